//! Numbers with units in a text: "an hour and a half", "1h30", "$20", "90 minutes", "the nineties".

use super::{
    super::{
        measure::{Measure, unit},
        tokens::{Token, phrase},
    },
    grammar::Grammar,
};

/// A quantity as it was said.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quantity {
    /// In base units if there is a measure, else as said.
    pub value: f64,
    /// By the unit that was said.
    pub measure: Option<Measure>,
    /// Tokens that it took.
    pub used: usize,
}

fn word(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |token| token.lower.as_str())
}

/// A number in digits or words, and the tokens that it took.
pub fn number(tokens: &[Token], at: usize, grammar: &Grammar) -> Option<(f64, usize)> {
    if let Some(x) = tokens.get(at)?.number() {
        return Some(match word(tokens, at + 1) {
            "k" => (x * 1000.0, 2),
            _ => (x, 1),
        });
    }
    for (words, value) in [("half a dozen", 6.0), ("a dozen", 12.0), ("a couple of", 2.0), ("a couple", 2.0)]
    {
        if let Some(used) = phrase(tokens, at, words) {
            return Some((value, used));
        }
    }
    let of_many = matches!(word(tokens, at + 1), "hundred" | "thousand");
    let (mut value, mut used) = match word(tokens, at) {
        "a" | "an" if of_many => (1.0, 1),
        _ => small(tokens, at, grammar)?,
    };
    if word(tokens, at + used) == "hundred" {
        value *= 100.0;
        used += 1;
        let and = usize::from(word(tokens, at + used) == "and");
        if let Some((more, took)) = small(tokens, at + used + and, grammar) {
            value += more;
            used += and + took;
        }
    }
    if word(tokens, at + used) == "thousand" {
        value *= 1000.0;
        used += 1;
    }
    Some((value, used))
}

/// Below a hundred, in words.
fn small(tokens: &[Token], at: usize, grammar: &Grammar) -> Option<(f64, usize)> {
    let of = |list: &[&str], at: usize| list.iter().position(|name| *name == word(tokens, at));
    if let Some(one) = of(&grammar.ones, at) {
        return Some((one as f64, 1));
    }
    let tens = (of(&grammar.tens, at)? as f64 + 2.0) * 10.0;
    let after = at + 1 + usize::from(word(tokens, at + 1) == "-");
    Some(match of(&grammar.ones, after).filter(|one| (1..10).contains(one)) {
        Some(one) => (tens + one as f64, after + 1 - at),
        None => (tens, 1),
    })
}

/// A quantity that begins at a token.
pub fn quantity(tokens: &[Token], at: usize, grammar: &Grammar) -> Option<Quantity> {
    let of = |value: f64, (measure, factor): (Measure, f64), used| {
        Some(Quantity { value: value * factor, measure: Some(measure), used })
    };
    let unit_at = |at: usize| {
        let gap = usize::from(word(tokens, at) == "-");
        let token = tokens.get(at + gap)?;
        // "m" after a number is minutes to nobody but runners, and a metre to everybody else; "pound" is money here.
        unit(&token.word).or_else(|| unit(&token.lower)).map(|unit| (unit, gap + 1))
    };
    if let Some((value, used)) =
        number(tokens, at + 1, grammar).filter(|_| matches!(word(tokens, at), "$" | "€" | "£" | "¥"))
    {
        return of(value, (Measure::Money, 1.0), used + 1);
    }
    for (words, minutes) in [
        ("half an hour", 30.0),
        ("half hour", 30.0),
        ("three quarters of an hour", 45.0),
        ("a quarter of an hour", 15.0),
    ] {
        if let Some(used) = phrase(tokens, at, words) {
            return of(minutes, (Measure::Time, 1.0), used);
        }
    }
    let is_many = |at: usize| matches!(word(tokens, at), "hundred" | "thousand" | "dozen" | "couple");
    if matches!(word(tokens, at), "a" | "an" | "hour") && !is_many(at + 1) {
        let article = usize::from(word(tokens, at) != "hour");
        let ((measure, factor), took) = unit_at(at + article)
            .filter(|((measure, _), _)| *measure != Measure::People && *measure != Measure::Rating)?;
        let mut used = article + took;
        let mut value = factor;
        let hours = measure == Measure::Time && factor == 60.0;
        let (more, took) = if hours { minutes_after(tokens, at + used, grammar) } else { (0.0, 0) };
        let (part, of_one) = fraction(tokens, at + used);
        // "an hour" alone has its article; "hour" alone is a word.
        if article == 0 && took + of_one == 0 {
            return None;
        }
        value += if took > 0 { more } else { part * factor };
        used += took.max(of_one);
        return of(value, (measure, 1.0), used);
    }
    let (mut value, mut used) = number(tokens, at, grammar)?;
    // 1:30
    if let (":", Some(minutes)) = (word(tokens, at + used), tokens.get(at + used + 1).and_then(Token::number))
        && minutes < 60.0
    {
        return of(value * 60.0 + minutes, (Measure::Time, 1.0), used + 2);
    }
    let (part, took) = fraction(tokens, at + used);
    value += part;
    used += took;
    if word(tokens, at + used) == "of" && word(tokens, at + used + 1) == "us" {
        return of(value, (Measure::People, 1.0), used + 2);
    }
    // "two more hours", "300 or so pages"
    let filler = match phrase(tokens, at + used, "or so") {
        Some(used) => used,
        None => usize::from(matches!(word(tokens, at + used), "of" | "full" | "more")),
    };
    let Some(((measure, factor), took)) = unit_at(at + used + filler) else {
        return Some(Quantity { value, measure: None, used });
    };
    used += filler + took;
    value *= factor;
    if measure == Measure::Time && factor == 60.0 {
        let (more, took) = minutes_after(tokens, at + used, grammar);
        value += more;
        used += took;
    }
    Some(Quantity { value, measure: Some(measure), used })
}

