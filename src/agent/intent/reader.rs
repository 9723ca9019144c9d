//! The row of tokens that a text is read from, pass by pass.

use super::{
    super::{
        constraint::{Constraint, On, Test, akin},
        measure::{Measure, unit},
        tokens::{Token, phrase},
        vocabulary::{FieldIx, Vocabulary},
    },
    grammar::{Cmp, Grammar},
    heard::{Heard, HeardAs, MEANT},
    reading::Reading,
    told::Stories,
};
use crate::catalog::{Item, ItemIx};

/// Words of items that one slip leads to; none where some item has the word as it is.
pub type NearWords<'a> = &'a dyn Fn(&str) -> Option<Vec<String>>;

/// What is known beside the text.
#[derive(Clone, Copy, Default)]
pub struct Context<'a> {
    /// The field that the person was asked about; the text is the answer.
    pub asked: Option<FieldIx>,
    /// The item that "shorter" and "cheaper" compare with.
    pub reference: Option<&'a Item>,
    /// The items of the last answer, best first.
    pub last: &'a [ItemIx],
    /// The year that it is; 0 if unknown.
    pub year: i32,
    /// The day that it is, since 1970; 0 if unknown.
    pub today: i64,
    /// What was said just before and is being corrected.
    pub corrects: Option<&'a Reading>,
    /// Words of items that one slip leads to, of a word that no item has.
    pub near: Option<NearWords<'a>>,
}

/// How sure a reading is: by the words of grammar and catalogue, by a part of them or by a wish, and by nothing
/// but a word.
pub const SURE: f32 = 0.9;
pub const LIKELY: f32 = 0.6;
pub const UNSURE: f32 = 0.3;

/// Bounds without a word of what they are about.
pub struct Comparison {
    /// The first token.
    pub at: usize,
    /// Tokens that it takes.
    pub used: usize,
    /// One bound, or two.
    pub bounds: Vec<(f64, Cmp)>,
}

/// A text that is being read. Each pass marks the tokens that it has understood.
pub struct TextReader<'a> {
    pub tokens: Vec<Token>,
    /// Whether each token is denied.
    pub polarity: Vec<bool>,
    /// Whether each token is only wished.
    pub soft: Vec<bool>,
    /// Whether each token is hedged, so that even a bound is a wish.
    pub hedged: Vec<bool>,
    /// What is told, and demands nothing.
    pub told: Stories,
    /// Whether each token has been understood.
    pub used: Vec<bool>,
    /// The stretches in which they were, as (first, how many).
    pub taken: Vec<(usize, usize)>,
    /// Comparisons that are about no column yet.
    pub unread: Vec<Comparison>,
    /// What was read, each with a token of it and how sure it is.
    pub heard: Vec<(usize, HeardAs, f32)>,
    pub grammar: &'static Grammar,
    pub vocabulary: &'a Vocabulary,
    pub items: &'a [Item],
    pub context: Context<'a>,
    /// The text is in capitals throughout, so that they tell no names.
    pub shouted: bool,
    pub reading: Reading,
}

impl TextReader<'_> {
    pub fn lower(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.lower.as_str())
    }

    pub fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.word.as_str())
    }

    pub fn is_used(&self, at: usize) -> bool {
        self.used.get(at).copied().unwrap_or(true)
    }

    pub fn denied(&self, at: usize) -> bool {
        self.polarity.get(at).copied().unwrap_or(false)
    }

    pub fn is_soft(&self, at: usize) -> bool {
        self.soft.get(at).copied().unwrap_or(false)
    }

    pub fn take(&mut self, from: usize, count: usize) {
        self.used.iter_mut().skip(from).take(count).for_each(|used| *used = true);
        self.taken.push((from, count));
    }

    /// Notes what the tokens that were taken around one, or will be, are read as.
    pub fn hear(&mut self, at: usize, role: HeardAs, confidence: f32) {
        let mended = self.tokens.get(at).is_some_and(|token| token.mended);
        self.heard.push((at, role, if mended { confidence.min(MEANT) } else { confidence }));
    }

    /// What was read, each with the stretch of the text that says so.
    pub fn finish(mut self) -> Reading {
        self.reading.settle();
        let stretch = |at: usize| {
            let around = self.taken.iter().rev().find(|(from, count)| (*from..from + count).contains(&at));
            let (from, count) = around.copied().unwrap_or((at, 1));
            let of = |at: usize| self.tokens.get(at).map_or((0, 0), |token| token.span);
            (of(from).0, of((from + count).saturating_sub(1)).1)
        };
        let heard = self.heard.iter();
        self.reading.heard = heard
            .map(|(at, role, confidence)| Heard {
                saying: 0,
                span: stretch(*at),
                role: role.clone(),
                confidence: *confidence,
            })
            .collect();
        self.reading
    }

    /// The folded words from a token on that nobody has taken, over hyphens, each with the tokens up to its end.
    pub fn words_from(&self, at: usize) -> Vec<(&str, usize)> {
        let mut words = Vec::new();
        for (nth, token) in self.tokens.iter().enumerate().skip(at) {
            if token.is_word() && !self.is_used(nth) {
                words.push((token.word.as_str(), nth + 1 - at));
            } else if token.lower != "-" || words.is_empty() {
                break;
            }
            if words.len() == 8 {
                break;
            }
        }
        words
    }

    pub fn add(&mut self, at: usize, on: On, test: Test) {
        let bounds = !matches!(test, Test::Is(_) | Test::IsNot(_));
        let soft = if bounds { self.hedged.get(at).copied().unwrap_or(false) } else { self.is_soft(at) };
        let constraint = Constraint { on, test, hard: !soft };
        let sure = if constraint.hard { SURE } else { LIKELY };
        self.hear(at, HeardAs::Constraint(constraint.clone()), sure);
        if !self.reading.constraints.contains(&constraint) {
            self.reading.constraints.push(constraint);
        }
    }

    /// The phrase of a list that begins at a token, and its length.
    pub fn one_of(&self, at: usize, list: &[&'static str]) -> Option<(&'static str, usize)> {
        list.iter().find_map(|words| Some((*words, phrase(&self.tokens, at, words)?)))
    }

    /// Whether a field is spoken of within `reach` tokens of one, and how near.
    pub fn spoken_of(&self, field: FieldIx, at: usize, reach: usize) -> Option<usize> {
        let name = &self.vocabulary.field(field)?.words;
        let from = at.saturating_sub(reach);
        (from..=at + reach)
            .filter(|near| *near < self.tokens.len())
            .filter(|near| name.iter().any(|word| telling(word) && names(word, self.word(*near))))
            .map(|near| near.abs_diff(at))
            .min()
    }
}

/// Whether a word of a column's name tells it from others: units and "min" do not.
pub fn telling(word: &str) -> bool {
    word.len() >= 3
        && unit(word).is_none_or(|(measure, _)| measure == Measure::People)
        && !matches!(
            word,
            "min" | "max" | "minimum" | "maximum" | "number" | "total" | "count" | "avg" | "mean"
        )
}

/// Whether a token is a form of a name's word.
pub fn names(word: &str, token: &str) -> bool {
    akin(word, token) || (word.len() >= 4 && token.starts_with(word))
}
