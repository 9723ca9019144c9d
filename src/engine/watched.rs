//! A store that knows whether it was written to: so no writer can forget to say so.

use std::{cell::Cell, rc::Rc};

use futures_util::future::LocalBoxFuture;

use crate::store::{Mended, Row, Store, StoreError, Table, WriteBatch};

/// Another store, watched.
pub struct WatchedStore {
    store: Rc<dyn Store>,
    wrote: Rc<Cell<bool>>,
}

impl WatchedStore {
    /// A store that sets `wrote` with each write that it acknowledges.
    pub fn new(store: Rc<dyn Store>, wrote: Rc<Cell<bool>>) -> Self {
        Self { store, wrote }
    }
}

impl Store for WatchedStore {
    fn scan(&self, tables: &'static [Table]) -> LocalBoxFuture<'_, Result<Vec<Vec<Row>>, StoreError>> {
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
        self.store.get(table, keys)
    }

    fn was_lost(&self) -> bool {
        self.store.was_lost()
    }

    fn mended(&self) -> Option<Mended> {
        self.store.mended()
    }

    fn commit(&self, batch: WriteBatch) -> LocalBoxFuture<'_, Result<(), StoreError>> {
        // A batch without changes changes nothing.
        let empty = batch.ops.is_empty();
        Box::pin(async move {
            self.store.commit(batch).await?;
            self.wrote.set(self.wrote.get() || !empty);
            Ok(())
        })
    }
}
