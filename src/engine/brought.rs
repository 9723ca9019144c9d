//! A history on its way into memory, in this tab.

use crate::{history::HistoryFound, memory::interaction::Seq};

/// What was looked at, and what was brought in last.
#[derive(Default)]
pub struct Brought {
    /// What was looked at and is not remembered yet.
    pub found: Option<HistoryFound>,
    /// The acts that came in last: they can be taken back.
    pub last: Vec<Seq>,
}
