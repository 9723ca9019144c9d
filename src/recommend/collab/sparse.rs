//! Pruned item-item matrices in small integers, and the two products that scoring needs.

use penchant_kernels::{order::Order, sparse as kernels};

use super::Grain;

/// Row `i` holds what having item `i` says about others. Values are integers with one scale per *target* item,
/// because pruning and re-fitting work per target.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sparse {
    pub(super) grain: Grain,
    pub(super) starts: Vec<u32>,
    pub(super) targets: Vec<u32>,
    pub(super) values: Vec<i8>,
    pub(super) scales: Vec<f32>,
}

impl Sparse {
    /// From `(source, target, value)` entries over `items` items, quantised to int8 by the largest magnitude of each
    /// target. Entries out of range, not finite, or that round to nothing are left out; of two entries for one pair
    /// the later stays.
    pub fn new(items: u32, entries: impl IntoIterator<Item = (u32, u32, f32)>) -> Self {
        Self::quantised(Grain::Int8, items, entries)
    }

    /// The same to any grain.
    pub fn quantised(grain: Grain, items: u32, entries: impl IntoIterator<Item = (u32, u32, f32)>) -> Self {
        let mut entries: Vec<(u32, u32, f32)> = entries
            .into_iter()
            .filter(|&(source, target, value)| source < items && target < items && value.is_finite())
            .collect();
        entries.order_by_key(|&(source, target, _)| (source, target));
        entries.reverse();
        entries.dedup_by_key(|&mut (source, target, _)| (source, target));
        entries.reverse();
        let mut scales = vec![0.0f32; items as usize];
        for &(_, target, value) in &entries {
            let scale = &mut scales[target as usize];
            *scale = scale.max(value.abs() / grain.most());
        }
        let mut out = Self { grain, starts: vec![0], targets: Vec::new(), values: Vec::new(), scales };
        let mut row = 0;
        for (source, target, value) in entries {
            while row < source {
                out.starts.push(out.targets.len() as u32);
                row += 1;
            }
            let scale = out.scales[target as usize];
            let quantised = if scale > 0.0 { (value / scale).round() as i8 } else { 0 };
            if quantised != 0 {
                out.targets.push(target);
                out.values.push(quantised);
            }
        }
        out.starts.resize(items as usize + 1, out.targets.len() as u32);
        out
    }

    /// Number of items on each side.
    pub fn items(&self) -> usize {
        self.scales.len()
    }

    /// How finely they are kept in a file.
    pub fn grain(&self) -> Grain {
        self.grain
    }

    /// Number of stored weights.
    pub fn len(&self) -> usize {
        self.targets.len()
    }

    /// Whether nothing is stored.
    pub fn is_empty(&self) -> bool {
        self.targets.is_empty()
    }

    fn row(&self, source: u32) -> (&[u32], &[i8]) {
        let source = source as usize;
        match (self.starts.get(source), self.starts.get(source + 1)) {
            (Some(&from), Some(&to)) => {
                let range = from as usize..to as usize;
                (&self.targets[range.clone()], &self.values[range])
            }
            _ => (&[], &[]),
        }
    }

    /// The weight from `source` to `target`; 0 where nothing is stored.
    pub fn get(&self, source: u32, target: u32) -> f32 {
        let (targets, values) = self.row(source);
        match targets.binary_search(&target) {
            Ok(at) => f32::from(values[at]) * self.scales[target as usize],
            Err(_) => 0.0,
        }
    }

    /// What `source` speaks for, the largest weight first.
    pub fn strongest(&self, source: u32) -> Vec<u32> {
        let (targets, values) = self.row(source);
        let scale = |target: u32| self.scales.get(target as usize).copied().unwrap_or(0.0);
        let weighed =
            targets.iter().zip(values).map(|(target, value)| (*target, f32::from(*value) * scale(*target)));
        let mut weighed: Vec<(u32, f32)> = weighed.filter(|(_, weight)| *weight > 0.0).collect();
        weighed.order_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        weighed.into_iter().map(|(target, _)| target).collect()
    }

    /// The weights from `source` to several targets, whose places [`Self::places`] has.
    pub fn get_each(&self, source: u32, targets: &[u32], places: &[u16]) -> impl Iterator<Item = f32> {
        let mut codes = vec![0; targets.len()];
        let (row, values) = self.row(source);
        kernels::pick(&mut codes, row, values, places);
        let scale = |target: u32| self.scales.get(target as usize).copied().unwrap_or(0.0);
        codes.into_iter().zip(targets).map(move |(code, target)| f32::from(code) * scale(*target))
    }

    /// Where each item stands among `targets`, counted from 1; 0 for those that do not.
    pub fn places(&self, targets: &[u32]) -> Vec<u16> {
        let mut places = vec![0; self.items()];
        for (place, target) in (1..).zip(targets) {
            if let Some(of) = places.get_mut(*target as usize) {
                *of = place;
            }
        }
        places
    }

    /// Sum of the rows of `sources`, each times its `N` weights: `N` score vectors in one pass over the rows.
    pub fn product<const N: usize>(&self, sources: impl Iterator<Item = (u32, [f32; N])>) -> [Vec<f32>; N] {
        let mut out: [Vec<f32>; N] = std::array::from_fn(|_| vec![0.0f32; self.items()]);
        for (source, weights) in sources {
            let (targets, values) = self.row(source);
            for (column, weight) in out.iter_mut().zip(weights) {
                if weight != 0.0 {
                    kernels::scatter(column, targets, values, weight);
                }
            }
        }
        for column in &mut out {
            for (score, scale) in column.iter_mut().zip(&self.scales) {
                *score *= scale;
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_is_the_weighted_sum_of_rows() {
        let m = Sparse::new(3, [(0, 1, 0.5), (0, 2, -1.0), (2, 1, 1.0)]);
        let [plain, halved] = m.product([(0, [1.0, 0.5]), (2, [1.0, 1.0])].into_iter());
        assert!((plain[1] - m.get(0, 1) - m.get(2, 1)).abs() < 1e-6);
        assert!((halved[2] - 0.5 * m.get(0, 2)).abs() < 1e-6);
        assert_eq!(plain[0], 0.0);
    }

    #[test]
    fn several_weights_at_once_are_those_of_one_after_another() {
        let m = Sparse::new(4, [(0, 1, 0.5), (0, 3, -1.0), (2, 1, 1.0)]);
        let targets = [3, 0, 1, 9];
        for source in 0..5 {
            let each: Vec<f32> = m.get_each(source, &targets, &m.places(&targets)).collect();
            let one: Vec<f32> = targets[..3].iter().map(|target| m.get(source, *target)).collect();
            assert_eq!((&each[..3], each[3]), (&one[..], 0.0));
        }
    }

    #[test]
    fn quantisation_keeps_the_largest_of_a_target_exact_and_the_later_of_two() {
        let m = Sparse::new(2, [(0, 1, 9.0), (0, 1, 0.25), (1, 1, 0.001), (7, 0, 1.0), (0, 0, f32::NAN)]);
        assert!((m.get(0, 1) - 0.25).abs() < 1e-6);
        assert_eq!(m.len(), 2 - usize::from(m.get(1, 1) == 0.0));
        assert_eq!(m.get(9, 1), 0.0);
    }
}
