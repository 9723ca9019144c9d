use fastrand::Rng;
use penchant::{
    embed::quant::{Int8Vectors, Int16Vector},
    index::{Hit, Top, VectorIndex, flat::FlatIndex},
};
use penchant_kernels::dot;
use proptest::{collection::vec, prelude::*};

use super::{clustered, everything, positions, recall};

/// Few values and few rows, so that equal scores are common.
fn vectors() -> impl Strategy<Value = (usize, Vec<f32>, Vec<f32>)> {
    let component = prop_oneof![Just(-1.0f32), Just(0.0), Just(0.5), -1.0f32..1.0];
    (1usize..20, 0usize..40).prop_flat_map(move |(dim, n)| {
        (Just(dim), vec(component.clone(), dim * n), vec(component.clone(), dim))
    })
}

fn best_first(hits: &mut [Hit]) {
    hits.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.ix.cmp(&b.ix)));
}

proptest! {
    #[test]
    fn the_kernels_compute_the_sum_of_products(a in vec(any::<i8>(), 0..300), b in vec(any::<i8>(), 0..300)) {
        let products = a.iter().zip(&b).map(|(x, y)| i64::from(*x) * i64::from(*y));
        let sum: i64 = products.sum();
        let wide: Vec<i16> = a.iter().map(|x| i16::from(*x)).collect();
        prop_assert_eq!(i64::from(dot::narrow(&a, &b)), sum);
        prop_assert_eq!(i64::from(dot::scalar::narrow(&a, &b)), sum);
        prop_assert_eq!(i64::from(dot::wide(&wide, &b)), sum);
        prop_assert_eq!(i64::from(dot::scalar::wide(&wide, &b)), sum);
    }

    #[test]
    fn no_row_overflows_against_a_query(dim in 1usize..3000, x in prop_oneof![Just(1.0f32), Just(-1.0), Just(1e-30)]) {
        let query = Int16Vector::quantize(&vec![x; dim]);
        let sum: i64 = query.codes.iter().map(|code| i64::from(*code) * 127).sum();
        prop_assert_eq!(i64::from(dot::wide(&query.codes, &vec![127; dim])), sum);
    }

    #[test]
    fn a_search_is_the_head_of_everything_sorted(
        (dim, rows, query) in vectors(), k in 0usize..50, divisor in 1u32..4,
    ) {
        let codes = Int8Vectors::quantize(&rows, dim);
        let wide = Int16Vector::quantize(&query);
        let keep = |ix| ix % divisor == 0;
        let mut expected: Vec<Hit> = (0..codes.len() as u32)
            .filter(|ix| keep(*ix))
            .map(|ix| {
                let sum = dot::scalar::wide(&wide.codes, codes.row(ix as usize));
                Hit { ix, score: sum as f32 * wide.scale * codes.scales[ix as usize] }
            })
            .collect();
        best_first(&mut expected);
        expected.truncate(k);
        prop_assert_eq!(FlatIndex::new(codes).search(&query, k, &keep), expected);
    }

    #[test]
    fn a_score_is_the_cosine_within_what_rounding_costs(seed in any::<u64>()) {
        let (n, dim) = (20, 96);
        let rows = clustered(&mut Rng::with_seed(seed), n, dim);
        let (query, rest) = rows.split_at(dim);
        let codes = Int8Vectors::quantize(rest, dim);
        let size: f32 = query.iter().map(|x| x.abs()).sum();
        for hit in FlatIndex::new(codes.clone()).search(query, n, &everything) {
            let row = rest.chunks_exact(dim).nth(hit.ix as usize).expect("it is one of them");
            let cosine: f32 = row.iter().zip(query).map(|(x, y)| x * y).sum();
            // Half a step of the row for each component of the query, and a little for the query's own steps.
            let bound = size * codes.scales[hit.ix as usize] / 2.0 + 2e-3;
            prop_assert!((hit.score - cosine).abs() <= bound, "{} for {cosine}, bound {bound}", hit.score);
        }
    }

    #[test]
    fn the_best_of_a_stream_are_the_head_of_it_sorted(scores in vec(-3i8..3, 0..60), k in 0usize..70) {
        let mut hits: Vec<Hit> =
            (0..).zip(&scores).map(|(ix, score)| Hit { ix, score: f32::from(*score) }).collect();
        fastrand::shuffle(&mut hits);
        let mut top = Top::new(k);
        hits.iter().for_each(|hit| top.push(*hit));
        best_first(&mut hits);
        hits.truncate(k);
        prop_assert_eq!(top.into_sorted(), hits);
    }
}

#[test]
fn int8_finds_what_float_finds() {
    let (n, dim, k) = (2_000, 96, 10);
    let rows = clustered(&mut Rng::with_seed(1), n, dim);
    let index = FlatIndex::new(Int8Vectors::quantize(&rows, dim));
    let queries = rows.chunks_exact(dim).step_by(50);
    let asked = queries.len() as f64;
    let found: f64 = queries
        .map(|query| {
            let cosine = |row: &[f32]| row.iter().zip(query).map(|(x, y)| x * y).sum();
            let mut exact: Vec<Hit> =
                (0..).zip(rows.chunks_exact(dim)).map(|(ix, row)| Hit { ix, score: cosine(row) }).collect();
            best_first(&mut exact);
            recall(&index.search(query, k, &everything), &positions(&exact[..k]))
        })
        .sum();
    assert!(found / asked >= 0.98, "recall {}", found / asked);
}

#[test]
fn an_item_is_most_similar_to_itself_and_similarity_goes_both_ways() {
    let dim = 48;
    let rows = clustered(&mut Rng::with_seed(2), 40, dim);
    let index = FlatIndex::new(Int8Vectors::quantize(&rows, dim));
    for (a, row) in (0..40).zip(rows.chunks_exact(dim)) {
        assert!((index.similarity(a, a) - 1.0).abs() < 0.01);
        assert_eq!(positions(&index.search(row, 1, &everything)), [a]);
        assert!((0..40).all(|b| index.similarity(a, b) == index.similarity(b, a)));
    }
    assert_eq!(index.similarity(0, 40), 0.0, "there is no such item");
}

#[test]
fn a_query_of_the_wrong_length_or_without_direction_is_no_error() {
    let index = FlatIndex::new(Int8Vectors::quantize(&[1.0, 0.0, 0.0, 1.0], 2));
    assert!(index.search(&[1.0], 5, &everything).is_empty());
    assert!(index.search(&[], 5, &everything).is_empty());
    assert_eq!(index.search(&[f32::NAN, 1.0], 5, &everything).len(), 2);
    assert!(FlatIndex::new(Int8Vectors::default()).search(&[], 5, &everything).is_empty());
}

#[test]
fn the_filter_is_asked_about_few_of_many() {
    let dim = 32;
    let index = FlatIndex::new(Int8Vectors::quantize(&clustered(&mut Rng::with_seed(3), 2_000, dim), dim));
    let asked = std::cell::Cell::new(0);
    let keep = |_| {
        asked.set(asked.get() + 1);
        true
    };
    assert_eq!(index.search(&index.vectors().dequantize(0), 10, &keep).len(), 10);
    assert!(asked.get() < 200, "asked {} times", asked.get());
}