/// What is added to a number by "and a half", and the tokens that it took.
fn fraction(tokens: &[Token], at: usize) -> (f64, usize) {
    let parts = [("and a half", 0.5), ("and a quarter", 0.25), ("and three quarters", 0.75)];
    parts.iter().find_map(|(words, part)| Some((*part, phrase(tokens, at, words)?))).unwrap_or_default()
}

/// "and a half", "30", "and 15 minutes" after hours.
fn minutes_after(tokens: &[Token], at: usize, grammar: &Grammar) -> (f64, usize) {
    if let (part, used @ 1..) = fraction(tokens, at) {
        return (60.0 * part, used);
    }
    let and = usize::from(word(tokens, at) == "and");
    let Some((value, used)) = number(tokens, at + and, grammar).filter(|(value, _)| *value < 60.0) else {
        return (0.0, 0);
    };
    match unit(word(tokens, at + and + used).trim_end_matches('s')) {
        Some((Measure::Time, 1.0)) => (value, and + used + 1),
        None if and == 0 => (value, used),
        _ => (0.0, 0),
    }
}

/// First and last year of a decade: "the 90s", "1980s", "nineties", "late 70s"; and the tokens that it took.
pub fn decade(tokens: &[Token], at: usize, grammar: &Grammar) -> Option<((f64, f64), usize)> {
    let named = [
        ("noughties", 2000.0, 2009.0),
        ("aughts", 2000.0, 2009.0),
        ("turn of the century", 1998.0, 2003.0),
        ("turn of the millennium", 1998.0, 2003.0),
    ];
    if let Some(named) =
        named.iter().find_map(|(words, from, to)| Some(((*from, *to), phrase(tokens, at, words)?)))
    {
        return Some(named);
    }
    let early = match word(tokens, at) {
        "early" => Some((0.0, 4.0)),
        "mid" => Some((3.0, 6.0)),
        "late" => Some((6.0, 9.0)),
        _ => None,
    };
    let skip = early.map_or(0, |_| 1 + usize::from(word(tokens, at + 1) == "-"));
    let at_name = at + skip;
    let named = grammar
        .decades
        .iter()
        .position(|name| *name == word(tokens, at_name))
        .map(|nth| ((nth as f64 + 2.0) * 10.0, 1));
    let (number, used) = match named {
        Some(named) => named,
        None => {
            // "années 80" comes out as "years 80".
            let behind = usize::from(matches!(word(tokens, at_name), "decade" | "years"));
            let number = tokens.get(at_name + behind)?.number();
            let of_years = |number: &f64| (30.0..100.0).contains(number) || (1900.0..2100.0).contains(number);
            (
                number
                    .filter(|n| if behind == 1 { of_years(n) } else { word(tokens, at_name + 1) == "s" })?,
                2,
            )
        }
    };
    if number % 10.0 != 0.0 {
        return None;
    }
    let first = match number {
        n if n >= 1000.0 => n,
        n if (30.0..100.0).contains(&n) => 1900.0 + n,
        n if n < 30.0 => 2000.0 + n,
        _ => return None,
    };
    let (from, to) = early.unwrap_or((0.0, 9.0));
    Some(((first + from, first + to), skip + used))
}
