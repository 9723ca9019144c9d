//! Several rankings into one.

use std::collections::HashMap;

use super::Hit;
use crate::catalog::ItemIx;

/// Damps the difference between the first places; the value of the paper.
const DAMPING: f32 = 60.0;

/// Reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009): scores of different kinds cannot be added, places
/// can. Best first, ties by lower index, at most `k`.
pub fn rrf(rankings: &[Vec<Hit>], k: usize) -> Vec<Hit> {
    let mut scores: HashMap<ItemIx, f32> = HashMap::new();
    for ranking in rankings {
        for (place, hit) in ranking.iter().enumerate() {
            *scores.entry(hit.ix).or_default() += 1.0 / (DAMPING + place as f32 + 1.0);
        }
    }
    let mut fused: Vec<Hit> = scores.into_iter().map(|(ix, score)| Hit { ix, score }).collect();
    fused.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.ix.cmp(&b.ix)));
    fused.truncate(k);
    fused
}
