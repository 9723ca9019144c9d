//! When something was, in what people ask of their memory: "last winter", "in March 2023", "three weeks ago", "since May".
//! Seasons are those of the northern hemisphere, and begin with a month; weeks begin on Monday. A winter is of the year in
//! which it begins.

use super::{
    super::tokens::{Token, phrase, tokens},
    grammar::Grammar,
    quantity::number,
};
use crate::catalog::values::calendar::{civil, days};

/// The first and the last of some days, since 1970.
pub type Span = (i64, i64);

/// As far back as anything goes.
const EVER: i64 = -1_000_000;
const SEASONS: [&str; 4] = ["winter", "spring", "summer", "autumn"];
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A stretch of the calendar that comes again.
#[derive(Clone, Copy)]
enum Part {
    Week,
    Weekend,
    Month,
    Season(i64),
    Named(i64),
    Year,
}

impl Part {
    fn of(word: &str) -> Option<Self> {
        let place = |list: &[&str]| list.iter().position(|known| *known == word).map(|at| at as i64);
        Some(match word {
            "week" => Self::Week,
            "weekend" => Self::Weekend,
            "month" => Self::Month,
            "year" => Self::Year,
            "fall" => Self::Season(3),
            _ => {
                place(&SEASONS).map(Self::Season).or_else(|| place(&MONTHS).map(|at| Self::Named(at + 1)))?
            }
        })
    }

    /// The one that holds `today`, or of what is no whole year the latest that has begun; `back` of them earlier.
    fn span(self, today: i64, back: i64) -> Span {
        let (year, month, _) = civil(today);
        let monday = today - (today + 3).rem_euclid(7);
        let latest = |of: &dyn Fn(i64) -> Span| of(year - i64::from(of(year).0 > today) - back);
        match self {
            Self::Week => (monday - 7 * back, monday - 7 * back + 6),
            Self::Weekend => {
                let saturday = monday + 5 - if monday + 5 > today { 7 } else { 0 };
                (saturday - 7 * back, saturday - 7 * back + 1)
            }
            Self::Month => {
                let months = 12 * year + month - 1 - back;
                months_of(months.div_euclid(12), months.rem_euclid(12) + 1, 1)
            }
            Self::Season(_) | Self::Named(_) => latest(&|year| self.in_year(year)),
            Self::Year => self.in_year(year - back),
        }
    }

    /// The one before the one that holds `today`; of what does not hold it, the latest.
    fn last(self, today: i64) -> Span {
        let latest = self.span(today, 0);
        if latest.1 < today { latest } else { self.span(today, 1) }
    }

    fn in_year(self, year: i64) -> Span {
        match self {
            Self::Season(0) => months_of(year, 12, 3),
            Self::Season(nth) => months_of(year, 3 * nth, 3),
            Self::Named(month) => months_of(year, month, 1),
            _ => months_of(year, 1, 12),
        }
    }
}

/// So many months from one on.
fn months_of(year: i64, month: i64, count: i64) -> Span {
    let end = month - 1 + count;
    (days(year, month, 1), days(year + end / 12, end % 12 + 1, 1) - 1)
}

/// The first stretch of the past that a text speaks of, as of `today`, and the text without it.
pub fn past(tokens: &[Token], grammar: &Grammar, today: i64) -> Option<(Span, Vec<Token>)> {
    let found = (0..tokens.len()).find_map(|at| Some((at, stretch(tokens, grammar, at, today)?)));
    let (mut at, (mut span, mut used)) = found?;
    // "since the last summer", "before 2019"
    for word in [at.checked_sub(1), at.checked_sub(2)].into_iter().flatten() {
        span = match tokens.get(word).map_or("", |token| token.lower.as_str()) {
            "since" | "from" => (span.0, today.max(span.0)),
            "after" => (span.1 + 1, today.max(span.1 + 1)),
            "before" | "until" | "ago" => (EVER, span.0 - 1),
            "in" | "the" | "of" | "during" | "on" if word + 1 == at => continue,
            _ => break,
        };
        (used, at) = (used + at - word, word);
        break;
    }
    let rest = tokens.iter().enumerate().filter(|(nth, _)| !(at..at + used).contains(nth));
    Some((span, rest.map(|(_, token)| token.clone()).collect()))
}

