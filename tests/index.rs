//! Finding: the scan against its definition, the graph against the scan, words, facets, and words with meaning.
#![cfg(not(target_family = "wasm"))]
#![allow(clippy::expect_used)] // helpers of tests may fail as tests do

#[path = "index/facets.rs"]
mod facets;
#[path = "index/graph.rs"]
mod graph;
#[path = "index/hybrid.rs"]
mod hybrid;
#[path = "index/scan.rs"]
mod scan;
#[path = "index/words.rs"]
mod words;

use fastrand::Rng;
use penchant::{
    catalog::{Item, ItemIx},
    index::Hit,
};

fn everything(_: ItemIx) -> bool {
    true
}

fn positions(hits: &[Hit]) -> Vec<ItemIx> {
    hits.iter().map(|hit| hit.ix).collect()
}

fn titled(title: &str) -> Item {
    Item { id: title.to_owned(), title: title.into(), ..Item::default() }
}

/// Unit vectors in clusters, as embeddings are: each is a centre plus noise.
fn clustered(rng: &mut Rng, n: usize, dim: usize) -> Vec<f32> {
    // The sum of a few uniform numbers is normal enough.
    let mut normal = || (0..4).map(|_| rng.f32() - 0.5).sum::<f32>();
    let centres: Vec<Vec<f32>> = (0..n.div_ceil(25)).map(|_| (0..dim).map(|_| normal()).collect()).collect();
    let mut rows = Vec::with_capacity(n * dim);
    for centre in centres.iter().cycle().take(n) {
        let row: Vec<f32> = centre.iter().map(|x| x + 0.7 * normal()).collect();
        let length = row.iter().map(|x| x * x).sum::<f32>().sqrt();
        rows.extend(row.iter().map(|x| x / length));
    }
    rows
}

/// Share of the expected positions that were found.
fn recall(found: &[Hit], expected: &[ItemIx]) -> f64 {
    let hits = found.iter().filter(|hit| expected.contains(&hit.ix)).count();
    hits as f64 / expected.len() as f64
}
