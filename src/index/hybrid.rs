//! Hybrid retrieval: words and meaning in one ranking, for whoever searches, so that all of it is ordered the same way.
//!
//! A match of words counts by its share of the best that there could be, a match of meaning by its cosine beyond what unrelated texts have.
//! Weighted sums of scaled scores keep how much better one match is than the next, which fusion by places throws away
//! (Bruch, Gai and Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval", TOIS 2023).

use std::collections::HashMap;

use penchant_kernels::order::Order;

use super::{Hit, VectorIndex, flat::FlatIndex, text::Bm25};
use crate::catalog::{Item, ItemIx};

/// Below this cosine a neighbour by meaning is noise: MiniLM puts unrelated short texts at about 0.1.
pub const MEANS_SOMETHING: f32 = 0.25;
/// So far above that, a neighbour counts like the best match of words.
const MEANS_AS_MUCH: f32 = 0.5;

/// The indexes of a catalogue.
#[derive(Clone, Copy)]
pub struct Hybrid<'a> {
    /// The items themselves.
    pub items: &'a [Item],
    /// Their words.
    pub words: &'a Bm25,
    /// Their vectors, and the index to seek neighbours in; none if the catalogue carries none.
    pub meaning: Option<(&'a FlatIndex, &'a dyn VectorIndex)>,
}

/// What matches a query.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Matches {
    /// Everything that was found, best first, ties by lower index.
    pub all: Vec<Hit>,
    /// What its words found.
    pub by_words: Vec<Hit>,
    /// What its meaning found.
    pub by_meaning: Vec<Hit>,
}

impl Hybrid<'_> {
    /// Items that match a query's words, or its meaning where its `vector` is known: of each the `most` best that pass
    /// `keep`.
    pub fn search(
        &self,
        query: &str,
        vector: Option<&[f32]>,
        most: usize,
        keep: &dyn Fn(ItemIx) -> bool,
    ) -> Matches {
        let by_words = self.words.search(query, most, keep);
        let mut by_meaning = match (vector, self.meaning) {
            (Some(vector), Some((_, index))) => index.search(vector, most, keep),
            _ => Vec::new(),
        };
        by_meaning.retain(|hit| hit.score > MEANS_SOMETHING);
        let best = self.words.highest_score(query).max(f32::EPSILON);
        let words = by_words.iter().map(|hit| (hit.ix, hit.score / best));
        let meaning = by_meaning.iter().map(|hit| (hit.ix, (hit.score - MEANS_SOMETHING) / MEANS_AS_MUCH));
        Matches { all: summed(words.chain(meaning)), by_words, by_meaning }
    }

    /// Items like these, without them: of each the `most` nearest that pass `keep`, by vectors where there are any, by shared
    /// words otherwise. Best first.
    pub fn similar(&self, to: &[ItemIx], most: usize, keep: &dyn Fn(ItemIx) -> bool) -> Vec<Hit> {
        let keep = |other: ItemIx| !to.contains(&other) && keep(other);
        let near = |ix: &ItemIx| {
            let hits = match self.meaning {
                Some((vectors, index)) => {
                    index.search(&vectors.vectors().dequantize(*ix as usize), most, &keep)
                }
                None => {
                    let text = self.items.get(*ix as usize).map(Item::embedding_text).unwrap_or_default();
                    self.words.search(&text, most, &keep)
                }
            };
            let best = hits.first().map_or(1.0, |hit| hit.score).max(f32::EPSILON);
            hits.into_iter().map(move |hit| (hit.ix, hit.score / best))
        };
        let mut similar = summed(to.iter().flat_map(near));
        similar.truncate(most);
        similar
    }
}

/// Every item once, with the sum of its scores; best first, ties by lower index.
fn summed(scores: impl Iterator<Item = (ItemIx, f32)>) -> Vec<Hit> {
    let mut sums: HashMap<ItemIx, f32> = HashMap::new();
    scores.for_each(|(ix, score)| *sums.entry(ix).or_default() += score);
    let mut hits: Vec<Hit> = sums.into_iter().map(|(ix, score)| Hit { ix, score }).collect();
    hits.order_by(|a, b| b.score.total_cmp(&a.score).then(a.ix.cmp(&b.ix)));
    hits
}
