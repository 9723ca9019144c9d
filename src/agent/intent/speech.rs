//! What people do with words beside asking for something.

use serde::{Deserialize, Serialize};

/// What is said beside a request, or instead of one.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpeechAct {
    /// "hello"
    Greeting,
    /// "thanks"
    Thanks,
    /// "what can you do?"
    Help,
    /// "why these?"
    Why,
    /// "which is better, A or B?"
    Compare,
    /// "what did I like last week?"
    Recall,
    /// "delete everything you know about me"
    ForgetAll,
    /// "go back"
    Back,
}

impl SpeechAct {
    /// Whether no items answer it.
    pub fn is_talk(self) -> bool {
        matches!(self, Self::Greeting | Self::Thanks | Self::Help | Self::ForgetAll)
    }
}
