//! What is remembered, and what is forgotten.

use serde::{Deserialize, Serialize};

use super::{
    feed::{Feed, Slate},
    status::Status,
    topics::{HeldTopic, OwnRule, Topic},
};
use crate::{
    agent::standing::Note,
    memory::{
        InteractionKind, Subject, Surface,
        interaction::{Placement, Seq},
    },
    wire::read_flat,
};

/// Remember acts; answered when they are durable.
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "RecordActs"))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// In order.
    pub acts: Vec<Act>,
    /// The feed to answer with, as it is after the acts.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub feed: Option<Feed>,
    /// Whether to tell what was learnt by the last of them.
    #[serde(default)]
    #[cfg_attr(test, ts(optional, as = "Option<bool>"))]
    pub tell: bool,
}

/// What was learnt: so many more items of a kind are among the first that would be recommended, or fewer.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lesson {
    /// A value of a facet, or a tag, as in the catalogue.
    pub label: String,
    /// How many more; below 0, fewer.
    pub by: i32,
}

/// One act to remember.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Act {
    /// What was done.
    pub kind: InteractionKind,
    /// To what.
    pub subject: Subject,
    /// Where.
    pub surface: Surface,
    /// From which recommendation.
    pub placement: Option<Placement>,
    /// When it happened, in milliseconds since the Unix epoch, if that is not now.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub at_ms: Option<i64>,
}

/// Acts are durable now.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Recorded {
    /// Their identities, in order.
    pub seqs: Vec<Seq>,
    /// How things stand since.
    pub status: Status,
    /// The feed that was asked for with it.
    pub slate: Option<Slate>,
    /// What was learnt, if that was asked for, what changed most first.
    pub learnt: Vec<Lesson>,
}

/// Forget; answered when it is gone from storage and from everything derived.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ForgetActs {
    /// What.
    pub what: Forget,
    /// The feed to answer with, as it is without what is forgotten.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub feed: Option<Feed>,
}

/// What to forget.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Forget {
    /// One interaction.
    One {
        /// Its identity.
        seq: Seq,
    },
    /// These interactions: what the person has narrowed the list down to.
    These {
        /// Their identities.
        seqs: Vec<Seq>,
    },
    /// Every interaction with an item.
    Item {
        /// Item id.
        item: String,
    },
    /// The like, save, dislike, dismissal or "not for me" of an item: what un-pressing a button means.
    Mark {
        /// Item id.
        item: String,
        /// Name of the kind as in its JSON: `like`, `save`, …
        kind: String,
    },
    /// Every search for a text.
    Search {
        /// What was searched for.
        text: String,
    },
    /// Everything.
    Everything,
}

read_flat! {
    Forget, "type", { seq: Seq, seqs: Vec<Seq>, item: String, kind: String, text: String },
    "one" => Self::One { seq: seq? },
    "these" => Self::These { seqs: seqs? },
    "item" => Self::Item { item: item? },
    "mark" => Self::Mark { item: item?, kind: kind? },
    "search" => Self::Search { text: text? },
    "everything" => Self::Everything,
}

/// Acts are gone.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Forgotten {
    /// How many were removed.
    pub count: u32,
    /// How things stand since.
    pub status: Status,
    /// The feed that was asked for with it.
    pub slate: Option<Slate>,
}

/// Put back what the last [`ForgetActs`] of this tab removed, if it is still held.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndoForget {}

/// What is remembered, in words.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetMemory {}

/// What is remembered, for the memory page.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct MemoryView {
    /// What it believes, strongest first; each belief names its evidence.
    pub interests: Vec<InterestView>,
    /// Every act, newest first.
    pub acts: Vec<RememberedAct>,
    /// Bytes of memory on the device, if the browser tells.
    pub bytes: Option<u64>,
}

/// One derived belief.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct InterestView {
    /// Words from the evidence that describe it.
    pub label: String,
    /// The topics that the words name, in their order.
    pub topics: Vec<Topic>,
    /// In [0, 1].
    pub strength: f32,
    /// From this visit rather than from long ago.
    pub session: bool,
    /// The interactions behind it: item title, share of the belief.
    pub evidence: Vec<SupportingAct>,
}

/// An interaction behind a belief.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SupportingAct {
    /// Its identity, to forget it by.
    pub seq: Seq,
    /// Item id, for a link; none for an item of another catalogue.
    pub item: Option<String>,
    /// Item title, or its id where nothing more is known.
    pub title: String,
    /// The name of the item's catalogue, if that is another one.
    pub catalog: Option<String>,
    /// Share of the belief, in [0, 1]; all shares add to 1.
    pub share: f32,
}

/// One remembered act, in words.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RememberedAct {
    /// Identity.
    pub seq: Seq,
    /// When, by the device's clock.
    pub at_ms: i64,
    /// What was done.
    pub kind: InteractionKind,
    /// Item id, for a link; none for searches.
    pub item: Option<String>,
    /// Item title or the text searched for.
    pub title: String,
    /// The name of the item's catalogue, if that is another one.
    pub catalog: Option<String>,
    /// Absolute URL of the item's picture.
    pub image: Option<String>,
}

/// What memory says of what it was asked about. With nothing in it, it does not know.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Recalled {
    /// What was done, what fits best first, the latest of what fits alike.
    pub acts: Vec<RememberedAct>,
    /// How many such acts there are: the latest on each item.
    pub total: u32,
    /// The days that were asked about, the first and the last since 1970.
    pub span: Option<(i64, i64)>,
    /// What is kept in mind about it.
    pub notes: Vec<Note>,
    /// Topics that are held.
    pub topics: Vec<HeldTopic>,
    /// What was said of items.
    pub rules: Vec<OwnRule>,
}

/// Everything remembered, for the person to keep: as a file, or as one JSON document where no language is named.
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Export {
    /// The language of what a person reads in the file.
    pub language: Option<String>,
    /// What the file is encrypted under; empty for nothing.
    #[cfg_attr(test, ts(optional, as = "Option<String>"))]
    pub passphrase: String,
}

/// A document for the person to keep.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Exported {
    /// JSON; empty where a file was asked for.
    pub json: String,
    /// The file.
    #[serde(with = "serde_bytes")]
    #[cfg_attr(test, ts(type = "Uint8Array"))]
    pub file: Vec<u8>,
}

/// Take an export back in: what it holds and memory does not, but for what was forgotten here.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Import {
    /// The file or the document, as [`Export`] gave it.
    #[serde(with = "serde_bytes")]
    #[cfg_attr(test, ts(type = "Uint8Array"))]
    pub file: Vec<u8>,
    /// What it is encrypted under; empty where it is not.
    #[serde(default)]
    #[cfg_attr(test, ts(optional, as = "Option<String>"))]
    pub passphrase: String,
}

impl Import {
    /// Of a file's bytes, or of a document.
    pub fn of(file: impl Into<Vec<u8>>) -> Self {
        Self { file: file.into(), passphrase: String::new() }
    }
}

/// An export was taken in, and is durable.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Imported {
    /// Acts that are new here.
    pub added: u32,
    /// Acts that were remembered here already.
    pub known: u32,
    /// Acts that were forgotten here, and stay so.
    pub forgotten: u32,
    /// Lines that could not be read.
    pub left_out: u32,
    /// Where the file is damaged, as `file:line`; the first such places.
    pub damaged: Vec<String>,
    /// Where there is something that this build does not know, likewise.
    pub unknown: Vec<String>,
}
