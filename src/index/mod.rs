//! Vector → neighbours, text → matches. Exact int8 scan, graph, BM25, facets, and both in one ranking.

pub mod dot;
pub mod facets;
pub mod flat;
pub mod graph;
pub mod hybrid;
pub mod quota;
pub mod text;
pub mod top;

use crate::catalog::ItemIx;

/// Vectors up to which the exact scan is used. In a browser's engine 100,000 × 384 took 2 to 4 ms, exactly, with nothing
/// to build; of 30,000, a graph took 22 s to build and 3.9 ms to search where the scan took 0.8 ms.
pub const FLAT_LIMIT: usize = 100_000;

/// One neighbour or match.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// Which item.
    pub ix: ItemIx,
    /// Higher is better; for vectors, cosine similarity.
    pub score: f32,
}

/// Nearest neighbours by cosine over unit vectors.
pub trait VectorIndex {
    /// Vectors held.
    fn len(&self) -> usize;

    /// Whether it holds none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Components of a vector.
    fn dim(&self) -> usize;

    /// The `k` best items that pass `keep`, best first, ties by lower index. Fewer where fewer pass (or, for an
    /// approximate index, where fewer were found). A query of the wrong length finds nothing.
    fn search(&self, query: &[f32], k: usize, keep: &dyn Fn(ItemIx) -> bool) -> Vec<Hit>;
}

/// The index to seek neighbours in, over a catalogue's vectors: the scan itself up to [`FLAT_LIMIT`], a graph beyond.
pub fn build(space: &flat::FlatIndex) -> Box<dyn VectorIndex> {
    if space.len() <= FLAT_LIMIT {
        Box::new(space.clone())
    } else {
        Box::new(graph::GraphIndex::build(space))
    }
}
