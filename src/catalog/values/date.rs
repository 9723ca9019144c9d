//! Days and moments, as files of any country write them.

use super::calendar::{civil, days, length};

/// Names of months by their beginnings, in the languages that exports are written in.
const MONTHS: [&str; 12] = [
    "jan gen ene янв",
    "feb fév fev feb фев",
    "mar mär maa мар",
    "apr avr abr апр",
    "may mai mag mei май мая",
    "jun juin giu июн",
    "jul juil lug июл",
    "aug aoû aou ago авг",
    "sep set сен",
    "oct okt ott out окт",
    "nov ноя",
    "dec dez déc dic дек",
];
/// Hours from Greenwich of zones that have a name (RFC 822).
const ZONES: &[(&str, i64)] = &[
    ("z", 0),
    ("utc", 0),
    ("gmt", 0),
    ("est", -5),
    ("edt", -4),
    ("cst", -6),
    ("cdt", -5),
    ("mst", -7),
    ("mdt", -6),
    ("pst", -8),
    ("pdt", -7),
    ("cet", 1),
    ("cest", 2),
    ("bst", 1),
    ("msk", 3),
    ("jst", 9),
    ("ist", 5),
];
const DAY: i64 = 86_400;

/// What comes first where a date is three numbers of which none is a year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// It cannot be told.
    #[default]
    Unknown,
    /// `31/12/2024`
    Day,
    /// `12/31/2024`
    Month,
}

/// A date as far as it is known, and the time of day.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Read {
    year: i64,
    /// 0 if unknown.
    month: i64,
    /// 0 if unknown.
    day: i64,
    /// Seconds of the day.
    time: Option<f64>,
    /// Seconds east of Greenwich.
    offset: i64,
}

/// A number or a word of a text, with the letters around it.
#[derive(Debug, Clone, Copy)]
struct Token<'a> {
    text: &'a str,
    before: char,
    after: char,
}

impl Token<'_> {
    fn number(&self) -> Option<i64> {
        self.text.parse().ok()
    }

    fn digits(&self) -> usize {
        if self.text.bytes().all(|byte| byte.is_ascii_digit()) { self.text.len() } else { 0 }
    }
}

/// `2024`, `2024-05` or `2024-05-01`, as far as the text is certain; none for what is no date, or stands for none (year 1).
/// The day is that of the place where it was written.
pub fn date(text: &str, order: Order) -> Option<String> {
    let Read { year, month, day, .. } = read(text, order)?;
    Some(match (month, day) {
        (0, _) => format!("{year:04}"),
        (month, 0) => format!("{year:04}-{month:02}"),
        (month, day) => format!("{year:04}-{month:02}-{day:02}"),
    })
}

/// The year that a date begins with.
pub fn year_of(date: &str) -> Option<f64> {
    date.get(..4)?.parse().ok()
}

/// The moment in seconds since 1970 of a date, or of a number as in [`seconds`]; smaller ones (steps of a session) are themselves.
pub fn moment(text: &str) -> Option<f64> {
    let text = text.trim();
    let number = text.parse::<f64>().ok().filter(|number| number.is_finite());
    if let Some(number) = number.filter(|_| !matches!(whole(text).map(|read| read.month), Some(1..))) {
        return Some(seconds(number));
    }
    moment_in(text, if text.contains('/') { Order::Month } else { Order::Day })
}

/// The moment in seconds since 1970 of a date whose order of day and month is known; also of a number of ten signs or more.
pub fn moment_in(text: &str, order: Order) -> Option<f64> {
    let Read { year, month, day, time, offset } = read(text, order)?;
    Some((days(year, month.max(1), day.max(1)) * DAY - offset) as f64 + time.unwrap_or(0.0))
}

/// A number of seconds, milli-, micro- or nanoseconds since 1970, by its size.
pub fn seconds(number: f64) -> f64 {
    match number.abs() {
        1e17.. => number / 1e9,
        1e14.. => number / 1e6,
        1e11.. => number / 1e3,
        _ => number,
    }
}

/// What a date of three numbers tells of the order of them around it.
pub fn told(text: &str) -> Order {
    let tokens = tokens(text);
    let Some([first, second, third]) = tokens.first_chunk::<3>() else { return Order::Unknown };
    match (first.number(), second.number(), third.digits()) {
        (Some(13..=31), Some(1..=12), 2 | 4) => Order::Day,
        (Some(1..=12), Some(13..=31), 2 | 4) => Order::Month,
        (Some(_), Some(_), 2 | 4) if first.after == '.' && first.digits() <= 2 => Order::Day,
        _ => Order::Unknown,
    }
}

