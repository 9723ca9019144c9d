//! Items of other catalogues that the person spoke their mind about, as they stand in this one: by their own vectors where
//! these are of the same space, else where this catalogue's items stand that share their facets.
//!
//! They are positions behind the catalogue's own: evidence can name them, and nothing that goes by an item's identity does.

use std::collections::BTreeMap;

use penchant_kernels::dot;
use rustc_hash::FxHashMap;

use super::kinds::Kinds;
use crate::{
    catalog::ItemIx,
    embed::{ModelSpec, quant::Int8Vectors},
    index::{VectorIndex, facets::FacetIndex, flat::FlatIndex},
    memory::{About, interaction::ItemKey},
};

/// Items of a facet's value, the most popular first, whose middle says where the value stands.
const MIDDLE_OF: usize = 64;

/// A catalogue that items of others are to stand in.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// How many items it has.
    pub items: usize,
    /// The model of its vectors.
    pub model: Option<&'a ModelSpec>,
    /// Its items' vectors.
    pub space: Option<&'a FlatIndex>,
    /// Its items' facets.
    pub facets: &'a FacetIndex,
    /// Its items' kinds.
    pub kinds: &'a Kinds,
}

/// Where items of other catalogues stand.
#[derive(Debug, Clone, Default)]
pub struct Elsewhere {
    /// The position of the first.
    first: usize,
    /// Positions by catalogue, then by id.
    positions: FxHashMap<String, FxHashMap<String, ItemIx>>,
    vectors: Int8Vectors,
    kinds: Vec<Vec<u16>>,
}

impl Elsewhere {
    /// Finds their places. Of what is said of one item, the last counts; what has nothing in common with the catalogue has
    /// no place in it.
    pub fn new<'a>(items: impl Iterator<Item = (ItemKey<'a>, &'a About)>, ground: &Ground<'_>) -> Self {
        let items: BTreeMap<ItemKey<'_>, &About> = items.collect();
        let own = |about: &About| about.vector.clone().filter(|vector| Some(&vector.model) == ground.model);
        let said = items.values().flat_map(|about| about.facets.to_compare());
        let alike = ground.facets.alike(said);
        let mut middles: FxHashMap<usize, (f32, Vec<f32>)> = FxHashMap::default();
        let dim = ground.space.map_or(0, VectorIndex::dim);
        let mut out = Self {
            first: ground.items,
            vectors: Int8Vectors { dim, ..Int8Vectors::default() },
            ..Self::default()
        };
        for (key, about) in items {
            let shared = alike.of(about.facets.to_compare());
            let vector = own(about);
            if vector.is_none() && shared.is_empty() {
                continue;
            }
            let Ok(ix) = ItemIx::try_from(out.first + out.kinds.len()) else { break };
            if let Some(space) = ground.space {
                let (codes, scale) = vector.map_or_else(
                    || {
                        let mut sum = vec![0.0; dim];
                        let mut total = 0.0;
                        for value in &shared {
                            let middle = || middle(ground, space, alike.values[*value].2);
                            let (weight, at) = middles.entry(*value).or_insert_with(middle);
                            total += *weight;
                            sum.iter_mut().zip(at).for_each(|(sum, x)| *sum += *weight * *x);
                        }
                        sum.iter_mut().for_each(|x| *x /= total.max(f32::MIN_POSITIVE));
                        let one = Int8Vectors::quantize(&sum, dim);
                        (one.data, one.scales.first().copied().unwrap_or(0.0))
                    },
                    |vector| (vector.codes, vector.scale),
                );
                out.vectors.data.extend(codes);
                out.vectors.scales.push(scale);
            }
            let kinds = shared.iter().filter_map(|value| {
                let (facet, value, _) = alike.values[*value];
                let of_kinds = ground.kinds.facet.as_deref() == Some(facet);
                let at = ground.kinds.names.iter().position(|name| of_kinds && name == value)?;
                u16::try_from(at).ok()
            });
            out.kinds.push(kinds.collect());
            out.positions.entry(key.catalog.to_owned()).or_default().insert(key.id.to_owned(), ix);
        }
        out
    }

    /// The position of an item; none if it has no place here.
    pub fn ix(&self, key: ItemKey<'_>) -> Option<ItemIx> {
        self.positions.get(key.catalog)?.get(key.id).copied()
    }

    /// The kinds of this catalogue that an item at a position is of; none if the position is not of another catalogue's item.
    pub fn kinds(&self, ix: ItemIx) -> Option<&[u16]> {
        self.kinds.get(self.at(ix)?).map(Vec::as_slice)
    }

    fn at(&self, ix: ItemIx) -> Option<usize> {
        (ix as usize).checked_sub(self.first).filter(|at| *at < self.kinds.len())
    }
}

/// How much a value tells its items from the others, and the middle of them.
fn middle(ground: &Ground<'_>, space: &FlatIndex, holders: &[ItemIx]) -> (f32, Vec<f32>) {
    let mut middle = vec![0.0; space.dim()];
    let some = holders.get(..MIDDLE_OF).unwrap_or(holders);
    for ix in some {
        let vector = space.vectors().dequantize(*ix as usize);
        middle.iter_mut().zip(vector).for_each(|(sum, x)| *sum += x / some.len() as f32);
    }
    ((ground.items as f32 / holders.len().max(1) as f32).ln().max(0.0), middle)
}

/// The points of a space: those of the catalogue's items, and behind them those of others.
#[derive(Clone, Copy)]
pub struct Points<'a> {
    /// The catalogue's.
    pub space: &'a FlatIndex,
    /// The others'.
    pub elsewhere: &'a Elsewhere,
}

impl<'a> Points<'a> {
    /// The codes of a vector and their step; nothing outside the range.
    pub fn row(&self, ix: ItemIx) -> (&'a [i8], f32) {
        let (vectors, at) = match self.elsewhere.at(ix) {
            Some(at) => (&self.elsewhere.vectors, at),
            None => (self.space.vectors().as_ref(), ix as usize),
        };
        (vectors.row(at), vectors.scales.get(at).copied().unwrap_or(0.0))
    }

    /// Cosine of two items; 0 for a position outside the range.
    pub fn similarity(&self, a: ItemIx, b: ItemIx) -> f32 {
        let ((a, step_a), (b, step_b)) = (self.row(a), self.row(b));
        // In this order it is the same both ways.
        dot::narrow(a, b) as f32 * (step_a * step_b)
    }
}
