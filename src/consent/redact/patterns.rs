//! What has the form of something personal.

use super::{
    RedactionKind, Span,
    words::{Word, words},
};

/// Fewer digits are a year, a price, a size.
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

/// The listed words and phrases, as whole words, whatever the case of their letters.
pub fn private(text: &str, listed: &[String]) -> Vec<Span> {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let same = |a: char, b: char| a == b || a.to_lowercase().eq(b.to_lowercase());
    let mut found = Vec::new();
    for phrase in listed {
        let phrase: Vec<char> = phrase.chars().collect();
        for (from, window) in letters.windows(phrase.len()).enumerate() {
            if !window.iter().zip(&phrase).all(|((_, a), b)| same(*a, *b)) {
                continue;
            }
            let letter = |at: Option<usize>| at.and_then(|at| letters.get(at)).map(|(_, c)| *c);
            let joins = |outer: Option<char>, inner: Option<&char>| {
                outer.is_some_and(char::is_alphanumeric) && inner.is_some_and(|c| c.is_alphanumeric())
            };
            let after = from + phrase.len();
            if joins(letter(from.checked_sub(1)), phrase.first()) || joins(letter(Some(after)), phrase.last())
            {
                continue;
            }
            let start = letters.get(from).map_or(0, |(at, _)| *at);
            let end = letters.get(after).map_or(text.len(), |(at, _)| *at);
            found.push((RedactionKind::Private, start, end));
        }
    }
    found
}

/// `somebody@example.org`.
pub fn emails(text: &str) -> Vec<Span> {
    let of_name = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
    let of_host = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    let mut found = Vec::new();
    for (at, _) in text.match_indices('@') {
        let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default());
        let name = before.len() - before.trim_end_matches(of_name).len();
        let host = after.len() - after.trim_start_matches(of_host).len();
        let host = after.get(..host).unwrap_or_default().trim_end_matches(['.', '-']);
        let dotted = host.rsplit_once('.').is_some_and(|(rest, top)| !rest.is_empty() && top.len() >= 2);
        if name > 0 && dotted {
            found.push((RedactionKind::Email, at - name, at + 1 + host.len()));
        }
    }
    found
}

/// `@somebody`.
pub fn handles(text: &str) -> Vec<Span> {
    let handle = |word: &Word<'_>| word.text.starts_with('@') && word.text.len() > 2;
    words(text)
        .iter()
        .filter(|word| handle(word))
        .map(|word| (RedactionKind::Id, word.start, word.end))
        .collect()
}

/// Phone numbers, and long numbers of any other kind.
pub fn numbers(text: &str) -> Vec<Span> {
    let part = |c: char| {
        c.is_ascii_digit() || matches!(c, ' ' | '-' | '.' | '/' | '(' | ')' | '\u{a0}' | '\u{2011}')
    };
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(offset) =
        text.get(from..).and_then(|rest| rest.find(|c: char| c.is_ascii_digit() || "+(".contains(c)))
    {
        let start = from + offset;
        let rest = text.get(start..).unwrap_or_default();
        let first = rest.chars().next().map_or(1, char::len_utf8);
        let more = rest.get(first..).unwrap_or_default();
        let length = first + (more.len() - more.trim_start_matches(part).len());
        let run = rest.get(..length).unwrap_or_default();
        let run = run.trim_end_matches(|c: char| !c.is_ascii_digit());
        from = start + length;
        let in_word =
            text.get(..start).and_then(|t| t.chars().next_back()).is_some_and(char::is_alphanumeric);
        let digits = run.bytes().filter(u8::is_ascii_digit).count();
        if in_word || digits < *PHONE_DIGITS.start() || is_dates(run) {
            continue;
        }
        let plain = run.bytes().all(|byte| byte.is_ascii_digit());
        let kind = if plain || digits > *PHONE_DIGITS.end() || is_ip(run) {
            RedactionKind::Id
        } else {
            RedactionKind::Phone
        };
        found.push((kind, start, start + run.len()));
    }
    found
}

/// Years, spans of years and dates: `1990-2000`, `2024-05-01`, `1/5/2024`.
fn is_dates(run: &str) -> bool {
    let parts: Vec<&str> = run.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let year = |part: &&str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    let small = |part: &&str| part.len() <= 2;
    !parts.is_empty()
        && parts.iter().any(year)
        && parts.iter().all(|part| year(part) || small(part))
        && !run.starts_with(['+', '('])
}

fn is_ip(run: &str) -> bool {
    let parts: Vec<&str> = run.split('.').collect();
    parts.len() == 4 && parts.iter().all(|part| part.parse::<u8>().is_ok())
}

