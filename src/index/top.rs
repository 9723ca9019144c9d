//! The best k of a stream.

use std::{cmp::Ordering, collections::BinaryHeap};

use super::Hit;

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
