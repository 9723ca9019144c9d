//! What is to be remembered of a history, and of which items of a catalogue it speaks.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use super::{
    Choices, HistoryEntry, HistorySummary, Kind,
    called::Called,
    matching::{ItemMatch, Matcher},
    read::read,
};
use crate::{
    catalog::{
        pace::{Pace, Stopped},
        text::Letters,
    },
    untrusted::Untrusted,
};

/// One thing, with one kind of act, as it is remembered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Deed {
    /// What was done.
    pub kind: Kind,
    /// The share of the largest number that was given, of what was rated.
    pub share: Option<f32>,
    /// The id of the item in the catalogue that it was looked for in.
    pub item: Option<String>,
    /// Whether it is surely that item.
    pub sure: bool,
    /// What it was done with.
    pub title: Untrusted<String>,
    /// What tells its thing from others.
    pub thing: String,
    /// What else is said of it.
    pub facets: Untrusted<BTreeMap<String, Vec<String>>>,
    /// Whose export says so.
    pub source: String,
    /// When it was done last.
    pub at_ms: Option<i64>,
    /// How often.
    pub times: u32,
    /// A number made of what it says: the same export says it with the same number.
    pub clock: u64,
    /// Another one.
    pub node: u32,
}

/// What is looked for, where.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct HistoryOrder {
    /// The files' names, with how many bytes each has.
    pub files: Vec<(String, usize)>,
    /// What the person has decided.
    pub choices: Choices,
    /// What the catalogue's items are called.
    pub items: Vec<Called>,
}

/// What a reader hands on: a summary of all, and what is to be remembered.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct HistoryFound {
    /// In short.
    pub summary: HistorySummary,
    /// One for each thing and kind of act.
    pub deeds: Vec<Deed>,
}

/// Reads files, and looks for what they speak of among the items of a catalogue.
///
/// # Errors
/// If it was stopped.
pub async fn found(
    bytes: &[u8],
    order: HistoryOrder,
    letters: Letters,
    pace: &mut dyn Pace,
) -> Result<HistoryFound, Stopped> {
    let mut rest = bytes;
    let file = |(name, length): (String, usize)| {
        let (own, others) = rest.split_at(length.min(rest.len()));
        rest = others;
        (name, own.to_vec())
    };
    let files: Vec<(String, Vec<u8>)> = order.files.into_iter().map(file).collect();
    let history = read(&files, &order.choices, letters.decode, pace).await?;
    let matcher = Matcher::new(&order.items, letters.plain);
    let summary = HistorySummary::from(&history);
    let sources: Vec<String> = history.files.into_iter().map(|file| file.source).collect();
    let entries = condensed(history.entries);
    let deed = |(entry, found): (HistoryEntry, ItemMatch)| {
        let source = sources.get(entry.file as usize).cloned().unwrap_or_default();
        let (clock, node) = entry.identity(&source);
        let (ix, sure) = match found {
            ItemMatch::One { ix, .. } => (Some(ix), true),
            ItemMatch::Several(all) => (all.first().map(|(ix, _)| *ix), false),
            ItemMatch::Unknown => (None, false),
        };
        let item = ix.and_then(|ix| order.items.get(ix as usize)).map(|item| item.id.clone());
        Deed {
            kind: entry.kind,
            share: entry.rating.map(|rating| rating.value / rating.of),
            item,
            sure,
            thing: entry.thing(),
            title: entry.title,
            facets: entry.facets,
            source,
            at_ms: entry.at_ms,
            times: entry.times,
            clock,
            node,
        }
    };
    let matches = matcher.all(&entries);
    Ok(HistoryFound { summary, deeds: entries.into_iter().zip(matches).map(deed).collect() })
}

/// One entry for each thing and kind of act: the parts of a thing are the thing, what was done often was done so many times,
/// and the latest time counts.
fn condensed(entries: Vec<HistoryEntry>) -> Vec<HistoryEntry> {
    let mut places: HashMap<(Kind, String), usize> = HashMap::new();
    let mut kept: Vec<HistoryEntry> = Vec::new();
    for entry in entries {
        match places.get(&(entry.kind, entry.thing())).and_then(|at| kept.get_mut(*at)) {
            Some(known) => {
                let times = known.times.saturating_add(entry.times);
                let (mut earlier, later) = if entry.at_ms > known.at_ms {
                    (std::mem::replace(known, entry), known)
                } else {
                    (entry, known)
                };
                // What another telling knows it by is known still.
                later.ids.append(&mut earlier.ids);
                let known = later;
                known.times = if known.kind.repeats() { times } else { 1 };
                known.part = None;
            }
            None => {
                places.insert((entry.kind, entry.thing()), kept.len());
                kept.push(HistoryEntry { part: None, ..entry });
            }
        }
    }
    kept
}
