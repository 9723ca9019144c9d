//! When something was done, as files write it.

use super::block::{FileRow, RowBlock};
use crate::catalog::values::date::{self, Order};

/// What comes first in the dates of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dates {
    /// It can be told, or does not matter.
    Order(Order),
    /// It cannot be told: here is one of them.
    Undecided(String),
}

/// What comes first in the dates of these columns: one date tells it that can be read one way only; else the file's own order
/// does, if its dates stand in order one way and not the other.
pub fn order(block: &RowBlock, columns: &[&str]) -> Dates {
    let told = |row: &FileRow| columns.iter().find_map(|name| block.cell(row, name)).map(str::to_owned);
    let dates: Vec<String> = block.rows.iter().filter_map(told).collect();
    let (mut day, mut month) = (0, 0);
    let mut example = None;
    for text in &dates {
        match date::told(text) {
            Order::Day => day += 1,
            Order::Month => month += 1,
            Order::Unknown if example.is_none() && moment(text, Order::Day) != moment(text, Order::Month) => {
                example = Some(text.clone());
            }
            Order::Unknown => {}
        }
    }
    let Some(example) = example else { return Dates::Order(Order::Day) };
    if day != month {
        return Dates::Order(if day > month { Order::Day } else { Order::Month });
    }
    let in_order = |order| {
        let moments: Vec<i64> = dates.iter().filter_map(|text| moment(text, order)).collect();
        moments.len() > 2
            && moments.first() != moments.last()
            && (moments.is_sorted() || moments.is_sorted_by(|a, b| a >= b))
    };
    match (in_order(Order::Day), in_order(Order::Month)) {
        (true, false) => Dates::Order(Order::Day),
        (false, true) => Dates::Order(Order::Month),
        _ => Dates::Undecided(example),
    }
}

/// Milliseconds since 1970.
pub fn moment(text: &str, order: Order) -> Option<i64> {
    let text = without_weekday(text);
    let seconds = date::moment_in(&text, order).filter(|seconds| *seconds > FIRST && *seconds < LAST)?;
    Some((seconds * 1_000.0).round() as i64)
}

/// Nobody's history begins before 1900, nor ends after 2100.
const FIRST: f64 = -2_208_988_800.0;
const LAST: f64 = 4_102_444_800.0;

/// Milliseconds of `1:02:03`, `02:03`, or a number in this unit.
pub fn duration(text: &str, unit_ms: f64) -> Option<f64> {
    let text = text.trim();
    if !text.contains(':') {
        return text
            .parse::<f64>()
            .ok()
            .filter(|number| number.is_finite() && *number >= 0.0)
            .map(|n| n * unit_ms);
    }
    let parts: Option<Vec<f64>> = text.split(':').map(|part| part.parse::<f64>().ok()).collect();
    let seconds = parts?.into_iter().fold(0.0, |all, part| all * 60.0 + part);
    (seconds.is_finite() && seconds >= 0.0).then_some(seconds * 1_000.0)
}

/// A date without the words before it: the day's name, and that something was added.
fn without_weekday(text: &str) -> String {
    let text = text.replace('\u{202f}', " ");
    // Clippings alone have words before the date.
    if !text.trim_start().starts_with(|c: char| c.is_alphabetic()) || text.chars().count() < 26 {
        return text;
    }
    let at = text.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let words = text.get(..at).unwrap_or_default();
    match words.split_once(", ") {
        Some((before, _)) => text.get(before.len() + 2..).unwrap_or_default().to_owned(),
        // "May 6, 2024" has one word before its day.
        None if words.split_whitespace().count() > 1 => text.get(at..).unwrap_or_default().to_owned(),
        None => text,
    }
}
