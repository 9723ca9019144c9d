//! What tools are called with: the forms that a planner may write, as JSON Schema, and what comes of them in a catalogue.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{
    constraint::{Constraint, On, Test},
    vocabulary::{FieldIx, Numbers, Vocabulary},
};
use crate::{catalog::ItemIx, untrusted::Untrusted};

/// Characters of a text.
const LONGEST: usize = 200;
/// Characters of the name or value of a facet.
const LONGEST_NAME: usize = 60;
/// Items of an answer, and of a set, at most.
const MOST_ITEMS: u64 = 50;
const MOST_OF_A_SET: u64 = super::bundle::MOST as u64;
/// Steps of a planner's plan, at most.
pub const MOST_STEPS: usize = 8;
/// The greatest limit of a set.
const GREATEST: u64 = 1_000_000_000;

/// What a planner has to give a tool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// Words to look for.
    Query,
    /// Words to keep or to ask.
    Text,
    /// How many items.
    Count,
    /// The number of an earlier step.
    Step,
    /// A facet or number, a comparison and a value.
    Condition,
    /// How many items, and the most that a number of theirs may add up to.
    Bundle,
}

/// What a tool is called with.
#[derive(Debug, Clone, PartialEq)]
pub enum Arguments {
    /// Words, a planner's or the person's.
    Words(Untrusted<String>),
    /// The field that a question is about.
    Field(FieldIx),
    /// How many items.
    Count(usize),
    /// What an earlier step found, by its number.
    Step(usize),
    /// These items.
    Items(Vec<ItemIx>),
    /// All of these conditions.
    Conditions(Vec<Constraint>),
    /// A set whose sum keeps a limit.
    Bundle {
        /// How many items; as many as fit, if none is said.
        count: Option<usize>,
        /// The number that is added up.
        field: FieldIx,
        /// The most that it may add up to.
        limit: f64,
    },
}

/// Why a step of a plan cannot be carried out.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BadStep {
    /// An argument is missing, or of another kind.
    Argument,
    /// The step that it refers to is not before it.
    NoEarlierStep,
    /// The catalogue has no facet of that name.
    NoSuchFacet,
    /// The facet has no such value.
    NoSuchValue,
    /// A number is compared with something that is none, or as if it were none.
    NotCompared,
    /// A sum of that field says nothing.
    AddsUpToNothing,
}

impl Takes {
    /// The form as JSON Schema: an object all of whose properties are required.
    pub fn schema(self) -> Value {
        let text = |longest: usize| json!({"type": "string", "maxLength": longest});
        let count = |most: u64| json!({"type": "integer", "minimum": 1, "maximum": most});
        match self {
            Self::Query => object(json!({"query": text(LONGEST)}), &["query"]),
            Self::Text => object(json!({"text": text(LONGEST)}), &["text"]),
            Self::Count => object(json!({"count": count(MOST_ITEMS)}), &["count"]),
            Self::Step => {
                let from = json!({"type": "integer", "minimum": 0, "maximum": MOST_STEPS});
                object(json!({"from": from}), &["from"])
            }
            Self::Condition => object(
                json!({
                    "facet": text(LONGEST_NAME),
                    "op": {"enum": ["is", "is_not", "at_least", "at_most"]},
                    "value": text(LONGEST_NAME),
                }),
                &["facet", "op", "value"],
            ),
            Self::Bundle => object(
                json!({
                    "count": count(MOST_OF_A_SET),
                    "facet": text(LONGEST_NAME),
                    "at_most": {"type": "number", "minimum": 0, "maximum": GREATEST},
                }),
                &["count", "facet", "at_most"],
            ),
        }
    }

    /// What a planner's arguments for the step `at` come to in a catalogue. Their form has been checked against
    /// [`Self::schema`]; here names are looked up.
    ///
    /// # Errors
    /// Fails where they refer to what the plan or the catalogue does not have.
    pub fn read(
        self,
        arguments: &Untrusted<Value>,
        at: usize,
        vocabulary: &Vocabulary,
    ) -> Result<Arguments, BadStep> {
        let arguments = arguments.to_compare();
        let text = |name: &str| {
            let text = arguments[name].as_str().ok_or(BadStep::Argument)?;
            Ok(text.chars().take(LONGEST).collect::<String>())
        };
        let count = || {
            let count = arguments["count"].as_u64().ok_or(BadStep::Argument)?;
            Ok(count.clamp(1, MOST_ITEMS) as usize)
        };
        Ok(match self {
            Self::Query => Arguments::Words(text("query")?.into()),
            Self::Text => Arguments::Words(text("text")?.into()),
            Self::Count => Arguments::Count(count()?),
            Self::Step => match arguments["from"].as_u64().map(|from| from as usize) {
                Some(from) if from < at => Arguments::Step(from),
                _ => return Err(BadStep::NoEarlierStep),
            },
            Self::Condition => {
                let (facet, op, value) = (text("facet")?, text("op")?, text("value")?);
                Arguments::Conditions(vec![condition(&facet, &op, &value, vocabulary)?])
            }
            Self::Bundle => {
                let field = vocabulary.named(&text("facet")?).ok_or(BadStep::NoSuchFacet)?;
                let numbers = vocabulary.field(field).and_then(|field| field.numbers.as_ref());
                if !numbers.is_some_and(|numbers: &Numbers| numbers.measure.adds_up()) {
                    return Err(BadStep::AddsUpToNothing);
                }
                let limit = arguments["at_most"].as_f64().filter(|limit| limit.is_finite());
                Arguments::Bundle { count: Some(count()?), field, limit: limit.ok_or(BadStep::Argument)? }
            }
        })
    }
}

fn object(properties: Value, required: &[&str]) -> Value {
    json!({"type": "object", "properties": properties, "required": required, "additionalProperties": false})
}

fn condition(facet: &str, op: &str, value: &str, vocabulary: &Vocabulary) -> Result<Constraint, BadStep> {
    let ix = vocabulary.named(facet).ok_or(BadStep::NoSuchFacet)?;
    let field = vocabulary.field(ix).ok_or(BadStep::NoSuchFacet)?;
    let known = || {
        let same = |text: &str| text.eq_ignore_ascii_case(value);
        let known = field.values.iter().find(|known| same(&known.text)).ok_or(BadStep::NoSuchValue)?;
        Ok(vec![known.text.clone()])
    };
    let number = || match (&field.numbers, value.parse::<f64>()) {
        (Some(_), Ok(x)) if x.is_finite() => Ok(x),
        _ => Err(BadStep::NotCompared),
    };
    let test = match op {
        "is" | "is_not" if field.numbers.is_some() => return Err(BadStep::NotCompared),
        "is" => Test::Is(known()?),
        "is_not" => Test::IsNot(known()?),
        "at_least" => Test::AtLeast(number()?),
        "at_most" => Test::AtMost(number()?),
        _ => return Err(BadStep::Argument),
    };
    Ok(Constraint { on: On::Field(ix), test, hard: true })
}
