//! An additive ranker. A score is a sum of parts, each with a source; nothing else enters it. That is what makes an
//! explanation exact, and "without this like" computable.
//!
//! ```text
//! score = worth · (other people's histories, likeness, prior)      the sources; their worth is learnt per person
//!       + rejections + novelty dial + fatigue + owner's rules
//! ```
//!
//! Scoring is one pass of cheap sums over the candidates; which act brought how much is worked out only for the few
//! items that are shown.

use std::borrow::Cow;

use penchant_kernels::{dot, linalg::mixed_dot};

use super::{
    collab::CollabRanker,
    collaborative::Collaborative,
    elsewhere::Points,
    evidence::Signals,
    fatigue::Fatigue,
    interests::{self, Gathered, Interest, Member},
    kinds::Kinds,
    rules::Rules,
    source_weights::{SourceVector, SourceWeights},
};
use crate::{
    catalog::ItemIx,
    embed::quant::Int16Vector,
    index::{Hit, VectorIndex, flat::FlatIndex},
    memory::interaction::Seq,
};

/// Positive evidence at which the person's own acts weigh as much as what everybody likes.
const EVIDENCE_HALF: f32 = 0.5;
/// What the most popular item gets from popularity alone, with no evidence. A close match by content is about 0.5.
const POPULARITY: f32 = 0.35;
/// Weight of likeness for an item that the owner's log knows: the most that costs nothing on MovieLens (validation; 0.1
/// loses .002 of NDCG@100 over a whole history). It counts in full for items that the log does not know.
const LIKENESS_BESIDE_LOG: f32 = 0.05;
/// Cosine beyond which an item is "the same kind of thing" as a rejected one.
const REJECTED_KIND: f32 = 0.4;
/// How much a full rejection takes from an identical item.
const REJECTION: f32 = 1.2;
/// Neighbours fetched per interest.
const PER_INTEREST: usize = 150;
/// Items fetched from the popular end, and from what other people's histories say.
const PER_PRIOR: usize = 150;

/// What ranking rests on besides the person: everything that is derived from the catalogue alone.
#[derive(Clone, Copy)]
pub struct Basis<'a> {
    /// Item vectors, if the pack has any.
    pub space: Option<&'a FlatIndex>,
    /// Mean vector of the catalogue; empty without vectors.
    pub mean: &'a [f32],
    /// Popularity of every item in [0, 1].
    pub prior: &'a [f32],
    /// The owner's collaborative weights, if the pack has any.
    pub collab: Option<&'a CollabRanker>,
    /// Kinds and makers.
    pub kinds: &'a Kinds,
    /// The owner's disclosed rules.
    pub rules: &'a Rules,
}

/// Where a part of a score comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ScorePart {
    /// A remembered act, by its evidence.
    Act(Seq),
    /// What goes for everybody: popularity, and the average visitor.
    Popularity,
    /// The novelty dial: a discount for what is popular.
    Novelty,
    /// A discount for what was seen or opened before.
    Fatigue,
    /// Much else of its maker or kind was seen before.
    KindFatigue,
    /// A rule of the owner, by its number.
    Owner(usize),
}

/// A candidate and its score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scored {
    /// The position of the item in the catalogue.
    pub ix: ItemIx,
    /// The sum of the parts.
    pub score: f32,
}

/// An interest, ready to be compared with any item by one dot product.
struct Centre {
    /// Where its nearest items are sought from.
    exact: Vec<f32>,
    at: Int16Vector,
    /// Its acts' items.
    members: Gathered,
    /// For each of them, its mean similarity to the whole catalogue: what a cosine must exceed to mean anything.
    baselines: Vec<f32>,
    /// Sum over its acts of share × baseline.
    baseline: f32,
    scale: f32,
}

