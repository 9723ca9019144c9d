//! The day's dozen, and the shelves beside it.

use std::collections::HashSet;

use penchant::{
    engine::protocol::{
        Arrangement, Card, Export, Failure, Forget, ForgetActs, GetToday, Hold, HoldTopics, Import,
        PopularityCounts, Reason, Shelf, ShelfKind, TodayView, Topic, sources::Sources,
    },
    memory::InteractionKind,
};

use crate::support::{Bench, THEMES, item_id, theme_of};

const TURNED_DOWN: InteractionKind = InteractionKind::NotInterested { reason: None };

fn today(bench: &mut Bench, day: i64) -> TodayView {
    *bench.ask(GetToday { day, arrange: None })
}

fn arrange(bench: &mut Bench, shelf: ShelfKind, arrangement: Arrangement) -> TodayView {
    *bench.ask(GetToday { day: 1, arrange: Some((shelf.into(), arrangement)) })
}

fn ids(cards: &[Card]) -> Vec<String> {
    cards.iter().map(|card| card.id.clone()).collect()
}

fn shelf(view: &TodayView, wanted: &Shelf) -> Vec<String> {
    view.shelves.iter().find(|shelf| shelf.shelf == *wanted).map_or_else(Vec::new, |shelf| ids(&shelf.cards))
}

fn like(bench: &mut Bench, nth: &[usize]) {
    nth.iter().for_each(|nth| bench.act(InteractionKind::Like, &item_id(*nth)));
}

#[test]
fn a_dozen_is_made_of_what_suits_and_was_never_shown() {
    let mut bench = Bench::steady();
    like(&mut bench, &[1, 5, 9]);
    let seen = bench.feed(6).cards;
    for card in &seen {
        bench.act_on_card(InteractionKind::View, &card.id, card.placement.clone());
    }
    let dozen = ids(&today(&mut bench, 1).dozen);
    assert_eq!(dozen.len(), 12);
    assert!(dozen.iter().all(|id| theme_of(id) == 1 && !ids(&seen).contains(id)), "{dozen:?}");
}

#[test]
fn with_an_empty_memory_it_is_a_varied_start() {
    let mut bench = Bench::new();
    let TodayView { dozen, varied, .. } = today(&mut bench, 1);
    assert!(varied, "and said to be one");
    like(&mut bench, &[1, 5, 9]);
    let popular = Reason::Popular { counts: PopularityCounts::People };
    assert!(today(&mut bench, 1).dozen.iter().all(|card| card.reason == popular), "all day long");
    let themes: HashSet<usize> = dozen.iter().map(|card| theme_of(&card.id)).collect();
    assert_eq!((dozen.len(), themes.len()), (12, THEMES));
}

#[test]
fn it_stays_all_day_whatever_is_done_and_what_was_turned_down_is_marked_in_its_place() {
    let mut bench = Bench::new();
    like(&mut bench, &[1, 5, 9]);
    let morning = today(&mut bench, 1);
    let dozen = ids(&morning.dozen);
    bench.act(TURNED_DOWN, &dozen[3]);
    bench.act(InteractionKind::Like, &dozen[4]);
    bench.act_on_card(InteractionKind::View, &dozen[5], morning.dozen[5].placement.clone());
    let muted = Topic { facet: Some("theme".into()), value: "theme1".into() };
    bench.ask(HoldTopics { change: vec![(muted, Some(Hold::Mute))], ..HoldTopics::default() });
    for mut tab in [bench.reopen(), bench] {
        let evening = today(&mut tab, 1);
        assert_eq!(ids(&evening.dozen), dozen);
        let marks: Vec<(bool, bool)> =
            evening.dozen[3..6].iter().map(|card| (card.marks.rejected, card.marks.liked)).collect();
        assert_eq!(marks, [(true, false), (false, true), (false, false)]);
        let slates = |view: &TodayView| -> Vec<_> {
            view.dozen.iter().map(|card| card.placement.as_ref().map(|at| (at.slate, at.position))).collect()
        };
        assert_eq!(slates(&evening), slates(&morning));
    }
}

