//! IndexedDB as a [`Store`].
//!
//! Reads go through `rexie`. Writes and the opening go through `idb` and `web_sys`, because `rexie` hides what an
//! acknowledgement rests on: whether a transaction was committed or aborted and why, how durably, and whether an
//! opening is blocked by another tab. There are two connections for that; IndexedDB orders their transactions.
//!
//! What the adapter sees to (each has a test in `tests/browser_idb.rs`):
//! - a batch is complete before its transaction begins, all its requests are made in one go, and if one of them cannot
//!   be made the transaction is aborted;
//! - only a `complete` event is an acknowledgement; running out of room shows as nothing but an abort;
//! - an upgrade runs the steps that are missing, in order, and drops nothing;
//! - a tab with a newer version is let through, and from then on this one answers [`StoreError::Superseded`];
//! - a database that the browser found damaged and deleted is told of, and one that lacks a table is not opened;
//! - a dead connection (database deleted, connection closed by the browser) is opened anew, once per call.

pub(super) mod error;
mod opening;
mod step_1;
mod step_2;

use std::cell::{Cell, RefCell};

use futures_util::future::{FutureExt, LocalBoxFuture, try_join, try_join_all};
use idb::Database;
use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use rexie::{ObjectStore, Rexie, TransactionMode};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, IdbDatabase, IdbFactory, IdbTransaction};

use self::error::{closed, dom_error, js_error, rexie_error};
pub use crate::store::DATABASE;
use crate::store::{Op, Row, Store, StoreError, Table, WriteBatch};

/// What an upgrade does to the database, one file per step.
pub type Step = fn(&Database) -> Result<(), idb::Error>;

/// The way from nothing to the present. The database's version is their number; a step once shipped never changes.
pub const STEPS: &[Step] = &[step_1::run, step_2::run];

/// That of a site's widget, in the site's origin.
pub const SITE_DATABASE: &str = "penchant-site";

/// A handle on a database.
pub struct IdbStore {
    name: String,
    steps: &'static [Step],
    connection: RefCell<Option<Connection>>,
    /// Whether the browser deleted what was there, at this opening or a later one.
    lost: Cell<bool>,
}

/// Both halves close when another tab wants to upgrade or delete the database, and when this is dropped.
struct Connection {
    reads: Option<Rexie>,
    writes: IdbDatabase,
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.writes.close();
        if let Some(reads) = self.reads.take() {
            reads.close();
        }
    }
}

impl IdbStore {
    /// Opens the app's database, creating or upgrading it.
    ///
    /// # Errors
    /// [`StoreError::Superseded`] if a newer build has upgraded it; [`StoreError::Held`] if a tab with an older build holds
    /// the database and does not let go; [`StoreError::Incomplete`] if a table of it is missing;
    /// [`StoreError::Unavailable`] if the browser allows no storage here.
    pub async fn open() -> Result<Self, StoreError> {
        Self::open_as(DATABASE, STEPS).await
    }

    /// Opens a database of another name, or with steps to come: what tests need.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] if the browser does not let it be opened.
    pub async fn open_as(name: &str, steps: &'static [Step]) -> Result<Self, StoreError> {
        let store =
            Self { name: name.to_owned(), steps, connection: RefCell::new(None), lost: Cell::new(false) };
        store.connect().await?;
        Ok(store)
    }

    async fn connect(&self) -> Result<(), StoreError> {
        let version = u32::try_from(self.steps.len()).unwrap_or(u32::MAX);
        let opening::OpenedDatabase { database: writes, lost } =
            opening::open(&self.name, version, self.steps).await?;
        self.lost.set(self.lost.get() || lost);
        let mut connection = Connection { reads: None, writes };
        // The database is at this version already. If it was deleted in between, `rexie` creates it, so every table
        // must be listed.
        let builder =
            Table::ALL.iter().fold(Rexie::builder(&self.name).version(version), |builder, table| {
                builder.add_object_store(ObjectStore::new(table.name()))
            });
        connection.reads = Some(builder.build().await.map_err(rexie_error)?);
        self.connection.replace(Some(connection));
        Ok(())
    }

