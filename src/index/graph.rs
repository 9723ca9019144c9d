//! A graph for catalogues that are too large to scan: hierarchical navigable small worlds (Malkov and Yashunin 2018),
//! by `instant-distance`. That crate shuffles what it is given and keeps no order; each point knows its own position.

use std::sync::Arc;

use instant_distance::{Builder, Hnsw, Point, Search};
use penchant_kernels::dot;

use super::{Hit, Top, VectorIndex, flat::FlatIndex};
use crate::{
    catalog::ItemIx,
    embed::quant::{Int8Vectors, Int16Vector},
};

/// Candidates looked at while building and searching: recall against time. A search for more than this many, or one
/// whose filter leaves too few of them, is answered by the scan.
const EF_CONSTRUCTION: usize = 60;
const EF_SEARCH: usize = 300;
/// On one thread, as in a browser, the same vectors give the same graph.
const SEED: u64 = 7;

/// An approximate index over the vectors of a scan, which it falls back to.
pub struct GraphIndex {
    flat: FlatIndex,
    hnsw: Hnsw<Row>,
}

/// One row of shared vectors: a point costs 16 bytes, not a copy of its row.
#[derive(Clone)]
struct Row {
    of: Arc<Int8Vectors>,
    ix: usize,
}

impl Row {
    fn scale(&self) -> f32 {
        self.of.scales.get(self.ix).copied().unwrap_or(0.0)
    }
}

impl Point for Row {
    /// Half the squared Euclidean distance of unit vectors, and so ordered like it.
    fn distance(&self, other: &Self) -> f32 {
        let sum = dot::narrow(self.of.row(self.ix), other.of.row(other.ix));
        1.0 - sum as f32 * (self.scale() * other.scale())
    }
}

impl GraphIndex {
    /// Builds over a scan's vectors: costs far more than many scans, so for large catalogues only.
    pub fn build(flat: &FlatIndex) -> Self {
        let points = (0..flat.len()).map(|ix| Row { of: Arc::clone(flat.vectors()), ix }).collect();
        let (hnsw, _) = Builder::default()
            .seed(SEED)
            .ef_construction(EF_CONSTRUCTION)
            .ef_search(EF_SEARCH)
            // Ten times faster to build at the same recall on the vectors this was measured on.
            .select_heuristic(None)
            .build_hnsw(points);
        Self { flat: flat.clone(), hnsw }
    }
}

impl VectorIndex for GraphIndex {
    fn len(&self) -> usize {
        self.flat.len()
    }

    fn dim(&self) -> usize {
        self.flat.dim()
    }

    /// As the scan, but may miss a few of the best.
    fn search(&self, query: &[f32], k: usize, keep: &dyn Fn(ItemIx) -> bool) -> Vec<Hit> {
        if query.len() != self.dim() || k > EF_SEARCH {
            return self.flat.search(query, k, keep);
        }
        let point = Row { of: Arc::new(Int8Vectors::quantize(query, self.dim())), ix: 0 };
        let mut search = Search::default();
        let near = self.hnsw.search(&point, &mut search).map(|found| found.point);
        let near = near.map(|row| (row.ix as ItemIx, row.of.row(row.ix), row.scale()));
        // The graph compares in 8 bits; the scan's kernel has the last word, so that scores agree with the scan's.
        let hits = best(query, near, k, keep);
        if hits.len() < k { self.flat.search(query, k, keep) } else { hits }
    }
}

/// The `k` best of some rows, each with its position and scale.
fn best<'a>(
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
