//! Which items suit, by everything that the person took up or turned down: Gaussian process regression (Rasmussen and Williams,
//! "Gaussian Processes for Machine Learning", 2006, algorithm 2.1) over what items are.
//!
//! Likeness says how near an item is to what is liked. It does not say where what is liked ends, and that is what somebody
//! says who turns things down: of two items that are equally near to what they like, one may lie beyond that line.

use std::sync::{Mutex, PoisonError};

use penchant_kernels::{covariance::covariances, linalg::Cholesky};
use rustc_hash::FxHashMap;

use super::{elsewhere::Points, evidence::Signals, gathered::Gathered, kinds::Kinds};
use crate::catalog::ItemIx;

/// How far likeness of vectors reaches, in cosines; twice as far among items of the same kinds.
const REACH: f32 = 0.25;
/// What it says by itself that two items are of the same kinds.
const SAME_KINDS: f32 = 0.15;
/// Variance of what one like says.
const NOISE: f32 = 0.3;
/// What is to be expected of an item that suits somebody of whom everything is known, where 1 is to be liked for certain.
const SUITS: f32 = 0.8;
/// Likes at which half as much is expected.
const HALF: f32 = 7.0;
/// Items that are looked back on, the latest first.
const MOST: usize = 256;
/// Least share of the catalogue that a kind is thought to have.
const RAREST: f32 = 0.005;

/// What was learnt of where the person's taste ends.
#[derive(Default)]
pub struct Preference {
    /// Of each item decided on, how much its kinds tell together.
    told: Vec<f32>,
    /// Which of them are of each kind.
    of_kind: FxHashMap<u16, Vec<usize>>,
    vectors: Option<Gathered>,
    /// How much each kind tells: the rarer the more.
    telling: Vec<f32>,
    /// What each of them adds to an item that is just like it.
    weights: Vec<f32>,
    least: f32,
    foreseen: f32,
    /// What was asked before: one feed asks of much that the one before asked of.
    expected: Mutex<FxHashMap<ItemIx, f32>>,
}

impl Preference {
    /// Learns from what was decided on.
    pub fn learn(signals: &Signals, points: Option<Points<'_>>, kinds: &Kinds) -> Self {
        let mut said: FxHashMap<ItemIx, f32> = FxHashMap::default();
        let mut items: Vec<ItemIx> = Vec::new();
        for e in signals.evidence.iter().rev() {
            if items.len() < MOST && !said.contains_key(&e.ix) {
                items.push(e.ix);
            }
            *said.entry(e.ix).or_default() += e.weight;
        }
        let weight = |ix: &ItemIx| said.get(ix).copied().unwrap_or_default();
        items.retain(|ix| weight(ix) != 0.0);
        let amount: f32 = items.iter().map(|ix| weight(ix).max(0.0)).sum();
        let kinds_of = |ix| signals.elsewhere.kinds(ix).unwrap_or_else(|| kinds.kinds(ix));
        let telling: Vec<f32> = kinds.share.iter().map(|share| -share.clamp(RAREST, 1.0).ln()).collect();
        let mut learnt = Self {
            vectors: points.map(|points| Gathered::new(items.iter().copied(), points)),
            told: items.iter().map(|ix| told(kinds_of(*ix), &telling)).collect(),
            of_kind: FxHashMap::default(),
            telling,
            weights: Vec::new(),
            least: SUITS * amount / (amount + HALF),
            foreseen: 0.0,
            expected: Mutex::default(),
        };
        for (at, ix) in items.iter().enumerate() {
            kinds_of(*ix).iter().for_each(|kind| learnt.of_kind.entry(*kind).or_default().push(at));
        }
        let count = items.len();
        let mut alike: Vec<f64> = Vec::with_capacity(count * count);
        for (at, ix) in items.iter().enumerate() {
            alike.extend(learnt.alike(*ix, kinds_of(*ix), points).into_iter().map(f64::from));
            if let Some(own) = alike.get_mut(at * count + at) {
                *own += f64::from(NOISE / weight(ix).abs());
            }
        }
        let mut weights: Vec<f64> = items.iter().map(|ix| f64::from(weight(ix).signum())).collect();
        match Cholesky::new(alike, count) {
            Some(factored) => {
                factored.solve(&mut weights);
                // What would be expected of each if it alone were not known (Rasmussen and Williams, equation 5.12).
                let without = weights.iter().zip(factored.inverse_diagonal());
                let of_each = |(ix, (pull, own)): (&ItemIx, (&f64, f64))| {
                    weight(ix).max(0.0) * (1.0 - pull / own) as f32
                };
                let of_all: f32 = items.iter().zip(without).map(of_each).sum();
                learnt.foreseen = (of_all / amount.max(f32::MIN_POSITIVE)).clamp(0.0, 1.0);
            }
            // Not to be expected, as each has its own variance: then nothing is known.
            None => weights.fill(0.0),
        }
        learnt.weights = weights.into_iter().map(|weight| weight as f32).collect();
        learnt
    }

    /// What is to be expected of an item at least for it to suit: the more, the more is known.
    pub fn least(&self) -> f32 {
        self.least
    }

