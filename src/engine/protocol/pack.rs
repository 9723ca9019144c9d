//! A pack from an owner's file.

use serde::{Deserialize, Serialize};

use crate::catalog::{Problem, limits, pack::top::CardHead};

/// Bytes of an owner's file that [`BuildPack`] takes: more is for the command line tool.
pub const LARGEST_BUILD: usize = limits::PAGE_FILE;

/// Try an owner's file: what items it holds, and a pack of them. Nothing of it is kept.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BuildPack {
    /// The file's name.
    pub name: String,
    /// Its bytes.
    #[serde(with = "serde_bytes")]
    #[cfg_attr(test, ts(type = "Uint8Array"))]
    pub bytes: Vec<u8>,
    /// The catalogue's name for people; its id is made from that.
    pub title: String,
}

/// A pack made from an owner's file.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Built {
    /// Its id.
    pub id: String,
    /// Items in it.
    pub items: u32,
    /// What was left out and why; at most 100.
    pub left_out: Vec<Problem>,
    /// How many were left out.
    pub left_out_count: u32,
    /// Whether it carries vectors: then "similar" goes by meaning.
    pub vectors: bool,
    /// What the widget would show first.
    pub head: Vec<CardHead>,
    /// The pack as a ZIP file.
    #[serde(with = "serde_bytes")]
    #[cfg_attr(test, ts(type = "Uint8Array"))]
    pub zip: Vec<u8>,
}

/// Stop the long work that the page waits for: reading a file, or embedding what it holds. It is heard at once, whatever is
/// being done; what is stopped is answered with [`super::Failure::Stopped`].
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stop {}

/// How far long work is.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuildProgress {
    /// At what.
    pub stage: Stage,
    /// How much is done.
    pub done: u64,
    /// Of how much.
    pub of: u64,
}

/// A part of long work.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// A file is read; counted in parts of it.
    Reading,
    /// Items are embedded; counted in items.
    Embedding,
}
