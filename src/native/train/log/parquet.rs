//! Logs as Parquet: one file, or the folder of parts that a cluster wrote, in folders by day or whatever they are parted by.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use parquet::data_type::Decimal;
use parquet::record::{Field, Row as ParquetRow};
use serde_json::Value;

use super::{TrainingLog, rows::Rows};
use crate::{
    catalog::{
        RowError,
        tables::{Row, Sink},
    },
    native::table,
};

/// How deep folders of parts lie.
const DEEPEST: usize = 8;

/// The Parquet files at a path; none if it is something else.
pub(super) fn files(path: &Path) -> Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(if is_parquet(path) { vec![path.to_owned()] } else { Vec::new() });
    }
    let mut parts = Vec::new();
    walk(path, 0, &mut parts)?;
    parts.sort();
    ensure!(!parts.is_empty(), "{}: no .parquet file in it", path.display());
    Ok(parts)
}

fn is_parquet(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| ["parquet", "parq", "pq"].iter().any(|known| extension == *known))
}

fn walk(folder: &Path, depth: usize, parts: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        // Spark and Hive put what is not yet, or no more, of a table behind such names.
        let is_hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(['_', '.']));
        if path.is_dir() && !is_hidden && depth < DEEPEST {
            walk(&path, depth + 1, parts)?;
        } else if is_parquet(&path) && !is_hidden {
            parts.push(path);
        }
    }
    Ok(())
}

/// Reads files with the columns that other logs have; a folder called `name=value` is a column of all that is in it. Errors
/// count rows over all files, from 1.
pub(super) fn read(root: &Path, files: &[PathBuf], min_rating: f64) -> Result<(TrainingLog, Vec<RowError>)> {
    let (mut rows, mut line) = (Rows::new(min_rating), 0);
    let (mut names, mut positions): (Vec<String>, HashMap<String, usize>) = Default::default();
    for file in files {
        let name = || file.display().to_string();
        let below = file.strip_prefix(root).unwrap_or(file);
        let folders = below.components().filter_map(|part| {
            let (name, value) = part.as_os_str().to_str()?.split_once('=')?;
            let value = percent_encoding::percent_decode_str(value).decode_utf8_lossy().into_owned();
            Some((name.to_owned(), Value::from(value)))
        });
        let parted: Vec<(String, Value)> = folders.collect();
        for row in table::rows(file).with_context(name)? {
            line += 1;
            let row = row.with_context(name)?;
            let own = row.get_column_iter().filter_map(|(name, field)| Some((name.clone(), value(field)?)));
            let before = names.len();
            let mut cells = Vec::new();
            for (name, value) in own.chain(parted.iter().cloned()) {
                let at = *positions.entry(name.clone()).or_insert(names.len());
                if at == names.len() {
                    names.push(name);
                }
                cells.push((at, value));
            }
            if names.len() > before {
                rows.columns(&names);
            }
            rows.row(Row { line, cells });
        }
    }
    rows.finish()
}

/// A field as JSON has it; moments as numbers. None for what says nothing.
fn value(field: &Field) -> Option<Value> {
    Some(match field {
        Field::Str(text) => text.as_str().into(),
        // Impala, Hive and Spark of old do not say that their texts are some.
        Field::Bytes(bytes) => match str::from_utf8(bytes.data()) {
            Ok(text) => text.into(),
            Err(_) => bytes.data().iter().map(|byte| format!("{byte:02x}")).collect::<String>().into(),
        },
        Field::Bool(is) => (*is).into(),
        Field::Byte(n) => (*n).into(),
        Field::Short(n) => (*n).into(),
        Field::Int(n) => (*n).into(),
        Field::Date(days) => (f64::from(*days) * 86_400.0).into(),
        Field::Long(n) | Field::TimestampMillis(n) | Field::TimestampMicros(n) => (*n).into(),
        Field::UByte(n) => (*n).into(),
        Field::UShort(n) => (*n).into(),
        Field::UInt(n) => (*n).into(),
        Field::ULong(n) => (*n).into(),
        Field::Float16(x) => f64::from(f32::from(*x)).into(),
        Field::Float(x) => (*x).into(),
        Field::Double(x) => (*x).into(),
        Field::Decimal(decimal) => amount(decimal).into(),
        Field::Group(row) => object(row),
        Field::ListInternal(list) => list.elements().iter().filter_map(value).collect(),
        _ => return None,
    })
}

fn object(row: &ParquetRow) -> Value {
    Value::Object(
        row.get_column_iter().filter_map(|(name, field)| Some((name.clone(), value(field)?))).collect(),
    )
}

fn amount(decimal: &Decimal) -> f64 {
    let bytes = decimal.data();
    // Two's complement, the first byte being the highest.
    let start = if bytes.first().is_some_and(|byte| *byte >= 0x80) { -1.0 } else { 0.0 };
    let whole = bytes.iter().fold(start, |sum, byte| sum * 256.0 + f64::from(*byte));
    whole / 10f64.powi(decimal.scale())
}
