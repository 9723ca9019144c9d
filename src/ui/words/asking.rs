//! Words of the page that takes goals.

use super::formats;
pub use super::phrases::asking::*;
use crate::engine::protocol::asking::Chip;

/// A name of the catalogue, for reading.
pub fn plain(name: &str) -> String {
    name.replace('_', " ")
}

/// A reading, in words.
pub fn chip(chip: &Chip) -> String {
    let values: Vec<&str> = chip.values.iter().map(String::as_str).collect();
    let (name, value) = (plain(&chip.facet), formats::one_of(&values));
    let said = match (chip.facet.as_str(), chip.op.as_str()) {
        (_, "like") => like(&formats::all_of(&values)),
        (_, "unlike") => unlike(&formats::all_of(&values)),
        (_, "about") => about(&values.join(" ")),
        (_, "count") => count_of(&value),
        (_, "least_first") => least_first(&name),
        (_, "most_first") => most_first(&name),
        (_, "different") => different().into(),
        (_, "surprise") => surprise().into(),
        ("text", "is_not") => no_text(&value),
        (_, "is") => is(&name, &value),
        (_, "is_not") => is_not(&name, &value),
        (_, "below") => below(&name, &value),
        (_, "above") => above(&name, &value),
        (_, "at_least") => at_least(&name, &value),
        _ => at_most(&name, &value),
    };
    if chip.hard { said } else { wish(&said) }
}

/// What a set adds up to.
pub fn sum_of(name: &str, total: f64, limit: f64) -> String {
    sum(&plain(name), &formats::number(total), &formats::number(limit))
}

/// Goals to begin with, of the catalogue's own words. They are English in every language, as that is what is read.
pub fn goals(values: &[String]) -> Vec<String> {
    match values {
        [a, b, c, d, ..] => vec![
            format!("{b}, but not {c}"),
            format!("three of {c} or {d}"),
            format!("something different from {a}"),
        ],
        [a, b, ..] => vec![format!("{a} or {b}"), format!("{b}, but not {a}")],
        [a] => vec![a.clone()],
        [] => Vec::new(),
    }
}
