//! A store that fails on demand, for tests. It is stricter than a real one: what it is told to do at the worst moment,
//! it does; a write shows in no handle before its future has been polled twice; and it never tears a batch, because
//! the port forbids that.

use std::{
    cell::{Cell, RefCell},
    future::poll_fn,
    rc::Rc,
    task::Poll,
};

use futures_util::future::{FutureExt, LocalBoxFuture};

use super::{Row, Store, StoreError, Table, WriteBatch};

/// What goes wrong with a commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageFault {
    /// No room; nothing is written.
    Quota,
    /// Rolled back; nothing is written.
    Abort,
    /// The page dies first; nothing is written, and this handle answers no more.
    CrashBefore,
    /// The page dies before it hears of the success; all is written, and this handle answers no more.
    CrashAfter,
    /// A newer build has taken over; nothing is written, by this call or any later one.
    Superseded,
}

/// A handle to another store, through which faults come. Clones are the same handle: what kills one kills all.
#[derive(Debug, Clone)]
pub struct FaultyStore<S> {
    inner: S,
    state: Rc<State>,
}

#[derive(Debug, Default)]
struct State {
    next_commit: Cell<Option<StorageFault>>,
    next_read: RefCell<Option<StoreError>>,
    dead: RefCell<Option<StoreError>>,
}

impl<S: Store> FaultyStore<S> {
    /// A new handle, without faults so far.
    pub fn new(inner: S) -> Self {
        Self { inner, state: Rc::default() }
    }

    /// Lets the next commit fail in this way.
    pub fn fail_commit(&self, fault: StorageFault) {
        self.state.next_commit.set(Some(fault));
    }

    /// Lets the next read fail in this way.
    pub fn fail_read(&self, error: StoreError) {
        self.state.next_read.replace(Some(error));
    }

    /// Takes back the failures that have not happened yet. Returns whether that of a commit was among them.
    pub fn calm(&self) -> bool {
        self.state.next_read.take();
        self.state.next_commit.take().is_some()
    }

    /// Flips one bit of a stored record, if it is there.
    ///
    /// # Errors
    /// [`StoreError`] of the store within.
    pub async fn corrupt(&self, table: Table, key: &str, bit: usize) -> Result<(), StoreError> {
        let mut values = self.inner.get(table, vec![key.to_owned()]).await?;
        let mut batch = WriteBatch::default();
        if let Some(mut value) = values.pop().flatten()
            && let Some(at) = (bit / 8).checked_rem(value.len())
            && let Some(byte) = value.get_mut(at)
        {
            *byte ^= 1 << (bit % 8);
            batch.put(table, key, value);
        }
        self.inner.commit(batch).await
    }

    fn alive(&self) -> Result<(), StoreError> {
        self.state.dead.borrow().clone().map_or(Ok(()), Err)
    }

    fn read(&self) -> Result<(), StoreError> {
        self.alive()?;
        self.state.next_read.take().map_or(Ok(()), Err)
    }

    fn die(&self, of: StoreError) -> StoreError {
        self.state.dead.replace(Some(of.clone()));
        of
    }
}

impl<S: Store> Store for FaultyStore<S> {
    fn scan(&self, tables: &'static [Table]) -> LocalBoxFuture<'_, Result<Vec<Vec<Row>>, StoreError>> {
        async move {
            self.read()?;
            self.inner.scan(tables).await
        }
        .boxed_local()
    }

    fn keys(&self, tables: &'static [Table]) -> LocalBoxFuture<'_, Result<Vec<Vec<String>>, StoreError>> {
        async move {
            self.read()?;
            self.inner.keys(tables).await
        }
        .boxed_local()
    }

    fn get(
        &self,
        table: Table,
        keys: Vec<String>,
    ) -> LocalBoxFuture<'_, Result<Vec<Option<Vec<u8>>>, StoreError>> {
        async move {
            self.read()?;
            self.inner.get(table, keys).await
        }
        .boxed_local()
    }

    fn commit(&self, batch: WriteBatch) -> LocalBoxFuture<'_, Result<(), StoreError>> {
        async move {
            later().await;
            self.alive()?;
            let crashed = || StoreError::Unavailable("the page died".to_owned());
            match self.state.next_commit.take() {
                None => self.inner.commit(batch).await,
                Some(StorageFault::Quota) => Err(StoreError::Quota),
                Some(StorageFault::Abort) => Err(StoreError::Aborted("on demand".to_owned())),
                Some(StorageFault::CrashBefore) => Err(self.die(crashed())),
                Some(after @ StorageFault::CrashAfter) => match self.inner.commit(batch).await {
                    Ok(()) => Err(self.die(crashed())),
                    // It was not written: it is still to come.
                    refused => {
                        self.fail_commit(after);
                        refused
                    }
                },
                Some(StorageFault::Superseded) => Err(self.die(StoreError::Superseded)),
            }
        }
        .boxed_local()
    }
}

/// Returns to the executor once.
async fn later() {
    let mut polled = false;
    poll_fn(|context| {
        if std::mem::replace(&mut polled, true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}
