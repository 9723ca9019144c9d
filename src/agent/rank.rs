//! The order of what fits: a sum of what is known of the person and of what was said. What was said orders; it leaves nothing
//! out.

use penchant_kernels::order::Order;

use super::{
    constraint::{Constraint, On, Test},
    intent::Reading,
    shared::InCommon,
    vocabulary::{Field, FieldIx, Place},
    world::World,
};
use crate::{
    catalog::{Item, ItemIx},
    index::Hit,
};

/// Matches that are looked at.
const DEEP: usize = 1_000;
/// What each part weighs, where it speaks at all; popularity is 1.
struct Weights {
    /// Taste, which takes what was named as liked for evidence.
    taste: f32,
    /// The square of popularity: among what suits, what everybody knows is what people take up.
    renown: f32,
    about: f32,
    like: f32,
    shared: f32,
    kind: f32,
    wish: f32,
}

/// Where something was named: fitted on conversations of people who look for a film (`docs/agent.md`).
const NAMED: Weights =
    Weights { taste: 1.8, renown: 3.0, about: 1.5, like: 0.85, shared: 0.1, kind: 1.0, wish: 1.7 };
/// Where things were wished for, and none was named: what has them comes before what everybody knows.
const WISHED: Weights =
    Weights { taste: 1.0, renown: 1.0, about: 1.5, like: 0.0, shared: 0.0, kind: 0.0, wish: 4.0 };
/// Where the topic is all there is to order by: what is about it comes before what everybody knows.
const TOPIC: Weights =
    Weights { taste: 1.0, renown: 2.0, about: 8.0, like: 0.0, shared: 0.0, kind: 0.0, wish: 1.0 };
/// What is of the kinds that were asked for and of no others: a comedy before an adventure that is a comedy too.
const PURELY: f32 = 0.75;
/// Words that stand together in the item as they were said count so much more.
const TOGETHER: f32 = 0.5;
/// Words that items should rather not be about take so much for each of them.
const AVOID: f32 = 1.0;
/// Matches of the topic whose texts are looked through for words that stand together.
const LOOKED_THROUGH: usize = 200;
/// An order that was asked for comes before everything else.
const ORDER: f32 = 1000.0;
/// A surprise is drawn from so many, if there are.
const LEAST_OF_A_SURPRISE: usize = 20;
/// What is like something that is not wanted falls behind by this much.
const UNLIKE: f32 = 1.5;

