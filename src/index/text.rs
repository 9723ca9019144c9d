//! Words → items: BM25F (Robertson and Zaragoza 2009) over title, labels and description, with the last word of a query
//! taken as the beginning of a word, so that results come while a person types.

use std::{cmp::Reverse, collections::HashMap};

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::{Hit, Top};
use crate::catalog::{Item, ItemIx};

/// Saturation of repeated words, and how much a long field is held against its words.
const K1: f32 = 1.2;
const B: f32 = 0.6;
/// What a word counts in the title, in the labels and in the description.
const FIELDS: [f32; 3] = [4.0, 2.0, 1.0];
/// What a word counts that only begins with what was typed, against one that is it.
const BEGINS: f32 = 0.6;
/// Completions of the last word that are looked up, most frequent first.
const MOST_COMPLETIONS: usize = 40;

/// An inverted index.
#[derive(Debug, Clone, Default)]
pub struct Bm25 {
    /// Every word, ascending, so that beginnings are ranges.
    words: Vec<Box<str>>,
    /// Where each word's postings end; they start where the ones before end.
    ends: Vec<usize>,
    /// Items that hold the word, ascending, with its saturated frequency in each: in (0, [`K1`] + 1).
    postings: Vec<(ItemIx, f32)>,
    items: usize,
}

impl Bm25 {
    /// Reads title, creator, tags, facet values and description of every item.
    pub fn build(items: &[Item]) -> Self {
        let mut reading = Reading::default();
        items.iter().for_each(|item| reading.item(item));
        reading.finish()
    }

    /// The `k` best items that pass `keep`. Every word adds; no word is required, but items that lack one fall behind.
    pub fn search(&self, query: &str, k: usize, keep: &dyn Fn(ItemIx) -> bool) -> Vec<Hit> {
        let mut scores = vec![0.0; self.items];
        let mut asked: Vec<String> = words(query).collect();
        // A space behind the last word says that it is finished.
        let unfinished = if query.ends_with(char::is_alphanumeric) { asked.pop() } else { None };
        for word in asked {
            if let Ok(at) = self.words.binary_search_by(|known| (**known).cmp(&word)) {
                self.score(at, 1.0, |ix, score| scores[ix] += score);
            }
        }
        if let Some(word) = unfinished {
            let mut best = vec![0.0f32; self.items];
            // The best of an item's completions, not their sum: a beginning should not outweigh a whole word.
            for (at, weight) in self.completions(&word) {
                self.score(at, weight, |ix, score| best[ix] = best[ix].max(score));
            }
            scores.iter_mut().zip(best).for_each(|(score, best)| *score += best);
        }
        let mut top = Top::new(k);
        for hit in (0..).zip(scores).map(|(ix, score)| Hit { ix, score }) {
            if hit.score > 0.0 && top.admits(hit) && keep(hit.ix) {
                top.push(hit);
            }
        }
        top.into_sorted()
    }

    /// The score of an item that would hold every known word of a query as well as the best item for that word does: what
    /// scores of one query are measured by, so that an item with one common word of a long question counts little.
    pub fn highest_score(&self, query: &str) -> f32 {
        let mut asked: Vec<String> = words(query).collect();
        let unfinished = if query.ends_with(char::is_alphanumeric) { asked.pop() } else { None };
        let highest = |at: usize, weight: f32| {
            let mut highest = 0.0f32;
            self.score(at, weight, |_, score| highest = highest.max(score));
            highest
        };
        let known =
            asked.iter().filter_map(|word| self.words.binary_search_by(|known| (**known).cmp(word)).ok());
        let whole: f32 = known.map(|at| highest(at, 1.0)).sum();
        let completions = unfinished.map(|word| self.completions(&word)).unwrap_or_default();
        whole + completions.into_iter().map(|(at, weight)| highest(at, weight)).fold(0.0, f32::max)
    }

    /// The word itself and those that begin with it, with their weights.
    fn completions(&self, word: &str) -> Vec<(usize, f32)> {
        let from = self.words.partition_point(|known| **known < *word);
        let (_, rest) = self.words.split_at(from);
        let to = from + rest.partition_point(|known| known.starts_with(word));
        let (whole, mut longer): (Vec<usize>, Vec<usize>) =
            (from..to).partition(|at| self.words[*at].len() == word.len());
        longer.sort_by_key(|at| Reverse(self.of(*at).len()));
        longer.truncate(MOST_COMPLETIONS);
        whole.into_iter().map(|at| (at, 1.0)).chain(longer.into_iter().map(|at| (at, BEGINS))).collect()
    }

    fn score(&self, at: usize, weight: f32, mut add: impl FnMut(usize, f32)) {
        let postings = self.of(at);
        let (n, holders) = (self.items as f32, postings.len() as f32);
        let rarity = ((n - holders + 0.5) / (holders + 0.5)).ln_1p();
        postings.iter().for_each(|(ix, saturated)| add(*ix as usize, weight * rarity * saturated));
    }

