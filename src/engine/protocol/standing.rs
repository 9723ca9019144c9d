//! What page and worker say to each other about what holds beyond one conversation.

use serde::{Deserialize, Serialize};

use super::item::Card;
pub use crate::agent::{
    policy::{ACTS_PER_DAY, Autonomy, Level, Verdict},
    standing::{MOST, Note, Quiet, SuggestionKind, Why},
    tool::Tool,
};
use crate::wire::read_flat;

/// What the person does.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "about", rename_all = "snake_case")]
pub enum Stand {
    /// They look.
    View,
    /// They set how much the agent does of its own accord.
    SetAutonomy {
        /// All of it.
        autonomy: Autonomy,
    },
    /// They wait for something.
    AddWatch {
        /// In their words.
        text: String,
    },
    /// They wait no longer.
    RemoveWatch {
        /// Which.
        id: u64,
    },
    /// It need not be kept in mind any more.
    RemoveNote {
        /// Which.
        id: u64,
    },
    /// When they may be spoken to unasked.
    SetQuiet {
        /// Hours of silence.
        quiet: Option<Quiet>,
        /// Suggestions a day.
        per_day: u8,
    },
    /// They stop a kind of suggestion, or let it begin again.
    Stop {
        /// Which.
        kind: SuggestionKind,
        /// Stopped.
        stopped: bool,
    },
}

read_flat! {
    Stand, "about",
    { autonomy: Autonomy, text: String, id: u64, quiet: Option<Quiet>, per_day: u8, kind: SuggestionKind, stopped: bool },
    "view" => Self::View,
    "set_autonomy" => Self::SetAutonomy { autonomy: autonomy? },
    "add_watch" => Self::AddWatch { text: text? },
    "remove_watch" => Self::RemoveWatch { id: id? },
    "remove_note" => Self::RemoveNote { id: id? },
    "set_quiet" => Self::SetQuiet { quiet: quiet.flatten(), per_day: per_day? },
    "stop" => Self::Stop { kind: kind?, stopped: stopped? },
}

/// How it stands.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct StandingView {
    /// How much the agent does of its own accord.
    pub autonomy: Autonomy,
    /// What it keeps in mind.
    pub notes: Vec<Note>,
    /// What the person waits for, and since when.
    pub watches: Vec<Watched>,
    /// Hours of silence.
    pub quiet: Option<Quiet>,
    /// Suggestions a day, at most.
    pub per_day: u8,
    /// Kinds of suggestions that are stopped.
    pub stopped: Vec<SuggestionKind>,
    /// Acts without a yes that are left in the budget of a day.
    pub acts_left: u32,
}

/// Something that the person waits for.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Watched {
    /// Names it.
    pub id: u64,
    /// In words.
    pub text: String,
    /// Since when.
    pub since_ms: i64,
}

/// The person opens the app: what is there to say unasked?
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetDigest {
    /// Days of the person's calendar since the epoch.
    pub day: i64,
    /// Minute of that day.
    pub minute: u16,
}

/// What is said unasked.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Digest {
    /// Best first.
    pub suggestions: Vec<Suggested>,
}

/// Something said unasked.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Suggested {
    /// What.
    pub card: Card,
    /// Why now.
    pub why: Why,
}
