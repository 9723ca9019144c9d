//! What a person says → what is to hold of the items: without any model, by a grammar for quantities and denials, and by
//! the words that the catalogue itself uses.
//!
//! Reading is several passes over one row of tokens; a pass marks the tokens that it has understood, and what is left at
//! the end is what the items should be about.

pub mod command;
mod grammar;
mod numbers;
pub mod parts;
mod polarity;
pub mod quantity;
pub mod tokens;
mod values;
mod wishes;

use self::tokens::{Token, phrase, tokens};
use super::{
    constraint::{Constraint, On, Test},
    measure::Measure,
    vocabulary::{FieldIx, Vocabulary},
};
use crate::catalog::{Item, ItemIx};

/// A set that is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Set {
    /// The sum of this column, in its own unit, is at most that.
    pub limit: Option<(FieldIx, f64)>,
}

/// What was understood.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// What must or should hold.
    pub constraints: Vec<Constraint>,
    /// Items that it should be like.
    pub like: Vec<ItemIx>,
    /// Items that it should not be like.
    pub unlike: Vec<ItemIx>,
    /// What it should be about, in the words that were used.
    pub topic: Vec<String>,
    /// How many are wanted.
    pub count: Option<usize>,
    /// A set rather than a list.
    pub set: Option<Set>,
    /// The column that decides the order, and whether less comes first.
    pub order: Option<(FieldIx, bool)>,
    /// Fields that were spoken of without a value: the first to ask about.
    pub vague: Vec<FieldIx>,
    /// Fields that do not matter.
    pub indifferent: Vec<FieldIx>,
    /// Something other than what was shown before.
    pub different: bool,
    /// By chance, among what suits.
    pub surprise: bool,
    /// It takes the place of what was said before: "instead", "actually".
    pub instead: bool,
}

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

/// Reads a text.
pub fn read(text: &str, vocabulary: &Vocabulary, items: &[Item], context: Context<'_>) -> Reading {
    let tokens = tokens(text);
    let mut reader = Reader {
        polarity: polarity::polarity(&tokens),
        soft: polarity::hedged(&tokens),
        used: vec![false; tokens.len()],
        tokens,
        vocabulary,
        items,
        context,
        reading: Reading::default(),
    };
    reader.indifference();
    reader.titles();
    reader.sets();
    reader.quantities();
    reader.values();
    reader.scales();
    reader.wishes();
    reader.names();
    reader.hints();
    reader.rest();
    reader.reading
}

impl Reading {
    /// What holds after `newer` was said on top. Denials add up; a new value of a field narrows the old one where
    /// `together` says that an item can have both, and replaces it otherwise, or where it was said so.
    pub fn then(mut self, newer: Reading, together: &dyn Fn(&Constraint, &Constraint) -> bool) -> Self {
        let narrows = |old: &Constraint, new: &Constraint| {
            matches!((&old.test, &new.test), (Test::Is(_), Test::Is(_)))
                && !newer.instead
                && together(old, new)
        };
        let replaced = |old: &Constraint| {
            let by =
                |new: &Constraint| new.on == old.on && same_side(&old.test, &new.test) && !narrows(old, new);
            newer.constraints.iter().any(by)
                || matches!(old.on, On::Field(field) if newer.indifferent.contains(&field))
        };
        self.constraints.retain(|old| !replaced(old));
        // What was wanted is denied, or the other way round: the values in question go, the others stay.
        for old in &mut self.constraints {
            let newer = newer.constraints.iter().filter(|new| new.on == old.on);
            newer.for_each(|new| take_back(&mut old.test, &new.test));
        }
        self.constraints
            .retain(|old| !matches!(&old.test, Test::Is(values) | Test::IsNot(values) if values.is_empty()));
        for new in newer.constraints {
            if !self.constraints.contains(&new) {
                self.constraints.push(new);
            }
        }
        if !newer.topic.is_empty() {
            for word in newer.topic {
                if !self.topic.contains(&word) {
                    self.topic.push(word);
                }
            }
        }
        let unlike = newer.unlike;
        self.like.retain(|ix| !unlike.contains(ix));
        self.like.extend(newer.like);
        self.unlike.extend(unlike);
        self.vague.retain(|field| !newer.indifferent.contains(field));
        self.vague.extend(newer.vague);
        self.indifferent.extend(newer.indifferent);
        Self {
            count: newer.count.or(self.count),
            set: newer.set.or(self.set),
            order: newer.order.or(self.order),
            different: newer.different,
            surprise: newer.surprise,
            ..self
        }
    }

