//! What the agent may do, by the autonomy that the person has given it, for all tools or for one.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::tool::{Effect, Tool};

/// Acts without a yes in a day, at the level that has a budget of them.
pub const ACTS_PER_DAY: usize = 10;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// How much the agent does of its own accord.
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "AutonomyLevel"))]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// It answers, only when asked.
    Answers,
    /// It suggests as well.
    #[default]
    Suggests,
    /// It prepares what the person then confirms.
    Prepares,
    /// It acts, says so, and can undo it, [`ACTS_PER_DAY`] times a day; then it asks.
    ActsWithinBudget,
    /// It acts, says so, and can undo it.
    Acts,
}

impl Level {
    /// Every level, least first.
    pub const ALL: [Self; 5] =
        [Self::Answers, Self::Suggests, Self::Prepares, Self::ActsWithinBudget, Self::Acts];
}

/// What becomes of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It runs.
    Run,
    /// It runs, the person is told, and it can be undone.
    RunAndTell,
    /// The person is asked first.
    Confirm,
}

/// The dial, as the person has set it.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Autonomy {
    /// The level of every tool that is not named below.
    pub level: Level,
    /// The level of one tool, where it has its own.
    pub tools: BTreeMap<Tool, Level>,
}

impl Autonomy {
    /// The level of a tool.
    pub fn level_of(&self, tool: Tool) -> Level {
        self.tools.get(&tool).copied().unwrap_or(self.level)
    }

    /// What becomes of a call that the person set going, while the day's budget lasts.
    pub fn when_asked(&self, tool: Tool) -> Verdict {
        verdict(self.level_of(tool), tool)
    }

    /// Whether a tool runs that nobody set going.
    pub fn runs_unasked(&self, tool: Tool) -> bool {
        runs_unasked(self.level_of(tool), tool)
    }
}

/// When the agent acted without a yes, within the last day. A day is any 24 hours, so that the budget knows no time zone and
/// has no midnight to wait for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayOfActs(Vec<i64>);

impl DayOfActs {
    /// Counts an act.
    pub fn add(&mut self, now_ms: i64) {
        self.0.retain(|at_ms| is_of_the_day(*at_ms, now_ms));
        self.0.push(now_ms);
    }

    /// How many are left in the budget.
    pub fn left(&self, now_ms: i64) -> usize {
        ACTS_PER_DAY.saturating_sub(self.0.iter().filter(|at_ms| is_of_the_day(**at_ms, now_ms)).count())
    }
}

/// Whether something was done in the last 24 hours. What is still to come by the clock was done before the clock was set back,
/// and counts.
fn is_of_the_day(at_ms: i64, now_ms: i64) -> bool {
    now_ms.saturating_sub(at_ms) < DAY_MS
}

/// What the agent may do at this moment: the dial, and what is left of the day's budget.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Allowance {
    /// The dial, as the person has set it.
    pub autonomy: Autonomy,
    /// Acts without a yes that are left in the budget of the day.
    pub acts_left: usize,
}

impl Allowance {
    /// What becomes of a call that the person set going.
    pub fn verdict(&self, tool: Tool) -> Verdict {
        if self.is_spent(tool) { Verdict::Confirm } else { self.autonomy.when_asked(tool) }
    }

    /// Whether the person is asked about a tool only because the day's budget is used up.
    pub fn is_spent(&self, tool: Tool) -> bool {
        self.acts_left == 0
            && self.autonomy.level_of(tool) == Level::ActsWithinBudget
            && self.autonomy.when_asked(tool) == Verdict::RunAndTell
    }
}

/// What a level makes of a tool that the person set going. What leaves the device has a consent of its own beside this one,
/// at every level.
pub fn verdict(level: Level, tool: Tool) -> Verdict {
    match tool.definition().effect {
        // To look is allowed, and a question is part of an answer.
        Effect::Reads | Effect::Asks => Verdict::Run,
        // What can be undone may be done.
        Effect::Adds if level >= Level::ActsWithinBudget => Verdict::RunAndTell,
        // Nothing is forgotten, and nothing is sent, without a yes.
        Effect::Adds | Effect::Removes | Effect::Sends => Verdict::Confirm,
    }
}

/// Whether a level lets a tool run that nobody set going: from the second on, those that are defined to.
pub fn runs_unasked(level: Level, tool: Tool) -> bool {
    level > Level::Answers && tool.definition().runs_unasked
}

/// What one goal may cost beside what a planner may: [`super::llm::Limits`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// How many steps may run.
    pub steps: usize,
    /// How many questions the person may be asked.
    pub questions: usize,
    /// The milliseconds that it may take, without the time that the person takes.
    pub ms: u64,
    /// How many acts there may be.
    pub acts: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { steps: 8, questions: 2, ms: 30_000, acts: 3 }
    }
}
