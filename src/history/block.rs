//! Rows under the same names, whatever file they stood in.

use std::collections::HashMap;

/// A row.
#[derive(Debug, Clone, Default)]
pub struct FileRow {
    /// Line or place in the list, from 1.
    pub line: u64,
    /// Position of the column, and what it says; never empty.
    pub cells: Vec<(usize, String)>,
}

/// Rows under the same names.
#[derive(Debug, Default)]
pub struct RowBlock {
    /// What the list is called in its document; empty for a table.
    pub list: String,
    /// Position of each column, by its name in small letters.
    pub columns: HashMap<String, usize>,
    /// The rows.
    pub rows: Vec<FileRow>,
    /// Lines that are no rows.
    pub broken: Vec<u64>,
}

impl RowBlock {
    /// A list of this name, without a row.
    pub fn of_list(list: impl Into<String>) -> Self {
        Self { list: list.into(), ..Self::default() }
    }

    fn column(&mut self, name: &str) -> usize {
        let next = self.columns.len();
        match self.columns.get(name) {
            Some(at) => *at,
            None => *self.columns.entry(name.to_owned()).or_insert(next),
        }
    }

    /// Adds a row of names and what stands under them.
    pub fn push(&mut self, line: u64, cells: Vec<(String, String)>) {
        let mut row = FileRow { line, cells: Vec::with_capacity(cells.len()) };
        for (name, value) in cells {
            let value = value.trim();
            if !value.is_empty() {
                row.cells.push((self.column(&name), value.to_owned()));
            }
        }
        self.rows.push(row);
    }

    /// What a row says under a name.
    pub fn cell<'a>(&self, row: &'a FileRow, name: &str) -> Option<&'a str> {
        let at = self.columns.get(name)?;
        row.cells.iter().find(|(known, _)| known == at).map(|(_, value)| value.as_str())
    }
}
