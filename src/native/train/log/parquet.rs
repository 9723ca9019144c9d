//! Logs as Parquet: one file, or the folder of parts that a cluster wrote.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use parquet::record::{Field, Row};
use serde_json::{Map, Value};

use super::{Rows, TrainingLog};
use crate::{catalog::RowError, native::table};

/// The Parquet files at a path; none if it is something else.
pub(super) fn files(path: &Path) -> Result<Vec<PathBuf>> {
    let is_parquet = |path: &Path| path.extension().is_some_and(|extension| extension == "parquet");
    if !path.is_dir() {
        return Ok(if is_parquet(path) { vec![path.to_owned()] } else { Vec::new() });
    }
    let mut parts = Vec::new();
    for entry in fs::read_dir(path).with_context(|| format!("cannot read {}", path.display()))? {
        parts.push(entry?.path());
    }
    parts.retain(|part| is_parquet(part));
    parts.sort();
    ensure!(!parts.is_empty(), "{}: no .parquet file in it", path.display());
    Ok(parts)
}

/// Reads files with the columns that a CSV log has. Errors count rows over all files, from 1.
pub(super) fn read(files: &[PathBuf], min_rating: f64) -> Result<(TrainingLog, Vec<RowError<String>>)> {
    let (mut rows, mut errors, mut line) = (Rows::default(), Vec::new(), 0);
    for file in files {
        let name = || file.display().to_string();
        for row in table::rows(file).with_context(name)? {
            line += 1;
            let outcome = match serde_json::from_value(object(&row.with_context(name)?)) {
                Ok(row) => rows.push(row, min_rating).map_err(str::to_owned),
                Err(error) => Err(error.to_string()),
            };
            errors.extend(outcome.err().map(|reason| RowError { line, reason }));
        }
    }
    Ok((rows.finish(), errors))
}

/// A row as JSON; moments as numbers. What is neither text nor a number is left out, as if it were not there.
fn object(row: &Row) -> Value {
    let value = |field: &Field| match field {
        Field::Str(text) => Some(Value::from(text.as_str())),
        Field::Byte(n) => Some((*n).into()),
        Field::Short(n) => Some((*n).into()),
        Field::Int(n) | Field::Date(n) => Some((*n).into()),
        Field::Long(n) | Field::TimestampMillis(n) | Field::TimestampMicros(n) => Some((*n).into()),
        Field::UByte(n) => Some((*n).into()),
        Field::UShort(n) => Some((*n).into()),
        Field::UInt(n) => Some((*n).into()),
        Field::ULong(n) => Some((*n).into()),
        Field::Float(x) => Some((*x).into()),
        Field::Double(x) => Some((*x).into()),
        _ => None,
    };
    let fields = row.get_column_iter().filter_map(|(name, field)| Some((name.clone(), value(field)?)));
    Value::Object(fields.collect::<Map<_, _>>())
}