/// The stretch of the past that a text names, and its other words that say something, folded.
pub fn named(text: &str, today: i64) -> Option<(Span, Vec<String>)> {
    let grammar = Grammar::english();
    let (span, rest) = past(&tokens(text), grammar, today)?;
    let says = |token: &Token| {
        token.is_word()
            && !grammar.is_stop(&token.lower)
            && !grammar.marked_heads.contains(&token.lower.as_str())
            && !grammar.recall_verbs.iter().any(|(verb, _)| *verb == token.lower)
    };
    Some((span, rest.into_iter().filter(says).map(|token| token.word).collect()))
}

fn stretch(tokens: &[Token], grammar: &Grammar, at: usize, today: i64) -> Option<(Span, usize)> {
    let lower = |at: usize| tokens.get(at).map_or("", |token| token.lower.as_str());
    let is_last = |at: usize| matches!(lower(at), "last" | "past" | "previous");
    if phrase(tokens, at, "last night").is_some() {
        return Some(((today - 1, today - 1), 2));
    }
    let day = match lower(at) {
        "today" => Some(0),
        "yesterday" => Some(1),
        _ => None,
    };
    if let Some(back) = day {
        return Some(((today - back, today - back), 1));
    }
    if let Some(found) = counted(tokens, grammar, at, today) {
        return Some(found);
    }
    let led = is_last(at) || lower(at) == "this";
    let part = Part::of(lower(at + usize::from(led)));
    match (led, part) {
        (true, Some(part)) if is_last(at) => return Some((part.last(today), 2)),
        // Whoever says "this week" on a Monday means the days before as well.
        (true, Some(Part::Week)) => return Some(((today - 6, today), 2)),
        (true, Some(part)) => return Some((part.span(today, 0), 2)),
        // Of languages that say it the other way round.
        (false, Some(part)) if is_last(at + 1) => return Some((part.last(today), 2)),
        _ => {}
    }
    let year = |at: usize| {
        let year = tokens.get(at).filter(|token| token.lower.len() == 4).and_then(Token::number)?;
        (1900.0..2200.0).contains(&year).then_some(year as i64)
    };
    if let Some(part @ (Part::Season(_) | Part::Named(_))) = part.filter(|_| !led) {
        let of = usize::from(lower(at + 1) == "of" || lower(at + 1) == ",");
        if let Some(year) = year(at + 1 + of) {
            return Some((part.in_year(year), 2 + of));
        }
        // "may", "march" and "fall" are other words as well.
        let before = at.checked_sub(1).map_or("", lower);
        if matches!(before, "in" | "since" | "before" | "until" | "after" | "during" | "the" | "of" | "from")
        {
            return Some((part.span(today, 0), 1));
        }
    }
    // "2023年3月", "3月"
    let monthly = |at: usize| {
        let month = tokens.get(at).and_then(Token::number).filter(|_| lower(at + 1) == "monthly")?;
        (1.0..=12.0).contains(&month).then_some(Part::Named(month as i64))
    };
    if let Some(part) = monthly(at) {
        return Some((part.span(today, 0), 2));
    }
    let year = year(at)?;
    let unit = usize::from(lower(at + 1) == "year");
    Some(match monthly(at + 1 + unit) {
        Some(part) => (part.in_year(year), 3 + unit),
        None => (Part::Year.in_year(year), 1 + unit),
    })
}

