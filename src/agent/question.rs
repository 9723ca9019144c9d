//! Which question is worth asking: the one whose answer is likely to matter, and would narrow what is left the most.

use rustc_hash::FxHashMap;

use super::{
    constraint::On,
    intent::Reading,
    measure::Measure,
    vocabulary::{Field, FieldIx, Place},
    world::World,
};
use crate::catalog::ItemIx;

/// Below this, a question costs more patience than it brings.
const WORTH: f64 = 0.2;
/// What was spoken of without a value is asked first.
const SPOKEN_OF: f64 = 2.0;
/// Candidates that are looked at.
const LOOKED_AT: usize = 400;
/// Values that an answer may name; beyond, a person can't know them.
const MOST_VALUES: usize = 60;

/// Words of fields, folded, that things are told by.
const KINDS: &[&str] =
    &["genre", "category", "categori", "type", "kind", "mood", "topic", "subject", "cuisine"];
/// The field to ask about, and the worth of asking: the chance that the person cares × the share of the candidates that
/// an answer would rule out. None if no question is worth it.
pub fn best(
    world: &dyn World,
    reading: &Reading,
    candidates: &[ItemIx],
    asked: &[FieldIx],
) -> Option<(FieldIx, f64)> {
    // What was compared with nothing is asked first: what it is about.
    let unread =
        reading.unread.iter().find(|unread| !unread.fields.iter().any(|field| asked.contains(field)));
    if let Some(field) = unread.and_then(|unread| unread.fields.first()) {
        return Some((*field, f64::INFINITY));
    }
    if candidates.len() < 2 {
        return None;
    }
    let wished = |ix: FieldIx| reading.constraints.iter().any(|constraint| constraint.on == On::Field(ix));
    let open = |ix: &FieldIx| {
        !asked.contains(ix) && !reading.settles(*ix) && (reading.vague.contains(ix) || !wished(*ix))
    };
    let worth = |ix: FieldIx| {
        let field = world.vocabulary().field(ix).filter(|field| !field.is_of_nobody())?;
        let spoken = if reading.vague.contains(&ix) { SPOKEN_OF } else { 0.0 };
        Some((ix, (caring(world, field) + spoken) * ruled_out(world, field, candidates)))
    };
    let fields = (0..world.vocabulary().fields.len()).filter(open).filter_map(worth);
    fields.filter(|(_, worth)| *worth >= WORTH).max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
}

/// How likely it is that somebody who has not said so cares about a field.
fn caring(world: &dyn World, field: &Field) -> f64 {
    // What kind it is, most ask.
    if field.words.iter().any(|word| KINDS.contains(&word.as_str())) && field.values.len() <= MOST_VALUES {
        return field.held as f64 / world.items().len().max(1) as f64;
    }
    let coverage = field.held as f64 / world.items().len().max(1) as f64;
    let kind = match (&field.numbers, field.place) {
        (Some(numbers), _) => match numbers.measure {
            Measure::People | Measure::Money | Measure::Time => 0.8,
            Measure::Age | Measure::Difficulty => 0.6,
            Measure::Year | Measure::Pages | Measure::Energy => 0.5,
            Measure::Rating | Measure::Bytes | Measure::Weight | Measure::Distance | Measure::Volume => 0.4,
            Measure::Other => 0.2,
        },
        (None, Place::Tags | Place::Creator) => 0.0,
        (None, _) => match field.values.len() {
            0 | 1 => 0.0,
            2..=12 => 0.8,
            13..=30 => 0.65,
            31..=MOST_VALUES => 0.5,
            // What people call a thing by has many values, each of many items; a field of names has few items for each.
            many if field.held > 8 * many => 0.4,
            _ => 0.1,
        },
    };
    kind * coverage
}

/// The share of the candidates that an answer rules out, on average over answers as likely as their items.
fn ruled_out(world: &dyn World, field: &Field, candidates: &[ItemIx]) -> f64 {
    let mut groups: FxHashMap<&str, f64> = FxHashMap::default();
    let items = candidates.iter().take(LOOKED_AT).filter_map(|ix| world.items().get(*ix as usize));
    let mut total: f64 = 0.0;
    for item in items {
        total += 1.0;
        match (&field.numbers, field.number_of(item)) {
            (Some(numbers), Some(x)) => {
                let third = match (x > numbers.quantile(0.33), x > numbers.quantile(0.67)) {
                    (false, _) => "low",
                    (_, false) => "middle",
                    _ => "high",
                };
                *groups.entry(third).or_default() += 1.0;
            }
            (Some(_), None) => *groups.entry("").or_default() += 1.0,
            (None, _) => {
                let values = field.values_of(item);
                values.iter().for_each(|value| *groups.entry(value.as_str()).or_default() += 1.0);
                if values.is_empty() {
                    *groups.entry("").or_default() += 1.0;
                }
            }
        }
    }
    let sum: f64 = groups.values().sum();
    // An item with several values is kept by each of them.
    groups.values().map(|held| held / sum * (1.0 - held / total)).sum()
}
