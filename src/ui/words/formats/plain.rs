//! Where there is no browser to ask, as in tests: English, in its plainest form.

use crate::ui::model::time::{Date, Local};

/// A number with at most two decimals.
pub fn number(value: f64) -> String {
    ((value * 100.0).round() / 100.0).to_string()
}

/// A count.
pub fn count(count: u64) -> String {
    count.to_string()
}

/// The plural category of a count.
pub fn plural(count: u64) -> String {
    if count == 1 { "one" } else { "other" }.into()
}

/// A share of a whole.
pub fn percent(share: f32) -> String {
    format!("{:.0}%", share * 100.0)
}

/// A number with its sign.
pub fn signed(value: f32) -> String {
    format!("{value:+.3}")
}

/// An amount of bytes.
pub fn bytes(count: u64) -> String {
    match count {
        0..1_000 => format!("{count} bytes"),
        _ => format!("{} kB", count / 1_000),
    }
}

/// How long something took.
pub fn duration(ms: u32) -> String {
    format!("{} sec", ms / 1000)
}

/// All of these.
pub fn all_of(items: &[&str]) -> String {
    joined(items, "and")
}

/// One of these.
pub fn one_of(items: &[&str]) -> String {
    joined(items, "or")
}

fn joined(items: &[&str], word: &str) -> String {
    match items {
        [] => String::new(),
        [one] => (*one).into(),
        [most @ .., last] => format!("{} {word} {last}", most.join(", ")),
    }
}

/// A day of the week; 0 is Monday.
pub fn weekday(day: u8) -> String {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        .get(usize::from(day))
        .copied()
        .unwrap_or_default()
        .into()
}

/// A date, with its year or without.
pub fn date(date: Date, with_year: bool) -> String {
    let Date { year, month, day } = date;
    if with_year { format!("{year}-{month:02}-{day:02}") } else { format!("{month:02}-{day:02}") }
}

/// A time of day.
pub fn clock(local: Local) -> String {
    format!("{:02}:{:02}", local.minute / 60, local.minute % 60)
}
