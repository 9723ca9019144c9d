//! The results of a search, kept while an item is looked at.

use leptos::prelude::*;

use super::asked::LatestAnswer;
use crate::engine::protocol::Results;

/// Results asked for at a time.
pub const PAGE: u16 = 30;

/// The results, and how many are asked for.
#[derive(Clone, Copy, Default)]
pub struct Found {
    /// What was found last.
    pub results: LatestAnswer<Results>,
    /// How many results are asked for.
    pub limit: RwSignal<u16>,
    /// The search last remembered, so that it is remembered once.
    pub remembered: StoredValue<String>,
}
