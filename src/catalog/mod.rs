//! What can be recommended: items, how they are read from an owner's files, and the static pack that carries them.

pub mod encoding;
pub mod fault;
pub mod feeds;
pub mod gone;
pub mod item;
pub mod limits;
pub mod markup;
pub mod names;
pub mod pace;
pub mod pack;
pub mod picture;
pub mod plain_text;
pub mod read;
pub mod rules;
pub mod sound;
pub mod tables;
pub mod text;
pub mod values;

pub use fault::{Fault, Problem, RowError, RowPlace};
pub use gone::Gone;
pub use item::Item;

/// The position of an item in its pack: dense, from 0, stable for one build of the pack only.
/// Memory never stores it; memory stores [`Item::id`].
pub type ItemIx = u32;
