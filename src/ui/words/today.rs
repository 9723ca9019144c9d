//! Words about the day's dozen and the shelves.

pub use super::phrases::today::*;
use super::phrases::topics;
use crate::engine::protocol::Shelf;

/// What a shelf is called; `like` is the title of the item that it goes by.
pub fn shelf(shelf: &Shelf, like: Option<&str>) -> String {
    match shelf {
        Shelf::Followed { topic } => return topics::because(&topic.value),
        Shelf::More => return more(like.unwrap_or("…")),
        Shelf::New => new(),
        Shelf::Sources => sources(),
        Shelf::Back => back(),
        Shelf::Other => other(),
    }
    .into()
}

/// Why it is there.
pub fn why(shelf: &Shelf) -> &'static str {
    match shelf {
        Shelf::Followed { .. } => why_followed(),
        Shelf::More => why_more(),
        Shelf::New => why_new(),
        Shelf::Sources => why_sources(),
        Shelf::Back => why_back(),
        Shelf::Other => why_other(),
    }
}
