//! The best k of a stream, of a list of scores, and of all rows of a space.

use std::{cmp::Ordering, collections::BinaryHeap};

use crate::dot;

/// One of many, with what it scored.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// Its position among all of them.
    pub ix: u32,
    /// Higher is better; for vectors, cosine similarity.
    pub score: f32,
}

/// Keeps the `k` best hits it is shown: higher scores first, ties by lower index. Scores that are no numbers lose.
#[derive(Debug)]
pub struct Top {
    k: usize,
    /// The worst of those kept is on top.
    kept: BinaryHeap<Ranked>,
}

#[derive(Debug, Clone, Copy)]
struct Ranked(Hit);

impl Top {
    /// A heap for the `k` best hits, with none in it yet.
    pub fn new(k: usize) -> Self {
        Self { k, kept: BinaryHeap::with_capacity(k.min(1024) + 1) }
    }

    /// Whether the hit is among the best so far, and would be kept.
    #[inline]
    pub fn admits(&self, hit: Hit) -> bool {
        if self.kept.len() < self.k {
            return true;
        }
        // Most are worse by score alone.
        self.kept.peek().is_some_and(|worst| {
            let worse = hit.score < worst.0.score;
            !worse && Ranked(hit) < *worst
        })
    }

    /// Keeps the hit if it is among the best so far.
    pub fn push(&mut self, hit: Hit) {
        if self.admits(hit) {
            self.kept.push(Ranked(hit));
            if self.kept.len() > self.k {
                self.kept.pop();
            }
        }
    }

    /// The hits that were kept, best first.
    pub fn into_sorted(self) -> Vec<Hit> {
        self.kept.into_sorted_vec().into_iter().map(|ranked| ranked.0).collect()
    }
}

/// Smaller is better, so that a max-heap offers the worst.
impl Ord for Ranked {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |hit: &Hit| if hit.score.is_nan() { f32::NEG_INFINITY } else { hit.score };
        key(&other.0).total_cmp(&key(&self.0)).then(self.0.ix.cmp(&other.0.ix))
    }
}

impl PartialOrd for Ranked {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ranked {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Ranked {}

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
