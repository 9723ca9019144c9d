use penchant::index::{Hit, fuse::rrf};
use proptest::{collection::vec, prelude::*};

use super::positions;

fn ranking(items: &[u32]) -> Vec<Hit> {
    items.iter().map(|ix| Hit { ix: *ix, score: 1.0 }).collect()
}

/// A few rankings without repeats.
fn rankings() -> impl Strategy<Value = Vec<Vec<u32>>> {
    vec(Just((0u32..30).collect::<Vec<_>>()).prop_shuffle(), 1..5)
        .prop_flat_map(|all| {
            let n = all.len();
            (Just(all), vec(0usize..30, n))
        })
        .prop_map(|(all, sizes)| all.into_iter().zip(sizes).map(|(items, n)| items[..n].to_vec()).collect())
}

proptest! {
    #[test]
    fn an_items_score_is_the_sum_over_its_places(rankings in rankings()) {
        let lists: Vec<Vec<Hit>> = rankings.iter().map(|items| ranking(items)).collect();
        let fused = rrf(&lists, 100);
        for hit in &fused {
            let places = rankings.iter().filter_map(|items| items.iter().position(|ix| *ix == hit.ix));
            let score: f64 = places.map(|place| 1.0 / (61.0 + place as f64)).sum();
            prop_assert!((f64::from(hit.score) - score).abs() < 1e-6);
        }
        let mut all: Vec<u32> = rankings.concat();
        all.sort_unstable();
        all.dedup();
        let mut found = positions(&fused);
        found.sort_unstable();
        prop_assert_eq!(found, all, "each item once, none lost, none new");
    }

    #[test]
    fn fewer_are_the_head_of_more(rankings in rankings(), k in 0usize..40) {
        let lists: Vec<Vec<Hit>> = rankings.iter().map(|items| ranking(items)).collect();
        let all = rrf(&lists, 100);
        prop_assert!(all.is_sorted_by(|a, b| (b.score, a.ix) <= (a.score, b.ix)));
        prop_assert_eq!(rrf(&lists, k), &all[..k.min(all.len())]);
    }

    #[test]
    fn one_ranking_keeps_its_order(rankings in rankings()) {
        prop_assert_eq!(positions(&rrf(&[ranking(&rankings[0])], 100)), &rankings[0][..]);
    }

    #[test]
    fn what_every_ranking_puts_first_is_first(rankings in rankings()) {
        let first = |items: &Vec<u32>| [&[77], &items[..]].concat();
        let lists: Vec<Vec<Hit>> = rankings.iter().map(first).map(|items| ranking(&items)).collect();
        prop_assert_eq!(rrf(&lists, 1)[0].ix, 77);
    }
}

#[test]
fn nothing_fused_is_nothing() {
    assert!(rrf(&[], 5).is_empty());
    assert!(rrf(&[vec![], vec![]], 5).is_empty());
}
