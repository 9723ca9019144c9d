//! Words about plans: who made one, what its steps do, and what they wait for.

pub use super::phrases::planning::*;
use super::{failure, formats, leaves::why_not};
use crate::engine::protocol::{
    conversation::{BadStep, ConversationView, StepFailure, StepState, StepTold},
    standing::Tool,
};

/// Who planned, and what was done about it.
pub fn tier(told: &ConversationView) -> String {
    match (told.tier.as_str(), &told.planner) {
        ("local", _) => locally().into(),
        ("browser", _) => by_own().into(),
        (_, planner) => by(planner.as_deref().unwrap_or(elsewhere())),
    }
}

/// Why the local planner took over.
pub fn fell_back(told: &ConversationView) -> Option<String> {
    Some(no_plan(&why_not(told.fell_back.as_ref()?)))
}

/// What a step wants to do, for a yes or no.
pub fn wants(step: &StepTold) -> String {
    let text = step.text.as_ref().map(|text| text.to_show().as_str()).unwrap_or_default();
    match step.tool {
        Tool::Remember => wants_remember(text),
        Tool::Forget => wants_forget(text),
        Tool::Watch => wants_watch(text),
        Tool::Lookup => wants_lookup(text),
        tool => wants_tool(of(tool)),
    }
}

/// A step, and what became of it.
pub fn step_told(told: &StepTold) -> String {
    let tool = of(told.tool);
    let what = told.text.as_ref().map_or_else(|| tool.to_owned(), |text| step_about(tool, text.to_show()));
    match (told.state, told.found, &told.failed) {
        (_, _, Some(why)) => step(&what, &failed(*why)),
        (_, Some(found), _) => step(&what, &formats::count(found.into())),
        (Some(StepState::Done), ..) => step(&what, done()),
        (Some(StepState::Undone), ..) => step(&what, undone()),
        (Some(StepState::Declined), ..) => step(&what, declined()),
        (Some(StepState::Failed), ..) => step(&what, not_done()),
        (None, ..) => what,
    }
}

/// Why a step could not be done.
pub fn failed(why: StepFailure) -> String {
    match why {
        StepFailure::Bad(BadStep::Argument) => failed_argument(),
        StepFailure::Bad(BadStep::NoEarlierStep) => failed_no_earlier_step(),
        StepFailure::Bad(BadStep::NoSuchFacet) => failed_no_such_facet(),
        StepFailure::Bad(BadStep::NoSuchValue) => failed_no_such_value(),
        StepFailure::Bad(BadStep::NotCompared) => failed_not_compared(),
        StepFailure::Bad(BadStep::AddsUpToNothing) => failed_adds_up_to_nothing(),
        StepFailure::NothingToBeLike => failed_nothing_to_be_like(),
        StepFailure::StepFoundNothing => failed_step_found_nothing(),
        StepFailure::WrongArguments => failed_wrong_arguments(),
        StepFailure::EnoughActs => failed_enough_acts(),
        StepFailure::EnoughQuestions => failed_enough_questions(),
        StepFailure::NothingRemembered => failed_nothing_remembered(),
        StepFailure::Full { most } => return super::standing::full(&formats::count(most.into())),
        StepFailure::NotKept => failed_not_kept(),
        StepFailure::NothingLeft => failure::nothing_left(),
        StepFailure::BadRequest(why) => failure::request(why),
        StepFailure::NothingFound => failed_nothing_found(),
    }
    .into()
}

/// A tool.
pub fn of(tool: Tool) -> &'static str {
    match tool {
        Tool::SearchCatalog => search(),
        Tool::SimilarItems => similar(),
        Tool::Recommend => recommend(),
        Tool::Filter => filter(),
        Tool::Compare => compare(),
        Tool::ItemDetails => details(),
        Tool::Recall => recall(),
        Tool::Remember => remember(),
        Tool::Forget => forget(),
        Tool::AskUser => ask(),
        Tool::Explain => explain(),
        Tool::MakeBundle => bundle(),
        Tool::Watch => watch(),
        Tool::Lookup => lookup(),
    }
}
