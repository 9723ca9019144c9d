//! What the collaborative ranker promises, on weights made of noise: no promise may depend on what was trained.
#![cfg(not(target_family = "wasm"))]

use penchant::recommend::collab::sparse::Sparse;
use penchant::recommend::collab::{
    Blend, CollabRanker, DecodeError, Factors, Grain, HistoryEvent, Prior, Weights,
};
use proptest::prelude::*;

const ITEMS: u32 = 40;
const DIM: usize = 6;

fn noise(seed: u64) -> Weights {
    let mut rng = fastrand::Rng::with_seed(seed);
    let grains = [(); 3].map(|()| if rng.bool() { Grain::Int8 } else { Grain::Int4 });
    let rows: Vec<f32> = (0..ITEMS as usize * DIM).map(|_| rng.f32() - 0.5).collect();
    let root: Vec<f32> = (0..DIM * DIM).map(|_| rng.f32() - 0.5).collect();
    let mut covariance = vec![0.0; DIM * DIM];
    for i in 0..DIM {
        for j in 0..DIM {
            covariance[i * DIM + j] = (0..DIM).map(|k| root[i * DIM + k] * root[j * DIM + k]).sum::<f32>();
        }
    }
    let mut matrix = |density: f32, floor: f32, grain: Grain| {
        let cells: Vec<_> = (0..ITEMS * ITEMS)
            .filter_map(|c| {
                if rng.f32() < density { Some((c / ITEMS, c % ITEMS, rng.f32() + floor)) } else { None }
            })
            .collect();
        Sparse::quantised(grain, ITEMS, cells)
    };
    let (links, rules) = (matrix(0.3, -0.3, grains[1]), matrix(0.1, 0.0, grains[2]));
    Weights {
        popularity: (0..ITEMS).map(|i| ((65535 - i * 1000) as f32) / 65535.0).collect(),
        factors: Factors::quantise_to(grains[0], DIM, &rows),
        prior: Prior { mean: vec![0.1; DIM], covariance },
        links,
        rules,
        blend: Blend::default(),
    }
}

fn history() -> impl Strategy<Value = Vec<HistoryEvent>> {
    let event = (0..ITEMS + 3, prop_oneof![Just(1.0f32), Just(-1.0), -1.0f32..1.0]);
    prop::collection::vec(event.prop_map(|(item, weight)| HistoryEvent { item, weight }), 0..60)
}

proptest! {
    #[test]
    fn the_parts_of_a_score_sum_to_it(seed in any::<u64>(), history in history()) {
        let ranker = CollabRanker::new(noise(seed));
        let scored = ranker.score(&history, |item| history.iter().all(|event| event.item != item));
        for item in 0..ITEMS {
            let parts = scored.parts(item);
            let sum = parts.prior + parts.events.iter().map(|(_, part)| part).sum::<f32>();
            let size = parts.prior.abs() + parts.events.iter().map(|(_, part)| part.abs()).sum::<f32>();
            let score = scored.scores[item as usize];
            prop_assert!((sum - score).abs() <= 1e-4 * (1.0 + size), "item {item}: {sum} is not {score}");
            prop_assert!(parts.events.iter().all(|&(position, _)| history[position].item < ITEMS));
        }
    }

    #[test]
    fn what_is_not_eligible_is_never_in_the_list(seed in any::<u64>(), history in history(), hidden in 0..ITEMS) {
        let ranker = CollabRanker::new(noise(seed));
        let top = ranker.score(&history, |item| item != hidden).top(ITEMS as usize);
        prop_assert_eq!(top.len(), ITEMS as usize - 1);
        prop_assert!(top.iter().all(|&(item, _)| item != hidden));
        prop_assert!(top.windows(2).all(|pair| pair[0].1 >= pair[1].1));
    }

    #[test]
    fn what_is_written_is_read_back(seed in any::<u64>()) {
        let weights = noise(seed);
        prop_assert_eq!(Weights::decode(&weights.encode()).unwrap(), weights);
    }

    #[test]
    fn a_truncated_or_altered_file_is_refused(seed in any::<u64>(), at in any::<prop::sample::Index>(), bit in 0u8..8) {
        let mut bytes = noise(seed).encode();
        let at = at.index(bytes.len());
        prop_assert!(Weights::decode(&bytes[..at]).is_err());
        bytes[at] ^= 1 << bit;
        prop_assert!(Weights::decode(&bytes).is_err());
    }

    #[test]
    fn reading_arbitrary_bytes_behind_a_valid_checksum_ends_in_an_answer(
        seed in any::<u64>(),
        patches in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let mut bytes = noise(seed).encode();
        let body = bytes.len() - 4;
        for (at, value) in patches {
            bytes[at.index(body - 6) + 6] = value;
        }
        let sum = crc32fast::hash(&bytes[..body]);
        bytes[body..].copy_from_slice(&sum.to_le_bytes());
        if let Ok(weights) = Weights::decode(&bytes) {
            let history: Vec<HistoryEvent> = (0..20).map(HistoryEvent::like).collect();
            prop_assert_eq!(CollabRanker::new(weights.clone()).score(&history, |_| true).scores.len(), weights.items());
        }
    }
}