fn read(text: &str, order: Order) -> Option<Read> {
    let text = text.trim();
    // Longer texts are no dates, though they may speak of one.
    if text.chars().count() > 48 {
        return None;
    }
    let tokens = tokens(text);
    let (mut read, used) = whole(text).map(|read| (read, 1)).or_else(|| calendar(&tokens, order))?;
    clock(tokens.get(used..).unwrap_or_default(), &mut read);
    if read.day > length(read.year, read.month) {
        read.day = 0;
    }
    let Read { year, month, day, .. } = read;
    let is_zero = matches!((year, month, day), (..1, ..) | (1, 1, 1) | (1899, 12, 30) | (9999.., ..))
        || ((year, month, day) == (1970, 1, 1) && read.time == Some(0.0));
    (!is_zero).then_some(read)
}

/// A date without signs between: `2024`, `20240501`, `20240501T1030`, a number of seconds.
fn whole(text: &str) -> Option<Read> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    let part = |from: usize, to: usize| digits.get(from..to)?.parse::<i64>().ok();
    let day = |time| {
        let (year, month, day) = (part(0, 4)?, part(4, 6)?, part(6, 8)?);
        let sound = (1_000..3_000).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        sound.then_some(Read { year, month, day, time, offset: 0 })
    };
    match digits.len() {
        4 if rest.is_empty() => Some(Read { year: part(0, 4)?, month: 0, day: 0, time: None, offset: 0 }),
        8 if rest.is_empty() || rest.starts_with(['T', ' ']) => day(None),
        14 if rest.is_empty() => {
            let time = part(8, 10)? * 3_600 + part(10, 12)? * 60 + part(12, 14)?;
            day(Some(time as f64))
        }
        9..=19 if rest.is_empty() || rest.starts_with('.') => {
            let at = seconds(text.parse().ok()?);
            let (year, month, day) = civil((at / DAY as f64).floor() as i64);
            Some(Read { year, month, day, time: Some(at.rem_euclid(DAY as f64)), offset: 0 })
        }
        _ => None,
    }
}

/// The date, and after how many tokens it ends.
fn calendar(tokens: &[Token<'_>], order: Order) -> Option<(Read, usize)> {
    let dated = |year, month, day| Read { year, month, day, time: None, offset: 0 };
    for (at, token) in tokens.iter().enumerate() {
        let get = |ahead: usize| tokens.get(at + ahead);
        let near =
            |ahead: usize| get(ahead).filter(|next| "-/.年月 ".contains(next.before)).and_then(Token::number);
        if let Some(month) = month(token.text) {
            let is_day = |token: &&Token<'_>| {
                (1..=2).contains(&token.digits()) && token.number().is_some_and(|day| day <= 31)
            };
            let before = tokens.get(at.saturating_sub(3)..at).unwrap_or_default().iter().rev().find(is_day);
            let later = tokens.get(at + 1..).unwrap_or_default();
            // "12-Jun-1998", and no "+0000" further on.
            let is_long = |(at, token): (usize, &Token<'_>)| {
                token.digits() == 4 && (at == 0 || !"+-".contains(token.before))
            };
            let long = later.iter().take(8).enumerate().position(is_long);
            let behind = later.first().filter(|day| is_day(day) && before.is_none() && long.is_some());
            // "12-Jun-98"
            let year = long.or_else(|| later.first().filter(|year| year.digits() == 2).map(|_| 0))?;
            let day = before.or(behind).and_then(Token::number).unwrap_or(0);
            let used = if year > 2 { usize::from(behind.is_some()) } else { year + 1 };
            return Some((dated(full(later.get(year)?)?, month, day), at + 1 + used));
        }
        let Some(first) = token.number() else { continue };
        match (token.digits(), near(1), near(2)) {
            (4, Some(month @ 1..=12), Some(day)) if get(2).is_some_and(|day| day.digits() <= 2) => {
                return Some((dated(first, month, if day <= 31 { day } else { 0 }), at + 3));
            }
            (4, Some(0), Some(0)) => return Some((dated(first, 0, 0), at + 3)),
            (4, Some(month @ 1..=12), None)
                if get(1).is_some_and(|month| month.digits() <= 2 && "-/.年".contains(month.before)) =>
            {
                return Some((dated(first, month, 0), at + 2));
            }
            (1..=2, Some(second), Some(_)) if get(2).is_some_and(|year| matches!(year.digits(), 2 | 4)) => {
                let year = full(get(2)?)?;
                let (day, month) = match (first, second, token.after) {
                    (13..=31, 1..=12, _) => (first, second),
                    (1..=12, 13..=31, _) => (second, first),
                    (1..=31, 1..=12, '.') => (first, second),
                    (1..=12, 1..=12, _) if order == Order::Day || first == second => (first, second),
                    (1..=12, 1..=12, _) if order == Order::Month => (second, first),
                    (1..=12, 1..=12, _) => (0, 0),
                    _ => continue,
                };
                return Some((dated(year, month, day), at + 3));
            }
            _ => {}
        }
    }
    // What is left is a year, in whatever words.
    let is_year = |token: &&Token<'_>| {
        token.digits() == 4 && token.number().is_some_and(|year| (1_000..3_000).contains(&year))
    };
    let year = tokens.iter().find(is_year).filter(|token| token.after != ':')?;
    Some((dated(year.number()?, 0, 0), tokens.len()))
}

