//! Tables and lists of objects → items: every row is one.

mod columns;
mod csv;
mod json;
mod namesakes;
mod records;

use std::collections::HashSet;

use serde_json::Value;

pub use columns::{Became, Column, WhyNothing};

use super::{
    Fault, Item, Problem, RowPlace, limits,
    pace::{Pace, Stopped},
};

/// One row: the cells that say something, by the position of their column.
#[derive(Debug, Clone)]
pub struct Row {
    /// The line of the file that it begins on, from 1.
    pub line: u64,
    /// Position of the column, and what it says.
    pub cells: Vec<(usize, Value)>,
}

/// Who takes the rows of a file, one by one.
pub trait Sink {
    /// The columns' names, as the file has them; again where more of them are found.
    fn columns(&mut self, names: &[String]);
    /// A row.
    fn row(&mut self, row: Row);
    /// What is no row, or not whole.
    fn problem(&mut self, line: u64, fault: Fault);
}

/// The rows of a file, before anything is made of them.
#[derive(Debug, Default)]
pub struct RawTable {
    columns: Vec<String>,
    rows: Vec<Row>,
    problems: Vec<Problem>,
    variants: usize,
}

impl Sink for RawTable {
    /// The second of a name is passed over.
    fn columns(&mut self, names: &[String]) {
        let mut seen = HashSet::new();
        self.columns = names.to_vec();
        for name in self.columns.iter_mut().filter(|name| !name.is_empty()) {
            if !seen.insert(name.to_lowercase()) {
                name.clear();
                self.problems.push(Problem { at: RowPlace::Line(1), fault: Fault::ColumnTwice });
            }
        }
    }

    fn row(&mut self, row: Row) {
        self.rows.push(row);
    }

    fn problem(&mut self, line: u64, fault: Fault) {
        self.problems.push(Problem { at: RowPlace::Line(line), fault });
    }
}

/// What a table holds, as items.
#[derive(Debug, Default)]
pub struct TableReading {
    /// The items, no two of one id.
    pub items: Vec<Item>,
    /// The columns, and what became of them.
    pub columns: Vec<Column>,
    /// What could not be read, or not whole.
    pub problems: Vec<Problem>,
    /// Rows that were looked at.
    pub rows: usize,
    /// Those of them that tell of an item again.
    pub variants: usize,
}

/// Reads a table or a list, and makes items of its rows.
///
/// # Errors
/// If it was stopped.
pub async fn read(text: &str, pace: &mut dyn Pace) -> Result<TableReading, Stopped> {
    let mut table = RawTable::default();
    rows(text, pace, &mut table).await?;
    let rows = table.rows.len();
    let (items, columns) = records::items(&mut table, text.len(), pace).await?;
    Ok(TableReading { items, columns, problems: table.problems, rows, variants: table.variants })
}

/// Reads the rows of a text: of JSON, one object a line, a list of them, or an object that holds one; else of a table with a
/// header.
///
/// # Errors
/// If it was stopped.
pub async fn rows(text: &str, pace: &mut dyn Pace, to: &mut dyn Sink) -> Result<(), Stopped> {
    if text.trim_start().starts_with(['{', '[']) {
        json::read(text, pace, to).await
    } else {
        csv::read(text, pace, to).await
    }
}

/// Refuses a record by its size alone.
fn fits(bytes: usize) -> Result<(), Fault> {
    let most = limits::RECORD;
    if bytes > most { Err(Fault::LongRow { most: most as u64 }) } else { Ok(()) }
}

/// Counts lines up to places that are asked for in their order.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: u64,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        Self { text, at: 0, line: 1 }
    }

    /// The line of the first sign at this byte or after it that ends no line.
    fn of_row(&mut self, start: usize) -> u64 {
        while let Some(byte) = self.text.as_bytes().get(self.at) {
            if self.at >= start && !matches!(byte, b'\r' | b'\n') {
                break;
            }
            self.line += u64::from(*byte == b'\n');
            self.at += 1;
        }
        self.line
    }
}
