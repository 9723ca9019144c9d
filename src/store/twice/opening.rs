//! The opening: which copy is behind, and how it is put right.

use std::collections::BTreeMap;

use super::{ALONE, CLEARED, ReadBefore, STAMP, TwiceStore, is_own, stamped};
use crate::store::{
    Mended, Row, StoreError, Table, WriteBatch,
    journal::{HeldFiles, Journal, JournalRow},
};

/// What is in the database.
struct Found {
    rows: BTreeMap<Table, Vec<Row>>,
    /// The last change that both copies had. A stamp that cannot be read is an old one.
    stamp: Option<u64>,
    alone: bool,
    cleared: bool,
}

impl Found {
    fn is_empty(&self) -> bool {
        self.stamp.is_none() && !self.cleared && self.rows.values().all(Vec::is_empty)
    }

    fn rows(&self) -> impl Iterator<Item = (Table, &str, &[u8])> {
        let each = self.rows.iter();
        each.flat_map(|(table, rows)| {
            rows.iter().map(|(key, value)| (*table, key.as_str(), value.as_slice()))
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
        let lacking = found.stamp.is_some() && !found.alone && !found.cleared && (!whole || seq < stamp);
        if lacking && self.mended.get().is_none() {
            self.mended.set(Some(Mended::Journal));
        }

        if found.alone || found.cleared {
            // Whoever writes alone from here on marks it anew, and a crash from here on shows as a journal that is behind.
            let mut settled = WriteBatch::default();
            settled.delete(Table::Meta, ALONE.name);
            settled.delete(Table::Meta, CLEARED.name);
            if self.database.commit(stamped(settled, seq.max(stamp) + 1)?).await.is_err() {
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
            if self.database.commit(stamped(WriteBatch::default(), seq)?).await.is_ok() {
                found.stamp = Some(seq);
            }
        }
        self.journal.set(Some(journal));
        let marks = vec![found.stamp.map(|stamp| STAMP.encode(&stamp)).transpose()?, None, None];
        self.found.replace(ReadBefore { rows: found.rows, marks });
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
        let mut here: BTreeMap<(Table, String), &[u8]> =
            found.rows().map(|(table, key, value)| ((table, key.to_owned()), value)).collect();
        let mut batch = WriteBatch::default();
        journal.rows(files, |JournalRow { table, key, value }| {
            let at = (table, key);
            let known = here.remove(&at);
            if known.is_none_or(|known| only && known != value) {
                batch.put(table, at.1, value);
            }
        })?;
        if only {
            here.into_keys().for_each(|(table, key)| batch.delete(table, key));
        }
        self.database.commit(stamped(batch, journal.seq())?).await
    }

    async fn look(&self) -> Result<Found, StoreError> {
        let scanned = self.database.scan(&Table::ALL).await?;
        let mut found = Found {
            rows: Table::ALL.into_iter().zip(scanned).collect(),
            stamp: None,
            alone: false,
            cleared: false,
        };
        let meta = found.rows.entry(Table::Meta).or_default();
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
