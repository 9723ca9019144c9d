//! What is kept of a day.

use serde::{Deserialize, Serialize};

/// The dozen of a day, as it was made when the day was opened.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dozen {
    /// Days of the person's calendar since the epoch.
    pub day: i64,
    /// Identifies the slate.
    pub slate: u64,
    /// Ids of its items, in order.
    pub items: Vec<String>,
    /// Whether nothing was known of the person.
    #[serde(default)]
    pub varied: bool,
    /// The day of the dozen before, and its items.
    #[serde(default)]
    pub before: Option<(i64, Vec<String>)>,
}
