//! Single fields: what makes one good, in every format.

use crate::catalog::{Fault, plain_text};

/// A finite number.
///
/// # Errors
/// If the text is no finite number.
pub fn number(name: &str, text: &str) -> Result<f64, Fault> {
    let number = text.trim().parse::<f64>().ok().filter(|number| number.is_finite());
    number.ok_or_else(|| Fault::NotANumber { field: name.into() })
}

/// Whether digits are a code rather than a quantity (`007`, `02139`), which a number would not give back.
pub fn is_code(text: &str) -> bool {
    let digits = text.trim().as_bytes();
    matches!(digits, [b'0', second, ..] if second.is_ascii_digit())
}

/// A count that may have a fraction (a decayed one, say), but no sign.
///
/// # Errors
/// If it is negative or not finite.
pub fn popularity(number: f64) -> Result<f64, Fault> {
    let sound = number.is_finite() && number >= 0.0;
    sound.then_some(number).ok_or(Fault::Negative)
}

/// `2024`, `2024-05` or `2024-05-01`, perhaps with a time behind it, which is cut.
///
/// # Errors
/// If it has another form, or a month or day that no calendar has.
pub fn date(text: &str) -> Result<String, Fault> {
    let day = text.trim().split(['T', ' ']).next().unwrap_or_default();
    let parts: Vec<&str> = day.split('-').collect();
    let digits = |part: &str, n: usize| part.len() == n && part.bytes().all(|b| b.is_ascii_digit());
    let within = |part: &str, most: u8| part.parse::<u8>().is_ok_and(|n| (1..=most).contains(&n));
    let sound = match parts.as_slice() {
        [year] => digits(year, 4),
        [year, month] => digits(year, 4) && digits(month, 2) && within(month, 12),
        [year, month, day] => {
            digits(year, 4) && digits(month, 2) && within(month, 12) && digits(day, 2) && within(day, 31)
        }
        _ => false,
    };
    sound.then(|| day.to_owned()).ok_or(Fault::Date)
}

/// The year that a date begins with.
pub fn year_of(date: &str) -> Option<f64> {
    date.get(..4)?.parse().ok()
}

/// A web address, or a path on the owner's site. Other schemes (`javascript:`, `data:`) are refused, and so is what a
/// browser reads differently from what it looks like (control characters, backslashes).
///
/// # Errors
/// If it is neither.
pub fn link(name: &str, text: &str) -> Result<String, Fault> {
    let text = text.trim();
    let lower = text.to_ascii_lowercase();
    let scheme = lower.split(['/', '?', '#']).next().is_some_and(|start| start.contains(':'));
    let sound = !text.contains(|c: char| c.is_control() || c == '\\')
        && (!scheme || lower.starts_with("https://") || lower.starts_with("http://"));
    if sound { Ok(text.to_owned()) } else { Err(Fault::Link { field: name.into() }) }
}

/// The parts of a list in a cell, separated by `;` or `|`. Entities have a semicolon of their own, so they go first.
pub fn list(text: &str) -> Vec<String> {
    let text = plain_text::line(text);
    text.split([';', '|']).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}
