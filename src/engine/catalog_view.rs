//! What the agent's tools read: the catalogue and the person's taste, and nothing that writes or sends.

use std::collections::HashMap;

use super::{feed::SAME, library::Library};
use crate::{
    agent::{
        vocabulary::{FieldIx, Place, Vocabulary},
        world::World,
    },
    catalog::{Item, ItemIx},
    index::{Hit, hybrid::MEANS_SOMETHING},
    recommend::{Ranker, Worth, evidence::Signals},
};

/// What words mean is told by so many items: a value is meant if most of them have it, and few of all do.
const MEANT_BY: usize = 20;
const MOST_HAVE_IT: f32 = 0.6;
const FEW_HAVE_IT: f32 = 0.25;

/// A catalogue as one person sees it.
pub struct Shelf<'a> {
    library: &'a Library,
    signals: &'a Signals,
    ranker: Ranker<'a>,
    meanings: HashMap<String, Vec<f32>>,
    remembered: Vec<String>,
    seed: u64,
}

impl<'a> Shelf<'a> {
    /// `meanings` are embeddings of queries, where a model is ready; `remembered` are titles, latest first; `seed` is what
    /// chance comes from.
    pub fn new(
        library: &'a Library,
        signals: &'a Signals,
        worth: Worth,
        novelty: f32,
        meanings: HashMap<String, Vec<f32>>,
        remembered: Vec<String>,
        seed: u64,
    ) -> Self {
        let ranker = Ranker::new(library.basis(), signals, worth, novelty, &|_| true);
        Self { library, signals, ranker, meanings, remembered, seed }
    }
}

impl World for Shelf<'_> {
    fn items(&self) -> &[Item] {
        &self.library.catalog.items
    }

    fn vocabulary(&self) -> &Vocabulary {
        self.library.vocabulary()
    }

    fn search(&self, query: &str, most: usize) -> Vec<Hit> {
        // Whatever was added is looked at besides, so that it takes no other item's place.
        let most = most + self.library.added();
        let vector = self.meanings.get(query.trim()).map(Vec::as_slice);
        let mut all = self.library.hybrid().search(query, vector, most, &|_| true).all;
        all.truncate(most);
        all
    }

    fn similar(&self, to: &[ItemIx], most: usize) -> Vec<Hit> {
        self.library.hybrid().similar(to, most, &|_| true)
    }

    fn taste(&self, items: &[ItemIx]) -> Vec<f32> {
        items.iter().map(|ix| self.ranker.score(*ix).score).collect()
    }

    fn same(&self, a: ItemIx, b: ItemIx) -> bool {
        let close = self.library.space.as_ref().is_some_and(|space| space.similarity(a, b) > SAME);
        // Not every item has a vector.
        let text = |ix: ItemIx| self.library.item(ix).map(Item::embedding_text);
        close || text(a) == text(b)
    }

    fn is_decided(&self, ix: ItemIx) -> bool {
        self.signals.decided.contains(&ix)
    }

    fn is_rejected(&self, ix: ItemIx) -> bool {
        let turned_down =
            self.signals.evidence.iter().any(|evidence| evidence.ix == ix && evidence.weight < 0.0);
        turned_down || self.library.rules.hides(ix)
    }

    fn chance(&self, ix: ItemIx) -> f32 {
        fastrand::Rng::with_seed(self.seed ^ (u64::from(ix) << 32)).f32()
    }

    fn meant(&self, words: &str) -> Option<(FieldIx, String)> {
        let vector = self.meanings.get(words.trim())?;
        let own = |ix: ItemIx| self.library.source(ix).is_none();
        let mut near = self.library.neighbours()?.search(vector, MEANT_BY, &own);
        near.retain(|hit| hit.score > MEANS_SOMETHING);
        if near.len() < MEANT_BY {
            return None;
        }
        let items = self.library.catalog.items.get(..self.library.catalog.own())?;
        let fields = self.library.vocabulary().fields.iter().enumerate();
        let facets = fields.filter(|(_, field)| field.place == Place::Facet);
        let values = facets.flat_map(|(at, field)| field.values.iter().map(move |value| (at, field, value)));
        let shares = values.filter_map(|(at, field, value)| {
            let has = |item: &Item| field.values_of(item).contains(&value.text);
            let of_near =
                near.iter().filter_map(|hit| items.get(hit.ix as usize)).filter(|item| has(item)).count();
            let near_share = of_near as f32 / near.len() as f32;
            if near_share < MOST_HAVE_IT {
                return None;
            }
            let share = items.iter().filter(|item| has(item)).count() as f32 / items.len() as f32;
            (share <= FEW_HAVE_IT).then(|| (near_share / share, at, value.text.clone()))
        });
        shares.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, field, value)| (field, value))
    }

    fn recall(&self, query: &str) -> Vec<String> {
        let words: Vec<String> = crate::index::text::words(query).collect();
        let fits = |title: &&String| crate::index::text::words(title).any(|word| words.contains(&word));
        self.remembered.iter().filter(fits).cloned().collect()
    }
}
