//! Bootstrap intervals, by person: queries of one person are not independent.

use std::collections::HashMap;

/// The 95 % interval of the mean of `values`, resampling whole groups 1000 times. Deterministic.
pub fn bootstrap(values: &[f64], groups: &[u64]) -> (f64, f64) {
    let mut by_group: HashMap<u64, (f64, f64)> = HashMap::new();
    for (value, group) in values.iter().zip(groups) {
        let sums = by_group.entry(*group).or_default();
        sums.0 += value;
        sums.1 += 1.0;
    }
    let mut sums: Vec<(u64, (f64, f64))> = by_group.into_iter().collect();
    if sums.is_empty() {
        return (0.0, 0.0);
    }
    sums.sort_unstable_by_key(|(group, _)| *group);
    let mut rng = fastrand::Rng::with_seed(1);
    let mut means: Vec<f64> = (0..1000)
        .map(|_| {
            let (mut total, mut count) = (0.0, 0.0);
            for _ in 0..sums.len() {
                let (value, weight) = sums[rng.usize(..sums.len())].1;
                total += value;
                count += weight;
            }
            total / count
        })
        .collect();
    means.sort_unstable_by(f64::total_cmp);
    (means[25], means[974])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_holds_the_mean_and_narrows_with_more_people() {
        let value = |i: u64| (i % 2) as f64;
        let width = |people: u64| {
            let (values, groups): (Vec<f64>, Vec<u64>) = (0..people).map(|i| (value(i), i)).unzip();
            let (low, high) = bootstrap(&values, &groups);
            assert!(low <= 0.5 && 0.5 <= high);
            high - low
        };
        assert!(width(1000) < width(50));
    }
}
