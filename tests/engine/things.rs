//! What the person has and wants, and how what is remembered is found, forgotten together and brought in again.

use std::collections::BTreeSet;

use penchant::{
    engine::protocol::{
        Card, Companions, CompanionsBy, Export, Failure, Forget, ForgetActs, GetDetails, GoesWith, Import,
        Similar, UndoForget,
        things::{ThingView, Things, ThingsView},
    },
    memory::{InteractionKind, Seq},
    recommend::collab::{Weights, sparse::Sparse},
};

use super::support::{Bench, ITEMS, THEMES, item_id, theme_of, weights};

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
    let json = bench.ask(Export::default()).json;
    let seqs = of_kind(&mut bench, "like").split_off(2);
    bench.ask(ForgetActs { what: Forget::These { seqs }, feed: None });
    let broken = json.replace("\n]}", ",\n{\"kind\":\"telepathy\"}\n]}");
    let again = bench.ask(Import::of(broken));
    assert_eq!((again.added, again.known, again.forgotten, again.left_out), (0, 2, 1, 1));

    let mut fresh = Bench::steady();
    assert_eq!(fresh.feed(20).cards, untouched);
    let first = fresh.ask(Import::of(json));
    assert_eq!((first.added, first.known, first.forgotten, first.left_out), (3, 0, 0, 0));
    let ids = |cards: &[Card]| -> Vec<String> { cards.iter().map(|card| card.id.clone()).collect() };
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

fn keep(bench: &mut Bench, item: usize, note: &str, collections: &[&str]) -> ThingsView {
    let collections = collections.iter().map(|name| (*name).to_owned()).collect();
    *bench.ask(Things::Keep { item: item_id(item), note: note.into(), collections })
}

/// Each thing by its item, with note and collections.
fn told(view: &ThingsView) -> Vec<(&str, &str, String)> {
    view.things
        .iter()
        .map(|ThingView { card, note, collections, .. }| {
            (card.id.as_str(), note.as_str(), collections.join(","))
        })
        .collect()
}

#[test]
fn things_are_what_is_marked_or_written_about_and_no_more() {
    let mut bench = Bench::steady();
    let kinds = [
        InteractionKind::Open,
        InteractionKind::NotInterested { reason: None },
        InteractionKind::Like,
        InteractionKind::Save,
        InteractionKind::Have,
        InteractionKind::Finished,
        InteractionKind::Stopped,
    ];
    for (n, kind) in kinds.into_iter().enumerate() {
        bench.act(kind, &item_id(n));
    }
    bench.act(InteractionKind::Like, &item_id(7));
    bench.act(InteractionKind::Dislike, &item_id(7));
    let view = keep(&mut bench, 8, "  for the train ", &[" read  again ", "", "read again", "a"]);
    let ids: BTreeSet<&str> = view.things.iter().map(|thing| thing.card.id.as_str()).collect();
    let expected: Vec<String> = [2, 3, 4, 5, 6, 8].map(item_id).into();
    assert_eq!(ids, expected.iter().map(String::as_str).collect());
    let own = told(&view).into_iter().find(|(id, ..)| *id == item_id(8)).expect("the one written about");
    assert_eq!(own, (item_id(8).as_str(), "for the train", "a,read again".to_owned()));
    assert_eq!(view.collections, ["a", "read again"]);
    let gone = keep(&mut bench, 8, "", &[]);
    assert_eq!((gone.things.len(), gone.collections.len()), (5, 0), "what is empty is kept no more");
    let unknown = Things::Keep { item: "no such item".into(), note: "x".into(), collections: Vec::new() };
    assert!(matches!(bench.try_ask(unknown), Err(Failure::NotFound { .. })));
}

#[test]
fn what_is_kept_of_an_item_goes_with_the_last_act_on_it_and_comes_back_with_it() {
    let mut bench = Bench::steady();
    bench.act(InteractionKind::Save, &item_id(1));
    bench.act(InteractionKind::Open, &item_id(1));
    keep(&mut bench, 1, "for the train", &["later"]);
    let forget = |bench: &mut Bench, what| drop(bench.ask(ForgetActs { what, feed: None }));
    let notes = |bench: &mut Bench| told(&bench.ask(Things::View)).len();
    forget(&mut bench, Forget::Mark { item: item_id(1), kind: "save".into() });
    assert_eq!(notes(&mut bench), 1, "to take a mark away forgets no note");
    let seqs = of_kind(&mut bench, "open");
    forget(&mut bench, Forget::These { seqs });
    assert_eq!(notes(&mut bench), 0);
    bench.ask(UndoForget {});
    assert_eq!(told(&bench.ask(Things::View)), [(item_id(1).as_str(), "for the train", "later".to_owned())]);
    assert_eq!(told(&bench.reopen().ask(Things::View)).len(), 1, "it is durable");
    forget(&mut bench, Forget::Everything);
    assert_eq!(notes(&mut bench), 0);
    assert_eq!(bench.ask(Things::View).collections.len(), 0);
}