    fn of(&self, at: usize) -> &[(ItemIx, f32)] {
        let from = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.postings[from..self.ends[at]]
    }
}

/// An index in the making.
#[derive(Default)]
struct Reading {
    ids: HashMap<String, u32>,
    found: Vec<Found>,
    /// Words of each field of each item.
    lengths: Vec<[f32; FIELDS.len()]>,
}

/// A word's occurrences in one item.
struct Found {
    word: u32,
    ix: ItemIx,
    fields: [f32; FIELDS.len()],
}

impl Reading {
    fn item(&mut self, item: &Item) {
        let labels = item.creator.iter().map(|creator| creator.to_compare()).chain(item.labels());
        let fields = [vec![item.title.to_compare()], labels.collect(), vec![item.description.to_compare()]];
        let ix = self.lengths.len() as ItemIx;
        let mut lengths = [0.0; FIELDS.len()];
        let mut occurrences: Vec<(u32, usize)> = Vec::new();
        for (field, (texts, length)) in fields.iter().zip(&mut lengths).enumerate() {
            for word in texts.iter().flat_map(|text| words(text)) {
                *length += 1.0;
                let fresh = self.ids.len() as u32;
                occurrences.push((*self.ids.entry(word).or_insert(fresh), field));
            }
        }
        occurrences.sort_unstable();
        for same in occurrences.chunk_by(|a, b| a.0 == b.0) {
            let mut fields = [0.0; FIELDS.len()];
            same.iter().for_each(|(_, field)| fields[*field] += 1.0);
            self.found.extend(same.first().map(|(word, _)| Found { word: *word, ix, fields }));
        }
        self.lengths.push(lengths);
    }

    fn finish(self) -> Bm25 {
        let mut sorted: Vec<(String, u32)> = self.ids.into_iter().collect();
        sorted.sort_unstable();
        let mut place = vec![0; sorted.len()];
        for (at, (_, id)) in sorted.iter().enumerate() {
            place[*id as usize] = at;
        }
        let items = self.lengths.len();
        let mean = |field: usize| {
            let total: f32 = self.lengths.iter().map(|lengths| lengths[field]).sum();
            (total / items.max(1) as f32).max(1.0)
        };
        let means: [f32; FIELDS.len()] = std::array::from_fn(mean);
        let saturated = |found: &Found| {
            let lengths = &self.lengths[found.ix as usize];
            let frequency: f32 = (0..FIELDS.len())
                .map(|f| FIELDS[f] * found.fields[f] / (1.0 - B + B * lengths[f] / means[f]))
                .sum();
            frequency * (K1 + 1.0) / (frequency + K1)
        };
        // Counting sort by word. What was read item by item stays so within a word.
        let mut ends = vec![0; sorted.len()];
        self.found.iter().for_each(|found| ends[place[found.word as usize]] += 1);
        let mut held = 0;
        for end in &mut ends {
            (*end, held) = (held, held + *end);
        }
        let mut postings = vec![(0, 0.0); self.found.len()];
        for found in &self.found {
            // Where the word's postings start becomes, one by one, where they end.
            let end = &mut ends[place[found.word as usize]];
            postings[*end] = (found.ix, saturated(found));
            *end += 1;
        }
        let words = sorted.into_iter().map(|(word, _)| word.into_boxed_str()).collect();
        Bm25 { words, ends, postings, items }
    }
}

/// Words by Unicode's rules, which join "node.js", "snake_case" and "l'art"; these are taken apart. Folded.
pub fn words(text: &str) -> impl Iterator<Item = String> {
    let parts = text.unicode_words().flat_map(|word| word.split(['.', ':', '_', '\'', '’']));
    parts.filter(|part| !part.is_empty()).map(fold)
}

/// Combining diacritical marks; marks of other scripts carry meaning and stay.
fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Lower case without accents, and one form (not always a word) for singular and plural of regular English words:
/// "Cafés" → cafe; movie, movies → movi; party, parties → parti; box, boxes → box.
pub fn fold(word: &str) -> String {
    let mut word: String = if word.is_ascii() {
        word.to_ascii_lowercase()
    } else {
        word.nfkd().filter(|c| !is_accent(*c)).flat_map(char::to_lowercase).collect()
    };
    let ends = |word: &str, with: char, after: fn(&str) -> bool| {
        word.len() > 3 && word.strip_suffix(with).is_some_and(after)
    };
    if ends(&word, 's', |stem| !stem.ends_with(['s', 'u'])) {
        word.pop();
    }
    if ends(&word, 'e', |stem| {
        stem.ends_with(['s', 'x', 'z', 'i']) || stem.ends_with("ch") || stem.ends_with("sh")
    }) {
        word.pop();
    }
    if ends(&word, 'y', |stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
        word.pop();
        word.push('i');
    }
    word
}