/// Letters and digits mixed, too long for the name of a thing: account numbers, keys, device ids.
pub fn ids(text: &str) -> Vec<Span> {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let mut found: Vec<Span> = Vec::new();
    let mut at = 0;
    for token in text.split(|c: char| !part(c)) {
        let start = at;
        // Whatever it was split at, one character is skipped.
        at += token.len()
            + text.get(start + token.len()..).and_then(|t| t.chars().next()).map_or(0, char::len_utf8);
        let digits = token.bytes().filter(u8::is_ascii_digit).count();
        let letters = token.bytes().filter(u8::is_ascii_alphabetic).count();
        let hexadecimal = token.len() >= 16 && token.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-');
        if letters > 0 && (digits >= 4 && token.len() >= 8 || hexadecimal && digits > 0) {
            found.push((RedactionKind::Id, start, start + token.len()));
        }
    }
    found.extend(grouped(text));
    found
}

/// `DE89 3704 0044 0532 0130 00`: a bank account in groups of four.
fn grouped(text: &str) -> Vec<Span> {
    let words = words(text);
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let head = word.text.as_bytes();
        let account = matches!(head, [a, b, c, d] if a.is_ascii_uppercase() && b.is_ascii_uppercase()
            && c.is_ascii_digit() && d.is_ascii_digit());
        if !account {
            continue;
        }
        let group = |word: &&Word<'_>| {
            (1..=4).contains(&word.text.len())
                && word.text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        };
        let rest: Vec<&Word<'_>> = words.iter().skip(at + 1).take_while(group).collect();
        if let Some(last) = rest.last().filter(|_| rest.len() >= 3) {
            found.push((RedactionKind::Id, word.start, last.end));
        }
    }
    found
}

/// Streets with a number, before or after, and the town behind them.
pub fn addresses(text: &str) -> Vec<Span> {
    let words = words(text);
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let near = |offset: isize| at.checked_add_signed(offset).and_then(|i| words.get(i));
        let span = if is_street(word) && word.is_capitalised() {
            // "12 Baker Street", "221b Upper Baker Street".
            (2..=4).find_map(|back: isize| {
                let number = near(-back).filter(|w| is_house(w) && !w.stop)?;
                let between = (1 - back..0).filter_map(near);
                between.clone().all(|w| w.is_capitalised() && !w.stop).then_some((number.start, at))
            })
        } else if is_german_street(word) {
            // "Lindenallee 5".
            near(1).filter(|w| is_house(w) && !word.stop).map(|_| (word.start, at + 1))
        } else if is_romance_street(word) {
            // "12 rue de Rivoli", "calle Mayor 7".
            let names = words
                .iter()
                .skip(at + 1)
                .take(4)
                .take_while(|w| w.is_capitalised() || is_particle(w))
                .count();
            let before = near(-1).filter(|w| is_house(w)).map(|w| (w.start, at + names));
            let number = at + names + 1;
            let after = words.get(number).filter(|w| is_house(w)).map(|_| (word.start, number));
            before.or(after).filter(|_| names > 0)
        } else {
            None
        };
        if let Some((start, last)) = span {
            found.push((RedactionKind::Address, start, town(&words, last)));
        }
    }
    found
}

/// Where the address ends whose street ends with word `last`: behind a postcode and a town, if they follow.
fn town(words: &[Word<'_>], last: usize) -> usize {
    let end = |at: usize| words.get(at).map_or(0, |word| word.end);
    let postcode = |word: &&Word<'_>| {
        (3..=8).contains(&word.text.len())
            && word.text.bytes().filter(u8::is_ascii_digit).count() >= 2
            && word.text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-')
    };
    let code = words.get(last + 1).filter(postcode).map_or(last, |_| last + 1);
    let follows = code > last || words.get(last).is_some_and(|word| word.stop);
    match words.get(code + 1) {
        Some(town) if follows && town.is_capitalised() => end(code + 1),
        _ => end(code),
    }
}

fn is_house(word: &Word<'_>) -> bool {
    let digits = word.text.bytes().take_while(u8::is_ascii_digit).count();
    (1..=4).contains(&digits) && word.text.chars().skip(digits).count() <= 1
}

fn is_street(word: &Word<'_>) -> bool {
    const STREETS: [&str; 22] = [
        "street",
        "st",
        "road",
        "rd",
        "avenue",
        "ave",
        "lane",
        "ln",
        "drive",
        "dr",
        "boulevard",
        "blvd",
        "court",
        "ct",
        "square",
        "terrace",
        "crescent",
        "close",
        "parade",
        "row",
        "highway",
        "mews",
    ];
    STREETS.contains(&word.lower().as_str())
}

fn is_german_street(word: &Word<'_>) -> bool {
    const ENDINGS: [&str; 9] = ["straße", "strasse", "str", "weg", "gasse", "platz", "allee", "ufer", "damm"];
    let lower = word.lower();
    word.is_capitalised()
        && ENDINGS.iter().any(|ending| lower.ends_with(ending) && lower.len() > ending.len() + 1)
}

fn is_romance_street(word: &Word<'_>) -> bool {
    const STREETS: [&str; 9] =
        ["rue", "avenue", "boulevard", "calle", "avenida", "via", "piazza", "rua", "plaza"];
    STREETS.contains(&word.lower().as_str())
}

fn is_particle(word: &Word<'_>) -> bool {
    ["de", "du", "des", "la", "le", "les", "del", "della", "dos", "da", "di"].contains(&word.lower().as_str())
}
