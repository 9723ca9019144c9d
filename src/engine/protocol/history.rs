//! A history from another service: looked at, and then brought in.

use serde::{Deserialize, Serialize};

use crate::catalog::limits;
pub use crate::history::{
    Choices, HistoryLeftOut, HistoryPlace, HistoryQuestion, HistorySummary, HistoryWhy, Kind, summary::Shown,
};
use crate::wire::read_flat;

/// Bytes of a history that is taken in.
pub const LARGEST_HISTORY: usize = 4 * limits::PAGE_FILE;

/// A file of a history.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HistoryFile {
    /// Its name.
    pub name: String,
    /// Its bytes.
    #[serde(with = "serde_bytes")]
    #[cfg_attr(test, ts(type = "Uint8Array"))]
    pub bytes: Vec<u8>,
}

/// What to do with a history.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "action", rename_all = "snake_case")]
pub enum Bring {
    /// Look at it: nothing of it is remembered yet.
    Look {
        /// As the service gave them.
        files: Vec<HistoryFile>,
        /// What the person has decided.
        choices: Choices,
    },
    /// Remember what was looked at last.
    Keep {
        /// What only a title says to be an item is taken for it.
        by_title: bool,
    },
    /// Take back what was remembered of it, as if it had never been brought.
    Undo,
    /// Let go of what was looked at.
    Drop,
}

read_flat! {
    Bring, "action", { files: Vec<HistoryFile>, choices: Choices, by_title: bool },
    "look" => Self::Look { files: files?, choices: choices? },
    "keep" => Self::Keep { by_title: by_title? },
    "undo" => Self::Undo,
    "drop" => Self::Drop,
}

/// A history, and what of it the catalogue knows.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct HistoryView {
    /// In short.
    pub summary: HistorySummary,
    /// The catalogue's name.
    pub catalog: String,
    /// Things that it has.
    pub matched: u32,
    /// Things that it may have, by their titles.
    pub by_title: u32,
    /// Things that it has not.
    pub unknown: u32,
    /// Acts that are new here.
    pub added: u32,
    /// Acts that were remembered here already.
    pub known: u32,
    /// Acts that were forgotten here, and stay so.
    pub forgotten: u32,
}
