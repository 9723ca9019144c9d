//! Words about what holds beyond one conversation.

use crate::engine::protocol::standing::{Kind, Level, Verdict, Why};

pub const TITLE: &str = "What the agent may do";
pub const LEAD: &str = "How much it does of its own accord, what it keeps in mind, and when it may speak up.";
pub const DIAL: &str = "How much it does by itself";
pub const SEPARATE: &str = "What leaves this device is asked about beside this, at every level.";
pub const TABLE: &str = "What this level means, tool by tool";
pub const TOOL: &str = "Tool";
pub const ASKED: &str = "When you ask";
pub const UNASKED: &str = "Of its own accord";
pub const LEVEL_OF: &str = "Level";
pub const AS_ABOVE: &str = "as above";
pub const NOTES: &str = "Kept in mind";
pub const NO_NOTES: &str = "Nothing. Say “remember that …” on the Ask page.";
pub const WATCHES: &str = "Waiting for";
pub const NO_WATCHES: &str = "Nothing. Say “tell me when there is …” on the Ask page, or here.";
pub const WATCH_FOR: &str = "Tell me when there is";
pub const ADD: &str = "Add";
pub const REMOVE: &str = "Remove";
pub const UNASKED_TITLE: &str = "Suggestions when you open the app";
pub const PER_DAY: &str = "At most a day";
pub const QUIET_FROM: &str = "Not from";
pub const QUIET_TO: &str = "until";
pub const SAVE: &str = "Save";
pub const SAVED: &str = "Saved.";
pub const SINCE: &str = "Since you were here";
pub const STOP_KIND: &str = "Stop such suggestions";
pub const HIDE: &str = "Not now";
pub const STOPPED: &str = "Stopped. You can let them begin again under “What the agent may do”.";

/// A level.
pub fn level(level: Level) -> &'static str {
    match level {
        Level::Answers => "Answers, only when asked",
        Level::Suggests => "Suggests as well",
        Level::Prepares => "Prepares, and you confirm",
        Level::Acts => "Acts, tells you, and can undo it",
        Level::ActsWithinBudget => "Acts within a budget",
    }
}

/// What becomes of a call.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Run => "does it",
        Verdict::RunAndTell => "does it and tells you",
        Verdict::Confirm => "asks you first",
        Verdict::Refuse => "does not",
    }
}

/// A kind of suggestion.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Watched => "What you wait for has come",
        Kind::Saved => "What you saved and never looked at",
    }
}

/// Why something is said now.
pub fn why(why: &Why, day: &str) -> String {
    match why {
        Why::Watched { text, .. } => format!("New since {day}, when you asked to be told about “{text}”"),
        Why::Saved { .. } => format!("You saved it on {day} and have not looked at it since"),
    }
}

/// Since when something is waited for.
pub fn since(day: &str) -> String {
    format!("since {day}")
}

/// Takes something away.
pub fn remove(text: &str) -> String {
    format!("{REMOVE}: {text}")
}
