//! What tells a history's things and a catalogue's items to be the same.

use serde::{Deserialize, Serialize};

use super::ids;
use crate::{catalog::Item, untrusted::Untrusted};

/// What tells a history's things and a catalogue's items to be the same.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Called {
    /// [`Item::id`].
    pub id: String,
    /// [`Item::title`].
    pub title: Untrusted<String>,
    /// [`Item::creator`].
    pub creator: Option<Untrusted<String>>,
    /// [`Item::url`].
    pub url: Option<Untrusted<String>>,
    /// Its year.
    pub year: Option<i32>,
    /// Facets that are ids, by the names of those who gave them.
    pub ids: Vec<(String, String)>,
}

impl From<&Item> for Called {
    fn from(item: &Item) -> Self {
        let year = item.numbers.get("year").map(|year| *year as i32);
        let year = year.or_else(|| item.date.as_deref().and_then(|date| date.get(..4)?.parse().ok()));
        let ids = item.facets.to_compare().iter().filter(|(name, _)| ids::is_kind(name));
        let ids = ids.flat_map(|(name, values)| values.iter().map(|value| (name.clone(), value.clone())));
        Self {
            id: item.id.clone(),
            title: item.title.clone(),
            creator: item.creator.clone(),
            url: item.url.clone(),
            year,
            ids: ids.collect(),
        }
    }
}

/// The ids of an item, each after its kind: of its address, of its own id, and of facets that are called as one.
pub fn ids_of(item: &Called) -> Vec<String> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut add = |kind: &str, id: &str| found.extend(ids::tidy(kind, id).map(|id| (kind.to_owned(), id)));
    // An id without a name of its kind is taken for none that is a mere number.
    for kind in ["isbn", "imdb", "mbid"] {
        add(kind, &item.id);
    }
    for (name, id) in &item.ids {
        add(&name.to_lowercase(), id);
    }
    let addresses = item.url.iter().map(|url| url.to_compare().as_str()).chain([item.id.as_str()]);
    for address in addresses.filter(|address| address.contains('/')) {
        found.extend(ids::of_address(address).into_iter().map(|(kind, id)| (kind.to_owned(), id)));
    }
    found.into_iter().map(|(kind, id)| format!("{kind}:{id}")).collect()
}
