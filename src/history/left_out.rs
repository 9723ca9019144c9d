//! What is left out of a history, and why.

use serde::{Deserialize, Serialize};

/// Where in what was read.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryPlace {
    /// The path of the file, with the archive that it is in.
    pub file: String,
    /// The line or the entry, from 1; 0 for all of it.
    pub line: u64,
}

/// HistoryWhy a row or a file is left out.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HistoryWhy {
    /// It was done where nothing was to be remembered, or is marked as private.
    Private,
    /// It is a trailer, a recap or the like.
    Trailer,
    /// It is an advertisement.
    Advert,
    /// It tells of something else than of having seen, heard, read or wanted a thing.
    OtherEvent,
    /// It was too short to say anything.
    Short,
    /// It names nothing.
    NoTitle,
    /// It says nothing that was done.
    NoAct,
    /// Its status is a word that is not known.
    UnknownStatus,
    /// It is told elsewhere already.
    Twice,
    /// It belongs to another profile.
    OtherProfile,
    /// The person deleted it there.
    Deleted,
    /// Only the file's name would tell what was done, and it does not.
    Undecided,
    /// The row cannot be read.
    Broken,
    /// The file is no history that is known.
    UnknownFile,
    /// The file is too large.
    TooLarge,
    /// It is packed in a way that is not read, or locked.
    Packed,
}

/// What is left out for one reason.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryLeftOut {
    /// HistoryWhy.
    pub why: HistoryWhy,
    /// How many rows, or files.
    pub count: u32,
    /// The first of them.
    pub first: HistoryPlace,
}
