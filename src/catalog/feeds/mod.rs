//! What sites and feeds already say about their items, in the forms that they say it in → items. The readers are total: what
//! they could make, and a problem for each block that they could not.
//!
//! They know no files and no network: they are given text.

mod amounts;
mod ends;
pub mod json_feed;
mod kinds;
pub mod linked;
pub mod page;
pub mod shop;
pub mod shown;
pub mod xml;

use std::collections::HashMap;

use crate::catalog::{Fault, Item, Problem, RowPlace};

/// Characters that a note without a title is called by: its beginning, as readers of feeds do.
const BEGINNING: usize = 80;

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
    /// The page that a feed is of.
    pub link: Option<String>,
}

impl SourceReading {
    /// Nothing but a problem.
    pub(super) fn wrong(at: RowPlace, fault: Fault) -> Self {
        Self { problems: vec![Problem { at, fault }], ..Self::default() }
    }
}

/// The items with an id each: the source's own name for it, or else its address, or its title. A name that several share
/// names none of them.
pub fn named(told: impl IntoIterator<Item = SourceItem>) -> Vec<Item> {
    let mut items: Vec<Item> = told.into_iter().map(|told| told.item).collect();
    let mut uses: HashMap<String, usize> = HashMap::new();
    for item in &items {
        *uses.entry(item.id.clone()).or_default() += 1;
    }
    for item in &mut items {
        if item.id.is_empty() || uses.get(&item.id).is_some_and(|uses| *uses > 1) {
            item.id = item.url.clone().unwrap_or_else(|| item.title.clone()).to_compare().clone();
        }
    }
    items
}

/// What a text without a title is called by.
fn beginning(text: &str) -> Option<String> {
    let beginning: String = text.replace("\n\n", " ").chars().take(BEGINNING).collect();
    Some(beginning).filter(|beginning| !beginning.is_empty())
}
