//! An additive ranker. A score is a sum of parts, each with a source; nothing else enters it. That is what makes an
//! explanation exact, and "without this like" computable.
//!
//! ```text
//! score = worth · (other people's histories, likeness, prior)      the sources; their worth is learnt per person
//!       + what was turned down + topics held + novelty dial + fatigue + owner's rules
//! ```
//!
//! Likeness is how near an item is to an interest, and how much the person leans to its kind. Scoring is one pass of cheap
//! sums over the candidates; which act brought how much is worked out only for the few items that are shown.
//!
//! A "not for me" hides its item and its variants. Others it costs something only where it was repeated, and by as much as
//! they are nearer to it than to what is liked: by kind in [`Affinity`], and by vector, as in Qdrant's `best_score`.

use std::{borrow::Cow, sync::Arc};

use rustc_hash::FxHashSet;

use super::{
    affinity::Affinity,
    basis::Basis,
    centre::{Tastes, nearest},
    collaborative::Collaborative,
    elsewhere::Points,
    evidence::Signals,
    fatigue,
    interests::Interest,
    item_standing::ItemStanding,
    source_weights::{SourceVector, SourceWeights},
    topics::Topics,
};
use crate::{
    catalog::ItemIx,
    index::{Hit, VectorIndex},
    memory::interaction::Seq,
};

/// Positive evidence at which the person's own acts weigh as much as what everybody likes.
const EVIDENCE_HALF: f32 = 0.5;
/// What the most popular item gets from popularity alone, with no evidence. A close match by content is about 0.5.
const POPULARITY: f32 = 0.35;
/// Weight of likeness for an item that the owner's log knows: the most that costs nothing on MovieLens (validation; 0.1
/// loses .002 of NDCG@100 over a whole history). It counts in full for items that the log does not know, and the more, the
/// more of what they are shown somebody turns down: they are not like the people of the log.
const LIKENESS_BESIDE_LOG: f32 = 0.05;
/// What a nat of leaning to a kind is worth beside a cosine.
const LEANING: f32 = 0.1;
/// How much more nearness says of an item that has no kind, where others have: as much as kinds say of those, roughly.
const WITHOUT_KIND: f32 = 1.5;
/// How much of what was decided before each decision takes from memory of how picky the person is. Of 0, .05, .1 and .2 the one with
/// the fewest wrong cards, on the personas that it was chosen on.
const LATELY: f32 = 0.2;
/// Share of the distance by which an item is nearer to what was turned down than to what is liked that it loses.
const TURNED_DOWN: f32 = 0.5;
/// Items up to which a catalogue is ranked whole: about as many as are candidates otherwise, and what a kind speaks for need not
/// be near any interest.
const WHOLE: usize = 2000;
/// Neighbours fetched per interest.
const PER_INTEREST: usize = 150;
/// Items fetched from the popular end, and from what other people's histories say.
const PER_PRIOR: usize = 150;

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
    /// A topic that the person holds, or a rule of theirs, by its number.
    Topic(usize),
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

