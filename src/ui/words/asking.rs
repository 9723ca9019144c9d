//! Words of the page that takes goals.

pub use super::facets::{named, plain};
use super::formats;
pub use super::phrases::asking::*;
use crate::engine::protocol::{
    FacetInfo,
    conversation::{Chip, Choice, GoalOffer, Question, Reply, SpeechAct},
};
use crate::ui::model::languages::LANGUAGES;

/// A reading, in words.
pub fn chip(chip: &Chip) -> String {
    let values: Vec<&str> = chip.values.iter().map(String::as_str).collect();
    let (name, value) = (named(&chip.facet), formats::one_of(&values));
    let said = match (chip.facet.as_str(), chip.op.as_str()) {
        (_, "like") => like(&formats::all_of(&values)),
        (_, "unlike") => unlike(&formats::all_of(&values)),
        (_, "seen") => seen(&formats::all_of(&values)),
        (_, "about") => about(&values.join(" ")),
        (_, "count") => count_of(&value),
        (_, "least_first") => least_first(&name),
        (_, "most_first") => most_first(&name),
        (_, "different") => different().into(),
        (_, "surprise") => surprise().into(),
        (_, "only") => marked(&values),
        (_, "without") => unmarked(&marked(&values)),
        (_, "unread") => unread(&value),
        ("text", "is_not") => no_text(&value),
        (_, "is") => is(&name, &value),
        (_, "is_not") => is_not(&name, &value),
        (_, "below") => below(&name, &value),
        (_, "above") => above(&name, &value),
        (_, "at_least") => at_least(&name, &value),
        _ => at_most(&name, &value),
    };
    match (chip.guess, chip.hard) {
        (true, _) => did_you_mean(&said),
        (_, true) => said,
        _ => wish(&said),
    }
}

/// Items by a mark of the person's own.
fn marked(values: &[&str]) -> String {
    let what = match values.first() {
        Some(&"liked") => marked_liked(),
        Some(&"saved") => marked_saved(),
        _ => marked_known(),
    };
    match values.get(1).and_then(|days| days.parse().ok()) {
        Some(days) => marked_within(days, what),
        None => what.into(),
    }
}

/// The language that something was said in, by its own name.
pub fn read_in(tag: &str) -> Option<String> {
    let language = LANGUAGES.iter().find(|language| language.tag == tag)?;
    Some(language_read(language.name))
}

/// What is said to what was said beside a request.
pub fn act(act: SpeechAct) -> &'static str {
    match act {
        SpeechAct::Greeting => act_greeting(),
        SpeechAct::Thanks => act_thanks(),
        SpeechAct::Help => act_help(),
        SpeechAct::Why => act_why(),
        SpeechAct::Compare => act_compare(),
        SpeechAct::Recall => act_recall(),
        SpeechAct::ForgetAll => act_forget_all(),
        SpeechAct::Back => act_back(),
    }
}

/// What a set adds up to.
pub fn sum_of(name: &str, total: f64, limit: f64) -> String {
    sum(&named(name), &formats::number(total), &formats::number(limit))
}

/// What is asked.
pub fn asked(question: &Question) -> String {
    match &question.unread {
        Some(words) => question_unread(words),
        None => self::question(&named(&question.facet)),
    }
}

/// A button that answers a question.
pub fn reply(Choice { facet, reply }: &Choice) -> String {
    let one_of = |values: &[String]| formats::one_of(&values.iter().map(String::as_str).collect::<Vec<_>>());
    match reply {
        Reply::Is(values) => one_of(values),
        Reply::IsNot(values) => example_anything_but(&one_of(values)),
        Reply::AtMost(limit) => bound(&formats::number(*limit)),
        Reply::Meant => named(facet),
        Reply::NoPreference => no_preference().into(),
    }
}

/// Goals to begin with: like an item that the person knows, by its id and title, and by values of a facet.
pub fn goals(known: Option<(String, String)>, facet: Option<&FacetInfo>) -> Vec<GoalOffer> {
    let like = known.map(|(id, title)| GoalOffer {
        text: example_like(&title),
        like: Some(id),
        ..GoalOffer::default()
    });
    like.into_iter().chain(facet.map(by_values).unwrap_or_default()).collect()
}

fn by_values(facet: &FacetInfo) -> Vec<GoalOffer> {
    // Of many values the common ones say little: nobody asks for "Utility".
    let telling = if facet.values.len() < 8 { 0 } else { facet.values.len() / 2 };
    let values: Vec<&str> = facet.values.iter().skip(telling).map(|(value, _)| value.as_str()).collect();
    let owned = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect();
    let choice = |reply| Choice { facet: facet.name.clone(), reply };
    let is = |values: &[&str]| choice(Reply::Is(owned(values)));
    let is_not = |value: &str| choice(Reply::IsNot(owned(&[value])));
    let goal = |text: String, choices| GoalOffer { text, choices, ..GoalOffer::default() };
    let three =
        |a: &str, b: &str| GoalOffer { count: Some(3), ..goal(example_three(a, b), vec![is(&[a, b])]) };
    match values.as_slice() {
        [a, b, c, d, ..] => vec![goal(example_but_not(b, a), vec![is(&[b]), is_not(a)]), three(c, d)],
        [a, b, ..] => vec![three(a, b), goal(example_but_not(b, a), vec![is(&[b]), is_not(a)])],
        [a] => vec![goal((*a).to_owned(), vec![is(&[a])])],
        [] => Vec::new(),
    }
}
