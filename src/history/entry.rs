//! One act of a history.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{digest::sha256_hex, untrusted::Untrusted};

/// What was done with a thing.
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "HistoryKind"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Watched, heard, read or played, whether to the end or not.
    Consumed,
    /// To the end.
    Finished,
    /// Given up before the end.
    Stopped,
    /// Begun, and under way.
    Started,
    /// Given a number of so many.
    Rated,
    /// Said to be liked.
    Liked,
    /// Said to be disliked.
    Disliked,
    /// To be had or done some day.
    Wants,
    /// Owned.
    Has,
    /// Kept.
    Saved,
    /// Passed over soon after it began.
    Skipped,
    /// A maker or a feed that is followed.
    Follows,
}

impl Kind {
    /// Whether it is done anew each time; else the latest word on it holds.
    pub(super) fn repeats(self) -> bool {
        matches!(self, Self::Consumed | Self::Finished | Self::Stopped | Self::Skipped)
    }
}

/// A number that was given, of so many.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Rating {
    /// The number.
    pub value: f32,
    /// The largest that could be given.
    pub of: f32,
}

/// One act of a history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HistoryEntry {
    /// What was done.
    pub kind: Kind,
    /// The number given, of what was rated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<Rating>,
    /// What it was done with; empty where the file has ids only.
    pub title: Untrusted<String>,
    /// The part of it: an episode, a chapter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Untrusted<String>>,
    /// Who made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maker: Option<Untrusted<String>>,
    /// When it was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    /// Names that others know it by, by who gave them: `isbn`, `imdb`, `url`, …
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub ids: BTreeMap<String, String>,
    /// What else the file says of it.
    #[serde(default, skip_serializing_if = "Untrusted::is_empty")]
    pub facets: Untrusted<BTreeMap<String, Vec<String>>>,
    /// When it was done, in milliseconds since 1970; of a day, its beginning in Greenwich.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_ms: Option<i64>,
    /// How often.
    pub times: u32,
    /// Which of [`super::History::files`] says so.
    pub file: u32,
    /// Where in it, from 1.
    pub line: u64,
}

impl HistoryEntry {
    /// What tells its thing from others, whatever was done with it: title, maker and year; without a title, its ids.
    pub fn thing(&self) -> String {
        let fold = |text: &str| text.trim().to_lowercase();
        let title = fold(self.title.to_compare());
        if title.is_empty() {
            return self.ids.iter().map(|(kind, id)| format!("{kind}:{id} ")).collect();
        }
        let maker = self.maker.as_ref().map(|maker| fold(maker.to_compare())).unwrap_or_default();
        let year = self.year.map(|year| year.to_string()).unwrap_or_default();
        [title, maker, year].join("\u{1f}")
    }
}

impl HistoryEntry {
    /// Two numbers made of what is said and who says it: the same export says it with the same ones.
    pub fn identity(&self, source: &str) -> (u64, u32) {
        let rating = self.rating.map(|rating| format!("{}/{}", rating.value, rating.of)).unwrap_or_default();
        let at = self.at_ms.map(|at| at.to_string()).unwrap_or_default();
        let said = [source, &format!("{:?}", self.kind), &self.thing(), &rating, &at].join("\u{1e}");
        let digest = sha256_hex(said.as_bytes());
        let number =
            |from: usize, to: usize| digest.get(from..to).and_then(|hex| u64::from_str_radix(hex, 16).ok());
        (number(0, 5).unwrap_or(0), number(5, 13).unwrap_or(0) as u32)
    }
}
