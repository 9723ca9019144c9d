//! Bandit replay: somebody of whom nothing is known is shown one item a round, takes it up if it is in their history and
//! passes it over if not, and the ranker learns from that alone. What exploration costs or brings is the difference in
//! hits to the same ranker without it. The policy that is played is the one that fills slates in the app.

use std::collections::{BTreeMap, HashSet};

use fastrand::Rng;

use crate::{
    catalog::ItemIx,
    memory::interaction::Seq,
    recommend::{
        Basis, Evidence, Ranker, SourceWeights,
        evidence::Signals,
        slate::{self, Policy},
    },
};

/// What passing over an item says: as being put aside does in the app.
const PASSED_OVER: f32 = -0.15;
/// Candidates that a slate is filled from.
const DEEP: usize = 100;

/// Share of rounds in which somebody with this history took up what was shown.
pub fn hit_rate(basis: Basis<'_>, history: &[ItemIx], rounds: usize, exploration: f32, rng: &mut Rng) -> f64 {
    let wanted: HashSet<ItemIx> = history.iter().copied().collect();
    let all: Vec<ItemIx> = (0..basis.prior.len() as ItemIx).collect();
    let mut signals = Signals::default();
    let mut hits = 0;
    for round in 0..rounds {
        let ranker = Ranker::new(basis, &signals, SourceWeights::SHIPPED, 0.0, &|_| true);
        let open: Vec<ItemIx> = all.iter().copied().filter(|ix| !signals.decided.contains(ix)).collect();
        let policy = Policy {
            limit: 1,
            diversity: 0.0,
            exploration,
            calibration: 0.0,
            space: None,
            kinds: basis.kinds,
            wanted: &BTreeMap::new(),
            spread: &|ix| ranker.spread(ix),
            families: basis.families,
            before: &[],
        };
        let places = slate::fill(ranker.best(&open, DEEP), &policy, rng);
        let Some(ix) = places.first().map(|place| place.scored.ix) else { break };
        let hit = wanted.contains(&ix);
        hits += usize::from(hit);
        signals.decided.insert(ix);
        signals.evidence.push(Evidence {
            seq: Seq { clock: round as u64 + 1, node: 0 },
            ix,
            kind: if hit { "like" } else { "dismiss" },
            weight: if hit { 1.0 } else { PASSED_OVER },
            session: false,
        });
    }
    hits as f64 / rounds.max(1) as f64
}

/// The same for showing the most popular items in order.
pub fn hit_rate_of_popularity(popularity: &[f32], history: &[ItemIx], rounds: usize) -> f64 {
    let wanted: HashSet<ItemIx> = history.iter().copied().collect();
    let mut order: Vec<ItemIx> = (0..popularity.len() as ItemIx).collect();
    let of = |ix: &ItemIx| popularity.get(*ix as usize).copied().unwrap_or(0.0);
    order.sort_by(|a, b| of(b).total_cmp(&of(a)).then(a.cmp(b)));
    order.iter().take(rounds).filter(|ix| wanted.contains(ix)).count() as f64 / rounds.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        catalog::gone::Ends,
        recommend::{Families, Kinds, Rules},
    };

    #[test]
    fn without_anything_to_learn_from_it_is_popularity() {
        let prior: Vec<f32> = (0..50).map(|at| 1.0 - at as f32 / 50.0).collect();
        let (kinds, families, rules) = (Kinds::default(), Families::default(), Rules::default());
        let ends = Ends::default();
        let basis = Basis {
            space: None,
            mean: &[],
            prior: &prior,
            collab: None,
            kinds: &kinds,
            families: &families,
            rules: &rules,
            ends: &ends,
        };
        let history = [0, 3, 4, 30];
        let greedy = hit_rate(basis, &history, 10, 0.0, &mut Rng::with_seed(1));
        assert_eq!(greedy, 0.3);
        assert_eq!(greedy, hit_rate_of_popularity(&prior, &history, 10));
        let exploring = hit_rate(basis, &history, 10, 0.5, &mut Rng::with_seed(1));
        assert!(exploring <= 0.4);
    }
}
