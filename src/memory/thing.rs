//! What the person keeps of an item beside their acts on it.

use serde::{Deserialize, Serialize};

use super::interaction::{ItemKey, is_moment};
use crate::store::record::RecordKind;

/// The kind of record that a [`Thing`] is kept as.
pub const THING: RecordKind<Thing> = RecordKind::new("thing");

/// Characters of a note.
pub const NOTE: usize = 2_000;
/// Characters of a collection's name.
pub const NAME: usize = 60;
/// Collections that an item is in.
const COLLECTIONS: usize = 20;

/// A note on an item, and the collections that it is in. A collection is no more than its name: it is there as long as
/// something is in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thing {
    /// Which catalogue (the manifest's `id`).
    pub catalog: String,
    /// [`crate::catalog::Item::id`].
    pub item: String,
    /// When it was last changed, in milliseconds since the Unix epoch.
    pub at_ms: i64,
    /// In the person's words.
    #[serde(default)]
    pub note: String,
    /// Names, in alphabetical order.
    #[serde(default)]
    pub collections: Vec<String>,
}

impl Thing {
    /// The item.
    pub fn key(&self) -> ItemKey<'_> {
        ItemKey::new(&self.catalog, &self.item)
    }

    /// Whether nothing is left of it.
    pub fn is_empty(&self) -> bool {
        self.note.is_empty() && self.collections.is_empty()
    }

    /// As much of it as is kept; none if it is of no moment.
    pub fn kept(mut self) -> Option<Self> {
        self.note = self.note.trim().chars().take(NOTE).collect();
        let name = |name: &String| {
            let words = name.split_whitespace().collect::<Vec<_>>().join(" ");
            words.chars().take(NAME).collect::<String>()
        };
        self.collections = self.collections.iter().map(name).filter(|name| !name.is_empty()).collect();
        self.collections.sort();
        self.collections.dedup();
        self.collections.truncate(COLLECTIONS);
        is_moment(self.at_ms).then_some(self)
    }

    /// With what another one of the same item holds and this one lacks.
    pub fn joined(mut self, other: Self) -> Self {
        if self.note.is_empty() {
            self.note = other.note;
        }
        self.collections.extend(other.collections);
        self
    }
}
