//! What the agent may do, by the autonomy that the person has given it, for all tools or for one. Whatever is not in the
//! table is refused.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::tool::Tool;

/// How much the agent does of its own accord.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Answers, only when asked.
    Answers,
    /// Suggests as well.
    #[default]
    Suggests,
    /// Prepares what the person then confirms.
    Prepares,
    /// Acts, says so, and can undo it.
    Acts,
    /// Acts within a budget of acts per day.
    ActsWithinBudget,
}

impl Level {
    /// Every level, least first.
    pub const ALL: [Self; 5] =
        [Self::Answers, Self::Suggests, Self::Prepares, Self::Acts, Self::ActsWithinBudget];
}

/// Who set it going.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prompted {
    /// The person, just now.
    Asked,
    /// Nobody: the agent itself.
    Unasked,
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
    /// It does not run.
    Refuse,
}

/// The dial, as the person has set it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Autonomy {
    /// For every tool that is not named below.
    pub level: Level,
    /// For one tool.
    pub tools: BTreeMap<Tool, Level>,
}

impl Autonomy {
    /// The level of a tool.
    pub fn level_of(&self, tool: Tool) -> Level {
        self.tools.get(&tool).copied().unwrap_or(self.level)
    }

    /// What becomes of a call of a tool.
    pub fn verdict(&self, tool: Tool, prompted: Prompted) -> Verdict {
        verdict(self.level_of(tool), tool, prompted)
    }
}

/// The table. What leaves the device has a consent of its own beside this one, at every level.
pub fn verdict(level: Level, tool: Tool, prompted: Prompted) -> Verdict {
    use Level::*;
    use Prompted::*;
    use Tool::*;
    use Verdict::*;
    match (tool, prompted, level) {
        // To look is allowed when asked, and to prepare a suggestion from the second level on.
        (
            SearchCatalog | SimilarItems | Recommend | Filter | Compare | ItemDetails | Recall | Explain
            | MakeBundle,
            Asked,
            _,
        ) => Run,
        (
            SearchCatalog | SimilarItems | Recommend | Filter | Compare | ItemDetails | Recall | Explain
            | MakeBundle,
            Unasked,
            Answers,
        ) => Refuse,
        (
            SearchCatalog | SimilarItems | Recommend | Filter | Compare | ItemDetails | Recall | Explain
            | MakeBundle,
            Unasked,
            _,
        ) => Run,
        // A question is part of an answer; unasked, it would be an interruption.
        (AskUser, Asked, _) => Run,
        (AskUser, Unasked, _) => Refuse,
        // To remember and to keep watch can be undone.
        (Remember | Watch, Asked, Answers | Suggests | Prepares) => Confirm,
        (Remember | Watch, Unasked, Answers | Suggests) => Refuse,
        (Remember | Watch, Unasked, Prepares) => Confirm,
        (Remember | Watch, _, Acts | ActsWithinBudget) => RunAndTell,
        // Nothing is forgotten, and nothing is sent, without a yes.
        (Forget | Lookup, Asked, _) => Confirm,
        (Forget | Lookup, Unasked, Answers | Suggests) => Refuse,
        (Forget | Lookup, Unasked, _) => Confirm,
    }
}

/// What one goal may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Budget {
    /// Steps that run.
    pub steps: usize,
    /// Questions to the person.
    pub questions: usize,
    /// Requests to a language model.
    pub model_calls: usize,
    /// Bytes that leave the device.
    pub bytes_out: usize,
    /// Milliseconds, without the time that the person takes.
    pub ms: u64,
    /// Acts that change memory.
    pub acts: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { steps: 8, questions: 2, model_calls: 2, bytes_out: 20_000, ms: 30_000, acts: 3 }
    }
}
