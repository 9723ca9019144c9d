//! The engine from outside: requests in, responses out, on a small catalogue of four themes, natively.

#![allow(clippy::expect_used, clippy::panic)]

#[path = "engine/asking.rs"]
mod asking;
#[path = "engine/elsewhere.rs"]
mod elsewhere;
#[path = "engine/lessons.rs"]
mod lessons;
#[path = "engine/log.rs"]
mod log;
#[path = "engine/pace.rs"]
mod pace;
#[path = "engine/requests.rs"]
mod requests;
#[path = "engine/search.rs"]
mod search;
#[path = "engine/sources.rs"]
mod sources;
#[path = "engine/speechless.rs"]
mod speechless;
mod support;
#[path = "engine/typos.rs"]
mod typos;

use penchant::{
    engine::protocol::{
        Dials, Explain, FacetFilter, Failure, Feed, Forget, ForgetActs, GetDetails, MemoryState, ModelState,
        PackFault, Reason, ReasonSource, SetDials, Similar, UndoForget,
    },
    memory::InteractionKind,
};
use support::{Bench, THEMES, item_id, theme_of};

#[test]
fn without_evidence_the_feed_is_what_is_popular() {
    let mut bench = Bench::steady();
    let slate = bench.feed(8);
    let ids: Vec<&str> = slate.cards.iter().map(|card| card.id.as_str()).collect();
    let popular: Vec<String> = (0..8).map(item_id).collect();
    assert_eq!(ids, popular);
    assert!(slate.cards.iter().all(|card| card.reason == Reason::Popular));
}

#[test]
fn an_interest_is_named_by_what_is_rare_in_the_catalogue_whatever_the_facet_is_called() {
    for facet in ["category", "genre", "type"] {
        let mut bench = Bench::steady_with(|contents| {
            for (n, item) in contents.items.iter_mut().enumerate() {
                // By the alphabet alone "common" would come first.
                let kinds: &[&str] = if n % 5 == 0 { &["common", "rare"] } else { &["common"] };
                let kinds = kinds.iter().map(|kind| (*kind).to_owned()).collect();
                item.facets = [(facet.to_owned(), kinds)].into();
                item.tags = Vec::new().into();
            }
        });
        for nth in 0..3 {
            bench.act(InteractionKind::Like, &item_id(nth * 5 * THEMES));
        }
        let labels: Vec<String> =
            bench.memory().interests.into_iter().map(|interest| interest.label).collect();
        assert_eq!(labels, ["rare · common"], "{facet}");
    }
}

#[test]
fn three_likes_in_one_theme_bring_that_theme() {
    for theme in 0..THEMES {
        let mut bench = Bench::new();
        for nth in 0..3 {
            bench.act(InteractionKind::Like, &item_id(theme + nth * THEMES));
        }
        let slate = bench.feed(10);
        let same = slate.cards.iter().filter(|card| theme_of(&card.id) == theme).count();
        assert!(same >= 6, "{same} of 10 share theme {theme}");
        let named = slate.cards.iter().filter(|card| matches!(card.reason, Reason::Because { .. })).count();
        assert!(named >= 6, "{named} of 10 say because of what");
    }
}

#[test]
fn what_the_person_decided_on_is_not_recommended_again() {
    let kinds = [
        InteractionKind::Like,
        InteractionKind::Save,
        InteractionKind::Dislike,
        InteractionKind::NotInterested { reason: None },
        InteractionKind::Dismiss,
    ];
    for kind in kinds {
        let mut bench = Bench::new();
        bench.act(kind.clone(), &item_id(0));
        let slate = bench.feed(200);
        assert!(slate.cards.iter().all(|card| card.id != item_id(0)), "{} came back", kind.name());
    }
}

