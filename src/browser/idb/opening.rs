//! Opening: the one place where the database's version changes.

use std::{cell::Cell, rc::Rc};

use futures_channel::oneshot;
use idb::{Database, DatabaseEvent, Event as _, Factory, Request as _, event::VersionChangeEvent};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::IdbDatabase;

use super::{
    Step,
    error::{closed, idb_error},
};
use crate::store::{StoreError, Table};

/// A database that was opened.
pub struct OpenedDatabase {
    /// The connection for writes.
    pub database: IdbDatabase,
    /// Whether the browser found what was there damaged and deleted it.
    pub lost: bool,
}

/// Opens the connection for writes. If another tab does not let go of an older version, this gives up waiting; the
/// browser can't be told to, so the connection is closed when it comes after all.
///
/// # Errors
/// [`StoreError::Held`] for that; [`StoreError::Superseded`] for a newer version; [`StoreError::Incomplete`] if a table is
/// missing; [`StoreError::Unavailable`] if the browser allows no storage here.
pub async fn open(name: &str, version: u32, steps: &'static [Step]) -> Result<OpenedDatabase, StoreError> {
    let unavailable = |error: idb::Error| StoreError::Unavailable(error.to_string());
    let mut request = Factory::new().map_err(unavailable)?.open(name, Some(version)).map_err(unavailable)?;
    let lost = Rc::new(Cell::new(false));
    let found_lost = Rc::clone(&lost);
    request.on_upgrade_needed(move |event| {
        found_lost.set(is_of_loss(&event));
        if upgrade(&event, steps).is_err()
            && let Ok(Some(transaction)) = event.target().map(|request| request.transaction())
        {
            let _ = transaction.abort();
        }
    });
    let (answer, answered) = oneshot::channel();
    let answer = Rc::new(Cell::new(Some(answer)));
    let blocked = Rc::clone(&answer);
    request.on_blocked(move |_| {
        if let Some(answer) = blocked.take() {
            let _ = answer.send(Err(StoreError::Held));
        }
    });
    spawn_local(async move {
        let opened = request.await.map_err(idb_error).and_then(|mut database| {
            let tables = database.store_names();
            if let Some(missing) =
                Table::ALL.into_iter().find(|table| !tables.iter().any(|name| name == table.name()))
            {
                database.close();
                return Err(StoreError::Incomplete(missing.name()));
            }
            database.on_version_change(|event| event.database().iter().for_each(Database::close));
            database.forget_callbacks();
            Ok(OpenedDatabase { database: database.into(), lost: lost.get() })
        });
        match (answer.take(), opened) {
            (Some(answer), opened) => {
                if let Err(Ok(unheard)) = answer.send(opened) {
                    unheard.database.close();
                }
            }
            (None, Ok(late)) => late.database.close(),
            (None, Err(_)) => {}
        }
    });
    answered.await.unwrap_or_else(|_| Err(closed()))
}

/// Whether the database is made anew because the browser deleted a damaged one. Chromium says so; others delete nothing.
fn is_of_loss(event: &VersionChangeEvent) -> bool {
    let event = JsValue::from(event.clone());
    js_sys::Reflect::get(&event, &"dataLoss".into()).is_ok_and(|loss| loss == "total")
}

fn upgrade(event: &VersionChangeEvent, steps: &[Step]) -> Result<(), idb::Error> {
    let database = event.database()?;
    let done = usize::try_from(event.old_version()?).unwrap_or(usize::MAX);
    steps.iter().skip(done).try_for_each(|step| step(&database))
}
