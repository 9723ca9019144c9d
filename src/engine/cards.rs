//! Items as the page shows them.

use super::{
    library::Library,
    person::Person,
    ports::Platform,
    protocol::{Card, Details, Reason},
};
use crate::{
    catalog::{Item, ItemIx},
    memory::interaction::Placement,
};

/// Characters of a summary: two lines of a card.
const SUMMARY: usize = 160;
const TAGS: usize = 3;

/// What cards are made from.
pub struct Cards<'a> {
    /// Where titles and pictures come from.
    pub library: &'a Library,
    /// Whose marks are shown.
    pub person: &'a Person,
    /// Knows where the pictures are.
    pub platform: &'a dyn Platform,
}

impl Cards<'_> {
    /// One card; none for a position outside the catalogue.
    pub fn card(&self, ix: ItemIx, reason: Reason, placement: Option<Placement>) -> Option<Card> {
        let item = self.library.item(ix)?;
        Some(Card {
            id: item.id.clone(),
            title: item.title.clone(),
            summary: summary(&item.description),
            image: self.picture(item),
            creator: item.creator.clone(),
            tags: labels(item),
            reason,
            marks: self.person.marks(&item.id),
            placement,
            owner: self.library.rules.disclosed(ix).map(str::to_owned),
        })
    }

    /// Everything about one item.
    pub fn details(&self, ix: ItemIx) -> Option<Details> {
        let item = self.library.item(ix)?;
        Some(Details {
            card: self.card(ix, Reason::Similar, None)?,
            description: item.description.clone(),
            url: item.url.clone().filter(|url| url.starts_with("https://") || url.starts_with("http://")),
            facets: item.facets.iter().map(|(name, values)| (name.clone(), values.clone())).collect(),
            numbers: item.numbers.iter().map(|(name, value)| (name.clone(), *value)).collect(),
        })
    }

    /// Only pictures that the pack carries are shown: one on another host would tell it who looks at what.
    pub fn picture(&self, item: &Item) -> Option<String> {
        let path = item.image.as_deref().filter(|path| !path.contains(':') && !path.starts_with('/'))?;
        Some(self.platform.pack_file(&self.library.manifest_url, path))
    }
}

/// The beginning of a description: its first paragraph, cut at a word.
fn summary(description: &str) -> String {
    let first = description.split("\n\n").next().unwrap_or_default();
    let line = first.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= SUMMARY {
        return line;
    }
    let cut: String = line.chars().take(SUMMARY).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{whole}…")
}

/// A few words on the item's kind: facet values say more than keywords, where there are any.
pub fn labels(item: &Item) -> Vec<String> {
    let kinds = ["category", "genre", "genres", "type"];
    let named = kinds.iter().filter_map(|name| item.facets.get(*name)).flatten();
    named.chain(&item.tags).take(TAGS).cloned().collect()
}
