//! Which items of a catalogue a history speaks of: by an id that both have, else by title, year and maker. What only a title
//! says is a suggestion, unless the catalogue is evidently of the things that the history is about.

use std::collections::{HashMap, HashSet};

use super::{
    HistoryEntry,
    called::{Called, ids_of},
    names::{Plain, names, words},
};
use crate::catalog::ItemIx;

/// Of an id that both have.
const BY_ID: f32 = 1.0;
/// Of title, year and maker alike.
const BY_ALL: f32 = 0.98;
/// Of a title and the very year, or the maker.
const BY_TITLE_AND: f32 = 0.92;
/// Of a title and a year beside it: first shown here, released there.
const BY_NEAR_YEAR: f32 = 0.85;
/// Of a title alone, in a catalogue of such things.
const BY_TITLE_IN_KIND: f32 = 0.7;
/// Of a title alone.
const BY_TITLE: f32 = 0.5;
/// What a part of a title has less than all of it.
const PART: f32 = 0.1;
/// What is at least so sure is taken without asking.
pub const SURE: f32 = 0.65;
/// What two candidates are apart at least, for one to be meant.
const APART: f32 = 0.05;
/// Of the titles of a history, the share that a catalogue of its kind knows.
const OF_ITS_KIND: f32 = 0.2;
/// Candidates that are named.
const CANDIDATES: usize = 5;

/// What came of looking for an entry's item.
#[derive(Debug, Clone, PartialEq)]
pub enum ItemMatch {
    /// It is this one.
    One {
        /// Which.
        ix: ItemIx,
        /// How sure that is, in [0, 1].
        confidence: f32,
    },
    /// It may be one of these, the likeliest first.
    Several(Vec<(ItemIx, f32)>),
    /// None is like it.
    Unknown,
}

/// The names of a catalogue's items.
#[derive(Debug)]
pub struct Matcher {
    plain: Plain,
    by_id: HashMap<String, ItemIx>,
    /// Titles, and parts of titles, in their one form.
    by_title: HashMap<String, Vec<(ItemIx, bool)>>,
    facts: HashMap<ItemIx, Facts>,
}

#[derive(Debug, Default)]
struct Facts {
    year: Option<i32>,
    maker: Vec<String>,
}

impl Matcher {
    /// Of a catalogue's own items, in its order: of two with one id, the first is meant.
    pub fn new(items: &[Called], plain: Plain) -> Self {
        let (by_id, by_title, facts) = (HashMap::new(), HashMap::new(), HashMap::new());
        let mut matcher = Self { plain, by_id, by_title, facts };
        for (ix, item) in (0..).zip(items) {
            for id in ids_of(item) {
                matcher.by_id.entry(id).or_insert(ix);
            }
            let (names, in_title) = names(item.title.to_compare(), plain);
            for (name, whole) in names {
                let known = matcher.by_title.entry(name).or_default();
                if known.iter().all(|(known, _)| *known != ix) {
                    known.push((ix, whole));
                }
            }
            let year = item.year.or(in_title);
            let maker =
                item.creator.as_ref().map(|maker| words(maker.to_compare(), plain)).unwrap_or_default();
            matcher.facts.insert(ix, Facts { year, maker });
        }
        matcher
    }

