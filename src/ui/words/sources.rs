//! Words about items that the person adds.

pub const TITLE: &str = "Your own sources";
pub const LEAD: &str = "Feeds, pages and lists that you add. Their items stand beside the catalogue’s, on this device only, each with its source on it.";
pub const ADD_TITLE: &str = "Add a source";
pub const NAME: &str = "Name (if empty, its own)";
pub const FILE: &str = "A file: a feed (RSS, Atom, JSON Feed), a saved web page, JSON-LD, CSV or JSON Lines";
pub const PASTE: &str = "Or paste its text";
pub const ADD: &str = "Add";
pub const ADDING: &str = "Reading…";
pub const LIST: &str = "Added";
pub const NONE: &str = "Nothing yet. The catalogue’s own items are all there is.";
pub const LOOK: &str = "Look through";
pub const REMOVE: &str = "Remove";
pub const BY_WORDS: &str = "found by words; by meaning once the language model is loaded";
pub const LEFT_OUT: &str = "Left out";

/// On a card.
pub fn from(source: &str) -> String {
    format!("From {source}, which you added")
}

/// After adding.
pub fn added(items: u32, name: &str) -> String {
    match items {
        1 => format!("One item of “{name}” added."),
        _ => format!("{items} items of “{name}” added."),
    }
}

/// A source in the list.
pub fn line(items: u32, day: &str) -> String {
    match items {
        1 => format!("one item, {day}"),
        _ => format!("{items} items, {day}"),
    }
}

/// A button that takes a source away.
pub fn remove(name: &str) -> String {
    format!("Remove: {name}")
}

/// After taking a source away.
pub fn removed(name: &str) -> String {
    format!("“{name}” removed.")
}