/// A year of two digits is one of our time.
fn full(token: &Token<'_>) -> Option<i64> {
    let year = token.number()?;
    Some(match (token.digits(), year) {
        (2, ..=68) => year + 2_000,
        (2, _) => year + 1_900,
        _ => year,
    })
}

/// Adds the time of day and the zone.
fn clock(tokens: &[Token<'_>], read: &mut Read) {
    let mut rest = tokens.iter();
    let Some(hour) =
        rest.find(|token| token.after == ':' || matches!(token.digits(), 4 | 6) && token.before == 'T')
    else {
        return;
    };
    let number = |token: &Token<'_>| token.number().unwrap_or(0);
    let mut time = match (hour.digits(), hour.after) {
        (digits @ (4 | 6), after) if after != ':' => {
            let all = number(hour) * if digits == 4 { 100 } else { 1 };
            (all / 10_000 * 3_600 + all / 100 % 100 * 60 + all % 100) as f64
        }
        _ => number(hour) as f64 * 3_600.0 + rest.next().map_or(0, number) as f64 * 60.0,
    };
    let mut east = 0;
    for token in rest {
        let value = number(token);
        let word = token.text.to_ascii_lowercase();
        match token.before {
            ':' if east == 0 => time += value as f64,
            ':' => read.offset += east * value * 60,
            '.' | ',' if token.digits() > 0 => time += value as f64 / 10f64.powi(token.digits() as i32),
            sign @ ('+' | '-' | '−') if token.digits() > 0 => {
                let seconds =
                    if token.digits() == 4 { value / 100 * 3_600 + value % 100 * 60 } else { value * 3_600 };
                east = if sign == '+' { 1 } else { -1 };
                read.offset = east * seconds;
            }
            _ if word == "pm" && time < 43_200.0 => time += 43_200.0,
            _ if word == "am" && time >= 43_200.0 => time -= 43_200.0,
            _ => {
                let zone = ZONES.iter().find(|(name, _)| *name == word);
                read.offset = zone.map_or(read.offset, |(_, hours)| hours * 3_600);
            }
        }
    }
    read.time = Some(time);
}

/// Numbers and words, each with the letter before it and behind it.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let kind = |c: char| {
        if c.is_ascii_digit() {
            1
        } else if c.is_alphabetic() && !"年月日".contains(c) {
            2
        } else {
            0
        }
    };
    let mut tokens = Vec::new();
    let (mut start, mut before, mut last) = (0, ' ', ' ');
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        if kind(letter) != kind(last) || kind(last) == 0 {
            if kind(last) > 0 {
                tokens.push(Token { text: &text[start..at], before, after: letter });
            }
            (start, before) = (at, last);
        }
        last = letter;
    }
    if kind(last) > 0 {
        tokens.push(Token { text: &text[start..], before, after: ' ' });
    }
    tokens
}

