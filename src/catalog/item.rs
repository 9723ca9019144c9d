//! One thing that can be recommended, as its owner describes it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::untrusted::Untrusted;

/// An item of a catalogue. All text is the owner's, or that of a feed that the person added: it is shown as text or embedded,
/// and never obeyed. Only what the app itself goes by is taken out of its cover: the id, numbers, a date and a language's tag,
/// which the readers check.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Item {
    /// Stable over builds of the pack; what memory refers to. Never empty in a pack.
    pub id: String,
    /// What a card shows first. Never empty in a pack.
    pub title: Untrusted<String>,
    /// Plain text, no markup.
    #[serde(skip_serializing_if = "Untrusted::is_empty")]
    pub description: Untrusted<String>,
    /// Where the item lives, absolute or relative to the owner's site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Untrusted<String>>,
    /// A picture: relative to the pack (`images/…`), or absolute.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<Untrusted<String>>,
    /// Author, maker, director: one name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<Untrusted<String>>,
    /// Labels of no particular kind.
    #[serde(skip_serializing_if = "Untrusted::is_empty")]
    pub tags: Untrusted<Vec<String>>,
    /// Named sets of values: `genre` → `["comedy"]`.
    #[serde(skip_serializing_if = "Untrusted::is_empty")]
    pub facets: Untrusted<BTreeMap<String, Vec<String>>>,
    /// Named quantities: `minutes` → 93. A year, where known, is `numbers["year"]`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub numbers: BTreeMap<String, f64>,
    /// ISO 8601 date (`2024`, `2024-05`, `2024-05-01`), where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The last day on which it can be had, likewise, where one is stated; for an event, its last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// Any non-negative count; only its order and ratio to the others matter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub popularity: Option<f64>,
    /// BCP 47 tag of title and description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The name of the source that the person added it from; none for the catalogue's own. No file can say it.
    #[serde(skip)]
    pub source: Option<String>,
}

impl Item {
    /// Writes its addresses otherwise.
    pub fn map_addresses(&mut self, write: impl Fn(&str) -> String) {
        for address in [&mut self.url, &mut self.image].into_iter().flatten() {
            *address = write(address.to_compare()).into();
        }
    }

    /// The values that the item has of a facet.
    pub fn facet(&self, name: &str) -> &[String] {
        self.facets.to_compare().get(name).map(Vec::as_slice).unwrap_or_default()
    }

    /// Every label: tags, then the values of all facets.
    pub fn labels(&self) -> impl Iterator<Item = &String> + Clone {
        self.tags.to_compare().iter().chain(self.facets.to_compare().values().flatten())
    }

    /// The text that stands for the item in embedding: title, tags, description, in this order, so that truncation to
    /// a model's window loses the end of the description first. Facets are left to filters: most of them (a licence, a
    /// rating) would draw together what has nothing else in common.
    pub fn embedding_text(&self) -> String {
        let mut text = self.title.to_compare().clone();
        if !self.tags.is_empty() {
            text.push_str(". ");
            text.push_str(&self.tags.to_compare().join(", "));
        }
        if !self.description.is_empty() {
            text.push_str(". ");
            text.push_str(self.description.to_compare());
        }
        text
    }
}
