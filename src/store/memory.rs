//! A store that lives as long as the tab: for tests, and for browsers that allow no storage.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use futures_util::future::{FutureExt, LocalBoxFuture};

use super::{Op, Row, Store, StoreError, Table, WriteBatch};

type Rows = BTreeMap<(Table, Key), Vec<u8>>;

/// A key in the order the port promises.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Key(String);

impl Ord for Key {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.encode_utf16().cmp(other.0.encode_utf16())
    }
}

impl PartialOrd for Key {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// A handle to records in memory; clones are handles to the same records, as two tabs are to one database.
#[derive(Debug, Clone, Default)]
pub struct MemoryStore {
    rows: Rc<RefCell<Rows>>,
}

impl MemoryStore {
    fn rows_of<T>(&self, table: Table, mut row: impl FnMut(&str, &[u8]) -> T) -> Vec<T> {
        let rows = self.rows.borrow();
        rows.iter().filter(|((t, _), _)| *t == table).map(|((_, key), value)| row(&key.0, value)).collect()
    }
}

impl Store for MemoryStore {
    fn scan(&self, tables: &'static [Table]) -> LocalBoxFuture<'_, Result<Vec<Vec<Row>>, StoreError>> {
        let read = move |&table| self.rows_of(table, |key, value| (key.to_owned(), value.to_owned()));
        async move { Ok(tables.iter().map(read).collect()) }.boxed_local()
    }

    fn keys(&self, tables: &'static [Table]) -> LocalBoxFuture<'_, Result<Vec<Vec<String>>, StoreError>> {
        async move { Ok(tables.iter().map(|&table| self.rows_of(table, |key, _| key.to_owned())).collect()) }
            .boxed_local()
    }

    fn get(
        &self,
        table: Table,
        keys: Vec<String>,
    ) -> LocalBoxFuture<'_, Result<Vec<Option<Vec<u8>>>, StoreError>> {
        async move {
            let rows = self.rows.borrow();
            Ok(keys.into_iter().map(|key| rows.get(&(table, Key(key))).cloned()).collect())
        }
        .boxed_local()
    }

    fn commit(&self, batch: WriteBatch) -> LocalBoxFuture<'_, Result<(), StoreError>> {
        async move {
            let mut rows = self.rows.borrow_mut();
            if !batch.expected.into_iter().all(|(table, key)| rows.contains_key(&(table, Key(key)))) {
                return Err(StoreError::Crossed);
            }
            for op in batch.ops {
                match op {
                    Op::Put { table, key, value } => drop(rows.insert((table, Key(key)), value)),
                    Op::Delete { table, key } => drop(rows.remove(&(table, Key(key)))),
                    Op::Clear { table } => rows.retain(|(t, _), _| *t != table),
                }
            }
            Ok(())
        }
        .boxed_local()
    }
}
