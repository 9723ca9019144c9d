//! How much each source of a score is worth to this person, learnt from what they take up and what they pass over.
//!
//! Each act on a recommendation is compared with what else was seen in the same slate and not taken up. A pair is one
//! observation of a logistic model on the difference of the sources' scores, which were written down with the slate;
//! the weights are followed by one Newton step a pair from a Gaussian around the shipped ones (online Bayesian
//! logistic regression with a Laplace approximation). Everything is derived from the log, so forgetting an act
//! forgets what was learnt from it.
//!
//! **Never below popularity, by construction.** Weights are mixed with popularity in proportion to an account: of
//! `MOST_LEAD` nats at most, less what the ranking in use has predicted worse than popularity would have, pair by pair,
//! before learning from the pair. Logistic loss is convex, so a pair costs at most the trusted share of what the
//! weights alone would lose; that loss is bounded, since pairs and weights are, by less than the whole account; so the
//! account stays above 0, and in no stretch of time does the ranking in use do worse than popularity by more than
//! `MOST_LEAD` nats in all.

use std::collections::{HashMap, HashSet};

use penchant_kernels::order::Order;

use crate::{
    catalog::ItemIx,
    memory::{
        Interaction, InteractionKind,
        interaction::{COLLABORATIVE, CONTENT, ItemKey, PRIOR, SourceScores},
    },
};

/// What a unit of score means in log-odds: scores of a slate differ by a few tenths.
const SHARPNESS: f64 = 8.0;
/// Standard deviation of a weight around the shipped one, before anything is learnt.
const DOUBT: f64 = 0.3;
/// Weights stay within 0 and this.
const MOST_WEIGHT: f64 = 2.0;
/// Largest difference that a pair may show; pairs that differ by more are scaled down, since one act is one act.
const MOST_DIFFERENCE: f64 = 0.25;
/// Most that one pair counts.
const MOST_SAID: f64 = 1.0 / 3.0;
/// Most that the account holds, and what a new person starts with. One pair costs at most
/// `MOST_SAID × (SHARPNESS × SOURCES × MOST_WEIGHT × MOST_DIFFERENCE + ln 2)`, which is less.
const MOST_LEAD: f64 = 5.0;
/// How much an item says that was seen and not taken up, beside one that was turned down: on a screen of what suits, which is
/// taken up is chance, and what chance is predicted from looks worse than nothing.
const PASSED_OVER: f32 = 0.2;
/// Items passed over that one taken up is compared with, those turned down first.
const MOST_PAIRS: usize = 6;
/// Acts looked at, latest first: what somebody wanted thousands of acts ago says little.
const MOST_ACTS: usize = 4000;

/// The sources of a score whose worth to a person is learnt, by their names in the log.
pub const SOURCES: [&str; 3] = [COLLABORATIVE, CONTENT, PRIOR];

/// One number for each of [`SOURCES`], in their order.
pub type SourceVector = [f32; SOURCES.len()];

/// One item was taken up, another of the same slate seen and passed over.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PairwiseChoice {
    /// Sources of the first minus those of the second.
    pub difference: SourceVector,
    /// The same for popularity, in units of score.
    pub popularity: f32,
    /// How much it says, in (0, 1].
    pub weight: f32,
}

/// Weights of the sources in a score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SourceWeights {
    /// Factors on the sources, in the order of [`SOURCES`].
    pub sources: SourceVector,
    /// Factor on plain popularity: above 0 only while the guard does not trust the weights.
    pub popularity: f32,
}

/// What was learnt from the person's own choices.
#[derive(Debug, Clone, PartialEq)]
pub struct Learned {
    mean: [f64; SOURCES.len()],
    precision: [[f64; SOURCES.len()]; SOURCES.len()],
    lead: f64,
    pairs: u32,
}

impl SourceWeights {
    /// The weights that everybody starts with.
    pub const SHIPPED: Self = Self { sources: [1.0; SOURCES.len()], popularity: 0.0 };

