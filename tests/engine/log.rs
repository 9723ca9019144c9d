//! The engine on packs whose owner has more to say: collaborative weights, and rules.

use penchant::{
    catalog::rules::{FacetIs, OwnerRule, RuleAction},
    engine::protocol::{Forget, ForgetActs, ReasonSource, UndoForget},
    memory::InteractionKind,
};

use crate::support::{self, Bench, item_id, theme_of};

fn with_log() -> Bench {
    Bench::steady_with(|contents| contents.collab = Some(support::weights().encode()))
}

fn rule(label: &str, action: RuleAction, items: &[usize]) -> OwnerRule {
    OwnerRule { label: label.into(), action, items: items.iter().map(|n| item_id(*n)).collect(), facet: None }
}

fn ids(bench: &mut Bench, limit: u16) -> Vec<String> {
    bench.feed(limit).cards.into_iter().map(|card| card.id).collect()
}

#[test]
fn a_like_brings_what_people_with_a_like_history_took_up() {
    let share = |mut bench: Bench| {
        for nth in [0, 4, 8] {
            bench.act(InteractionKind::Like, &item_id(nth));
        }
        let feed = ids(&mut bench, 40);
        feed.iter().filter(|id| theme_of(id) == 2).count()
    };
    let (alone, with_log) = (share(Bench::steady()), share(with_log()));
    assert!(with_log >= alone + 4, "theme 2 has {with_log} of 40 places with the log, {alone} without");
}

#[test]
fn with_a_log_contributions_add_up_and_the_counterfactual_is_what_happens() {
    let mut bench = with_log();
    let acts = [
        (InteractionKind::Like, 1),
        (InteractionKind::Open, 1),
        (InteractionKind::Save, 5),
        (InteractionKind::Dislike, 2),
        (InteractionKind::View, 13),
        (InteractionKind::Like, 4),
    ];
    for (kind, nth) in acts {
        bench.act(kind, &item_id(nth));
    }
    for item in (10..30).map(item_id) {
        let why = bench.explain(&item);
        let sum: f32 = why.contributions.iter().map(|c| c.value).sum();
        assert!((sum - why.score).abs() < 1e-4, "{item}: {sum} is not {}", why.score);
        let top = why.contributions.iter().filter(|c| c.value > 0.0).find_map(|c| match &c.source {
            ReasonSource::Act { seq, .. } => Some(*seq),
            _ => None,
        });
        let Some(seq) = top else { continue };
        let head =
            |bench: &mut Bench| bench.feed(10).cards.into_iter().map(|card| card.title).collect::<Vec<_>>();
        let with = head(&mut bench);
        bench.ask(ForgetActs { what: Forget::One { seq }, feed: None });
        assert_eq!(why.rank_without_top, Some(bench.explain(&item).rank));
        let without = head(&mut bench);
        let changes = why.without_top.expect("there is such an act");
        let differing = |a: &[String], b: &[String]| {
            a.iter().filter(|t| !b.contains(t)).take(3).cloned().collect::<Vec<_>>()
        };
        assert_eq!((changes.leave, changes.enter), (differing(&with, &without), differing(&without, &with)));
        bench.ask(UndoForget {});
    }
}

#[test]
fn a_forgotten_like_leaves_no_trace_in_the_folded_history() {
    let mut bench = with_log();
    bench.act(InteractionKind::Like, &item_id(7));
    let before = ids(&mut bench, 40);
    bench.act(InteractionKind::Like, &item_id(4));
    assert_ne!(before, ids(&mut bench, 40));
    bench.ask(ForgetActs { what: Forget::Item { item: item_id(4) }, feed: None });
    assert_eq!(before, ids(&mut bench, 40));
}

#[test]
fn broken_weights_are_a_broken_pack_and_those_of_another_catalogue_too() {
    let whole = support::weights().encode();
    let mut cut = whole.clone();
    cut.truncate(whole.len() - 9);
    for (name, bytes) in [("nothing", Vec::new()), ("cut off", cut)] {
        let opened =
            std::panic::catch_unwind(|| Bench::steady_with(|contents| contents.collab = Some(bytes)));
        assert!(opened.is_err(), "{name} was taken for weights");
    }
}