fn month(word: &str) -> Option<i64> {
    let word = word.to_lowercase();
    let is_it =
        |names: &&str| word.chars().count() > 2 && names.split(' ').any(|name| word.starts_with(name));
    (1..).zip(MONTHS).find(|(_, names)| is_it(names)).map(|(month, _)| month)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_day_is_read_as_far_as_it_is_certain() {
        for (text, wanted) in [
            ("2024", "2024"),
            ("2024-05", "2024-05"),
            ("2024-05-01", "2024-05-01"),
            ("2024-5-1", "2024-05-01"),
            ("20240501", "2024-05-01"),
            ("2024/05/01", "2024-05-01"),
            ("2024.05.01", "2024-05-01"),
            ("2024年5月1日", "2024-05-01"),
            ("2024-05-01T23:59:59.5+02:00", "2024-05-01"),
            ("2024-05-01 10:00", "2024-05-01"),
            ("27.05.2024", "2024-05-27"),
            ("1.5.2024", "2024-05-01"),
            ("27/05/2024", "2024-05-27"),
            ("05/27/2024", "2024-05-27"),
            ("05/27/99", "1999-05-27"),
            ("05/06/2024", "2024"),
            ("May 1, 2024", "2024-05-01"),
            ("1 May 2024", "2024-05-01"),
            ("1st of May 2024", "2024-05-01"),
            ("May 1st, 2024", "2024-05-01"),
            ("May 2024", "2024-05"),
            ("Jun 12 1998", "1998-06-12"),
            ("12-Jun-98", "1998-06-12"),
            ("1er août 2024", "2024-08-01"),
            ("3. März 2024", "2024-03-03"),
            ("3 de marzo de 2024", "2024-03-03"),
            ("Wed, 04 Mar 2026 10:00:00 GMT", "2026-03-04"),
            ("Wednesday, March 4, 2026", "2026-03-04"),
            ("Wed Mar 04 10:00:00 +0000 2026", "2026-03-04"),
            ("1714557600", "2024-05-01"),
            ("1714557600000", "2024-05-01"),
            ("2011–2019", "2011"),
            ("c. 1887", "1887"),
            ("spring 2020", "2020"),
            ("2024-02-31", "2024-02"),
            ("2024-00-00", "2024"),
        ] {
            assert_eq!(date(text, Order::Unknown).as_deref(), Some(wanted), "{text}");
        }
        assert_eq!(date("05/06/2024", Order::Day).as_deref(), Some("2024-06-05"));
        assert_eq!(date("05/06/2024", Order::Month).as_deref(), Some("2024-05-06"));
    }

    #[test]
    fn what_is_no_date_or_stands_for_none_is_none() {
        for text in [
            "",
            "soon",
            "10:00",
            "0001-01-01",
            "0001-01-01T00:00:00Z",
            "Mon, 01 Jan 0001 00:00:00 +0000",
            "0000-00-00",
            "1970-01-01T00:00:00Z",
            "1899-12-30",
            "12",
            "In the year 2024 there was a long sentence about nothing much at all.",
        ] {
            assert_eq!(date(text, Order::Unknown), None, "{text}");
        }
        assert_eq!(date("1970-01-01", Order::Unknown).as_deref(), Some("1970-01-01"));
    }

    #[test]
    fn moments_are_on_one_clock() {
        let noon = 1_714_564_800.0;
        for text in [
            "2024-05-01T12:00:00Z",
            "2024-05-01 12:00",
            "2024-05-01T14:00:00+02:00",
            "2024-05-01T14:00:00+0200",
            "2024-05-01T17:30:00+05:30",
            "2024-05-01 07:00:00 -05:00",
            "2024/05/01 12:00",
            "20240501T120000Z",
            "20240501120000",
            "05/01/2024 12:00 PM",
            "1 May 2024, 12:00",
            "Wed, 01 May 2024 08:00:00 EDT",
            "1714564800",
            "1714564800.0",
            "1714564800000",
            "1714564800000000",
            "1714564800000000000",
        ] {
            assert_eq!(moment(text), Some(noon), "{text}");
        }
        assert_eq!(moment("2024-05-01T12:00:00.250Z"), Some(noon + 0.25));
        assert_eq!(moment("2024-05-01"), Some(noon - 43_200.0));
        assert_eq!(moment("20240501"), Some(noon - 43_200.0));
        assert_eq!(
            (moment("17"), moment("2.5"), moment("10:00"), moment("later")),
            (Some(17.0), Some(2.5), None, None)
        );
    }

    #[test]
    fn the_order_of_a_day_and_a_month_is_told_by_the_greater() {
        let told = ["31/12/2024", "12/31/2024", "1.2.2024", "1/2/2024", "2024-12-31", "x"].map(told);
        assert_eq!(
            told,
            [Order::Day, Order::Month, Order::Day, Order::Unknown, Order::Unknown, Order::Unknown]
        );
    }

    proptest! {
        #[test]
        fn any_text_is_a_date_or_none(text in "[0-9TZ:/. ,a-zA-Z年+-]{0,24}|.{0,12}") {
            let _ = (date(&text, Order::Day), date(&text, Order::Month), moment(&text), told(&text));
        }
    }
}
