//! What items have in common with those that somebody named.

use std::collections::HashMap;

use super::{
    vocabulary::{FEW_VALUES, Field},
    world::World,
};
use crate::catalog::{Item, ItemIx};

/// What items have in common with those that were named: values of facets, the rarer the more.
pub struct InCommon<'a> {
    fields: Vec<(&'a Field, HashMap<&'a str, f32>)>,
    most: f32,
}

impl<'a> InCommon<'a> {
    /// What `named` items have.
    pub fn with(world: &'a dyn World, named: &[ItemIx]) -> Self {
        let (all, items) = (world.items().len() as f32, world.items());
        let named: Vec<&Item> = named.iter().filter_map(|ix| items.get(*ix as usize)).collect();
        let weights = |field: &'a Field| {
            let mut weights: HashMap<&str, f32> = HashMap::new();
            for value in named.iter().flat_map(|item| field.values_of(item)) {
                if let Some(known) = field.values.iter().find(|known| known.text == *value) {
                    let rarity = (all / known.count as f32).ln() / named.len() as f32;
                    *weights.entry(known.text.as_str()).or_default() += rarity;
                }
            }
            (field, weights)
        };
        let fields = world.vocabulary().fields.iter().filter(|field| field.numbers.is_none());
        let fields: Vec<_> = fields.map(weights).filter(|(_, weights)| !weights.is_empty()).collect();
        let mut shared = Self { fields, most: 1.0 };
        if !named.is_empty() {
            shared.most = named.iter().map(|item| shared.of(item)).fold(0.0, f32::max).max(f32::EPSILON);
        }
        shared
    }

    /// In [0, 1]: whether it is of their kinds, and of no others. Kinds are fields of few values, such as genres.
    pub fn kind(&self, item: &Item) -> f32 {
        let alike = |(field, weights): &(&Field, HashMap<&str, f32>)| {
            let values = field.values_of(item);
            let held: f32 = values.iter().filter_map(|value| weights.get(value.as_str())).sum();
            let others = values.iter().filter(|value| !weights.contains_key(value.as_str())).count();
            let all: f32 = weights.values().sum();
            held / (all + 0.5 * others as f32).max(f32::EPSILON)
        };
        let kinds = self.fields.iter().filter(|(field, _)| field.values.len() <= FEW_VALUES);
        let (sum, count) = kinds.map(alike).fold((0.0, 0.0f32), |(sum, count), of| (sum + of, count + 1.0));
        sum / count.max(1.0)
    }

    /// In [0, 1]: against what the named have in common with each other and with themselves.
    pub fn of(&self, item: &Item) -> f32 {
        let of = |(field, weights): &(&Field, HashMap<&str, f32>)| -> f32 {
            field.values_of(item).iter().filter_map(|value| weights.get(value.as_str())).sum()
        };
        self.fields.iter().map(of).sum::<f32>() / self.most
    }
}
