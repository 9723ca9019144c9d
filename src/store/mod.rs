//! The storage port, what a stored record looks like, and fakes for tests.

pub mod conformance;
pub mod faulty;
pub mod journal;
pub mod lent;
pub mod memory;
pub mod record;
pub mod twice;

use futures_util::future::LocalBoxFuture;
use serde::Serialize;

/// Name of the database of the person's own memory, where the platform's storage has databases. Never changes.
pub const DATABASE: &str = "penchant";

/// A key with its bytes.
pub type Row = (String, Vec<u8>);

/// A named set of records.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Table {
    /// Interactions: append-only but for forgetting.
    Interactions,
    /// Small single records: settings, clocks, tombstones.
    Meta,
    /// Records that could not be read, kept as they were.
    Quarantine,
    /// What has to do with the outside: the ledger of what left, grants, answers that are kept.
    Outside,
}

impl Table {
    /// Every table there is.
    pub const ALL: [Self; 4] = [Self::Interactions, Self::Meta, Self::Quarantine, Self::Outside];

    /// What the platform's storage calls it. Never changes: it is part of the format.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Interactions => "interactions",
            Self::Meta => "meta",
            Self::Quarantine => "quarantine",
            Self::Outside => "outside",
        }
    }
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
    /// Records that must be there when it is applied, whatever is in them: else it is refused.
    pub expected: Vec<(Table, String)>,
    /// Whether less is there afterwards, though it may put something: then a full device is no reason to refuse it.
    pub makes_room: bool,
}

impl WriteBatch {
    /// Refuses the batch with [`StoreError::Crossed`] unless this record is there.
    pub fn expect(&mut self, table: Table, key: impl Into<String>) {
        self.expected.push((table, key.into()));
    }

    /// Adds an insert or replace.
    pub fn put(&mut self, table: Table, key: impl Into<String>, value: Vec<u8>) {
        self.ops.push(Op::Put { table, key: key.into(), value });
    }

    /// Adds a removal.
    pub fn delete(&mut self, table: Table, key: impl Into<String>) {
        self.ops.push(Op::Delete { table, key: key.into() });
    }

    /// Adds the removal of all that a table holds.
    pub fn clear(&mut self, table: Table) {
        self.ops.push(Op::Clear { table });
    }
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
    /// A record that the batch expects is not there any more.
    #[error("memory was changed in another tab meanwhile")]
    Crossed,
    /// A newer build of the app has taken the database over; this one must stop writing.
    #[error("a newer version of the app is using this memory; reload to continue")]
    Superseded,
    /// A newer build of the app has written the record, in a form that this one cannot read: it is not written over.
    #[error("a newer version of the app has written {0}; reload to continue")]
    NewerRecord(String),
    /// An older build of the app holds the database in another tab and does not let go.
    #[error("an older version of the app is open in another tab and does not let go of this memory")]
    Held,
    /// The database is of this build's version, and a table of it is missing.
    #[error("a part of this memory is missing: {0}")]
    Incomplete(&'static str),
    /// A record could not be put into bytes.
    #[error("a record could not be encoded: {0}")]
    Encode(String),
    /// Anything else the platform said.
    #[error("storage failed: {0}")]
    Platform(String),
}

/// Which of two copies was gone, cut or damaged, and is whole again by the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mended {
    /// The database, by the journal.
    Database,
    /// The journal, by the database.
    Journal,
}

/// The port to durable storage. Every implementation passes `store::conformance`.
///
/// Reads see whole batches only, and a call that names several tables sees them at one moment. Keys are ordered by
/// their UTF-16 code units, as IndexedDB orders them; for ASCII keys, the only ones the app writes, that is byte order.
pub trait Store {
    /// Every record of each table, in key order; one list per table asked for.
    fn scan(&self, tables: &'static [Table]) -> LocalBoxFuture<'_, Result<Vec<Vec<Row>>, StoreError>>;

    /// Every key of each table, in order; one list per table asked for.
    fn keys(&self, tables: &'static [Table]) -> LocalBoxFuture<'_, Result<Vec<Vec<String>>, StoreError>>;

    /// The records with these keys; `None` where there is none.
    fn get(
        &self,
        table: Table,
        keys: Vec<String>,
    ) -> LocalBoxFuture<'_, Result<Vec<Option<Vec<u8>>>, StoreError>>;

    /// Applies a batch atomically, its changes in order. `Ok` is an acknowledgement: the transaction has completed and
    /// the records are there after a crash of the page. After an `Err` nothing of the batch is there. If neither
    /// is heard, because the page died or the future was dropped, all of it is there or nothing is.
    fn commit(&self, batch: WriteBatch) -> LocalBoxFuture<'_, Result<(), StoreError>>;

    /// Whether the platform found what was here damaged and deleted it when this was opened.
    fn was_lost(&self) -> bool {
        false
    }

    /// Which of two copies was put right at the opening, and has to be told of.
    fn mended(&self) -> Option<Mended> {
        None
    }
}