#[test]
fn notes_and_collections_travel_with_an_export_and_join_what_is_there() {
    let mut bench = Bench::steady();
    keep(&mut bench, 1, "from here", &["one"]);
    keep(&mut bench, 2, "only here", &[]);
    let json = bench.ask(Export::default()).json;
    let mut other = Bench::steady();
    keep(&mut other, 1, "already there", &["two"]);
    for _ in 0..2 {
        other.ask(Import::of(json.clone()));
        let view = other.ask(Things::View);
        let told: BTreeSet<_> = told(&view).into_iter().collect();
        let (first, second) = (item_id(1), item_id(2));
        assert_eq!(
            told,
            BTreeSet::from([
                (first.as_str(), "already there", "one,two".to_owned()),
                (second.as_str(), "only here", String::new()),
            ])
        );
    }
}

#[test]
fn to_look_at_a_shared_list_remembers_nothing() {
    let mut bench = Bench::steady();
    let items = vec![item_id(3), "of another catalogue".into(), item_id(1), item_id(3)];
    let view = bench.ask(Things::Shared { items });
    let ids: Vec<&str> = view.things.iter().map(|thing| thing.card.id.as_str()).collect();
    assert_eq!((ids, view.elsewhere.count), (vec![item_id(3).as_str(), item_id(1).as_str()], 1));
    assert_eq!((bench.memory().acts.len(), bench.ask(Things::View).things.len()), (0, 0));
}

fn goes_with(bench: &mut Bench, item: usize) -> (Companions, Vec<String>) {
    let similar = bench.ask(Similar { item: item_id(item), limit: 8 });
    let companions = bench.ask(GoesWith { item: item_id(item), limit: 6, similar: 8 });
    (companions, similar.cards.into_iter().map(|card| card.id).collect())
}

#[test]
fn what_goes_with_an_item_is_near_it_of_its_field_and_of_another_kind_and_not_among_the_similar() {
    let half = |n: usize| (n / THEMES) % 2;
    let mut bench = Bench::steady_with(|contents| {
        for (n, item) in contents.items.iter_mut().enumerate() {
            let theme = n % THEMES;
            let kinds = vec![format!("field{theme}"), format!("kind{}", 2 * theme + half(n))];
            item.facets = [("category".to_owned(), kinds)].into();
        }
    });
    let nth = |id: &str| (0..ITEMS).find(|n| item_id(*n) == id).expect("an item");
    for item in 0..8 {
        let (found, similar) = goes_with(&mut bench, item);
        assert_eq!((found.by, found.cards.len()), (CompanionsBy::Facets, 6));
        for card in &found.cards {
            assert_eq!(theme_of(&card.id), item % THEMES);
            assert_ne!(half(nth(&card.id)), half(item), "{} is of the same kind", card.id);
            assert!(!similar.contains(&card.id), "{} is in both lists", card.id);
        }
        bench.act(InteractionKind::NotInterested { reason: None }, &found.cards[0].id);
        let (after, _) = goes_with(&mut bench, item);
        assert!(after.cards.iter().all(|card| card.id != found.cards[0].id), "it was turned down");
    }
}

#[test]
fn where_the_pack_knows_what_follows_that_goes_with_an_item() {
    let mut bench = Bench::steady_with(|contents| {
        let rules = [(0, 1, 0.2), (0, 2, 0.9), (0, 5, -0.9), (3, 1, 1.0)];
        contents.collab = Some(Weights { rules: Sparse::new(ITEMS as u32, rules), ..weights() }.encode());
    });
    let (found, similar) = goes_with(&mut bench, 0);
    assert!([1, 2].iter().all(|n| !similar.contains(&item_id(*n))), "of other themes");
    let ids: Vec<String> = found.cards.into_iter().map(|card| card.id).collect();
    assert_eq!((ids, found.by), (vec![item_id(2), item_id(1)], CompanionsBy::Sequence));
    let (nothing, _) = goes_with(&mut bench, 4);
    assert_eq!(nothing.cards.len(), 0, "one kind alone says nothing");
}

#[test]
fn what_is_of_another_catalogue_is_named_the_latest_first() {
    let mut bench = Bench::steady();
    for nth in [3, 1, 2] {
        bench.act(InteractionKind::Like, &item_id(nth));
        bench.clock.set(bench.clock.get() + 1_000);
    }
    bench.act(InteractionKind::NotInterested { reason: None }, &item_id(1));
    let mut other = bench.reopen_with(|contents| contents.id = "books".into());
    let elsewhere = other.ask(Things::View).elsewhere;
    let named: Vec<&str> = elsewhere.named.iter().map(|(title, _)| title.as_str()).collect();
    assert_eq!((elsewhere.count, named), (2, vec!["Item 2", "Item 3"]), "what was taken back is none");
    let catalog = bench.reopen().status().catalog;
    assert!(elsewhere.named.iter().all(|(_, name)| *name == catalog));
}
