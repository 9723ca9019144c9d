//! What is sold out, or over by the clock, steps back wherever something is shown, and is not hidden.

use penchant::{
    catalog::{Gone, pack::writer::Contents},
    engine::protocol::{Card, GetToday, Similar, conversation::Asking},
    memory::InteractionKind,
};

use crate::support::{Bench, ITEMS, THEMES, item_id, theme_of};

const DAY_MS: i64 = 86_400_000;
/// Of theme 1, as are all that are near it.
const EVENT: usize = 1;
const SOLD_OUT: usize = 1 + THEMES;

/// A day `days` from the bench's clock.
fn day(bench_ms: i64, days: i64) -> String {
    let at = (bench_ms + days * DAY_MS) / 1000;
    penchant::catalog::values::date::date(&at.to_string(), Default::default()).expect("a day")
}

/// Somebody who likes a theme of which the best is an event the day after tomorrow, and the next best sold out.
fn who_likes_what_ends() -> Bench {
    let now = Bench::steady().clock.get();
    let mut bench = Bench::steady_with(|contents: &mut Contents| {
        contents.items[EVENT].until = Some(day(now, 2));
        let facets = contents.items[SOLD_OUT].facets.to_tidy();
        facets.insert("availability".into(), vec!["https://schema.org/OutOfStock".into()]);
    });
    bench.act(InteractionKind::Like, &item_id(1 + 2 * THEMES));
    bench.act(InteractionKind::Like, &item_id(1 + 3 * THEMES));
    bench
}

fn place(cards: &[Card], n: usize) -> usize {
    cards.iter().position(|card| card.id == item_id(n)).expect("it is not hidden")
}

fn feed(bench: &mut Bench) -> Vec<Card> {
    bench.feed(ITEMS as u16).cards
}

#[test]
fn an_event_steps_back_in_the_feed_once_the_clock_has_passed_its_day() {
    let mut bench = who_likes_what_ends();
    let before = feed(&mut bench);
    assert!(place(&before, EVENT) < 12 && before[place(&before, EVENT)].gone.is_none());
    bench.clock.set(bench.clock.get() + 4 * DAY_MS);
    let after = feed(&mut bench);
    let last = after.len() - 2;
    assert!(place(&after, EVENT) >= last && place(&after, SOLD_OUT) >= last, "behind all that can be had");
    assert_eq!(after[place(&after, EVENT)].gone, Some(Gone::Past));
    assert_eq!(after[place(&after, SOLD_OUT)].gone, Some(Gone::SoldOut));
    assert!(after[..last].iter().all(|card| card.gone.is_none()));
}

#[test]
fn a_stranger_is_not_greeted_with_what_is_sold_out() {
    let mut bench = Bench::steady_with(|contents| {
        let facets = contents.items[0].facets.to_tidy();
        facets.insert("availability".into(), vec!["sold out".into()]);
    });
    let cards = feed(&mut bench);
    assert_eq!(place(&cards, 0), cards.len() - 1);
}

#[test]
fn what_steps_back_keeps_a_score_whose_addends_add_up_and_the_place_where_it_stands() {
    let mut bench = who_likes_what_ends();
    let with = bench.explain(&item_id(EVENT));
    bench.clock.set(bench.clock.get() + 4 * DAY_MS);
    let without = bench.explain(&item_id(EVENT));
    let sum: f32 = without.contributions.iter().map(|part| part.value).sum();
    assert!((sum - without.score).abs() < 1e-5, "{sum} is not {}", without.score);
    assert!(with.rank <= 12 && without.rank as usize >= ITEMS - 4, "{} and {}", with.rank, without.rank);
}

#[test]
fn beside_an_item_and_in_an_answer_what_can_be_had_comes_first() {
    let mut bench = who_likes_what_ends();
    let of_theme = ITEMS / THEMES;
    bench.clock.set(bench.clock.get() + 4 * DAY_MS);
    let item = item_id(1 + 4 * THEMES);
    let like = bench.ask(Similar { item: item.clone(), limit: ITEMS as u16 }).cards;
    assert!(place(&like, EVENT).min(place(&like, SOLD_OUT)) >= like.len() - 2);
    let few = bench.ask(Similar { item, limit: 3 }).cards;
    assert!(few.iter().all(|card| theme_of(&card.id) == 1 && card.gone.is_none()));
    let told = bench.ask(Asking::Say { text: format!("{of_theme} of theme1") });
    let gone: Vec<bool> = told.cards.iter().map(|card| card.gone.is_some()).collect();
    assert!(gone.len() > 4 && gone.is_sorted(), "{gone:?}");
}

#[test]
fn the_day_has_nothing_that_is_over() {
    let mut bench = who_likes_what_ends();
    let today = |bench: &mut Bench, day| bench.ask(GetToday { day, arrange: None });
    assert!(today(&mut bench, 1).dozen.iter().any(|card| card.id == item_id(EVENT)));
    bench.clock.set(bench.clock.get() + 4 * DAY_MS);
    let view = today(&mut bench, 5);
    let shelves = view.shelves.iter().flat_map(|shelf| &shelf.cards);
    assert!(view.dozen.iter().chain(shelves).all(|card| card.gone.is_none()));
}
