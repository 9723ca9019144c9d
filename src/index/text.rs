//! Words → items: BM25F (Robertson and Zaragoza 2009) over title, labels and description, with the last word of a query
//! taken as the beginning of a word, so that results come while a person types.

use std::collections::{BTreeMap, HashMap};

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::{Hit, top::Top};
use crate::catalog::{Item, ItemIx};

/// Saturation of repeated words, and how much long texts are held against their words.
const K1: f32 = 1.2;
const B: f32 = 0.6;
/// A word in the title says more than one in the description.
const TITLE: f32 = 4.0;
const LABEL: f32 = 2.0;
const BODY: f32 = 1.0;
/// What a word counts that only begins with what was typed, against one that is it.
const BEGINS: f32 = 0.6;
/// Completions of the last word that are looked up, most frequent first.
const MOST_COMPLETIONS: usize = 40;

/// An inverted index.
#[derive(Debug, Clone, Default)]
pub struct Bm25 {
    /// Word → (item, weighted frequency), items ascending. Ordered, so that beginnings are ranges.
    postings: BTreeMap<Box<str>, Vec<(ItemIx, f32)>>,
    /// Weighted length of each item's text, over the mean.
    lengths: Vec<f32>,
}

impl Bm25 {
    /// Reads title, creator, tags, facet values and description of every item.
    pub fn build(items: &[Item]) -> Self {
        let mut postings: BTreeMap<Box<str>, Vec<(ItemIx, f32)>> = BTreeMap::new();
        let mut lengths = Vec::with_capacity(items.len());
        for (ix, item) in (0..).zip(items) {
            let mut frequencies: HashMap<String, f32> = HashMap::new();
            let mut length = 0.0;
            let mut read = |text: &str, weight: f32| {
                for word in words(text) {
                    length += weight;
                    *frequencies.entry(word).or_default() += weight;
                }
            };
            read(&item.title, TITLE);
            item.creator.iter().for_each(|text| read(text, LABEL));
            item.tags.iter().for_each(|text| read(text, LABEL));
            item.facets.values().flatten().for_each(|text| read(text, LABEL));
            read(&item.description, BODY);
            lengths.push(length);
            for (word, frequency) in frequencies {
                postings.entry(word.into_boxed_str()).or_default().push((ix, frequency));
            }
        }
        let mean = lengths.iter().sum::<f32>() / lengths.len().max(1) as f32;
        lengths.iter_mut().for_each(|length| *length /= mean.max(1.0));
        Self { postings, lengths }
    }

    /// The `k` best items that pass `keep`. Every word adds; no word is required, but items that lack one fall behind.
    pub fn search(&self, query: &str, k: usize, keep: &dyn Fn(ItemIx) -> bool) -> Vec<Hit> {
        let asked = words(query);
        // A space behind the last word says that it is finished.
        let finished = query.ends_with(|c: char| !c.is_alphanumeric());
        let mut scores: HashMap<ItemIx, f32> = HashMap::new();
        for (place, word) in asked.iter().enumerate() {
            let beginning = place + 1 == asked.len() && !finished;
            for (ix, score) in self.word(word, beginning) {
                *scores.entry(ix).or_default() += score;
            }
        }
        let mut top = Top::new(k);
        scores.into_iter().filter(|(ix, _)| keep(*ix)).for_each(|(ix, score)| top.push(Hit { ix, score }));
        top.into_sorted()
    }

    /// Scores by one word: its own postings, and if it may be a beginning the best of its completions' per item, so
    /// that a beginning with many completions does not outweigh a whole word.
    fn word(&self, word: &str, beginning: bool) -> HashMap<ItemIx, f32> {
        let mut scores: HashMap<ItemIx, f32> = HashMap::new();
        let mut add = |postings: &[(ItemIx, f32)], weight: f32| {
            let rarity = self.rarity(postings.len());
            for (ix, frequency) in postings {
                let length = self.lengths.get(*ix as usize).copied().unwrap_or(1.0);
                let saturated = frequency * (K1 + 1.0) / (frequency + K1 * (1.0 - B + B * length));
                let score = scores.entry(*ix).or_default();
                *score = score.max(weight * rarity * saturated);
            }
        };
        if let Some(postings) = self.postings.get(word) {
            add(postings, 1.0);
        }
        if beginning && word.chars().count() > 1 {
            let from =
                self.postings.range::<str, _>((std::ops::Bound::Excluded(word), std::ops::Bound::Unbounded));
            let mut completions: Vec<&Vec<(ItemIx, f32)>> =
                from.take_while(|(known, _)| known.starts_with(word)).map(|(_, postings)| postings).collect();
            completions.sort_by_key(|postings| std::cmp::Reverse(postings.len()));
            completions.iter().take(MOST_COMPLETIONS).for_each(|postings| add(postings, BEGINS));
        }
        scores
    }

    fn rarity(&self, holders: usize) -> f32 {
        let (n, df) = (self.lengths.len() as f32, holders as f32);
        ((n - df + 0.5) / (df + 0.5)).ln_1p()
    }
}

/// Words by Unicode's rules, lower-cased, without accents, English plurals folded: "Café games" → cafe, game.
fn words(text: &str) -> Vec<String> {
    text.unicode_words()
        .map(|word| fold(&word.nfkd().filter(|c| !is_accent(*c)).collect::<String>()))
        .collect()
}

/// Combining diacritical marks; marks of other scripts carry meaning and stay.
fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

fn fold(word: &str) -> String {
    let word = word.to_lowercase();
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return format!("{stem}y");
    }
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with(['s', 'u', 'i']) => stem.to_owned(),
        _ => word,
    }
}