/// Scores items for one person at one moment.
pub struct Ranker<'a> {
    basis: Basis<'a>,
    signals: Cow<'a, Signals>,
    interests: Vec<Interest>,
    centres: Vec<Centre>,
    /// What was turned down: its evidence's places, and its items.
    rejected: Option<(Vec<usize>, Gathered)>,
    crowd: Option<Collaborative<'a>>,
    fatigue: Fatigue,
    worth: SourceWeights,
    novelty: f32,
    personal: f32,
}

impl<'a> Ranker<'a> {
    /// `novelty` is the dial in [0, 1]. Places that collaborative evidence keeps for the moment go to items that `open`
    /// admits.
    pub fn new(
        basis: Basis<'a>,
        signals: impl Into<Cow<'a, Signals>>,
        worth: SourceWeights,
        novelty: f32,
        open: &dyn Fn(ItemIx) -> bool,
    ) -> Self {
        let signals = signals.into();
        let points = points(&basis, &signals);
        let interests = points.map(|points| interests::find(&signals.evidence, points)).unwrap_or_default();
        let eligible = |ix| open(ix) && !signals.decided.contains(&ix) && !basis.rules.hides(ix);
        let crowd = basis.collab.map(|collab| Collaborative::new(collab, &signals, eligible));
        // With nothing to go by (no evidence, or a pack without vectors) popularity keeps its whole weight.
        let amount = if interests.is_empty() { 0.0 } else { signals.amount() };
        let personal = amount / (amount + EVIDENCE_HALF);
        let centres = points.map(|points| {
            let centre = |interest: &Interest| {
                let exact = interest.centre(points);
                let items = || interest.members.iter().map(|member| member.evidence.ix);
                let baseline = |ix| {
                    let (row, scale) = points.row(ix);
                    scale * mixed_dot(row, basis.mean)
                };
                let baselines: Vec<f32> = items().map(baseline).collect();
                let shares = interest.members.iter().map(|member| member.share);
                Centre {
                    at: Int16Vector::quantize(&exact),
                    exact,
                    members: Gathered::new(items(), points),
                    baseline: shares.zip(&baselines).map(|(share, baseline)| share * baseline).sum(),
                    baselines,
                    scale: personal * interest.strength,
                }
            };
            interests.iter().map(centre).collect()
        });
        let rejected = points.map(|points| {
            let against = || signals.evidence.iter().enumerate().filter(|(_, e)| e.weight < 0.0);
            (against().map(|(place, _)| place).collect(), Gathered::new(against().map(|(_, e)| e.ix), points))
        });
        Self {
            rejected,
            fatigue: Fatigue::new(&signals, basis.kinds),
            centres: centres.unwrap_or_default(),
            basis,
            signals,
            interests,
            crowd,
            worth,
            novelty,
            personal,
        }
    }

    /// What memory says.
    pub fn signals(&self) -> &Signals {
        &self.signals
    }

    /// What the person is after, as found.
    pub fn interests(&self) -> &[Interest] {
        &self.interests
    }

    /// Popularity of an item in units of a score: what the whole ranking is without evidence.
    pub fn popularity(basis: &Basis<'_>, ix: ItemIx) -> f32 {
        POPULARITY * basis.prior.get(ix as usize).copied().unwrap_or(0.0)
    }