    /// Looks for the items of all entries; the answers stand in their order.
    pub fn all(&self, entries: &[HistoryEntry]) -> Vec<ItemMatch> {
        let found: Vec<Vec<(ItemIx, f32)>> = entries.iter().map(|entry| self.candidates(entry)).collect();
        // By file, and each title once.
        let mut titles: HashMap<u32, (HashSet<&str>, HashSet<&str>)> = HashMap::new();
        for (entry, candidates) in entries.iter().zip(&found) {
            let (all, known) = titles.entry(entry.file).or_default();
            let title = entry.title.to_compare().as_str();
            all.insert(title);
            if candidates.first().is_some_and(|(_, confidence)| *confidence >= BY_TITLE) {
                known.insert(title);
            }
        }
        let is_of_kind = |file: u32| {
            titles.get(&file).is_some_and(|(all, known)| known.len() as f32 >= OF_ITS_KIND * all.len() as f32)
        };
        let decide = |(entry, mut candidates): (&HistoryEntry, Vec<(ItemIx, f32)>)| {
            if is_of_kind(entry.file) {
                for (_, confidence) in candidates.iter_mut().filter(|(_, confidence)| *confidence == BY_TITLE)
                {
                    *confidence = BY_TITLE_IN_KIND;
                }
            }
            match candidates.as_slice() {
                [] => ItemMatch::Unknown,
                [(ix, confidence), rest @ ..]
                    if *confidence >= SURE
                        && rest.first().is_none_or(|(_, next)| confidence - next >= APART) =>
                {
                    ItemMatch::One { ix: *ix, confidence: *confidence }
                }
                _ => ItemMatch::Several(candidates.into_iter().take(CANDIDATES).collect()),
            }
        };
        entries.iter().zip(found).map(decide).collect()
    }

    /// Items that an entry may be about, the likeliest first.
    fn candidates(&self, entry: &HistoryEntry) -> Vec<(ItemIx, f32)> {
        let ids = entry.ids.iter().map(|(kind, id)| format!("{kind}:{id}"));
        if let Some(ix) = ids.filter_map(|id| self.by_id.get(&id)).next() {
            return vec![(*ix, BY_ID)];
        }
        let (names, in_title) = names(entry.title.to_compare(), self.plain);
        let year = entry.year.or(in_title);
        let maker =
            entry.maker.as_ref().map(|maker| words(maker.to_compare(), self.plain)).unwrap_or_default();
        let mut found: Vec<(ItemIx, f32)> = Vec::new();
        for (name, all) in &names {
            for (ix, whole) in self.by_title.get(name).into_iter().flatten() {
                let whole = *all && *whole;
                let confidence = self.facts.get(ix).and_then(|facts| confidence(facts, year, &maker, whole));
                if let Some(confidence) = confidence
                    && found.iter().all(|(known, _)| known != ix)
                {
                    found.push((*ix, confidence));
                }
            }
        }
        found.sort_by(|(a, x), (b, y)| y.total_cmp(x).then(a.cmp(b)));
        found
    }
}

/// How sure it is that two things of one title are one thing; none if they are not. A part of a title says little by itself.
fn confidence(facts: &Facts, year: Option<i32>, maker: &[String], whole: bool) -> Option<f32> {
    let years = facts.year.zip(year).map(|(here, there)| here.abs_diff(there));
    let makers = (!facts.maker.is_empty() && !maker.is_empty()).then(|| is_same_maker(&facts.maker, maker));
    let sure = match (years, makers) {
        (Some(0), Some(true)) => BY_ALL,
        (Some(1), Some(true)) | (None, Some(true)) | (Some(0), None) => BY_TITLE_AND,
        // Another edition.
        (Some(_), Some(true)) => BY_NEAR_YEAR,
        (Some(1), None) if whole => BY_NEAR_YEAR,
        (None, None) => BY_TITLE,
        // Names of makers are written in many ways.
        (Some(0), Some(false)) => BY_TITLE,
        _ => return None,
    };
    Some(if whole { sure } else { sure - PART })
}

/// Whether all words of the shorter name are in the longer one, or are initials of its words.
fn is_same_maker(one: &[String], other: &[String]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let agrees = |a: &String, b: &String| {
        a == b || (a.chars().count() == 1 && b.starts_with(a)) || (b.chars().count() == 1 && a.starts_with(b))
    };
    let whole = short.iter().any(|word| word.chars().count() > 1 && long.contains(word));
    whole && short.iter().all(|word| long.iter().any(|other| agrees(word, other)))
}
