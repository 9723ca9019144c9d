//! What an engine and the page that keeps memory for it say to each other: the engine asks, the page answers each ask once.
//! `browser/borrowed.rs` asks; `static/web/embed/internal/store.ts` answers.

use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

use super::Table;

/// What the engine asks of the page.
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "StoreAsk"))]
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ask {
    /// Tells asks apart, and from other messages.
    pub store: u32,
    /// Which of the storage port's functions is called.
    pub op: Operation,
    /// Tables to read, in this order.
    pub tables: Vec<Table>,
    /// Keys to get.
    pub keys: Vec<String>,
    /// Changes to commit.
    pub ops: Vec<LentChange>,
}

/// A function of the storage port.
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "StoreOperation"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Operation {
    /// `Store::scan`.
    Scan,
    /// `Store::keys`.
    Keys,
    /// `Store::get`.
    Get,
    /// `Store::commit`.
    Commit,
    /// The same where each of `keys` is in the one of `tables` at its place, and else nothing but the error [`CROSSED`]. A page
    /// of a build that knows nothing of it refuses.
    CommitIf,
}

/// One change of a commit.
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "StoreChange"))]
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LentChange {
    /// What happens to the record.
    pub kind: ChangeKind,
    /// The table that the record is in.
    pub table: Table,
    /// The record's key; empty where a whole table is cleared.
    pub key: String,
    /// The record's bytes; empty where nothing is put.
    #[cfg_attr(test, ts(type = "Uint8Array"))]
    pub value: ByteBuf,
}

/// What happens to a record.
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "StoreChangeKind"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// It is inserted or replaced.
    Put,
    /// It is removed.
    Delete,
    /// Every record of the table is removed.
    Clear,
}

/// What the page answers where a record is not there that has to be.
pub const CROSSED: &str = "Crossed";

/// What the page answers. Only what was asked for is filled.
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "StoreAnswer"))]
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct LentAnswer {
    /// The ask that it answers.
    pub store: u32,
    /// Why it could not be done: name and message of the browser's error.
    pub error: Option<String>,
    /// Keys and values of the tables that were scanned.
    #[serde(default)]
    #[cfg_attr(test, ts(type = "[string, Uint8Array][][]"))]
    pub rows: Vec<Vec<(String, ByteBuf)>>,
    /// Keys of the tables that were asked about.
    #[serde(default)]
    pub keys: Vec<Vec<String>>,
    /// Values of the keys that were asked about, in that order.
    #[serde(default)]
    #[cfg_attr(test, ts(type = "(Uint8Array | null)[]"))]
    pub values: Vec<Option<ByteBuf>>,
}