    /// Items worth scoring: near each interest, popular, and taken up by people with a like history; without those the
    /// person has decided on, those the owner hides, and what `keep` refuses. In index order.
    pub fn candidates(&self, index: Option<&dyn VectorIndex>, keep: &dyn Fn(ItemIx) -> bool) -> Vec<ItemIx> {
        let hidden = |ix| self.signals.decided.contains(&ix) || self.basis.rules.hides(ix);
        let keep = |ix: ItemIx| keep(ix) && !hidden(ix);
        let mut found: Vec<ItemIx> = Vec::new();
        if let Some(index) = index {
            for centre in &self.centres {
                let near: Vec<Hit> = index.search(&centre.exact, PER_INTEREST, &keep);
                found.extend(near.iter().map(|hit| hit.ix));
            }
        }
        if let Some(crowd) = &self.crowd {
            found.extend(crowd.top(2 * PER_PRIOR).filter(|ix| keep(*ix)));
        }
        found.extend(self.basis.rules.lifted().filter(|ix| keep(*ix)));
        // Items of a pack are ordered by popularity, so the popular end is its beginning.
        found.extend((0..self.basis.prior.len() as ItemIx).filter(|ix| keep(*ix)).take(PER_PRIOR));
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The score of one item.
    pub fn score(&self, ix: ItemIx) -> Scored {
        Scored { ix, score: self.unrejected(ix) + self.rejection(ix) }
    }

    fn unrejected(&self, ix: ItemIx) -> f32 {
        self.worth.score(&self.sources(ix), Self::popularity(&self.basis, ix))
            + self.adjustments(ix).map(|(_, value)| value).sum::<f32>()
    }

    fn rejection(&self, ix: ItemIx) -> f32 {
        self.rejections(ix).map(|(_, value)| value).sum()
    }

    /// The best `most` candidates, best first, ties by lower index: the head of [`Ranker::rank`]. Rejections, which are
    /// dear and only take away, are worked out for no more candidates than can be in it.
    pub fn best(&self, candidates: &[ItemIx], most: usize) -> Vec<Scored> {
        const BLOCK: usize = 64;
        let order = |a: &Scored, b: &Scored| b.score.total_cmp(&a.score).then(a.ix.cmp(&b.ix));
        let mut bounds: Vec<Scored> =
            candidates.iter().map(|ix| Scored { ix: *ix, score: self.unrejected(*ix) }).collect();
        bounds.sort_by(order);
        let mut best: Vec<Scored> = Vec::new();
        let mut blocks = bounds.chunks(BLOCK).peekable();
        while let Some(block) = blocks.next() {
            let exact =
                |bound: &Scored| Scored { ix: bound.ix, score: bound.score + self.rejection(bound.ix) };
            best.extend(block.iter().map(exact));
            best.sort_by(order);
            best.truncate(most);
            let next = blocks.peek().and_then(|block| block.first());
            let settled = |next: &Scored| {
                best.len() == most && best.last().is_none_or(|last| order(last, next).is_lt())
            };
            if next.is_none_or(settled) {
                break;
            }
        }
        best
    }

    /// Scores the candidates, best first, ties by lower index.
    pub fn rank(&self, candidates: &[ItemIx]) -> Vec<Scored> {
        let mut ranked: Vec<Scored> = candidates.iter().map(|ix| self.score(*ix)).collect();
        ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.ix.cmp(&b.ix)));
        ranked
    }

    /// What each source gives to an item, before its weight: other people's histories, likeness, prior.
    pub fn sources(&self, ix: ItemIx) -> SourceVector {
        let likeness = self.best_interest(ix).map_or(0.0, |(_, _, score)| score) * self.likeness_weight(ix);
        match &self.crowd {
            Some(crowd) => {
                let (others, prior) = crowd.score(ix);
                [others, likeness, prior]
            }
            None => [0.0, likeness, (1.0 - self.personal) * Self::popularity(&self.basis, ix)],
        }
    }

    /// The score of an item, taken apart: every addend that is not 0, in no particular order. They add up to the score
    /// but for rounding.
    pub fn parts(&self, ix: ItemIx) -> Vec<(ScorePart, f32)> {
        let [others, likeness, prior] = self.worth.sources;
        let mut parts: Vec<(ScorePart, f32)> = Vec::new();
        let evidence = &self.signals.evidence;
        // By their places among the evidence.
        let mut acts = vec![0.0; evidence.len()];
        let mut add = |(place, value): (usize, f32)| {
            if let Some(sum) = acts.get_mut(place) {
                *sum += value;
            }
        };
        if let (Some(points), Some((interest, centre, _))) = (self.points(), self.best_interest(ix)) {
            let scale = likeness * self.likeness_weight(ix) * centre.scale;
            let alike = centre.members.similarities(points.row(ix)).zip(&centre.baselines);
            for (Member { place, share, .. }, (similarity, baseline)) in interest.members.iter().zip(alike) {
                add((*place, scale * share * (similarity - baseline)));
            }
        }
        let crowd = self.crowd.iter().flat_map(|crowd| crowd.parts(ix));
        crowd.map(|(place, value)| (place, others * value)).for_each(&mut add);
        self.rejections(ix).for_each(&mut add);
        parts.extend(evidence.iter().zip(acts).map(|(e, value)| (ScorePart::Act(e.seq), value)));
        let everybody =
            prior * self.sources(ix)[2] + self.worth.popularity * Self::popularity(&self.basis, ix);
        parts.push((ScorePart::Popularity, everybody));
        parts.extend(self.adjustments(ix));
        parts.retain(|(_, value)| *value != 0.0);
        parts
    }

    /// How uncertain the item's score is, in units of a score: what exploring is drawn by. Where there are no
    /// collaborative weights, how little has been shown of the item and its kind.
    pub fn spread(&self, ix: ItemIx) -> f32 {
        match &self.crowd {
            Some(crowd) => crowd.spread(ix),
            None => 0.1 / (1.0 + self.signals.exposure.get(&ix).map_or(0.0, |e| e.views)).sqrt(),
        }
    }

    /// The interest that fits the item best, and what it gives:
    /// `strength × Σ share × (cos(item, act's item) − baseline)`. Linear in the acts, so each one's part is exact, and
    /// the sum is one dot product with the interest's centre.
    fn best_interest(&self, ix: ItemIx) -> Option<(&Interest, &Centre, f32)> {
        let vectors = self.basis.space?.vectors();
        let row = vectors.row(ix as usize);
        let scale = vectors.scales.get(ix as usize)?;
        let scored = self.interests.iter().zip(&self.centres).map(|(interest, centre)| {
            let cosine = dot::wide(&centre.at.codes, row) as f32 * centre.at.scale * scale;
            (interest, centre, centre.scale * (cosine - centre.baseline))
        });
        scored.reduce(|best, next| if next.2 > best.2 { next } else { best })
    }

    /// What the owner's log knows of an item says more than its text does.
    fn likeness_weight(&self, ix: ItemIx) -> f32 {
        let people = self.basis.collab.and_then(|collab| collab.weights().popularity.get(ix as usize));
        if people.is_some_and(|people| *people > 0.0) { LIKENESS_BESIDE_LOG } else { 1.0 }
    }

    /// What resembles something rejected loses by how much it resembles it, and by how strongly that was rejected.
    /// Each act by its place among the evidence.
    fn rejections(&self, ix: ItemIx) -> impl Iterator<Item = (usize, f32)> {
        let rejected = self.points().zip(self.rejected.as_ref()).into_iter();
        rejected.flat_map(move |(points, (places, items))| {
            places.iter().zip(items.similarities(points.row(ix))).map(|(place, similarity)| {
                let weight = self.signals.evidence.get(*place).map_or(0.0, |e| e.weight);
                (*place, REJECTION * weight * (similarity - REJECTED_KIND).max(0.0))
            })
        })
    }

    fn points(&self) -> Option<Points<'_>> {
        points(&self.basis, &self.signals)
    }

    /// What enters a score beside the sources and the rejections.
    fn adjustments(&self, ix: ItemIx) -> impl Iterator<Item = (ScorePart, f32)> {
        let (item, kind) = self.fatigue.of(ix, self.basis.kinds);
        let fixed = [
            (ScorePart::Novelty, -self.novelty * Self::popularity(&self.basis, ix)),
            (ScorePart::Fatigue, item),
            (ScorePart::KindFatigue, kind),
        ];
        fixed
            .into_iter()
            .chain(self.basis.rules.of(ix).map(|(rule, amount)| (ScorePart::Owner(rule), amount)))
    }
}

/// Where items stand, if the pack carries vectors.
fn points<'a>(basis: &Basis<'a>, signals: &'a Signals) -> Option<Points<'a>> {
    Some(Points { space: basis.space?, elsewhere: &signals.elsewhere })
}
