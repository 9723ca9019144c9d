//! Sets under a limit, against every set there is.

use penchant::agent::bundle::choose;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_set_keeps_the_limit_and_hardly_any_other_is_worth_more(
        items in prop::collection::vec((0u32..200, 1u32..100), 1..9),
        limit in 0u32..600,
        count in 1usize..5,
    ) {
        let items: Vec<(f64, f64)> = items.into_iter().map(|(a, w)| (f64::from(a), f64::from(w))).collect();
        let sums = |set: &[usize]| set.iter().fold((0.0, 0.0), |(a, w), at| (a + items[*at].0, w + items[*at].1));
        let sets: Vec<Vec<usize>> = (0u32..1 << items.len())
            .filter(|bits| bits.count_ones() as usize == count)
            .map(|bits| (0..items.len()).filter(|at| bits >> at & 1 == 1).collect())
            .collect();
        // Amounts are rounded up to a four hundredth of the limit: compared with sets that leave that much room.
        let room = f64::from(limit) * (1.0 - count as f64 / 400.0);
        let best = sets.iter().map(|set| sums(set)).filter(|(a, _)| *a <= room).map(|(_, w)| w).fold(f64::NAN, f64::max);
        match choose(&items, f64::from(limit), count) {
            Some(set) => {
                let (amount, worth) = sums(&set);
                prop_assert_eq!(set.len(), count);
                prop_assert!(set.is_sorted() && amount <= f64::from(limit));
                prop_assert!(best.is_nan() || worth >= best, "{} instead of {}", worth, best);
            }
            None => prop_assert!(best.is_nan()),
        }
    }
}

#[test]
fn what_cannot_be_added_up_is_in_no_set() {
    assert_eq!(choose(&[(f64::NAN, 1.0), (f64::INFINITY, 1.0), (-1.0, 1.0)], 10.0, 1), None);
    assert_eq!(choose(&[(1.0, 1.0)], f64::NAN, 1), None);
    assert_eq!(choose(&[(1.0, 1.0)], 10.0, 0), None);
}
