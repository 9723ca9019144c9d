//! Words about plans: who made one, what its steps do, and what they wait for.

use super::leaves::why_not;
use crate::engine::protocol::{
    asking::{StepState, StepTold, Told},
    standing::Tool,
};

pub const HOW: &str = "The plan";
pub const LOCALLY: &str = "Planned on this device, by rules. Every item was checked against every condition.";
pub const OWN_MODEL: &str = "this browser's own model";
pub const ASK_OWN: &str = "Let this browser's own model plan";
pub const THINKING: &str = "A plan is being made…";
pub const STOP: &str = "Stop";
pub const YES: &str = "Yes, do it";
pub const NO: &str = "No";
pub const STRANGER: &str = "The model that planned asks:";
pub const YOUR_ANSWER: &str = "Your answer";
pub const SEND: &str = "Answer";
pub const UNDO: &str = "Undo";
pub const WITHOUT: &str = "Run again without this step";
pub const EARLIER: &str = "Run again with this step earlier";
pub const SAVE_TRACE: &str = "Save the plan and what came of it";
pub const TRACE_FILE: &str = "penchant-plan.json";
pub const LOOKING_UP: &str = "Something is being looked up…";
pub const LOOKED_UP: &str = "Looked up";

/// Asks a model that is set up.
pub fn ask_planner(model: &str) -> String {
    format!("Let {model} plan")
}

/// Who planned, and what was done about it.
pub fn tier(told: &Told) -> String {
    match (told.tier.as_str(), &told.planner) {
        ("local", _) => LOCALLY.into(),
        ("browser", _) => format!(
            "Planned by {OWN_MODEL}, on this device. Every item was checked here against every condition."
        ),
        (_, planner) => format!(
            "Planned by {}. Every item was checked on this device against every condition.",
            planner.as_deref().unwrap_or("a model elsewhere")
        ),
    }
}

/// Why the local planner took over.
pub fn fell_back(told: &Told) -> Option<String> {
    let why = told.fell_back.as_ref()?;
    Some(format!("No plan came from the model. {} This one was made on this device.", why_not(why)))
}

/// What a step wants to do, for a yes or no.
pub fn wants(step: &StepTold) -> String {
    let text = step.text.as_ref().map(|text| text.to_show().as_str()).unwrap_or_default();
    match step.tool.as_str() {
        "remember" => format!("Keep in mind from now on: “{text}”?"),
        "forget" => format!("Forget what memory holds about “{text}”?"),
        "watch" => format!("Tell you when there is something new for “{text}”?"),
        "lookup" => format!("Look up “{text}” in an encyclopedia? You will see exactly what would leave."),
        other => format!("Let the plan use “{}”?", other.replace('_', " ")),
    }
}

/// A step, and what became of it.
pub fn step(step: &StepTold) -> String {
    let tool = tool(&step.tool);
    let about = step.text.as_ref().map(|text| format!(" “{}”", text.to_show())).unwrap_or_default();
    let came = match (step.state, step.found, &step.failed) {
        (_, _, Some(why)) => format!(": {why}"),
        (_, Some(found), _) => format!(": {found}"),
        (Some(StepState::Done), ..) => ": done".into(),
        (Some(StepState::Undone), ..) => ": undone".into(),
        (Some(StepState::Declined), ..) => ": you said no".into(),
        (Some(StepState::Failed), ..) => ": not done".into(),
        (None, ..) => String::new(),
    };
    format!("{tool}{about}{came}")
}

/// A tool, by the name that plans use.
pub fn tool(name: &str) -> &'static str {
    Tool::named(name).map_or("Something else", of)
}

/// A tool.
pub fn of(tool: Tool) -> &'static str {
    match tool {
        Tool::SearchCatalog => "Search the catalogue",
        Tool::SimilarItems => "Find what is similar",
        Tool::Recommend => "Recommend",
        Tool::Filter => "Keep what fits",
        Tool::Compare => "Compare",
        Tool::ItemDetails => "Read about items",
        Tool::Recall => "Look into memory",
        Tool::Remember => "Keep something in mind",
        Tool::Forget => "Forget something",
        Tool::AskUser => "Ask you",
        Tool::Explain => "Say why",
        Tool::MakeBundle => "Put a set together",
        Tool::Watch => "Keep watch",
        Tool::Lookup => "Look something up",
    }
}
