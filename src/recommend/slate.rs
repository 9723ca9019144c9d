//! Ranked candidates → an ordered slate: diversity by maximal marginal relevance (Carbonell and Goldstein, SIGIR 1998),
//! calibration (Steck, RecSys 2018), some places given to exploration, and the probability of every choice written
//! down, so that a slate can later be evaluated off-policy.

use std::collections::BTreeMap;

use fastrand::Rng;
use penchant_kernels::{dot, order::Order};

use super::{
    evidence::Signals,
    families::Families,
    kinds::{self, Kinds},
    ranker::Scored,
};
use crate::{catalog::ItemIx, index::flat::FlatIndex};

/// Cosine beyond which two items are all but the same text.
pub const SAME: f32 = 0.97;
/// Candidates among which an exploring place chooses: plausible, but below what would be shown anyway.
const POOL: usize = 60;
/// Candidates that diversity looks at for each place.
const WINDOW: usize = 120;
/// How much sharper than its share of uncertainty an exploring place chooses: odds of the most against the least
/// uncertain of the pool are e to this.
const CURIOSITY: f32 = 2.0;
/// Share of the wanted mix that is mixed into the mix of a slate, so that a kind it lacks costs much and not everything
/// (Steck's α).
const SMOOTHING: f32 = 0.01;

/// Places of the wanted mix that are thought to stand before the first: one item is no mix, and the first places are for
/// what fits best.
const AS_WANTED: f32 = 5.0;
/// Components of a vector by which most pairs are told apart.
const HEAD: usize = 64;
/// More than rounding can change in a cosine.
const ROUNDING: f32 = 1e-4;

/// Places among which a family has no more than [`OF_FAMILY`].
const TOGETHER: usize = 12;
const OF_FAMILY: usize = 2;
/// More than any other consideration takes from the value of an item.
const CROWDED: f32 = 1e3;

/// Evidence below which nothing is known of the mix of kinds that the person wants.
const CALIBRATED_FROM: f32 = 2.0;
/// Kinds that a slate is calibrated to, most wanted first.
const CALIBRATED_KINDS: usize = 12;

/// One place of a slate.
#[derive(Debug, Clone, PartialEq)]
pub struct SlatePosition {
    /// The item that stands there, with its score.
    pub scored: Scored,
    /// Probability with which this policy put this item here, given the places before it; in (0, 1].
    pub propensity: f32,
    /// Chosen to learn rather than to please.
    pub explored: bool,
}

/// How places are filled. Every control is a weight that is used as it stands.
#[derive(Clone, Copy)]
pub struct Policy<'a> {
    /// How many places the slate has.
    pub limit: usize,
    /// In [0, 1]: one minus the λ of maximal marginal relevance.
    pub diversity: f32,
    /// In [0, 0.5]: the probability with which a place explores: it then takes one of the next-best 60 candidates, the
    /// more uncertain the likelier.
    pub exploration: f32,
    /// In [0, 1]: Steck's λ, the weight of matching the mix of kinds that the person takes up.
    pub calibration: f32,
    /// What diversity compares items by.
    pub space: Option<&'a FlatIndex>,
    /// The kinds that calibration counts by.
    pub kinds: &'a Kinds,
    /// The share of each kind in what the person takes up; empty if too little is known.
    pub wanted: &'a BTreeMap<u16, f32>,
    /// How uncertain the score of an item is, in any unit.
    pub spread: &'a dyn Fn(ItemIx) -> f32,
    /// Of twelve places in a row a family has two at most, as long as there is anything else.
    pub families: &'a Families,
    /// The items that stand before the first place.
    pub before: &'a [ItemIx],
}

