//! From the store to the log: at opening, and when another tab has written or forgotten.

use std::collections::{BTreeMap, BTreeSet};

use penchant_kernels::order::Order;

use super::{EPOCH, INTERACTION, Log, TOMBSTONE, WRITER, Written};
use crate::{
    memory::{
        Seq,
        block::{self, SharedParts},
    },
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
    /// Tombstones (their values are not looked at) and the small records beside the log.
    meta: Vec<Row>,
    /// Keys of the records set aside.
    quarantined: Vec<String>,
}

impl Log {
    /// Reads everything. Records that cannot be read are moved to [`Table::Quarantine`], byte for byte; where even
    /// that fails, they stay, and the next opening tries again.
    ///
    /// `node` is random and not used by any other log that is open: it keeps concurrent writers apart.
    ///
    /// # Errors
    /// [`StoreError`] if the store cannot be read or written; what cannot be read of single records is no error.
    pub async fn open(store: &dyn Store, node: u32) -> Result<Self, StoreError> {
        let mut log = Self { node, ..Self::default() };
        log.reload(store).await?;
        Ok(log)
    }

    /// Takes over what other tabs have written, forgotten or set. Returns whether anything is different now.
    ///
    /// # Errors
    /// [`StoreError`] if the store cannot be read; the log stays as it was.
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
        let blocks = missing.iter().filter(|key| block::is_block(key)).count();
        let fresh = fetch(store, Table::Interactions, missing).await?;
        if fresh.iter().filter(|(key, _)| block::is_block(key)).count() < blocks {
            // Another tab has put one in the place of another meanwhile: at one moment, all acts are somewhere.
            return self.reload(store).await;
        }
        let (tombstones, beside): (Vec<_>, _) = meta.into_iter().partition(|key| key.starts_with(TOMBSTONE));
        let mut meta = fetch(store, Table::Meta, beside).await?;
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
        !self.newer.contains(key)
            && !self.blocks.contains_key(key)
            && Seq::from_key(key).is_none_or(|seq| !self.acts.has(seq))
    }

    /// Makes the log what the store says it is. Cannot fail: what it wants to repair and can't, it leaves.
    async fn merge(&mut self, store: &dyn Store, found: Found) -> (bool, BTreeSet<Seq>) {
        let mut repairs =
            Repairs { batch: WriteBatch::default(), damaged: found.quarantined.into_iter().collect() };
        let mut forgotten = BTreeSet::new();
        let (mut beside, mut writers, mut epoch) = (BTreeMap::new(), BTreeMap::new(), None);
        for (key, value) in found.meta {
            if let Some(seq) = key.strip_prefix(TOMBSTONE).and_then(Seq::from_key) {
                forgotten.insert(seq);
            } else if record::check(&value).is_err() {
                repairs.set_aside(Table::Meta, key, value);
            } else if key == EPOCH.name {
                epoch = EPOCH.decode(&value).ok();
            } else if let Some(node) = key.strip_prefix(WRITER.name).and_then(|key| key.strip_prefix('/')) {
                // A count of a form that this build does not know is no count.
                if let (Ok(node), Ok(written)) = (u32::from_str_radix(node, 16), WRITER.decode(&value)) {
                    writers.insert(node, written);
                }
            } else {
                beside.insert(key, value);
            }
        }
        let mut newer: BTreeSet<String> =
            found.present.iter().filter(|key| self.newer.contains(*key)).cloned().collect();
        let (mut read, mut singly, mut shared) = (Vec::new(), Vec::new(), SharedParts::default());
        let (mut blocks, mut unclean) = (BTreeMap::new(), Vec::new());
        for (key, value) in &found.fresh {
            if block::is_block(key) {
                match block::unpack(key, value, &mut shared) {
                    Ok(mut acts) => {
                        let members: Box<[Seq]> = acts.iter().map(|act| act.seq).collect();
                        unclean.extend(members.iter().filter(|seq| forgotten.contains(seq)));
                        acts.retain(|act| !forgotten.contains(&act.seq));
                        blocks.insert(key.clone(), members);
                        read.push(acts);
                    }
                    Err(Unreadable::Newer(_)) => drop(newer.insert(key.clone())),
                    Err(_) => repairs.set_aside(Table::Interactions, key.clone(), value.clone()),
                }
                continue;
            }
            let seq = Seq::from_key(key);
            if seq.is_some_and(|seq| forgotten.contains(&seq)) {
                // An import in one tab can cross a forgetting in another: the forgetting wins.
                repairs.batch.delete(Table::Interactions, key);
                continue;
            }
            match INTERACTION.decode(value) {
                Ok(interaction) if Some(interaction.seq) == seq => singly.push(interaction),
                Err(Unreadable::Newer(_)) => drop(newer.insert(key.clone())),
                _ => repairs.set_aside(Table::Interactions, key.clone(), value.clone()),
            }
        }
        if !repairs.batch.ops.is_empty() {
            // Memory must open on a full device too. What is not repaired now is found again next time.
            let _ = store.commit(repairs.batch).await;
        }

        let set_aside = repairs.damaged;
        let singles: Vec<Seq> = found.present.iter().filter_map(|key| Seq::from_key(key)).collect();
        let there: BTreeSet<&String> = found.present.iter().filter(|key| block::is_block(key)).collect();
        let known = std::mem::take(&mut self.blocks).into_iter();
        blocks.extend(known.filter(|(key, _)| there.contains(key)));
        let mut present: Vec<Seq> = blocks.values().flat_map(|members| members.iter()).copied().collect();
        present.extend(&singles);
        if !present.is_sorted() {
            present.order_by(Seq::cmp);
        }
        present.dedup();
        let mut at = 0;
        let mut is_present = |seq: &Seq| {
            while present.get(at).is_some_and(|other| other < seq) {
                at += 1;
            }
            present.get(at) == Some(seq)
        };
        let all = self.acts.iter().map(|act| act.seq);
        let gone: Vec<Seq> = all.filter(|seq| !is_present(seq) || forgotten.contains(seq)).collect();
        // What was counted before another tab forgot everything says nothing of what is there now.
        writers.retain(|_, written: &mut Written| Some(written.epoch) == epoch);
        let missing = match newer.iter().any(|key| block::is_block(key)) {
            // Nobody knows which acts a newer build's block has.
            true => 0,
            false => missing(&writers, &present, traces(&forgotten, &self.owed, &set_aside)),
        };
        read.push(singly);
        read.iter_mut().for_each(|acts| acts.retain(|act| !self.acts.has(act.seq)));
        let changed = read.iter().any(|acts| !acts.is_empty())
            || !gone.is_empty()
            || (&beside, &newer, &set_aside, missing)
                != (&self.beside, &self.newer, &self.set_aside, self.missing);
        present.iter().chain(&forgotten).for_each(|seq| self.used(*seq));
        self.remove(&gone);
        read.into_iter().for_each(|acts| self.insert(acts));
        self.blocks = blocks;
        self.singles = singles.into_iter().filter(|seq| self.acts.has(*seq)).collect();
        (self.epoch, self.written) = (epoch, writers.get(&self.node).copied());
        (self.beside, self.newer, self.set_aside, self.missing) = (beside, newer, set_aside, missing);
        unclean.extend(gone.into_iter().filter(|seq| forgotten.contains(seq)));
        if !unclean.is_empty() {
            unclean.order_by(Seq::cmp);
            self.clean(store, &unclean).await;
        }
        (changed, forgotten)
    }
}

