//! An additive ranker. A score is a sum of parts, each with a source; nothing else enters it. That is what makes an
//! explanation exact, and "without this like" computable.
//!
//! ```text
//! score = worth · (other people's histories, likeness, prior)      the sources; their worth is learnt per person
//!       + what was turned down + novelty dial + fatigue + owner's rules
//! ```
//!
//! Likeness is how near an item is to an interest, and how much the person leans to its kind. Scoring is one pass of cheap
//! sums over the candidates; which act brought how much is worked out only for the few items that are shown.
//!
//! A "not for me" hides its item and the item's variants. Others it costs something only where it was repeated, and only
//! by as much as they are nearer to what was turned down than to what is liked: by kind in [`Affinity`], and by vector,
//! for which Qdrant's `best_score` strategy likewise takes whichever of both examples is nearer.

use std::borrow::Cow;

use penchant_kernels::{dot, linalg::mixed_dot};
use rustc_hash::FxHashSet;

use super::{
    affinity::Affinity,
    collab::CollabRanker,
    collaborative::Collaborative,
    elsewhere::Points,
    evidence::Signals,
    families::Families,
    fatigue,
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
/// What a nat of leaning to a kind is worth beside a cosine.
const LEANING: f32 = 0.1;
/// How much more nearness says of an item that has no kind, where others have: as much as kinds say of those, roughly.
const WITHOUT_KIND: f32 = 1.5;
/// The likeness that suits, for somebody of whom enough is known; of the four personas that it was chosen on, items below it
/// suited one time in ten, and above it one in two.
const SUITS: f32 = 0.3;
/// The score that suits where the owner's log knows the item: one standard deviation over the catalogue, which leaves the
/// head of the list as the log orders it.
const SUITS_OF_LOG: f32 = 0.1;
/// How much more likeness it takes to suit somebody who turns down all that they are shown.
const PICKY: f32 = 0.25;
/// Share of the distance by which an item is nearer to what was turned down than to what is liked that it loses.
const TURNED_DOWN: f32 = 0.5;
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
    /// The items' kinds.
    pub kinds: &'a Kinds,
    /// Which of them are of one family.
    pub families: &'a Families,
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
    /// A kind that the person leans to, or away from, by its number.
    Kind(u16),
    /// A discount for what was seen or opened before.
    Fatigue,
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
    interest: Interest,
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
    centres: Vec<Centre>,
    /// What was turned down more than once, grouped as interests are.
    against: Vec<Centre>,
    affinity: Affinity,
    crowd: Option<Collaborative<'a>>,
    /// Things of which the person has decided on one.
    decided: FxHashSet<ItemIx>,
    worth: SourceWeights,
    novelty: f32,
    personal: f32,
    /// As `personal`, with what was turned down counted as well: what speaks against an item rests on that.
    known: f32,
    /// Share of what was turned down in all that was decided on.
    picky: f32,
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
        let found = |evidence| points.map(|points| interests::find(evidence, points)).unwrap_or_default();
        let interests = found(&signals.evidence);
        let against = found(&interests::against(&signals.evidence));
        let decided: FxHashSet<ItemIx> =
            signals.decided.iter().map(|ix| basis.families.variant(*ix)).collect();
        let hidden = |ix| decided.contains(&basis.families.variant(ix)) || basis.rules.hides(ix);
        let crowd =
            basis.collab.map(|collab| Collaborative::new(collab, &signals, |ix| open(ix) && !hidden(ix)));
        // With nothing to go by (no evidence, or a pack without vectors) popularity keeps its whole weight.
        let amount = if interests.is_empty() { 0.0 } else { signals.amount() };
        let personal = amount / (amount + EVIDENCE_HALF);
        let turned_down: f32 = signals.evidence.iter().map(|e| (-e.weight).max(0.0)).sum();
        let decisions = turned_down + signals.amount();
        let known = decisions / (decisions + EVIDENCE_HALF);
        let picky = turned_down / (turned_down + signals.amount()).max(1.0);
        let baseline = |ix| {
            points.map_or(0.0, |points| {
                let (row, scale) = points.row(ix);
                scale * mixed_dot(row, basis.mean)
            })
        };
        let centre = |scale: f32, interest: Interest| {
            let points = points?;
            let exact = interest.centre(points);
            let items = || interest.members.iter().map(|member| member.evidence.ix);
            let baselines: Vec<f32> = items().map(baseline).collect();
            let shares = interest.members.iter().map(|member| member.share);
            Some(Centre {
                at: Int16Vector::quantize(&exact),
                exact,
                members: Gathered::new(items(), points),
                baseline: shares.zip(&baselines).map(|(share, baseline)| share * baseline).sum(),
                baselines,
                scale: scale * interest.strength,
                interest,
            })
        };
        Self {
            centres: interests.into_iter().filter_map(|interest| centre(personal, interest)).collect(),
            against: against
                .into_iter()
                .filter(|group| group.items() > 1)
                .filter_map(|group| centre(known, group))
                .collect(),
            affinity: Affinity::new(&signals, basis.kinds),
            basis,
            signals,
            crowd,
            decided,
            worth,
            novelty,
            personal,
            known,
            picky,
        }
    }

    /// What memory says.
    pub fn signals(&self) -> &Signals {
        &self.signals
    }

    /// What the person is after, as found.
    pub fn interests(&self) -> impl Iterator<Item = &Interest> {
        self.centres.iter().map(|centre| &centre.interest)
    }

    /// Whether the person has decided on the item or a variant of it.
    pub fn is_decided(&self, ix: ItemIx) -> bool {
        self.decided.contains(&self.basis.families.variant(ix))
    }

    /// Popularity of an item in units of a score: what the whole ranking is without evidence.
    pub fn popularity(basis: &Basis<'_>, ix: ItemIx) -> f32 {
        POPULARITY * basis.prior.get(ix as usize).copied().unwrap_or(0.0)
    }

    /// Items worth scoring: near each interest, popular, and taken up by people with a like history; without those the
    /// person has decided on, those the owner hides, and what `keep` refuses. In index order.
    pub fn candidates(&self, index: Option<&dyn VectorIndex>, keep: &dyn Fn(ItemIx) -> bool) -> Vec<ItemIx> {
        let hidden = |ix| self.is_decided(ix) || self.basis.rules.hides(ix);
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
        let score =
            self.untired(ix) + self.fatigue(ix) + self.adjustments(ix).map(|(_, value)| value).sum::<f32>();
        Scored { ix, score }
    }

    /// Whether what is known of the person speaks for the item: only then it is a recommendation. Of somebody of whom
    /// nothing is known, everything may please them.
    pub fn suits(&self, ix: ItemIx) -> bool {
        let [others, likeness, prior] = self.sources(ix);
        if self.is_of_log(ix) && self.signals.amount() > 0.0 {
            return others + likeness + prior > SUITS_OF_LOG;
        }
        self.personal == 0.0 || likeness + self.turned_down(ix).map_or(0.0, |(_, value)| value) > self.floor()
    }

    /// The likeness that suits, as far as anything is known.
    fn floor(&self) -> f32 {
        self.personal * (SUITS + PICKY * self.picky)
    }

    fn untired(&self, ix: ItemIx) -> f32 {
        self.worth.score(&self.sources(ix), Self::popularity(&self.basis, ix))
            + self.turned_down(ix).map_or(0.0, |(_, value)| value)
    }

    /// What having been seen takes of what stands above the floor.
    fn fatigue(&self, ix: ItemIx) -> f32 {
        let views = self.signals.exposure.get(&ix).map_or(0.0, |exposure| exposure.views);
        match views > 0.0 {
            true => -fatigue::share(views) * (self.untired(ix) - self.floor()).max(0.0),
            false => 0.0,
        }
    }

    /// The best `most` candidates, best first, ties by lower index: the head of [`Ranker::rank`].
    pub fn best(&self, candidates: &[ItemIx], most: usize) -> Vec<Scored> {
        let mut ranked = self.rank(candidates);
        ranked.truncate(most);
        ranked
    }

    /// Scores the candidates, best first, ties by lower index.
    pub fn rank(&self, candidates: &[ItemIx]) -> Vec<Scored> {
        let mut ranked: Vec<Scored> = candidates.iter().map(|ix| self.score(*ix)).collect();
        ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.ix.cmp(&b.ix)));
        ranked
    }

    /// What each source gives to an item, before its weight: other people's histories, likeness, prior.
    pub fn sources(&self, ix: ItemIx) -> SourceVector {
        let near = nearest(&self.centres, &self.basis, ix).map_or(0.0, |(_, score)| score);
        let likeness = (self.nearness_weight(ix) * near
            + self.leanings(ix).map(|(_, value)| value).sum::<f32>())
            * self.likeness_weight(ix);
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
        let likeness = likeness * self.likeness_weight(ix);
        let mut parts: Vec<(ScorePart, f32)> = Vec::new();
        let evidence = &self.signals.evidence;
        // By their places among the evidence.
        let mut acts = vec![0.0; evidence.len()];
        let mut add = |(place, value): (usize, f32)| {
            if let Some(sum) = acts.get_mut(place) {
                *sum += value;
            }
        };
        if let Some((centre, _)) = nearest(&self.centres, &self.basis, ix) {
            let scale = likeness * self.nearness_weight(ix) * centre.scale;
            self.members(centre, ix).map(|(place, value)| (place, scale * value)).for_each(&mut add);
        }
        if let Some((centre, value)) = self.turned_down(ix) {
            let all: f32 = self.members(centre, ix).map(|(_, of_it)| of_it).sum();
            self.members(centre, ix).map(|(place, of_it)| (place, value * of_it / all)).for_each(&mut add);
        }
        let crowd = self.crowd.iter().flat_map(|crowd| crowd.parts(ix));
        crowd.map(|(place, value)| (place, others * value)).for_each(&mut add);
        parts.extend(evidence.iter().zip(acts).map(|(e, value)| (ScorePart::Act(e.seq), value)));
        parts.extend(self.leanings(ix).map(|(kind, value)| (ScorePart::Kind(kind), likeness * value)));
        let everybody =
            prior * self.sources(ix)[2] + self.worth.popularity * Self::popularity(&self.basis, ix);
        parts.push((ScorePart::Popularity, everybody));
        parts.push((ScorePart::Fatigue, self.fatigue(ix)));
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

    /// What the person leans to, or away from, among the item's kinds, and what that is worth.
    fn leanings(&self, ix: ItemIx) -> impl Iterator<Item = (u16, f32)> {
        let scale = |nats: f32| LEANING * if nats < 0.0 { self.known } else { self.personal };
        self.affinity.of(ix, self.basis.kinds).map(move |(kind, nats)| (kind, scale(nats) * nats))
    }

    fn nearness_weight(&self, ix: ItemIx) -> f32 {
        let kinds = self.basis.kinds;
        if kinds.facet.is_some() && kinds.kinds(ix).is_empty() { WITHOUT_KIND } else { 1.0 }
    }

    /// What was turned down more than once and is nearer to the item than all that is liked, with what that takes from it.
    fn turned_down(&self, ix: ItemIx) -> Option<(&Centre, f32)> {
        let (centre, against) = nearest(&self.against, &self.basis, ix)?;
        let pro = nearest(&self.centres, &self.basis, ix).map_or(0.0, |(_, score)| score.max(0.0));
        Some((centre, -TURNED_DOWN * (against - pro))).filter(|(_, value)| *value < 0.0)
    }

    /// What each act behind a centre gives to an item, before the centre's scale, by its place among the evidence.
    fn members<'c>(&'c self, centre: &'c Centre, ix: ItemIx) -> impl Iterator<Item = (usize, f32)> + 'c {
        let points = self.points().into_iter();
        let alike = points.flat_map(move |points| centre.members.similarities(points.row(ix)));
        centre.interest.members.iter().zip(alike.zip(&centre.baselines)).map(
            |(Member { place, share, .. }, (similarity, baseline))| (*place, share * (similarity - baseline)),
        )
    }

    /// What the owner's log knows of an item says more than its text does.
    fn likeness_weight(&self, ix: ItemIx) -> f32 {
        if self.is_of_log(ix) { LIKENESS_BESIDE_LOG } else { 1.0 }
    }

    fn is_of_log(&self, ix: ItemIx) -> bool {
        let people = self.basis.collab.and_then(|collab| collab.weights().popularity.get(ix as usize));
        people.is_some_and(|people| *people > 0.0)
    }

    fn points(&self) -> Option<Points<'_>> {
        points(&self.basis, &self.signals)
    }

    /// What enters a score and is no matter of taste.
    fn adjustments(&self, ix: ItemIx) -> impl Iterator<Item = (ScorePart, f32)> {
        let novelty = (ScorePart::Novelty, -self.novelty * Self::popularity(&self.basis, ix));
        let rules = self.basis.rules.of(ix).map(|(rule, amount)| (ScorePart::Owner(rule), amount));
        [novelty].into_iter().chain(rules)
    }
}

/// Where items stand, if the pack carries vectors.
fn points<'a>(basis: &Basis<'a>, signals: &'a Signals) -> Option<Points<'a>> {
    Some(Points { space: basis.space?, elsewhere: &signals.elsewhere })
}

/// The centre that fits an item best, and what it gives: `scale × Σ share × (cos(item, act's item) − baseline)`. Linear in
/// the acts, so each one's part is exact, and the sum is one dot product with the centre.
fn nearest<'c>(centres: &'c [Centre], basis: &Basis<'_>, ix: ItemIx) -> Option<(&'c Centre, f32)> {
    let vectors = basis.space?.vectors();
    let row = vectors.row(ix as usize);
    let scale = vectors.scales.get(ix as usize)?;
    let scored = centres.iter().map(|centre| {
        let cosine = dot::wide(&centre.at.codes, row) as f32 * centre.at.scale * scale;
        (centre, centre.scale * (cosine - centre.baseline))
    });
    scored.reduce(|best, next| if next.1 > best.1 { next } else { best })
}
