//! What every card of an item hangs on, wherever it is shown.

use leptos::prelude::*;

use super::{acts::Acts, marks::ItemMarks, seen::Seen, topics::TopicsState};
use crate::engine::protocol::Card;

/// Handles for cards.
#[derive(Clone, Copy)]
pub struct CardsState {
    /// What is known of items.
    pub marks: &'static ItemMarks,
    /// What is done about them.
    pub acts: &'static Acts,
    /// Which of them were in view.
    pub seen: &'static Seen,
    /// Topics that the person holds.
    pub topics: &'static TopicsState,
    /// The card whose explanation is open.
    pub why: RwSignal<Option<Card>>,
}
