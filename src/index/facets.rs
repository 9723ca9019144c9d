//! Which items carry which facet values.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
};

use penchant_kernels::order::Order;

use super::text::words;
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

    /// The values that mean the same as some of another index: of a facet of the same name, in the same words.
    pub fn alike<'a>(&self, others: impl Iterator<Item = (&'a String, &'a Vec<String>)>) -> Alike<'_> {
        let mut alike = Alike::default();
        for (facet, value) in
            others.flat_map(|(facet, values)| values.iter().map(move |value| (facet, value)))
        {
            alike.by_meaning.entry(folded(facet)).or_default().entry(folded(value)).or_default();
        }
        for (facet, values) in &self.facets {
            let Some(wanted) = alike.by_meaning.get_mut(&folded(facet)) else { continue };
            let mut values: Vec<_> =
                values.iter().map(|(value, holders)| (folded(value), value, holders)).collect();
            values.retain(|(meaning, ..)| wanted.contains_key(meaning));
            values.sort_unstable();
            for (meaning, value, holders) in values {
                wanted.entry(meaning).or_default().push(alike.values.len());
                alike.values.push((facet, value, holders));
            }
        }
        alike
    }

    /// Every facet with its `most` most frequent values and their counts, the facet that the most items carry first.
    pub fn summary(&self, most: usize) -> Vec<(String, Vec<(String, u32)>)> {
        self.counts(most, &|_, _| true)
    }

    /// As [`FacetIndex::summary`], where for each facet only items that `among` admits are counted, and values that none of
    /// them has are left out.
    pub fn counts(
        &self,
        most: usize,
        among: &dyn Fn(&str, ItemIx) -> bool,
    ) -> Vec<(String, Vec<(String, u32)>)> {
        let mut facets: Vec<_> = self.facets.iter().collect();
        // They come in order of name, and a stable sort leaves ties so.
        facets.sort_by_cached_key(|(_, values)| Reverse(values.values().map(Vec::len).sum::<usize>()));
        let summarise = |name: &str, values: &HashMap<String, Vec<ItemIx>>| {
            let count = |(value, holders): (&String, &Vec<ItemIx>)| {
                (value.clone(), holders.iter().filter(|ix| among(name, **ix)).count() as u32)
            };
            let mut counts: Vec<(String, u32)> =
                values.iter().map(count).filter(|(_, count)| *count > 0).collect();
            counts.order_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            counts.truncate(most);
            counts
        };
        facets.into_iter().map(|(name, values)| (name.clone(), summarise(name, values))).collect()
    }
}

/// Values of an index that mean the same as some of another.
#[derive(Debug, Clone, Default)]
pub struct Alike<'a> {
    /// Facet, value, and the items that carry it.
    pub values: Vec<(&'a str, &'a str, &'a [ItemIx])>,
    /// Folded facet → folded value → positions among the values.
    by_meaning: HashMap<String, HashMap<String, Vec<usize>>>,
}

impl Alike<'_> {
    /// The positions of the values that mean the same as these, each once.
    pub fn of(&self, facets: &BTreeMap<String, Vec<String>>) -> Vec<usize> {
        let of = |(facet, values): (&String, &Vec<String>)| {
            let known = self.by_meaning.get(&folded(facet));
            values
                .iter()
                .filter_map(|value| known?.get(&folded(value)))
                .flatten()
                .copied()
                .collect::<Vec<_>>()
        };
        let mut found: Vec<usize> = facets.iter().flat_map(of).collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// A name by its words, whatever their case, accents and number.
fn folded(name: &str) -> String {
    let words: Vec<String> = words(name).collect();
    // What has no words is compared as it is.
    if words.is_empty() { name.to_owned() } else { words.join(" ") }
}
