//! The day's dozen, and shelves beside it.

use serde::{Deserialize, Serialize};

use super::{item::Card, topics::Topic};

/// The person opens their day, and may arrange a shelf first.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetToday {
    /// Days of the person's calendar since the epoch.
    pub day: i64,
    /// A shelf, and how it is to be arranged from now on.
    pub arrange: Option<(Shelf, Arrangement)>,
}

/// A day.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct TodayView {
    /// At most twelve, in the order in which they were put in the morning; what was done about them since is marked.
    pub dozen: Vec<Card>,
    /// Whether it was made when nothing was known of the person: then nothing can be said to suit them.
    pub varied: bool,
    /// The dozen before; none where there was none.
    pub before: Vec<Card>,
    /// Of which day that was.
    pub before_day: i64,
    /// The pinned ones first; none is empty, and nothing is on two of them.
    pub shelves: Vec<ShelfView>,
    /// Shelves that are hidden.
    pub hidden: Vec<Shelf>,
}

/// A shelf.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shelf {
    /// What stands on it.
    pub kind: ShelfKind,
    /// The topic that is followed, of a shelf of one.
    pub topic: Option<Topic>,
}

/// What stands on a shelf.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShelfKind {
    /// What is of a topic that the person follows.
    Followed,
    /// What is like the item that was liked or saved last.
    More,
    /// The latest of what suits.
    New,
    /// What the person added.
    Sources,
    /// What was saved or opened, and not judged.
    Back,
    /// What is of other kinds than what is liked.
    Other,
}

impl From<ShelfKind> for Shelf {
    fn from(kind: ShelfKind) -> Self {
        Self { kind, topic: None }
    }
}

/// A shelf with its cards.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ShelfView {
    /// Which.
    pub shelf: Shelf,
    /// The title of the item that it goes by, if it goes by one.
    pub like: Option<String>,
    /// Whether it is pinned.
    pub pinned: bool,
    /// In order.
    pub cards: Vec<Card>,
}

/// How a shelf is arranged.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Arrangement {
    /// As it comes.
    Usual,
    /// Above the others.
    Pinned,
    /// Not shown.
    Hidden,
}
