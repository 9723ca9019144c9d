//! The exact scan. Up to tens of thousands of items it beats every graph, needs no building, and forgets at once.

use super::{Hit, VectorIndex, dot::dot, top::Top};
use crate::{
    catalog::ItemIx,
    embed::quant::{Int8Vectors, quantize_row},
};

/// Int8 unit vectors, scanned whole.
#[derive(Debug, Clone)]
pub struct FlatIndex {
    vectors: Int8Vectors,
}

impl FlatIndex {
    /// Over unit vectors: scores are then cosines.
    pub fn new(vectors: Int8Vectors) -> Self {
        Self { vectors }
    }

    /// What is scanned.
    pub fn vectors(&self) -> &Int8Vectors {
        &self.vectors
    }

    /// Cosine of two items; 0 for a position outside the range.
    pub fn similarity(&self, a: ItemIx, b: ItemIx) -> f32 {
        let scale = |ix: ItemIx| self.vectors.scales.get(ix as usize).copied().unwrap_or(0.0);
        let sum = dot(self.vectors.row(a as usize), self.vectors.row(b as usize));
        sum as f32 * scale(a) * scale(b)
    }
}

impl VectorIndex for FlatIndex {
    fn len(&self) -> usize {
        self.vectors.len()
    }

    fn dim(&self) -> usize {
        self.vectors.dim
    }

    fn search(&self, query: &[f32], k: usize, keep: &dyn Fn(ItemIx) -> bool) -> Vec<Hit> {
        let mut top = Top::new(k);
        if query.len() == self.vectors.dim {
            let (codes, scale) = quantize_row(query);
            let rows = self.vectors.data.chunks_exact(self.vectors.dim).zip(&self.vectors.scales);
            for (ix, (row, row_scale)) in (0..).zip(rows) {
                let score = dot(&codes, row) as f32 * scale * row_scale;
                if keep(ix) {
                    top.push(Hit { ix, score });
                }
            }
        }
        top.into_sorted()
    }
}
