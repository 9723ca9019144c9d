//! What a request costs: each thing is worked out once, and the answer to a like carries all that it changes.

use penchant::{
    engine::protocol::{
        Feed, Forget, ForgetActs, GetDetails, GetTrackRecord, Record, Search, Similar,
        conversation::Asking,
        sources::Sources,
        standing::{Autonomy, GetDigest, Level, Stand},
    },
    memory::InteractionKind,
};

use crate::support::{Bench, act_on, item_id, without_placements};

type Case = (&'static str, u64, fn(&mut Bench));

const CASES: &[Case] = &[
    ("a feed", 1, |bench| drop(bench.feed(12))),
    ("memory", 1, |bench| drop(bench.memory())),
    ("an explanation", 1, |bench| drop(bench.explain(&item_id(7)))),
    ("a saying", 1, |bench| say(bench, "theme1, and something different")),
    ("a second saying", 1, |bench| say(bench, "not theme2")),
    ("a reading that is taken back", 1, |bench| drop(bench.ask(Asking::Drop { chip: 0 }))),
    ("a look at a conversation", 1, |bench| drop(bench.ask(Asking::Look))),
    ("a conversation begun anew", 0, |bench| drop(bench.ask(Asking::StartOver))),
    ("a watch", 1, |bench| drop(bench.ask(Stand::AddWatch { text: "theme1".into() }))),
    ("something to say unasked", 1, |bench| drop(bench.ask(GetDigest { day: 1, minute: 600 }))),
    ("what stands", 0, |bench| drop(bench.ask(Stand::View))),
    ("a like", 0, |bench| bench.act(InteractionKind::Like, &item_id(9))),
    ("the status", 0, |bench| drop(bench.status())),
    ("an item", 0, |bench| drop(bench.ask(GetDetails { item: item_id(3) }))),
    ("like items", 0, |bench| drop(bench.ask(Similar { item: item_id(3), limit: 5 }))),
    ("a search", 0, |bench| {
        drop(bench.ask(Search {
            query: "theme1".into(),
            filters: Vec::new(),
            limit: 5,
            ..Search::default()
        }));
    }),
    ("the sources", 0, |bench| drop(bench.ask(Sources::View))),
    ("the track record", 0, |bench| {
        bench.ask(GetTrackRecord {});
    }),
];

fn say(bench: &mut Bench, text: &str) {
    assert!(!bench.ask(Asking::Say { text: text.into() }).said.is_empty());
}

#[test]
fn a_request_looks_at_the_catalogue_at_most_once() {
    let mut bench = Bench::new();
    bench.load_model();
    for nth in [1, 2, 6] {
        bench.act(InteractionKind::Like, &item_id(nth));
    }
    for (name, views, does) in CASES {
        assert_eq!(bench.views_made_by(*does), *views, "{name}");
    }
}

#[test]
fn a_saying_that_changes_what_is_remembered_looks_again_and_no_other() {
    let mut bench = Bench::new();
    bench.act(InteractionKind::Like, &item_id(7));
    let autonomy = Autonomy { level: Level::Acts, ..Autonomy::default() };
    bench.ask(Stand::SetAutonomy { autonomy });
    let note = bench.views_made_by(|bench| say(bench, "remember that I never want theme3"));
    assert_eq!((note, bench.ask(Stand::View).notes.len()), (1, 1));
    let asks = bench.views_made_by(|bench| say(bench, "forget what you know about Item 7"));
    assert_eq!((asks, bench.memory().acts.len()), (1, 1), "forgetting wants a yes");
    let step = bench.ask(Asking::Look).confirm.expect("a question");
    let forgets = bench.views_made_by(|bench| drop(bench.ask(Asking::Confirm { step, yes: true })));
    assert_eq!((forgets, bench.memory().acts.len()), (2, 0));
}

#[test]
fn the_answer_to_a_like_carries_the_status_and_the_feed_that_follows() {
    let mut bench = Bench::steady();
    bench.tabs.take();
    let feed = || Some(Feed { limit: 12, exclude: vec![item_id(0)] });
    let liked = bench.ask(Record {
        acts: vec![act_on(InteractionKind::Like, &item_id(0), None)],
        feed: feed(),
        tell: false,
    });
    let (status, slate) = (bench.status(), bench.ask(feed().expect("just made")));
    assert_eq!(liked.status, status);
    let carried = liked.slate.expect("the feed that was asked for");
    assert_eq!(without_placements(&carried.cards), without_placements(&slate.cards));
    assert_eq!(bench.tabs.take(), 1, "one write is told once");

    let what = Forget::Mark { item: item_id(0), kind: "like".into() };
    let forgotten = bench.ask(ForgetActs { what, feed: feed() });
    assert_eq!((forgotten.count, forgotten.status.remembered), (1, 0));
    let slate = bench.ask(feed().expect("just made"));
    let carried = forgotten.slate.expect("the feed that was asked for");
    assert_eq!(without_placements(&carried.cards), without_placements(&slate.cards));
    let plain = bench.ask(Record {
        acts: vec![act_on(InteractionKind::Like, &item_id(0), None)],
        feed: None,
        tell: false,
    });
    assert_eq!(plain.slate, None);
}
