//! Which items carry which facet values.

use std::collections::{BTreeMap, HashMap};

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
            for (name, values) in &item.facets {
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
        let mut summary: Vec<(usize, String, Vec<(String, u32)>)> = Vec::new();
        for (name, values) in &self.facets {
            let carried = values.values().map(Vec::len).sum();
            let mut counts: Vec<(String, u32)> =
                values.iter().map(|(value, holders)| (value.clone(), holders.len() as u32)).collect();
            counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            counts.truncate(most);
            summary.push((carried, name.clone(), counts));
        }
        summary.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        summary.into_iter().map(|(_, name, values)| (name, values)).collect()
    }
}
