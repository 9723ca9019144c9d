//! What the person has, wants and has written down, item by item.

use serde::{Deserialize, Serialize};

use super::item::Card;
use crate::wire::read_flat;

/// What is asked or done about things.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "action", rename_all = "snake_case")]
pub enum Things {
    /// What there is.
    View,
    /// What a list names that somebody shared. Nothing is remembered by it.
    Shared {
        /// Item ids.
        items: Vec<String>,
    },
    /// Keep this note and these collections of an item, in the place of those there are.
    Keep {
        /// Item id.
        item: String,
        /// In the person's words; empty for none.
        note: String,
        /// Names.
        collections: Vec<String>,
    },
}

read_flat! {
    Things, "action", { items: Vec<String>, item: String, note: String, collections: Vec<String> },
    "view" => Self::View,
    "shared" => Self::Shared { items: items? },
    "keep" => Self::Keep { item: item?, note: note?, collections: collections? },
}

/// Items with what the person keeps of them.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ThingsView {
    /// The latest first; of a shared list, in its order.
    pub things: Vec<ThingView>,
    /// Names of collections, in alphabetical order.
    pub collections: Vec<String>,
    /// What there is besides, of other catalogues or of none that is known.
    pub elsewhere: ThingsElsewhere,
}

/// Items that the open catalogue does not have.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ThingsElsewhere {
    /// How many they are.
    pub count: u32,
    /// Those whose title is known, each with the name of its catalogue; the latest first.
    pub named: Vec<(String, String)>,
}

/// One item.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ThingView {
    /// The item, with its marks.
    pub card: Card,
    /// When it was last marked or written about.
    pub at_ms: i64,
    /// The person's note; empty for none.
    pub note: String,
    /// The collections that it is in.
    pub collections: Vec<String>,
}