#[test]
fn an_owners_rules_do_what_they_say_and_the_cards_say_it() {
    let mut bench = Bench::steady_with(|contents| {
        contents.rules = vec![
            rule("Staff pick", RuleAction::Pin, &[60, 61]),
            rule("New in", RuleAction::Boost { amount: 0.3 }, &[100]),
            rule("Nearly gone", RuleAction::Bury { amount: 0.5 }, &[0]),
            OwnerRule {
                label: "Not for sale".into(),
                action: RuleAction::Filter,
                items: Vec::new(),
                facet: Some(FacetIs { name: "theme".into(), values: vec!["theme3".into()] }),
            },
        ];
    });
    let slate = bench.feed(40);
    let place = |nth: usize| slate.cards.iter().position(|card| card.id == item_id(nth));
    let said = |nth: usize| {
        slate.cards.iter().find(|card| card.id == item_id(nth)).and_then(|card| card.owner.as_deref())
    };
    assert_eq!((place(60), place(61)), (Some(0), Some(1)));
    assert_eq!((said(60), said(100), said(5)), (Some("Staff pick"), Some("New in"), None));
    assert!(place(100).is_some_and(|place| place < 20) && place(0).is_none_or(|place| place > 20));
    assert!(slate.cards.iter().all(|card| theme_of(&card.id) != 3));
    assert_eq!(bench.status().owner_rules.len(), 4);
    let why = bench.explain(&item_id(100));
    assert!(
        why.contributions
            .iter()
            .any(|c| c.source == ReasonSource::Owner { label: "New in".into() } && c.value == 0.3)
    );
    assert_eq!(bench.search("Item 3", &[]).cards.iter().filter(|card| card.id == item_id(3)).count(), 1);
}

#[test]
fn what_a_person_turned_down_no_rule_brings_back() {
    for action in [RuleAction::Pin, RuleAction::Boost { amount: 0.5 }] {
        let mut bench = Bench::steady_with(|contents| contents.rules = vec![rule("Deal", action, &[9])]);
        assert_eq!(ids(&mut bench, 1), [item_id(9)]);
        bench.act(InteractionKind::NotInterested { reason: None }, &item_id(9));
        assert!(!ids(&mut bench, 100).contains(&item_id(9)));
    }
}

#[test]
fn the_track_record_counts_what_was_ranked_before_it_was_picked() {
    let mut bench = Bench::steady();
    assert_eq!(bench.track_record().picks, 0);
    bench.act(InteractionKind::Like, &item_id(82));
    for _ in 0..11 {
        let feed = ids(&mut bench, 10);
        let pick = feed.iter().rfind(|id| theme_of(id) == 2).expect("more of the theme");
        bench.act(InteractionKind::Open, pick);
        bench.act(InteractionKind::Like, pick);
    }
    let record = bench.track_record();
    assert_eq!((record.picks, record.places, record.ranked), (12, 10, 11));
    assert!(record.popular < 6, "{record:?}");
    bench.ask(ForgetActs { what: Forget::Everything, feed: None });
    assert_eq!(bench.track_record().picks, 0);
}

#[test]
fn who_passes_over_likeness_makes_likeness_count_less_and_forgetting_undoes_it() {
    let mut bench = Bench::steady();
    for nth in [1, 5, 9] {
        bench.act(InteractionKind::Like, &item_id(nth));
    }
    let before = bench.track_record();
    assert_eq!((before.worth, before.learnt_from), ([1.0; 3], 0));
    for _ in 0..12 {
        let slate = bench.feed(30);
        for card in slate.cards.iter().take(10) {
            bench.act_on_card(InteractionKind::View, &card.id, card.placement.clone());
        }
        let unlike =
            slate.cards.iter().rev().find(|card| theme_of(&card.id) != 1).expect("a card of another theme");
        bench.act_on_card(InteractionKind::View, &unlike.id, unlike.placement.clone());
        bench.act_on_card(InteractionKind::Open, &unlike.id, unlike.placement.clone());
    }
    let after = bench.track_record();
    assert!(after.learnt_from > 20 && after.worth[1] < 0.9, "{after:?}");
    let acts = bench.memory().acts;
    for act in acts.iter().filter(|act| matches!(act.kind, InteractionKind::View | InteractionKind::Open)) {
        assert!(matches!(bench.ask(ForgetActs { what: Forget::One { seq: act.seq }, feed: None }).count, 1));
    }
    assert_eq!(bench.track_record(), before);
}
