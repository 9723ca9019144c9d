//! Vectors that one is compared with all at once.

use penchant_kernels::dot;

use super::elsewhere::Points;
use crate::{catalog::ItemIx, index::VectorIndex};

/// Vectors of some items beside one another, so that what all of them have in common with one more is one call.
pub struct Gathered {
    dim: usize,
    codes: Vec<i8>,
    steps: Vec<f32>,
}

impl Gathered {
    /// The vectors of these items, in their order.
    pub fn new(items: impl Iterator<Item = ItemIx>, points: Points<'_>) -> Self {
        let mut out = Self { dim: points.space.dim(), codes: Vec::new(), steps: Vec::new() };
        for (row, step) in items.map(|ix| points.row(ix)) {
            out.codes.extend(row);
            out.steps.push(step);
            // An item without a vector is like none.
            out.codes.resize(out.steps.len() * out.dim, 0);
        }
        out
    }

    /// Their vectors: codes and step of each.
    pub fn rows(&self) -> impl Iterator<Item = (&[i8], f32)> {
        self.codes.chunks_exact(self.dim.max(1)).zip(self.steps.iter().copied())
    }

    /// The cosine of each of them with one more vector.
    pub fn similarities(&self, (row, step): (&[i8], f32)) -> impl Iterator<Item = f32> {
        let sums = dot::narrow_each(row, &self.codes).into_iter();
        sums.zip(&self.steps).map(move |(sum, other)| sum as f32 * (step * other))
    }

    /// Row by row what lies below the diagonal: how close each is to those before it.
    pub fn closeness(&self) -> Vec<Vec<f32>> {
        let close = |(at, (row, step)): (usize, (&[i8], f32))| {
            let before = dot::narrow_each(row, self.codes.get(..at * self.dim).unwrap_or_default());
            before.iter().zip(&self.steps).map(|(sum, other)| *sum as f32 * (step * other)).collect()
        };
        self.rows().enumerate().map(close).collect()
    }
}
