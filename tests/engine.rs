//! The engine from outside: requests in, responses out, on a small catalogue of four themes, natively.

#![allow(clippy::expect_used, clippy::panic)]

#[path = "engine/asking.rs"]
mod asking;
#[path = "engine/back.rs"]
mod back;
#[path = "engine/elsewhere.rs"]
mod elsewhere;
#[path = "engine/feedback.rs"]
mod feedback;
#[path = "engine/gone.rs"]
mod gone;
#[path = "engine/history.rs"]
mod history;
#[path = "engine/keep.rs"]
mod keep;
#[path = "engine/lessons.rs"]
mod lessons;
#[path = "engine/log.rs"]
mod log;
#[path = "engine/pace.rs"]
mod pace;
#[path = "engine/recall.rs"]
mod recall;
#[path = "engine/requests.rs"]
mod requests;
#[path = "engine/search.rs"]
mod search;
#[path = "engine/sources.rs"]
mod sources;
#[path = "engine/speechless.rs"]
mod speechless;
mod support;
#[path = "engine/things.rs"]
mod things;
#[path = "engine/today.rs"]
mod today;
#[path = "engine/topics.rs"]
mod topics;
#[path = "engine/typos.rs"]
mod typos;

use penchant::{
    catalog::pack::manifest::PopularityCounts,
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
    let popular = Reason::Popular { counts: PopularityCounts::People };
    assert!(slate.cards.iter().all(|card| card.reason == popular));
}

