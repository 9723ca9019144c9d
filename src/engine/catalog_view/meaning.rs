//! What words mean to a model, and which value of the catalogue they may stand for.

use std::{cell::RefCell, collections::HashMap, rc::Rc};

use super::CatalogView;
use crate::{
    agent::vocabulary::{FieldIx, Place},
    catalog::{Item, ItemIx},
    embed::Embedder,
    index::hybrid::MEANS_SOMETHING,
};

/// What words mean is told by so many items: a value may be meant if many of them have it, and few of all do.
const MEANT_BY: usize = 20;
const MANY_HAVE_IT: f32 = 0.4;
const FEW_HAVE_IT: f32 = 0.25;
const MAY_BE_MEANT: usize = 4;

/// And it is meant if its name is as near to the words as this (cosine).
const NAMES_IT: f32 = 0.48;

/// Embeddings of words. Clones are the same meanings: a view sees what is learnt after it was made.
#[derive(Debug, Clone, Default)]
pub struct Meanings(Rc<RefCell<HashMap<String, Rc<[f32]>>>>);

impl Meanings {
    /// Whether the meaning of these words is known.
    pub fn knows(&self, words: &str) -> bool {
        self.0.borrow().contains_key(words)
    }

    /// Learns what words mean.
    pub fn learn(&self, words: String, vector: Vec<f32>) {
        self.0.borrow_mut().insert(words, vector.into());
    }

    pub(super) fn of(&self, words: &str) -> Option<Rc<[f32]>> {
        self.0.borrow().get(words.trim()).cloned()
    }
}

impl CatalogView<'_> {
    /// Learns what words mean, and says which value of a facet is meant by them: items that lie near have it, others have
    /// not, and its own name means something like it. What merely goes with the words is not meant: games about work lie
    /// near "working from home", and none of their mechanics is asked for. None where a model fails: words still find.
    pub async fn learn(&self, words: &str, embedder: &mut dyn Embedder) -> Option<(FieldIx, String)> {
        let vector = embedder.embed(&[words.to_owned()]).await.ok()?;
        self.meanings.learn(words.to_owned(), vector.clone());
        let values = self.shared_by_near(&vector).filter(|values| !values.is_empty())?;
        let names: Vec<String> = values.iter().map(|(_, value)| value.clone()).collect();
        let rows = embedder.embed(&names).await.ok()?;
        let alike = rows.chunks(vector.len().max(1)).map(|name| dot(&vector, name));
        let best = alike.zip(values).max_by(|a, b| a.0.total_cmp(&b.0))?;
        (best.0 >= NAMES_IT).then_some(best.1)
    }

    /// Values of facets that items near a meaning have and others have not, the clearest first.
    fn shared_by_near(&self, vector: &[f32]) -> Option<Vec<(FieldIx, String)>> {
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
            if near_share < MANY_HAVE_IT {
                return None;
            }
            let share = items.iter().filter(|item| has(item)).count() as f32 / items.len() as f32;
            (share <= FEW_HAVE_IT).then(|| (near_share / share, at, value.text.clone()))
        });
        let mut shares: Vec<_> = shares.collect();
        shares.sort_by(|a, b| b.0.total_cmp(&a.0));
        Some(shares.into_iter().take(MAY_BE_MEANT).map(|(_, field, value)| (field, value)).collect())
    }
}

pub(super) fn dot(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
