//! The log of interactions: what the store holds, in order, and the only way to change it.
//!
//! Several tabs may hold a log over one database. Each writes under its own node, removes only what it is told to
//! forget, and learns of the others by [`Log::refresh`]. A change is made in memory only after the store has
//! acknowledged it, so what a log shows is never more than what is kept.
//!
//! Forgetting removes the record and leaves a tombstone: a key made of the interaction's [`Seq`], without content. A
//! tombstone wins over a record of the same `Seq`, wherever that came from.

//! Beside the log, small records are kept: settings, one of each name, and lists that the person adds to, a record per
//! entry, so that two tabs that add at once lose nothing ([`beside`]).

//! Of the acts, all but the latest are packed into blocks ([`packed`]), so that a life of years is read in a moment.

pub mod beside;
pub mod packed;
mod sync;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use penchant_kernels::order::Order;
use serde::{Deserialize, Serialize};

use super::{
    about::About,
    acts::HeldActs,
    interaction::{
        INTERACTION, Interaction, InteractionKind, ItemKey, LARGEST_OWN_CLOCK, Placement, Seq, Subject,
        Surface, is_moment,
    },
};
use crate::store::{Store, StoreError, Table, WriteBatch, record::RecordKind};

/// A pause after which the next act begins a new session, in milliseconds.
pub const SESSION_PAUSE_MS: u64 = 30 * 60 * 1000;

const TOMBSTONE: &str = "tombstone/";

/// How many acts a writer has written: what is there is counted against it.
const WRITER: RecordKind<Written> = RecordKind::new("writer");

/// The first act since memory began, or began anew: counts of another epoch say nothing of this one.
const EPOCH: RecordKind<Seq> = RecordKind::new("epoch");

/// What one writer has written in an epoch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Written {
    /// In which epoch.
    epoch: Seq,
    /// The clock of the writer's first act in it.
    first: u64,
    /// Acts from the first to the last.
    acts: u64,
}

/// An act that is not remembered yet: what the log adds is its place in the order, its time and its session.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// When it happened, in milliseconds since the Unix epoch, if that is not now.
    pub at_ms: Option<i64>,
    /// Which catalogue (the manifest's `id`).
    pub catalog: String,
    /// What was done.
    pub kind: InteractionKind,
    /// To what.
    pub subject: Subject,
    /// Where.
    pub surface: Surface,
    /// From which recommendation, if from one. One with a propensity outside (0, 1] is not kept.
    pub placement: Option<Placement>,
    /// What the item was.
    pub about: Option<About>,
}

/// Everything remembered, in order. After an `Err` the log is as it was before the call.
#[derive(Debug, Clone, Default)]
pub struct Log {
    node: u32,
    /// The largest clock value seen.
    clock: u64,
    acts: HeldActs,
    /// Those that have a record of their own.
    singles: BTreeSet<Seq>,
    /// The acts of each block, in order, by its key.
    blocks: BTreeMap<String, Box<[Seq]>>,
    /// The small records beside the log, by their keys.
    beside: BTreeMap<String, Vec<u8>>,
    /// Keys of whole interactions that only a newer build can read.
    newer: BTreeSet<String>,
    /// Keys of the records set aside, each after the name of its table.
    set_aside: BTreeSet<String>,
    /// Acts that were written and of which nothing is left.
    missing: usize,
    /// The present epoch; none as long as nothing was written in it.
    epoch: Option<Seq>,
    /// What this log has written under its own node, in this epoch.
    written: Option<Written>,
    /// Forgotten acts whose tombstones found no room yet.
    owed: BTreeSet<Seq>,
    /// Grows with every interaction that comes or goes.
    revision: u64,
}

impl Log {
    /// Interactions remembered.
    pub fn len(&self) -> usize {
        self.acts.len()
    }

    /// Interactions remembered that say no more than that a card was in view.
    pub fn views(&self) -> usize {
        self.acts.views()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.acts.len() == 0
    }

