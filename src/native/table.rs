//! Rows of Parquet files. The library that reads them panics over some damaged files; here that is an error as any other.

use std::{
    fs::File,
    iter,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
};

use anyhow::{Result, anyhow};
use parquet::{file::reader::SerializedFileReader, record::Row};

/// The rows of a file, up to the first that cannot be read.
///
/// # Errors
/// If it is no such file.
pub fn rows(file: &Path) -> Result<impl Iterator<Item = Result<Row>>> {
    let file = File::open(file)?;
    let mut rows = Some(guarded(|| SerializedFileReader::new(file))??.into_iter());
    Ok(iter::from_fn(move || {
        let row = guarded(|| rows.as_mut()?.next()).transpose()?.and_then(|row| Ok(row?));
        // What stopped in the middle of a row is not asked for another.
        rows.take_if(|_| row.is_err());
        Some(row)
    }))
}

fn guarded<T>(read: impl FnOnce() -> T) -> Result<T> {
    catch_unwind(AssertUnwindSafe(read)).map_err(|_| anyhow!("the file is damaged"))
}
