//! Database version 2: the table for what has to do with the outside.

use idb::{Database, Error, ObjectStoreParams};

use crate::store::Table;

/// Creates it. What is there stays as it is.
///
/// # Errors
/// What the browser says.
pub fn run(database: &Database) -> Result<(), Error> {
    database.create_object_store(Table::Outside.name(), ObjectStoreParams::new()).map(drop)
}
