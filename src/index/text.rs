//! Words → items: BM25F (Robertson and Zaragoza 2009) over title, labels and description, with the last word of a query
//! taken as the beginning of a word, so that results come while a person types. A word that no item has stands for those that
//! a slip or two lead to.

use std::{cell::OnceCell, cmp::Reverse, collections::HashMap};

use penchant_kernels::order::Order;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::{
    Hit, Top,
    spelling::{Near, Spelling, distance},
};
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
/// What a word counts for each slip that leads to it, against one that was typed.
const NEAR: f32 = 0.5;
/// What it counts besides, where what was typed is the beginning of others.
const LESS: f32 = 0.4;
/// Slips beyond those that a word is forgiven, where there is nothing better.
const LOOSE: usize = 1;

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
    /// Looked at when a word is asked for that is not here.
    spelling: OnceCell<Spelling>,
}

/// What a word of a query stands for: places among the words, each with its weight.
struct Reading {
    words: Vec<(usize, f32)>,
    /// Whether no item has it as it was typed.
    corrected: bool,
}

impl Bm25 {
    /// Reads title, creator, tags, facet values and description of every item.
    pub fn build(items: &[Item]) -> Self {
        let mut making = Making::default();
        items.iter().for_each(|item| making.item(item));
        making.finish()
    }

    /// The `k` best items that pass `keep`. Every word adds; no word is required, but items that lack one fall behind.
    pub fn search(&self, query: &str, k: usize, keep: &dyn Fn(ItemIx) -> bool) -> Vec<Hit> {
        self.ranked(self.readings(query), k, keep)
    }

    /// The `k` best items for words that come near those of a query, further off than a slip or two: what there is to offer
    /// where nothing was found.
    pub fn search_loosely(&self, query: &str, k: usize) -> Vec<Hit> {
        let reading = |typed| Reading { words: self.near(typed, true, LOOSE), corrected: true };
        self.ranked(parts(query).map(reading), k, &|_| true)
    }