/// Acts of which no record but something else is left: a tombstone, or bytes in quarantine.
fn traces(forgotten: &BTreeSet<Seq>, owed: &BTreeSet<Seq>, set_aside: &BTreeSet<String>) -> BTreeSet<Seq> {
    let prefix = format!("{}/", Table::Interactions.name());
    let set_aside = set_aside.iter().filter_map(|key| Seq::from_key(key.strip_prefix(&prefix)?));
    forgotten.iter().chain(owed).copied().chain(set_aside).collect()
}

/// How many acts the writers have written of which nothing is left.
fn missing(writers: &BTreeMap<u32, Written>, present: &[Seq], mut traces: BTreeSet<Seq>) -> usize {
    // A writer, the clock of its first act, and how many of its acts are not found.
    let mut left: Vec<(u32, u64, u64)> =
        writers.iter().map(|(node, written)| (*node, written.first, written.acts)).collect();
    traces.retain(|seq| present.binary_search(seq).is_err());
    for seq in present.iter().chain(&traces) {
        if let Ok(at) = left.binary_search_by(|(node, ..)| node.cmp(&seq.node))
            && let Some((.., acts)) = left.get_mut(at).filter(|(_, first, _)| seq.clock >= *first)
        {
            *acts = acts.saturating_sub(1);
        }
    }
    usize::try_from(left.iter().map(|(.., acts)| acts).sum::<u64>()).unwrap_or(usize::MAX)
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
