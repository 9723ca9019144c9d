//! A history in short: what a person looks at before it is remembered, and what then is.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use super::{
    entry::{Choices, Entry, Kind, LeftOut, Question},
    matching::{Called, Match, Matcher},
    read::read,
};
use crate::{
    catalog::{
        ItemIx,
        pace::{Pace, Stopped},
        text::Decode,
    },
    untrusted::Untrusted,
};

/// Rows that are shown.
const FIRST: usize = 8;

/// A row, as it will be remembered.
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "HistoryRow"))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Shown {
    /// What was done.
    pub kind: Kind,
    /// The number given.
    pub value: Option<f32>,
    /// Of how many.
    pub of: Option<f32>,
    /// With what.
    pub title: Untrusted<String>,
    /// Who made it.
    pub maker: Option<Untrusted<String>>,
    /// When it was made.
    pub year: Option<i32>,
    /// When it was done.
    pub at_ms: Option<i64>,
    /// How often.
    pub times: u32,
}

/// A history in short.
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "HistorySummary"))]
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// Whose exports they are.
    pub sources: Vec<String>,
    /// How many acts there are of each kind.
    pub counts: Vec<(Kind, u32)>,
    /// When the first was done, and the last.
    pub span: Option<(i64, i64)>,
    /// The first of them.
    pub first: Vec<Shown>,
    /// What is left out, by reason.
    pub left_out: Vec<LeftOut>,
    /// Columns that are dropped for the person's sake, with how many cells.
    pub private: Vec<(String, u32)>,
    /// How many acts have no time.
    pub undated: u32,
    /// What is to be asked.
    pub questions: Vec<Question>,
}

/// One thing, with one kind of act, as it is remembered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Deed {
    /// What was done.
    pub kind: Kind,
    /// The share of the largest number that was given, of what was rated.
    pub share: Option<f32>,
    /// The position of the item in the catalogue that it was looked for in.
    pub item: Option<ItemIx>,
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
pub struct Order {
    /// The files' names, with how many bytes each has.
    pub files: Vec<(String, usize)>,
    /// What the person has decided.
    pub choices: Choices,
    /// What the catalogue's items are called.
    pub items: Vec<Called>,
}

/// What a reader hands on: a summary of all, and what is to be remembered.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// In short.
    pub summary: Summary,
    /// One for each thing and kind of act.
    pub deeds: Vec<Deed>,
}

/// Reads files, and looks for what they speak of among the items of a catalogue.
///
/// # Errors
/// If it was stopped.
pub async fn found(
    bytes: &[u8],
    order: Order,
    decode: Decode,
    pace: &mut dyn Pace,
) -> Result<Found, Stopped> {
    let mut rest = bytes;
    let file = |(name, length): (String, usize)| {
        let (own, others) = rest.split_at(length.min(rest.len()));
        rest = others;
        (name, own.to_vec())
    };
    let files: Vec<(String, Vec<u8>)> = order.files.into_iter().map(file).collect();
    let history = read(&files, &order.choices, decode, pace).await?;
    let matcher = Matcher::new(&order.items);
    let summary = Summary {
        sources: history.sources().into_iter().map(str::to_owned).collect(),
        counts: history.counts().into_iter().collect(),
        span: history.span(),
        first: history.entries.iter().take(FIRST).map(shown).collect(),
        left_out: history.left_out,
        private: history.private.into_iter().collect(),
        undated: history.undated,
        questions: history.questions,
    };
    let sources: Vec<String> = history.files.into_iter().map(|file| file.source).collect();
    let entries = condensed(history.entries);
    let deed = |(entry, found): (Entry, Match)| {
        let source = sources.get(entry.file as usize).cloned().unwrap_or_default();
        let (clock, node) = entry.identity(&source);
        let (item, sure) = match found {
            Match::One { ix, .. } => (Some(ix), true),
            Match::Several(all) => (all.first().map(|(ix, _)| *ix), false),
            Match::Unknown => (None, false),
        };
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
    Ok(Found { summary, deeds: entries.into_iter().zip(matches).map(deed).collect() })
}

fn shown(entry: &Entry) -> Shown {
    let part = |part: &Untrusted<String>| format!("{} · {}", entry.title.to_show(), part.to_show());
    Shown {
        kind: entry.kind,
        value: entry.rating.map(|rating| rating.value),
        of: entry.rating.map(|rating| rating.of),
        title: entry.part.as_ref().map_or_else(|| entry.title.clone(), |it| part(it).into()),
        maker: entry.maker.clone(),
        year: entry.year,
        at_ms: entry.at_ms,
        times: entry.times,
    }
}

/// One entry for each thing and kind of act: the parts of a thing are the thing, what was done often was done so many times,
/// and the latest time counts.
fn condensed(entries: Vec<Entry>) -> Vec<Entry> {
    let mut places: HashMap<(Kind, String), usize> = HashMap::new();
    let mut kept: Vec<Entry> = Vec::new();
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
                kept.push(Entry { part: None, ..entry });
            }
        }
    }
    kept
}