    fn ranked(
        &self,
        readings: impl Iterator<Item = Reading>,
        k: usize,
        keep: &dyn Fn(ItemIx) -> bool,
    ) -> Vec<Hit> {
        let mut scores = vec![0.0; self.items];
        for Reading { words, .. } in readings {
            if let [(at, weight)] = words.as_slice() {
                self.score(*at, *weight, |ix, score| scores[ix] += score);
                continue;
            }
            let mut best = vec![0.0f32; self.items];
            // The best of what an item has, not the sum: beginnings should not outweigh a whole word.
            for (at, weight) in words {
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
        let highest = |(at, weight): (usize, f32)| {
            let mut highest = 0.0f32;
            self.score(at, weight, |_, score| highest = highest.max(score));
            highest
        };
        let of = |reading: Reading| reading.words.into_iter().map(highest).fold(0.0, f32::max);
        self.readings(query).map(of).sum()
    }

    /// Whether some item has any of a query's words as it was typed.
    pub fn knows(&self, query: &str) -> bool {
        self.readings(query).any(|reading| !reading.corrected)
    }

    /// Words that one slip leads to, folded; none where some item has the word as it is.
    pub fn one_slip(&self, word: &str) -> Option<Vec<String>> {
        if self.place(&fold(word)).is_some() {
            return None;
        }
        let typed: Vec<char> = plain(word).chars().collect();
        // What "-y" was folded to is no slip.
        let one = |near: &Near| {
            let unfolded = || Some(format!("{}y", self.words[near.at].strip_suffix('i')?));
            near.slips == 1 || unfolded().is_some_and(|word| distance(&typed, &word, 1, false).is_some())
        };
        let near = self.nearest(word, false, 0).into_iter();
        Some(near.filter(one).map(|near| self.words[near.at].to_string()).collect())
    }

    /// What the words of a query stand for, in their order.
    fn readings<'a>(&'a self, query: &'a str) -> impl Iterator<Item = Reading> + 'a {
        let asked: Vec<&str> = parts(query).collect();
        // A space behind the last word says that it is finished.
        let finished = asked.len() - usize::from(!asked.is_empty() && query.ends_with(char::is_alphanumeric));
        asked.into_iter().enumerate().map(move |(nth, word)| self.reading(word, nth >= finished))
    }

    fn reading(&self, typed: &str, unfinished: bool) -> Reading {
        let word = fold(typed);
        let exact = self.place(&word);
        let mut words = match unfinished {
            true => self.completions(&word),
            false => exact.map(|at| (at, 1.0)).into_iter().collect(),
        };
        let corrected = words.is_empty();
        if exact.is_none() {
            // The beginning of some words may be a slip in another: that comes behind them.
            let less = if corrected { 1.0 } else { LESS };
            words.extend(self.near(typed, false, 0).into_iter().map(|(at, weight)| (at, weight * less)));
        }
        if corrected && unfinished {
            words.extend(self.near(typed, true, 0).into_iter().map(|(at, weight)| (at, weight * BEGINS)));
        }
        Reading { words, corrected }
    }

    /// The words that the fewest slips lead to.
    fn nearest(&self, typed: &str, begins: bool, more: usize) -> Vec<Near> {
        let spelling = self.spelling.get_or_init(|| Spelling::of(&self.words));
        // What is taken off a word's end may be what slipped.
        let (folded, whole) = (fold(typed), plain(typed));
        let mut near = spelling.near(&self.words, &folded, begins, more);
        if whole != folded {
            near.extend(spelling.near(&self.words, &whole, begins, more));
            let least = near.iter().map(|near| near.slips).min();
            near.retain(|near| Some(near.slips) == least);
            near.order_by_key(|near| near.at);
            near.dedup();
        }
        near
    }

    /// Words near one, each with its weight.
    fn near(&self, typed: &str, begins: bool, more: usize) -> Vec<(usize, f32)> {
        let near = self.nearest(typed, begins, more);
        // Which of them was meant, rarity does not tell: each counts as the most common one does.
        let common = near.iter().map(|near| self.rarity(near.at)).fold(f32::INFINITY, f32::min);
        let weight = |near: &Near| NEAR.powi(near.slips as i32) * common / self.rarity(near.at);
        near.iter().map(|near| (near.at, weight(near))).collect()
    }

    /// What was meant by a query of which no item has some word as it was typed, judged by the item that it found first: a
    /// word as it stands there. None where every word is known, or nothing comes near.
    pub fn meant(&self, query: &str, items: &[Item], found: ItemIx) -> Option<String> {
        let typed: Vec<&str> = parts(query).collect();
        let mut slipped = false;
        let mut said = Vec::new();
        for (Reading { words, corrected }, typed) in self.readings(query).zip(&typed) {
            let holds = |at: usize| self.of(at).binary_search_by_key(&found, |(ix, _)| *ix).is_ok();
            let best =
                words.iter().filter(|(at, _)| corrected && holds(*at)).max_by(|a, b| a.1.total_cmp(&b.1));
            let stands = best.and_then(|(at, _)| spelled(items.get(found as usize)?, &self.words[*at]));
            slipped |= stands.is_some();
            said.push(stands.unwrap_or_else(|| (*typed).to_owned()));
        }
        slipped.then(|| said.join(" "))
    }

    /// The place of a word among all.
    fn place(&self, word: &str) -> Option<usize> {
        self.words.binary_search_by(|known| (**known).cmp(word)).ok()
    }

    /// The word itself and those that begin with it, with their weights.
    fn completions(&self, word: &str) -> Vec<(usize, f32)> {
        let from = self.words.partition_point(|known| **known < *word);
        let (_, rest) = self.words.split_at(from);
        let to = from + rest.partition_point(|known| known.starts_with(word));
        let (whole, mut longer): (Vec<usize>, Vec<usize>) =
            (from..to).partition(|at| self.words[*at].len() == word.len());
        longer.order_by_key(|at| Reverse(self.of(*at).len()));
        longer.truncate(MOST_COMPLETIONS);
        whole.into_iter().map(|at| (at, 1.0)).chain(longer.into_iter().map(|at| (at, BEGINS))).collect()
    }

    fn score(&self, at: usize, weight: f32, mut add: impl FnMut(usize, f32)) {
        let weight = weight * self.rarity(at);
        self.of(at).iter().for_each(|(ix, saturated)| add(*ix as usize, weight * saturated));
    }

    /// How much a word tells: the more, the fewer items hold it. Above 0.
    fn rarity(&self, at: usize) -> f32 {
        let (n, holders) = (self.items as f32, self.of(at).len() as f32);
        ((n - holders + 0.5) / (holders + 0.5)).ln_1p()
    }

    fn of(&self, at: usize) -> &[(ItemIx, f32)] {
        let from = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.postings[from..self.ends[at]]
    }
}

/// An index in the making.
#[derive(Default)]
struct Making {
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

impl Making {
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
        Bm25 { words, ends, postings, items, spelling: OnceCell::new() }
    }
}

/// Words by Unicode's rules, which join "node.js", "snake_case" and "l'art"; these are taken apart. Folded.
pub fn words(text: &str) -> impl Iterator<Item = String> {
    parts(text).map(fold)
}

/// The words as they stand.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.unicode_words().flat_map(|word| word.split(['.', ':', '_', '\'', '’']));
    parts.filter(|part| !part.is_empty())
}

/// How a word is written in an item, of which only its folded form is known.
fn spelled(item: &Item, word: &str) -> Option<String> {
    let labels = item.creator.iter().map(|creator| creator.to_compare()).chain(item.labels());
    let texts = std::iter::once(item.title.to_compare()).chain(labels).chain([item.description.to_compare()]);
    texts.flat_map(|text| parts(text)).find(|part| fold(part) == word).map(str::to_owned)
}

/// Combining diacritical marks; marks of other scripts carry meaning and stay.
fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Lower case without accents: what texts are sorted by.
pub fn plain(text: &str) -> String {
    match text.is_ascii() {
        true => text.to_ascii_lowercase(),
        false => text.nfkd().filter(|c| !is_accent(*c)).flat_map(char::to_lowercase).collect(),
    }
}

/// Lower case without accents, and one form (not always a word) for singular and plural of regular English words:
/// "Cafés" → cafe; movie, movies → movi; party, parties → parti; box, boxes → box.
pub fn fold(word: &str) -> String {
    let mut word = plain(word);
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
