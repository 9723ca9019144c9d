//! An item as a catalogue takes it.

use std::{collections::HashSet, mem};

use super::{Fault, Item, limits, values::date};
use crate::untrusted::Untrusted;

/// An item tidied, with an id and a title, and of a size that is not a mistake. With a fault for each field that was too
/// long and is cut.
///
/// # Errors
/// Why the item can't be taken.
pub fn sound(mut item: Item) -> Result<(Item, Vec<Fault>), Fault> {
    let cut = cut(&mut item);
    tidy(&mut item);
    if item.id.is_empty() {
        return Err(empty("id"));
    }
    if item.id.contains(char::is_control) {
        return Err(Fault::ControlCharacter);
    }
    if item.id.len() > limits::ID {
        return Err(Fault::LongId { most: limits::ID as u64 });
    }
    if item.title.is_empty() {
        return Err(empty("title"));
    }
    Ok((item, cut))
}

fn empty(field: &str) -> Fault {
    Fault::Empty { field: field.into() }
}

/// Cuts what is too long; a fault for each field that was.
pub fn cut(item: &mut Item) -> Vec<Fault> {
    limits::cut(item).into_iter().map(|field| Fault::Cut { field: field.to_string() }).collect()
}

/// Takes away white space around texts, empty texts and repeated labels, and adds the year that a date begins with.
pub fn tidy(item: &mut Item) {
    for text in [&mut item.title, &mut item.description] {
        trim(text.to_tidy());
    }
    trim(&mut item.id);
    for text in [&mut item.url, &mut item.image, &mut item.creator] {
        text.iter_mut().map(Untrusted::to_tidy).for_each(trim);
        text.take_if(|text| text.is_empty());
    }
    for text in [&mut item.date, &mut item.until, &mut item.language] {
        text.iter_mut().for_each(trim);
        text.take_if(|text| text.is_empty());
    }
    item.tags = mem::take(&mut item.tags).map(labels);
    item.facets = mem::take(&mut item.facets).map(|facets| {
        let facets = facets.into_iter().map(|(name, values)| (name.trim().to_owned(), labels(values)));
        facets.filter(|(name, values)| !name.is_empty() && !values.is_empty()).collect()
    });
    if let Some(year) = item.date.as_deref().and_then(date::year_of) {
        item.numbers.entry("year".into()).or_insert(year);
    }
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
