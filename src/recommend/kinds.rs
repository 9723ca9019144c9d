//! What kinds of items a catalogue has: what calibration and the person's leanings count by.

use std::collections::{BTreeMap, HashMap};

use crate::catalog::{Item, ItemIx};

/// Facets that name an item's kind, where a catalogue has them.
const NAMED: [&str; 4] = ["category", "genre", "genres", "type"];
/// A facet says what kind an item is only if at least this share of the items has it.
const COVERED: f64 = 0.5;
/// Values beyond which a facet names items rather than kinds.
const MOST_VALUES: usize = 300;

/// The kinds that an item's facets name, each with its facet.
pub fn named(item: &Item) -> impl Iterator<Item = (&'static str, &String)> {
    NAMED.iter().flat_map(|facet| item.facet(facet).iter().map(move |kind| (*facet, kind)))
}

/// Kinds of the items of one catalogue.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Kinds {
    /// The facet that kinds are values of; none if no facet will do.
    pub facet: Option<String>,
    /// Names of the kinds, by number.
    pub names: Vec<String>,
    /// Share of the items that are of a kind, by number.
    pub share: Vec<f32>,
    of: Vec<Vec<u16>>,
}

impl Kinds {
    /// Finds the facet that says most about kinds.
    pub fn of(items: &[Item]) -> Self {
        let mut out = Self::default();
        let Some(facet) = facet(items) else {
            out.of = vec![Vec::new(); items.len()];
            return out;
        };
        let mut numbers: HashMap<&str, u16> = HashMap::new();
        for item in items {
            let mut kinds: Vec<u16> = Vec::new();
            for value in item.facet(&facet) {
                let next = numbers.len().min(usize::from(u16::MAX)) as u16;
                let number = *numbers.entry(value).or_insert(next);
                if usize::from(number) == out.names.len() {
                    out.names.push(value.clone());
                    out.share.push(0.0);
                }
                kinds.push(number);
            }
            kinds.sort_unstable();
            kinds.dedup();
            for kind in &kinds {
                if let Some(share) = out.share.get_mut(usize::from(*kind)) {
                    *share += 1.0 / items.len() as f32;
                }
            }
            out.of.push(kinds);
        }
        out.facet = Some(facet);
        out
    }

    /// Whether two items are of one field and of different kinds in it: they share a kind, and neither is of the rarest one of
    /// the other.
    pub fn are_complements(&self, a: ItemIx, b: ItemIx) -> bool {
        let share = |kind: &u16| self.share.get(usize::from(*kind)).copied().unwrap_or(0.0);
        let finest = |ix| self.kinds(ix).iter().min_by(|a, b| share(a).total_cmp(&share(b)));
        let (Some(finest_a), Some(finest_b)) = (finest(a), finest(b)) else { return false };
        let (a, b) = (self.kinds(a), self.kinds(b));
        a.iter().any(|kind| b.contains(kind)) && !b.contains(finest_a) && !a.contains(finest_b)
    }

    /// The kinds of an item, each once.
    pub fn kinds(&self, ix: ItemIx) -> &[u16] {
        self.of.get(ix as usize).map_or(&[], Vec::as_slice)
    }
}

/// Share of each kind among weighed items' kinds; adds to 1, empty if nothing weighs.
pub fn distribution<'a>(items: impl Iterator<Item = (&'a [u16], f32)>) -> BTreeMap<u16, f32> {
    let mut out: BTreeMap<u16, f32> = BTreeMap::new();
    for (kinds, weight) in items.filter(|(_, weight)| *weight > 0.0) {
        for kind in kinds {
            *out.entry(*kind).or_default() += weight / kinds.len() as f32;
        }
    }
    let total: f32 = out.values().sum();
    out.values_mut().for_each(|share| *share /= total);
    out
}

/// The facet with a telling name that most items have; else the one whose values say most over most items.
fn facet(items: &[Item]) -> Option<String> {
    let mut counts: BTreeMap<&str, (usize, HashMap<&str, usize>)> = BTreeMap::new();
    for item in items {
        for (name, values) in item.facets.to_compare().iter().filter(|(_, values)| !values.is_empty()) {
            let (items, of_value) = counts.entry(name).or_default();
            *items += 1;
            values.iter().for_each(|value| *of_value.entry(value).or_default() += 1);
        }
    }
    let covered = |items: usize, of: usize| items as f64 >= COVERED * of as f64;
    let usable = |(items_with, values): &(usize, HashMap<&str, usize>)| {
        (2..=MOST_VALUES.min(items.len() / 2)).contains(&values.len()) && covered(*items_with, items.len())
    };
    let named = NAMED.iter().find(|name| counts.get(**name).is_some_and(usable));
    if let Some(name) = named {
        return Some((*name).to_owned());
    }
    let says = |(_, values): &(usize, HashMap<&str, usize>)| -> f64 {
        let total: usize = values.values().sum();
        values.values().map(|n| *n as f64 / total as f64).map(|p| -p * p.ln()).sum()
    };
    let usable = counts.iter().filter(|(_, count)| usable(count));
    usable.max_by(|a, b| says(a.1).total_cmp(&says(b.1))).map(|(name, _)| (*name).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(facets: &[(&str, &[&str])]) -> Item {
        Item {
            facets: facets
                .iter()
                .map(|(name, values)| ((*name).into(), values.iter().map(|v| (*v).into()).collect()))
                .collect(),
            ..Item::default()
        }
    }

    #[test]
    fn the_facet_that_tells_kinds_apart_is_found_without_knowing_its_name() {
        let items: Vec<Item> = (0..12)
            .map(|n| {
                let serial = n.to_string();
                let shape = ["round", "square", "flat"][n % 3];
                item(&[("shape", &[shape]), ("stock", &["yes"]), ("serial", &[&serial])])
            })
            .collect();
        assert_eq!(Kinds::of(&items).facet.as_deref(), Some("shape"));
    }

    #[test]
    fn a_kind_has_the_share_of_the_items_that_are_of_it() {
        let items = [
            item(&[("genre", &["a", "b"])]),
            item(&[("genre", &["a"])]),
            item(&[]),
            item(&[("genre", &["b"])]),
        ];
        let kinds = Kinds::of(&items);
        assert_eq!((kinds.share.as_slice(), kinds.kinds(2)), (&[0.5, 0.5][..], &[][..]));
        let liked = distribution(
            [(0, 1.0), (1, 1.0), (3, -1.0)].into_iter().map(|(ix, weight)| (kinds.kinds(ix), weight)),
        );
        assert_eq!(liked.into_iter().collect::<Vec<_>>(), [(0, 0.75), (1, 0.25)]);
    }
}
