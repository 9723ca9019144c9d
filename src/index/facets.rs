//! Which items carry which facet values.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
};

use crate::catalog::{Item, ItemIx};

/// Facet → value → items, in index order.
#[derive(Debug, Clone, Default)]
pub struct FacetIndex {
    facets: BTreeMap<String, HashMap<String, Vec<ItemIx>>>,
}

impl FacetIndex {
    /// Reads every item's facets.
    pub fn build(items: &[Item]) -> Self {
        let mut facets: BTreeMap<String, HashMap<String, Vec<ItemIx>>> = BTreeMap::new();
        for (ix, item) in (0..).zip(items) {
            for (name, values) in item.facets.to_compare() {
                for value in values {
                    let holders = facets.entry(name.clone()).or_default().entry(value.clone()).or_default();
                    if holders.last() != Some(&ix) {
                        holders.push(ix);
                    }
                }
            }
        }
        Self { facets }
    }

    /// Whether an item carries any of the values of a facet.
    pub fn has_any(&self, ix: ItemIx, facet: &str, values: &[String]) -> bool {
        let Some(known) = self.facets.get(facet) else { return false };
        values.iter().filter_map(|value| known.get(value)).any(|holders| holders.binary_search(&ix).is_ok())
    }

    /// Items that carry a value.
    pub fn count(&self, facet: &str, value: &str) -> usize {
        self.facets.get(facet).and_then(|values| values.get(value)).map_or(0, Vec::len)
    }

    /// Every facet with its `most` most frequent values and their counts, the facet that the most items carry first.
    pub fn summary(&self, most: usize) -> Vec<(String, Vec<(String, u32)>)> {
        let mut facets: Vec<_> = self.facets.iter().collect();
        // They come in order of name, and a stable sort leaves ties so.
        facets.sort_by_cached_key(|(_, values)| Reverse(values.values().map(Vec::len).sum::<usize>()));
        let summarise = |values: &HashMap<String, Vec<ItemIx>>| {
            let count = |(value, holders): (&String, &Vec<ItemIx>)| (value.clone(), holders.len() as u32);
            let mut counts: Vec<(String, u32)> = values.iter().map(count).collect();
            counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            counts.truncate(most);
            counts
        };
        facets.into_iter().map(|(name, values)| (name.clone(), summarise(values))).collect()
    }
}