    /// The score of an item with these sources and this popularity.
    pub fn score(&self, sources: &SourceVector, popularity: f32) -> f32 {
        inner(&self.sources, sources) + self.popularity * popularity
    }
}

impl Default for Learned {
    fn default() -> Self {
        let mut precision = [[0.0; SOURCES.len()]; SOURCES.len()];
        for (i, row) in precision.iter_mut().enumerate() {
            row[i] = 1.0 / (DOUBT * DOUBT);
        }
        Self { mean: [1.0; SOURCES.len()], precision, lead: MOST_LEAD, pairs: 0 }
    }
}

impl Learned {
    /// From the acts of a log, oldest first. `popularity` is in units of score.
    pub fn from_acts<'a>(
        acts: impl DoubleEndedIterator<Item = &'a Interaction>,
        ix_of: impl Fn(ItemKey<'_>) -> Option<ItemIx>,
        popularity: impl Fn(ItemIx) -> f32,
    ) -> Self {
        let mut learned = Self::default();
        for outcome in outcomes(acts, ix_of, popularity) {
            learned.observe(&outcome);
        }
        learned
    }

    /// Learns from one pair.
    pub fn observe(&mut self, outcome: &PairwiseChoice) {
        let largest =
            outcome.difference.iter().chain([&outcome.popularity]).fold(0.0f32, |m, x| m.max(x.abs()));
        if !(largest > 0.0 && largest.is_finite()) {
            return;
        }
        let scale = (MOST_DIFFERENCE / f64::from(largest)).min(1.0);
        let x = outcome.difference.map(|x| f64::from(x) * scale);
        let popularity = SHARPNESS * f64::from(outcome.popularity) * scale;
        let weight = f64::from(outcome.weight).clamp(0.0, MOST_SAID);
        let odds = SHARPNESS * self.mean.iter().zip(&x).map(|(m, x)| m * x).sum::<f64>();
        let trust = self.trust();
        let in_use = trust * odds + (1.0 - trust) * popularity;
        self.lead = (self.lead - weight * (loss(in_use) - loss(popularity))).clamp(0.0, MOST_LEAD);
        self.pairs += 1;
        let p = 1.0 / (1.0 + (-odds).exp());
        let curvature = weight * p * (1.0 - p) * SHARPNESS * SHARPNESS;
        for (row, a) in self.precision.iter_mut().zip(&x) {
            row.iter_mut().zip(&x).for_each(|(cell, b)| *cell += curvature * a * b);
        }
        let gradient = x.map(|x| weight * (1.0 - p) * SHARPNESS * x);
        let step = solve(self.precision, gradient);
        for (mean, step) in self.mean.iter_mut().zip(step) {
            *mean = (*mean + step).clamp(0.0, MOST_WEIGHT);
        }
    }

    /// The weights to rank by.
    pub fn worth(&self) -> SourceWeights {
        let trust = self.trust();
        SourceWeights { sources: self.mean.map(|m| (trust * m) as f32), popularity: (1.0 - trust) as f32 }
    }

    fn trust(&self) -> f64 {
        self.lead / MOST_LEAD
    }

    /// How many pairs were learnt from.
    pub fn pairs(&self) -> u32 {
        self.pairs
    }
}

