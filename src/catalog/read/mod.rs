//! Owners' files → items. The readers are total: they return the items they could make and an error for each row they
//! could not, and nothing in a file makes them panic.

mod csv;
mod fields;
mod jsonl;

pub use self::{csv::read as csv, jsonl::read as jsonl};

use std::collections::HashSet;

use super::{Item, RowError};

/// Characters beyond which a field is refused: longer ones are mistakes (a file in a cell), not text.
const LONGEST: usize = 100_000;

/// Collects items and errors, and lets no id in twice.
#[derive(Default)]
struct Collected {
    items: Vec<Item>,
    errors: Vec<RowError>,
    ids: HashSet<String>,
}

impl Collected {
    fn add(&mut self, line: u64, item: Result<Item, String>) {
        match item.and_then(|item| self.checked(item)) {
            Ok(item) => self.items.push(item),
            Err(reason) => self.errors.push(RowError { line, reason }),
        }
    }

    fn checked(&mut self, item: Item) -> Result<Item, String> {
        if item.id.is_empty() {
            return Err("`id` is empty".into());
        }
        if item.title.is_empty() {
            return Err("`title` is empty".into());
        }
        let long = [("id", &item.id), ("title", &item.title), ("description", &item.description)];
        if let Some((name, _)) = long.iter().find(|(_, text)| text.len() > LONGEST) {
            return Err(format!("`{name}` is longer than {LONGEST} bytes"));
        }
        if !self.ids.insert(item.id.clone()) {
            return Err("`id` was used by an earlier row".into());
        }
        Ok(item)
    }

    fn finish(self) -> (Vec<Item>, Vec<RowError>) {
        (self.items, self.errors)
    }
}