#[test]
fn the_next_day_brings_others_and_the_day_before_stands_beside_them() {
    let mut bench = Bench::new();
    like(&mut bench, &[1, 5, 9]);
    let first = today(&mut bench, 1);
    assert_eq!(first.before, []);
    let second = today(&mut bench, 2);
    assert!(ids(&second.dozen).iter().all(|id| !ids(&first.dozen).contains(id)));
    assert_eq!((second.before_day, ids(&second.before)), (1, ids(&first.dozen)));
    // After a while away, the last one that was opened stands there.
    let later = today(&mut bench, 9);
    assert_eq!((later.before_day, ids(&later.before)), (2, ids(&second.dozen)));
}

#[test]
fn each_catalogue_has_its_own_and_everything_takes_it() {
    let mut bench = Bench::new();
    like(&mut bench, &[1, 5, 9]);
    let dozen = ids(&today(&mut bench, 1).dozen);
    let mut other = bench.reopen_with(|contents| contents.id = "books".into());
    let others = today(&mut other, 1);
    assert_eq!(others.before, []);
    let mut again = bench.reopen();
    assert_eq!(ids(&today(&mut again, 1).dozen), dozen);
    again.ask(ForgetActs { what: Forget::Everything, feed: None });
    let afresh = today(&mut again, 1);
    assert_ne!(ids(&afresh.dozen), dozen);
    assert_eq!(afresh.before, []);
}

#[test]
fn where_nothing_new_suits_there_is_none_and_the_day_is_not_over() {
    let mut bench = Bench::steady();
    for n in 0..120 {
        bench.act(if n < 3 { InteractionKind::Like } else { InteractionKind::Open }, &item_id(n));
    }
    assert_eq!(today(&mut bench, 1).dozen, []);
    bench.ask(ForgetActs { what: Forget::Item { item: item_id(4) }, feed: None });
    assert_eq!(ids(&today(&mut bench, 1).dozen), [item_id(4)]);
}

#[test]
fn one_source_gets_no_more_than_its_share_of_a_dozen() {
    let mut bench = Bench::steady();
    like(&mut bench, &[1, 5, 9]);
    let rows: String = (0..20).map(|n| format!("mine{n},\"Mine {n}, of theme1\"\n")).collect();
    let text = format!("id,title\n{rows}");
    bench.load_model();
    bench.ask(Sources::Add { name: "Mine".into(), file: "x.csv".into(), bytes: text.into() });
    let dozen = today(&mut bench, 1).dozen;
    let mine = dozen.iter().filter(|card| card.source.is_some()).count();
    assert!((1..=3).contains(&mine) && dozen.len() == 12, "{mine} of {}", dozen.len());
}

#[test]
fn each_shelf_holds_what_it_says_and_nothing_stands_twice() {
    let mut bench = Bench::steady_with(|contents| {
        for (n, item) in contents.items.iter_mut().enumerate() {
            item.date = (n % 7 == 0).then(|| format!("20{:02}-05-01", n % 100));
        }
    });
    like(&mut bench, &[1, 5, 9]);
    bench.act(InteractionKind::Open, &item_id(13));
    bench.act(InteractionKind::Save, &item_id(17));
    let topic = Topic { facet: Some("theme".into()), value: "theme2".into() };
    bench.ask(HoldTopics { change: vec![(topic.clone(), Some(Hold::Follow))], ..HoldTopics::default() });
    let text = "id,title\none,One of theme1\ntwo,Two of theme1\n";
    bench.ask(Sources::Add { name: "Mine".into(), file: "x.csv".into(), bytes: text.into() });
    let view = today(&mut bench, 1);
    let of = |wanted: ShelfKind| shelf(&view, &wanted.into());
    let theme = |ids: Vec<String>| -> HashSet<usize> { ids.iter().map(|id| theme_of(id)).collect() };
    assert_eq!(theme(shelf(&view, &Shelf { kind: ShelfKind::Followed, topic: Some(topic) })), [2].into());
    assert_eq!(theme(of(ShelfKind::More)), [1].into());
    assert_eq!(of(ShelfKind::Back), [item_id(17), item_id(13)], "saved or opened, the latest first");
    assert_eq!(of(ShelfKind::Sources).len(), 2);
    let other = theme(of(ShelfKind::Other));
    assert!(!other.is_empty() && !other.contains(&1), "{other:?}");
    let dates: Vec<&str> = (view.shelves.iter().filter(|shelf| shelf.shelf.kind == ShelfKind::New))
        .flat_map(|shelf| shelf.cards.iter().map(|card| card.date.as_deref().expect("a date")))
        .collect();
    assert!(!dates.is_empty() && dates.is_sorted_by(|a, b| a >= b), "{dates:?}");
    let more = view.shelves.iter().find(|shelf| shelf.shelf.kind == ShelfKind::More).expect("the shelf");
    assert_eq!(more.like.as_deref(), Some("Item 17"));
    let mut all = ids(&view.dozen);
    view.shelves.iter().for_each(|shelf| all.extend(ids(&shelf.cards)));
    assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len(), "{all:?}");
}

