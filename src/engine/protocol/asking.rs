//! What page and worker say to each other about a goal.

use serde::{Deserialize, Serialize};

use super::Card;

/// What the person does in a conversation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "about", rename_all = "snake_case")]
pub enum Asking {
    /// They say something, on top of what was said before.
    Say {
        /// In their words.
        text: String,
    },
    /// They answer a question.
    Reply {
        /// The facet that was asked about.
        facet: String,
        /// In their words, or one of the values offered.
        text: String,
    },
    /// They take a reading back.
    Drop {
        /// Its place among [`Told::chips`].
        chip: u32,
    },
    /// They begin anew.
    StartOver,
}

/// How things stand in a conversation.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Told {
    /// What was said, oldest first.
    pub said: Vec<String>,
    /// How it was read: every condition and wish.
    pub chips: Vec<Chip>,
    /// Items that keep every condition, best first.
    pub cards: Vec<Card>,
    /// Items that come nearest, where none does.
    pub nearest: Vec<Card>,
    /// Where none does: conditions without which some would, and how many.
    pub would_take: Vec<(Chip, u32)>,
    /// A question that is worth an answer.
    pub question: Option<Question>,
    /// What a set adds up to: the column, the sum and the limit.
    pub sum: Option<(String, f64, f64)>,
    /// What was done, in order.
    pub steps: Vec<StepTold>,
    /// Who planned: `local`, `browser`, `local_server` or `remote`.
    pub tier: String,
}

/// A reading of something that was said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Chip {
    /// Name of the facet or number, as in the catalogue; `text` for the item's words.
    pub facet: String,
    /// `is`, `is_not`, `below`, `at_most`, `at_least`, `above`.
    pub op: String,
    /// Values, or the number.
    pub values: Vec<String>,
    /// It must hold; otherwise it is a wish.
    pub hard: bool,
}

/// What the agent would like to know.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// About which facet or number.
    pub facet: String,
    /// Frequent values of it; of a number, bounds that part the items in thirds.
    pub values: Vec<String>,
    /// It is a number.
    pub number: bool,
}

/// One step of the plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StepTold {
    /// Name of the tool.
    pub tool: String,
    /// Candidates after it, if it has to do with candidates.
    pub found: Option<u32>,
    /// Why it was not done, if it was not.
    pub failed: Option<String>,
}
