use fastrand::Rng;
use penchant::{
    embed::quant::Int8Vectors,
    index::{self, VectorIndex, flat::FlatIndex, graph::GraphIndex},
};

use super::{clustered, everything, positions, recall};

const DIM: usize = 32;

/// A small catalogue's scan and graph, and some of its vectors to ask for.
fn both(n: usize) -> (FlatIndex, GraphIndex, Vec<Vec<f32>>) {
    let rows = clustered(&mut Rng::with_seed(4), n, DIM);
    let flat = FlatIndex::new(Int8Vectors::quantize(&rows, DIM));
    let queries = clustered(&mut Rng::with_seed(4), n + 60, DIM);
    let queries = queries.chunks_exact(DIM).skip(n).map(<[f32]>::to_vec).collect();
    let graph = GraphIndex::build(&flat);
    (flat, graph, queries)
}

#[test]
fn the_graph_finds_what_the_scan_finds_with_its_scores_and_its_filters() {
    let (flat, graph, queries) = both(1_500);
    assert_eq!((graph.len(), graph.dim()), (1_500, DIM));
    for (k, bound) in [(10, 0.98), (150, 0.95)] {
        let mut found = 0.0;
        for query in &queries {
            let exact = flat.search(query, k, &everything);
            let near = graph.search(query, k, &everything);
            assert_eq!(near.len(), k);
            assert!(
                near.is_sorted_by(|a, b| (b.score, a.ix) <= (a.score, b.ix)),
                "best first, ties by index"
            );
            for hit in &near {
                let scored = exact.iter().find(|e| e.ix == hit.ix);
                assert!(scored.is_none_or(|e| e.score == hit.score), "an item's score is the scan's");
            }
            found += recall(&near, &positions(&exact));
        }
        let found = found / queries.len() as f64;
        assert!(found >= bound, "recall of the best {k}: {found}");
    }

    // Half of the items pass: enough are found on the way. One in 100 passes, or more are asked for than a search looks
    // at: only the scan can tell.
    for query in queries.iter().take(10) {
        let even = |ix| ix % 2 == 0;
        assert!(graph.search(query, 20, &even).iter().all(|hit| even(hit.ix)));
        let rare = |ix| ix % 100 == 7;
        assert_eq!(graph.search(query, 15, &rare), flat.search(query, 15, &rare));
        assert_eq!(graph.search(query, 1_000, &everything), flat.search(query, 1_000, &everything));
    }
    assert!(graph.search(&[1.0], 5, &everything).is_empty(), "a query of the wrong length");
}

#[test]
fn a_graph_of_almost_nothing_finds_it() {
    for n in 0..4 {
        let flat = FlatIndex::new(Int8Vectors::quantize(&clustered(&mut Rng::with_seed(5), n, DIM), DIM));
        let query = vec![1.0; DIM];
        let graph = GraphIndex::build(&flat);
        assert_eq!(graph.search(&query, 5, &everything), flat.search(&query, 5, &everything), "{n} items");
    }
}

#[test]
fn a_catalogue_of_thousands_is_scanned() {
    let flat = FlatIndex::new(Int8Vectors::quantize(&clustered(&mut Rng::with_seed(6), 3_000, DIM), DIM));
    let query = flat.vectors().dequantize(17);
    let chosen = index::build(&flat);
    assert_eq!(chosen.search(&query, 300, &everything), flat.search(&query, 300, &everything));
}
