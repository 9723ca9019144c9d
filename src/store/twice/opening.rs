//! The opening: which copy is behind, and how it is put right.

use std::collections::{BTreeMap, BTreeSet};

use super::{ALONE, CLEARED, ReadBefore, STAMP, TwiceStore, is_own, stamp_of};
use crate::store::{
    Mended, Row, StoreError, Table, WriteBatch,
    journal::{HeldFiles, Journal, JournalRow},
    record,
};

/// What is in the database.
struct Found {
    /// By table, in the order of [`Table::ALL`].
    rows: Vec<Vec<Row>>,
    /// The last change that both copies had. A stamp that cannot be read is an old one.
    stamp: Option<u64>,
    alone: bool,
    cleared: bool,
}

impl Found {
    fn is_empty(&self) -> bool {
        self.stamp.is_none() && !self.cleared && self.rows.iter().all(Vec::is_empty)
    }

    fn rows(&self) -> impl Iterator<Item = (Table, &str, &[u8])> {
        let each = Table::ALL.into_iter().zip(&self.rows);
        each.flat_map(|(table, rows)| {
            rows.iter().map(move |(key, value)| (table, key.as_str(), value.as_slice()))
        })
    }
}

impl TwiceStore {
    /// Puts the copies right. Returns whether both are in use from now on.
    pub(super) async fn reconcile(&self, files: &dyn HeldFiles) -> Result<bool, StoreError> {
        let Ok(journal) = Journal::open(files) else { return Ok(false) };
        let mut found = self.look().await?;
        let stamp = found.stamp.unwrap_or_default();
        let seq = journal.as_ref().map_or(0, Journal::seq);
        let kept = journal.as_ref().is_some_and(|journal| !journal.is_empty());
        let whole = journal.as_ref().is_some_and(|journal| !journal.damaged());

        // The database is gone: it was deleted, and whatever may have been written to it since was written alone.
        let gone = found.is_empty() || (found.alone && !found.cleared && found.stamp.is_none());
        // It lacks changes that the journal has: a crash came between the two, or it lost them.
        let behind = !found.alone && !found.cleared && found.stamp.is_some() && stamp < seq;
        if let Some(journal) = journal.as_ref().filter(|_| kept && gone || behind) {
            self.follow_journal(files, journal, &found, whole && behind).await?;
            if gone || !whole || seq - stamp > 1 {
                self.mended.set(Some(Mended::Database));
            }
            found = self.look().await?;
        }
        if let Some(journal) = &journal
            && self.mend_rows(files, journal, &found).await?
        {
            self.mended.set(Some(Mended::Database));
            found = self.look().await?;
        }
        let lacking = found.stamp.is_some() && !found.alone && !found.cleared && (!whole || seq < stamp);
        if lacking && self.mended.get().is_none() {
            self.mended.set(Some(Mended::Journal));
        }

        if found.alone || found.cleared {
            // Whoever writes alone from here on marks it anew, and a crash from here on shows as a journal that is behind.
            let mut settled = WriteBatch::default();
            settled.delete(Table::Meta, ALONE.name);
            settled.delete(Table::Meta, CLEARED.name);
            if self.commit_as(settled, seq.max(stamp) + 1).await.is_err() {
                return Ok(false);
            }
            found = self.look().await?;
        }
        let seq = found.stamp.unwrap_or_default().max(seq);
        let same = |journal: &Journal| whole && journal.seq() == seq && journal.has_just(found.rows());
        let journal = match journal {
            Some(journal) if same(&journal) => Ok(journal),
            _ => Journal::rewrite(files, seq, found.rows()),
        };
        let Ok(journal) = journal else { return Ok(false) };
        if !found.is_empty() && found.stamp != Some(seq) {
            // A full device opens too: the next change brings the stamp.
            if self.commit_as(WriteBatch::default(), seq).await.is_ok() {
                found.stamp = Some(seq);
            }
        }
        self.journal.set(Some(journal));
        let marks = vec![found.stamp.map(stamp_of), None, None];
        self.found.replace(ReadBefore { rows: found.rows.into_iter().map(Some).collect(), marks });
        Ok(true)
    }

    /// Writes to the database the interactions that it has damaged and the journal has not: no other bytes are ever written
    /// under their keys. Returns whether there were any.
    async fn mend_rows(
        &self,
        files: &dyn HeldFiles,
        journal: &Journal,
        found: &Found,
    ) -> Result<bool, StoreError> {
        let damaged = |(table, key, value): (Table, &str, &[u8])| {
            (table == Table::Interactions && record::check(value).is_err()).then(|| key.to_owned())
        };
        let damaged: BTreeSet<String> = found.rows().filter_map(damaged).collect();
        let mut batch = WriteBatch::default();
        if !damaged.is_empty() {
            journal.rows(files, |JournalRow { table, key, value }| {
                if table == Table::Interactions && damaged.contains(&key) && record::check(&value).is_ok() {
                    batch.put(table, key, value);
                }
            })?;
        }
        if batch.ops.is_empty() {
            return Ok(false);
        }
        // Else the log would set aside what can be had.
        self.database.commit(batch).await?;
        Ok(true)
    }

    /// Writes to the database what the journal has and it has not; `only` takes away what the journal has not.
    async fn follow_journal(
        &self,
        files: &dyn HeldFiles,
        journal: &Journal,
        found: &Found,
        only: bool,
    ) -> Result<(), StoreError> {
        // Under one name each, so that this has the type of what the log keeps.
        let name = |table: Table, key: &str| format!("{}/{key}", table.name());
        let mut here: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        for (table, key, value) in found.rows() {
            here.insert(name(table, key), value.to_owned());
        }
        let mut batch = WriteBatch::default();
        journal.rows(files, |JournalRow { table, key, value }| {
            let known = here.remove(&name(table, &key));
            if known.is_none_or(|known| only && known != value) {
                batch.put(table, key, value);
            }
        })?;
        for (name, _) in here.into_iter().filter(|_| only) {
            let of = |table: &Table| Some((*table, name.strip_prefix(table.name())?.strip_prefix('/')?));
            if let Some((table, key)) = Table::ALL.iter().find_map(of) {
                batch.delete(table, key);
            }
        }
        self.commit_as(batch, journal.seq()).await
    }

    async fn look(&self) -> Result<Found, StoreError> {
        let rows = self.database.scan(&Table::ALL).await?;
        let mut found = Found { rows, stamp: None, alone: false, cleared: false };
        let Some(meta) = found.rows.get_mut(Table::Meta as usize) else { return Ok(found) };
        for (key, value) in meta.iter().filter(|(key, _)| is_own(key)) {
            if key == STAMP.name {
                found.stamp = Some(STAMP.decode(value).unwrap_or_default());
            }
            found.alone |= key == ALONE.name;
            found.cleared |= key == CLEARED.name;
        }
        meta.retain(|(key, _)| !is_own(key));
        Ok(found)
    }
}
