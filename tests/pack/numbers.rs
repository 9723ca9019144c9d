//! Whatever numbers a pack holds, a score is a number: one that is none would be remembered with the slate, and could not be
//! read again.

use std::collections::BTreeMap;

use futures_util::future::{FutureExt, LocalBoxFuture};
use penchant::{
    catalog::{
        Item,
        pack::{
            self, PackError, PackSource,
            writer::{self, Contents},
        },
    },
    embed::{ModelSpec, quant::Int8Vectors},
    engine::library::Library,
    recommend::{
        Ranker, SourceWeights,
        collab::{Blend, Factors, Prior, Weights, sparse::Sparse},
        evidence::Signals,
    },
};
use proptest::prelude::*;

const ITEMS: usize = 6;
const DIM: usize = 3;

struct Files(BTreeMap<String, Vec<u8>>);

impl PackSource for Files {
    fn read<'a>(&'a self, path: &'a str) -> LocalBoxFuture<'a, Result<Vec<u8>, PackError>> {
        let missing = || PackError::Read { path: path.to_owned(), reason: "it is not there".to_owned() };
        Box::pin(std::future::ready(self.0.get(path).cloned().ok_or_else(missing)))
    }
}

fn files(scales: Vec<f32>, codes: Vec<i8>, popularity: &[Option<f64>], collab: Option<Vec<u8>>) -> Files {
    let item = |(n, popularity): (usize, &Option<f64>)| Item {
        id: n.to_string(),
        title: "T".into(),
        popularity: *popularity,
        ..Item::default()
    };
    let model = ModelSpec { id: "test".into(), sha256: "00".into(), dim: DIM, max_tokens: 16 };
    let contents = Contents {
        id: "numbers".into(),
        items: popularity.iter().enumerate().map(item).collect(),
        vectors: Some((model, Int8Vectors { dim: DIM, data: codes, scales })),
        collab,
        ..Contents::default()
    };
    Files(writer::write(&contents).unwrap().into_iter().collect())
}

/// Every score, and every part of one, for somebody who likes the first item and has turned down the second.
fn scores(library: &Library) -> Vec<f32> {
    let mut signals = Signals::liking(&[0, 1]);
    signals.evidence[1].weight = -1.0;
    let ranker = Ranker::new(library.basis(), &signals, SourceWeights::SHIPPED, 0.5, &|_| true);
    let of = |ix: u32| {
        let parts = ranker.parts(ix).into_iter().map(|(_, value)| value);
        parts.chain([ranker.score(ix).score, ranker.spread(ix)]).collect::<Vec<_>>()
    };
    (0..ITEMS as u32).flat_map(of).collect()
}

fn open(files: &Files) -> Option<Library> {
    Library::open("pack.json".into(), files).now_or_never().unwrap().ok()
}

#[test]
fn a_scale_that_no_unit_vector_has_costs_its_vector_only() {
    for scale in [3e38, f32::NAN, f32::INFINITY, f32::NEG_INFINITY, -0.001, 0.5] {
        let mut scales = vec![0.005; ITEMS];
        scales[2] = scale;
        let files = files(scales, vec![100; ITEMS * DIM], &[None; ITEMS], None);
        let catalog = pack::open(&files).now_or_never().unwrap().unwrap();
        let kept = catalog.vectors.unwrap().scales;
        assert_eq!((kept[1], kept[2], kept[3]), (0.005, 0.0, 0.005), "{scale}");
        assert!(scores(&open(&files).unwrap()).iter().all(|score| score.is_finite()), "{scale}");
    }
}

#[test]
fn a_popularity_that_is_none_costs_the_popularity_only() {
    for wrong in [-1.0, 1e300] {
        let mut popularity = [Some(5.0); ITEMS];
        popularity[2] = Some(wrong);
        let files = files(vec![0.005; ITEMS], vec![100; ITEMS * DIM], &popularity, None);
        let library = open(&files).unwrap();
        assert_eq!(
            (library.catalog.items[1].popularity, library.catalog.items[2].popularity),
            (Some(5.0), None)
        );
        assert!(library.prior.iter().all(|prior| (0.0..=1.0).contains(prior)));
    }
}

/// Numbers as anybody may write them: any bits at all, and often the edges.
fn number() -> impl Strategy<Value = f32> {
    let edges = [0.0, -0.0, 1e-40, 1e-30, 1e-7, 1.0, 1e6, 1e12, 1e20, 3e38, f32::NAN, f32::INFINITY];
    prop_oneof![prop::sample::select(edges.to_vec()), any::<u32>().prop_map(f32::from_bits)]
}

fn weights() -> impl Strategy<Value = Vec<u8>> {
    let numbers = |n: usize| prop::collection::vec(number(), n);
    let linked = || prop::collection::vec((0..ITEMS as u32, 0..ITEMS as u32, number()), 0..12);
    let parts = (
        prop::collection::vec(0.0f32..=1.0, ITEMS),
        numbers(ITEMS * 2),
        numbers(2),
        numbers(2),
        linked(),
        linked(),
    );
    parts.prop_map(|(popularity, rows, mean, variance, links, rules)| {
        let weights = Weights {
            popularity,
            factors: Factors::quantise(2, &rows),
            prior: Prior { mean, covariance: vec![variance[0], 0.0, 0.0, variance[1]] },
            links: Sparse::new(ITEMS as u32, links),
            rules: Sparse::new(ITEMS as u32, rules),
            blend: Blend::default(),
        };
        weights.encode()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn scores_are_numbers_whatever_a_pack_holds(
        scales in prop::collection::vec(number(), ITEMS),
        codes in prop::collection::vec(-127i8.., ITEMS * DIM),
        popularity in prop::collection::vec(prop::option::of(number().prop_map(f64::from).prop_filter("JSON has no others", |x| x.is_finite())), ITEMS),
        collab in prop::option::of(weights()),
    ) {
        let files = files(scales, codes, &popularity, collab);
        // A pack may be refused for its weights; one that opens gives scores that are numbers.
        if let Some(library) = open(&files) {
            let scores = scores(&library);
            prop_assert!(scores.iter().all(|score| score.is_finite()), "{scores:?}");
        }
    }

    #[test]
    fn a_vector_file_of_any_scales_and_codes_gives_cosines(bytes in prop::collection::vec(any::<u8>(), 2 * (4 + DIM))) {
        let header = [b"PNVC".to_vec(), [1, 2, DIM as u32].map(u32::to_le_bytes).concat()].concat();
        if let Ok(vectors) = pack::vectors::decode(&[header, bytes].concat()) {
            for at in 0..vectors.len() {
                prop_assert!(vectors.dequantize(at).iter().all(|x| x.abs() <= 1.01));
            }
        }
    }
}
