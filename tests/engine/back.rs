//! What the feed shows where what is new and suits has run out.

use penchant::{
    engine::protocol::{Explain, Reason},
    memory::InteractionKind,
};

use crate::support::{self, Bench, THEMES, item_id, theme_of};

/// Somebody who likes all of a theme but the last three, has one of them by now and turned another one down.
fn who_used_up_a_theme() -> Bench {
    let mut bench = Bench::steady();
    let of_theme: Vec<String> = (0..support::ITEMS).filter(|n| n % THEMES == 1).map(item_id).collect();
    let (liked, _) = of_theme.split_at(of_theme.len() - 3);
    liked.iter().for_each(|id| bench.act(InteractionKind::Like, id));
    bench.act(InteractionKind::Have, &liked[0]);
    bench.act(InteractionKind::NotInterested { reason: None }, &liked[1]);
    bench
}

#[test]
fn what_is_liked_comes_back_where_what_is_new_and_suits_has_run_out() {
    let mut bench = who_used_up_a_theme();
    bench.clock.set(bench.clock.get() + 86_400_000);
    let slate = bench.feed(24);
    let back: Vec<_> = slate.cards.iter().filter(|card| card.reason == Reason::Back).collect();
    let at = |is: fn(&Reason) -> bool| slate.cards.iter().position(|card| is(&card.reason)).expect("a card");
    let (from, beyond) =
        (at(|reason| *reason == Reason::Back), at(|reason| matches!(reason, Reason::Beyond { .. })));
    assert_eq!((from, beyond), (3, 12), "three that are new, then a window's worth of what is liked");
    assert!(back.iter().all(|card| card.marks.liked && card.placement.is_none()));
    let gone = [item_id(1), item_id(1 + THEMES)];
    assert!(back.iter().all(|card| !gone.contains(&card.id)), "what is had or turned down stays away");
    assert!(slate.cards[..from].iter().all(|card| theme_of(&card.id) == 1));
}

#[test]
fn what_was_liked_just_now_does_not_come_back_at_once() {
    let cards = who_used_up_a_theme().feed(24).cards;
    assert!(cards.iter().all(|card| card.reason != Reason::Back));
}

#[test]
fn what_is_further_out_says_of_what_kind_it_is() {
    for card in who_used_up_a_theme().feed(24).cards {
        if let Reason::Beyond { kind } = card.reason {
            assert_eq!(kind, Some(format!("theme{}", theme_of(&card.id))));
        }
    }
}

#[test]
fn what_comes_back_is_explained_as_it_stands_on_the_screen() {
    let mut bench = who_used_up_a_theme();
    bench.clock.set(bench.clock.get() + 86_400_000);
    for (at, card) in bench.feed(24).cards.into_iter().enumerate() {
        let slate = card.placement.map(|placement| placement.slate);
        let why = bench.ask(Explain { item: card.id.clone(), slate });
        let sum: f32 = why.contributions.iter().map(|c| c.value).sum();
        assert_eq!(why.rank as usize, at + 1, "{}", card.id);
        assert!((sum - why.score).abs() < 1e-4, "{}: {sum} is not {}", card.id, why.score);
    }
}
