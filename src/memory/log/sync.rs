//! From the store to the log: at opening, and when another tab has written or forgotten.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::IgnoredAny;

use super::{Log, SETTING, TOMBSTONE};
use crate::{
    memory::{Interaction, Seq},
    store::{
        Row, Store, StoreError, Table, WriteBatch,
        record::{self, Unreadable},
    },
};

/// New records up to this many are fetched by key; for more, one scan of the table is faster.
const FETCH_MAX: usize = 200;

/// The tables that a log is kept in.
const TABLES: [Table; 3] = [Table::Interactions, Table::Meta, Table::Quarantine];

/// What was found in the store at one moment.
struct Found {
    /// Keys of all stored interactions.
    present: Vec<String>,
    /// The stored interactions that the log does not hold.
    fresh: Vec<Row>,
    /// Tombstones (their values are not looked at) and settings.
    meta: Vec<Row>,
    /// Keys of the records set aside.
    quarantined: Vec<String>,
}

impl Log {
    /// Reads everything. Records that cannot be read are moved to [`Table::Quarantine`], byte for byte; where even
    /// that fails, they stay, and the next opening tries again.
    ///
    /// `node` is random and not used by any other log that is open: it keeps concurrent writers apart.
    pub async fn open(store: &dyn Store, node: u32) -> Result<Self, StoreError> {
        let mut log = Self { node, ..Self::default() };
        log.reload(store).await?;
        Ok(log)
    }

    /// Takes over what other tabs have written, forgotten or set. Returns whether anything is different now.
    pub async fn refresh(&mut self, store: &dyn Store) -> Result<bool, StoreError> {
        Ok(self.sync(store).await?.0)
    }

    /// As [`Log::refresh`]; with it, what has been forgotten in any tab.
    pub(super) async fn sync(&mut self, store: &dyn Store) -> Result<(bool, BTreeSet<Seq>), StoreError> {
        let [present, meta, quarantined] = lists(store.keys(&TABLES).await?);
        let missing: Vec<String> = present.iter().filter(|key| self.lacks(key)).cloned().collect();
        if missing.len() > FETCH_MAX {
            return self.reload(store).await;
        }
        let fresh = fetch(store, Table::Interactions, missing).await?;
        let (settings, tombstones): (Vec<_>, _) = meta.into_iter().partition(|key| key.starts_with(SETTING));
        let mut meta = fetch(store, Table::Meta, settings).await?;
        meta.extend(tombstones.into_iter().map(|key| (key, Vec::new())));
        Ok(self.merge(store, Found { present, fresh, meta, quarantined }).await)
    }

    async fn reload(&mut self, store: &dyn Store) -> Result<(bool, BTreeSet<Seq>), StoreError> {
        let [mut fresh, meta, quarantine] = lists(store.scan(&TABLES).await?);
        let present = fresh.iter().map(|(key, _)| key.clone()).collect();
        let quarantined = quarantine.into_iter().map(|(key, _)| key).collect();
        fresh.retain(|(key, _)| self.lacks(key));
        Ok(self.merge(store, Found { present, fresh, meta, quarantined }).await)
    }

    fn lacks(&self, key: &str) -> bool {
        !self.newer.contains(key) && Seq::from_key(key).is_none_or(|seq| !self.entries.contains_key(&seq))
    }

    /// Makes the log what the store says it is. Cannot fail: what it wants to repair and can't, it leaves.
    async fn merge(&mut self, store: &dyn Store, found: Found) -> (bool, BTreeSet<Seq>) {
        let mut repairs =
            Repairs { batch: WriteBatch::default(), damaged: found.quarantined.into_iter().collect() };
        let mut forgotten = BTreeSet::new();
        let mut settings = BTreeMap::new();
        for (key, value) in found.meta {
            if let Some(seq) = key.strip_prefix(TOMBSTONE).and_then(Seq::from_key) {
                forgotten.insert(seq);
            } else if let Some(name) = key.strip_prefix(SETTING) {
                match record::decode::<IgnoredAny>(&value) {
                    Err(Unreadable::Damaged(_)) => repairs.set_aside(Table::Meta, key, value),
                    _ => drop(settings.insert(name.to_owned(), value)),
                }
            }
        }
        let mut newer: BTreeSet<String> =
            found.present.iter().filter(|key| self.newer.contains(*key)).cloned().collect();
        let mut read = Vec::new();
        for (key, value) in found.fresh {
            let seq = Seq::from_key(&key);
            if seq.is_some_and(|seq| forgotten.contains(&seq)) {
                // An import in one tab can cross a forgetting in another: the forgetting wins.
                repairs.batch.delete(Table::Interactions, key);
                continue;
            }
            match record::decode::<Interaction>(&value) {
                Ok(interaction) if Some(interaction.seq) == seq => read.push(interaction),
                Err(Unreadable::Newer(_)) => drop(newer.insert(key)),
                _ => repairs.set_aside(Table::Interactions, key, value),
            }
        }
        if !repairs.batch.ops.is_empty() {
            // Memory must open on a full device too. What is not repaired now is found again next time.
            let _ = store.commit(repairs.batch).await;
        }

        let damaged = repairs.damaged.len();
        let present: BTreeSet<Seq> = found.present.iter().filter_map(|key| Seq::from_key(key)).collect();
        let gone: Vec<Seq> = self
            .entries
            .keys()
            .filter(|seq| !present.contains(seq) || forgotten.contains(seq))
            .copied()
            .collect();
        let changed = !read.is_empty()
            || !gone.is_empty()
            || (&settings, &newer, damaged) != (&self.settings, &self.newer, self.damaged);
        for seq in present.iter().chain(&forgotten) {
            self.clock = self.clock.max(seq.clock);
        }
        gone.into_iter().for_each(|seq| drop(self.remove(seq)));
        read.into_iter().for_each(|interaction| self.insert(interaction));
        (self.settings, self.newer, self.damaged) = (settings, newer, damaged);
        (changed, forgotten)
    }
}

/// What an opening has to put right, in one batch.
struct Repairs {
    batch: WriteBatch,
    /// Keys in quarantine: those there, and those on their way.
    damaged: BTreeSet<String>,
}

impl Repairs {
    fn set_aside(&mut self, table: Table, key: String, value: Vec<u8>) {
        let quarantined = format!("{}/{key}", table.name());
        self.batch.put(Table::Quarantine, &quarantined, value);
        self.batch.delete(table, key);
        self.damaged.insert(quarantined);
    }
}

async fn fetch(store: &dyn Store, table: Table, keys: Vec<String>) -> Result<Vec<Row>, StoreError> {
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let values = store.get(table, keys.clone()).await?;
    Ok(keys.into_iter().zip(values).filter_map(|(key, value)| Some((key, value?))).collect())
}

/// A store answers with as many lists as it was asked for tables; a missing one counts as empty.
fn lists<T>(lists: Vec<Vec<T>>) -> [Vec<T>; 3] {
    let mut lists = lists.into_iter();
    std::array::from_fn(|_| lists.next().unwrap_or_default())
}
