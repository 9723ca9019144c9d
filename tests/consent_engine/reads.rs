//! A store that counts what is read of the ledger.

use std::cell::Cell;

use futures_util::future::LocalBoxFuture;
use penchant::store::{Row, Store, StoreError, Table, WriteBatch, faulty::FaultyStore, memory::MemoryStore};

/// Another store, with counts since they were last taken.
pub struct CountedReads {
    store: FaultyStore<MemoryStore>,
    /// Readings of the whole ledger.
    pub scans: Cell<usize>,
    /// Messages and entries of its chains that were read by their keys.
    pub records: Cell<usize>,
}

impl CountedReads {
    pub fn of(store: FaultyStore<MemoryStore>) -> Self {
        Self { store, scans: Cell::new(0), records: Cell::new(0) }
    }
}

impl Store for CountedReads {
    fn scan(&self, tables: &'static [Table]) -> LocalBoxFuture<'_, Result<Vec<Vec<Row>>, StoreError>> {
        self.scans.set(self.scans.get() + usize::from(tables.contains(&Table::Outside)));
        self.store.scan(tables)
    }

    fn keys(&self, tables: &'static [Table]) -> LocalBoxFuture<'_, Result<Vec<Vec<String>>, StoreError>> {
        self.store.keys(tables)
    }

    fn get(
        &self,
        table: Table,
        keys: Vec<String>,
    ) -> LocalBoxFuture<'_, Result<Vec<Option<Vec<u8>>>, StoreError>> {
        let of_chains = keys.iter().filter(|key| key.starts_with("body/") || key.starts_with("chain/"));
        self.records.set(self.records.get() + of_chains.count());
        self.store.get(table, keys)
    }

    fn was_lost(&self) -> bool {
        self.store.was_lost()
    }

    fn commit(&self, batch: WriteBatch) -> LocalBoxFuture<'_, Result<(), StoreError>> {
        self.store.commit(batch)
    }
}
