//! The row of tokens that a text is read from, pass by pass.

use super::{
    super::{
        constraint::{Constraint, On, Test, akin},
        measure::{Measure, unit},
        tokens::{Token, phrase},
        vocabulary::{FieldIx, Vocabulary},
    },
    grammar::Grammar,
    reading::Reading,
};
use crate::catalog::Item;

/// What is known beside the text.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context<'a> {
    /// The field that the person was asked about; the text is the answer.
    pub asked: Option<FieldIx>,
    /// The item that "shorter" and "cheaper" compare with.
    pub reference: Option<&'a Item>,
    /// The year that it is; 0 if unknown.
    pub year: i32,
}

/// A text that is being read. Each pass marks the tokens that it has understood.
pub struct TextReader<'a> {
    pub tokens: Vec<Token>,
    /// Whether each token is denied.
    pub polarity: Vec<bool>,
    /// Whether each token is only wished.
    pub soft: Vec<bool>,
    /// Whether each token has been understood.
    pub used: Vec<bool>,
    pub grammar: &'static Grammar,
    pub vocabulary: &'a Vocabulary,
    pub items: &'a [Item],
    pub context: Context<'a>,
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
        let constraint = Constraint { on, test, hard: !self.is_soft(at) };
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
