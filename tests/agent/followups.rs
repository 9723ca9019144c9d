//! What is said on an answer, in all languages: each works on what was shown last, and each can be undone. A new request ends
//! the one before.

use penchant::{
    agent::{
        conversation::Conversation,
        intent::speech::SpeechAct,
        marks::OwnMark,
        policy::{Allowance, Budget},
        world::World,
    },
    catalog::ItemIx,
    engine::{
        catalog_view::{CatalogView, MarkMade},
        library::Library,
    },
    recommend::{Ranker, SourceWeights, evidence::Signals},
};

use super::{fixture, library};

const FILMS: &str = "films.items.jsonl";
const GAMES: &str = "games.items.jsonl";
const DAY_MS: i64 = 86_400_000;
const NOW_MS: i64 = 1_000 * DAY_MS;

/// A conversation over a catalogue, in which every saying is answered.
struct Talk<'a> {
    world: CatalogView<'a>,
    conversation: Conversation,
    answer: Vec<ItemIx>,
}

impl<'a> Talk<'a> {
    fn over(library: &'a Library) -> Self {
        Self::with_marks(library, &[])
    }

    /// With marks, each with the days since it was made.
    fn with_marks(library: &'a Library, marks: &[(ItemIx, OwnMark, i64)]) -> Self {
        let ranker = Ranker::new(library.basis(), Signals::default(), SourceWeights::SHIPPED, 0.0, &|_| true);
        let made = |(ix, mark, days): &(ItemIx, OwnMark, i64)| MarkMade {
            ix: *ix,
            mark: *mark,
            at_ms: NOW_MS - days * DAY_MS,
        };
        let world = CatalogView::new(library, ranker).with_marks(marks.iter().map(made).collect(), NOW_MS);
        Self { world, conversation: Conversation::default(), answer: Vec::new() }
    }

    fn say(&mut self, text: &str) -> Vec<ItemIx> {
        self.conversation.say(text, &self.world, 2026);
        let mut executor = self.conversation.local(Budget { questions: 0, ..Budget::default() });
        executor.advance(&self.world, &Allowance::default(), 0);
        let answer = executor.answer(&self.world);
        self.conversation.settle(answer.reading.clone(), &answer.asked, &answer.items);
        self.answer.clone_from(&answer.items);
        answer.items
    }

    fn number(&self, ix: ItemIx, name: &str) -> f64 {
        self.world.items()[ix as usize].numbers[name]
    }

    /// Everything that holds, in words.
    fn holds(&self) -> String {
        let reading = &self.conversation.reading;
        let stated = reading.constraints.iter().map(|constraint| {
            let (name, op, value) = constraint.stated(self.world.vocabulary());
            format!("{name} {op} {value}").replace('"', "")
        });
        let mut stated: Vec<String> = stated.collect();
        stated.sort();
        let like = reading.like.iter().map(|ix| format!("like {ix}"));
        let unlike = reading.unlike.iter().map(|ix| format!("not {ix}"));
        let topic = reading.topic.iter().map(|topic| format!("about {topic}"));
        stated.into_iter().chain(like).chain(unlike).chain(topic).collect::<Vec<_>>().join("; ")
    }
}

