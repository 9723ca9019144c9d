//! The page.

use std::cell::RefCell;

use crate::engine::protocol::Event;

/// The page that listens to the engine.
pub trait Page {
    /// Tells the page something that it did not ask for.
    fn emit(&self, event: Event);
}

/// Writes down what the page is told.
#[derive(Debug, Default)]
pub struct RecordingPage(pub RefCell<Vec<Event>>);

impl RecordingPage {
    /// Takes out those events of which `pick` makes something.
    pub fn take<T>(&self, mut pick: impl FnMut(&Event) -> Option<T>) -> Vec<T> {
        let mut taken = Vec::new();
        self.0.borrow_mut().retain(|event| match pick(event) {
            Some(found) => {
                taken.push(found);
                false
            }
            None => true,
        });
        taken
    }
}

impl Page for RecordingPage {
    fn emit(&self, event: Event) {
        self.0.borrow_mut().push(event);
    }
}
