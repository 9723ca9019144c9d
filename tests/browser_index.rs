//! The SIMD kernels where they run: in a browser's worker, against their scalar twins and against a scan by hand.
#![cfg(target_family = "wasm")]
#![allow(clippy::expect_used)] // helpers of tests may fail as tests do

use fastrand::Rng;
use penchant::{
    embed::quant::{Int8Vectors, Int16Vector},
    index::{Hit, VectorIndex, flat::FlatIndex, graph::GraphIndex},
};
use penchant_kernels::dot::{scalar, simd};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

/// Seeds of the random cases; a failure names its own.
const CASES: std::ops::Range<u64> = 0..3_000;

fn codes(rng: &mut Rng, n: usize) -> Vec<i8> {
    // Extremes are where widening and adding go wrong, so they are common.
    let extreme = rng.bool();
    (0..n).map(|_| if extreme { rng.choice([-128, -127, 127]).unwrap_or(0) } else { rng.i8(..) }).collect()
}

#[wasm_bindgen_test]
fn the_kernels_agree_with_their_scalar_twins_to_the_bit() {
    for seed in CASES {
        let mut rng = Rng::with_seed(seed);
        // Every length around the blocks of 16, lengths that differ, and slices at any address.
        let (a_len, b_len) = (rng.usize(..500), rng.usize(..500));
        let same = rng.bool();
        let (a, b) = (codes(&mut rng, a_len), codes(&mut rng, if same { a_len } else { b_len }));
        let query: Vec<i16> = {
            let most = (i32::MAX as usize / 128 / a_len.max(1)).min(i16::MAX as usize) as i16;
            (0..a_len).map(|_| rng.i16(-most..=most)).collect()
        };
        for shift in 0..a_len.min(b.len()).min(18) {
            assert_eq!(
                simd::narrow(&a[shift..], &b),
                scalar::narrow(&a[shift..], &b),
                "seed {seed}, shift {shift}"
            );
            assert_eq!(
                simd::narrow(&a, &b[shift..]),
                scalar::narrow(&a, &b[shift..]),
                "seed {seed}, shift {shift}"
            );
            assert_eq!(
                simd::wide(&query[shift..], &b),
                scalar::wide(&query[shift..], &b),
                "seed {seed}, shift {shift}"
            );
            assert_eq!(
                simd::wide(&query, &b[shift..]),
                scalar::wide(&query, &b[shift..]),
                "seed {seed}, shift {shift}"
            );
        }
    }
}

#[wasm_bindgen_test]
fn the_largest_query_and_row_do_not_overflow() {
    for dim in [1, 15, 16, 17, 384, 512, 513, 768, 1024, 4096] {
        for x in [1.0f32, -1.0] {
            let query = Int16Vector::quantize(&vec![x; dim]);
            let sum: i64 = query.codes.iter().map(|code| i64::from(*code) * 127).sum();
            assert_eq!(i64::from(simd::wide(&query.codes, &vec![127; dim])), sum, "{dim} components");
        }
    }
}

#[wasm_bindgen_test]
fn a_search_is_the_head_of_a_scan_by_hand() {
    for seed in CASES.take(300) {
        let mut rng = Rng::with_seed(seed);
        let (dim, n, k) = (rng.usize(1..130), rng.usize(..200), rng.usize(..20));
        let mut vector = || (0..dim).map(|_| rng.f32() - 0.5).collect::<Vec<f32>>();
        let rows: Vec<f32> = (0..n).flat_map(|_| vector()).collect();
        let query = vector();
        let vectors = Int8Vectors::quantize(&rows, dim);
        let wide = Int16Vector::quantize(&query);
        let score =
            |ix: usize| scalar::wide(&wide.codes, vectors.row(ix)) as f32 * wide.scale * vectors.scales[ix];
        let mut expected: Vec<Hit> = (0..n).map(|ix| Hit { ix: ix as u32, score: score(ix) }).collect();
        expected.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.ix.cmp(&b.ix)));
        expected.truncate(k);
        assert_eq!(FlatIndex::new(vectors).search(&query, k, &|_| true), expected, "seed {seed}");
    }
}

/// A browser has one thread and its own source of randomness; the graph must build there, and the same each time.
#[wasm_bindgen_test]
fn a_graph_is_built_the_same_each_time_and_finds_what_the_scan_finds() {
    let (dim, n) = (24, 600);
    let mut rng = Rng::with_seed(1);
    let rows: Vec<f32> = (0..n * dim).map(|_| rng.f32() - 0.5).collect();
    let flat = FlatIndex::new(Int8Vectors::quantize(&rows, dim));
    let (one, other) = (GraphIndex::build(&flat), GraphIndex::build(&flat));
    for row in rows.chunks_exact(dim).step_by(20) {
        let near = one.search(row, 10, &|_| true);
        assert_eq!(near, other.search(row, 10, &|_| true));
        let exact = flat.search(row, 10, &|_| true);
        let found = near.iter().filter(|hit| exact.contains(hit)).count();
        assert!(found >= 9, "{found} of 10");
    }
}
