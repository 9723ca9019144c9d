//! Ranked candidates → an ordered slate: diversity by maximal marginal relevance (Carbonell and Goldstein, SIGIR 1998),
//! some places given to exploration, and the probability of every choice written down, so that a slate can later be
//! evaluated off-policy.

use fastrand::Rng;

use super::ranker::Scored;
use crate::{catalog::ItemIx, index::flat::FlatIndex};

/// Candidates among which an exploring place chooses: plausible, but below what would be shown anyway.
const POOL: usize = 60;
/// Candidates that diversity looks at for each place.
const WINDOW: usize = 120;

/// One place of a slate.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// What stands there.
    pub scored: Scored,
    /// Probability with which this policy put this item here, given the places before it; in (0, 1].
    pub propensity: f32,
    /// Chosen to learn rather than to please.
    pub explored: bool,
}

/// Fills up to `limit` places from `ranked` (best first).
///
/// `diversity` in [0, 1] is one minus the λ of MMR; `exploration` in [0, 0.5] is the probability with which a place
/// explores: it then takes any of the next-best 60 candidates with equal chance.
pub fn fill(
    ranked: Vec<Scored>,
    space: Option<&FlatIndex>,
    limit: usize,
    diversity: f32,
    exploration: f32,
    rng: &mut Rng,
) -> Vec<Place> {
    let diversity = diversity.clamp(0.0, 1.0);
    let exploration = exploration.clamp(0.0, 0.5);
    let relevance = normaliser(&ranked);
    let mut left = ranked;
    let mut nearest: Vec<f32> = vec![0.0; left.len()];
    let mut places: Vec<Place> = Vec::with_capacity(limit.min(left.len()));
    while places.len() < limit && !left.is_empty() {
        let value = |at: usize| (1.0 - diversity) * relevance(left[at].score) - diversity * nearest[at];
        let best = (0..left.len().min(WINDOW))
            .max_by(|a, b| value(*a).total_cmp(&value(*b)).then(b.cmp(a)))
            .unwrap_or(0);
        // The pool starts behind what the remaining places would take in order.
        let from = (limit - places.len()).min(left.len());
        let pool = from..(from + POOL).min(left.len());
        let explores = !pool.is_empty() && exploration > 0.0 && rng.f32() < exploration;
        let chosen = if explores { rng.usize(pool.clone()) } else { best };
        let exploring = if pool.is_empty() { 0.0 } else { exploration };
        let by_exploring = if pool.contains(&chosen) { exploring / pool.len() as f32 } else { 0.0 };
        let by_rank = if chosen == best { 1.0 - exploring } else { 0.0 };
        let scored = left.remove(chosen);
        nearest.remove(chosen);
        if let Some(space) = space.filter(|_| diversity > 0.0) {
            for (near, other) in nearest.iter_mut().zip(&left).take(WINDOW + limit + POOL) {
                *near = near.max(space.similarity(scored.ix, other.ix));
            }
        }
        places.push(Place { scored, propensity: by_exploring + by_rank, explored: explores });
    }
    places
}

/// Maps scores to [0, 1] over the candidates, so that the trade-off against a cosine means the same at every amount of
/// evidence.
fn normaliser(ranked: &[Scored]) -> impl Fn(f32) -> f32 + use<> {
    let best = ranked.first().map_or(0.0, |s| s.score);
    let worst = ranked.get(WINDOW.min(ranked.len().saturating_sub(1))).map_or(best, |s| s.score);
    let span = (best - worst).max(1e-6);
    move |score| ((score - worst) / span).clamp(0.0, 1.0)
}

/// Drops items that are all but copies of a better one (cosine above `same`).
pub fn collapse_copies(ranked: Vec<Scored>, space: &FlatIndex, same: f32) -> Vec<Scored> {
    let mut kept: Vec<Scored> = Vec::with_capacity(ranked.len());
    for candidate in ranked {
        let copy = kept.iter().take(WINDOW).any(|k: &Scored| is_copy(space, k.ix, candidate.ix, same));
        if !copy {
            kept.push(candidate);
        }
    }
    kept
}

fn is_copy(space: &FlatIndex, a: ItemIx, b: ItemIx, same: f32) -> bool {
    space.similarity(a, b) > same
}
