//! The order of what fits: what it is about, what it should be like, what was only wished for, and the person's taste.

use std::collections::HashMap;

use penchant_kernels::order::Order;

use super::{intent::Reading, world::World};
use crate::catalog::ItemIx;

/// Matches that are looked at.
const DEEP: usize = 1_000;
/// What each part weighs, where it speaks at all. Taste is 1.
const ABOUT: f32 = 2.0;
const LIKE: f32 = 2.0;
const WISH: f32 = 1.0;
/// An order that was asked for comes before everything else.
const ORDER: f32 = 1000.0;
/// An item about the topic matches this share of what the best one does, at least.
const ON_TOPIC: f32 = 0.35;
/// A surprise is drawn from so many, if there are.
const LEAST_OF_A_SURPRISE: usize = 20;
/// What is like something that is not wanted falls behind by this much.
const UNLIKE: f32 = 1.5;

/// Orders `candidates`, best first, with scores. Where some of them are about the topic, the others are left out.
pub fn rank(world: &dyn World, reading: &Reading, candidates: &[ItemIx]) -> Vec<(ItemIx, f32)> {
    let about = match reading.topic.is_empty() {
        true => HashMap::new(),
        false => scaled(
            world
                .search(&format!("{} ", reading.topic.join(" ")), DEEP)
                .into_iter()
                .map(|hit| (hit.ix, hit.score)),
        ),
    };
    let like = match reading.like.is_empty() {
        true => HashMap::new(),
        false => scaled(world.similar(&reading.like, DEEP).into_iter().map(|hit| (hit.ix, hit.score))),
    };
    let unlike = match reading.unlike.is_empty() {
        true => HashMap::new(),
        false => scaled(world.similar(&reading.unlike, DEEP).into_iter().map(|hit| (hit.ix, hit.score))),
    };
    let taste = scaled(candidates.iter().copied().zip(world.taste(candidates)));
    let of = |scores: &HashMap<ItemIx, f32>, ix: ItemIx| scores.get(&ix).copied().unwrap_or_default();
    // What a source that was added says of itself does not put the catalogue's items off the topic.
    let is_own = |ix: &&ItemIx| world.items().get(**ix as usize).is_some_and(|item| item.source.is_none());
    let best = |among: &mut dyn Iterator<Item = &ItemIx>| among.map(|ix| of(&about, *ix)).fold(0.0, f32::max);
    let best_own = best(&mut candidates.iter().filter(is_own));
    let best_about = if best_own > 0.0 { best_own } else { best(&mut candidates.iter()) };
    let on_topic = |ix: &ItemIx| best_about == 0.0 || of(&about, *ix) >= ON_TOPIC * best_about;
    let mut ranked: Vec<(ItemIx, f32)> = candidates
        .iter()
        .copied()
        .filter(on_topic)
        .map(|ix| {
            let score = of(&taste, ix) + ABOUT * of(&about, ix) + LIKE * of(&like, ix)
                - UNLIKE * of(&unlike, ix)
                + WISH * wishes(world, reading, ix)
                + ORDER * order(world, reading, ix);
            (ix, score)
        })
        .collect();
    ranked.order_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    if reading.surprise {
        // The better half, so that a surprise is a pleasant one.
        ranked.truncate(ranked.len().div_ceil(2).max(LEAST_OF_A_SURPRISE));
        ranked.order_by(|a, b| world.chance(a.0).total_cmp(&world.chance(b.0)).then(a.0.cmp(&b.0)));
    }
    ranked
}

/// Scores in [0, 1], by the least and the greatest.
fn scaled(scores: impl Iterator<Item = (ItemIx, f32)>) -> HashMap<ItemIx, f32> {
    let scores: Vec<(ItemIx, f32)> = scores.filter(|(_, score)| score.is_finite()).collect();
    let most = scores.iter().map(|(_, score)| *score).fold(f32::NEG_INFINITY, f32::max);
    let least = scores.iter().map(|(_, score)| *score).fold(f32::INFINITY, f32::min).min(most - f32::EPSILON);
    scores.into_iter().map(|(ix, score)| (ix, (score - least) / (most - least))).collect()
}

/// How many of the wishes hold.
fn wishes(world: &dyn World, reading: &Reading, ix: ItemIx) -> f32 {
    let Some(item) = world.items().get(ix as usize) else { return 0.0 };
    let wished = reading.constraints.iter().filter(|constraint| !constraint.hard);
    wished.map(|wish| 1.0 - wish.miss(world.vocabulary(), item) as f32).sum()
}

/// Place in the order that was asked for, in [0, 1].
fn order(world: &dyn World, reading: &Reading, ix: ItemIx) -> f32 {
    let place = || {
        let (field, less) = reading.order?;
        let field = world.vocabulary().field(field)?;
        let (numbers, x) = (field.numbers.as_ref()?, field.number_of(world.items().get(ix as usize)?)?);
        let below =
            numbers.sorted.partition_point(|other| *other < x) as f32 / numbers.sorted.len().max(1) as f32;
        Some(if less { 1.0 - below } else { below })
    };
    place().unwrap_or_default()
}
