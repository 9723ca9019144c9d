//! The storage port, what a stored record looks like, and fakes for tests.

use futures_util::future::LocalBoxFuture;

/// A named set of records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Table {
    /// Interactions: append-only but for forgetting.
    Interactions,
    /// Small single records: settings, clocks, tombstones.
    Meta,
    /// Records that could not be read, kept as they were.
    Quarantine,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Op {
    /// Insert or replace.
    Put {
        /// Where.
        table: Table,
        /// Unique in its table; records are ordered by it.
        key: String,
        /// Bytes.
        value: Vec<u8>,
    },
    /// Remove; a key that is not there is no error.
    Delete {
        /// Where.
        table: Table,
        /// Which.
        key: String,
    },
    /// Remove every record of a table.
    Clear {
        /// Which.
        table: Table,
    },
}

/// Changes that happen together or not at all, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WriteBatch {
    /// In order.
    pub ops: Vec<Op>,
}

/// Why the store could not do it. In every case nothing of the batch was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The device has no room left.
    #[error("the device has no room left for this write")]
    Quota,
    /// The transaction was rolled back.
    #[error("the write was rolled back: {0}")]
    Aborted(String),
    /// Storage cannot be opened here (private window, blocked, deleted).
    #[error("storage is not available: {0}")]
    Unavailable(String),
    /// A newer build of the app has taken the database over; this one must stop writing.
    #[error("a newer version of the app is using this memory; reload to continue")]
    Superseded,
    /// Anything else the platform said.
    #[error("storage failed: {0}")]
    Platform(String),
}

/// The port to durable storage. Every implementation passes `store::conformance`.
pub trait Store {
    /// Every record of a table in key order.
    fn scan(&self, table: Table) -> LocalBoxFuture<'_, Result<Vec<(String, Vec<u8>)>, StoreError>>;

    /// Applies a batch atomically. `Ok` is an acknowledgement: the transaction has completed and the records are
    /// there after a crash of the page. After an `Err` nothing of the batch is there.
    fn commit(&self, batch: WriteBatch) -> LocalBoxFuture<'_, Result<(), StoreError>>;
}
