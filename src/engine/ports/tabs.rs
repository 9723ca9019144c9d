//! Other tabs.

use std::cell::Cell;

/// The engines of other tabs on the same memory.
pub trait Tabs {
    /// Tells them that memory has changed; they then call [`crate::engine::Engine::memory_changed`].
    fn announce(&self);
}

/// Counts the announcements.
#[derive(Debug, Default)]
pub struct RecordingTabs(Cell<u32>);

impl RecordingTabs {
    /// How often a change was announced since the last call.
    pub fn take(&self) -> u32 {
        self.0.take()
    }
}

impl Tabs for RecordingTabs {
    fn announce(&self) {
        self.0.set(self.0.get() + 1);
    }
}