#[test]
fn a_shelf_with_nothing_on_it_is_not_shown() {
    let view = today(&mut Bench::steady(), 1);
    assert_eq!((view.shelves, view.hidden), (vec![], vec![]));
}

#[test]
fn a_shelf_can_be_hidden_pinned_and_put_back() {
    let mut bench = Bench::steady();
    like(&mut bench, &[1, 5, 9]);
    bench.act(InteractionKind::Open, &item_id(13));
    let order =
        |view: &TodayView| -> Vec<ShelfKind> { view.shelves.iter().map(|shelf| shelf.shelf.kind).collect() };
    let usual = today(&mut bench, 1);
    assert_eq!(order(&usual), [ShelfKind::More, ShelfKind::Back, ShelfKind::Other]);
    let pinned = arrange(&mut bench, ShelfKind::Back, Arrangement::Pinned);
    assert_eq!(order(&pinned), [ShelfKind::Back, ShelfKind::More, ShelfKind::Other]);
    assert!(pinned.shelves[0].pinned && !pinned.shelves[1].pinned);
    let hidden = arrange(&mut bench, ShelfKind::More, Arrangement::Hidden);
    assert_eq!(
        (order(&hidden), hidden.hidden),
        (vec![ShelfKind::Back, ShelfKind::Other], vec![ShelfKind::More.into()])
    );
    assert_eq!(order(&today(&mut bench.reopen(), 2)), [ShelfKind::Back, ShelfKind::Other], "it is kept");
    arrange(&mut bench, ShelfKind::More, Arrangement::Usual);
    assert_eq!(order(&arrange(&mut bench, ShelfKind::Back, Arrangement::Usual)), order(&usual));
}

#[test]
fn an_arrangement_that_cannot_be_written_is_refused() {
    let mut bench = Bench::steady();
    today(&mut bench, 1);
    bench.break_storage();
    let refused = bench
        .try_ask(GetToday { day: 1, arrange: Some((ShelfKind::Back.into(), Arrangement::Pinned)) })
        .map(drop);
    assert!(matches!(refused, Err(Failure::Memory { .. })), "{refused:?}");
}

#[test]
fn a_dozen_and_the_arrangement_of_shelves_go_along_with_an_export() {
    let mut bench = Bench::new();
    like(&mut bench, &[1, 5, 9]);
    let dozen = ids(&today(&mut bench, 2).dozen);
    arrange(&mut bench, ShelfKind::Other, Arrangement::Hidden);
    let json = bench.ask(Export::default()).json;
    let mut other = Bench::new();
    arrange(&mut other, ShelfKind::More, Arrangement::Pinned);
    other.ask(Import::of(json.clone()));
    let view = today(&mut other, 2);
    assert_eq!((ids(&view.dozen), &view.hidden), (dozen.clone(), &vec![ShelfKind::Other.into()]));
    assert!(view.shelves[0].pinned && view.shelves[0].shelf == ShelfKind::More.into(), "what is here stays");

    let later = ids(&today(&mut other, 3).dozen);
    other.ask(Import::of(json.clone()));
    assert_eq!(ids(&today(&mut other, 3).dozen), later, "a dozen of an earlier day changes nothing");

    let ids_of = |count: usize| (0..count).map(item_id).collect::<Vec<_>>();
    let quoted = |ids: &[String]| serde_json::to_string(ids).expect("a list");
    let mut third = Bench::new();
    third.ask(Import::of(json.replace(&quoted(&dozen), &quoted(&ids_of(13)))));
    assert_ne!(ids(&today(&mut third, 2).dozen), ids_of(13), "more than a dozen is none");
}