    /// Every interaction, oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Interaction> + ExactSizeIterator {
        self.acts.iter()
    }

    /// Every interaction in the order in which they happened. An act that was done here has its place in the order of
    /// writing, whatever the device's clock said; one that was brought in from elsewhere stands where its time puts it.
    pub fn by_time(&self) -> Vec<&Interaction> {
        if self.iter().all(|act| act.recorded_ms.is_none()) {
            return self.iter().collect();
        }
        let mut clock = i64::MIN;
        let mut acts: Vec<(i64, &Interaction)> = self
            .iter()
            .map(|act| match act.recorded_ms {
                Some(_) => (act.at_ms, act),
                None => {
                    clock = clock.max(act.at_ms);
                    (clock, act)
                }
            })
            .collect();
        acts.order_by_key(|(at, _)| *at);
        acts.into_iter().map(|(_, act)| act).collect()
    }

    /// The interactions with one item, oldest first.
    pub fn of_item(&self, item: ItemKey<'_>) -> impl DoubleEndedIterator<Item = &Interaction> {
        self.acts.of_item(item)
    }

    /// Every item that an act is about, in no order.
    pub fn items(&self) -> impl Iterator<Item = ItemKey<'_>> {
        self.acts.items()
    }

    /// What is known of the item that an act is about, by whatever act on it.
    pub fn about(&self, seq: Seq) -> Option<&About> {
        self.of_item(self.get(seq)?.item()?).rev().find_map(|act| act.about.as_deref())
    }

    /// One interaction.
    pub fn get(&self, seq: Seq) -> Option<&Interaction> {
        self.acts.get(seq)
    }

    /// Tells what is remembered now from what was before: equal revisions of one log hold equal interactions.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Records that could not be read and were set aside, now or earlier.
    pub fn damaged(&self) -> usize {
        self.set_aside.len()
    }

    /// Acts that were written down here once and of which nothing is left, not even a sign that they were forgotten.
    pub fn missing(&self) -> usize {
        self.missing
    }

    /// Interactions left alone because a newer build of the app wrote them.
    pub fn newer(&self) -> usize {
        self.newer.len()
    }

    /// The session to which an act at this time would belong: that of the last act done here, or a new one after a pause.
    /// A device clock that was set back by as much counts as a pause. Sessions are named by the time of their start.
    pub fn session_at(&self, now_ms: i64) -> u64 {
        match self.iter().rev().find(|act| act.recorded_ms.is_none()) {
            Some(last) if last.at_ms.abs_diff(now_ms) < SESSION_PAUSE_MS => last.session,
            _ => now_ms.max(0).unsigned_abs(),
        }
    }

    /// Remembers acts, in order, in one write. `Ok` means that they are durable and can be read again.
    ///
    /// # Errors
    /// [`StoreError::Encode`] for an act at no moment; whatever the store says if it could not write.
    pub async fn append(
        &mut self,
        store: &dyn Store,
        drafts: Vec<Draft>,
        now_ms: i64,
    ) -> Result<Vec<Seq>, StoreError> {
        let session = self.session_at(now_ms);
        // Acts of another time have sessions of their own: a pause between two of them begins the next.
        let mut elsewhen: Option<(i64, u64)> = None;
        let mut added = Vec::with_capacity(drafts.len());
        for (clock, draft) in (self.clock + 1..).zip(drafts) {
            let at_ms = draft.at_ms.unwrap_or(now_ms);
            if !is_moment(at_ms) {
                return Err(StoreError::Encode("it happened at no moment".into()));
            }
            let session = if at_ms == now_ms {
                session
            } else {
                let session = match elsewhen {
                    Some((last, session)) if last.abs_diff(at_ms) < SESSION_PAUSE_MS => session,
                    _ => at_ms.max(0).unsigned_abs(),
                };
                elsewhen = Some((at_ms, session));
                session
            };
            let interaction = Interaction {
                seq: Seq { clock, node: self.node },
                at_ms,
                recorded_ms: (at_ms != now_ms).then_some(now_ms),
                session,
                catalog: draft.catalog.into(),
                kind: draft.kind,
                subject: draft.subject,
                surface: draft.surface,
                placement: draft.placement.map(Box::new),
                about: draft.about.map(Arc::new),
            };
            added.push(interaction.kept());
        }
        let mut batch = WriteBatch::default();
        let written = added.first().map(|first| Written {
            epoch: self.epoch.unwrap_or(first.seq),
            first: self.written.map_or(first.seq.clock, |written| written.first),
            acts: self.written.map_or(0, |written| written.acts) + added.len() as u64,
        });
        if let Some(written) = &written {
            batch.put(Table::Meta, self.writer_key(), WRITER.encode(written)?);
            if self.epoch.is_none() {
                batch.put(Table::Meta, EPOCH.name, EPOCH.encode(&written.epoch)?);
            }
        }
        let seqs = self.write(store, batch, added).await?;
        self.written = written.or(self.written);
        self.epoch = self.written.map(|written| written.epoch).or(self.epoch);
        Ok(seqs)
    }

    /// Puts interactions back as they were, forgotten or not: the undo of [`Log::forget`] and
    /// [`Log::forget_everything`]. What is remembered stays where it stands, so that no act is in the store twice.
    /// Returns their identities, in the order given.
    ///
    /// # Errors
    /// Whatever the store says if it could not be read or written.
    pub async fn restore(
        &mut self,
        store: &dyn Store,
        interactions: Vec<Interaction>,
    ) -> Result<Vec<Seq>, StoreError> {
        // Another tab may have forgotten the same, or put it back already and packed it.
        self.refresh(store).await?;
        let seqs: Vec<Seq> = interactions.iter().map(|i| i.seq).collect();
        let mut batch = WriteBatch::default();
        seqs.iter().for_each(|seq| batch.delete(Table::Meta, tombstone(*seq)));
        let gone = interactions.into_iter().filter(|i| !self.acts.has(i.seq)).collect();
        self.write(store, batch, gone).await?;
        self.owed.retain(|seq| !seqs.contains(seq));
        Ok(seqs)
    }

    async fn write(
        &mut self,
        store: &dyn Store,
        mut batch: WriteBatch,
        interactions: Vec<Interaction>,
    ) -> Result<Vec<Seq>, StoreError> {
        for interaction in &interactions {
            let bytes = interaction.record().encode(interaction)?;
            // Nothing is acknowledged that does not read as what was meant.
            if INTERACTION.decode(&bytes).as_ref() != Ok(interaction) {
                return Err(StoreError::Encode("it would not be read as it was written".into()));
            }
            batch.put(Table::Interactions, interaction.seq.key(), bytes);
        }
        self.commit(store, batch).await?;
        let seqs: Vec<Seq> = interactions.iter().map(|i| i.seq).collect();
        self.singles.extend(&seqs);
        self.insert(interactions);
        Ok(seqs)
    }

    /// Commits a batch, and with it the tombstones that found no room before.
    async fn commit(&mut self, store: &dyn Store, mut batch: WriteBatch) -> Result<(), StoreError> {
        if batch.ops.is_empty() {
            return Ok(());
        }
        self.owed.iter().for_each(|seq| batch.put(Table::Meta, tombstone(*seq), Vec::new()));
        store.commit(batch).await?;
        self.owed.clear();
        Ok(())
    }

    /// Adds interactions from an export, except those already here and those forgotten. Returns what was added.
    /// It refreshes first, and that stays done if the import fails.
    ///
    /// # Errors
    /// Whatever the store says if it could not be read or written.
    pub async fn import(
        &mut self,
        store: &dyn Store,
        interactions: Vec<Interaction>,
    ) -> Result<Vec<Seq>, StoreError> {
        // What another tab forgot a moment ago must not return either.
        let (_, forgotten) = self.sync(store).await?;
        let mut seen = BTreeSet::new();
        let unknown = interactions
            .into_iter()
            .filter(|i| {
                !self.acts.has(i.seq)
                    && !forgotten.contains(&i.seq)
                    && !self.owed.contains(&i.seq)
                    && seen.insert(i.seq)
            })
            .map(Interaction::kept)
            .collect();
        self.write(store, WriteBatch::default(), unknown).await
    }

    /// Empties every table: interactions, tombstones, settings, and what was set aside. Nothing remains by which a
    /// later import could be told from a first one. Returns what was remembered, oldest first.
    ///
    /// # Errors
    /// Whatever the store says if it could not write.
    pub async fn forget_everything(&mut self, store: &dyn Store) -> Result<Vec<Interaction>, StoreError> {
        let mut batch = WriteBatch::default();
        Table::ALL.into_iter().for_each(|table| batch.clear(table));
        store.commit(batch).await?;
        // The clock stays: this writer must not use a place in the order twice.
        let emptied =
            Self { node: self.node, clock: self.clock, revision: self.revision + 1, ..Self::default() };
        Ok(std::mem::replace(self, emptied).acts.into_vec())
    }

    fn writer_key(&self) -> String {
        format!("{}/{:08x}", WRITER.name, self.node)
    }

    /// Counts on from a place in the order that somebody has used.
    fn used(&mut self, seq: Seq) {
        if seq.clock <= LARGEST_OWN_CLOCK {
            self.clock = self.clock.max(seq.clock);
        }
    }

    fn insert(&mut self, interactions: Vec<Interaction>) {
        self.revision += interactions.len() as u64;
        interactions.iter().for_each(|interaction| self.used(interaction.seq));
        self.acts.insert(interactions);
    }

    /// Takes acts out, which are named in order, and returns those that were there.
    fn remove(&mut self, seqs: &[Seq]) -> Vec<Interaction> {
        let removed = self.acts.remove(seqs);
        self.revision += removed.len() as u64;
        removed
    }
}

fn tombstone(seq: Seq) -> String {
    format!("{TOMBSTONE}{}", seq.key())
}
