//! What a request brings about besides its answer, as values: collected where it comes about, carried out in one place
//! (`dispatch::settle`). That memory was written is among them without anybody's doing (`watched`).

use super::{
    protocol::Event,
    step::{Done, TaskId},
};

/// What is still to be carried out.
#[derive(Debug, Default)]
#[must_use = "what is not carried out is not told to anybody"]
pub struct Effects {
    /// Events for the page, in order.
    pub events: Vec<Event>,
    /// Whether the page is to be told how things stand.
    pub status: bool,
    /// Tasks that are over.
    pub over: Vec<(TaskId, Done)>,
    /// Milliseconds after which the engine is to be woken.
    pub wake_ms: Option<u32>,
}

impl Effects {
    /// Adds an event for the page.
    pub fn tell(&mut self, event: Event) {
        self.events.push(event);
    }

    /// Adds what came about elsewhere, after what is here.
    pub fn add(&mut self, later: Self) {
        self.events.extend(later.events);
        self.status |= later.status;
        self.over.extend(later.over);
        self.wake_ms = later.wake_ms.or(self.wake_ms);
    }

    /// Takes everything out.
    pub fn take(&mut self) -> Self {
        std::mem::take(self)
    }
}