/// Orders `candidates`, best first, with scores.
pub fn rank(world: &dyn World, reading: &Reading, candidates: &[ItemIx]) -> Vec<(ItemIx, f32)> {
    // The share of the best match that there could be: words of which no item has more than one say little.
    let count = world.items().len();
    let found = |words: &[String]| match words.is_empty() {
        true => Vec::new(),
        false => world.search(&format!("{} ", words.join(" ")), DEEP),
    };
    let pairs = pairs(&reading.topic);
    let about = |(nth, hit): (usize, Hit)| {
        let pairs = if nth < LOOKED_THROUGH { pairs.as_slice() } else { &[] };
        (hit.ix, hit.score.min(1.0) + together(world, hit.ix, pairs))
    };
    let about = Scores::of(count, found(&reading.topic).into_iter().enumerate().map(about));
    let near = |to: &[ItemIx]| match to.is_empty() {
        true => Scores::default(),
        false => Scores::scaled(count, world.similar(to, DEEP).into_iter().map(|hit| (hit.ix, hit.score))),
    };
    let known: Vec<ItemIx> = reading.like.iter().chain(&reading.seen).copied().collect();
    let (like, unlike) = (near(&known), near(&reading.unlike));
    let shared = InCommon::with(world, &known);
    let of_kind = |hit: Hit| (hit.ix, hit.score.min(1.0).sqrt());
    let of_kind = Scores::of(count, found(&reading.kind).into_iter().map(of_kind));
    let is_wish = |constraint: &Constraint| !constraint.hard && matches!(constraint.test, Test::Is(_));
    let weights = match known.is_empty() {
        false => NAMED,
        true if reading.constraints.iter().any(is_wish) => WISHED,
        true => TOPIC,
    };
    let avoided = avoided(world, reading);
    let asked = asked(world, reading);
    let taste = Scores::scaled(count, candidates.iter().copied().zip(world.taste(candidates, &known)));
    let mut ranked: Vec<(ItemIx, f32)> = candidates
        .iter()
        .filter_map(|ix| Some((*ix, world.items().get(*ix as usize)?)))
        .map(|(ix, item)| {
            let (in_common, kind) = shared.of(item);
            let popularity = world.popularity(ix);
            let score = weights.taste * taste.get(ix)
                + popularity
                + weights.renown * popularity * popularity
                + weights.about * (about.get(ix) + of_kind.get(ix))
                + weights.like * like.get(ix)
                + weights.shared * in_common
                + weights.kind * kind
                - UNLIKE * unlike.get(ix)
                - AVOID * avoided.get(ix)
                + weights.wish * wishes(world, reading, item)
                + PURELY * purely(&asked, item)
                + ORDER * order(world, reading, item);
            (ix, score)
        })
        .collect();
    // What nobody can have any more stands last, whatever speaks for it.
    let mut last: Vec<(ItemIx, f32)> = Vec::new();
    ranked.retain(|of| {
        let gone = world.is_gone(of.0);
        last.extend(gone.then_some(*of));
        !gone
    });
    let best_first = |a: &(ItemIx, f32), b: &(ItemIx, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
    last.order_by(best_first);
    ranked.order_by(best_first);
    if reading.surprise {
        // The better half, so that a surprise is a pleasant one.
        ranked.truncate(ranked.len().div_ceil(2).max(LEAST_OF_A_SURPRISE));
        ranked.order_by(|a, b| world.chance(a.0).total_cmp(&world.chance(b.0)).then(a.0.cmp(&b.0)));
    }
    ranked.extend(last);
    ranked
}

/// How many of the words that are unwanted an item has.
fn avoided(world: &dyn World, reading: &Reading) -> Scores {
    let words =
        reading.constraints.iter().filter_map(|constraint| match (&constraint.on, &constraint.test) {
            (On::Words, Test::IsNot(words)) if !constraint.hard => Some(words),
            _ => None,
        });
    let hits = words.flatten().flat_map(|word| world.search(&format!("{word} "), DEEP));
    Scores::of(world.items().len(), hits.map(|hit| (hit.ix, 1.0)))
}

/// Words of the topic that were said one behind the other.
fn pairs(topic: &[String]) -> Vec<String> {
    let words = |phrase: &String| phrase.split(' ').map(str::to_owned).collect::<Vec<String>>();
    topic
        .iter()
        .flat_map(|phrase| words(phrase).windows(2).map(|pair| pair.join(" ")).collect::<Vec<_>>())
        .collect()
}

/// What it adds that pairs of words stand together in an item's text.
fn together(world: &dyn World, ix: ItemIx, pairs: &[String]) -> f32 {
    let item = world.items().get(ix as usize).filter(|_| !pairs.is_empty());
    let text = item.map(|item| item.embedding_text().to_lowercase().replace('-', " ")).unwrap_or_default();
    if pairs.iter().any(|pair| text.contains(pair.as_str())) { TOGETHER } else { 0.0 }
}

/// Scores of items; 0 of those that have none.
#[derive(Default)]
struct Scores(Vec<f32>);

impl Scores {
    /// The sum of what each item has.
    fn of(count: usize, scores: impl Iterator<Item = (ItemIx, f32)>) -> Self {
        let mut all = vec![0.0; count];
        for (ix, score) in scores {
            if let Some(sum) = all.get_mut(ix as usize) {
                *sum += score;
            }
        }
        Self(all)
    }

    /// In [0, 1], by the least and the greatest.
    fn scaled(count: usize, scores: impl Iterator<Item = (ItemIx, f32)>) -> Self {
        let scores: Vec<(ItemIx, f32)> = scores.filter(|(_, score)| score.is_finite()).collect();
        let most = scores.iter().map(|(_, score)| *score).fold(f32::NEG_INFINITY, f32::max);
        let least =
            scores.iter().map(|(_, score)| *score).fold(f32::INFINITY, f32::min).min(most - f32::EPSILON);
        Self::of(count, scores.into_iter().map(|(ix, score)| (ix, (score - least) / (most - least))))
    }

    fn get(&self, ix: ItemIx) -> f32 {
        self.0.get(ix as usize).copied().unwrap_or_default()
    }
}

/// Values of facets that were demanded or wished for, each facet's together.
fn asked<'a>(world: &'a dyn World, reading: &'a Reading) -> Vec<(&'a Field, Vec<&'a String>)> {
    let facets = world.vocabulary().fields.iter().enumerate().filter(|(_, of)| of.place == Place::Facet);
    let values = |on: FieldIx| {
        let of = reading.constraints.iter().filter(move |asked| asked.on == On::Field(on));
        of.filter_map(|asked| if let Test::Is(values) = &asked.test { Some(values) } else { None }).flatten()
    };
    let asked = facets.map(|(ix, field)| (field, values(ix).collect::<Vec<_>>()));
    asked.filter(|(_, values)| !values.is_empty()).collect()
}

/// How much of what an item is was asked for, in [0, 1].
fn purely(asked: &[(&Field, Vec<&String>)], item: &Item) -> f32 {
    let (mut held, mut all) = (0.0, 0.0f32);
    for (field, wanted) in asked {
        let values = field.values_of(item);
        all += values.len() as f32;
        held += values.iter().filter(|value| wanted.contains(value)).count() as f32;
    }
    held / all.max(1.0)
}

/// How far the wishes hold, a wish of each kind counting as much.
fn wishes(world: &dyn World, reading: &Reading, item: &Item) -> f32 {
    let wished = reading.constraints.iter().filter(|wish| !wish.hard && wish.on != On::Words);
    wished.map(|wish| kept(world, wish, item)).sum()
}

/// How far a wish holds, in [0, 1]. Of several that are wished either will do, and more of them is a little better.
fn kept(world: &dyn World, wish: &Constraint, item: &Item) -> f32 {
    let kept = 1.0 - wish.miss(world.vocabulary(), item) as f32;
    match &wish.test {
        Test::Is(values) if values.len() > 1 && kept > 0.0 => {
            let held = values.iter().filter(|value| {
                let one = Constraint { test: Test::Is(vec![(*value).clone()]), ..wish.clone() };
                one.holds(world.vocabulary(), item)
            });
            0.8 + 0.2 * (held.count() as f32 / values.len().min(2) as f32).min(1.0)
        }
        _ => kept,
    }
}

/// Place in the order that was asked for, in [0, 1].
fn order(world: &dyn World, reading: &Reading, item: &Item) -> f32 {
    let place = || {
        let (field, less) = reading.order?;
        let field = world.vocabulary().field(field)?;
        let (numbers, x) = (field.numbers.as_ref()?, field.number_of(item)?);
        let below =
            numbers.sorted.partition_point(|other| *other < x) as f32 / numbers.sorted.len().max(1) as f32;
        Some(if less { 1.0 - below } else { below })
    };
    place().unwrap_or_default()
}
