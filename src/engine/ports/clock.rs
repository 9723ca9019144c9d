//! Time.

use std::cell::Cell;

/// The device's clock.
pub trait Clock {
    /// Milliseconds since the Unix epoch. A person may set the clock back.
    fn now_ms(&self) -> i64;
}

/// A clock that stands until it is moved.
#[derive(Debug, Default)]
pub struct ManualClock(Cell<i64>);

impl ManualClock {
    /// A clock that shows this time.
    pub fn at(now_ms: i64) -> Self {
        Self(Cell::new(now_ms))
    }

    /// Sets the clock.
    pub fn set(&self, now_ms: i64) {
        self.0.set(now_ms);
    }

    /// The time that the clock shows.
    pub fn get(&self) -> i64 {
        self.0.get()
    }
}

impl Clock for ManualClock {
    fn now_ms(&self) -> i64 {
        self.0.get()
    }
}
