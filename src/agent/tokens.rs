//! Text → tokens: what was typed, lower-cased for the grammar and folded for the catalogue's words.

use crate::index::text::fold;

/// A word, a number or a sign.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    /// Bytes of the text that it stands for.
    pub span: (usize, usize),
    /// Lower case, without apostrophes: "Don't" → dont.
    pub lower: String,
    /// As the text index folds words: singular, without accents.
    pub word: String,
    /// Whether it began with a capital.
    pub capital: bool,
    /// Whether it is a word of another language that says nothing.
    pub idle: bool,
    /// Whether it was typed with a slip.
    pub mended: bool,
}

impl Token {
    /// The number that it is in digits; none for words.
    pub fn number(&self) -> Option<f64> {
        self.lower.starts_with(|c: char| c.is_ascii_digit()).then(|| self.lower.parse().ok()).flatten()
    }

    /// Whether it separates clauses.
    pub fn is_break(&self) -> bool {
        matches!(self.lower.as_str(), "." | ";" | "!" | "?" | ":" | "(" | ")")
    }

    /// Whether it is a word or a number.
    pub fn is_word(&self) -> bool {
        self.lower.starts_with(char::is_alphanumeric)
    }
}

/// Longest text that is read, in characters; the rest says nothing.
pub const LONGEST: usize = 20_000;

/// Takes a text apart. Numbers lose their thousands' commas and are parted from a unit that sticks to them ("90min");
/// hyphens part words.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut chars = text.char_indices().take(LONGEST).map(|(at, c)| (at, plain_sign(c))).peekable();
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() || matches!(c, '-' | '–' | '—' | '\'' | '’' | '"' | '“' | '”' | '«' | '»')
        {
            // A dash between numbers is a range, and a dash with space around it is a pause.
            if matches!(c, '-' | '–' | '—') {
                found.push(sign(start, c, "-"));
            }
            continue;
        }
        if !c.is_alphanumeric() {
            found.push(sign(start, c, &c.to_string()));
            continue;
        }
        let digits = c.is_ascii_digit();
        // "1h30" is three tokens, "mp3" is one.
        let stuck =
            found.last().is_some_and(|before: &Token| before.span.1 == start && before.number().is_some());
        let mut lower: String = c.to_lowercase().collect();
        let mut end =
            start + text.get(start..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        while let Some((at, next)) = chars.peek().copied() {
            let long = text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
            let rest = text.get(at + long..).unwrap_or_default();
            let before_digit = rest.starts_with(|c: char| c.is_ascii_digit());
            let joins = match next {
                '\'' | '’' => !digits && rest.starts_with(char::is_alphanumeric),
                '.' => digits && before_digit,
                ',' => digits && is_thousands(rest),
                'd' | 'D' if digits => !rest.starts_with(char::is_alphanumeric),
                _ if digits => next.is_ascii_digit(),
                _ => next.is_alphanumeric() && !(stuck && next.is_ascii_digit()),
            };
            if !joins {
                break;
            }
            chars.next();
            end = at + long;
            if !matches!(next, '\'' | '’' | ',') {
                lower.extend(next.to_lowercase());
            }
        }
        found.push(Token {
            span: (start, end),
            word: fold(&lower),
            lower,
            capital: c.is_uppercase(),
            idle: false,
            mended: false,
        });
    }
    found
}

/// Digits and signs of other scripts as those that the grammar knows.
fn plain_sign(c: char) -> char {
    let digit = [0x660, 0x6f0, 0xff10]
        .iter()
        .find_map(|zero| (c as u32).checked_sub(*zero).filter(|digit| *digit < 10));
    match (digit, c) {
        (Some(digit), _) => char::from_digit(digit, 10).unwrap_or(c),
        (_, '、' | '،' | '，') => ',',
        (_, '。') => '.',
        (_, '؟' | '？') => '?',
        (_, '！') => '!',
        (_, '（') => '(',
        (_, '）') => ')',
        (_, '：') => ':',
        _ => c,
    }
}

fn sign(start: usize, c: char, lower: &str) -> Token {
    Token {
        span: (start, start + c.len_utf8()),
        lower: lower.into(),
        word: lower.into(),
        capital: false,
        idle: false,
        mended: false,
    }
}

/// Whether exactly three digits follow.
fn is_thousands(rest: &str) -> bool {
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    digits == 3
}

/// Whether the tokens from `at` on are these words.
pub fn phrase(tokens: &[Token], at: usize, words: &str) -> Option<usize> {
    let mut count = 0;
    for word in words.split(' ') {
        if tokens.get(at + count)?.lower != word {
            return None;
        }
        count += 1;
    }
    Some(count)
}

/// The folded words of a text, without signs.
pub fn folded(text: &str) -> Vec<String> {
    tokens(text).into_iter().filter(Token::is_word).map(|token| token.word).collect()
}
