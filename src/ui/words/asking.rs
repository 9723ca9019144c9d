//! Words of the page that takes goals.

pub use super::facets::{named, plain};
use super::formats;
pub use super::phrases::asking::*;
use crate::engine::protocol::{
    FacetInfo,
    conversation::{Chip, Choice, Reply},
};

/// A reading, in words.
pub fn chip(chip: &Chip) -> String {
    let values: Vec<&str> = chip.values.iter().map(String::as_str).collect();
    let (name, value) = (named(&chip.facet), formats::one_of(&values));
    let said = match (chip.facet.as_str(), chip.op.as_str()) {
        (_, "like") => like(&formats::all_of(&values)),
        (_, "unlike") => unlike(&formats::all_of(&values)),
        (_, "about") => about(&values.join(" ")),
        (_, "count") => count_of(&value),
        (_, "least_first") => least_first(&name),
        (_, "most_first") => most_first(&name),
        (_, "different") => different().into(),
        (_, "surprise") => surprise().into(),
        ("text", "is_not") => no_text(&value),
        (_, "is") => is(&name, &value),
        (_, "is_not") => is_not(&name, &value),
        (_, "below") => below(&name, &value),
        (_, "above") => above(&name, &value),
        (_, "at_least") => at_least(&name, &value),
        _ => at_most(&name, &value),
    };
    if chip.hard { said } else { wish(&said) }
}

/// What a set adds up to.
pub fn sum_of(name: &str, total: f64, limit: f64) -> String {
    sum(&named(name), &formats::number(total), &formats::number(limit))
}

/// A button that answers a question.
pub fn reply(reply: &Reply) -> String {
    let one_of = |values: &[String]| formats::one_of(&values.iter().map(String::as_str).collect::<Vec<_>>());
    match reply {
        Reply::Is(values) => one_of(values),
        Reply::IsNot(values) => example_anything_but(&one_of(values)),
        Reply::AtMost(limit) => bound(&formats::number(*limit)),
        Reply::NoPreference => no_preference().into(),
    }
}

/// A goal to begin with: what is pressed, and what it stands for.
#[derive(Debug, Clone)]
pub struct GoalOffer {
    /// What is on its button, and counts as said.
    pub text: String,
    /// What it stands for.
    pub choices: Vec<Choice>,
    /// How many items.
    pub count: Option<u32>,
}

/// Goals to begin with, of values of a facet.
pub fn goals(facet: &FacetInfo) -> Vec<GoalOffer> {
    let values: Vec<&str> = facet.values.iter().map(|(value, _)| value.as_str()).collect();
    let owned = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect();
    let choice = |reply| Choice { facet: facet.name.clone(), reply };
    let is = |values: &[&str]| choice(Reply::Is(owned(values)));
    let is_not = |value: &str| choice(Reply::IsNot(owned(&[value])));
    let goal = |text: String, choices| GoalOffer { text, choices, count: None };
    match values.as_slice() {
        [a, b, c, d, ..] => vec![
            goal(example_but_not(b, c), vec![is(&[b]), is_not(c)]),
            GoalOffer { count: Some(3), ..goal(example_three(c, d), vec![is(&[c, d])]) },
            goal(example_anything_but(a), vec![is_not(a)]),
        ],
        [a, b, ..] => vec![
            goal(formats::one_of(&[a, b]), vec![is(&[a, b])]),
            goal(example_but_not(b, a), vec![is(&[b]), is_not(a)]),
        ],
        [a] => vec![goal((*a).to_owned(), vec![is(&[a])])],
        [] => Vec::new(),
    }
}