/// Pairs in the order in which items were taken up. Whether an item was passed over is judged by the whole log.
pub fn outcomes<'a>(
    acts: impl DoubleEndedIterator<Item = &'a Interaction>,
    ix_of: impl Fn(ItemKey<'_>) -> Option<ItemIx>,
    popularity: impl Fn(ItemIx) -> f32,
) -> Vec<PairwiseChoice> {
    let mut acts: Vec<&Interaction> = acts.rev().take(MOST_ACTS).collect();
    acts.reverse();
    struct Shown {
        ix: ItemIx,
        sources: SourceVector,
        says: f32,
    }
    let mut seen: HashMap<u64, Vec<Shown>> = HashMap::new();
    let mut taken: HashSet<(u64, ItemIx)> = HashSet::new();
    let mut accepts: Vec<(u64, ItemIx, SourceVector, f32)> = Vec::new();
    for act in acts {
        let (Some(item), Some(placement)) = (act.item(), &act.placement) else { continue };
        let (Some(ix), Some(scores)) = (ix_of(item), &placement.sources) else { continue };
        let sources = vector(scores);
        match act.kind {
            InteractionKind::View
            | InteractionKind::Dislike
            | InteractionKind::NotInterested { .. }
            | InteractionKind::Dismiss => {
                let says = if act.kind == InteractionKind::View { PASSED_OVER } else { 1.0 };
                let slate = seen.entry(placement.slate).or_default();
                match slate.iter_mut().find(|shown| shown.ix == ix) {
                    Some(shown) => shown.says = shown.says.max(says),
                    None => slate.push(Shown { ix, sources, says }),
                }
            }
            InteractionKind::Like | InteractionKind::Save | InteractionKind::Have | InteractionKind::Open
                if taken.insert((placement.slate, ix)) =>
            {
                let weight = if matches!(act.kind, InteractionKind::Open) { 0.5 } else { 1.0 };
                accepts.push((placement.slate, ix, sources, weight));
            }
            _ => {}
        }
    }
    seen.values_mut().for_each(|slate| slate.order_by(|a, b| b.says.total_cmp(&a.says)));
    let mut out = Vec::new();
    for (slate, ix, sources, weight) in accepts {
        let passed_over = seen.get(&slate).into_iter().flatten();
        let passed_over = passed_over.filter(|other| !taken.contains(&(slate, other.ix)));
        out.extend(passed_over.take(MOST_PAIRS).map(|other| PairwiseChoice {
            difference: std::array::from_fn(|k| sources[k] - other.sources[k]),
            popularity: popularity(ix) - popularity(other.ix),
            weight: weight * other.says * MOST_SAID as f32,
        }));
    }
    out
}

/// What an act says that each source gave; a source that it does not name gave nothing.
fn vector(scores: &SourceScores) -> SourceVector {
    SOURCES.map(|source| scores.get(source))
}

fn inner(a: &SourceVector, b: &SourceVector) -> f32 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// Logistic loss of log-odds for what happened, in nats.
fn loss(odds: f64) -> f64 {
    // ln(1 + e^-x) without overflow.
    (-odds.abs()).exp().ln_1p() + (-odds).max(0.0)
}

