//! The exact scan. Up to tens of thousands of items it beats every graph, needs no building, and forgets at once.

use std::sync::Arc;

use penchant_kernels::dot;

use super::{Hit, VectorIndex, top::Top};
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

    /// Cosine of two items; 0 for a position outside the range.
    pub fn similarity(&self, a: ItemIx, b: ItemIx) -> f32 {
        self.similarity_of_heads(a, b, self.vectors.dim)
    }

    /// What the first `components` of two items add to their cosine.
    pub fn similarity_of_heads(&self, a: ItemIx, b: ItemIx, components: usize) -> f32 {
        let scale = |ix: ItemIx| self.vectors.scales.get(ix as usize).copied().unwrap_or(0.0);
        let head = |ix: ItemIx| {
            let row = self.vectors.row(ix as usize);
            row.get(..components).unwrap_or(row)
        };
        let sum = dot::narrow(head(a), head(b));
        // In this order it is the same both ways.
        sum as f32 * (scale(a) * scale(b))
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
        let rows = self.vectors.data.chunks_exact(self.dim().max(1)).zip(&self.vectors.scales);
        best(query, (0..).zip(rows).map(|(ix, (row, scale))| (ix, row, *scale)), k, keep)
    }
}

/// The `k` best of some rows, each with its position and scale.
pub(super) fn best<'a>(
    query: &[f32],
    rows: impl Iterator<Item = (ItemIx, &'a [i8], f32)>,
    k: usize,
    keep: &dyn Fn(ItemIx) -> bool,
) -> Vec<Hit> {
    let query = Int16Vector::quantize(query);
    let mut top = Top::new(k);
    for (ix, row, scale) in rows {
        let hit = Hit { ix, score: dot::wide(&query.codes, row) as f32 * query.scale * scale };
        // Few rows get past the first question, so the second may be slow.
        if top.admits(hit) && keep(ix) {
            top.push(hit);
        }
    }
    top.into_sorted()
}
