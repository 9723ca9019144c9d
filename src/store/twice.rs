//! A store that is kept twice: in a database, and in a [`journal`](super::journal) beside it.
//!
//! A change is in the journal, flushed, before the database is asked for it, and acknowledged when both have it. A stamp in
//! the database, written with every change, says which change that was; so at the opening it shows which copy is behind, and
//! that one is put right by the other (`opening`). What is read is read from the database.
//!
//! Whoever holds the journal's files is the only one who writes, in whatever tab. Where there are no such files, or they
//! fail, the database alone is written and marked, and the next opening that has files makes the journal anew from it.

mod opening;

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use futures_util::future::{FutureExt, LocalBoxFuture};

use super::{
    Mended, Op, Row, Store, StoreError, Table, WriteBatch,
    journal::{HeldFiles, Journal, JournalFiles},
    record::RecordKind,
};

/// The number of the last change that is in both copies.
const STAMP: RecordKind<u64> = RecordKind::new("journal");
/// There are changes of which the journal knows nothing.
const ALONE: RecordKind<()> = RecordKind::new("journal-alone");
/// Among them, that everything was forgotten.
const CLEARED: RecordKind<()> = RecordKind::new("journal-cleared");

/// A database with a journal beside it.
pub struct TwiceStore {
    database: Rc<dyn Store>,
    /// None where the database is alone.
    files: Option<Rc<dyn JournalFiles>>,
    /// Whether the journal has no room for what the database has.
    no_room: Cell<bool>,
    /// What is known of the journal; none while a change is under way.
    journal: Cell<Option<Journal>>,
    mended: Cell<Option<Mended>>,
    /// What the opening has read, until it is asked for.
    found: RefCell<ReadBefore>,
}

/// What the opening has read.
#[derive(Default)]
struct ReadBefore {
    /// By table, until they are asked for.
    rows: Vec<Option<Vec<Row>>>,
    /// The records of the store's own at that moment.
    marks: Vec<Option<Vec<u8>>>,
}

impl TwiceStore {
    /// Opens both copies, and puts right what has to be.
    ///
    /// # Errors
    /// What the database says.
    pub async fn open(
        database: Rc<dyn Store>,
        files: Option<Rc<dyn JournalFiles>>,
    ) -> Result<Self, StoreError> {
        let mut store = Self {
            database,
            files: None,
            no_room: Cell::default(),
            journal: Cell::default(),
            mended: Cell::default(),
            found: RefCell::default(),
        };
        if let Some(files) = files
            && let Ok(held) = files.hold().await
            && store.reconcile(held.as_ref()).await?
        {
            store.files = Some(files);
        }
        Ok(store)
    }

    /// Whether there is a second copy.
    pub fn is_twice(&self) -> bool {
        self.files.is_some() && !self.no_room.get()
    }

    /// The journal, as it is now; none if it is not there or cannot be read.
    fn taken(&self, files: &dyn HeldFiles) -> Option<Journal> {
        let journal = match self.journal.take() {
            Some(journal) => journal.caught_up(files),
            None => Journal::open(files),
        };
        journal.ok().flatten().filter(|journal| !journal.damaged())
    }

    /// What the opening has read of these tables, if nobody has written since.
    async fn read_before(&self, tables: &[Table]) -> Result<Option<Vec<Vec<Row>>>, StoreError> {
        let found = self.found.take();
        let there = |table: &Table| found.rows.get(*table as usize).is_some_and(Option::is_some);
        if !tables.iter().all(there) {
            return Ok(None);
        }
        let names = [STAMP.name, ALONE.name, CLEARED.name].map(str::to_owned).to_vec();
        let marks = self.database.get(Table::Meta, names).await?;
        if marks != found.marks {
            return Ok(None);
        }
        let mut rows = found.rows;
        let wanted = tables.iter().filter_map(|table| rows.get_mut(*table as usize)?.take()).collect();
        self.found.replace(ReadBefore { rows, marks });
        Ok(Some(wanted))
    }

