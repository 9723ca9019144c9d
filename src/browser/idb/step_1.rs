//! Database version 1: the three tables.

use idb::{Database, Error, ObjectStoreParams};

use crate::store::Table;

/// Creates them. Records are bytes under keys given from outside.
///
/// # Errors
/// What the browser says.
pub fn run(database: &Database) -> Result<(), Error> {
    for table in [Table::Interactions, Table::Meta, Table::Quarantine] {
        database.create_object_store(table.name(), ObjectStoreParams::new())?;
    }
    Ok(())
}
