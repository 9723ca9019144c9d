//! What whole lists are for: what comes next, or lasting taste.

use crate::evaluate::metrics::DEPTH;
use crate::recommend::collab::CollabRanker;

/// What whole lists are for. Only weights from a log with times tell the two apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum ListsFor {
    /// As the builder shared the places between the two
    #[default]
    Auto,
    /// What comes next, after the last few
    Now,
    /// What the person likes at all
    Always,
}

impl ListsFor {
    /// The ranker, for lists of this purpose.
    #[must_use]
    pub fn of(self, ranker: CollabRanker) -> CollabRanker {
        let mut blend = ranker.weights().blend.clone();
        // Below the last place there has to be an item of taste.
        let places = DEPTH.min(ranker.weights().items() / 2) as f32;
        for knot in &mut blend.knots {
            match self {
                Self::Auto => {}
                // Where the moment found nothing to add, its list is taste's.
                Self::Now => {
                    knot.moment = knot.now.unwrap_or(knot.moment);
                    (knot.taste_first, knot.moment_places) = (0.0, places);
                }
                Self::Always => {
                    knot.taste = knot.always.unwrap_or(knot.taste);
                    (knot.taste_first, knot.moment_places) = (0.0, 0.0);
                }
            }
        }
        ranker.with_blend(blend)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recommend::collab::{
        Blend, Factors, HistoryEvent, Knot, Prior, Weights, blend::Shares, sparse::Sparse,
    };

    #[test]
    fn a_list_for_now_starts_with_what_follows_and_one_for_always_with_what_is_liked_at_all() {
        let items = 20;
        let knot = Knot {
            events: 1.0,
            noise: 1.0,
            unobserved: 1.0,
            taste: Shares::POPULARITY,
            moment: Shares::POPULARITY,
            taste_first: 2.0,
            moment_places: 1.0,
            now: Some(Shares { rules: 5.0, ..Shares::POPULARITY }),
            always: None,
        };
        let weights = || Weights {
            popularity: (0..items).map(|item| 1.0 - item as f32 / items as f32).collect(),
            factors: Factors::quantise(1, &[0.0; 20]),
            prior: Prior { mean: vec![0.0], covariance: vec![0.0] },
            links: Sparse::new(items, []),
            rules: Sparse::new(items, [(0, 15, 1.0)]),
            blend: Blend { knots: vec![knot], ..Blend::default() },
        };
        let first = |purpose: ListsFor| {
            let ranker = purpose.of(CollabRanker::new(weights()));
            let scored = ranker.score(&[HistoryEvent::like(0)], |item| item != 0);
            scored.top(2).into_iter().map(|(item, _)| item).collect::<Vec<_>>()
        };
        assert_eq!(first(ListsFor::Now), [15, 1]);
        assert_eq!(first(ListsFor::Always), [1, 2]);
        assert_eq!(first(ListsFor::Auto), [1, 2]);
    }
}
