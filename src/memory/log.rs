//! The log of interactions: what the store holds, in order, and the only way to change it.
//!
//! Several tabs may hold a log over one database. Each writes under its own node, removes only what it is told to
//! forget, and learns of the others by [`Log::refresh`]. A change is made in memory only after the store has
//! acknowledged it, so what a log shows is never more than what is kept.
//!
//! Forgetting removes the record and leaves a tombstone: a key made of the interaction's [`Seq`], without content. A
//! tombstone wins over a record of the same `Seq`, wherever that came from.

mod sync;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Serialize, de::DeserializeOwned};

use super::interaction::{Interaction, Kind, Placement, Seq, Subject, Surface};
use crate::store::{Store, StoreError, Table, WriteBatch, record};

/// A pause after which the next act begins a new session, in milliseconds.
pub const SESSION_PAUSE_MS: u64 = 30 * 60 * 1000;

const TOMBSTONE: &str = "tombstone/";
const SETTING: &str = "setting/";

/// An act that is not remembered yet: what the log adds is its place in the order, its time and its session.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Which catalogue (the manifest's `id`).
    pub catalog: String,
    /// What was done.
    pub kind: Kind,
    /// To what.
    pub subject: Subject,
    /// Where.
    pub surface: Surface,
    /// From which recommendation, if from one. One with a propensity outside (0, 1] is not kept.
    pub placement: Option<Placement>,
}

/// Everything remembered, in order. After an `Err` the log is as it was before the call.
#[derive(Debug, Clone, Default)]
pub struct Log {
    node: u32,
    /// The largest clock value seen.
    clock: u64,
    entries: BTreeMap<Seq, Interaction>,
    by_item: BTreeMap<String, BTreeSet<Seq>>,
    settings: BTreeMap<String, Vec<u8>>,
    /// Keys of whole records that only a newer build can read.
    newer: BTreeSet<String>,
    damaged: usize,
}