    /// Whether nothing was understood and nothing is left to look for.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What must hold.
    pub fn hard(&self) -> impl Iterator<Item = &Constraint> {
        self.constraints.iter().filter(|constraint| constraint.hard)
    }

    /// Whether something must hold of a field, or was said not to matter.
    pub fn settles(&self, field: FieldIx) -> bool {
        let summed = self.set.as_ref().and_then(|set| set.limit).is_some_and(|(of, _)| of == field);
        summed
            || self.indifferent.contains(&field)
            || self.hard().any(|constraint| constraint.on == On::Field(field))
    }
}

/// Takes out of a test the values that a newer one says the contrary of.
fn take_back(old: &mut Test, new: &Test) {
    if let (Test::Is(old), Test::IsNot(new)) | (Test::IsNot(old), Test::Is(new)) = (old, new) {
        old.retain(|value| !new.contains(value));
    }
}

/// Whether one says anew what the other said.
fn same_side(old: &Test, new: &Test) -> bool {
    use Test::*;
    matches!(
        (old, new),
        (Is(_), Is(_))
            | (AtMost(_) | Below(_), AtMost(_) | Below(_))
            | (AtLeast(_) | Above(_), AtLeast(_) | Above(_))
    )
}

struct Reader<'a> {
    tokens: Vec<Token>,
    /// Whether each token is denied.
    polarity: Vec<bool>,
    /// Whether each token is only wished.
    soft: Vec<bool>,
    /// Whether each token has been understood.
    used: Vec<bool>,
    vocabulary: &'a Vocabulary,
    items: &'a [Item],
    context: Context<'a>,
    reading: Reading,
}

impl Reader<'_> {
    fn lower(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.lower.as_str())
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.word.as_str())
    }

    fn is_used(&self, at: usize) -> bool {
        self.used.get(at).copied().unwrap_or(true)
    }

    fn denied(&self, at: usize) -> bool {
        self.polarity.get(at).copied().unwrap_or(false)
    }

    fn is_soft(&self, at: usize) -> bool {
        self.soft.get(at).copied().unwrap_or(false)
    }

    fn take(&mut self, from: usize, count: usize) {
        self.used.iter_mut().skip(from).take(count).for_each(|used| *used = true);
    }

    /// The folded words from a token on that nobody has taken, over hyphens, each with the tokens up to its end.
    fn words_from(&self, at: usize) -> Vec<(&str, usize)> {
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

    fn add(&mut self, at: usize, on: On, test: Test) {
        let constraint = Constraint { on, test, hard: !self.is_soft(at) };
        if !self.reading.constraints.contains(&constraint) {
            self.reading.constraints.push(constraint);
        }
    }

    /// The phrase of a list that begins at a token, and its length.
    fn one_of(&self, at: usize, list: &[&'static str]) -> Option<(&'static str, usize)> {
        list.iter().find_map(|words| Some((*words, phrase(&self.tokens, at, words)?)))
    }

    /// Whether a field is spoken of within `reach` tokens of one, and how near.
    fn spoken_of(&self, field: FieldIx, at: usize, reach: usize) -> Option<usize> {
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
fn telling(word: &str) -> bool {
    word.len() >= 3
        && super::measure::unit(word).is_none_or(|(measure, _)| measure == Measure::People)
        && !matches!(
            word,
            "min" | "max" | "minimum" | "maximum" | "number" | "total" | "count" | "avg" | "mean"
        )
}

/// Whether a token is a form of a name's word.
fn names(word: &str, token: &str) -> bool {
    super::constraint::akin(word, token) || (word.len() >= 4 && token.starts_with(word))
}