/// Says something on the answer to a request, in each language, and what it does is undone by going back, in the same.
fn in_each_language(
    items: &str,
    request: &str,
    said: [&str; 6],
    holds: impl Fn(&mut Talk<'_>, &[ItemIx], &[ItemIx]) -> bool,
) {
    const BACK: [&str; 6] = ["go back", "zurück", "retour", "deshacer", "元に戻して", "تراجع"];
    let library = library(&fixture(items));
    for (text, back) in said.into_iter().zip(BACK) {
        let mut talk = Talk::over(&library);
        let first = talk.say(request);
        let before = talk.holds();
        assert!(first.len() > 2, "{request:?} has no answer");
        let next = talk.say(text);
        assert!(
            holds(&mut talk, &first, &next),
            "{text:?}: {}, and shows {next:?} after {first:?}",
            talk.holds()
        );
        assert_eq!(talk.say(back), first, "{back:?} after {text:?}");
        assert_eq!(talk.holds(), before, "{back:?} after {text:?}");
    }
}

#[test]
fn not_that_one_takes_the_first_away() {
    let said = ["not that one", "nicht das", "pas celui-là", "ese no", "それじゃない", "ليس هذا"];
    in_each_language(FILMS, "a drama", said, |_, first, next| !next.is_empty() && !next.contains(&first[0]));
}

#[test]
fn more_like_the_second_names_it() {
    let said = [
        "more like the second",
        "mehr wie das zweite",
        "plutôt comme le deuxième",
        "más como el segundo",
        "二番目のようなもの",
        "المزيد مثل الثاني",
    ];
    in_each_language(FILMS, "a drama", said, |talk, first, next| {
        talk.conversation.reading.like == [first[1]] && !next.contains(&first[1])
    });
}

#[test]
fn shorter_is_shorter_than_what_was_shown_first() {
    let said = ["shorter", "kürzer", "plus court", "más corto", "もっと短く", "اقصر"];
    in_each_language(FILMS, "a drama", said, |talk, first, next| {
        let most = talk.number(first[0], "minutes");
        !next.is_empty() && next.iter().all(|ix| talk.number(*ix, "minutes") < most)
    });
}

#[test]
fn cheaper_is_cheaper_than_what_was_shown_first() {
    let said = ["cheaper", "billiger", "moins cher", "más barato", "もっと安く", "ارخص"];
    in_each_language(GAMES, "a card game", said, |talk, first, next| {
        let most = talk.number(first[0], "price");
        !next.is_empty() && next.iter().all(|ix| talk.number(*ix, "price") < most)
    });
}

#[test]
fn something_else_and_more_show_what_was_not_shown() {
    for said in [
        ["something else", "etwas anderes", "autre chose", "otra cosa", "他のもの", "شيء آخر"],
        ["show me more", "zeig mir mehr", "montre-m'en plus", "muéstrame más", "もっと見せて", "اعرض المزيد"],
    ] {
        in_each_language(FILMS, "a drama", said, |_, first, next| {
            !next.is_empty() && !next.iter().any(|ix| first.contains(ix))
        });
    }
}

#[test]
fn why_is_asked_of_the_same_answer() {
    let said = ["why?", "warum?", "pourquoi ?", "¿por qué?", "どうして？", "لماذا؟"];
    in_each_language(FILMS, "a drama", said, |talk, first, next| {
        talk.conversation.reading.act == Some(SpeechAct::Why) && first == next
    });
}

#[test]
fn what_was_said_last_is_forgotten_on_request() {
    let library = library(&fixture(FILMS));
    for text in ["forget that", "vergiss das", "oublie ça", "olvida eso", "それは忘れて", "انس ذلك"]
    {
        let mut talk = Talk::over(&library);
        let first = talk.say("a drama");
        talk.say("under 100 minutes");
        assert_eq!((talk.say(text), talk.holds().as_str()), (first, "genre is Drama"), "{text:?}");
    }
}

#[test]
fn what_was_passed_over_stays_away_and_what_is_pointed_at_is_what_was_shown_last() {
    let library = library(&fixture(FILMS));
    let mut talk = Talk::over(&library);
    let first = talk.say("a drama");
    let second = talk.say("something else");
    let third = talk.say("show me more");
    assert!(!third.iter().any(|ix| first.contains(ix) || second.contains(ix)));
    let shorter = talk.say("a bit shorter");
    assert!(!shorter.iter().any(|ix| first.contains(ix)), "{shorter:?}");
    talk.say("not the third one");
    assert_eq!(talk.conversation.reading.unlike, [shorter[2]]);
    talk.say("thanks!");
    let liked = talk.answer[1];
    talk.say("more like number 2");
    assert_eq!(talk.conversation.reading.like, [liked]);
}

#[test]
fn a_new_request_ends_the_one_before_and_what_is_tied_to_it_does_not() {
    let library = library(&fixture(FILMS));
    for (says, holds) in [
        (&["a western under 100 minutes", "I'm looking for a comedy"][..], "genre is Comedy"),
        (&["something like Lonely River", "now a documentary, please"], "genre is Documentary"),
        (&["a film about zeppelins", "show me some thrillers"], "genre is Thriller"),
        (
            &["a drama in French", "Hello again! Can you recommend a comedy?"],
            "genre is Comedy; genre is Drama; language is fr",
        ),
        (&["ein Western, bitte", "ich suche eine Komödie"], "genre is Comedy"),
        (&["je cherche un western", "je voudrais une comédie"], "genre is Comedy"),
        (&["busco una comedia", "quiero un western"], "genre is Western"),
        (&["西部劇が見たい", "コメディが見たい"], "genre is Comedy"),
        (&["أريد فيلم رعب", "أريد فيلم كوميدي"], "genre is Comedy"),
        // What is tied to what was said, or is no request by itself.
        (&["a western", "under 100 minutes"], "genre is Western; minutes below 100"),
        (&["a western", "I want something also romantic"], "genre is Romance; genre is Western"),
        (&["a western", "I'd rather have a comedy"], "genre is Comedy"),
        (&["I love westerns", "Can you recommend a comedy?"], "genre is Comedy; genre is Western"),
        (&["a western", "without subtitles"], "genre is Western; subtitles is no"),
    ] {
        let mut talk = Talk::over(&library);
        says.iter().for_each(|text| drop(talk.say(text)));
        assert_eq!(talk.holds(), holds, "{says:?}");
    }
}

#[test]
fn what_is_compared_is_gone_with_what_is_said_next() {
    let library = library(&fixture(FILMS));
    let mut talk = Talk::over(&library);
    talk.say("a western");
    let compared = talk.say("which is better, Lonely River or Hidden Signal?");
    assert_eq!(compared.len(), 2);
    talk.say("under 150 minutes");
    assert_eq!(talk.holds(), "genre is Western; minutes below 150");
    talk.say("which is better, the first or the second?");
    assert_eq!(talk.answer.len(), 2);
    talk.say("a comedy");
    assert_eq!(talk.holds(), "genre is Comedy");
}

#[test]
fn notes_hold_whatever_is_asked_for() {
    let library = library(&fixture(FILMS));
    let mut talk = Talk::over(&library);
    talk.conversation.keep_in_mind("I never want horror", &talk.world, 2026);
    talk.say("I want a western");
    talk.say("I'm looking for a comedy");
    assert_eq!(talk.holds(), "genre is Comedy; genre is_not Horror");
    talk.say("go back");
    assert_eq!(talk.holds(), "genre is Western; genre is_not Horror");
}

/// Two that were liked, five and thirty days ago, one that was saved and one that is owned.
const MARKS: [(ItemIx, OwnMark, i64); 4] =
    [(3, OwnMark::Liked, 5), (7, OwnMark::Saved, 3), (9, OwnMark::Known, 1), (12, OwnMark::Liked, 30)];

#[test]
fn what_was_liked_is_told_by_when() {
    let library = library(&fixture(FILMS));
    for (text, found) in [
        ("what did I like?", &[3, 12][..]),
        ("what did I like last week?", &[3]),
        ("what did I like in the last 40 days?", &[3, 12]),
        ("what did I like yesterday?", &[]),
        ("what did I save this week?", &[7]),
        ("Was hat mir letzte Woche gefallen?", &[3]),
        ("Qu'est-ce que j'ai aimé la semaine dernière ?", &[3]),
        ("¿Qué me gustó la semana pasada?", &[3]),
        ("先週何が好きだった？", &[3]),
        ("ماذا أعجبني الأسبوع الماضي؟", &[3]),
    ] {
        let mut talk = Talk::with_marks(&library, &MARKS);
        assert_eq!(talk.say(text), found, "{text:?}: {:?}", talk.conversation.reading.marks);
        assert_eq!(talk.conversation.reading.act, Some(SpeechAct::Recall), "{text:?}");
    }
}

#[test]
fn one_s_own_marks_choose_and_leave_out() {
    let library = library(&fixture(FILMS));
    let all = library.catalog.items.len();
    for (text, only) in [
        ("show me the ones I saved", &[7][..]),
        ("only films I've already saved", &[7]),
        ("the films that I liked", &[3, 12]),
        ("those I already liked, from this week", &[3]),
        ("what do I own?", &[3, 9, 12]),
        ("zeig mir, was ich gespeichert habe", &[7]),
        ("montre-moi ce que j'ai gardé", &[7]),
        ("muéstrame lo que guardé", &[7]),
        ("保存したものを見せて", &[7]),
        ("اعرض ما حفظته", &[7]),
    ] {
        let mut talk = Talk::with_marks(&library, &MARKS);
        let mut found = talk.say(text);
        found.sort_unstable();
        assert_eq!(found, only, "{text:?}: {:?}", talk.conversation.reading.marks);
    }
    for (text, without) in [
        ("fifty films, and hide the ones I already liked", &[3, 12][..]),
        ("fifty films, nothing I've seen", &[3, 9, 12]),
        ("fifty films that I haven't seen yet", &[3, 9, 12]),
        ("fifty films, without what I saved", &[7]),
        ("show me fifty films, leave out everything I saved", &[7]),
        ("50 Filme, die ich noch nicht kenne", &[3, 9, 12]),
        ("50 films que je n'ai pas encore vus", &[3, 9, 12]),
        ("50 películas que no he visto todavía", &[3, 9, 12]),
        ("まだ見ていない映画", &[3, 9, 12]),
        ("أفلام لم أشاهدها بعد", &[3, 9, 12]),
    ] {
        let mut talk = Talk::with_marks(&library, &MARKS);
        let found = talk.say(text);
        let hidden: Vec<ItemIx> = (0..all as ItemIx).filter(|ix| without.contains(ix)).collect();
        assert!(!found.is_empty() && !found.iter().any(|ix| hidden.contains(ix)), "{text:?}: {found:?}");
        assert!(talk.conversation.reading.marks.iter().all(|marked| !marked.wanted), "{text:?}");
        assert_eq!(talk.conversation.reading.marks.len(), 1, "{text:?}");
    }
    // What tells a taste, or a story, chooses nothing.
    for text in [
        "something like the ones I liked",
        "I liked it",
        "I saw Lonely River",
        "the film I saw was Lonely River",
    ] {
        let mut talk = Talk::with_marks(&library, &MARKS);
        talk.say(text);
        assert_eq!(talk.conversation.reading.marks, [], "{text:?}");
    }
}

#[test]
fn nothing_is_asked_about_the_catalogue_beside_a_talk() {
    let library = library(&fixture(FILMS));
    for text in [
        "what can you do?",
        "hello",
        "thanks",
        "was kannst du?",
        "aide",
        "ayuda",
        "使い方",
        "مساعدة",
        "what did I like?",
    ] {
        let mut talk = Talk::over(&library);
        talk.say(text);
        assert_eq!(talk.conversation.question(&talk.world), None, "{text:?}");
    }
    let mut talk = Talk::over(&library);
    talk.say("a film");
    assert!(talk.conversation.question(&talk.world).is_some());
    talk.say("what can you do?");
    assert_eq!(talk.conversation.question(&talk.world), None);
}
