//! The topics that the person holds and the rules that they made, as they are in the catalogue: kept for as long as all of it is the
//! same.

use std::{cell::RefCell, sync::Arc};

use super::{feedback, library::Library, person::Person};
use crate::recommend::{OwnRule, Topics};

/// The topics, once they were asked for, with the catalogue's revision that they are of.
#[derive(Default)]
pub struct Holding(RefCell<Option<(u64, Arc<Topics>)>>);

impl Holding {
    /// The topics as they are now, and the rules that hold now.
    pub fn of(&self, library: &Library, person: &Person, now_ms: i64) -> Arc<Topics> {
        let (revision, held, mut rules) = (library.revision(), person.topics(), person.rules());
        rules.retain(|rule| rule.holds(now_ms));
        let mut kept = self.0.borrow_mut();
        let before = kept.as_ref().filter(|(of, _)| *of == revision).map(|(_, topics)| topics);
        if let Some(topics) = before
            && topics.held.iter().map(|(held, _)| held).eq(&held)
            && topics.rules.iter().map(|(rule, _)| rule).eq(&rules)
        {
            return topics.clone();
        }
        let known = |rule: &OwnRule| {
            let mut known = before.iter().flat_map(|topics| &topics.rules);
            known.find(|(other, _)| other == rule).map(|(_, items)| items.clone())
        };
        let rules = rules.into_iter().map(|rule| {
            let items = known(&rule).unwrap_or_else(|| feedback::items_of(&rule, library));
            (rule, items)
        });
        let held = held.into_iter().map(|held| {
            let items = library.items_of(&held.topic);
            (held, items)
        });
        let topics = Arc::new(Topics::new(held.collect(), rules.collect()));
        *kept = Some((revision, topics.clone()));
        topics
    }
}
