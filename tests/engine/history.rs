//! A history from another service is looked at first, then remembered in one go, at the times that its file says, and can be
//! taken back as if it had never been brought.

use penchant::{
    engine::protocol::{
        Failure, FileFault, Forget, ForgetActs, RememberedAct,
        history::{Bring, Choices, HistoryFile, HistoryView},
    },
    memory::InteractionKind,
};

use crate::support::{Bench, theme_of};

const RATINGS: &str = "Title,My Rating,Date Read\nItem 1,5,2024-03-02\nItem 5,4.5,2024-03-03\nItem 9,1,2024-03-04\n\
                       Item 13,3,2024-03-05\nNowhere at All,5,2024-03-06\n";

fn look(bench: &mut Bench, text: &str) -> HistoryView {
    let files = vec![HistoryFile { name: "a.csv".into(), bytes: text.into() }];
    *bench.ask(Bring::Look { files, choices: Choices::default() })
}

fn keep(bench: &mut Bench) -> [u32; 3] {
    let view = bench.ask(Bring::Keep { by_title: false });
    [view.added, view.known, view.forgotten]
}

fn told(acts: &[RememberedAct]) -> Vec<(String, &'static str, i64)> {
    let mut told: Vec<_> = acts.iter().map(|act| (act.title.clone(), act.kind.name(), act.at_ms)).collect();
    told.sort();
    told
}

#[test]
fn it_is_shown_and_nothing_is_remembered_until_the_person_says_so() {
    let mut bench = Bench::steady();
    let view = look(&mut bench, RATINGS);
    assert_eq!((view.matched, view.by_title, view.unknown), (4, 0, 1));
    assert_eq!((view.summary.first.len(), view.catalog.as_str()), (5, "Themes"));
    assert_eq!(bench.status().remembered, 0);
    bench.ask(Bring::Drop);
    assert_eq!(keep(&mut bench), [0, 0, 0], "what was let go of is not there to be kept");
}

#[test]
fn it_is_remembered_at_its_own_times_and_what_the_catalogue_has_not_by_its_name() {
    let mut bench = Bench::steady();
    look(&mut bench, RATINGS);
    assert_eq!(keep(&mut bench), [5, 0, 0]);
    let march = |day: i64| 1_709_251_200_000 + (day - 1) * 86_400_000;
    let wanted = [
        ("Item 1", "like", march(2)),
        ("Item 13", "finished", march(5)),
        ("Item 5", "like", march(3)),
        ("Item 9", "dislike", march(4)),
        ("Nowhere at All", "like", march(6)),
    ];
    assert_eq!(told(&bench.memory().acts), wanted.map(|(title, kind, at)| (title.to_owned(), kind, at)));
    let times: Vec<i64> = bench.memory().acts.iter().map(|act| act.at_ms).collect();
    assert!(times.is_sorted_by(|later, earlier| later >= earlier), "the latest stands first: {times:?}");
    let mut again = bench.reopen();
    assert_eq!(again.memory().acts, bench.memory().acts);
}

#[test]
fn the_same_file_twice_adds_nothing_and_what_was_forgotten_stays_so() {
    let mut bench = Bench::steady();
    look(&mut bench, RATINGS);
    keep(&mut bench);
    look(&mut bench, RATINGS);
    assert_eq!(keep(&mut bench), [0, 5, 0]);
    let seq = bench.memory().acts.iter().find(|act| act.kind == InteractionKind::Dislike).expect("it").seq;
    bench.ask(ForgetActs { what: Forget::One { seq }, feed: None });
    let mut bench = bench.reopen();
    look(&mut bench, RATINGS);
    assert_eq!(keep(&mut bench), [0, 4, 1]);
}

#[test]
fn taken_back_it_leaves_nothing_and_can_be_brought_again() {
    let mut bench = Bench::steady();
    bench.act(InteractionKind::Like, "item-002");
    let before = bench.memory().acts;
    look(&mut bench, RATINGS);
    keep(&mut bench);
    bench.ask(Bring::Undo);
    assert_eq!(bench.memory().acts, before);
    look(&mut bench, RATINGS);
    assert_eq!(keep(&mut bench), [5, 0, 0]);
    // Only what was new the last time is taken back.
    look(&mut bench, RATINGS);
    assert_eq!(keep(&mut bench), [0, 5, 0]);
    bench.ask(Bring::Undo);
    assert_eq!(bench.memory().acts.len(), 6);
}

#[test]
fn a_file_that_is_no_history_is_refused() {
    let files = vec![HistoryFile { name: "a.txt".into(), bytes: b"Only words.".to_vec() }];
    let refused = Bench::steady().try_ask(Bring::Look { files, choices: Choices::default() });
    assert_eq!(refused, Err(Failure::file(FileFault::Kind)));
}

#[test]
fn what_was_liked_elsewhere_shapes_the_feed_however_long_ago() {
    for month in ["2025-12", "2022-06", "2016-01"] {
        let mut bench = Bench::steady();
        let of_theme = |bench: &mut Bench| {
            let cards = bench.feed(8).cards;
            cards.iter().filter(|card| theme_of(&card.id) == 1).count()
        };
        let before = of_theme(&mut bench);
        let rows: String = (0..6).map(|n| format!("Item {},5,{month}-1{n}\n", 1 + 4 * n)).collect();
        look(&mut bench, &format!("Title,My Rating,Date Read\n{rows}"));
        keep(&mut bench);
        let after = of_theme(&mut bench);
        assert!(after > before + 3, "{month}: {before} before, {after} after");
        let mut ids = bench.feed(40).cards.into_iter().map(|card| card.id);
        assert!(ids.all(|id| id != "item-001"), "what was read there is not recommended");
    }
}
