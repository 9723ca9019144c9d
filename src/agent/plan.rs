//! Plans: what the local planner makes of a reading, and what a language model's draft comes to.

use serde::{Deserialize, Serialize};

use super::{
    arguments::{Arguments, BadStep},
    constraint::Constraint,
    intent::{Reading, command::Command, speech::SpeechAct},
    llm::{PlanDraft, plan::DraftStep},
    tool::{Tool, ToolCall},
    vocabulary::Vocabulary,
};

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
    /// A provider outside of the device.
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

/// One step of a plan, or why it cannot be carried out.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The tool.
    pub tool: Tool,
    /// The call; a step that cannot be carried out is still shown.
    pub call: Result<ToolCall, BadStep>,
}

impl Step {
    /// A step that can be carried out.
    pub fn of(call: ToolCall) -> Self {
        Self { tool: call.tool, call: Ok(call) }
    }
}

/// What is to be done, in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The steps, in order.
    pub steps: Vec<Step>,
    /// Who made the plan.
    pub tier: Tier,
}

impl Plan {
    /// The plan by rules: gather, keep what fits, choose, say why. Questions are put in when it is known what is left. What is to be
    /// done beside that comes first, where it is all that was said, and otherwise last.
    pub fn local(reading: &Reading, command: Option<&Command>) -> Self {
        let act = command.map(|command| match command {
            Command::Remember(text) => ToolCall::with_words(Tool::Remember, text.as_str()),
            Command::Forget(text) => ToolCall::with_words(Tool::Forget, text.as_str()),
            Command::Watch(text) => ToolCall::with_words(Tool::Watch, text.as_str()),
        });
        if let (Some(act), true) = (&act, reading.is_empty()) {
            return Self { steps: vec![Step::of(act.clone())], tier: Tier::Local };
        }
        // What is said between people, and no more: there is nothing to find.
        if reading.act.is_some_and(SpeechAct::is_talk) && reading.asks_nothing() {
            return Self { steps: Vec::new(), tier: Tier::Local };
        }
        // What is known of somebody is told, and nothing has to be found.
        if reading.act == Some(SpeechAct::Recall) && reading.marks.is_empty() {
            return Self { steps: Vec::new(), tier: Tier::Local };
        }
        let call = |tool, with| ToolCall { tool, with };
        let mut steps = Vec::new();
        if !reading.like.is_empty() {
            steps.push(call(Tool::SimilarItems, Arguments::Items(reading.like.clone())));
        }
        if !reading.topic.is_empty() {
            steps.push(ToolCall::with_words(Tool::SearchCatalog, reading.topic.join(" ")));
        }
        steps.push(call(Tool::Filter, Arguments::Conditions(reading.hard().cloned().collect())));
        steps.push(match reading.set.as_ref().map(|set| set.limit) {
            Some(Some((field, limit))) => {
                call(Tool::MakeBundle, Arguments::Bundle { count: reading.count, field, limit })
            }
            set => {
                let usual = if set.is_some() { USUAL_SET } else { USUAL };
                call(Tool::Recommend, Arguments::Count(reading.count.unwrap_or(usual)))
            }
        });
        let chosen = steps.len() - 1;
        steps.extend(act);
        // Every card says why it is there; the step says it of the whole, and gives way to questions.
        if steps.len() < 4 {
            steps.push(call(Tool::Explain, Arguments::Step(chosen)));
        }
        Self { steps: steps.into_iter().map(Step::of).collect(), tier: Tier::Local }
    }

    /// The plan with only these of its steps, in the order given. A step that refers to one that is gone cannot be carried
    /// out, and stays to be seen.
    pub fn keeping(&self, kept: &[usize]) -> Self {
        let place = |old: usize, before: usize| {
            kept.iter().take(before).position(|at| *at == old).ok_or(BadStep::NoEarlierStep)
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
        let step = |(at, DraftStep { tool, arguments }): (usize, &DraftStep)| {
            let with = tool.definition().takes.read(arguments, at, vocabulary);
            Step { tool: *tool, call: with.map(|with| ToolCall { tool: *tool, with }) }
        };
        let mut steps: Vec<Step> = draft.steps.iter().enumerate().map(step).collect();
        let constraints: Vec<Constraint> = reading.hard().cloned().collect();
        let chooses = steps.iter().position(|step| matches!(step.tool, Tool::Recommend | Tool::MakeBundle));
        if !constraints.is_empty() {
            let filter = ToolCall { tool: Tool::Filter, with: Arguments::Conditions(constraints) };
            steps.insert(chooses.unwrap_or(steps.len()), Step::of(filter));
        }
        Self { steps, tier }
    }
}
