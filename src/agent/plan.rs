//! Plans: what the local planner makes of a reading, and what a language model's draft comes to.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    constraint::{Constraint, On, Test},
    intent::{Reading, Set, command::Command},
    llm::{PlanDraft, plan::DraftStep},
    tool::{Call, From, Tool},
    vocabulary::Vocabulary,
};
use crate::untrusted::Untrusted;

/// Items of an answer, if nothing else is said.
pub const USUAL: usize = 10;
/// Items of a set, if nothing else is said.
pub const USUAL_SET: usize = 5;

/// Who made a plan.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// Rules on this device.
    #[default]
    Local,
    /// The browser's own model.
    Browser,
    /// A server on this machine.
    LocalServer,
    /// A provider elsewhere.
    Remote,
}

impl Tier {
    /// As it is written in answers.
    pub fn name(self) -> &'static str {
        match self {
            Self::Local => "local",
            Self::Browser => "browser",
            Self::LocalServer => "local_server",
            Self::Remote => "remote",
        }
    }
}

/// One step, or why it is none.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Of which tool.
    pub tool: Tool,
    /// The call; a step that cannot be carried out is still shown.
    pub call: Result<Call, &'static str>,
}

impl Step {
    /// A step that can be carried out.
    pub fn of(call: Call) -> Self {
        Self { tool: call.tool(), call: Ok(call) }
    }
}

/// What is to be done, in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The steps.
    pub steps: Vec<Step>,
    /// Who made it.
    pub tier: Tier,
}

impl Plan {
    /// By rules: gather, keep what fits, choose, say why. Questions are put in when it is known what is left. What is to be
    /// done beside that comes first, where it is all that was said, and otherwise last.
    pub fn local(reading: &Reading, command: Option<&Command>) -> Self {
        let act = command.map(|command| match command {
            Command::Remember(text) => Call::Remember { text: text.as_str().into() },
            Command::Forget(text) => Call::Forget { text: text.as_str().into() },
            Command::Watch(text) => Call::Watch { query: text.as_str().into() },
        });
        if let (Some(act), true) = (&act, reading.is_empty()) {
            return Self { steps: vec![Step::of(act.clone())], tier: Tier::Local };
        }
        let mut steps = Vec::new();
        if !reading.like.is_empty() {
            steps.push(Call::SimilarItems { to: From::Items(reading.like.clone()) });
        }
        if !reading.topic.is_empty() {
            steps.push(Call::SearchCatalog { query: reading.topic.join(" ").into() });
        }
        steps.push(Call::Filter { constraints: reading.hard().cloned().collect() });
        steps.push(match &reading.set {
            Some(set) if set.limit.is_some() => Call::MakeBundle { count: reading.count, set: set.clone() },
            _ => Call::Recommend {
                count: reading.count.unwrap_or(if reading.set.is_some() { USUAL_SET } else { USUAL }),
            },
        });
        let chosen = steps.len() - 1;
        steps.extend(act);
        // Every card says why it is there; the step says it of the whole, and gives way to questions.
        if steps.len() < 4 {
            steps.push(Call::Explain { from: chosen });
        }
        Self { steps: steps.into_iter().map(Step::of).collect(), tier: Tier::Local }
    }

    /// The plan with only these of its steps, in the order given. A step that refers to one that is gone cannot be carried
    /// out, and stays to be seen.
    pub fn keeping(&self, kept: &[usize]) -> Self {
        let place = |old: usize, before: usize| {
            kept.iter()
                .take(before)
                .position(|at| *at == old)
                .ok_or("it refers to a step that is not before it")
        };
        let step = |(now, old): (usize, &usize)| {
            let mut step = self.steps.get(*old)?.clone();
            if let Ok(call) = &mut step.call
                && let Some(from) = call.refers_to()
            {
                match place(*from, now) {
                    Ok(at) => *from = at,
                    Err(why) => step.call = Err(why),
                }
            }
            Some(step)
        };
        Self { steps: kept.iter().enumerate().filter_map(step).collect(), tier: self.tier }
    }

    /// The plan with the person's words in one of its steps.
    pub fn reworded(&self, at: usize, words: &str) -> Self {
        let mut plan = self.clone();
        if let Some(step) = plan.steps.get_mut(at) {
            step.call = step.call.clone().map(|call| call.reworded(words));
        }
        plan
    }