#[test]
fn not_for_me_pushes_its_kind_down() {
    let mut bench = Bench::steady();
    let place = |bench: &mut Bench| {
        let slate = bench.feed(200);
        let places = slate.cards.iter().enumerate().filter(|(_, card)| theme_of(&card.id) == 1);
        let (sum, n) = places.fold((0, 0), |(sum, n), (place, _)| (sum + place, n + 1));
        sum as f64 / f64::from(n)
    };
    let before = place(&mut bench);
    bench.act(InteractionKind::NotInterested { reason: None }, &item_id(1));
    assert!(place(&mut bench) > before + 1.0);
}

#[test]
fn forgetting_a_like_removes_its_effect_and_undo_brings_it_back() {
    let mut bench = Bench::steady();
    let before = bench.feed(20).cards;
    bench.act(InteractionKind::Like, &item_id(3));
    let liked = bench.feed(20).cards;
    assert_ne!(before, liked);
    let what = Forget::Mark { item: item_id(3), kind: "like".into() };
    assert_eq!(bench.ask(ForgetActs { what, feed: None }).count, 1);
    assert_eq!(support::without_placements(&before), support::without_placements(&bench.feed(20).cards));
    assert_eq!(bench.ask(UndoForget {}).seqs.len(), 1);
    assert_eq!(support::without_placements(&liked), support::without_placements(&bench.feed(20).cards));
}

#[test]
fn forgetting_everything_leaves_nothing_even_after_reopening() {
    let mut bench = Bench::new();
    bench.act(InteractionKind::Like, &item_id(2));
    bench.ask(SetDials { dials: Dials { diversity: 0.9, novelty: 0.5, exploration: 0.3, calibration: 0.7 } });
    bench.ask(ForgetActs { what: Forget::Everything, feed: None });
    let mut again = bench.reopen();
    let status = again.status();
    assert_eq!((status.remembered, status.dials), (0, Dials::default()));
    assert!(again.memory().acts.is_empty());
}

#[test]
fn memory_outlives_the_tab() {
    let mut bench = Bench::steady();
    bench.act(InteractionKind::Like, &item_id(2));
    let before = bench.feed(20).cards;
    let mut again = bench.reopen();
    assert_eq!(support::without_placements(&before), support::without_placements(&again.feed(20).cards));
}

#[test]
fn contributions_add_up_to_the_score_and_the_counterfactual_is_what_happens() {
    let mut bench = Bench::steady();
    for (kind, nth) in [
        (InteractionKind::Like, 1),
        (InteractionKind::Like, 5),
        (InteractionKind::Open, 9),
        (InteractionKind::Dislike, 2),
        (InteractionKind::View, 13),
    ] {
        bench.act(kind, &item_id(nth));
    }
    for nth in 10..40 {
        let item = item_id(nth);
        let why = bench.explain(&item);
        let sum: f32 = why.contributions.iter().map(|c| c.value).sum();
        assert!((sum - why.score).abs() < 1e-4, "{item}: {sum} is not {}", why.score);
        let top = why.contributions.iter().filter(|c| c.value > 0.0).find_map(|c| match &c.source {
            ReasonSource::Act { seq, .. } => Some(*seq),
            _ => None,
        });
        let Some(seq) = top else { continue };
        bench.ask(ForgetActs { what: Forget::One { seq }, feed: None });
        let without = bench.explain(&item);
        assert_eq!(why.rank_without_top, Some(without.rank));
        bench.ask(UndoForget {});
    }
}

#[test]
fn more_continues_and_does_not_repeat() {
    let mut bench = Bench::new();
    let first: Vec<String> = bench.feed(12).cards.into_iter().map(|card| card.id).collect();
    let next = bench.ask(Feed { limit: 12, exclude: first.clone() });
    assert_eq!(next.cards.len(), 12);
    assert!(next.cards.iter().all(|card| !first.contains(&card.id)));
}

