//! Why a call could not be met. The page has the words; what a browser, a host or a library said is a field of its own, to
//! be quoted.

use serde::{Deserialize, Serialize};

pub use crate::catalog::{Fault, Problem, RowPlace};
use crate::{catalog::pack::PackError, consent::request::BadRequest, embed::EmbedError, store::StoreError};

/// Why a call could not be met; nothing was changed.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Failure {
    /// The catalogue could not be loaded: offer to try again.
    Pack {
        /// Why.
        why: PackFault,
    },
    /// Memory could not be read or written: keep showing, say that nothing is kept.
    Memory {
        /// Why.
        why: StoreFault,
    },
    /// No such item here.
    NotFound {
        /// Its id.
        item: String,
    },
    /// The model cannot be used: everything else goes on.
    Model {
        /// Why.
        why: ModelFault,
    },
    /// A file that cannot be taken in.
    File {
        /// Why.
        why: FileFault,
    },
    /// It cannot be sent as it is.
    Egress {
        /// Why.
        why: Refusal,
    },
    /// A list holds as much as it can; nothing was changed.
    Full {
        /// That much.
        most: u32,
    },
    /// The person stopped it.
    Stopped,
    /// Page and worker are of different builds: reload.
    Mismatch,
    /// The browser does not hold the worker to the page's policy: the engine is not started and memory not opened.
    Unguarded,
    /// A defect, or an engine that has ended.
    Internal {
        /// Which.
        why: Defect,
    },
}

/// Why a catalogue cannot be used.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PackFault {
    /// The host answered with a failure.
    Status {
        /// Relative to the pack.
        path: String,
        /// HTTP status.
        status: u16,
    },
    /// A file could not be had.
    Unread {
        /// Relative to the pack.
        path: String,
        /// What the browser or the disk said.
        said: String,
    },
    /// More bytes, by the manifest, than a reader takes on.
    TooLarge {
        /// Relative to the pack.
        path: String,
        /// The size that the manifest states.
        bytes: u64,
    },
    /// It is another file than the manifest states: cut off, altered, or of another build.
    Altered {
        /// Relative to the pack.
        path: String,
    },
    /// A newer builder wrote it.
    Newer,
    /// It does not hold what the format says; `penchant pack check` names the rule.
    Malformed {
        /// Relative to the pack.
        path: String,
    },
}

/// Why memory could not be read or written.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StoreFault {
    /// The device has no room left.
    Quota,
    /// The browser rolled the write back.
    Aborted,
    /// Storage cannot be opened, or is gone.
    Unavailable,
    /// A newer build uses the database, or has written the record.
    Newer,
    /// An older build holds the database.
    Held,
    /// A table is missing.
    Incomplete,
    /// A record has no form in which it could be read again.
    Unencodable,
    /// Anything else.
    Platform {
        /// What the browser said.
        said: String,
    },
}

/// Why the model cannot be used.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ModelFault {
    /// It is not loaded.
    Absent,
    /// The catalogue was prepared with another model, or with none.
    Other,
    /// The host answered with a failure.
    Status {
        /// HTTP status.
        status: u16,
    },
    /// A file of it is not the one that it should be.
    Altered,
    /// It, or its runtime, could not be loaded.
    Unloaded {
        /// What the browser or the runtime said.
        said: String,
    },
    /// It failed on a text.
    Broken {
        /// What the runtime said; empty if it said nothing.
        said: String,
    },
}

/// Why a file cannot be taken in.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileFault {
    /// It is too large.
    TooLarge {
        /// Bytes that are read.
        most: u64,
    },
    /// By its name's ending it is something else than a table or list of items.
    Kind,
    /// It is no text.
    Binary,
    /// It holds no item.
    NoItem {
        /// The first problem in it.
        first: Option<Problem>,
    },
    /// It has no name, and was given none.
    NoName,
    /// It is no export of memory.
    NoExport,
    /// It is an export of memory of which nothing can be read.
    Damaged,
    /// It is under a passphrase, and there was none.
    Locked,
    /// It is under another passphrase.
    Passphrase,
    /// What reads files could not be fetched; the file has nothing to do with it.
    NoReader {
        /// What the browser said.
        said: String,
    },
    /// It could not be read, or a pack of it not written.
    Unread {
        /// What the browser or a library said.
        said: String,
    },
}

/// Why something cannot be sent as it is.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// No planner is set up.
    NoPlanner,
    /// A planner is being asked already.
    Busy,
    /// Its number is in use.
    NumberTaken,
    /// Without what is personal, nothing is left to look up.
    NothingLeft,
    /// The request cannot be made.
    Request {
        /// Why.
        why: BadRequest,
    },
}

/// What went wrong within the engine, or between it and the page.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Defect {
    /// Memory and catalogue are not open yet.
    NotOpen,
    /// The engine could not be started.
    NotStarted,
    /// The engine has stopped.
    Stopped,
    /// A message could not be written or understood.
    Garbled,
    /// Memory has no form as a document.
    Unexportable,
}

impl Failure {
    /// A defect.
    pub fn internal(why: Defect) -> Self {
        Self::Internal { why }
    }

    /// A file that cannot be taken in.
    pub fn file(why: FileFault) -> Self {
        Self::File { why }
    }
}

impl From<PackError> for PackFault {
    fn from(error: PackError) -> Self {
        match error {
            PackError::Status { path, status } => Self::Status { path, status },
            PackError::Read { path, reason: said } => Self::Unread { path, said },
            PackError::TooLarge { path, bytes } => Self::TooLarge { path, bytes },
            PackError::Size { path, .. } | PackError::Altered { path } => Self::Altered { path },
            PackError::Newer { .. } => Self::Newer,
            PackError::Format { path, .. } => Self::Malformed { path },
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let why = match error {
            StoreError::Quota => StoreFault::Quota,
            StoreError::Aborted(_) | StoreError::Crossed => StoreFault::Aborted,
            StoreError::Unavailable(_) => StoreFault::Unavailable,
            StoreError::Superseded | StoreError::NewerRecord(_) => StoreFault::Newer,
            StoreError::Held => StoreFault::Held,
            StoreError::Incomplete(_) => StoreFault::Incomplete,
            StoreError::Encode(_) => StoreFault::Unencodable,
            StoreError::Platform(said) => StoreFault::Platform { said },
        };
        Self::Memory { why }
    }
}

impl From<EmbedError> for ModelFault {
    fn from(error: EmbedError) -> Self {
        match error {
            EmbedError::Status(status) => Self::Status { status },
            EmbedError::Altered(_) => Self::Altered,
            EmbedError::Load(said) => Self::Unloaded { said },
            EmbedError::Run(said) => Self::Broken { said },
            EmbedError::Shape { .. } => Self::Broken { said: String::new() },
        }
    }
}

impl From<BadRequest> for Failure {
    fn from(why: BadRequest) -> Self {
        Self::Egress { why: Refusal::Request { why } }
    }
}
