//! What can be recommended: items, how they are read from an owner's files, and the static pack that carries them.

pub mod feeds;
pub mod item;
pub mod limits;
pub mod pack;
pub mod picture;
pub mod plain_text;
pub mod read;
pub mod rules;

pub use item::Item;

/// The position of an item in its pack: dense, from 0, stable for one build of the pack only.
/// Memory never stores it; memory stores [`Item::id`].
pub type ItemIx = u32;

/// A row of input that could not be used, or not whole, with where it stood and why. The rows around it were read.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct RowError {
    /// 1-based line of the input on which the row starts.
    pub line: u64,
    /// Lower case, names the field, holds no more of the input than its name.
    pub reason: String,
}
