//! What page and worker say to each other about items that the person adds to the catalogue's own.

use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

use crate::catalog::Problem;
use crate::wire::read_flat;

/// Bytes of a file that [`Sources::Add`] takes.
pub const LARGEST: usize = 5 << 20;

/// What the person does.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "about", rename_all = "snake_case")]
pub enum Sources {
    /// They look.
    View,
    /// They add a file: a feed, a page, linked data, a table or list of items. One that is there by that name is replaced.
    Add {
        /// What they call it; empty for its own name.
        name: String,
        /// The file's name.
        file: String,
        /// Its content.
        #[serde(with = "serde_bytes")]
        #[cfg_attr(test, ts(type = "Uint8Array"))]
        bytes: Vec<u8>,
    },
    /// They take it away, with all its items.
    Remove {
        /// By its name.
        name: String,
    },
    /// They want back what they took away last.
    Undo,
    /// The language model has come: make the vectors of a source that has none.
    Embed,
}

read_flat! {
    Sources, "about", { name: String, file: String, bytes: ByteBuf },
    "view" => Self::View,
    "add" => Self::Add { name: name?, file: file?, bytes: bytes?.into_vec() },
    "remove" => Self::Remove { name: name? },
    "undo" => Self::Undo,
    "embed" => Self::Embed,
}

/// How it stands.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct SourcesView {
    /// In the order in which they were added.
    pub sources: Vec<SourceTold>,
    /// Of the file that was just added: what could not be read.
    pub left_out: Vec<Problem>,
    /// Whether a source has no vectors that the language model, once it is here, was not asked for yet.
    pub waits: bool,
}

/// One source.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SourceTold {
    /// What it is called.
    pub name: String,
    /// Items in it.
    pub items: u32,
    /// When it was added, or last replaced.
    pub added_ms: i64,
    /// Whether its items are found by meaning and can be recommended by likeness.
    pub embedded: bool,
}
