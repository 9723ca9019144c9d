//! What a site already says about its items, in the forms that sites say it in → items. The readers are total, like those
//! of `read`: what they could make, and a problem for each block that they could not.
//!
//! They know no files and no network: they are given text, and the address that it was found at.

pub mod json_feed;
pub mod linked;

use serde_json::Value;

use crate::catalog::{Fault, Item, Problem, RowPlace, read};

/// An item as one source tells of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SourceItem {
    /// The item; its id is the source's own name for it, and may be empty.
    pub item: Item,
    /// Whether the source says what it is about in a form made for that, rather than for previews.
    pub structured: bool,
}

/// What a source holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SourceReading {
    /// In the order of the source.
    pub told: Vec<SourceItem>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

impl SourceReading {
    /// Nothing but a problem.
    fn wrong(at: RowPlace, fault: Fault) -> Self {
        Self { told: Vec::new(), problems: vec![Problem { at, fault }] }
    }
}

/// Reads JSON in whichever of the two forms it is: a feed, or linked data. With the source's own name, where it has one.
pub fn json(text: &str) -> (Option<String>, SourceReading) {
    if !read::is_text(text.as_bytes()) {
        return (None, SourceReading::wrong(RowPlace::Whole, Fault::NotText));
    }
    let (name, mut reading) = match serde_json::from_str::<Value>(text.trim_start_matches('\u{feff}')) {
        Ok(value) if value["version"].as_str().is_some_and(|v| v.starts_with(json_feed::VERSION)) => {
            json_feed::document(&value)
        }
        Ok(value) => (None, linked::node(&value)),
        Err(_) => (None, linked::document(text)),
    };
    reading.told.iter_mut().for_each(|told| read::tidy(&mut told.item));
    (name, reading)
}
