//! What the person has and wants, and how what is remembered is found, forgotten together and brought in again.

use penchant::{
    engine::protocol::{Export, Forget, ForgetActs, GetDetails, Import, UndoForget},
    memory::{InteractionKind, Seq},
};

use super::support::{Bench, item_id};

/// The acts that are remembered, of one kind.
fn of_kind(bench: &mut Bench, name: &str) -> Vec<Seq> {
    bench.memory().acts.into_iter().filter(|act| act.kind.name() == name).map(|act| act.seq).collect()
}

#[test]
fn that_a_card_was_in_view_is_no_act_remembered() {
    let mut bench = Bench::new();
    bench.act(InteractionKind::View, &item_id(1));
    assert_eq!((bench.status().remembered, bench.memory().acts.len()), (0, 1));
    bench.act(InteractionKind::Open, &item_id(1));
    assert_eq!(bench.status().remembered, 1);
    let forgotten = bench.ask(ForgetActs { what: Forget::Everything, feed: None });
    assert_eq!((forgotten.count, forgotten.status.remembered), (1, 0));
    let back = bench.ask(UndoForget {});
    assert_eq!((back.seqs.len(), back.status.remembered), (2, 1), "both are back");
}

#[test]
fn acts_are_forgotten_together_and_come_back_together() {
    let mut bench = Bench::steady();
    for nth in [1, 5, 9] {
        bench.act(InteractionKind::Open, &item_id(nth));
        bench.act(InteractionKind::Like, &item_id(nth));
    }
    let before = (bench.feed(20).cards, bench.memory().acts);
    let seqs = of_kind(&mut bench, "open");
    let forgotten = bench.ask(ForgetActs { what: Forget::These { seqs }, feed: None });
    assert_eq!((forgotten.count, of_kind(&mut bench, "open").len()), (3, 0));
    assert_eq!(of_kind(&mut bench, "like").len(), 3, "all else stays");
    bench.ask(UndoForget {});
    assert_eq!((bench.feed(20).cards, bench.memory().acts), before);
}

#[test]
fn an_import_says_what_came_in_and_what_was_left_out_and_the_feed_has_it_at_once() {
    let mut bench = Bench::steady();
    let untouched = bench.feed(20).cards;
    [1, 5, 9].iter().for_each(|nth| bench.act(InteractionKind::Like, &item_id(*nth)));
    let personal = bench.feed(20).cards;
    let json = bench.ask(Export {}).json;
    let seqs = of_kind(&mut bench, "like").split_off(2);
    bench.ask(ForgetActs { what: Forget::These { seqs }, feed: None });
    let broken = json.replace("\n]}", ",\n{\"kind\":\"telepathy\"}\n]}");
    let again = bench.ask(Import { json: broken });
    assert_eq!((again.added, again.known, again.forgotten, again.left_out), (0, 2, 1, 1));

    let mut fresh = Bench::steady();
    assert_eq!(fresh.feed(20).cards, untouched);
    let first = fresh.ask(Import { json });
    assert_eq!((first.added, first.known, first.forgotten, first.left_out), (3, 0, 0, 0));
    let ids = |cards: &[penchant::engine::protocol::Card]| -> Vec<String> {
        cards.iter().map(|card| card.id.clone()).collect()
    };
    assert_eq!(ids(&fresh.feed(20).cards), ids(&personal));
    assert_eq!(fresh.status().remembered, 3);
}

/// How far one more of a kind moves what is near an item, against somebody who has only liked something else.
fn moved(acts: &[InteractionKind]) -> f32 {
    let score = |acts: &[InteractionKind]| {
        let mut bench = Bench::steady();
        bench.act(InteractionKind::Like, &item_id(2));
        acts.iter().for_each(|kind| bench.act(kind.clone(), &item_id(1)));
        bench.explain(&item_id(5)).score
    };
    score(acts) - score(&[])
}

#[test]
fn to_have_a_thing_shows_a_taste_in_proportion_and_to_give_up_on_it_takes_that_back() {
    use InteractionKind::{Finished, Have, Like, Open, Stopped};
    let (like, had) = (moved(&[Like]), moved(&[Have]));
    assert!(0.0 < had && had < like, "had {had}, liked {like}");
    assert!(moved(&[Have, Finished]) > had);
    assert!(moved(&[Open, Have, Stopped]).abs() < 1e-6, "nothing is held against its kind");
    assert!((moved(&[Like, Stopped]) - like).abs() < 1e-6, "a like is a like");
    assert!(moved(&[Have, Stopped, Finished]) > had, "the latest word counts");
}

#[test]
fn marks_of_having_stand_until_they_are_taken_back() {
    let mut bench = Bench::steady();
    let marks = |bench: &mut Bench| {
        let marks = bench.ask(GetDetails { item: item_id(1) }).card.marks;
        (marks.had, marks.finished, marks.stopped)
    };
    for (kind, stand) in [
        (InteractionKind::Have, (true, false, false)),
        (InteractionKind::Stopped, (true, false, true)),
        (InteractionKind::Finished, (true, true, false)),
    ] {
        bench.act(kind, &item_id(1));
        assert_eq!(marks(&mut bench), stand);
    }
    for (kind, stand) in [
        ("finished", (true, false, true)),
        ("stopped", (true, false, false)),
        ("have", (false, false, false)),
    ] {
        let what = Forget::Mark { item: item_id(1), kind: kind.into() };
        bench.ask(ForgetActs { what, feed: None });
        assert_eq!(marks(&mut bench), stand);
    }
}
