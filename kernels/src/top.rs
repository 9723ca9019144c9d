//! The best k of a stream, of a list of scores, and of all rows of a space.

use crate::dot;

/// One of many, with what it scored.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// Its position among all of them.
    pub ix: u32,
    /// Higher is better; for vectors, cosine similarity.
    pub score: f32,
}

/// Keeps the `k` best hits it is shown: higher scores first, ties by lower position. Scores that are no numbers count as the
/// lowest.
#[derive(Debug)]
pub struct Top {
    k: usize,
    /// Ranks of the best so far, and of whatever has come since they were last told apart: less dear than a heap, which
    /// orders as it goes.
    kept: Vec<u64>,
    /// What is not below this is not among the best.
    limit: u64,
}

impl Top {
    /// For the `k` best hits, with none in it yet.
    pub fn new(k: usize) -> Self {
        Self { k, kept: Vec::with_capacity(2 * k.min(1024)), limit: if k > 0 { u64::MAX } else { 0 } }
    }

    /// Whether the hit may be among the best so far, and would be kept.
    #[inline]
    pub fn admits(&self, hit: Hit) -> bool {
        rank(hit) < self.limit
    }

    /// Keeps the hit if it may be among the best.
    pub fn push(&mut self, hit: Hit) {
        if self.admits(hit) {
            self.kept.push(rank(hit));
            if self.kept.len() >= 2 * self.k {
                self.shrink();
            }
        }
    }

    /// The hits that were kept, best first.
    pub fn into_sorted(mut self) -> Vec<Hit> {
        self.shrink();
        self.kept.sort_unstable();
        self.kept.into_iter().map(hit).collect()
    }

    fn shrink(&mut self) {
        if self.kept.len() > self.k {
            let (_, next, _) = self.kept.select_nth_unstable(self.k);
            self.limit = *next;
            self.kept.truncate(self.k);
        }
    }
}

const SIGN: u32 = 1 << 31;

/// A number that is the lower the better the hit is: one comparison tells two of them apart. The high half is the score's bits,
/// turned so that they order as the scores do, the other way round.
fn rank(hit: Hit) -> u64 {
    let score = if hit.score.is_nan() { f32::NEG_INFINITY } else { hit.score };
    let bits = score.to_bits();
    let falling = if bits & SIGN == 0 { !(bits | SIGN) } else { bits };
    u64::from(falling) << 32 | u64::from(hit.ix)
}

/// The hit of a rank.
fn hit(rank: u64) -> Hit {
    let falling = (rank >> 32) as u32;
    let bits = if falling & SIGN == 0 { !falling & !SIGN } else { falling };
    Hit { ix: rank as u32, score: f32::from_bits(bits) }
}

/// The `k` rows nearest to a query that pass `keep`, best first, ties by lower position. Rows are as long as the query and
/// have a scale each; `scale` is the query's.
pub fn nearest(
    (query, scale): (&[i16], f32),
    (rows, scales): (&[i8], &[f32]),
    k: usize,
    keep: &dyn Fn(u32) -> bool,
) -> Vec<Hit> {
    let mut top = Top::new(k);
    for (ix, (row, step)) in (0..).zip(rows.chunks_exact(query.len().max(1)).zip(scales)) {
        let hit = Hit { ix, score: dot::wide(query, row) as f32 * scale * step };
        // Few rows get past the first question, so the second may be slow.
        if top.admits(hit) && keep(ix) {
            top.push(hit);
        }
    }
    top.into_sorted()
}

/// Positions of the `count` largest scores that `keep` admits, largest first, ties by position.
pub fn best(scores: &[f32], count: usize, keep: &dyn Fn(u32) -> bool) -> Vec<u32> {
    let by_score =
        |a: &u32, b: &u32| scores[*b as usize].total_cmp(&scores[*a as usize]).then_with(|| a.cmp(b));
    let mut kept: Vec<u32> = (0..scores.len() as u32).filter(|&ix| keep(ix)).collect();
    if count < kept.len() {
        kept.select_nth_unstable_by(count, by_score);
        kept.truncate(count);
    }
    kept.sort_unstable_by(by_score);
    kept
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_best_k_are_those_of_a_whole_sort(scores in prop::collection::vec(any::<f32>(), 0..300), k in 0usize..40) {
            let lowest = |score: f32| if score.is_nan() { f32::NEG_INFINITY } else { score };
            let mut all: Vec<Hit> =
                (0..).zip(&scores).map(|(ix, score)| Hit { ix, score: lowest(*score) }).collect();
            let mut top = Top::new(k);
            (0..).zip(&scores).for_each(|(ix, score)| top.push(Hit { ix, score: *score }));
            all.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.ix.cmp(&b.ix)));
            all.truncate(k);
            prop_assert_eq!(top.into_sorted(), all);
        }
    }
}
