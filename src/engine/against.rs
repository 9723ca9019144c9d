//! Items that the person's notes speak against: kept for as long as notes and catalogue are the same.

use std::{cell::RefCell, rc::Rc};

use super::{library::Library, person::Person};
use crate::{
    agent::standing::{self, Note},
    catalog::ItemIx,
};

/// The items, once they were asked for.
#[derive(Default)]
pub struct Against(RefCell<Option<Kept>>);

/// The items, and what that rests on.
struct Kept {
    /// Of the catalogue.
    revision: u64,
    notes: Vec<Note>,
    items: Rc<[ItemIx]>,
}

impl Against {
    /// The items, ascending.
    pub fn of(&self, library: &Library, person: &Person) -> Rc<[ItemIx]> {
        let (revision, notes) = (library.revision(), person.standing().notes);
        let mut kept = self.0.borrow_mut();
        if let Some(kept) = &*kept
            && (kept.revision, &kept.notes) == (revision, &notes)
        {
            return kept.items.clone();
        }
        // Without notes nobody needs to know what words mean here.
        let items: Rc<[ItemIx]> = match notes.is_empty() {
            true => Rc::default(),
            false => standing::against(&notes, library.vocabulary(), &library.catalog.items).into(),
        };
        *kept = Some(Kept { revision, notes, items: items.clone() });
        items
    }
}
