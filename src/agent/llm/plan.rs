//! The form of a plan, and the check of what a model made of it.

use serde_json::{Value, json};

use super::{
    schema::{Wrong, check},
    tools::ToolSpec,
};
use crate::untrusted::Untrusted;

/// Steps of a plan, at most.
pub const MOST_STEPS: usize = 8;

/// A plan whose form is right: every tool is one of those offered, every argument fits its schema. Whether it may be
/// carried out is the policy's to say.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanDraft {
    /// In order.
    pub steps: Vec<DraftStep>,
}

/// One step.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftStep {
    /// Name of a tool, from the closed set.
    pub tool: &'static str,
    /// Fits the tool's schema.
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
    /// For the model.
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
pub fn schema(tools: &[ToolSpec]) -> Value {
    let step = |tool: &ToolSpec| {
        let arguments: Value = serde_json::from_str(tool.arguments).unwrap_or_default();
        json!({
            "type": "object",
            "properties": {"tool": {"const": tool.name}, "arguments": arguments},
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
/// Where it does not fit.
pub fn read(text: &str, tools: &'static [ToolSpec]) -> Result<PlanDraft, Misfit> {
    let value: Value = serde_json::from_str(unfenced(text)).map_err(|_| Misfit::NotJson)?;
    if let Err(wrong) = check(&value, &schema(tools)) {
        // "None of the forms" helps nobody: say what is wrong with the step's own tool.
        return Err(Misfit::Form(closer(&value, tools).unwrap_or(wrong)));
    }
    let steps = value["steps"].as_array().into_iter().flatten().filter_map(|step| {
        let name = step["tool"].as_str()?;
        let tool = tools.iter().find(|tool| tool.name == name)?;
        Some(DraftStep { tool: tool.name, arguments: Untrusted::new(step["arguments"].clone()) })
    });
    Ok(PlanDraft { steps: steps.collect() })
}

fn closer(value: &Value, tools: &[ToolSpec]) -> Option<Wrong> {
    let steps = value["steps"].as_array()?;
    steps.iter().enumerate().find_map(|(nth, step)| {
        let name = step["tool"].as_str()?;
        let tool = tools.iter().find(|tool| tool.name == name)?;
        let arguments: Value = serde_json::from_str(tool.arguments).ok()?;
        let wrong = check(&step["arguments"], &arguments).err()?;
        let inside = if wrong.at == "/" { "" } else { &wrong.at };
        Some(Wrong { at: format!("/steps/{nth}/arguments{inside}"), why: wrong.why })
    })
}

fn unfenced(text: &str) -> &str {
    let text = text.trim();
    let inside = text.strip_prefix("```json").or_else(|| text.strip_prefix("```"));
    inside.and_then(|inside| inside.strip_suffix("```")).map_or(text, str::trim)
}
