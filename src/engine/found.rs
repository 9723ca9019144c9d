//! What was found: in which order, with which values, and what was looked for before.

use penchant_kernels::order::Order;

use super::{
    library::{FACET_VALUES, Library},
    person::Person,
    protocol::{FacetFilter, FacetInfo, Sort},
    snapshot::Snapshot,
};
use crate::{
    catalog::{Item, ItemIx},
    index::{Hit, quota, text},
};

/// Items up to which everything that matches is looked at, so that what is counted is exact.
pub const COUNTED: usize = 20_000;
/// Searches that are offered again.
const RECENT: usize = 6;

/// What was asked for.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// As typed, without space around it.
    pub query: &'a str,
    /// All must hold.
    pub filters: &'a [FacetFilter],
}

impl Asked<'_> {
    /// Whether an item passes every filter.
    pub fn admits(self, library: &Library, ix: ItemIx) -> bool {
        self.filters.iter().all(|filter| library.facets.has_any(ix, &filter.facet, &filter.values))
    }
}

/// The values of what was found before filters, each facet's under the filters of the others; and those filtered by, even
/// where nothing has them.
pub fn values(library: &Library, asked: Asked<'_>, open: &[Hit]) -> Vec<FacetInfo> {
    let mut held = vec![false; library.catalog.items.len()];
    open.iter().for_each(|hit| held[hit.ix as usize] = true);
    let others = |facet: &str, ix: ItemIx| {
        let mut others = asked.filters.iter().filter(|filter| filter.facet != facet);
        others.all(|filter| library.facets.has_any(ix, &filter.facet, &filter.values))
    };
    let among = |facet: &str, ix: ItemIx| held[ix as usize] && others(facet, ix);
    let told = |(name, mut values): (String, Vec<(String, u32)>)| {
        let chosen =
            asked.filters.iter().filter(|filter| filter.facet == name).flat_map(|filter| &filter.values);
        for value in chosen {
            if values.iter().all(|(known, _)| known != value) {
                values.push((value.clone(), 0));
            }
        }
        FacetInfo { name, values }
    };
    library.facets.counts(FACET_VALUES, &among).into_iter().map(told).collect()
}

/// What was found in the order that was asked for. By relevance no source takes more than its share of the first `limit`
/// places, and what a note speaks against comes last: whoever looks for it finds it.
pub fn ordered(snapshot: &Snapshot<'_>, mut all: Vec<Hit>, sort: Sort, limit: usize) -> Vec<Hit> {
    let library = snapshot.library;
    let item = |hit: &Hit| library.item(hit.ix);
    match sort {
        Sort::Relevance => {
            let (mut within, over) = quota::part(all, limit, |hit| library.source(hit.ix));
            within.extend(over);
            within.order_by_key(|hit| snapshot.is_denied(hit.ix));
            return within;
        }
        Sort::Title => {
            all.sort_by_cached_key(|hit| item(hit).map(|item| text::plain(item.title.to_compare())))
        }
        Sort::Newest => all.sort_by_cached_key(|hit| std::cmp::Reverse(item(hit).and_then(date))),
    }
    all
}

fn date(item: &Item) -> Option<String> {
    item.date.clone()
}

/// Whether items have dates.
pub fn dated(library: &Library) -> bool {
    library.catalog.items.iter().any(|item| item.date.is_some())
}

/// What was searched for last, each once.
pub fn recent(person: &Person) -> Vec<String> {
    let mut recent: Vec<String> = Vec::new();
    for (_, text) in person.searches() {
        if recent.len() < RECENT && recent.iter().all(|other| other != text) {
            recent.push(text.to_owned());
        }
    }
    recent
}
