//! English.

use super::tables::{
    Cmp::{Above, Around, AtLeast, AtMost, Below, Exactly},
    Tables,
};
use crate::agent::measure::Measure;

/// The words of English.
pub const ENGLISH: Tables = Tables {
    before: &[
        (AtMost, None, "
            no more than, not more than, no longer than, not longer than, no bigger than, no larger than,
            no heavier than, not exceeding, not over, not above, at most, up to, maximum of, max of, < =, ≤, max,
            maximum, within
        "),
        (AtMost, Some(Measure::Year), "no later than, no newer than, until"),
        (AtLeast, Some(Measure::Year), "no older than, not older than, no earlier than, since"),
        (AtLeast, None, "
            no less than, not less than, no fewer than, not under, not below, at least, minimum of, > =, ≥, minimum,
            min
        "),
        (Above, Some(Measure::Year), "more recent than, newer than, later than, after"),
        (Below, None, "
            less than, fewer than, lower than, smaller than, shorter than, lighter than, <, under, below
        "),
        (Below, Some(Measure::Money), "cheaper than"),
        (Below, Some(Measure::Year), "older than, earlier than, prior to, before"),
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
            or smaller, at most, at the most, at max, max, maximum, tops
        "),
        (AtLeast, "
            or more, or over, or above, or longer, or higher, or better, or newer, or later, or bigger, and up,
            and above, and over, and later, and newer, at least, minimum, onwards, onward, +, plus
        "),
    ],
    denials: "
        anything but, everything but, other than, rather than, instead of, not, no, without, except, excluding,
        exclude, avoid, avoiding, minus, skip, hate, hates, dislike, dislikes, dont, doesnt, isnt, arent, nothing,
        never, neither, nor, cant, cannot, wont, allergic to, sick of, tired of, less
    ",
    denial_ends: "
        but, a, an, something, anything, i, we, please, with, that, which, under, over, at, in, on, from, since,
        before, after, between, below, above, within, less, more, should, must, for, instead, just, only, like,
        give, show
    ",
    free_of: "gluten, sugar, dairy, ad, lactose, nut, meat, alcohol, violence",
    hedges: "
        ideally, preferably, if possible, would be nice, would be great, would be a plus, is a plus, nice to have,
        maybe, perhaps, hopefully, prefer, preference for, leaning towards
    ",
    indifferent: "
        any, whatever, regardless of, forget the, forget about, ignore the, drop the, dont care about,
        dont mind the, no matter the
    ",
    indifferent_after: "
        doesnt matter, does not matter, dont mind, do not mind, dont care, do not care, no preference, is fine
    ",
    like: "
        something like, similar to, more like, much like, just like, in the vein of, in the style of,
        reminiscent of, reminds me of, such as, alternatives to, alternative to, replacement for, fan of, enjoyed,
        loved, love, liked, like
    ",
    stop: "
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
        under, kind, sort, type, option, options, idea, ideas, help, time, half, per, total, through, between, s, t,
        within, available, suitable, hi, hello, hey, thanks, thank, dont, doesnt, isnt, cant, wont, whats, surprise,
        work, works, go, going, take, takes, use, using, run, runs, play, watch, read, cook
    ",
    generic: "
        app, application, article, book, dish, film, game, item, meal, movie, novel, product, program, programme,
        recipe, show, software, song, title, tool, track, video
    ",
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
        something different, something else, others, other ones, none of these, none of those, different ones,
        show me more, anything else
    ",
    everyday: &[
        ("funny, hilarious, laugh", "comedy, humor, humour"),
        ("scary, creepy, spooky", "horror"),
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
        ("suspenseful", "thriller"),
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
    remember: "remember that, remember:, please remember, keep in mind that, keep in mind:",
    forget: "
        forget what you know about, forget everything about, forget that i, forget about my, forget my
    ",
    watch: "
        tell me when, tell me if, tell me as soon as, let me know when, let me know if, notify me when,
        alert me when, keep an eye out for, watch for
    ",
    arrival: "
        there is, there's, there are, you find, you see, something new, a new, any new, new
    ",
};
