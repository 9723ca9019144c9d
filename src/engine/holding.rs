//! The topics that the person holds, as they are in the catalogue: kept for as long as both are the same.

use std::{cell::RefCell, sync::Arc};

use super::{library::Library, person::Person};
use crate::recommend::Topics;

/// The topics, once they were asked for, with the catalogue's revision that they are of.
#[derive(Default)]
pub struct Holding(RefCell<Option<(u64, Arc<Topics>)>>);

impl Holding {
    /// The topics as they are now.
    pub fn of(&self, library: &Library, person: &Person) -> Arc<Topics> {
        let (revision, held) = (library.revision(), person.topics());
        let mut kept = self.0.borrow_mut();
        if let Some((of, topics)) = &*kept
            && *of == revision
            && topics.held.iter().map(|(held, _)| held).eq(&held)
        {
            return topics.clone();
        }
        let topics = Arc::new(Topics::new(held, |topic| library.items_of(topic)));
        *kept = Some((revision, topics.clone()));
        topics
    }
}
