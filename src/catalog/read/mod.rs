//! Owners' files → items. The readers are total: they return the items they could make and an error for each row they
//! could not, and nothing in a file makes them panic.

mod csv;
pub(crate) mod fields;
mod jsonl;

pub use self::{csv::read as csv, jsonl::read as jsonl};

use std::{collections::HashSet, mem};

use super::{Item, RowError};

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
        let item = sound(item)?;
        if !self.ids.insert(item.id.clone()) {
            return Err("`id` was used by an earlier row".into());
        }
        Ok(item)
    }

    fn finish(mut self) -> (Vec<Item>, Vec<RowError>) {
        self.errors.sort_by_key(|error| error.line);
        (self.items, self.errors)
    }
}

/// An item as a catalogue takes it: tidied, with an id and a title, and of a size that is not a mistake.
///
/// # Errors
/// Why it can't be taken.
pub fn sound(mut item: Item) -> Result<Item, String> {
    tidy(&mut item);
    if item.id.is_empty() {
        return Err("`id` is empty".into());
    }
    if item.id.contains(char::is_control) {
        return Err("`id` holds a control character".into());
    }
    if item.title.is_empty() {
        return Err("`title` is empty".into());
    }
    match sizes(&item).into_iter().find(|(_, size, most)| size > most) {
        Some((name, _, most)) => Err(format!("`{name}` is longer than {most} bytes")),
        None => Ok(item),
    }
}

/// Bytes of each field, and beyond how many it is a mistake (a file in a cell) rather than text.
fn sizes(item: &Item) -> [(&'static str, usize, usize); 10] {
    let text = |text: &Option<String>| text.as_ref().map_or(0, String::len);
    let all = |texts: &[String]| texts.iter().map(String::len).sum::<usize>();
    let facets = item.facets.iter().map(|(name, values)| name.len() + all(values)).sum();
    [
        ("id", item.id.len(), 512),
        ("title", item.title.to_compare().len(), 2_000),
        ("description", item.description.to_compare().len(), 100_000),
        ("url", text(&item.url), 8_000),
        ("image", text(&item.image), 8_000),
        ("creator", text(&item.creator), 2_000),
        ("tags", all(&item.tags), 20_000),
        ("facets", facets, 20_000),
        ("numbers", item.numbers.keys().map(String::len).sum(), 20_000),
        ("language", text(&item.language), 64),
    ]
}

/// Takes away white space around texts, empty texts and repeated labels.
fn tidy(item: &mut Item) {
    for text in [&mut item.title, &mut item.description] {
        *text = mem::take(text).map(|mut text| {
            trim(&mut text);
            text
        });
    }
    trim(&mut item.id);
    for text in [&mut item.url, &mut item.image, &mut item.creator, &mut item.date, &mut item.language] {
        text.iter_mut().for_each(trim);
        text.take_if(|text| text.is_empty());
    }
    item.tags = labels(mem::take(&mut item.tags));
    let facets = mem::take(&mut item.facets).into_iter();
    let facets = facets.map(|(name, values)| (name.trim().to_owned(), labels(values)));
    item.facets = facets.filter(|(name, values)| !name.is_empty() && !values.is_empty()).collect();
}

fn labels(mut texts: Vec<String>) -> Vec<String> {
    texts.iter_mut().for_each(trim);
    let mut seen = HashSet::new();
    texts.retain(|text| !text.is_empty() && seen.insert(text.clone()));
    texts
}

fn trim(text: &mut String) {
    if text.trim().len() < text.len() {
        *text = text.trim().to_owned();
    }
}
