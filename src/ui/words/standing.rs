//! Words about what holds beyond one conversation.

pub use super::phrases::standing::*;
use crate::engine::protocol::standing::{Level, SuggestionKind, Verdict, Why};

/// A level.
pub fn level(level: Level) -> &'static str {
    match level {
        Level::Answers => answers(),
        Level::Suggests => suggests(),
        Level::Prepares => prepares(),
        Level::Acts => acts(),
        Level::ActsWithinBudget => acts_within(),
    }
}

/// What becomes of a call.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Run => does(),
        Verdict::RunAndTell => tells(),
        Verdict::Confirm => confirms(),
    }
}

/// A kind of suggestion.
pub fn kind(kind: SuggestionKind) -> &'static str {
    match kind {
        SuggestionKind::Watched => kind_watched(),
        SuggestionKind::Saved => kind_saved(),
    }
}

/// Why something is said now.
pub fn why(why: &Why, day: &str) -> String {
    match why {
        Why::Watched { text, .. } => why_watched(day, text),
        Why::Saved { .. } => why_saved(day),
    }
}
