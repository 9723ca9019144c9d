//! A database of which everything has to be waited for.

use std::{cell::RefCell, future::poll_fn, rc::Rc, task::Poll};

use fastrand::Rng;
use futures_util::future::{FutureExt, LocalBoxFuture};
use penchant::store::{Row, Store, StoreError, Table, WriteBatch, memory::MemoryStore};

/// A database that gives others their turn before and after each of its acts, and fails at times.
pub struct Awaited {
    pub database: MemoryStore,
    pub rng: Rc<RefCell<Rng>>,
}

impl Awaited {
    fn fails(&self) -> Option<StoreError> {
        let mut rng = self.rng.borrow_mut();
        match rng.u8(..) {
            0..6 => Some(StoreError::Quota),
            6..12 => Some(StoreError::Aborted("at random".into())),
            _ => None,
        }
    }
}

/// Returns to the executor once.
async fn turn() {
    let mut polled = false;
    poll_fn(|_| if std::mem::replace(&mut polled, true) { Poll::Ready(()) } else { Poll::Pending }).await;
}

impl Store for Awaited {
    fn scan(&self, tables: &'static [Table]) -> LocalBoxFuture<'_, Result<Vec<Vec<Row>>, StoreError>> {
        async move {
            turn().await;
            let found = self.database.scan(tables).await;
            turn().await;
            found
        }
        .boxed_local()
    }

    fn keys(&self, tables: &'static [Table]) -> LocalBoxFuture<'_, Result<Vec<Vec<String>>, StoreError>> {
        async move {
            turn().await;
            self.database.keys(tables).await
        }
        .boxed_local()
    }

    fn get(
        &self,
        table: Table,
        keys: Vec<String>,
    ) -> LocalBoxFuture<'_, Result<Vec<Option<Vec<u8>>>, StoreError>> {
        async move {
            turn().await;
            self.database.get(table, keys).await
        }
        .boxed_local()
    }

    fn commit(&self, batch: WriteBatch) -> LocalBoxFuture<'_, Result<(), StoreError>> {
        async move {
            turn().await;
            if let Some(error) = self.fails() {
                return Err(error);
            }
            self.database.commit(batch).await?;
            turn().await;
            Ok(())
        }
        .boxed_local()
    }
}
