//! Words about the day's dozen and the shelves.

pub use super::phrases::today::*;
use super::phrases::topics;
use crate::engine::protocol::{Shelf, ShelfKind};

/// What a shelf is called; `like` is the title of the item that it goes by.
pub fn shelf(shelf: &Shelf, like: Option<&str>) -> String {
    match shelf.kind {
        ShelfKind::Followed => {
            return topics::because(shelf.topic.as_ref().map_or("…", |topic| topic.value.as_str()));
        }
        ShelfKind::More => return more(like.unwrap_or("…")),
        ShelfKind::New => new(),
        ShelfKind::Sources => sources(),
        ShelfKind::Back => back(),
        ShelfKind::Other => other(),
    }
    .into()
}

/// Why it is there.
pub fn why(kind: ShelfKind) -> &'static str {
    match kind {
        ShelfKind::Followed => why_followed(),
        ShelfKind::More => why_more(),
        ShelfKind::New => why_new(),
        ShelfKind::Sources => why_sources(),
        ShelfKind::Back => why_back(),
        ShelfKind::Other => why_other(),
    }
}
