//! What items have in common with those that somebody named.

use rustc_hash::FxHashMap;

use super::{
    vocabulary::{FEW_VALUES, Field},
    world::World,
};
use crate::catalog::{Item, ItemIx};

/// What items have in common with those that were named: values of facets, the rarer the more.
pub struct InCommon<'a> {
    fields: Vec<Of<'a>>,
    most: f32,
}

/// What the named have in a field.
struct Of<'a> {
    field: &'a Field,
    weights: FxHashMap<&'a str, f32>,
    sum: f32,
}

impl Of<'_> {
    /// What an item has of it, and how many other values.
    fn held(&self, item: &Item) -> (f32, usize) {
        let weights = self.field.values_of(item).iter().map(|value| self.weights.get(value.as_str()));
        weights.fold((0.0, 0), |(held, others), weight| match weight {
            Some(weight) => (held + weight, others),
            None => (held, others + 1),
        })
    }
}

impl<'a> InCommon<'a> {
    /// What `named` items have.
    pub fn with(world: &'a dyn World, named: &[ItemIx]) -> Self {
        let (all, items) = (world.items().len() as f32, world.items());
        let named: Vec<&Item> = named.iter().filter_map(|ix| items.get(*ix as usize)).collect();
        let weights = |field: &'a Field| {
            let mut weights: FxHashMap<&str, f32> = FxHashMap::default();
            for value in named.iter().flat_map(|item| field.values_of(item)) {
                if let Some(known) = field.values.iter().find(|known| known.text == *value) {
                    let rarity = (all / known.count as f32).ln() / named.len() as f32;
                    *weights.entry(known.text.as_str()).or_default() += rarity;
                }
            }
            let sum = weights.values().sum();
            Of { field, weights, sum }
        };
        let fields = world.vocabulary().fields.iter().filter(|field| field.numbers.is_none());
        let fields: Vec<_> = fields.map(weights).filter(|of| !of.weights.is_empty()).collect();
        let mut shared = Self { fields, most: 1.0 };
        if !named.is_empty() {
            let most = named.iter().map(|item| shared.of(item).0).fold(0.0, f32::max);
            shared.most = most.max(f32::EPSILON);
        }
        shared
    }

    /// Both in [0, 1]: how much of it an item has, against what the named have in common with each other and with themselves;
    /// and whether it is of their kinds, and of no others. Kinds are fields of few values, such as genres.
    pub fn of(&self, item: &Item) -> (f32, f32) {
        let (mut all, mut alike, mut kinds) = (0.0, 0.0, 0.0f32);
        for of in &self.fields {
            let (held, others) = of.held(item);
            all += held;
            if of.field.values.len() <= FEW_VALUES {
                alike += held / (of.sum + 0.5 * others as f32).max(f32::EPSILON);
                kinds += 1.0;
            }
        }
        (all / self.most, alike / kinds.max(1.0))
    }
}