/// The mix of kinds in what the person takes up: the most wanted kinds, with shares that add to 1. Empty while too
/// little is known.
pub fn wanted_mix(kinds: &Kinds, signals: &Signals) -> BTreeMap<u16, f32> {
    if signals.amount() < CALIBRATED_FROM {
        return BTreeMap::new();
    }
    let of = |ix: ItemIx| signals.elsewhere.kinds(ix).unwrap_or_else(|| kinds.kinds(ix));
    let taken_up = kinds::distribution(signals.evidence.iter().map(|e| (of(e.ix), e.weight)));
    let mut shares: Vec<(u16, f32)> = taken_up.into_iter().collect();
    shares.order_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    shares.truncate(CALIBRATED_KINDS);
    let total: f32 = shares.iter().map(|(_, share)| share).sum();
    shares.into_iter().map(|(kind, share)| (kind, share / total)).collect()
}

/// Fills places from `ranked` (best first).
pub fn fill(ranked: Vec<Scored>, policy: &Policy<'_>, rng: &mut Rng) -> Vec<SlatePosition> {
    let limit = policy.limit;
    let diversity = policy.diversity.clamp(0.0, 1.0);
    let exploration = policy.exploration.clamp(0.0, 0.5);
    let mut mix = Mix::new(policy);
    let relevance = normaliser(&ranked);
    let mut left = ranked;
    let mut nearest: Vec<f32> = vec![0.0; left.len()];
    let mut places: Vec<SlatePosition> = Vec::with_capacity(limit.min(left.len()));
    // How each candidate near the top would be drawn by exploring; they shift as places are filled.
    let mut chances: Vec<f32> = match exploration > 0.0 {
        true => left.iter().take(limit + POOL).map(|scored| (policy.spread)(scored.ix)).collect(),
        false => Vec::new(),
    };
    let most = chances.iter().copied().fold(0.0, f32::max);
    chances.iter_mut().for_each(|c| *c = (CURIOSITY * if most > 0.0 { *c / most } else { 0.0 }).exp());
    let mut families: Vec<ItemIx> = policy.before.iter().map(|ix| policy.families.family(*ix)).collect();
    while places.len() < limit && !left.is_empty() {
        let near = families.len().saturating_sub(TOGETHER - 1);
        let near = families.get(near..).unwrap_or_default();
        let crowded = |at: usize| {
            let family = policy.families.family(left[at].ix);
            near.iter().filter(|other| **other == family).count() >= OF_FAMILY
        };
        let without = mix.divergence_without();
        let value = |at: usize| {
            let pleasing = (1.0 - diversity) * relevance(left[at].score) - diversity * nearest[at];
            let crowding = if crowded(at) { CROWDED } else { 0.0 };
            (1.0 - mix.weight) * pleasing - mix.weight * mix.divergence_with(left[at].ix, without) - crowding
        };
        let values: Vec<f32> = (0..left.len().min(WINDOW)).map(value).collect();
        let best =
            (0..values.len()).max_by(|a, b| values[*a].total_cmp(&values[*b]).then(b.cmp(a))).unwrap_or(0);
        // The pool starts behind what the remaining places would take in order.
        let from = (limit - places.len()).min(left.len());
        let pool = from..(from + POOL).min(left.len()).min(chances.len());
        let chance = |at: usize| if crowded(at) { 0.0 } else { chances[at] };
        let total: f32 = pool.clone().map(chance).sum();
        let guessed = places.iter().rev().take(TOGETHER - 1).any(|place| place.explored);
        let exploring = if total > 0.0 && !guessed { exploration } else { 0.0 };
        let explores = exploring > 0.0 && rng.f32() < exploring;
        let chosen = if explores { draw(chance, pool.clone(), total * rng.f32()) } else { best };
        let by_exploring = if pool.contains(&chosen) { exploring * chance(chosen) / total } else { 0.0 };
        let by_rank = if chosen == best { 1.0 - exploring } else { 0.0 };
        let scored = left.remove(chosen);
        nearest.remove(chosen);
        if chosen < chances.len() {
            chances.remove(chosen);
        }
        if let Some(space) = policy.space.filter(|_| diversity > 0.0) {
            for (near, other) in nearest.iter_mut().zip(&left).take(WINDOW + limit + POOL) {
                *near = near.max(space.similarity(scored.ix, other.ix));
            }
        }
        mix.add(scored.ix);
        families.push(policy.families.family(scored.ix));
        places.push(SlatePosition {
            scored,
            propensity: (by_exploring + by_rank).min(1.0),
            explored: explores,
        });
    }
    places
}

