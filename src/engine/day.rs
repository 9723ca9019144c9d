//! What is kept of a day.

use serde::{Deserialize, Serialize};

use crate::memory::interaction::{LARGEST_INTEGER, is_moment};

/// How many a dozen is.
pub const DOZEN: usize = 12;
const DAY_MS: i64 = 86_400_000;

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

impl Dozen {
    /// Whether a page can show it: a document may be a stranger's.
    pub fn is_sound(&self) -> bool {
        let few = |items: &Vec<String>| items.len() <= DOZEN;
        self.slate <= LARGEST_INTEGER
            && is_moment(self.day.saturating_mul(DAY_MS))
            && few(&self.items)
            && self
                .before
                .as_ref()
                .is_none_or(|(day, items)| is_moment(day.saturating_mul(DAY_MS)) && few(items))
    }
}