    /// Begins a transaction; on a dead connection, on a new one. Nothing has been asked of the dead one yet, so
    /// nothing is done twice.
    async fn begin<T>(&self, begin: impl Fn(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let attempt = || self.connection.borrow().as_ref().and_then(|connection| begin(connection).ok());
        if let Some(transaction) = attempt() {
            return Ok(transaction);
        }
        self.connect().await?;
        self.connection.borrow().as_ref().map_or_else(|| Err(closed()), begin)
    }

    async fn begin_read(&self) -> Result<rexie::Transaction, StoreError> {
        self.begin(|connection| {
            let reads = connection.reads.as_ref().ok_or_else(closed)?;
            reads.transaction(&Table::ALL.map(Table::name), TransactionMode::ReadOnly).map_err(rexie_error)
        })
        .await
    }

    async fn begin_write(&self) -> Result<IdbTransaction, StoreError> {
        self.begin(|connection| {
            let tables: Array = Table::ALL.iter().map(|table| JsValue::from(table.name())).collect();
            let options = Object::new();
            Reflect::set(&options, &"durability".into(), &"strict".into()).map_err(js_error)?;
            let database: &DurableDatabase = connection.writes.unchecked_ref();
            database.transaction(&tables, "readwrite", &options).map_err(js_error)
        })
        .await
    }
}

impl Store for IdbStore {
    fn scan(&self, tables: &'static [Table]) -> LocalBoxFuture<'_, Result<Vec<Vec<Row>>, StoreError>> {
        async move {
            let transaction = self.begin_read().await?;
            try_join_all(tables.iter().map(async |table| {
                let rows = transaction.store(table.name()).map_err(rexie_error)?;
                let (keys, values) = try_join(rows.get_all_keys(None, None), rows.get_all(None, None))
                    .await
                    .map_err(rexie_error)?;
                Ok(keys
                    .iter()
                    .zip(&values)
                    .filter_map(|(key, value)| Some((key.as_string()?, bytes(value))))
                    .collect())
            }))
            .await
        }
        .boxed_local()
    }

    fn keys(&self, tables: &'static [Table]) -> LocalBoxFuture<'_, Result<Vec<Vec<String>>, StoreError>> {
        async move {
            let transaction = self.begin_read().await?;
            try_join_all(tables.iter().map(async |table| {
                let rows = transaction.store(table.name()).map_err(rexie_error)?;
                let keys = rows.get_all_keys(None, None).await.map_err(rexie_error)?;
                Ok(keys.iter().filter_map(JsValue::as_string).collect())
            }))
            .await
        }
        .boxed_local()
    }

    fn get(
        &self,
        table: Table,
        keys: Vec<String>,
    ) -> LocalBoxFuture<'_, Result<Vec<Option<Vec<u8>>>, StoreError>> {
        async move {
            let transaction = self.begin_read().await?;
            let rows = transaction.store(table.name()).map_err(rexie_error)?;
            let values =
                try_join_all(keys.iter().map(|key| rows.get(key.into()))).await.map_err(rexie_error)?;
            Ok(values.into_iter().map(|value| value.as_ref().map(bytes)).collect())
        }
        .boxed_local()
    }

    fn commit(&self, batch: WriteBatch) -> LocalBoxFuture<'_, Result<(), StoreError>> {
        async move {
            if batch.ops.is_empty() {
                return Ok(());
            }
            let transaction = self.begin_write().await?;
            let ended = Promise::new(&mut |resolve, _| {
                transaction.set_oncomplete(Some(&resolve));
                transaction.set_onabort(Some(&resolve));
            });
            // Asked within the transaction, which is alive for as long as it has answers to give.
            let expected = batch.expected.iter().map(|(table, key)| is_there(&transaction, *table, key));
            if !try_join_all(expected).await.map_err(js_error)?.into_iter().all(|there| there) {
                let _ = transaction.abort();
                return Err(StoreError::Crossed);
            }
            if let Err(error) = request(&transaction, &batch) {
                let _ = transaction.abort();
                return Err(js_error(error));
            }
            let event: Event = JsFuture::from(ended).await.map_err(js_error)?.unchecked_into();
            match (event.type_().as_str(), transaction.error()) {
                ("complete", _) => Ok(()),
                (_, Some(error)) => Err(dom_error(&error)),
                (_, None) => Err(StoreError::Aborted("by the browser".to_owned())),
            }
        }
        .boxed_local()
    }

    fn was_lost(&self) -> bool {
        self.lost.get()
    }
}

/// Removes a database, in whatever state it is: also one that cannot be opened.
///
/// # Errors
/// What the browser says: it allows no storage here, or another tab does not let go of it, and then it is removed when
/// that tab closes.
pub async fn remove(name: &str) -> Result<(), JsValue> {
    let factory: IdbFactory = Reflect::get(&js_sys::global(), &"indexedDB".into())?.dyn_into()?;
    let request = factory.delete_database(name)?;
    let removed = Promise::new(&mut |done, refused| {
        request.set_onsuccess(Some(&done));
        request.set_onerror(Some(&refused));
        request.set_onblocked(Some(&refused));
    });
    JsFuture::from(removed).await.map(drop)
}

/// Whether a transaction finds a record of this key.
async fn is_there(transaction: &IdbTransaction, table: Table, key: &str) -> Result<bool, JsValue> {
    let request = transaction.object_store(table.name())?.get_key(&key.into())?;
    let answered = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(answered).await?;
    Ok(!request.result()?.is_undefined())
}

/// Makes every request of a batch before control returns to the browser, which would end the transaction.
fn request(transaction: &IdbTransaction, batch: &WriteBatch) -> Result<(), JsValue> {
    for op in &batch.ops {
        let (Op::Put { table, .. } | Op::Delete { table, .. } | Op::Clear { table }) = op;
        let rows = transaction.object_store(table.name())?;
        match op {
            Op::Put { key, value, .. } => {
                rows.put_with_key(&Uint8Array::from(value.as_slice()), &key.into())?
            }
            Op::Delete { key, .. } => rows.delete(&key.into())?,
            Op::Clear { .. } => rows.clear()?,
        };
    }
    Ok(())
}

/// A stored value. What isn't bytes was not written by this app; as no bytes it fails the record's check.
fn bytes(value: &JsValue) -> Vec<u8> {
    value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec).unwrap_or_default()
}

#[wasm_bindgen]
extern "C" {
    /// `IDBDatabase.transaction` with options, which `web-sys` has among its unstable interfaces only.
    type DurableDatabase;

    #[wasm_bindgen(method, catch)]
    fn transaction(
        this: &DurableDatabase,
        tables: &Array,
        mode: &str,
        options: &Object,
    ) -> Result<IdbTransaction, JsValue>;
}
