//! What must or should hold of an item, and the check that it does. The verifier of every answer is this check, against
//! the item's data and nothing else.

use serde::{Deserialize, Serialize};

use super::vocabulary::{FieldIx, Vocabulary};
use crate::{catalog::Item, index::text};

/// How a field is compared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Test {
    /// It has one of these values.
    Is(Vec<String>),
    /// It has none of these values.
    IsNot(Vec<String>),
    /// Its number is this or less.
    AtMost(f64),
    /// Its number is this or more.
    AtLeast(f64),
    /// Its number is less.
    Below(f64),
    /// Its number is more.
    Above(f64),
}

/// What of an item a constraint compares.
#[derive(Debug, Clone, PartialEq)]
pub enum On {
    /// A field of the catalogue.
    Field(FieldIx),
    /// The item's words: title, labels and description.
    Words,
    /// Something that the catalogue says nothing about, by its name; no item fits.
    Unknown(String),
}

/// One reading of something that was said.
#[derive(Debug, Clone, PartialEq)]
pub struct Constraint {
    /// What of an item is compared.
    pub on: On,
    /// How it is compared.
    pub test: Test,
    /// Whether it must hold; otherwise it only should.
    pub hard: bool,
}

impl Constraint {
    /// The constraint that must hold of a field.
    pub fn hard(field: FieldIx, test: Test) -> Self {
        Self { on: On::Field(field), test, hard: true }
    }

    /// The field that it is on, if on one.
    pub fn field(&self) -> Option<FieldIx> {
        match self.on {
            On::Field(field) => Some(field),
            _ => None,
        }
    }

    /// Whether it holds of an item. What the item does not state is not met, except by "is not".
    pub fn holds(&self, vocabulary: &Vocabulary, item: &Item) -> bool {
        let field = match &self.on {
            On::Field(ix) => vocabulary.field(*ix),
            On::Words => return self.holds_of_words(item),
            On::Unknown(_) => return false,
        };
        let Some(field) = field else { return false };
        let has = |values: &[String]| field.values_of(item).iter().any(|value| values.contains(value));
        let number = field.number_of(item);
        match &self.test {
            Test::Is(values) => has(values),
            Test::IsNot(values) => !has(values),
            Test::AtMost(limit) => number.is_some_and(|x| x <= *limit),
            Test::AtLeast(limit) => number.is_some_and(|x| x >= *limit),
            Test::Below(limit) => number.is_some_and(|x| x < *limit),
            Test::Above(limit) => number.is_some_and(|x| x > *limit),
        }
    }

    fn holds_of_words(&self, item: &Item) -> bool {
        let has = |wanted: &[String]| {
            let labels = item.labels();
            let texts = [item.title.to_compare(), item.description.to_compare()].into_iter().chain(labels);
            texts
                .flat_map(|text| text::words(text))
                .any(|word| wanted.iter().any(|wanted| akin(&word, wanted)))
        };
        match &self.test {
            Test::Is(words) => has(words),
            Test::IsNot(words) => !has(words),
            _ => false,
        }
    }

    /// How far an item is from meeting it, in [0, 1]: 0 if it does.
    pub fn miss(&self, vocabulary: &Vocabulary, item: &Item) -> f64 {
        if self.holds(vocabulary, item) {
            return 0.0;
        }
        let On::Field(ix) = self.on else { return 1.0 };
        let Some(field) = vocabulary.field(ix) else { return 1.0 };
        let (Some(numbers), Some(x)) = (&field.numbers, field.number_of(item)) else { return 1.0 };
        let limit = match self.test {
            Test::AtMost(limit) | Test::AtLeast(limit) | Test::Below(limit) | Test::Above(limit) => limit,
            Test::Is(_) | Test::IsNot(_) => return 1.0,
        };
        // Against the middle half of the catalogue: ten minutes too long is little among films, and much among clips.
        let spread = (numbers.quantile(0.75) - numbers.quantile(0.25)).max(f64::EPSILON);
        ((x - limit).abs() / spread).clamp(0.01, 0.99)
    }

    /// As (facet, comparison, value), in the catalogue's own words.
    pub fn stated(&self, vocabulary: &Vocabulary) -> (String, &'static str, serde_json::Value) {
        let name = match &self.on {
            On::Field(ix) => vocabulary.field(*ix).map(|field| field.name.clone()).unwrap_or_default(),
            On::Words => "text".into(),
            On::Unknown(name) => name.clone(),
        };
        let listed = |values: &[String]| match values {
            [one] => one.clone().into(),
            many => many.to_vec().into(),
        };
        let (op, value) = match &self.test {
            Test::Is(values) => ("is", listed(values)),
            Test::IsNot(values) => ("is_not", listed(values)),
            Test::AtMost(limit) => ("at_most", number(*limit)),
            Test::AtLeast(limit) => ("at_least", number(*limit)),
            Test::Below(limit) => ("below", number(*limit)),
            Test::Above(limit) => ("above", number(*limit)),
        };
        (name, op, value)
    }
}

/// Whole numbers without a point.
fn number(x: f64) -> serde_json::Value {
    if x.fract() == 0.0 && x.abs() < 1e15 { (x as i64).into() } else { x.into() }
}

/// Whether two folded words are forms of one: "violent" and "violence", "romantic" and "romance". They share five
/// letters or more, and end in what English derives words with.
pub fn akin(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let shared: usize = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    shared >= 5 && [a, b].iter().all(|word| word.get(shared..).is_some_and(|end| ENDINGS.contains(&end)))
}

const ENDINGS: &[&str] = &[
    "", "y", "i", "ic", "ical", "al", "e", "ce", "t", "ty", "tic", "ance", "ant", "ed", "d", "ing", "er",
    "r", "or", "ion", "ional", "ou", "ist", "edic", "edi", "ful", "ly", "nt", "nce", "n", "c", "cal", "s",
];