impl Log {
    /// Interactions remembered.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Every interaction, oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Interaction> + ExactSizeIterator {
        self.entries.values()
    }

    /// The interactions with one item, oldest first.
    pub fn of_item(&self, item: &str) -> impl DoubleEndedIterator<Item = &Interaction> {
        self.by_item.get(item).into_iter().flatten().filter_map(|seq| self.entries.get(seq))
    }

    /// One interaction.
    pub fn get(&self, seq: Seq) -> Option<&Interaction> {
        self.entries.get(&seq)
    }

    /// Records that could not be read and were set aside, now or earlier.
    pub fn damaged(&self) -> usize {
        self.damaged
    }

    /// Records left alone because a newer build of the app wrote them.
    pub fn newer(&self) -> usize {
        self.newer.len()
    }

    /// The session to which an act at this time would belong: that of the last act, or a new one after a pause. A
    /// device clock that was set back by as much counts as a pause. Sessions are named by the time of their start.
    pub fn session_at(&self, now_ms: i64) -> u64 {
        match self.entries.values().next_back() {
            Some(last) if last.at_ms.abs_diff(now_ms) < SESSION_PAUSE_MS => last.session,
            _ => now_ms.max(0).unsigned_abs(),
        }
    }

    /// Remembers acts, in order, in one write. `Ok` means that they are durable.
    pub async fn append(
        &mut self,
        store: &dyn Store,
        drafts: Vec<Draft>,
        now_ms: i64,
    ) -> Result<Vec<Seq>, StoreError> {
        let session = self.session_at(now_ms);
        let added: Vec<Interaction> = (self.clock + 1..)
            .zip(drafts)
            .map(|(clock, draft)| Interaction {
                seq: Seq { clock, node: self.node },
                at_ms: now_ms,
                session,
                catalog: draft.catalog,
                kind: draft.kind,
                subject: draft.subject,
                surface: draft.surface,
                placement: draft.placement.filter(Placement::is_sound),
            })
            .collect();
        self.write(store, WriteBatch::default(), added).await
    }

    /// Puts interactions back as they were, forgotten or not: the undo of [`Log::forget`] and
    /// [`Log::forget_everything`]. Returns their identities, in the order given.
    pub async fn restore(
        &mut self,
        store: &dyn Store,
        interactions: Vec<Interaction>,
    ) -> Result<Vec<Seq>, StoreError> {
        let mut batch = WriteBatch::default();
        // Also those this log knows nothing of: another tab may have forgotten the same.
        interactions.iter().for_each(|i| batch.delete(Table::Meta, format!("{TOMBSTONE}{}", i.seq.key())));
        self.write(store, batch, interactions).await
    }

    async fn write(
        &mut self,
        store: &dyn Store,
        mut batch: WriteBatch,
        interactions: Vec<Interaction>,
    ) -> Result<Vec<Seq>, StoreError> {
        for interaction in &interactions {
            batch.put(Table::Interactions, interaction.seq.key(), record::encode(interaction)?);
        }
        store.commit(batch).await?;
        let seqs = interactions.iter().map(|i| i.seq).collect();
        for interaction in interactions {
            self.insert(interaction);
        }
        Ok(seqs)
    }

    /// Adds interactions from an export, except those already here and those forgotten. Returns what was added.
    /// It refreshes first, and that stays done if the import fails.
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
                !self.entries.contains_key(&i.seq) && !forgotten.contains(&i.seq) && seen.insert(i.seq)
            })
            .collect();
        self.write(store, WriteBatch::default(), unknown).await
    }

    /// Forgets interactions and returns them, oldest first, so that it can be undone while the caller holds them.
    /// What is not remembered is passed over.
    pub async fn forget(&mut self, store: &dyn Store, seqs: &[Seq]) -> Result<Vec<Interaction>, StoreError> {
        let known: BTreeSet<Seq> = seqs.iter().copied().filter(|s| self.entries.contains_key(s)).collect();
        let mut batch = WriteBatch::default();
        for seq in &known {
            batch.delete(Table::Interactions, seq.key());
            batch.put(Table::Meta, format!("{TOMBSTONE}{}", seq.key()), Vec::new());
        }
        store.commit(batch).await?;
        Ok(known.into_iter().filter_map(|seq| self.remove(seq)).collect())
    }

    /// Empties every table: interactions, tombstones, settings, and what was set aside. Nothing remains by which a
    /// later import could be told from a first one. Returns what was remembered, oldest first.
    pub async fn forget_everything(&mut self, store: &dyn Store) -> Result<Vec<Interaction>, StoreError> {
        let mut batch = WriteBatch::default();
        Table::ALL.into_iter().for_each(|table| batch.clear(table));
        store.commit(batch).await?;
        // The clock stays: this writer must not use a place in the order twice.
        let emptied = Self { node: self.node, clock: self.clock, ..Self::default() };
        Ok(std::mem::replace(self, emptied).entries.into_values().collect())
    }

    /// A small value kept beside the log; `None` if it was never put or can't be read.
    pub fn setting<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        record::decode(self.settings.get(name)?).ok()
    }

    /// Keeps a small value.
    pub async fn put_setting<T: Serialize>(
        &mut self,
        store: &dyn Store,
        name: &str,
        value: &T,
    ) -> Result<(), StoreError> {
        let bytes = record::encode(value)?;
        let mut batch = WriteBatch::default();
        batch.put(Table::Meta, format!("{SETTING}{name}"), bytes.clone());
        store.commit(batch).await?;
        self.settings.insert(name.to_owned(), bytes);
        Ok(())
    }

    fn insert(&mut self, interaction: Interaction) {
        let seq = interaction.seq;
        self.clock = self.clock.max(seq.clock);
        if let Subject::Item(item) = &interaction.subject {
            self.by_item.entry(item.clone()).or_default().insert(seq);
        }
        self.entries.insert(seq, interaction);
    }

    fn remove(&mut self, seq: Seq) -> Option<Interaction> {
        let interaction = self.entries.remove(&seq)?;
        if let Subject::Item(item) = &interaction.subject
            && let Some(seqs) = self.by_item.get_mut(item)
        {
            seqs.remove(&seq);
            if seqs.is_empty() {
                self.by_item.remove(item);
            }
        }
        Some(interaction)
    }
}
