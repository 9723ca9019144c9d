//! The timer.

use std::cell::Cell;

/// Wakes the engine.
pub trait Timer {
    /// Calls [`crate::engine::Engine::tick`] after so many milliseconds, or a little later.
    fn wake_in(&self, ms: u32);
}

/// Holds the time that was asked for last.
#[derive(Debug, Default)]
pub struct RecordingTimer(pub Cell<Option<u32>>);

impl Timer for RecordingTimer {
    fn wake_in(&self, ms: u32) {
        self.0.set(Some(ms));
    }
}
