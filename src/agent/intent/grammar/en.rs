//! English.

use super::tables::{
    Cmp::{Above, Around, AtLeast, AtMost, Below, Exactly},
    Tables,
};
use crate::agent::{
    marks::OwnMark::{Known, Liked, Saved},
    measure::Measure,
};

/// The words of English.
pub const ENGLISH: Tables = Tables {
    before: &[
        (AtMost, None, "
            no more than, not more than, no longer than, not longer than, no bigger than, no larger than,
            no heavier than, no higher than, no more, anything up to, not exceeding, not over, not above, at most, up to, maximum of, max of, < =, ≤, max,
            maximum, within
        "),
        (AtMost, Some(Measure::Year), "no later than, no newer than, until"),
        (AtLeast, Some(Measure::Year), "no older than, not older than, no earlier than, since"),
        (AtLeast, None, "
            no less than, not less than, no fewer than, not under, not below, at least, minimum of, > =, ≥, minimum, min
        "),
        (Above, Some(Measure::Year), "more recent than, newer than, later than, after"),
        (Below, None, "
            less than, fewer than, shorter then, less then, anything under, lower than, smaller than, shorter than, lighter than, <, under, below
        "),
        (Below, Some(Measure::Money), "cheaper than"),
        (Below, Some(Measure::Year), "older than, earlier than, prior to, before, pre -, pre"),
        (Above, None, "
            more than, greater than, higher than, longer than, bigger than, larger than, >, over, above, exceeding
        "),
        (Above, Some(Measure::Rating), "better than"),
        (AtMost, Some(Measure::Money), "budget of, budget is"),
        (Around, None, "around, about, roughly, approximately, circa"),
        (Exactly, None, "exactly"),
    ],
    after: &[
        (AtMost, "
            or less, or fewer, or under, or below, or lower, or shorter, or cheaper, or older, or earlier,
            or smaller, and under, and below, and less, and shorter, at most, at the most, at max, max, maximum, tops
        "),
        (AtLeast, "
            or more, or over, or above, or longer, or higher, or better, or newer, or later, or bigger, and up,
            and above, and over, and more, and later, and newer, at least, minimum, onwards, onward, +, plus
        "),
    ],
    denials: "
        dont have the energy for, dont have time for, dont have the time for, dont have the patience for, no time for, no energy for, no patience for,
        anything but, everything but, other than, rather than, instead of, not, no, non, without, except, excluding,
        exclude, stay away from, staying away from, steer clear of, keep away from, avoid, avoiding, hide, leave out, filter out, leaving out, minus, skip, hate, hates, hated, dislike, dislikes, disliked, loathe, loathed, despise, dont, doesnt, isnt, arent, nothing,
        wasnt excited by, wasnt impressed by, wasnt a fan of, wasnt fond of, wasnt into, wasnt happy with,
        never, neither, nor, cant, cannot, wont, didnt, shouldnt, wouldnt, havent, aint, allergic to, sick of, tired of, fed up with, enough of, less
    ",
    denial_ends: "
        but, a, an, something, anything, i, we, please, with, that, which, under, over, at, in, on, from, since,
        before, after, between, below, above, within, less, more, should, must, for, instead, just, only, like,
        give, show, because, although, though, if, when, while, so, nothing, not, no, dont, without, who, where, theyre, its, it
    ",
    undenied: "
        not only, not just, no preference, not matter, no matter, no idea, not necessarily, no problem, no wait,
        no thanks, not sure, not picky, not bad, no more than, not more than, no less than, not less than,
        no longer than, not longer than, no later than, not later than, no older than, not older than,
        no newer than, not newer than, no fewer than, not over, not under, not above, not below, less than,
        less expensive, less known, dont mind, dont care about, dont care if, dont care what, dont matter, dont know, dont have, dont wait, dont worry,
        doesnt mind, doesnt matter, doesnt care about, doesnt have, cant wait, cant get enough, cannot wait, cannot get enough, cant go wrong,
        cant remember, cant think, cant decide, wont mind, wouldnt mind, never seen, never read, never played,
        never watched, never heard, never tried, havent seen, havent read, havent played, havent watched,
        havent heard, havent tried, not seen, not read, not yet, no doubt, nothing beats, nothing better, non fiction,
        non - fiction, no one, dont forget, there is nothing like, theres nothing like, cant find, cannot find, couldnt find, could not find, havent found, have not found, not as, not so much, no rush, not a problem, or less, didnt see, did not see, didnt read, did not read, didnt watch, did not watch,
        didnt like it as much as, did not like it as much as, didnt enjoy it as much as, did not enjoy it as much as
    ",
    bridges: "
        want, wants, need, like, likes, a, an, any, anything, something, that, with, is, are, to, be, been, being,
        too, watch, watching, see, seeing, read, reading, play, playing, look, looking, for, interested, interest, in,
        into, fan, fans, of, the, mood, really, particularly, especially, big, huge, overly, overtly, very, so, have, has,
        it, i, we, us, me, my, our, give, show, recommend, suggest, get, kind, kinds, sort, type, your, those,
        these, feel, really, another, up, as, usually, keen, on, crazy, enjoy, love, care, do, super, ever, again,
        more, you, think, believe, suppose, want, wanna, going, go, just, from, about, find, take, use, using, deal, out, all, stand, bear,
        handle, tolerate, stomach, up
    ",
    degrees: "too, overly, overtly, very, so, super, as",
    only: "anything but, anything except, anything other than, anything else than, but",
    averse: "hate, dislike, mind",
    anew: "
        a, an, under, over, at, in, on, from, with, less, more, i, it, not, no, for, preferably, ideally, we, my
    ",
    needless: "
        doesnt have to be, does not have to be, dont have to be, do not have to be, neednt be, need not be,
        doesnt need to be, does not need to be, not necessarily, doesnt have to have, does not have to have, doesnt need to have,
        does not need to have, doesnt need, does not need, dont need
    ",
    reported: "
        said, says, asked for, told me, told us, suggested, recommended, recommends, suggests, insists on, insisted on, claims, swears by, wanted
    ",
    told: "
        i saw, i just saw, i recently saw, i watched, i just watched, i recently watched, i have watched, i have seen, i have recently seen, ive seen, ive watched,
        ive been watching, ive been reading, ive been playing, i read, i have read, ive read, i played, ive played, we saw, we watched, weve seen, we have seen,
        we played, just finished, just saw, just watched, just read, finished watching, finished reading, i finished, i thought, i grew up, we grew up, grew up,
        when i was, i was a kid, as a kid, as a child, i spent, we spent, i still found, i found, i did like how, i liked how, i speak, i also speak, we speak, i went, we went
    ",
    was: "was, were, wasnt, werent",
    pursued: "looking, wondering, hoping, thinking, after, going, trying, searching",
    turns: "but, so",
    latest: "last, recent, latest, first",
    whole: "everything, all, every, any",
    narrator: "i, im, ive, id, we, wed, can, do",
    relative: "that, which, who",
    made: "made, shot, set, written, born",
    demanding: "
        want, wants, need, needs, looking, give, show, find, recommend, suggest, please, must, should, wanna, prefer, something, anything, similar, like
    ",
    described: "it is a, it is an, its a, its an",
    praise: "great, fun, awesome, amazing, the best, my favorite, my favourite, my favorites, my favourites, good, really good, always good, always fun, so much fun",
    excess: "
        is too much, is absolutely too much, is way too much, is too long, is way too long, is pushing it, is a no go, is out of the question, is too expensive,
        is too many, is a dealbreaker, is a deal breaker, is no good, wont work, will not work, would be too much, would be too long
    ",
    beside: "focus, main focus, point, main point, main thing, main plot, central, important, center, centre, heart",
    blame: "
        boring, so boring, just boring, stupid, overrated, awful, terrible, annoying, lame, dumb, not my thing, not my cup of tea, not for me, too much for me,
        a turn off
    ",
    unmoved: "
        did nothing for, does nothing for, didnt do anything for, didnt do much for, didnt do it for, doesnt do it for, left me cold, leaves me cold,
        left us cold, bored me, bores me, bored us, put me to sleep, puts me to sleep, put us to sleep, didnt work for me, didnt work for us, fell flat,
        let me down, disappointed me, was a letdown, was a let down
    ",
    devotees: "fan, fans, buff, lover, lovers, addict, geek, nerd, enthusiast, junkie",
    speaker: "i, we, you, ive, weve, who, that, be, is, been, was, get, got",
    wishes: "
        like, likes, liked, love, loves, loved, enjoy, enjoys, enjoyed, adore, adores, fan of, fans of, am into, im into,
        are into, is into, really into, in the mood for, can watch, open to, okay with, ok with, fine with, favorite, favourite, favorites, partial to, keen on,
        prefer, prefers, preference for, leaning towards
    ",
    demands: "
        want, need, must, looking, give, show, find, recommend, suggest, under, should, please, has, have, can, could, would
    ",
    adverbs: "
        really, also, usually, mostly, do, just, always, both, absolutely, generally, all, sometimes, even, still,
        especially, tend, to, mainly, particularly, definitely, typically, dearly, quite, only, normally
    ",
    likers: "
        i, we, you, they, kids, children, friends, girls, boys, parents, sons, daughters, people, guys, who,
        grandparents, students, players, readers, everyone
    ",
    unscaled: "
        to, day, days, week, weeks, night, month, months, year, years, morning, evening, time, times, lot, while, friend, friends,
        people, way, man, woman, lady, guy
    ",
    free_of: "gluten, sugar, dairy, ad, lactose, nut, meat, alcohol, violence",
    hedges: "
        ideally, preferably, if possible, would be nice, would be great, would be a plus, is a plus, a bonus, nice to have,
        maybe, perhaps, hopefully, welcome, wouldnt mind, would not mind, wouldnt hurt, bonus points
    ",
    indifferent: "
        any, whatever, regardless of, forget the, forget about, ignore the, drop the, dont care about, dont mind the, no matter the
    ",
    indifferent_after: "
        doesnt matter, does not matter, dont mind, do not mind, dont care, do not care, no preference, is fine, is fine too, is ok, is okay
    ",
    companions: "
        wife, husband, girlfriend, boyfriend, partner, spouse, fiance, fiancee, son, daughter, brother, sister, friend, mom,
        mum, mother, dad, father, roommate, flatmate, kid, gf, bf, grandma, grandpa
    ",
    counting: "we are, we re, were, weve got, there are, there will be, theres, family of, group of, party of, for the",
    more_people: "more people, more players, more friends, bigger groups, larger groups, a bigger group, a larger group",
    for_children: "
        family friendly, family - friendly, family appropriate, kid friendly, kid - friendly, child friendly, child - friendly,
        for the whole family, for the entire family, for all the family, suitable for children, suitable for kids,
        for children, for kids, for the kids, for my kids, for our kids, with the kids, with my kids, with our kids,
        with kids, with children, with my children, with the whole family, pg or lower
    ",
    asking: "
        looking, want, wants, need, needs, recommend, recommendation, recommendations, suggest, suggestion, suggestions,
        find, finding, show, give, gimme, something, anything, please, like, love, enjoy, prefer, similar, after, good, wish,
        ideally, should, must, lets, know, without, without, no, not
    ",
    greetings: "
        hi, hii, hello, hey, hiya, howdy, yo, greetings, good morning, good afternoon, good evening, hi there, hello there,
        hey there, how are you doing today, how are you doing, how are you today, how are you, hows it going, how is it going, whats up, how do you do
    ",
    thanks: "thanks, thank you, thank you so much, thx, ty, cheers, much appreciated, great thanks, thats all",
    small_talk: "
        i am good, im good, im fine, i am fine, im great, i am great, i am well, im well, doing well, pretty good, good,
        fine, great, well, and you, and yourself, how about you, what about you, yourself, you, i am, im, thats, it, a lot,
        so much, very much, perfect, nice, cool, awesome, ok, okay, bye, goodbye, see you, have a nice day, for asking, my friend,
        friend, today, there, lovely, was, is, very, helpful, for your help, for the help, all, excellent, me too, lol, haha
    ",
    help: "
        what can you do, what do you do, what can i ask, what can i say, how does this work, how do you work, how do i use this,
        how to use this, who are you, what are you, what is this app, are you a bot, are you human, can you help me, help me out
    ",
    why: "
        why, why this, why this one, why that one, why these, why those, why did you, how did you choose, explain, explain this, why are
        these here, how come
    ",
    compare: "
        which is better, which one is better, whats better, what is better, which of these is better, compare, difference between,
        differences between, how do they compare, which should i
    ",
    recall_heads: "what did i, what have i, what did we, which ones did i, which did i, which ones have i, what things did i",
    recall_verbs: &[
        (Liked, "like, liked, love, loved, enjoy, enjoyed"),
        (Saved, "save, saved, bookmark, bookmarked"),
        (Known, "watch, watched, see, seen, read, play, played, finish, finished, hear, heard, own, owned"),
    ],
    recall_about: "
        what do you know about me and, what do you know about me, what do you know about my, what do you know of me and, what do you know of me,
        what do you remember about me and, what do you remember about me, what do you remember about my, what do you remember about,
        what do you remember of, what do you have on me
    ",
    recall: "
        what did i like, what have i liked, what do i like, what did i save, what have i saved, which ones did i like, which did i like,
        which ones have i liked, which ones did i save, which did i save, what did i watch, what did i read, what did i play, what have i seen, what have i read,
        what have i played, what do i own, what i liked, what i saved, my likes, my liked
    ",
    marked: &[
        (Liked, true, "i liked, i already liked, i have liked, i have already liked, ive liked, ive already liked"),
        (Saved, true, "
            i saved, i already saved, i have saved, i have already saved, ive saved, ive already saved, i bookmarked, ive bookmarked, i put aside
        "),
        (Known, true, "
            i saw, i already saw, i have seen, i have already seen, ive seen, ive already seen, i read, i have read, i have already read, ive read, ive already read,
            i played, i have played, i have already played, ive played, ive already played, i watched, ive watched, ive already watched, i finished, ive finished,
            i own, i already own, i have already, i already have, i know, i already know, i know already
        "),
        (Known, false, "
            i havent seen, i have not seen, ive not seen, i havent read, i have not read, i havent played, i have not played, i havent tried, i havent watched,
            i dont know, i dont have, i dont own, not seen, not read, not played, unseen, unread, new to me, not yet
        "),
        (Liked, false, "i havent liked, i have not liked, not liked yet"),
        (Saved, false, "i havent saved, i have not saved, not saved yet"),
    ],
    asked_for: &[
        (Liked, "
            what did i like, what have i liked, what do i like, which ones did i like, which did i like, which ones have i liked, my likes, my liked
        "),
        (Saved, "what did i save, what have i saved, which ones did i save, which did i save, my saved, on my list, from my list, my bookmarks"),
        (Known, "what did i watch, what did i read, what did i play, what have i seen, what have i read, what have i played, what do i own"),
    ],
    marked_heads: "what, ones, things, everything, all, anything, nothing, none, those, which, that, stuff, whatever, any",
    within: &[
        (1, "today"),
        (2, "yesterday, last night, the other day"),
        (7, "this week, the past week, past week, in the last week, the last seven days, the last 7 days"),
        (14, "last week, the last two weeks"),
        (31, "this month, the past month, past month, in the last month, lately, recently"),
        (62, "last month"),
        (366, "this year, the past year, past year"),
        (731, "last year"),
    ],
    openings: "
        i want, i need, we want, we need, i would like, we would like, id like, wed like, i would love, id love, looking for, find me, find a, find some, show me,
        recommend, suggest, give me, get me, is there, are there, do you have, do you know, have you got, any good, how about, what about, help me, something like,
        anything like, want
    ",
    ties: "
        also, as well, instead, rather, actually, else, other, others, another, one, ones, same, still, again, add, like that, like this, like those, like these,
        like it, like them, than that, of those, of these, of them, among them, in addition, on top
    ",
    fragments: "
        it, its, they, theyre, those, these, that, thats, this, and, but, or, with, without, in, from, not, no, except, only, under, over
    ",
    forget_all: "
        delete everything, forget everything, erase everything, delete all my data, delete my data, erase my data, forget me,
        forget all you know, forget all about me, delete all you know, clear my data, wipe everything, remove all my data,
        delete all data, wipe my data, reset everything
    ",
    back: "go back, back, undo, undo that, forget that, take that back, never mind, nevermind, one step back",
    popular: "
        what is popular right now, whats popular right now, what is popular, whats popular, popular right now, most popular,
        trending, whats hot, popular at the moment, popular these days, what are people watching, what are people reading,
        what are people playing, what do people like, popular
    ",
    ordinals: "first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth",
    corrections: "
        no wait, wait no, wait a, no sorry, sorry i meant, i meant, i mean, make that, scratch that, or rather, correction,
        on second thought, strike that, no actually
    ",
    seen: "
        saw, seen, watched, watching, rewatched, read, finished, played, tried, own, owned, have, already, bought,
        got, had, through, finishing, reading
    ",
    like: "
        something like, along the lines of, similar in vein to, comparable to, as good as, in the spirit of,
        akin to, remind me of, fans of, close to, anything like, favorite is, favourite is, favorites are, adore,
        enjoy, loves, likes, enjoys, similar to, more like, much like, just like, in the vein of, in the style of,
        reminiscent of, reminds me of, such as, alternatives to, alternative to, replacement for, fan of, enjoyed, loved, love, liked, like
    ",
    stop: "
        rated, sorry, coming, comes, picky, asking, thinking, doing, seeing, checking, thatll, itll, theyll, sound, sounds, appear, appears, chance, chances, ty, u, ur,
        hold, holds, recommending, suggesting, hehe, afternoon, everybody, yeah, yep, lol, haha, forward, hopefully, guess, wait, honestly, seriously, kinda, whole,
        anymore, asap, wondered, appreciate, appreciated, know, though, think, try, trying, types, kinds, sorts, way, see, seen, saw, watch, watched, watching, already, everything,
        everyone, nobody, somebody, anyone, well, anyway, after, before, because, since, while, during, again, against, course,
        sure, probably, maybe, mind, wouldnt, shouldnt, havent, didnt, theres, thats, also, still, even, much, many, keep,
        kept, come, came, say, says, said, tell, told, thought, mean, means, lets, first, last, next, once, twice, finally,
        lately, recently, usually, mostly, often, ago, year, years, week, month, day, night, morning, friend, friends, wife,
        husband, girlfriend, boyfriend, partner, daughter, son, mom, dad, mother, father, sister, brother, people, guys, etc,
        suggestions, suggestion, advice, ones, fan, mix, couple, somewhat, fairly, pretty, super, extremely, absolutely, totally,
        overly, heard, hear, hope, hoping, hate, hates, enjoying, liking, loving, interested, favorite, favourite, favorites,
        wonder, wondering, open, anybody, rather, either, neither, every, without, around, away, back, down, off, yes, yeah, no,
        nope, please, pls, plz, thx, cheers, yo, hey, gimme, sum, got, gonna, wanna, along, lines, something, including, let, side,
        bonus, points, bed, alternative, alternatives, replacement, excellent, amazing, awesome, fantastic, perfect, wonderful, brilliant, decent, overall, generally, basically,
        actually, especially, particularly, whatever, however, ill, youre, theyre, weve, youve, isnt, dont, cant, couldnt,
        part, matter, matters, right, proper, certain, decent, interesting, suits, a, an, the, i, im, ive, id, ill,
        we, us, our, my, me, you, your, it, its, they, them, he, she, his, her, is, are, was, were, be, been, being,
        am, do, does, did, have, has, had, having, can, could, would, will, shall, should, may, might, must, to, of,
        in, on, at, by, for, from, with, about, into, as, than, then, so, such, that, this, these, those, there,
        here, and, or, but, nor, not, no, if, when, while, which, who, what, whose, where, how, all, any, both,
        each, some, something, anything, nothing, someone, thing, things, stuff, one, ones, please, want, wants,
        wanted, need, needs, looking, look, find, show, give, get, got, suggest, recommend, recommendation,
        recommendations, pick, choose, like, likes, liked, love, loved, enjoy, enjoyed, similar, prefer, ideally,
        preferably, maybe, perhaps, really, very, quite, too, just, only, also, bit, lot, little, more, most, less,
        least, much, many, few, good, great, nice, best, top, fine, ok, okay, cool, let, lets, feel, feeling, mood,
        tonight, today, tomorrow, evening, weekend, now, make, made, put, together, without, except, instead,
        actually, rather, other, another, else, same, different, new, ever, never, always, own, out, up, over,
        under, kind, sort, type, option, options, idea, ideas, help, half, per, total, through, between, s, t,
        within, available, suitable, hi, hello, hey, thanks, thank, dont, doesnt, isnt, cant, wont, whats, surprise,
        work, works, go, going, take, takes, use, using, run, runs, play, watch, read, cook,
        besides, apart, oh, wow, omg, hmm, huh, heya, alright, btw, tbh, imo, whos, hows, wheres, whom, him, their, mine, yours, hers, ours, theirs, myself, yourself, himself, herself, itself, ourselves,
        themselves, although, unless, whether, otherwise, yet, sometimes, somehow, somewhere, several, various, indeed, example
    ",
    generic: "
        app, application, article, book, dish, film, game, item, meal, movie, novel, product, program, programme,
        recipe, show, software, song, title, tool, track, video
    ",
    occasions: "date night, movie night, film night, game night, games night, family night, girls night, guys night, night in, night off, day off, rainy day",
    supposed: "if it is, if its, if they are, if theyre",
    company: "watch, watching, see, seeing, saw, seen, play, playing, played, read, reading, act, acting, work, working, go, went, cook, sit, laugh, do",
    sets: "
        reading list, watch list, watchlist, playlist, marathon, bundle, starter kit, together, toolkit, kit,
        set of, in total, altogether, all together, combined, double bill, double feature, menu, programme,
        program of, shopping list, overall, adding up to, collection of, lineup, line up, an evening of
    ",
    surprise: "
        surprise me, surprise us, a surprise, something surprising, something unexpected, something random,
        at random, i am feeling lucky, im feeling lucky, you choose, you decide, dealers choice
    ",
    change: "
        something different, something else, more of these, more please, others, other ones, none of these, none of those, different ones,
        show me more, anything else
    ",
    everyday: &[
        ("funny, hilarious, laugh, comedic", "comedy, humor, humour"),
        ("scary, creepy, spooky, terrifying", "horror"),
        ("musical", "musical, music"),
        ("suspenseful, suspense", "suspense, thriller"),
        ("love story, romantic, chick flick, click flick", "romance, love stories"),
        ("teamwork, team work, work together, working together", "cooperative, team-based"),
        ("family friendly, family appropriate, kid friendly, child friendly, whole family", "family, children, kids"),
        ("biography, biographies", "biography, biography & autobiography"),
        ("graphic novel, comic", "graphic novels, comics"),
        ("superhero", "superhero"),
        ("cowboy", "western"),
        ("violent", "violence"),
        ("kid", "kids, children, family, child"),
        ("child", "children, kids, family"),
        ("children", "kids, child, family"),
        ("scifi", "sci-fi, science fiction"),
        ("sci fi", "science fiction, scifi"),
        ("science fiction", "sci-fi, scifi"),
        ("cartoon", "animation, animated"),
        ("animated", "animation"),
        ("movie", "film"),
        ("film", "movie"),
        ("tv", "television"),
        ("whodunit, detective", "mystery, crime"),
        ("veggie, meatless", "vegetarian"),
        ("plant based", "vegan"),
        ("beginner", "beginner, easy"),
        ("mac", "macos, mac os x, os x"),
        ("macbook", "macos, mac"),
        ("iphone, ipad", "ios"),
        ("pc", "windows"),
        ("coop", "co-op, cooperative"),
        ("co op", "cooperative, coop"),
        ("cooperative", "co-op, coop"),
        ("solo", "single-player, solitaire"),
        ("rom com, romcom", "romantic comedy, romance"),
        ("biopic", "biography"),
        ("documentary, doc", "documentary"),
        ("photo", "photography"),
        ("image editor", "raster graphics"),
        ("chat", "instant messaging"),
        ("browser", "web browser"),
        ("oss", "open source"),
    ],
    languages: &[
        ("english", "en", "united kingdom"),
        ("german", "de", "germany"),
        ("french", "fr", "france"),
        ("spanish", "es", "spain"),
        ("italian", "it", "italy"),
        ("portuguese", "pt", "portugal"),
        ("dutch", "nl", "netherlands"),
        ("swedish", "sv", "sweden"),
        ("norwegian", "no", "norway"),
        ("danish", "da", "denmark"),
        ("finnish", "fi", "finland"),
        ("icelandic", "is", "iceland"),
        ("polish", "pl", "poland"),
        ("czech", "cs", "czech republic"),
        ("hungarian", "hu", "hungary"),
        ("romanian", "ro", "romania"),
        ("greek", "el", "greece"),
        ("turkish", "tr", "turkey"),
        ("russian", "ru", "russia"),
        ("ukrainian", "uk", "ukraine"),
        ("arabic", "ar", "egypt"),
        ("hebrew", "he", "israel"),
        ("hindi", "hi", "india"),
        ("bengali", "bn", "bangladesh"),
        ("tamil", "ta", "india"),
        ("persian", "fa", "iran"),
        ("thai", "th", "thailand"),
        ("vietnamese", "vi", "vietnam"),
        ("indonesian", "id", "indonesia"),
        ("japanese", "ja", "japan"),
        ("korean", "ko", "south korea"),
        ("chinese", "zh", "china"),
        ("mandarin", "zh", "china"),
        ("cantonese", "yue", "hong kong"),
        ("welsh", "cy", "wales"),
        ("irish", "ga", "ireland"),
        ("catalan", "ca", "spain"),
        ("esperanto", "eo", ""),
        ("latin", "la", ""),
        ("klingon", "tlh", ""),
    ],
    hints: &[
        (Measure::People, "group, friends, guests, everyone"),
        (Measure::Money, "budget, afford, money"),
        (Measure::Time, "time, busy"),
        (Measure::Age, "kids, children, son, daughter"),
        (Measure::Bytes, "disk, storage"),
    ],
    ones: "
        zero, one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen,
        fifteen, sixteen, seventeen, eighteen, nineteen
    ",
    tens: "twenty, thirty, forty, fifty, sixty, seventy, eighty, ninety",
    decades: "twenties, thirties, forties, fifties, sixties, seventies, eighties, nineties",
};