/// Scores items for one person at one moment.
pub struct Ranker<'a> {
    pub(super) basis: Basis<'a>,
    pub(super) signals: Cow<'a, Signals>,
    pub(super) tastes: Arc<Tastes>,
    affinity: Affinity,
    pub(super) crowd: Option<Collaborative<'a>>,
    pub(super) topics: Arc<Topics>,
    /// Things of which the person has decided on one.
    decided: FxHashSet<ItemIx>,
    pub(super) worth: SourceWeights,
    pub(super) novelty: f32,
    /// How much speaks for anything.
    pub(super) amount: f32,
    /// As `personal`, with what was turned down counted as well: what speaks against an item rests on that.
    known: f32,
    pub(super) personal: f32,
    /// Share of what was turned down in what was decided on lately.
    picky: f32,
    /// The most that it ever was: who is shown what suits turns less down, and is the same person.
    pub(super) pickiest: f32,
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
        let tastes = Arc::new(Self::tastes(&basis, &signals));
        Self::with_tastes(tastes, basis, signals, worth, novelty, open)
    }

    /// What the person is after, by what memory says.
    pub fn tastes(basis: &Basis<'_>, signals: &Signals) -> Tastes {
        Tastes::find(signals, points(basis, signals), basis.mean)
    }

    /// The same ranker, for somebody whose tastes are known already.
    pub fn with_tastes(
        tastes: Arc<Tastes>,
        basis: Basis<'a>,
        signals: Cow<'a, Signals>,
        worth: SourceWeights,
        novelty: f32,
        open: &dyn Fn(ItemIx) -> bool,
    ) -> Self {
        let decided: FxHashSet<ItemIx> =
            signals.decided.iter().map(|ix| basis.families.variant(*ix)).collect();
        let hidden = |ix| decided.contains(&basis.families.variant(ix)) || basis.rules.hides(ix);
        let crowd =
            basis.collab.map(|collab| Collaborative::new(collab, &signals, |ix| open(ix) && !hidden(ix)));
        // With nothing to go by (no evidence, or a pack without vectors) popularity keeps its whole weight.
        let amount = signals.amount();
        let personal = if tastes.pro.is_empty() { 0.0 } else { amount / (amount + EVIDENCE_HALF) };
        let decisions: f32 = signals.evidence.iter().map(|e| e.weight.abs()).sum();
        let known = decisions / (decisions + EVIDENCE_HALF);
        let (mut turned_down, mut decided_on, mut picky, mut pickiest) = (0.0, 0.0, 0.0, 0.0_f32);
        for weight in signals.evidence.iter().map(|e| e.weight) {
            let kept = 1.0 - LATELY * weight.abs();
            turned_down = turned_down * kept + (-weight).max(0.0);
            decided_on = decided_on * kept + weight.abs();
            picky = turned_down / decided_on.max(1.0_f32);
            pickiest = pickiest.max(picky);
        }
        Self {
            tastes,
            affinity: Affinity::new(&signals, basis.kinds),
            basis,
            signals,
            crowd,
            topics: Arc::default(),
            decided,
            worth,
            novelty,
            amount,
            known,
            personal,
            picky,
            pickiest,
        }
    }

    /// The same ranker, for somebody who holds these topics.
    pub fn heeding(self, topics: Arc<Topics>) -> Self {
        Self { topics, ..self }
    }

    /// The topics that the person holds.
    pub fn topics(&self) -> &Arc<Topics> {
        &self.topics
    }

    /// What memory says.
    pub fn signals(&self) -> &Signals {
        &self.signals
    }

    /// What the person is after, as found.
    pub fn interests(&self) -> impl Iterator<Item = &Interest> {
        self.tastes.pro.iter().map(|centre| &centre.interest)
    }

    /// Whether the person has decided on the item or a variant of it.
    pub fn is_decided(&self, ix: ItemIx) -> bool {
        self.decided.contains(&self.basis.families.variant(ix))
    }

    /// Whether the item is no recommendation, however much speaks for it.
    pub fn hides(&self, ix: ItemIx) -> bool {
        self.is_decided(ix) || self.basis.rules.hides(ix) || self.topics.mutes(ix)
    }

    /// Popularity of an item in units of a score: what the whole ranking is without evidence.
    pub fn popularity(basis: &Basis<'_>, ix: ItemIx) -> f32 {
        POPULARITY * basis.prior.get(ix as usize).copied().unwrap_or(0.0)
    }

    /// Items worth scoring: near each interest, popular, and taken up by people with a like history; without those the
    /// person has decided on or muted, those the owner hides, and what `keep` refuses. In index order.
    pub fn candidates(&self, index: Option<&dyn VectorIndex>, keep: &dyn Fn(ItemIx) -> bool) -> Vec<ItemIx> {
        let keep = |ix: ItemIx| keep(ix) && !self.hides(ix);
        let all = 0..self.basis.prior.len() as ItemIx;
        if all.len() <= WHOLE {
            return all.filter(|ix| keep(*ix)).collect();
        }
        let mut found: Vec<ItemIx> = Vec::new();
        if let Some(index) = index {
            for centre in &self.tastes.pro {
                let near: Vec<Hit> = index.search(&centre.exact, PER_INTEREST, &keep);
                found.extend(near.iter().map(|hit| hit.ix));
            }
        }
        if let Some(crowd) = &self.crowd {
            found.extend(crowd.top(2 * PER_PRIOR).filter(|ix| keep(*ix)));
        }
        for items in self.topics.lifted() {
            found.extend(items.iter().copied().filter(|ix| keep(*ix)).take(PER_PRIOR));
        }
        found.extend(self.basis.rules.lifted().filter(|ix| keep(*ix)));
        // Items of a pack are ordered by popularity, so the popular end is its beginning.
        found.extend(all.filter(|ix| keep(*ix)).take(PER_PRIOR));
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The score of one item.
    pub fn score(&self, ix: ItemIx) -> Scored {
        self.scored(&self.standing(ix))
    }

    pub(super) fn standing(&self, ix: ItemIx) -> ItemStanding<'_> {
        let near = nearest(&self.tastes.pro, self.personal, self.basis.space, ix);
        let liked = near.map_or(0.0, |(_, score)| score);
        let leanings: f32 = self.leanings(ix).map(|(_, value)| value).sum();
        let likeness = self.nearness_weight(ix) * self.likeness_weight(ix) * liked + leanings;
        let sources = match &self.crowd {
            Some(crowd) => {
                let (others, prior) = crowd.score(ix);
                [others, likeness, prior]
            }
            None => [0.0, likeness, (1.0 - self.personal) * Self::popularity(&self.basis, ix)],
        };
        let against = nearest(&self.tastes.against, self.known, self.basis.space, ix)
            .map(|(centre, against)| (centre, -TURNED_DOWN * (against - liked.max(0.0))))
            .filter(|(_, value)| *value < 0.0);
        let topics = self.topics.amount(ix);
        let untired = self.worth.score(&sources, Self::popularity(&self.basis, ix))
            + against.map_or(0.0, |(_, value)| value)
            + topics;
        ItemStanding { ix, near: near.map(|(centre, _)| centre), against, sources, topics, untired }
    }

    pub(super) fn scored(&self, of: &ItemStanding<'_>) -> Scored {
        let adjustments: f32 = self.adjustments(of.ix).map(|(_, value)| value).sum();
        Scored { ix: of.ix, score: of.untired + self.fatigue(of) + adjustments }
    }

    /// What having been seen takes of what stands above the floor.
    fn fatigue(&self, of: &ItemStanding<'_>) -> f32 {
        let views = self.signals.exposure.get(&of.ix).map_or(0.0, |exposure| exposure.views);
        let above = (of.untired - self.floor(of.ix)).max(0.0);
        if views > 0.0 { -fatigue::share(views) * above } else { 0.0 }
    }

    /// What each source gives to an item, before its weight: other people's histories, likeness, prior.
    pub fn sources(&self, ix: ItemIx) -> SourceVector {
        self.standing(ix).sources
    }

    /// The score of an item, taken apart: every addend that is not 0, in no particular order. They add up to the score
    /// but for rounding.
    pub fn parts(&self, ix: ItemIx) -> Vec<(ScorePart, f32)> {
        self.parts_of(&[ix]).pop().unwrap_or_default()
    }

    /// The parts of several items' scores, for less than one after another.
    pub fn parts_of(&self, items: &[ItemIx]) -> Vec<Vec<(ScorePart, f32)>> {
        let mut crowd = self.crowd.as_ref().map(|crowd| crowd.parts_of(items).into_iter());
        let mut of_crowd = || crowd.as_mut().and_then(Iterator::next).unwrap_or_default();
        items.iter().map(|ix| self.taken_apart(*ix, of_crowd())).collect()
    }

    fn taken_apart(&self, ix: ItemIx, crowd: Vec<(usize, f32)>) -> Vec<(ScorePart, f32)> {
        let of = self.standing(ix);
        let [others, likeness, prior] = self.worth.sources;
        let evidence = &self.signals.evidence;
        // By their places among the evidence.
        let mut acts = vec![0.0; evidence.len()];
        let mut add = |place: usize, value: f32| {
            if let Some(sum) = acts.get_mut(place) {
                *sum += value;
            }
        };
        let point = self.points().map(|points| points.row(ix)).unwrap_or_default();
        if let Some(centre) = of.near {
            let strength = self.personal * centre.interest.strength;
            let scale = likeness * self.nearness_weight(ix) * self.likeness_weight(ix) * strength;
            centre.members(point).for_each(|(place, value)| add(place, scale * value));
        }
        if let Some((centre, value)) = of.against {
            let members: Vec<(usize, f32)> = centre.members(point).collect();
            let all: f32 = members.iter().map(|(_, value)| value).sum();
            members.into_iter().for_each(|(place, of_it)| add(place, value * of_it / all));
        }
        for (place, value) in crowd {
            add(place, others * value);
        }
        let everybody = prior * of.sources[2] + self.worth.popularity * Self::popularity(&self.basis, ix);
        let mut parts = Vec::with_capacity(evidence.len());
        parts.extend(evidence.iter().zip(acts).map(|(e, value)| (ScorePart::Act(e.seq), value)));
        parts.extend(self.leanings(ix).map(|(kind, value)| (ScorePart::Kind(kind), likeness * value)));
        parts.extend(self.topics.of(ix).map(|(topic, value)| (ScorePart::Topic(topic), value)));
        parts.push((ScorePart::Popularity, everybody));
        parts.push((ScorePart::Fatigue, self.fatigue(&of)));
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

    /// What the person leans to, or away from, among the item's kinds, and what that is worth. What was turned down counts in
    /// full beside a log, which knows nothing of it.
    fn leanings(&self, ix: ItemIx) -> impl Iterator<Item = (u16, f32)> {
        let weight = self.likeness_weight(ix);
        self.affinity.of(ix, self.basis.kinds).map(move |(kind, nats, turned_down)| {
            let known = if nats < 0.0 { self.known } else { self.personal };
            let weight = if nats < 0.0 && turned_down { 1.0 } else { weight };
            (kind, LEANING * known * weight * nats)
        })
    }

    fn nearness_weight(&self, ix: ItemIx) -> f32 {
        let kinds = self.basis.kinds;
        if kinds.facet.is_some() && kinds.kinds(ix).is_empty() { WITHOUT_KIND } else { 1.0 }
    }

    /// What the owner's log knows of an item says more than its text does.
    fn likeness_weight(&self, ix: ItemIx) -> f32 {
        if self.is_of_log(ix) { (LIKENESS_BESIDE_LOG + self.picky).min(1.0) } else { 1.0 }
    }

    pub(super) fn is_of_log(&self, ix: ItemIx) -> bool {
        let people = self.basis.collab.and_then(|collab| collab.weights().popularity.get(ix as usize));
        people.is_some_and(|people| *people > 0.0)
    }

    pub(super) fn points(&self) -> Option<Points<'_>> {
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
