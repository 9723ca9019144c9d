//! The turn of others.

use std::cell::Cell;

use futures_util::future::{FutureExt, LocalBoxFuture, ready};

/// Lets what was said meanwhile be heard, in the middle of long work.
pub trait Pause {
    /// Whether the work is to be stopped, once others have had their turn.
    fn pause(&self) -> LocalBoxFuture<'static, bool>;
}

/// Counts pauses, and at one of them says that the work is to be stopped.
#[derive(Debug, Default)]
pub struct CountedPauses {
    /// Pauses so far.
    pub count: Cell<u32>,
    /// At which one to stop; none to go on to the end.
    pub stop_at: Cell<Option<u32>>,
}

impl Pause for CountedPauses {
    fn pause(&self) -> LocalBoxFuture<'static, bool> {
        self.count.set(self.count.get() + 1);
        ready(self.stop_at.get().is_some_and(|at| at <= self.count.get())).boxed_local()
    }
}