    /// What a model's draft comes to in this catalogue. Names of facets and values are checked against the catalogue's;
    /// what the person has said must hold whatever the draft says.
    pub fn from_draft(draft: &PlanDraft, reading: &Reading, vocabulary: &Vocabulary, tier: Tier) -> Self {
        let step = |(at, step): (usize, &DraftStep)| {
            let tool = Tool::named(step.tool)?;
            Some(Step { tool, call: call(tool, &step.arguments, at, vocabulary) })
        };
        let mut steps: Vec<Step> = draft.steps.iter().enumerate().filter_map(step).collect();
        let constraints: Vec<Constraint> = reading.hard().cloned().collect();
        let chooses = steps.iter().position(|step| matches!(step.tool, Tool::Recommend | Tool::MakeBundle));
        if !constraints.is_empty() {
            steps.insert(chooses.unwrap_or(steps.len()), Step::of(Call::Filter { constraints }));
        }
        Self { steps, tier }
    }
}

/// A call of a draft's step. The schema has been checked; here its words are looked up.
fn call(
    tool: Tool,
    arguments: &Untrusted<Value>,
    at: usize,
    vocabulary: &Vocabulary,
) -> Result<Call, &'static str> {
    let arguments = arguments.to_compare();
    let text = |name: &str| {
        arguments[name]
            .as_str()
            .map(|text| text.chars().take(200).collect::<String>())
            .ok_or("an argument is missing")
    };
    let count = |name: &str| {
        arguments[name].as_u64().map(|count| count.clamp(1, 50) as usize).ok_or("a number is missing")
    };
    let from = || match arguments["from"].as_u64().map(|from| from as usize) {
        Some(from) if from < at => Ok(from),
        _ => Err("it refers to a step that is not before it"),
    };
    Ok(match tool {
        Tool::SearchCatalog => Call::SearchCatalog { query: text("query")?.into() },
        Tool::SimilarItems => Call::SimilarItems { to: From::Step(from()?) },
        Tool::Recommend => Call::Recommend { count: count("count")? },
        Tool::Filter => Call::Filter {
            constraints: vec![constraint(&text("facet")?, &text("op")?, &text("value")?, vocabulary)?],
        },
        Tool::Compare => Call::Compare { from: from()? },
        Tool::ItemDetails => Call::ItemDetails { from: from()? },
        Tool::Recall => Call::Recall { query: text("query")?.into() },
        Tool::Remember => Call::Remember { text: text("text")?.into() },
        Tool::Forget => Call::Forget { text: text("text")?.into() },
        Tool::AskUser => Call::AskUser { about: None, text: text("text")?.into() },
        Tool::Explain => Call::Explain { from: from()? },
        Tool::MakeBundle => {
            let field = vocabulary.named(&text("facet")?).ok_or("the catalogue has no such number")?;
            let adds_up = |numbers: &super::vocabulary::Numbers| numbers.measure.adds_up();
            if !vocabulary.field(field).and_then(|field| field.numbers.as_ref()).is_some_and(adds_up) {
                return Err("that is no number that adds up");
            }
            let limit = arguments["at_most"]
                .as_f64()
                .filter(|limit| limit.is_finite())
                .ok_or("a limit is missing")?;
            Call::MakeBundle { count: Some(count("count")?), set: Set { limit: Some((field, limit)) } }
        }
        Tool::Watch => Call::Watch { query: text("query")?.into() },
        Tool::Lookup => Call::Lookup { query: text("query")?.into() },
    })
}

fn constraint(
    facet: &str,
    op: &str,
    value: &str,
    vocabulary: &Vocabulary,
) -> Result<Constraint, &'static str> {
    let ix = vocabulary.named(facet).ok_or("the catalogue has no such facet")?;
    let field = vocabulary.field(ix).ok_or("the catalogue has no such facet")?;
    let known = || {
        let same = |text: &str| text.eq_ignore_ascii_case(value);
        field
            .values
            .iter()
            .find(|known| same(&known.text))
            .map(|known| known.text.clone())
            .ok_or("the facet has no such value")
    };
    let number = || match (&field.numbers, value.parse::<f64>()) {
        (Some(_), Ok(x)) if x.is_finite() => Ok(x),
        _ => Err("that is no number"),
    };
    let test = match op {
        "is" | "is_not" if field.numbers.is_some() => {
            return Err("a number is compared by at_least and at_most");
        }
        "is" => Test::Is(vec![known()?]),
        "is_not" => Test::IsNot(vec![known()?]),
        "at_least" => Test::AtLeast(number()?),
        "at_most" => Test::AtMost(number()?),
        _ => return Err("there is no such comparison"),
    };
    Ok(Constraint { on: On::Field(ix), test, hard: true })
}
