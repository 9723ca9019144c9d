//! The pack's collaborative weights, folded with what this person remembers: what other people's histories say, in the
//! units of a score and split over the remembered acts.

use rustc_hash::FxHashMap;

use super::{
    collab::{CollabRanker, CollabScores, HistoryEvent, Parts},
    evidence::Signals,
};
use crate::catalog::ItemIx;

/// A unit of the collaborative score (one standard deviation over the catalogue, roughly) in units of a score. The
/// best items are four to six deviations out, as a close match by content is about 0.5.
const UNIT: f32 = 0.1;

/// A catalogue scored by collaborative evidence for one person.
pub struct Collaborative<'a> {
    scored: CollabScores<'a>,
    priors: Vec<f32>,
    /// Per event: its acts, by their places among the evidence, each with its share of the event.
    acts: Vec<Vec<(usize, f32)>>,
}

impl<'a> Collaborative<'a> {
    /// Folds in one event per item, in the order of the last act on each. Only items that `eligible` admits take the
    /// places that are kept for the moment.
    pub fn new(ranker: &'a CollabRanker, signals: &Signals, eligible: impl Fn(ItemIx) -> bool) -> Self {
        let mut last: FxHashMap<ItemIx, usize> = FxHashMap::default();
        for (at, e) in signals.evidence.iter().enumerate() {
            last.insert(e.ix, at);
        }
        let mut order: Vec<(usize, ItemIx)> = last.into_iter().map(|(ix, at)| (at, ix)).collect();
        order.sort_unstable();
        let places: FxHashMap<ItemIx, usize> =
            order.iter().enumerate().map(|(at, (_, ix))| (*ix, at)).collect();
        let mut acts: Vec<Vec<(usize, f32)>> = vec![Vec::new(); order.len()];
        for (place, e) in signals.evidence.iter().enumerate() {
            if let Some(of_event) = places.get(&e.ix).and_then(|at| acts.get_mut(*at)) {
                of_event.push((place, e.weight));
            }
        }
        let history: Vec<HistoryEvent> = order
            .iter()
            .zip(&mut acts)
            .map(|((_, ix), acts)| {
                let sum: f32 = acts.iter().map(|(_, weight)| weight).sum();
                let unit = if sum == 0.0 { 1.0 } else { sum };
                acts.iter_mut().for_each(|(_, weight)| *weight /= unit);
                HistoryEvent { item: *ix, weight: sum.clamp(-1.0, 1.0) }
            })
            .collect();
        let scored = ranker.score(&history, eligible);
        Self { priors: scored.priors(), scored, acts }
    }

    /// What remembered acts, and what the prior, give to an item.
    pub fn score(&self, ix: ItemIx) -> (f32, f32) {
        let of = |values: &[f32]| values.get(ix as usize).copied().unwrap_or(0.0);
        let prior = of(&self.priors);
        (UNIT * (of(&self.scored.scores) - prior), UNIT * prior)
    }

    /// The first part of [`Collaborative::score`] of each item, act by act, each by its place among the evidence.
    pub fn parts_of(&self, items: &[ItemIx]) -> Vec<Vec<(usize, f32)>> {
        let of_act = |(position, value): (usize, f32)| {
            let acts = self.acts.get(position).into_iter().flatten();
            acts.map(move |(place, share)| (*place, UNIT * value * share))
        };
        let of_item = |parts: Parts| parts.events.into_iter().flat_map(of_act).collect();
        self.scored.parts_of(items).into_iter().map(of_item).collect()
    }

    /// The best `count` eligible items.
    pub fn top(&self, count: usize) -> impl Iterator<Item = ItemIx> {
        self.scored.top(count).into_iter().map(|(ix, _)| ix)
    }

    /// How uncertain an item's score is: one standard deviation, in units of a score.
    pub fn spread(&self, ix: ItemIx) -> f32 {
        UNIT * self.scored.spread(ix)
    }
}