    /// How much of what was taken up could be foreseen by the rest of what was decided on: the mean, over it, of what would be
    /// expected of it if it alone were not known; from 0 to 1.
    pub fn foreseen(&self) -> f32 {
        self.foreseen
    }

    /// What is to be expected of an item of the catalogue: 1 of one that is liked for certain, -1 of one that is turned down, 0
    /// of one of which nothing is known.
    pub fn of(&self, ix: ItemIx, points: Option<Points<'_>>, kinds: &Kinds) -> f32 {
        let expected = || {
            let alike = self.alike(ix, kinds.kinds(ix), points).into_iter();
            alike.zip(&self.weights).map(|(alike, weight)| alike * weight).sum()
        };
        let mut known = self.expected.lock().unwrap_or_else(PoisonError::into_inner);
        *known.entry(ix).or_insert_with(expected)
    }

    /// How much what is known of each item decided on says of an item, from 0 to 2 + `SAME_KINDS`. Kinds are compared by the
    /// cosine of what they tell.
    fn alike(&self, ix: ItemIx, kinds: &[u16], points: Option<Points<'_>>) -> Vec<f32> {
        let mut shared = vec![0.0; self.told.len()];
        let own = told(kinds, &self.telling);
        for kind in kinds {
            let tells = told(std::slice::from_ref(kind), &self.telling);
            for at in self.of_kind.get(kind).into_iter().flatten() {
                if let (Some(shared), Some(all)) = (shared.get_mut(*at), self.told.get(*at)) {
                    *shared += tells / (own * all).sqrt();
                }
            }
        }
        let cosines = self.vectors.as_ref().zip(points);
        let cosines = cosines.map(|(vectors, points)| vectors.similarities(points.row(ix)).collect());
        let mut alike: Vec<f32> = cosines.unwrap_or_default();
        // Without vectors nothing is near.
        alike.resize(shared.len(), f32::NEG_INFINITY);
        covariances(&mut alike, &shared, REACH, SAME_KINDS);
        alike
    }
}

/// How much kinds tell together.
fn told(kinds: &[u16], telling: &[f32]) -> f32 {
    kinds.iter().filter_map(|kind| telling.get(usize::from(*kind))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        embed::quant::Int8Vectors,
        index::flat::FlatIndex,
        memory::interaction::Seq,
        recommend::{Elsewhere, Evidence},
    };

    /// Items on a circle, one a degree.
    fn circle() -> FlatIndex {
        let angles = (0..360).map(|degrees| (degrees as f32).to_radians());
        let rows: Vec<f32> = angles.flat_map(|angle| [angle.cos(), angle.sin()]).collect();
        FlatIndex::new(Int8Vectors::quantize(&rows, 2))
    }

    /// Somebody who likes some items and turned others down.
    fn who(liked: &[ItemIx], turned_down: &[ItemIx]) -> Signals {
        let said = liked.iter().map(|ix| (*ix, 1.0)).chain(turned_down.iter().map(|ix| (*ix, -0.7)));
        let evidence = |(clock, (ix, weight))| Evidence {
            seq: Seq { clock, node: 0 },
            ix,
            kind: if weight > 0.0 { "like" } else { "not_interested" },
            weight,
            session: false,
        };
        Signals { evidence: (1..).zip(said).map(evidence).collect(), ..Signals::default() }
    }

    /// What is expected of items, and what at least of what suits.
    fn expected(signals: &Signals, items: &[ItemIx]) -> (Vec<f32>, f32) {
        let (space, elsewhere, kinds) = (circle(), Elsewhere::default(), Kinds::default());
        let points = Some(Points { space: &space, elsewhere: &elsewhere });
        let learnt = Preference::learn(signals, points, &kinds);
        (items.iter().map(|ix| learnt.of(*ix, points, &kinds)).collect(), learnt.least())
    }

    #[test]
    fn of_two_items_that_are_as_near_to_what_is_liked_the_one_towards_what_was_turned_down_is_less_expected()
    {
        let (expected, _) = expected(&who(&[180], &[210]), &[165, 195]);
        assert!(expected[0] > expected[1] + 0.1, "{expected:?}");
    }

    #[test]
    fn what_is_liked_suits_and_what_is_turned_down_or_far_away_does_not() {
        let liked: Vec<ItemIx> = (100..120).collect();
        let (expected, least) = expected(&who(&liked, &[140, 145, 150]), &[110, 121, 145, 300]);
        assert!(expected[..2].iter().all(|x| *x >= least), "{expected:?}, {least}");
        assert!(expected[2] < 0.0 && expected[3].abs() < 0.1, "{expected:?}");
    }

    #[test]
    fn the_more_is_known_the_more_is_expected_and_never_all() {
        let least = [1, 5, 20, 80].map(|likes| expected(&who(&(0..likes).collect::<Vec<_>>(), &[]), &[]).1);
        assert!(least.is_sorted() && least[0] < 0.2 && least[3] < SUITS, "{least:?}");
    }

    #[test]
    fn somebody_of_whom_nothing_is_known_expects_nothing() {
        assert_eq!(expected(&Signals::default(), &[7]), (vec![0.0], 0.0));
    }
}