/// Gaussian elimination; the matrix is positive definite by construction, so no pivoting is needed.
fn solve(mut a: [[f64; SOURCES.len()]; SOURCES.len()], mut b: [f64; SOURCES.len()]) -> [f64; SOURCES.len()] {
    for i in 0..SOURCES.len() {
        for j in i + 1..SOURCES.len() {
            let factor = a[j][i] / a[i][i];
            let row = a[i];
            a[j].iter_mut().zip(row).for_each(|(cell, above)| *cell -= factor * above);
            b[j] -= factor * b[i];
        }
    }
    for i in (0..SOURCES.len()).rev() {
        let known: f64 = (i + 1..SOURCES.len()).map(|j| a[i][j] * b[j]).sum();
        b[i] = (b[i] - known) / a[i][i];
    }
    b
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::memory::{
        Subject, Surface,
        interaction::{Placement, Seq},
    };

    fn pairs(seed: u64, count: usize, prefers: impl Fn(&SourceVector, f32) -> f32) -> Vec<PairwiseChoice> {
        let mut rng = fastrand::Rng::with_seed(seed);
        (0..count)
            .map(|_| {
                let mut draw = || rng.f32() * 0.5 - 0.25;
                let (difference, popularity): (SourceVector, f32) = (std::array::from_fn(|_| draw()), draw());
                let sign = prefers(&difference, popularity).signum();
                PairwiseChoice {
                    difference: difference.map(|x| x * sign),
                    popularity: popularity * sign,
                    weight: 0.3,
                }
            })
            .collect()
    }

    fn learn(outcomes: &[PairwiseChoice]) -> Learned {
        let mut learned = Learned::default();
        outcomes.iter().for_each(|outcome| learned.observe(outcome));
        learned
    }

    #[test]
    fn what_was_passed_over_says_a_fifth_of_what_was_turned_down() {
        let act = |kind, id: &str, score: f32| Interaction {
            seq: Seq { clock: 1, node: 0 },
            at_ms: 0,
            recorded_ms: None,
            session: 1,
            catalog: "c".into(),
            kind,
            subject: Subject::Item(id.into()),
            surface: Surface::Feed,
            placement: Some(Box::new(Placement {
                slate: 1,
                position: 0,
                propensity: 1.0,
                sources: Some([(CONTENT, score)].into_iter().collect()),
            })),
            about: None,
        };
        let acts = [
            act(InteractionKind::View, "0", 0.1),
            act(InteractionKind::View, "1", 0.2),
            act(InteractionKind::View, "2", 0.5),
            act(InteractionKind::NotInterested { reason: None }, "1", 0.2),
            act(InteractionKind::Like, "2", 0.5),
        ];
        let pairs = outcomes(acts.iter(), |key| key.id.parse().ok(), |_| 0.0);
        let says: Vec<(f32, f32)> =
            pairs.iter().map(|pair| (pair.difference[1], pair.weight / MOST_SAID as f32)).collect();
        assert_eq!(says, [(0.3, 1.0), (0.4, PASSED_OVER)]);
    }

    #[test]
    fn nothing_learnt_is_what_was_shipped() {
        assert_eq!(Learned::default().worth(), SourceWeights::SHIPPED);
    }

    #[test]
    fn who_goes_by_one_source_gets_more_of_it() {
        for source in 0..SOURCES.len() {
            let worth = learn(&pairs(3, 150, |d, _| d[source])).worth();
            for other in (0..SOURCES.len()).filter(|other| *other != source) {
                assert!(worth.sources[source] > worth.sources[other] + 0.3, "{source}: {worth:?}");
            }
        }
    }

    #[test]
    fn who_goes_by_popularity_alone_gets_popularity() {
        let worth = learn(&pairs(5, 300, |_, popularity| popularity)).worth();
        assert!(worth.popularity > 0.9, "{worth:?}");
    }

    proptest! {
        #[test]
        fn the_ranking_in_use_is_never_much_worse_than_popularity(
            seed: u64,
            loves in prop::array::uniform3(-1.0f32..1.0),
            follows in 0.0f32..2.0,
            turn in 20usize..200,
        ) {
            // Somebody whose taste turns round halfway, to be hard on what was learnt.
            let all = pairs(seed, 400, |d, popularity| inner(&loves, d) + follows * popularity);
            let against: Vec<PairwiseChoice> = pairs(seed ^ 1, 400, |d, popularity| popularity - 2.0 * inner(&[1.0; SOURCES.len()], d));
            let mut learned = Learned::default();
            let mut worse = 0.0f64;
            for outcome in all.iter().take(turn).chain(&against) {
                let worth = learned.worth();
                let odds = worth.score(&outcome.difference, outcome.popularity);
                let (odds, popularity) = (SHARPNESS * f64::from(odds), SHARPNESS * f64::from(outcome.popularity));
                worse += f64::from(outcome.weight)
                    * (loss(odds) - loss(popularity));
                worse = worse.max(0.0);
                learned.observe(outcome);
                prop_assert!(worse <= MOST_LEAD + 1e-6, "{worse} nats worse than popularity");
            }
        }

        #[test]
        fn weights_are_finite_and_within_bounds(
            outcomes in prop::collection::vec(
                (prop::array::uniform3(-2.0f32..2.0), -2.0f32..2.0, 0.01f32..1.0), 0..200),
        ) {
            let outcomes: Vec<PairwiseChoice> = outcomes
                .into_iter()
                .map(|(difference, popularity, weight)| PairwiseChoice { difference, popularity, weight })
                .collect();
            let worth = learn(&outcomes).worth();
            for weight in worth.sources.into_iter().chain([worth.popularity]) {
                prop_assert!((0.0..=MOST_WEIGHT as f32).contains(&weight), "{worth:?}");
            }
        }
    }
}
