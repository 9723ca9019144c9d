//! Which day it is.

use std::time::{SystemTime, UNIX_EPOCH};

/// The day that it is in UTC, in the form of ISO 8601.
pub fn today() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    iso_date(since.as_secs() / 86_400)
}

/// A day after 1970 as a date (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
fn iso_date(days: u64) -> String {
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let (year, month, day) = (era * 400 + year, month + 3, day - (153 * month + 2) / 5 + 1);
    let (year, month) = if month > 12 { (year + 1, month - 12) } else { (year, month) };
    format!("{year}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_dates() {
        for (days, date) in
            [(0, "1970-01-01"), (11_016, "2000-02-29"), (11_017, "2000-03-01"), (20_783, "2026-11-26")]
        {
            assert_eq!(iso_date(days), date);
        }
    }
}