/// "the last three weeks", "two years ago", and both the other way round.
fn counted(tokens: &[Token], grammar: &Grammar, at: usize, today: i64) -> Option<(Span, usize)> {
    let lower = |at: usize| tokens.get(at).map_or("", |token| token.lower.as_str());
    let is_last = |at: usize| matches!(lower(at), "last" | "past");
    let led = usize::from(is_last(at) || lower(at) == "ago");
    let count = |at: usize| match lower(at) {
        "a" | "an" | "one" => Some((1, 1)),
        "few" => Some((3, 1)),
        _ => number(tokens, at, grammar).map(|(count, used)| (count.clamp(0.0, 1e4) as i64, used)),
    };
    let (count, mut used) = count(at + led)?;
    used += led;
    let mut last = led == 1 && is_last(at);
    if led == 0 && is_last(at + used) {
        (last, used) = (true, used + 1);
    }
    let (part, days) = match lower(at + used) {
        "day" | "days" => (None, 1),
        "week" | "weeks" => (Some(Part::Week), 7),
        "month" | "months" => (Some(Part::Month), 31),
        "year" | "years" => (Some(Part::Year), 366),
        _ => return None,
    };
    used += 1;
    if last || (led == 0 && is_last(at + used)) {
        let used = used + usize::from(!last);
        return Some(((today - count * days, today), used));
    }
    let ago = (led == 1).then_some(used).or_else(|| (lower(at + used) == "ago").then_some(used + 1))?;
    Some((part.map_or((today - count, today - count), |part| part.span(today, count)), ago))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_past_is_read_as_the_calendar_has_it() {
        // A Wednesday.
        let today = days(2026, 3, 11);
        for (text, first, last, rest) in [
            ("what did I like last winter?", (2025, 12, 1), (2026, 2, 28), "what did i like ?"),
            ("last summer", (2025, 6, 1), (2025, 8, 31), ""),
            ("this winter", (2025, 12, 1), (2026, 2, 28), ""),
            ("last spring", (2025, 3, 1), (2025, 5, 31), ""),
            ("this spring", (2026, 3, 1), (2026, 5, 31), ""),
            ("in winter 2023", (2023, 12, 1), (2024, 2, 29), "in"),
            ("in the autumn of 2019", (2019, 9, 1), (2019, 11, 30), "in the"),
            ("in december", (2025, 12, 1), (2025, 12, 31), "in"),
            ("in march", (2026, 3, 1), (2026, 3, 31), "in"),
            ("last march", (2025, 3, 1), (2025, 3, 31), ""),
            ("may 2024", (2024, 5, 1), (2024, 5, 31), ""),
            ("last week", (2026, 3, 2), (2026, 3, 8), ""),
            ("week last", (2026, 3, 2), (2026, 3, 8), ""),
            ("this week", (2026, 3, 5), (2026, 3, 11), ""),
            ("last weekend", (2026, 3, 7), (2026, 3, 8), ""),
            ("last month", (2026, 2, 1), (2026, 2, 28), ""),
            ("last year", (2025, 1, 1), (2025, 12, 31), ""),
            ("in 2019", (2019, 1, 1), (2019, 12, 31), "in"),
            ("yesterday", (2026, 3, 10), (2026, 3, 10), ""),
            ("the last three weeks", (2026, 2, 18), (2026, 3, 11), "the"),
            ("3 last weeks", (2026, 2, 18), (2026, 3, 11), ""),
            ("two months ago", (2026, 1, 1), (2026, 1, 31), ""),
            ("ago two years", (2024, 1, 1), (2024, 12, 31), ""),
            ("a week ago", (2026, 3, 2), (2026, 3, 8), ""),
            ("since last summer", (2025, 6, 1), (2026, 3, 11), ""),
            ("since 2020, comedies", (2020, 1, 1), (2026, 3, 11), ", comedies"),
        ] {
            let found = past(&tokens(text), Grammar::english(), today);
            let (span, left) = found.unwrap_or_else(|| panic!("{text}"));
            let left: Vec<String> = left.into_iter().map(|token| token.lower).collect();
            let day = |(year, month, day)| days(year, month, day);
            assert_eq!((civil(span.0), civil(span.1)), (first, last), "{text}");
            assert_eq!((span, left.join(" ").as_str()), ((day(first), day(last)), rest), "{text}");
        }
        for text in ["what may I like", "a march of penguins", "fall in love", "1984 pages"] {
            let spoken = past(&tokens(text), Grammar::english(), today).map(|(span, _)| civil(span.0));
            let year = text.starts_with("1984").then_some((1984, 1, 1));
            assert_eq!(spoken, year, "{text}");
        }
    }
}
