//! Owners' files → items. The readers are total: they return the items they could make and an error for each row they
//! could not, and nothing in a file makes them panic.

mod csv;
pub(crate) mod fields;
mod json;

use std::{collections::HashSet, mem};

use futures_util::future::{FutureExt, LocalBoxFuture};
use penchant_kernels::order::Order;

use super::{Fault, Item, RowError, limits, plain_text};
use crate::untrusted::Untrusted;

/// Bytes at a file's beginning by which text is told from anything else.
const HEAD: usize = 8_192;

/// Items, and an error for each row that is none.
type Read = (Vec<Item>, Vec<RowError>);

/// Who hears how far a long reading is, gives others their turn, and may end it.
pub trait Pace {
    /// So much is read, of so much in all. None to go on at once, else what is to be waited for first.
    fn turn(&mut self, done: usize, of: usize) -> Option<LocalBoxFuture<'static, Result<(), Stopped>>>;
}

/// A reading was ended before its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("it was stopped")]
pub struct Stopped;

/// Reads without a pause.
struct AtOnce;

impl Pace for AtOnce {
    fn turn(&mut self, _: usize, _: usize) -> Option<LocalBoxFuture<'static, Result<(), Stopped>>> {
        None
    }
}

/// Gives others their turn, where it is time.
async fn turn(pace: &mut dyn Pace, done: usize, of: usize) -> Result<(), Stopped> {
    match pace.turn(done, of) {
        Some(pause) => pause.await,
        None => Ok(()),
    }
}

/// Reads CSV, a header and an item a row.
pub fn csv(bytes: &[u8]) -> Read {
    at_once(csv::read(bytes, &mut AtOnce))
}

/// Reads an item a line.
pub fn jsonl(bytes: &[u8]) -> Read {
    at_once(json::lines(bytes, &mut AtOnce))
}

/// Reads a list of items, or an item a line.
pub fn json(bytes: &[u8]) -> Read {
    at_once(json::list(bytes, &mut AtOnce))
}

/// What a reading gives that nothing pauses.
fn at_once(reading: impl Future<Output = Result<Read, Stopped>>) -> Read {
    reading.now_or_never().and_then(Result::ok).unwrap_or_default()
}

/// Why a file is not read at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unread {
    /// By its name's ending it is something else.
    #[error("only .csv, .json and .jsonl files are read")]
    Kind,
    /// Its beginning is no text.
    #[error("the file is not text in UTF-8")]
    Binary,
    /// Whoever waited for it wants it no more.
    #[error(transparent)]
    Stopped(#[from] Stopped),
}

/// Reads a file of items in the form that its name's ending stands for: `.csv`, `.json`, or `.jsonl` (also `.ndjson`).
///
/// # Errors
/// [`Unread`] if it has another ending, or is no text whatever its ending says.
pub fn file(name: &str, bytes: &[u8]) -> Result<Read, Unread> {
    in_turns(name, bytes, &mut AtOnce).now_or_never().unwrap_or(Err(Unread::Stopped(Stopped)))
}

/// As [`file()`], with turns for others in between.
///
/// # Errors
/// As [`file()`], and if it was stopped.
pub async fn in_turns(name: &str, bytes: &[u8], pace: &mut dyn Pace) -> Result<Read, Unread> {
    let kind = name.rsplit_once('.').map_or("", |(_, kind)| kind).to_ascii_lowercase();
    if !matches!(kind.as_str(), "csv" | "jsonl" | "ndjson" | "json") {
        return Err(Unread::Kind);
    }
    if !is_text(bytes) {
        return Err(Unread::Binary);
    }
    let read = match kind.as_str() {
        "csv" => csv::read(bytes, pace).await,
        "json" => json::list(bytes, pace).await,
        _ => json::lines(bytes, pace).await,
    };
    Ok(read?)
}

/// Whether bytes begin as a text does: without the zeros that pictures, archives and UTF-16 have.
pub fn is_text(bytes: &[u8]) -> bool {
    !bytes.get(..HEAD).unwrap_or(bytes).contains(&0)
}

/// Collects items and errors, and lets no id in twice.
#[derive(Default)]
struct Collected {
    items: Vec<Item>,
    errors: Vec<RowError>,
    ids: HashSet<String>,
}

impl Collected {
    fn add(&mut self, line: u64, item: Result<Item, Fault>) {
        match item.and_then(|item| self.checked(item)) {
            Ok((item, cut)) => {
                self.errors.extend(cut.into_iter().map(|reason| RowError { line, reason }));
                self.items.push(item);
            }
            Err(reason) => self.errors.push(RowError { line, reason }),
        }
    }

    fn checked(&mut self, mut item: Item) -> Result<(Item, Vec<Fault>), Fault> {
        // Before anything else is done with a text, however long it is.
        let cut = cut(&mut item);
        let (item, _) = sound(plain_text::item(item))?;
        if !self.ids.insert(item.id.clone()) {
            return Err(Fault::UsedId);
        }
        Ok((item, cut))
    }

    fn finish(mut self) -> (Vec<Item>, Vec<RowError>) {
        self.errors.order_by_key(|error| error.line);
        (self.items, self.errors)
    }
}

/// An item as a catalogue takes it: tidied, with an id and a title, and of a size that is not a mistake. With a fault
/// for each field that was too long and is cut.
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

fn cut(item: &mut Item) -> Vec<Fault> {
    limits::cut(item).into_iter().map(|field| Fault::Cut { field: field.to_string() }).collect()
}

/// Refuses a record by its size alone.
fn fits(bytes: usize) -> Result<(), Fault> {
    let most = limits::RECORD;
    if bytes > most { Err(Fault::LongRow { most: most as u64 }) } else { Ok(()) }
}

/// Takes away white space around texts, empty texts and repeated labels, and adds the year that a date begins with.
pub(crate) fn tidy(item: &mut Item) {
    for text in [&mut item.title, &mut item.description] {
        trim(text.to_tidy());
    }
    trim(&mut item.id);
    for text in [&mut item.url, &mut item.image, &mut item.creator] {
        text.iter_mut().map(Untrusted::to_tidy).for_each(trim);
        text.take_if(|text| text.is_empty());
    }
    for text in [&mut item.date, &mut item.language] {
        text.iter_mut().for_each(trim);
        text.take_if(|text| text.is_empty());
    }
    item.tags = mem::take(&mut item.tags).map(labels);
    item.facets = mem::take(&mut item.facets).map(|facets| {
        let facets = facets.into_iter().map(|(name, values)| (name.trim().to_owned(), labels(values)));
        facets.filter(|(name, values)| !name.is_empty() && !values.is_empty()).collect()
    });
    if let Some(year) = item.date.as_deref().and_then(fields::year_of) {
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
