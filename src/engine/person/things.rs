//! Notes on items and the collections that they are in: a record per item, which is forgotten with the last act on it.

use std::collections::BTreeSet;

use penchant_kernels::order::Order;

use super::{Person, names::encoded};
use crate::{
    engine::protocol::Failure,
    memory::{
        Interaction,
        interaction::ItemKey,
        log::beside::Changes,
        thing::{THING, Thing},
    },
    store::StoreError,
};

/// Records that a document may bring.
const MOST: usize = 5_000;

impl Person {
    /// Every note and collected item, the latest change first.
    pub fn things(&self) -> Vec<Thing> {
        let mut things: Vec<Thing> =
            self.log.entries(&THING).read.into_iter().map(|(_, thing)| thing).collect();
        things.order_by_key(|thing| std::cmp::Reverse(thing.at_ms));
        things
    }

    /// Keeps a note and collections in the place of those there are; with neither, nothing is kept.
    ///
    /// # Errors
    /// [`Failure::Memory`] if it could not be written; then nothing has changed.
    pub async fn keep_thing(&mut self, thing: Thing) -> Result<(), Failure> {
        let mut changes = Changes::default();
        self.put_thing(&mut changes, thing)?;
        self.change(changes).await
    }

    /// Takes in those of an exported document: a note where there is none, and collections beside those there are.
    ///
    /// # Errors
    /// As [`Person::keep_thing`].
    pub async fn take_in_things(&mut self, imported: Vec<Thing>) -> Result<(), Failure> {
        let (mut changes, mut here) = (Changes::default(), self.things());
        for thing in imported.into_iter().take(MOST) {
            let known = here.iter().position(|other| other.key() == thing.key());
            let before = known.map(|at| here.swap_remove(at));
            let joined = before.clone().map_or(thing.clone(), |before| before.joined(thing));
            if let Some(thing) = joined.kept().filter(|thing| before.as_ref() != Some(thing)) {
                here.push(thing.clone());
                self.put_thing(&mut changes, thing)?;
            }
        }
        self.change(changes).await
    }

    /// What goes with acts that are forgotten: what is kept of the items on which no act is left. It is held for as long as
    /// they can be put back.
    ///
    /// # Errors
    /// As [`Person::keep_thing`].
    pub(super) async fn forget_things_of(&mut self, forgotten: &[Interaction]) -> Result<(), Failure> {
        let is_left = |key: &ItemKey<'_>| self.log.of_item(*key).next().is_some();
        let gone: BTreeSet<ItemKey<'_>> =
            forgotten.iter().filter_map(Interaction::item).filter(|key| !is_left(key)).collect();
        let things: Vec<Thing> =
            self.things().into_iter().filter(|thing| gone.contains(&thing.key())).collect();
        let mut changes = Changes::default();
        for thing in &things {
            let emptied = Thing { note: String::new(), collections: Vec::new(), ..thing.clone() };
            self.put_thing(&mut changes, emptied)?;
        }
        self.change(changes).await?;
        self.undo_things = things;
        Ok(())
    }

    /// Puts back what went with the acts that were forgotten last.
    ///
    /// # Errors
    /// As [`Person::keep_thing`].
    pub(super) async fn put_things_back(&mut self) -> Result<(), Failure> {
        let mut changes = Changes::default();
        for thing in std::mem::take(&mut self.undo_things) {
            self.put_thing(&mut changes, thing)?;
        }
        self.change(changes).await
    }

    fn put_thing(&self, changes: &mut Changes, thing: Thing) -> Result<(), StoreError> {
        let Some(thing) = thing.kept() else { return Ok(()) };
        let key = thing.key();
        let name = format!("{}/{}", encoded(key.catalog), encoded(key.id));
        self.log.put_entry(changes, &THING, &name, Some(&thing).filter(|thing| !thing.is_empty()))
    }
}