/// The position in `pool` at which the running sum of chances passes `at`.
fn draw(chance: impl Fn(usize) -> f32, pool: std::ops::Range<usize>, mut at: f32) -> usize {
    let last = pool.clone().rev().find(|position| chance(*position) > 0.0).unwrap_or(pool.start);
    for position in pool {
        at -= chance(position);
        if at < 0.0 {
            return position;
        }
    }
    last
}

/// The mix of kinds in the places filled so far, against the one that is wanted.
struct Mix<'a> {
    kinds: &'a Kinds,
    wanted: &'a BTreeMap<u16, f32>,
    weight: f32,
    shown: BTreeMap<u16, f32>,
    count: f32,
}

impl<'a> Mix<'a> {
    fn new(policy: &Policy<'a>) -> Self {
        let weight = if policy.wanted.is_empty() { 0.0 } else { policy.calibration.clamp(0.0, 1.0) };
        Self { kinds: policy.kinds, wanted: policy.wanted, weight, shown: BTreeMap::new(), count: 0.0 }
    }

    /// Kullback–Leibler divergence of the slate's mix from the wanted one, in nats times places, with one more item that
    /// is of no wanted kind. Times places, because what one item changes in the mix of many fades with their number, and
    /// what it is worth as a recommendation does not.
    fn divergence_without(&self) -> f32 {
        if self.weight == 0.0 {
            return 0.0;
        }
        self.wanted.iter().map(|(kind, wanted)| self.term(*kind, *wanted, 0.0)).sum()
    }

    /// The same with this item added.
    fn divergence_with(&self, ix: ItemIx, without: f32) -> f32 {
        if self.weight == 0.0 {
            return 0.0;
        }
        let kinds = self.kinds.kinds(ix);
        let change = |kind: &u16| {
            let wanted = *self.wanted.get(kind)?;
            Some(self.term(*kind, wanted, 1.0 / kinds.len() as f32) - self.term(*kind, wanted, 0.0))
        };
        without + kinds.iter().filter_map(change).sum::<f32>()
    }

    fn term(&self, kind: u16, wanted: f32, added: f32) -> f32 {
        let places = AS_WANTED + self.count + 1.0;
        let share = (AS_WANTED * wanted + self.shown.get(&kind).copied().unwrap_or(0.0) + added) / places;
        places * wanted * (wanted / ((1.0 - SMOOTHING) * share + SMOOTHING * wanted)).ln()
    }

    fn add(&mut self, ix: ItemIx) {
        let kinds = self.kinds.kinds(ix);
        for kind in kinds {
            *self.shown.entry(*kind).or_default() += 1.0 / kinds.len() as f32;
        }
        self.count += 1.0;
    }
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
pub fn collapse_copies(mut ranked: Vec<Scored>, space: &FlatIndex, same: f32) -> Vec<Scored> {
    // Most pairs are told apart by their first components: the rest cannot add more than their lengths allow.
    let mut heads: Vec<i8> = Vec::new();
    let mut better: Vec<(ItemIx, f32, f32)> = Vec::with_capacity(WINDOW);
    ranked.retain(|candidate| {
        let (row, step) = space.row(candidate.ix);
        let (head, tail) = row.split_at(HEAD.min(row.len()));
        if head.is_empty() {
            return true;
        }
        let tail = (dot::narrow(tail, tail) as f32).sqrt() * step;
        let copy = dot::narrow_each(head, &heads).into_iter().zip(&better).any(
            |(sum, (ix, other_step, other_tail))| {
                let most = sum as f32 * (step * other_step) + tail * other_tail;
                most + ROUNDING > same && space.similarity(*ix, candidate.ix) > same
            },
        );
        if !copy && better.len() < WINDOW {
            heads.extend(head);
            better.push((candidate.ix, step, tail));
        }
        !copy
    });
    ranked
}
