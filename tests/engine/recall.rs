//! What memory answers, with its evidence and its days, or that it does not know.

use penchant::{
    engine::protocol::{
        Act, Because, Forget, ForgetActs, Hold, HoldTopics, Recalled, Record, Topic, conversation::Asking,
    },
    memory::{InteractionKind, Subject, Surface},
};

use crate::support::{Bench, THEMES, item_id, theme_of};

const DAY_MS: i64 = 86_400_000;
/// The bench's clock stands at the first of January 2026.
const NOW_DAY: i64 = 20_454;

/// Items by when they were liked: in the winter of 2024, in the spring and the summer of 2025, the week before and today.
const LIKED: [(usize, i64); 5] =
    [(4, NOW_DAY - 360), (9, NOW_DAY - 280), (14, NOW_DAY - 170), (19, NOW_DAY - 7), (24, NOW_DAY)];

fn bench() -> Bench {
    let mut bench = Bench::steady();
    let acts = LIKED.map(|(n, day)| Act {
        kind: InteractionKind::Like,
        subject: Subject::Item(item_id(n).into()),
        surface: Surface::Import,
        placement: None,
        at_ms: Some(day * DAY_MS + DAY_MS / 2),
    });
    bench.clock.set(NOW_DAY * DAY_MS + DAY_MS / 2);
    bench.ask(Record { acts: acts.into(), feed: None, tell: false });
    bench
}

fn recall(bench: &mut Bench, text: &str) -> Recalled {
    bench.ask(Asking::StartOver);
    let told = bench.ask(Asking::Say { text: text.into() });
    *told.recalled.unwrap_or_else(|| panic!("{text}: nothing is asked of memory"))
}

fn items(told: &Recalled) -> Vec<usize> {
    let item = |id: &Option<String>| id.as_ref().and_then(|id| id.trim_start_matches("item-").parse().ok());
    told.acts.iter().filter_map(|act| item(&act.item)).collect()
}

#[test]
fn what_was_liked_is_told_by_when_in_every_language() {
    let mut bench = bench();
    for (text, liked) in [
        ("what did I like last winter?", &[4][..]),
        ("what did I like last summer?", &[14]),
        ("what did I like last spring", &[9]),
        ("what did I like last week?", &[19]),
        ("what did I like today?", &[24]),
        ("what did I like in 2025?", &[19, 14, 9, 4]),
        ("what did I love in the last two weeks?", &[24, 19]),
        ("what did I like before April 2025?", &[9, 4]),
        ("what did I like last autumn?", &[]),
        ("Was habe ich letzten Sommer gemocht?", &[14]),
        ("Was habe ich im vergangenen Winter gemocht?", &[4]),
        ("Was hat mir letzte Woche gefallen?", &[19]),
        ("Qu'est-ce que j'ai aimé l'été dernier ?", &[14]),
        ("Qu'est-ce que j'ai aimé l'hiver dernier ?", &[4]),
        ("¿Qué me gustó el verano pasado?", &[14]),
        ("¿Qué me gustó el invierno pasado?", &[4]),
        ("去年の夏に何が好きだった？", &[14]),
        ("先週何が好きだった？", &[19]),
        ("ماذا أعجبني الصيف الماضي؟", &[14]),
        ("ماذا أعجبني الأسبوع الماضي؟", &[19]),
    ] {
        let told = recall(&mut bench, text);
        assert_eq!((items(&told).as_slice(), told.total as usize), (liked, liked.len()), "{text}");
        assert!(told.acts.iter().all(|act| act.kind == InteractionKind::Like), "{text}");
    }
}

#[test]
fn what_is_known_of_something_is_told_with_its_evidence_or_that_nothing_is() {
    let mut bench = bench();
    bench.act(InteractionKind::Open, &item_id(8));
    bench.ask(Asking::Say { text: "Remember that I never want theme3".into() });
    let topic = Topic { facet: Some("theme".into()), value: "theme3".into() };
    bench.ask(HoldTopics { change: vec![(topic, Some(Hold::Follow))], ..HoldTopics::default() });
    for (text, theme) in [
        ("what do you know about me and theme0?", 0),
        ("What do you know about me and theme1", 1),
        ("was weißt du über mich und theme0?", 0),
        ("que sais-tu de moi et theme0 ?", 0),
        ("¿qué sabes de mí y theme0?", 0),
        ("ماذا تعرف عني theme0", 0),
    ] {
        let told = recall(&mut bench, text);
        assert!(!told.acts.is_empty(), "{text}");
        assert!(items(&told).iter().all(|n| n % THEMES == theme), "{text}: {:?}", items(&told));
        assert_eq!((told.notes.len(), told.topics.len()), (0, 0), "{text}");
    }
    let told = recall(&mut bench, "what do you know about me and theme3?");
    assert_eq!((told.topics.len(), items(&told)), (1, vec![19]), "what was said outright is told, too");
    let told = recall(&mut bench, "what do you know about me and gardening?");
    assert_eq!(told, Recalled::default());
    let told = recall(&mut bench, "what do you know about me?");
    assert_eq!((told.total, told.topics.len()), (6, 1), "everything that was done of one's own will");
    assert_eq!(told.acts.iter().filter(|act| act.kind == InteractionKind::Open).count(), 1);
}

#[test]
fn what_is_taken_back_or_forgotten_is_not_recalled() {
    let mut bench = bench();
    bench.act(InteractionKind::NotInterested { reason: None }, &item_id(19));
    bench.ask(ForgetActs { what: Forget::Item { item: item_id(14) }, feed: None });
    assert_eq!(items(&recall(&mut bench, "what did I like?")), [24, 9, 4]);
}

#[test]
fn rules_are_recalled_by_what_they_are_about() {
    let mut bench = bench();
    let told = bench.ask(HoldTopics { of: Some(item_id(2)), ..HoldTopics::default() });
    let rule = told.offers.into_iter().find(|rule| rule.because == Because::Topic);
    bench.ask(HoldTopics { say: rule, ..HoldTopics::default() });
    let of = |bench: &mut Bench, text: &str| recall(bench, text).rules.len();
    assert_eq!(theme_of(&item_id(2)), 2);
    assert_eq!(of(&mut bench, "what do you know about me and theme2?"), 1);
    assert_eq!(of(&mut bench, "what do you know about me and theme1?"), 0);
}

#[test]
fn what_was_done_at_a_time_or_to_what_is_of_a_topic_can_be_forgotten_and_put_back() {
    for (text, left) in [
        ("forget what I liked last winter", &[24, 19, 14, 9][..]),
        ("forget what I did last week", &[24, 14, 9, 4]),
        ("forget what you know about theme3", &[24, 14, 9, 4]),
        ("forget what you know about theme0 before April 2025", &[24, 19, 14, 9]),
    ] {
        let mut bench = bench();
        let forget = |bench: &mut Bench| {
            let told = bench.ask(Asking::Say { text: text.into() });
            let step = told.confirm.unwrap_or_else(|| panic!("{text}: {:?}", told.steps));
            bench.ask(Asking::Confirm { step, yes: true });
            step
        };
        forget(&mut bench);
        assert_eq!(items(&recall(&mut bench, "what did I like?")), left, "{text}");
        let mut bench = self::bench();
        let step = forget(&mut bench);
        bench.ask(Asking::Undo { step });
        assert_eq!(items(&recall(&mut bench, "what did I like?")), [24, 19, 14, 9, 4], "{text}");
    }
}
