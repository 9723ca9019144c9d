//! An additive ranker. A score is a sum of parts, each with a source; nothing else enters it. That is what makes an
//! explanation exact, and "without this like" computable.

use std::collections::HashMap;

use super::{
    evidence::{Exposure, Signals},
    interests::{self, Interest},
};
use crate::{
    catalog::ItemIx,
    index::{Hit, VectorIndex, flat::FlatIndex},
    memory::interaction::Seq,
};

/// Positive evidence at which the person's own acts weigh as much as what everybody likes.
const EVIDENCE_HALF: f32 = 0.5;
/// What the most popular item gets from popularity alone, with no evidence. A close match by content is about 0.5.
const POPULARITY: f32 = 0.35;
/// Cosine beyond which an item is "the same kind of thing" as a rejected one.
const REJECTED_KIND: f32 = 0.4;
/// How much a full rejection takes from an identical item.
const REJECTION: f32 = 1.2;
/// What a doubling of unanswered views takes.
const FATIGUE: f32 = 0.04;
/// What having been opened takes: it is known by now.
const OPENED: f32 = 0.08;
/// Neighbours fetched per interest.
const PER_INTEREST: usize = 150;
/// Items fetched from the popular end.
const PER_PRIOR: usize = 150;

/// Where a part of a score comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// A remembered act.
    Act(Seq),
    /// The popularity prior.
    Popularity,
    /// The novelty dial.
    Novelty,
    /// Seen or opened before.
    Fatigue,
}

/// A candidate and its score.
#[derive(Debug, Clone, PartialEq)]
pub struct Scored {
    /// Which item.
    pub ix: ItemIx,
    /// Sum of the parts.
    pub score: f32,
    /// Addends, in no particular order; zero ones are left out.
    pub parts: Vec<(Part, f32)>,
}

/// Scores items for one person at one moment.
pub struct Ranker<'a> {
    space: Option<&'a FlatIndex>,
    /// In [0, 1] per item.
    prior: &'a [f32],
    signals: &'a Signals,
    interests: Vec<Interest>,
    /// Mean similarity of each member's item to the whole catalogue: what a cosine must exceed to mean anything.
    baseline: HashMap<ItemIx, f32>,
    novelty: f32,
    personal: f32,
}

impl<'a> Ranker<'a> {
    /// `prior` is the popularity of every item in [0, 1]; `mean` the mean vector of the catalogue, empty without
    /// vectors; `novelty` the dial in [0, 1].
    pub fn new(
        space: Option<&'a FlatIndex>,
        mean: &[f32],
        prior: &'a [f32],
        signals: &'a Signals,
        novelty: f32,
    ) -> Self {
        let interests = space.map(|space| interests::find(&signals.evidence, space)).unwrap_or_default();
        let mut baseline = HashMap::new();
        if let Some(space) = space {
            for e in &signals.evidence {
                baseline.entry(e.ix).or_insert_with(|| {
                    let row = space.vectors().dequantize(e.ix as usize);
                    row.iter().zip(mean).map(|(x, m)| x * m).sum()
                });
            }
        }
        // With no interests to go by (no evidence, or a pack without vectors) popularity keeps its whole weight.
        let amount = if interests.is_empty() { 0.0 } else { signals.amount() };
        let personal = amount / (amount + EVIDENCE_HALF);
        Self { space, prior, signals, interests, baseline, novelty, personal }
    }

    /// What the person is after, as found.
    pub fn interests(&self) -> &[Interest] {
        &self.interests
    }

    /// Items worth scoring: near each interest, and popular; without those the person has decided on, and without
    /// what `keep` refuses. In index order.
    pub fn candidates(&self, index: Option<&dyn VectorIndex>, keep: &dyn Fn(ItemIx) -> bool) -> Vec<ItemIx> {
        let keep = |ix: ItemIx| keep(ix) && !self.signals.decided.contains(&ix);
        let mut found: Vec<ItemIx> = Vec::new();
        if let (Some(space), Some(index)) = (self.space, index) {
            for interest in &self.interests {
                let near: Vec<Hit> = index.search(&interest.centre(space), PER_INTEREST, &keep);
                found.extend(near.iter().map(|hit| hit.ix));
            }
        }
        // Items of a pack are ordered by popularity, so the popular end is its beginning.
        found.extend((0..self.prior.len() as ItemIx).filter(|ix| keep(*ix)).take(PER_PRIOR));
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The score of one item, with its parts.
    pub fn score(&self, ix: ItemIx) -> Scored {
        let mut parts = Vec::new();
        if let Some(space) = self.space {
            self.content(space, ix, &mut parts);
            self.rejections(space, ix, &mut parts);
        }
        let prior = self.prior.get(ix as usize).copied().unwrap_or(0.0);
        parts.push((Part::Popularity, (1.0 - self.personal) * POPULARITY * prior));
        parts.push((Part::Novelty, -self.novelty * POPULARITY * prior));
        if let Some(Exposure { views, opened }) = self.signals.exposure.get(&ix) {
            let known = if *opened { OPENED } else { 0.0 };
            parts.push((Part::Fatigue, -FATIGUE * (1.0 + views).log2() - known));
        }
        parts.retain(|(_, value)| *value != 0.0);
        Scored { ix, score: parts.iter().map(|(_, value)| value).sum(), parts }
    }

    /// Scores the candidates, best first, ties by lower index.
    pub fn rank(&self, candidates: &[ItemIx]) -> Vec<Scored> {
        let mut ranked: Vec<Scored> = candidates.iter().map(|ix| self.score(*ix)).collect();
        ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.ix.cmp(&b.ix)));
        ranked
    }

    /// The interest that fits the item best, act by act. An interest scores
    /// `strength × Σ share × (cos(item, act's item) − baseline)`: linear in its acts, so each one's part is exact.
    fn content(&self, space: &FlatIndex, ix: ItemIx, parts: &mut Vec<(Part, f32)>) {
        let mut best: Option<(f32, Vec<(Part, f32)>)> = None;
        for interest in &self.interests {
            let scale = self.personal * interest.strength;
            let sums: Vec<(Part, f32)> = interest
                .members
                .iter()
                .map(|member| {
                    let of = &member.evidence;
                    let above =
                        space.similarity(ix, of.ix) - self.baseline.get(&of.ix).copied().unwrap_or(0.0);
                    (Part::Act(of.seq), scale * member.share * above)
                })
                .collect();
            let score: f32 = sums.iter().map(|(_, value)| value).sum();
            if best.as_ref().is_none_or(|(top, _)| score > *top) {
                best = Some((score, sums));
            }
        }
        if let Some((_, sums)) = best {
            parts.extend(sums);
        }
    }

    /// What resembles something rejected loses by how much it resembles it, and by how strongly that was rejected.
    fn rejections(&self, space: &FlatIndex, ix: ItemIx, parts: &mut Vec<(Part, f32)>) {
        for e in self.signals.evidence.iter().filter(|e| e.weight < 0.0) {
            let alike = (space.similarity(ix, e.ix) - REJECTED_KIND).max(0.0);
            parts.push((Part::Act(e.seq), REJECTION * e.weight * alike));
        }
    }
}
