//! The middle of an interest, which items are compared with.

use std::sync::OnceLock;

use penchant_kernels::{dot, linalg::mixed_dot};

use super::{
    elsewhere::Points,
    evidence::Signals,
    gathered::Gathered,
    interests::{self, Interest, Member},
    preference::Preference,
};
use crate::{catalog::ItemIx, embed::quant::Int16Vector, index::flat::FlatIndex};

/// An interest, ready to be compared with any item by one dot product.
pub struct Centre {
    /// The interest.
    pub interest: Interest,
    /// Where its nearest items are sought from.
    pub exact: Vec<f32>,
    at: Int16Vector,
    /// Its acts' items.
    items: Gathered,
    /// For each of them, its mean similarity to the whole catalogue: what a cosine must exceed to mean anything.
    baselines: Vec<f32>,
    /// Sum over its acts of share × baseline.
    baseline: f32,
}

/// What the person is after, and what not: all of a ranking that comes of comparing acts with one another. Acts age alike, so
/// it holds for as long as none is added or forgotten and the session is the same.
#[derive(Default)]
pub struct Tastes {
    /// What the person is after.
    pub pro: Vec<Centre>,
    /// What was turned down more than once, grouped as interests are.
    pub against: Vec<Centre>,
    /// Where what the person is after ends, once somebody asked.
    pub(super) preference: OnceLock<Preference>,
}

impl Tastes {
    /// Finds them in what memory says, in a catalogue with this mean vector.
    pub fn find(signals: &Signals, points: Option<Points<'_>>, mean: &[f32]) -> Self {
        let Some(points) = points else { return Self::default() };
        let centres = |interests: Vec<Interest>, items: usize| {
            let enough = interests.into_iter().filter(|interest| interest.items() >= items);
            enough.map(|interest| Centre::new(interest, points, mean)).collect()
        };
        let against = interests::against(&signals.evidence);
        Self {
            pro: centres(interests::find(&signals.evidence, points), 1),
            against: centres(interests::find(&against, points), 2),
            preference: OnceLock::new(),
        }
    }
}

impl Centre {
    /// The centre of an interest in a catalogue with this mean vector.
    pub fn new(interest: Interest, points: Points<'_>, mean: &[f32]) -> Self {
        let exact = interest.centre(points);
        let items = Gathered::new(interest.members.iter().map(|member| member.evidence.ix), points);
        let baselines: Vec<f32> = items.rows().map(|(row, step)| step * mixed_dot(row, mean)).collect();
        let shares = interest.members.iter().map(|member| member.share);
        Self {
            at: Int16Vector::quantize(&exact),
            exact,
            items,
            baseline: shares.zip(&baselines).map(|(share, baseline)| share * baseline).sum(),
            baselines,
            interest,
        }
    }

    /// What each act behind it gives to an item at a point, before the interest's strength; each by its place among the evidence.
    pub fn members(&self, point: (&[i8], f32)) -> impl Iterator<Item = (usize, f32)> {
        let alike = self.items.similarities(point).zip(&self.baselines);
        let members = self.interest.members.iter().zip(alike);
        members.map(|(Member { place, share, .. }, (cosine, baseline))| (*place, share * (cosine - baseline)))
    }
}

/// The centre that fits an item best, and what it gives to somebody who is `known` so far:
/// `known × strength × Σ share × (cos(item, act's item) − baseline)`. Linear in the acts, so each one's part is exact, and the
/// sum is one dot product with the centre.
pub fn nearest<'c>(
    centres: &'c [Centre],
    known: f32,
    space: Option<&FlatIndex>,
    ix: ItemIx,
) -> Option<(&'c Centre, f32)> {
    let vectors = space?.vectors();
    let row = vectors.row(ix as usize);
    let scale = vectors.scales.get(ix as usize)?;
    let scored = centres.iter().map(|centre| {
        let cosine = dot::wide(&centre.at.codes, row) as f32 * centre.at.scale * scale;
        (centre, known * centre.interest.strength * (cosine - centre.baseline))
    });
    scored.reduce(|best, next| if next.1 > best.1 { next } else { best })
}
