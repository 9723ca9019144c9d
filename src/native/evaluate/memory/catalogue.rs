//! The made-up catalogue.

use std::collections::BTreeMap;

use anyhow::Result;

use super::scenario::{OF_A_TOPIC, TOPICS};
use crate::catalog::{
    Item,
    pack::writer::{self, Contents},
};

/// Files of a pack.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The made-up catalogue under a name of its own; two have the same ids.
pub fn catalogue(id: &str) -> Result<Files> {
    let item = |n: usize| {
        let topic = TOPICS.get(n % TOPICS.len()).copied().unwrap_or_default();
        Item {
            id: item_id(n),
            title: format!("Volume {n}").into(),
            description: format!("Something about {topic}.").into(),
            facets: [("topic".to_owned(), vec![topic.to_owned()])].into(),
            popularity: Some((TOPICS.len() * OF_A_TOPIC - n) as f64),
            ..Item::default()
        }
    };
    let items = (0..TOPICS.len() * OF_A_TOPIC).map(item).collect();
    Ok(writer::write(&Contents::of(id, id, items))?.into_iter().collect())
}

/// The id of an item by its number.
pub fn item_id(n: usize) -> String {
    format!("item-{n}")
}
