//! The policy that fills a slate: what it promises about places, chance and the probabilities it writes down.

use std::collections::{BTreeMap, HashMap};

use fastrand::Rng;
use penchant::{
    catalog::Item,
    embed::quant::Int8Vectors,
    index::flat::FlatIndex,
    recommend::{
        Families, Kinds, Scored,
        slate::{self, Policy, SlatePosition},
    },
};
use proptest::prelude::*;

fn ranked(scores: &[f32]) -> Vec<Scored> {
    let mut ranked: Vec<Scored> = (0..).zip(scores).map(|(ix, score)| Scored { ix, score: *score }).collect();
    ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.ix.cmp(&b.ix)));
    ranked
}

/// What a test varies; everything else is off.
#[derive(Default)]
struct With<'a> {
    limit: usize,
    diversity: f32,
    exploration: f32,
    calibration: f32,
    space: Option<&'a FlatIndex>,
    kinds: Kinds,
    wanted: BTreeMap<u16, f32>,
}

fn fill(scores: &[f32], with: &With<'_>, rng: &mut Rng) -> Vec<SlatePosition> {
    let policy = Policy {
        limit: with.limit,
        diversity: with.diversity,
        exploration: with.exploration,
        calibration: with.calibration,
        space: with.space,
        kinds: &with.kinds,
        wanted: &with.wanted,
        // The later an item, the less is known about it.
        spread: &|ix| ix as f32,
        families: &Families::default(),
        before: &[],
    };
    slate::fill(ranked(scores), &policy, rng)
}

/// Items on a circle: neighbours are alike.
fn circle(n: usize) -> FlatIndex {
    let rows: Vec<f32> = (0..n)
        .flat_map(|at| {
            let angle = at as f32 / n as f32 * std::f32::consts::TAU;
            [angle.cos(), angle.sin()]
        })
        .collect();
    FlatIndex::new(Int8Vectors::quantize(&rows, 2))
}

proptest! {
    #[test]
    fn a_slate_has_each_item_once_and_only_sound_propensities(
        scores in prop::collection::vec(-1.0f32..1.0, 0..300),
        limit in 0usize..60,
        diversity in 0.0f32..=1.0,
        exploration in 0.0f32..=0.5,
        seed: u64,
    ) {
        let space = circle(scores.len().max(1));
        let with = With { limit, diversity, exploration, space: Some(&space), ..With::default() };
        let places = fill(&scores, &with, &mut Rng::with_seed(seed));
        prop_assert_eq!(places.len(), limit.min(scores.len()));
        let mut seen: Vec<u32> = places.iter().map(|place| place.scored.ix).collect();
        seen.sort_unstable();
        seen.dedup();
        prop_assert_eq!(seen.len(), places.len());
        for place in &places {
            prop_assert!(place.propensity > 0.0 && place.propensity <= 1.0 + 1e-6, "{}", place.propensity);
        }
    }

    #[test]
    fn without_chance_and_diversity_a_slate_is_the_ranking(
        scores in prop::collection::vec(-1.0f32..1.0, 1..200),
        limit in 1usize..60,
    ) {
        let want: Vec<u32> = ranked(&scores).iter().take(limit).map(|s| s.ix).collect();
        let places = fill(&scores, &With { limit, ..With::default() }, &mut Rng::with_seed(1));
        prop_assert!(places.iter().all(|place| place.propensity == 1.0 && !place.explored));
        let got: Vec<u32> = places.iter().map(|place| place.scored.ix).collect();
        prop_assert_eq!(got, want);
    }
}

#[test]
fn propensities_are_the_frequencies_with_which_items_are_placed() {
    const ROUNDS: u32 = 40_000;
    let scores: Vec<f32> = (0..40).map(|n| 1.0 - n as f32 / 40.0).collect();
    let mut counts: HashMap<u32, u32> = HashMap::new();
    let mut stated: HashMap<u32, f32> = HashMap::new();
    let mut rng = Rng::with_seed(5);
    for _ in 0..ROUNDS {
        let places = fill(&scores, &With { limit: 6, exploration: 0.4, ..With::default() }, &mut rng);
        let first = &places[0];
        *counts.entry(first.scored.ix).or_default() += 1;
        stated.insert(first.scored.ix, first.propensity);
    }
    for (ix, count) in counts {
        let frequency = count as f32 / ROUNDS as f32;
        assert!(
            (frequency - stated[&ix]).abs() < 0.01,
            "item {ix}: {frequency} placed, {} stated",
            stated[&ix]
        );
    }
}

#[test]
fn the_diversity_dial_spreads_a_slate() {
    let scores: Vec<f32> = (0..200).map(|n| 1.0 - n as f32 / 200.0).collect();
    let space = circle(200);
    let alike = |diversity: f32| {
        let with = With { limit: 10, diversity, space: Some(&space), ..With::default() };
        let places = fill(&scores, &with, &mut Rng::with_seed(1));
        let mut sum = 0.0;
        for (at, a) in places.iter().enumerate() {
            sum +=
                places.iter().skip(at + 1).map(|b| space.similarity(a.scored.ix, b.scored.ix)).sum::<f32>();
        }
        sum / 45.0
    };
    let steps: Vec<f32> = [0.0, 0.25, 0.5, 0.75].into_iter().map(alike).collect();
    assert!(steps.windows(2).all(|pair| pair[0] >= pair[1] - 1e-3), "{steps:?}");
    assert!(steps[0] > steps[3] + 0.3, "{steps:?}");
}

#[test]
fn exploring_favours_what_is_least_known() {
    let scores: Vec<f32> = (0..80).map(|n| 1.0 - n as f32 / 80.0).collect();
    let with = With { limit: 1, exploration: 0.5, ..With::default() };
    let mut rng = Rng::with_seed(8);
    let explored: Vec<u32> = (0..20_000)
        .flat_map(|_| fill(&scores, &with, &mut rng))
        .filter(|place| place.explored)
        .map(|place| place.scored.ix)
        .collect();
    let (early, late) =
        (explored.iter().filter(|ix| **ix < 20).count(), explored.iter().filter(|ix| **ix > 40).count());
    assert!(late > 3 * early / 2, "{late} of the least known, {early} of the best known");
    assert!(early > 0, "each of the pool has a chance");
}

#[test]
fn the_calibration_dial_brings_the_mix_of_kinds_to_the_wanted_one() {
    // The best hundred are all of one kind, the person takes up two kinds equally.
    let items: Vec<Item> = (0..120)
        .map(|n| {
            let genre = if n < 100 { "comedy" } else { "western" };
            Item { facets: [("genre".into(), vec![genre.into()])].into(), ..Item::default() }
        })
        .collect();
    let scores: Vec<f32> = (0..120).map(|n| 1.0 - n as f32 / 120.0).collect();
    let westerns = |calibration: f32| {
        let kinds = Kinds::of(&items);
        let with =
            With { limit: 10, calibration, kinds, wanted: [(0, 0.5), (1, 0.5)].into(), ..With::default() };
        fill(&scores, &with, &mut Rng::with_seed(1)).iter().filter(|place| place.scored.ix >= 100).count()
    };
    let steps: Vec<usize> = [0.0, 0.25, 0.5, 0.75, 1.0].into_iter().map(westerns).collect();
    assert!(steps.is_sorted(), "{steps:?}");
    assert_eq!((steps[0], steps[4]), (0, 5), "{steps:?}");
}