#[test]
fn without_any_event_the_ranking_is_popularity() {
    let ranker = CollabRanker::new(noise(1));
    let top = ranker.score(&[], |_| true).top(5);
    assert_eq!(top.iter().map(|&(item, _)| item).collect::<Vec<_>>(), [0, 1, 2, 3, 4]);
}

#[test]
fn an_event_against_an_item_pulls_it_down_and_by_less_than_a_like_lifts_it() {
    let ranker = CollabRanker::new(noise(3));
    let likes: Vec<HistoryEvent> = (0..12).map(HistoryEvent::like).collect();
    let with = |extra: HistoryEvent| {
        let mut history = likes.clone();
        history.push(extra);
        ranker.score(&history, |_| true).parts(20).events[12].1
    };
    let (liked, skipped) = (with(HistoryEvent::like(20)), with(HistoryEvent { item: 20, weight: -1.0 }));
    assert!(skipped < 0.0 && liked > -skipped, "liked {liked}, skipped {skipped}");
}

#[test]
fn a_newer_version_and_a_foreign_file_are_told_apart() {
    let mut bytes = noise(1).encode();
    bytes[4] = 9;
    assert_eq!(Weights::decode(&bytes), Err(DecodeError::Version { found: 9 }));
    assert_eq!(Weights::decode(b"PK\x03\x04"), Err(DecodeError::Magic));
    assert_eq!(Weights::decode(b""), Err(DecodeError::Magic));
}

#[test]
fn fewer_bits_make_a_smaller_file_that_says_nearly_the_same() {
    let mut rng = fastrand::Rng::with_seed(8);
    let rows: Vec<f32> = (0..ITEMS as usize * 16).map(|_| rng.f32() - 0.5).collect();
    let [fine, coarse] = [Grain::Int8, Grain::Int4].map(|grain| {
        let factors = Factors::quantise_to(grain, 16, &rows);
        let prior = Prior { mean: vec![0.0; 16], covariance: vec![0.0; 256] };
        Weights { factors, prior, ..noise(8) }
    });
    assert_eq!(fine.encode().len() - coarse.encode().len(), ITEMS as usize * 8);
    for item in 0..ITEMS {
        for (a, b) in fine.factors.row(item).iter().zip(coarse.factors.row(item)) {
            assert!((a - b).abs() <= 0.5 / 7.0 * 0.5 + 0.01, "{a} became {b}");
        }
    }
}

/// Written by the build before integers of 4 bits. Its answers are those of that build.
#[test]
fn weights_of_the_first_version_are_read_for_ever() {
    let weights = Weights::decode(include_bytes!("fixtures/collab/v1.bin")).unwrap();
    let answers: Vec<serde_json::Value> = include_str!("fixtures/collab/v1.answers.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let ranker = CollabRanker::new(weights);
    for answer in answers {
        let ids = |name: &str| -> Vec<u32> {
            answer[name].as_array().unwrap().iter().map(|id| id.as_u64().unwrap() as u32).collect()
        };
        let history: Vec<HistoryEvent> = ids("h").into_iter().map(HistoryEvent::like).collect();
        let scored = ranker.score(&history, |item| history.iter().all(|event| event.item != item));
        let list: Vec<u32> = scored.top(10).into_iter().map(|(item, _)| item).collect();
        assert_eq!(list, ids("r"));
    }
}