    /// Commits a batch to the database, which says which change it is.
    fn commit_as(&self, mut batch: WriteBatch, seq: u64) -> LocalBoxFuture<'_, Result<(), StoreError>> {
        batch.put(Table::Meta, STAMP.name, stamp_of(seq));
        self.database.commit(batch)
    }

    async fn write(&self, batch: WriteBatch) -> Result<(), StoreError> {
        if batch.ops.is_empty() {
            return Ok(());
        }
        self.found.take();
        let held = match &self.files {
            Some(files) if !self.no_room.get() => files.hold().await.ok(),
            _ => None,
        };
        let Some(held) = held else { return self.write_alone(batch).await };
        let held = held.as_ref();
        // Asked before the journal has it: nobody else writes now.
        if !self.meets(&batch).await? {
            return Err(StoreError::Crossed);
        }
        let Some(mut journal) = self.taken(held) else { return self.write_alone(batch).await };
        let makes_room = batch.makes_room;
        let outcome = match journal.append(held, &batch.ops) {
            Ok(begins) => {
                let outcome = self.commit_as(batch.clone(), journal.seq() + 1).await;
                match &outcome {
                    Ok(()) => self.settled(journal.settle(held)).await,
                    Err(_) => drop(journal.take_back(held, begins)),
                }
                outcome
            }
            Err(StoreError::Quota) => Err(StoreError::Quota),
            Err(_) => return self.write_alone(batch).await,
        };
        let removes = batch.ops.iter().all(|op| !matches!(op, Op::Put { .. }));
        match outcome {
            // What makes room needs none.
            Err(StoreError::Quota) if removes => {
                self.database.commit(batch.clone()).await?;
                self.settled(journal.remove_in_place(held, &batch.ops)).await;
            }
            // What makes room by putting less needs some for that.
            Err(StoreError::Quota) if makes_room => {
                self.write_alone(batch.clone()).await?;
                if journal.append(held, &batch.ops).is_ok() {
                    self.settled(journal.settle(held)).await;
                } else {
                    let _ = journal.remove_in_place(held, &batch.ops);
                    self.no_room.set(true);
                }
            }
            outcome => outcome?,
        }
        self.journal.set(Some(journal));
        Ok(())
    }

    /// Whether what a batch expects is there.
    async fn meets(&self, batch: &WriteBatch) -> Result<bool, StoreError> {
        let mut met = true;
        for table in Table::ALL {
            let of_table = batch.expected.iter().filter(|(of, _)| *of == table);
            let keys: Vec<String> = of_table.map(|(_, key)| key.clone()).collect();
            if !keys.is_empty() {
                met &= self.database.get(table, keys).await?.iter().all(Option::is_some);
            }
        }
        Ok(met)
    }

    /// Where the journal could not follow, the next opening sees to it.
    async fn settled(&self, outcome: Result<(), StoreError>) {
        if outcome.is_err() {
            let mut marks = WriteBatch::default();
            marks.mark(&ALONE);
            let _ = self.database.commit(marks).await;
        }
    }

    async fn write_alone(&self, mut batch: WriteBatch) -> Result<(), StoreError> {
        let removes = batch.ops.iter().all(|op| !matches!(op, Op::Put { .. }));
        let plain = batch.clone();
        if batch.ops.iter().any(|op| matches!(op, Op::Clear { table: Table::Meta })) {
            batch.mark(&CLEARED);
        }
        batch.mark(&ALONE);
        match self.database.commit(batch).await {
            // What makes room needs none; the next change brings the mark.
            Err(StoreError::Quota) if removes => self.database.commit(plain).await,
            outcome => outcome,
        }
    }
}

impl Store for TwiceStore {
    fn scan(&self, tables: &'static [Table]) -> LocalBoxFuture<'_, Result<Vec<Vec<Row>>, StoreError>> {
        async move {
            if let Some(found) = self.read_before(tables).await? {
                return Ok(found);
            }
            let mut scanned = self.database.scan(tables).await?;
            for (_, rows) in tables.iter().zip(&mut scanned).filter(|(table, _)| **table == Table::Meta) {
                rows.retain(|(key, _)| !is_own(key));
            }
            Ok(scanned)
        }
        .boxed_local()
    }

    fn keys(&self, tables: &'static [Table]) -> LocalBoxFuture<'_, Result<Vec<Vec<String>>, StoreError>> {
        async move {
            let mut all = self.database.keys(tables).await?;
            for (_, keys) in tables.iter().zip(&mut all).filter(|(table, _)| **table == Table::Meta) {
                keys.retain(|key| !is_own(key));
            }
            Ok(all)
        }
        .boxed_local()
    }

    fn get(
        &self,
        table: Table,
        keys: Vec<String>,
    ) -> LocalBoxFuture<'_, Result<Vec<Option<Vec<u8>>>, StoreError>> {
        self.database.get(table, keys)
    }

    fn commit(&self, batch: WriteBatch) -> LocalBoxFuture<'_, Result<(), StoreError>> {
        self.write(batch).boxed_local()
    }

    fn was_lost(&self) -> bool {
        self.database.was_lost() && self.mended.get().is_none()
    }

    fn mended(&self) -> Option<Mended> {
        self.mended.get()
    }
}

/// The record of a stamp. A number has a form in every record.
fn stamp_of(seq: u64) -> Vec<u8> {
    STAMP.encode(&seq).unwrap_or_default()
}

impl WriteBatch {
    fn mark(&mut self, kind: &RecordKind<()>) {
        self.put(Table::Meta, kind.name, kind.encode(&()).unwrap_or_default());
    }
}

/// Whether a record of [`Table::Meta`] is this store's own.
fn is_own(key: &str) -> bool {
    [STAMP.name, ALONE.name, CLEARED.name].contains(&key)
}
