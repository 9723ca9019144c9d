//! Which value of the catalogue is meant by words of another language than its own.

use std::{collections::HashMap, rc::Rc};

use crate::{
    agent::vocabulary::{FieldIx, Place, Vocabulary},
    embed::Embedder,
};

/// Names of a facet that words are compared with, the most frequent ones.
const MOST_NAMES: usize = 300;
/// Letters of a name below which it is a code, as certificates are.
const SHORTEST_NAME: usize = 3;

/// A value is meant if its name is as near to the words as this (cosine), and no other is nearer. Fitted on half of the
/// phrases that `tests/embed/values.rs` has and measures the other half of.
const NAMES_IT: f32 = 0.5;

/// A model of many languages, and what it makes of the names that were compared with so far. Its space is its own: no vector
/// of it is ever compared with one of an item.
pub struct ValueNames {
    model: Box<dyn Embedder>,
    names: HashMap<String, Rc<[f32]>>,
}

impl ValueNames {
    /// Compares by a model.
    pub fn of(model: Box<dyn Embedder>) -> Self {
        Self { model, names: HashMap::new() }
    }

    /// The value of a facet that words name. None where they name nothing, or the model fails: words still find.
    pub async fn named(&mut self, words: &str, vocabulary: &Vocabulary) -> Option<(FieldIx, String)> {
        let rows = self.model.embed(&[words.to_owned()]).await.ok()?;
        let values: Vec<(FieldIx, &String)> = names(vocabulary).collect();
        self.learn(values.iter().map(|(_, name)| *name)).await?;
        let alike = |name: &str| Some(super::meaning::dot(&rows, self.names.get(name)?));
        let alike = values.into_iter().filter_map(|(field, name)| Some((alike(name)?, field, name)));
        let (near, field, name) = alike.max_by(|a, b| a.0.total_cmp(&b.0))?;
        (near >= NAMES_IT).then(|| (field, name.clone()))
    }

    /// Embeds names that it does not know, once.
    async fn learn(&mut self, names: impl Iterator<Item = &String>) -> Option<()> {
        let new: Vec<String> = names.filter(|name| !self.names.contains_key(*name)).cloned().collect();
        let rows = self.model.embed(&new).await.ok()?;
        let rows = rows.chunks(self.model.spec().dim.max(1));
        self.names.extend(new.into_iter().zip(rows).map(|(name, row)| (name, row.into())));
        Some(())
    }
}

/// The values that words may name: those of facets, but for people.
fn names(vocabulary: &Vocabulary) -> impl Iterator<Item = (FieldIx, &String)> {
    let facets = vocabulary.fields.iter().enumerate();
    let facets = facets.filter(|(_, field)| field.place == Place::Facet && !field.names);
    let named =
        facets.flat_map(|(ix, field)| field.values.iter().take(MOST_NAMES).map(move |v| (ix, &v.text)));
    named.filter(|(_, name)| name.chars().filter(|c| c.is_alphabetic()).count() >= SHORTEST_NAME)
}
