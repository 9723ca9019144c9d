//! The exact scan. Up to tens of thousands of items it beats every graph, needs no building, and forgets at once.

use std::sync::Arc;

use penchant_kernels::{dot, top::nearest};

use super::{Hit, VectorIndex};
use crate::{
    catalog::ItemIx,
    embed::quant::{Int8Vectors, Int16Vector},
};

/// Int8 unit vectors, scanned whole. Clones share them.
#[derive(Debug, Clone)]
pub struct FlatIndex {
    vectors: Arc<Int8Vectors>,
}

impl FlatIndex {
    /// Over unit vectors: scores are then cosines.
    pub fn new(vectors: Int8Vectors) -> Self {
        Self { vectors: Arc::new(vectors) }
    }

    /// The vectors that are scanned.
    pub fn vectors(&self) -> &Arc<Int8Vectors> {
        &self.vectors
    }

    /// The codes of an item's vector and their step; nothing outside the range.
    pub fn row(&self, ix: ItemIx) -> (&[i8], f32) {
        let step = self.vectors.scales.get(ix as usize).copied().unwrap_or(0.0);
        (self.vectors.row(ix as usize), step)
    }

    /// Cosine of two items; 0 for a position outside the range.
    pub fn similarity(&self, a: ItemIx, b: ItemIx) -> f32 {
        let ((a, step_a), (b, step_b)) = (self.row(a), self.row(b));
        // In this order it is the same both ways.
        dot::narrow(a, b) as f32 * (step_a * step_b)
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
        if query.len() != self.dim() {
            return Vec::new();
        }
        let query = Int16Vector::quantize(query);
        nearest((&query.codes, query.scale), (&self.vectors.data, &self.vectors.scales), k, keep)
    }
}
