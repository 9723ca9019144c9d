//! The middle of an interest, which items are compared with.

use penchant_kernels::{dot, linalg::mixed_dot};

use super::{
    elsewhere::Points,
    gathered::Gathered,
    interests::{Interest, Member},
};
use crate::{catalog::ItemIx, embed::quant::Int16Vector, index::flat::FlatIndex};

/// An interest, ready to be compared with any item by one dot product.
pub struct Centre {
    /// The interest.
    pub interest: Interest,
    /// Where its nearest items are sought from.
    pub exact: Vec<f32>,
    /// What a unit of it gives to a score.
    pub scale: f32,
    at: Int16Vector,
    /// Its acts' items.
    items: Gathered,
    /// For each of them, its mean similarity to the whole catalogue: what a cosine must exceed to mean anything.
    baselines: Vec<f32>,
    /// Sum over its acts of share × baseline.
    baseline: f32,
}

impl Centre {
    /// The centre of an interest that counts as far as the person is `known`, in a catalogue with this mean vector.
    pub fn new(interest: Interest, known: f32, points: Points<'_>, mean: &[f32]) -> Self {
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
            scale: known * interest.strength,
            interest,
        }
    }

    /// What each act behind it gives to an item at a point, before the scale; each by its place among the evidence.
    pub fn members(&self, point: (&[i8], f32)) -> impl Iterator<Item = (usize, f32)> {
        let alike = self.items.similarities(point).zip(&self.baselines);
        let members = self.interest.members.iter().zip(alike);
        members.map(|(Member { place, share, .. }, (cosine, baseline))| (*place, share * (cosine - baseline)))
    }
}

/// The centre that fits an item best, and what it gives: `scale × Σ share × (cos(item, act's item) − baseline)`. Linear in
/// the acts, so each one's part is exact, and the sum is one dot product with the centre.
pub fn nearest<'c>(
    centres: &'c [Centre],
    space: Option<&FlatIndex>,
    ix: ItemIx,
) -> Option<(&'c Centre, f32)> {
    let vectors = space?.vectors();
    let row = vectors.row(ix as usize);
    let scale = vectors.scales.get(ix as usize)?;
    let scored = centres.iter().map(|centre| {
        let cosine = dot::wide(&centre.at.codes, row) as f32 * centre.at.scale * scale;
        (centre, centre.scale * (cosine - centre.baseline))
    });
    scored.reduce(|best, next| if next.1 > best.1 { next } else { best })
}
