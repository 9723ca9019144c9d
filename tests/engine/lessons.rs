//! What an act taught is told by what it changes among the first places.

use std::collections::HashMap;

use penchant::{
    engine::protocol::{Feed, Forget, ForgetActs, Lesson, Record},
    memory::InteractionKind,
};

use crate::support::{Bench, act_on, item_id, theme_of};

fn told(bench: &mut Bench, kind: InteractionKind, item: &str) -> Vec<Lesson> {
    bench.ask(Record { acts: vec![act_on(kind, item, None)], feed: None, tell: true }).learnt
}

fn themes(bench: &mut Bench) -> HashMap<String, i32> {
    let mut themes = HashMap::new();
    for card in bench.feed(24).cards {
        *themes.entry(format!("theme{}", theme_of(&card.id))).or_default() += 1;
    }
    themes
}

#[test]
fn what_was_learnt_is_what_changes_in_the_feed() {
    for (kind, grows) in
        [(InteractionKind::Like, true), (InteractionKind::NotInterested { reason: None }, false)]
    {
        let mut bench = Bench::steady();
        // Out of the first places, so that nothing goes from them by being decided on.
        let item = item_id(4 * 20 + 1);
        let before = themes(&mut bench);
        let lessons = told(&mut bench, kind, &item);
        let after = themes(&mut bench);
        assert!(!lessons.is_empty() && lessons.len() <= 3, "{lessons:?}");
        assert!(
            lessons.iter().any(|lesson| lesson.label == "theme1" && (lesson.by > 0) == grows),
            "{lessons:?}"
        );
        for Lesson { label, by } in lessons {
            let count = |themes: &HashMap<String, i32>| themes.get(&label).copied().unwrap_or(0);
            assert_eq!(count(&after) - count(&before), by, "{label}");
        }
    }
}

#[test]
fn an_act_that_changes_nothing_teaches_nothing_and_nothing_is_told_unasked() {
    let mut bench = Bench::steady();
    assert_eq!(told(&mut bench, InteractionKind::Like, "of-another-catalogue"), []);
    let quiet =
        Record { acts: vec![act_on(InteractionKind::Like, &item_id(1), None)], feed: None, tell: false };
    assert_eq!(bench.ask(quiet).learnt, []);
}

#[test]
fn undone_it_is_as_before() {
    let mut bench = Bench::steady();
    let before = themes(&mut bench);
    let first = told(&mut bench, InteractionKind::Like, &item_id(81));
    let what = Forget::Mark { item: item_id(81), kind: "like".into() };
    bench.ask(ForgetActs { what, feed: Some(Feed { limit: 24, exclude: Vec::new() }) });
    assert_eq!(themes(&mut bench), before);
    assert_eq!(told(&mut bench, InteractionKind::Like, &item_id(81)), first);
}
