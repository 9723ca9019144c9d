//! Which items are of one family, such as the plug-ins of one suite, and which are all but one thing, such as an editor for
//! the terminal and the same one with windows. A slate shows few of a family and one of a thing.

use std::collections::HashMap;

use crate::{
    catalog::{Item, ItemIx},
    index::{VectorIndex, flat::FlatIndex},
};

/// Cosine beyond which items whose titles begin alike are of one family.
const FAMILY: f32 = 0.7;
/// Cosine beyond which items of a family are variants of one thing.
const VARIANT: f32 = 0.9;
/// Titles that begin with one word beyond which the word says nothing.
const COMMON: usize = 64;

/// Families and variants of the items of one catalogue, each named by its most popular member.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Families {
    family: Vec<ItemIx>,
    variant: Vec<ItemIx>,
    /// How many items are variants of the thing that is named by the position.
    sizes: Vec<u32>,
}

impl Families {
    /// Finds them. Without vectors every item is its own.
    pub fn of(items: &[Item], space: Option<&FlatIndex>) -> Self {
        let own: Vec<ItemIx> = (0..items.len() as ItemIx).collect();
        let mut out = Self { family: own.clone(), variant: own, sizes: vec![1; items.len()] };
        let Some(space) = space else { return out };
        let mut begun: HashMap<String, Vec<ItemIx>> = HashMap::new();
        for (ix, item) in (0..).zip(items).take(space.len()) {
            let word = item.title.to_compare().split_whitespace().next().map(str::to_lowercase);
            begun.entry(word.unwrap_or_default()).or_default().push(ix);
        }
        for alike in begun.into_values().filter(|alike| (2..=COMMON).contains(&alike.len())) {
            for (at, ix) in alike.iter().enumerate() {
                let before = || alike[..at].iter().map(|other| (*other, space.similarity(*ix, *other)));
                let nearest = before().reduce(|best, next| if next.1 > best.1 { next } else { best });
                let Some((other, cosine)) = nearest.filter(|(_, cosine)| *cosine > FAMILY) else { continue };
                let base = |ix: ItemIx| bare(items[ix as usize].title.to_compare());
                out.family[*ix as usize] = out.family[other as usize];
                if cosine > VARIANT || base(*ix) == base(other) {
                    let thing = out.variant[other as usize];
                    out.variant[*ix as usize] = thing;
                    out.sizes[thing as usize] += 1;
                }
            }
        }
        out
    }

    /// The family of an item.
    pub fn family(&self, ix: ItemIx) -> ItemIx {
        self.family.get(ix as usize).copied().unwrap_or(ix)
    }

    /// The thing that an item is a variant of.
    pub fn variant(&self, ix: ItemIx) -> ItemIx {
        self.variant.get(ix as usize).copied().unwrap_or(ix)
    }

    /// How many variants of the item's thing there are, with itself.
    pub fn variants(&self, ix: ItemIx) -> u32 {
        self.sizes.get(self.variant(ix) as usize).copied().unwrap_or(1)
    }
}

/// A title without what stands in brackets.
fn bare(title: &str) -> &str {
    title.split(['(', '[']).next().unwrap_or_default().trim()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embed::quant::Int8Vectors;

    #[test]
    fn a_suite_is_a_family_and_its_editions_are_one_thing() {
        let titles = ["Pad (Terminal)", "Pad (Windows)", "Pad Notes", "Pad Racer", "Note"];
        let angles = [0.0f32, 0.6, 0.7, 1.5, 0.0];
        let items: Vec<Item> =
            titles.iter().map(|title| Item { title: (*title).into(), ..Item::default() }).collect();
        let rows: Vec<f32> = angles.iter().flat_map(|angle| [angle.cos(), angle.sin()]).collect();
        let families = Families::of(&items, Some(&FlatIndex::new(Int8Vectors::quantize(&rows, 2))));
        let of =
            |name: fn(&Families, ItemIx) -> ItemIx| (0..5).map(|ix| name(&families, ix)).collect::<Vec<_>>();
        assert_eq!(
            of(Families::family),
            [0, 0, 0, 3, 4],
            "a race is no pad, and a name of another word is another"
        );
        assert_eq!(of(Families::variant), [0, 0, 0, 3, 4]);
        assert_eq!((families.variants(1), families.variants(3)), (3, 1));
    }
}
