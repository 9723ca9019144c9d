//! What single cells say.

use super::json_rows::BETWEEN;
use crate::catalog::values::{
    date::{self, Order},
    number::{self, Fraction},
};

/// Characters of a title, a name or a label that are kept.
const LONGEST: usize = 300;

/// A number that was given; none for 0, by which exports say that none was.
pub fn stars(cell: &str) -> Option<f32> {
    // "8/10", "4 stars"
    let cell = cell.split(['/', ' ']).next().unwrap_or(cell);
    number::number(cell, Fraction::Point).map(|value| value as f32).filter(|value| *value > 0.0)
}

/// Whether a cell says yes.
pub fn is_yes(cell: &str) -> bool {
    ["1", "true", "yes", "y", "x"].iter().any(|word| word.eq_ignore_ascii_case(cell))
}

/// As much of a text as is kept.
pub fn short(text: &str) -> String {
    text.trim().chars().take(LONGEST).collect()
}

/// The labels of a cell: a list, or a text with signs between.
pub fn labels(cell: &str) -> impl Iterator<Item = String> + '_ {
    let inner = cell.trim_start_matches('[').trim_end_matches(']');
    let parts = inner.split([',', ';', '|', BETWEEN]).map(|part| part.trim_matches(['"', ' ']));
    parts.filter(|part| !part.is_empty()).map(|part| part.chars().take(LONGEST).collect())
}

/// A year of a cell: alone, or of a date.
pub fn year(cell: &str) -> Option<i32> {
    let digits = cell.trim().strip_suffix(".0").unwrap_or(cell.trim());
    let year = date::date(digits, Order::Day)?;
    year.get(..4)?.parse().ok().filter(|year| (1_000..2_200).contains(year))
}
