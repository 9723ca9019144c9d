//! The form of a plan, and the check of what a model made of it.

use serde_json::{Value, json};

use super::schema::{Wrong, check};
pub use crate::agent::arguments::MOST_STEPS;
use crate::{agent::tool::Tool, untrusted::Untrusted};

/// A plan whose form is right: every tool is one of those offered, every argument fits its schema. Whether it may be
/// carried out is the policy's to say.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanDraft {
    /// The steps, in order.
    pub steps: Vec<DraftStep>,
}

/// One step of a draft.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftStep {
    /// One of the tools offered.
    pub tool: Tool,
    /// Arguments that fit the tool's schema.
    pub arguments: Untrusted<Value>,
}

/// Why an answer is no plan. It holds none of the answer's text, so it may be sent back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misfit {
    /// It is not JSON.
    NotJson,
    /// It is JSON of another form.
    Form(Wrong),
}

impl Misfit {
    /// The complaint, as the model is told.
    pub fn told(&self) -> String {
        match self {
            Self::NotJson => "That is not JSON. Answer with the JSON object alone.".into(),
            Self::Form(Wrong { at, why }) => {
                format!("That does not fit the schema: at {at}, {why}. Answer with the JSON object alone.")
            }
        }
    }
}

/// The schema of a plan over `tools`.
pub fn schema(tools: &[Tool]) -> Value {
    let step = |tool: &Tool| {
        let arguments = tool.definition().takes.schema();
        json!({
            "type": "object",
            "properties": {"tool": {"const": tool.name()}, "arguments": arguments},
            "required": ["tool", "arguments"],
            "additionalProperties": false,
        })
    };
    json!({
        "type": "object",
        "properties": {"steps": {
            "type": "array", "minItems": 1, "maxItems": MOST_STEPS,
            "items": {"anyOf": tools.iter().map(step).collect::<Vec<_>>()},
        }},
        "required": ["steps"],
        "additionalProperties": false,
    })
}

/// Reads an answer. A fence of Markdown around it is passed over; nothing else is.
///
/// # Errors
/// Fails where it is no JSON or does not fit, and says where.
pub fn read(text: &str, tools: &[Tool]) -> Result<PlanDraft, Misfit> {
    let value: Value = serde_json::from_slice(unfenced(text).as_bytes()).map_err(|_| Misfit::NotJson)?;
    if let Err(wrong) = check(&value, &schema(tools)) {
        // "None of the forms" helps nobody: say what is wrong with the step's own tool.
        return Err(Misfit::Form(closer(&value, tools).unwrap_or(wrong)));
    }
    let steps = value["steps"].as_array().into_iter().flatten().filter_map(|step| {
        let tool = named(step, tools)?;
        Some(DraftStep { tool, arguments: Untrusted::new(step["arguments"].clone()) })
    });
    Ok(PlanDraft { steps: steps.collect() })
}

/// The tool that a step names, if it is among those offered.
fn named(step: &Value, tools: &[Tool]) -> Option<Tool> {
    Tool::named(step["tool"].as_str()?).filter(|tool| tools.contains(tool))
}

fn closer(value: &Value, tools: &[Tool]) -> Option<Wrong> {
    let steps = value["steps"].as_array()?;
    steps.iter().enumerate().find_map(|(nth, step)| {
        let schema = named(step, tools)?.definition().takes.schema();
        let wrong = check(&step["arguments"], &schema).err()?;
        let inside = if wrong.at == "/" { "" } else { &wrong.at };
        Some(Wrong { at: format!("/steps/{nth}/arguments{inside}"), why: wrong.why })
    })
}

fn unfenced(text: &str) -> &str {
    let text = text.trim();
    let inside = text.strip_prefix("```json").or_else(|| text.strip_prefix("```"));
    inside.and_then(|inside| inside.strip_suffix("```")).map_or(text, str::trim)
}