#[test]
fn search_finds_words_at_once_and_meaning_when_the_model_is_there() {
    let mut bench = Bench::new();
    let words = bench.search("theme2 item", &[]);
    assert!(!words.semantic);
    assert_eq!(theme_of(&words.cards[0].id), 2);
    let none = bench.search("nothing says this", &[]);
    assert_eq!(none.total, 0);

    bench.load_model();
    assert_eq!(bench.status().model, ModelState::Ready);
    let meaning = bench.search("nothing says this but it means theme3", &[]);
    assert!(meaning.semantic);
    assert_eq!(theme_of(&meaning.cards[0].id), 3);
}

#[test]
fn filters_are_hard() {
    let mut bench = Bench::new();
    let filter = FacetFilter { facet: "theme".into(), values: vec!["theme1".into()] };
    for query in ["", "item"] {
        let found = bench.search(query, std::slice::from_ref(&filter));
        assert!(found.total > 0);
        assert!(found.cards.iter().all(|card| theme_of(&card.id) == 1), "{query}");
    }
}

#[test]
fn a_model_of_another_space_is_refused() {
    let mut bench = Bench::new();
    bench.load_foreign_model();
    assert!(matches!(bench.status().model, ModelState::Failed { .. }));
    assert!(!bench.search("theme2", &[]).semantic);
}

#[test]
fn a_write_that_fails_is_said_and_changes_nothing() {
    let mut bench = Bench::steady();
    let before = bench.feed(20).cards;
    bench.break_storage();
    let answer = bench.try_act(InteractionKind::Like, &item_id(3));
    assert!(answer.is_err_and(|failure| matches!(failure, Failure::Memory { .. })));
    assert_eq!(support::without_placements(&before), support::without_placements(&bench.feed(20).cards));
}

#[test]
fn without_storage_it_works_and_says_that_nothing_is_kept() {
    let mut bench = Bench::without_storage();
    assert!(matches!(bench.status().memory, MemoryState::Volatile { .. }));
    bench.act(InteractionKind::Like, &item_id(1));
    assert_eq!(bench.status().remembered, 1);
}

#[test]
fn an_altered_pack_is_refused_with_its_file_named() {
    let failure = Bench::with_altered_file("items-0000");
    let Failure::Pack { why: PackFault::Altered { path } } = failure else { panic!("{failure:?}") };
    assert!(path.contains("items-0000"), "{path}");
}

#[test]
fn unknown_items_are_not_found_and_unknown_acts_are_kept() {
    let mut bench = Bench::new();
    let item = || "nowhere".to_owned();
    let failures = [
        bench.try_ask(GetDetails { item: item() }).map(drop),
        bench.try_ask(Similar { item: item(), limit: 3 }).map(drop),
        bench.try_ask(Explain { item: item() }).map(drop),
    ];
    for failure in failures {
        assert!(failure.is_err_and(|failure| matches!(failure, Failure::NotFound { .. })));
    }
    bench.act(InteractionKind::Like, "of-another-catalogue");
    assert_eq!(bench.memory().acts[0].title, "of-another-catalogue");
}

#[test]
fn similar_items_share_the_theme_and_leave_the_item_out() {
    let mut bench = Bench::new();
    let slate = bench.ask(Similar { item: item_id(6), limit: 6 });
    assert_eq!(slate.cards.len(), 6);
    assert!(slate.cards.iter().all(|card| card.id != item_id(6) && theme_of(&card.id) == 2));
}

#[test]
fn each_interest_names_its_evidence_and_the_shares_add_to_one() {
    let mut bench = Bench::new();
    for nth in [0, 4, 8, 1, 5] {
        bench.act(InteractionKind::Like, &item_id(nth));
    }
    let view = bench.memory();
    assert!(view.interests.iter().filter(|interest| !interest.session).count() >= 2);
    for interest in &view.interests {
        let sum: f32 = interest.evidence.iter().map(|evidence| evidence.share).sum();
        assert!((sum - 1.0).abs() < 1e-4 && (0.0..=1.0).contains(&interest.strength));
        assert!(!interest.label.is_empty());
    }
}
