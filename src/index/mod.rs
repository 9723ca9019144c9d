//! Vector → neighbours, text → matches. Exact int8 scan, graph, BM25, facets, and both in one ranking.

mod choice;
pub mod facets;
pub mod flat;
pub mod graph;
pub mod hybrid;
pub mod quota;
pub mod spelling;
pub mod text;

pub use choice::{FLAT_LIMIT, build};
pub use penchant_kernels::top::{Hit, Top};

use crate::catalog::ItemIx;

/// Nearest neighbours by cosine over unit vectors.
pub trait VectorIndex {
    /// The number of vectors held.
    fn len(&self) -> usize;

    /// Whether there are no vectors.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many components a vector has.
    fn dim(&self) -> usize;

    /// The `k` best items that pass `keep`, best first, ties by lower index. Fewer where fewer pass (or, for an
    /// approximate index, where fewer were found). A query of the wrong length finds nothing.
    fn search(&self, query: &[f32], k: usize, keep: &dyn Fn(ItemIx) -> bool) -> Vec<Hit>;
}
