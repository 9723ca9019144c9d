//! What the page knows of items, wherever they are shown: their standing marks, and which recommendation put them there.

use std::collections::HashMap;

use leptos::prelude::*;

use crate::{
    engine::protocol::{Card, Marks},
    memory::{Surface, interaction::Placement},
};

/// Marks and placements, by the item.
#[derive(Default)]
pub struct ItemMarks {
    marks: StoredValue<HashMap<String, ArcRwSignal<Marks>>>,
    placements: StoredValue<HashMap<(Surface, String), Placement>>,
    /// Items with a mark on its way to memory; what the engine said before it knew does not count.
    acting: StoredValue<Vec<String>>,
}

impl ItemMarks {
    /// The standing marks on an item: one signal for all places where it is shown.
    pub fn of(&self, item: &str) -> ArcRwSignal<Marks> {
        let known = self.marks.try_update_value(|marks| marks.entry(item.into()).or_default().clone());
        known.unwrap_or_default()
    }

    /// Takes over what the engine says of the items on `cards`, shown on `surface`.
    pub fn learn(&self, cards: &[Card], surface: Surface) {
        for card in cards {
            let marks = self.of(&card.id);
            let acting = self.acting.with_value(|acting| acting.contains(&card.id));
            if !acting && marks.get_untracked() != card.marks {
                marks.set(card.marks);
            }
            if let Some(placement) = card.placement.clone() {
                self.placements.update_value(|known| {
                    known.insert((surface, card.id.clone()), placement);
                });
            }
        }
    }

    /// From which recommendation the card of an item on `surface` came.
    pub fn placement(&self, surface: Surface, item: &str) -> Option<Placement> {
        self.placements.with_value(|known| known.get(&(surface, item.to_owned())).cloned())
    }

    /// A mark on `item` is on its way to memory.
    pub fn begin_act(&self, item: &str) {
        self.acting.update_value(|acting| acting.push(item.into()));
    }

    /// Memory has answered about a mark on `item`.
    pub fn end_act(&self, item: &str) {
        self.acting.update_value(|acting| {
            if let Some(at) = acting.iter().position(|other| other == item) {
                acting.swap_remove(at);
            }
        });
    }

    /// Drops all of it.
    pub fn forget(&self) {
        self.marks.with_value(|marks| marks.values().for_each(|marks| marks.set(Marks::default())));
        self.placements.set_value(HashMap::new());
    }
}
