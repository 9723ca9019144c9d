//! The person's own marks on items, asked for or left out: "the ones I saved", "hide what I liked", "what did I like last week?".

use serde::{Deserialize, Serialize};

/// What the person has made of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnMark {
    /// It was liked.
    Liked,
    /// It was kept for later.
    Saved,
    /// It is known: owned, finished, given up or liked.
    Known,
}

impl OwnMark {
    /// As it is written in answers.
    pub fn name(self) -> &'static str {
        match self {
            Self::Liked => "liked",
            Self::Saved => "saved",
            Self::Known => "known",
        }
    }
}

/// Items that have a mark: only those are asked for, or none of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marked {
    /// The mark.
    pub mark: OwnMark,
    /// Only those, rather than none of them.
    pub wanted: bool,
    /// Marked within so many days; whenever, if none.
    pub days: Option<u32>,
}