#[test]
fn popular_is_said_only_where_people_were_counted() {
    for counts in [PopularityCounts::People, PopularityCounts::Languages, PopularityCounts::Other] {
        let mut bench = Bench::steady_with(|contents| contents.popularity = counts);
        assert_eq!(bench.feed(1).cards[0].reason, Reason::Popular { counts });
    }
    let mut uncounted = Bench::steady_with(|contents| {
        contents.items.iter_mut().for_each(|item| item.popularity = None);
    });
    assert_eq!(uncounted.feed(1).cards[0].reason, Reason::Popular { counts: PopularityCounts::Other });
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
        InteractionKind::Have,
        InteractionKind::Finished,
        InteractionKind::Stopped,
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
fn a_not_for_me_costs_its_item_and_many_cost_their_kind_by_how_little_is_liked_there() {
    let score = |likes: usize, against: usize| {
        let mut bench = Bench::steady();
        for nth in 0..likes {
            bench.act(InteractionKind::Like, &item_id(1 + (20 + nth) * THEMES));
        }
        bench.act(InteractionKind::Like, &item_id(2));
        for nth in 0..against {
            bench.act(InteractionKind::NotInterested { reason: None }, &item_id(1 + nth * THEMES));
        }
        bench.explain(&item_id(1 + 10 * THEMES)).score
    };
    let (one, five) = (score(0, 0) - score(0, 1), score(0, 0) - score(0, 5));
    assert!(one < 0.05, "one says next to nothing of its kind: {one}");
    assert!(five > 3.0 * one, "five do: {five} after {one}");
    let outweighed = score(8, 0) - score(8, 5);
    assert!(outweighed < five && score(8, 5) > 0.3, "where eight are liked, five are few: {outweighed}");
}

#[test]
fn a_like_takes_an_older_not_for_me_back_and_undo_restores_it() {
    let titles = |bench: &mut Bench| support::without_placements(&bench.feed(20).cards);
    let mut only_liked = Bench::steady();
    only_liked.act(InteractionKind::Like, &item_id(5));
    let mut bench = Bench::steady();
    for nth in [5, 9, 13] {
        bench.act(InteractionKind::NotInterested { reason: None }, &item_id(nth));
    }
    let before = titles(&mut bench);
    bench.act(InteractionKind::Like, &item_id(5));
    let why = bench.explain(&item_id(17));
    let kinds = why
        .contributions
        .iter()
        .filter(|c| matches!(&c.source, ReasonSource::Act { title, .. } if title == "Item 5"));
    assert!(kinds.clone().count() == 1 && kinds.map(|c| c.value).sum::<f32>() > 0.0, "the like alone speaks");
    bench.ask(ForgetActs { what: Forget::Mark { item: item_id(5), kind: "like".into() }, feed: None });
    assert_eq!(titles(&mut bench), before);
}

#[test]
fn to_have_it_hides_the_item_and_keeps_the_taste() {
    let have_it = InteractionKind::NotInterested { reason: Some("have_it".into()) };
    let mut bench = Bench::steady();
    [1, 5, 9].iter().for_each(|nth| bench.act(InteractionKind::Like, &item_id(*nth)));
    let without = |slate: penchant::engine::protocol::Slate| -> Vec<String> {
        slate.cards.into_iter().map(|card| card.id).filter(|id| *id != item_id(13)).collect()
    };
    let before = without(bench.feed(20));
    bench.act(have_it, &item_id(13));
    let after = bench.feed(20);
    assert!(after.cards.iter().all(|card| card.id != item_id(13)));
    assert_eq!(without(after)[..19], before[..19]);
}

#[test]
fn to_load_the_feed_again_changes_nothing() {
    let mut bench = Bench::new();
    [1, 5, 9].iter().for_each(|nth| bench.act(InteractionKind::Like, &item_id(*nth)));
    let first = bench.feed(24);
    for card in &first.cards {
        bench.act_on_card(InteractionKind::View, &card.id, card.placement.clone());
    }
    assert_eq!(bench.feed(24), first);
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
fn what_is_explained_is_what_stands_on_the_screen() {
    let mut bench = Bench::new();
    for nth in [1, 5, 9, 2, 30] {
        bench.act(InteractionKind::Like, &item_id(nth));
    }
    [50, 54, 58].iter().for_each(|nth| {
        bench.act(InteractionKind::NotInterested { reason: None }, &item_id(*nth));
    });
    let first = bench.feed(60).cards;
    let shown: Vec<String> = first.iter().map(|card| card.id.clone()).collect();
    let more = bench.ask(Feed { limit: 40, exclude: shown }).cards;
    let screen: Vec<_> = first.into_iter().chain(more).collect();
    assert_eq!(screen.len(), 100);
    let explain = |bench: &mut Bench| -> Vec<_> {
        let ask = |card: &penchant::engine::protocol::Card| {
            let slate = card.placement.as_ref().map(|placement| placement.slate);
            bench.ask(Explain { item: card.id.clone(), slate })
        };
        screen.iter().map(ask).collect()
    };
    let explained = explain(&mut bench);
    for (at, (card, why)) in screen.iter().zip(&explained).enumerate() {
        let sum: f32 = why.contributions.iter().map(|c| c.value).sum();
        assert_eq!(why.rank as usize, at + 1, "{}", card.id);
        assert!((sum - why.score).abs() < 1e-4, "{}: {sum} is not {}", card.id, why.score);
    }
    // What is done since changes neither the screen nor why it is as it is, but for what is forgotten.
    bench.act(InteractionKind::Like, &screen[3].id);
    assert_eq!(explain(&mut bench), explained);
    bench.ask(ForgetActs { what: Forget::Item { item: item_id(1) }, feed: None });
    let told = explain(&mut bench).into_iter().flat_map(|why| why.contributions);
    let mut acts = told.filter_map(|c| match c.source {
        ReasonSource::Act { title, .. } => Some(title),
        _ => None,
    });
    assert!(acts.all(|title| title != "Item 1"), "a forgotten act explains nothing");
}

#[test]
fn a_reason_names_what_is_shared() {
    let mut bench = Bench::steady();
    [1, 5, 9].iter().for_each(|nth| bench.act(InteractionKind::Like, &item_id(*nth)));
    let Reason::Because { shared, .. } = &bench.feed(6).cards[0].reason else { panic!("no reason") };
    assert_eq!(shared, &["theme1"]);
}

#[test]
fn a_first_card_that_is_liked_was_ranked_first() {
    let mut bench = Bench::new();
    let card = bench.feed(12).cards.remove(0);
    bench.act_on_card(InteractionKind::View, &card.id, card.placement.clone());
    bench.act_on_card(InteractionKind::Like, &card.id, card.placement);
    let record = bench.track_record();
    assert_eq!((record.picks, record.ranked), (1, 1));
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
        bench.try_ask(Explain { item: item(), slate: None }).map(drop),
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
