//! Items that the person adds to the catalogue's own, as they are kept: a feed, linked data from a page, a table. They
//! stand beside the catalogue's, each labelled with its source, under names that no item of the catalogue has.
//!
//! Their text is a stranger's. It teaches the agent no words, stands in nothing that a planner is told, and one source gets
//! no more than its share of a slate ([`crate::index::quota`]).

use serde::{Deserialize, Serialize};

use super::pace::Pacer;
use crate::{
    catalog::{Item, pace::Stopped},
    embed::{Embedder, ModelSpec, quant::Int8Vectors, stored::StoredVectors},
    untrusted::Untrusted,
};

/// The facet that says which source an item is from.
pub const FACET: &str = "source";
/// Sources, at most: they are read and indexed anew whenever the app opens.
pub const MOST_SOURCES: usize = 12;
/// Items of a source, at most.
pub const MOST_ITEMS: usize = 200;
/// Characters of a source's name.
pub const NAME: usize = 60;
/// Characters of a title, a label, a description.
const TITLE: usize = 200;
const LABEL: usize = 60;
const DESCRIPTION: usize = 1_000;
/// Labels of a kind on one item.
const LABELS: usize = 8;

/// A source as it is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Added {
    /// What it is called; its identity.
    pub name: String,
    /// When it was added.
    pub added_ms: i64,
    /// In its own order.
    pub items: Vec<Item>,
    /// One per item; none until the language model was there.
    pub vectors: Option<StoredVectors>,
}

/// One version of a source: its name, and when it was added.
pub type Version = (String, i64);

impl Added {
    /// Which version of the source it is.
    pub fn version(&self) -> Version {
        (self.name.clone(), self.added_ms)
    }

    /// Whether its vectors are a model's.
    pub fn is_embedded(&self, model: Option<&ModelSpec>) -> bool {
        self.vectors.as_ref().map(|vectors| &vectors.model) == model
    }
}

/// The vectors of items, one by one; none where the model fails on one.
///
/// # Errors
/// If it was stopped.
pub async fn embed(
    items: &[Item],
    embedder: &mut dyn Embedder,
    pacer: &Pacer,
) -> Result<Option<StoredVectors>, Stopped> {
    let (mut rows, dim) = (Vec::new(), embedder.spec().dim);
    for (done, item) in items.iter().enumerate() {
        pacer.embedded(done, items.len()).await?;
        match embedder.embed(&[item.embedding_text()]).await {
            Ok(row) if row.len() == dim => rows.extend(row),
            _ => return Ok(None),
        }
    }
    Ok(Some(StoredVectors::new(embedder.spec().clone(), Int8Vectors::quantize(&rows, dim))))
}

/// Takes in sources of an exported document, as if their files were added: nothing in it is taken at its word, and vectors
/// not at all.
pub fn take_in(all: &mut Vec<Added>, imported: Vec<Added>) {
    for source in imported {
        let name = line(&source.name, NAME);
        if name.is_empty() || all.len() >= MOST_SOURCES || all.iter().any(|other| other.name == name) {
            continue;
        }
        let prefix = format!("added/{name}/");
        let own =
            |item: Item| Item { id: item.id.strip_prefix(&prefix).unwrap_or(&item.id).to_owned(), ..item };
        let items = tidied(source.items.into_iter().map(own), &name);
        all.push(Added { name, added_ms: source.added_ms, items, vectors: None });
    }
}

/// As many items as a source may have, no two of the same name.
pub fn tidied(items: impl Iterator<Item = Item>, source: &str) -> Vec<Item> {
    let mut kept: Vec<Item> = Vec::new();
    for item in items.take(MOST_ITEMS).map(|item| tidy(item, source)) {
        if kept.iter().all(|other| other.id != item.id) {
            kept.push(item);
        }
    }
    kept
}

/// An item of a source as it may stand beside the catalogue's.
fn tidy(item: Item, source: &str) -> Item {
    let absolute = |url: &Untrusted<String>| {
        url.to_compare().starts_with("https://") || url.to_compare().starts_with("http://")
    };
    let title = item.title.map(|title| line(&title, TITLE));
    // What names it where it is from, so that it is the same item when the source is added again.
    let url = item.url.as_ref().map(|url| url.to_compare().as_str()).unwrap_or_default();
    let own = [item.id.as_str(), url, title.to_compare()];
    let own = own.into_iter().find(|id| !id.is_empty()).unwrap_or_default();
    let labels = |values: Vec<String>| -> Vec<String> {
        let values = values.iter().map(|value| line(value, LABEL)).filter(|value| !value.is_empty());
        values.take(LABELS).collect()
    };
    let facets = item.facets.map(|facets| {
        let facets = facets.into_iter().filter(|(facet, _)| facet != FACET).take(LABELS);
        let facets = facets.map(|(facet, values)| (line(&facet, LABEL), labels(values)));
        facets.chain([(FACET.to_owned(), vec![source.to_owned()])]).collect()
    });
    Item {
        id: format!("added/{source}/{}", line(own, TITLE)),
        description: item.description.map(|text| text.chars().take(DESCRIPTION).collect()),
        // What is relative is relative to a site that is not this one.
        url: item.url.filter(absolute),
        image: item.image.filter(absolute),
        creator: item.creator.map(|creator| creator.map(|creator| line(&creator, LABEL))),
        tags: item.tags.map(labels),
        facets,
        numbers: item.numbers.into_iter().take(LABELS).collect(),
        date: item.date,
        until: item.until,
        // How popular it is, its own words do not decide.
        popularity: None,
        language: item.language,
        title: if title.is_empty() { Untrusted::from(source.to_owned()) } else { title },
        source: Some(source.to_owned()),
    }
}

/// One line of at most so many characters.
pub fn line(text: &str, most: usize) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ").chars().take(most).collect()
}
