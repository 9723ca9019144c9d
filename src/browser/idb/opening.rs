//! Opening: the one place where the database's version changes.

use std::{cell::Cell, rc::Rc};

use futures_channel::oneshot;
use idb::{Database, DatabaseEvent, Event as _, Factory, Request as _, event::VersionChangeEvent};
use wasm_bindgen_futures::spawn_local;
use web_sys::IdbDatabase;

use super::{
    Step,
    error::{closed, idb_error},
};
use crate::store::StoreError;

/// Opens the connection for writes. If another tab does not let go of an older version, this gives up waiting; the
/// browser can't be told to, so the connection is closed when it comes after all.
///
/// # Errors
/// [`StoreError`] with what the browser says, or that another tab holds an older version open.
pub async fn open(name: &str, version: u32, steps: &'static [Step]) -> Result<IdbDatabase, StoreError> {
    let unavailable = |error: idb::Error| StoreError::Unavailable(error.to_string());
    let mut request = Factory::new().map_err(unavailable)?.open(name, Some(version)).map_err(unavailable)?;
    request.on_upgrade_needed(move |event| {
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
            let why = "an older version of the app is open in another tab and does not let go".to_owned();
            let _ = answer.send(Err(StoreError::Unavailable(why)));
        }
    });
    spawn_local(async move {
        let opened = request.await.map(|mut database| {
            database.on_version_change(|event| event.database().iter().for_each(Database::close));
            database.forget_callbacks();
            IdbDatabase::from(database)
        });
        match (answer.take(), opened) {
            (Some(answer), Ok(database)) => {
                if let Err(Ok(database)) = answer.send(Ok(database)) {
                    IdbDatabase::close(&database);
                }
            }
            (Some(answer), Err(error)) => drop(answer.send(Err(idb_error(error)))),
            (None, Ok(database)) => database.close(),
            (None, Err(_)) => {}
        }
    });
    answered.await.unwrap_or_else(|_| Err(closed()))
}

fn upgrade(event: &VersionChangeEvent, steps: &[Step]) -> Result<(), idb::Error> {
    let database = event.database()?;
    let done = usize::try_from(event.old_version()?).unwrap_or(usize::MAX);
    steps.iter().skip(done).try_for_each(|step| step(&database))
}
