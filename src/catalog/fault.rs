//! What is wrong with a part of an owner's file. Its English is for the command line; the page has words of its own.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::wire::read_named;

/// What is wrong with a part of a file. Names of fields are all of the file that it holds.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// A field that every item needs is empty.
    #[error("`{field}` is empty")]
    Empty {
        /// Its name.
        field: String,
    },
    /// The id holds a control character.
    #[error("`id` holds a control character")]
    ControlCharacter,
    /// The id is too long.
    #[error("`id` is longer than {most} bytes")]
    LongId {
        /// Bytes that it may have.
        most: u64,
    },
    /// An earlier row has the id.
    #[error("`id` was used by an earlier row")]
    UsedId,
    /// A field was too long, and its end is cut off.
    #[error("`{field}` is too long and was cut")]
    Cut {
        /// Its name.
        field: String,
    },
    /// The row is too long to be an item.
    #[error("the row is longer than {} MB", most >> 20)]
    LongRow {
        /// Bytes that it may have.
        most: u64,
    },
    /// It is not JSON.
    #[error("it is not JSON (column {column})")]
    NotJson {
        /// 1-based.
        column: u64,
    },
    /// The file begins like a JSON list and is none.
    #[error("the file is not a JSON list (column {column})")]
    NotAList {
        /// 1-based.
        column: u64,
    },
    /// A row of JSON is no object.
    #[error("the line is not a JSON object")]
    NotAnObject,
    /// A field holds something that is no object.
    #[error("`{field}` is not an object")]
    FieldNotAnObject {
        /// Its name.
        field: String,
    },
    /// A field holds no number.
    #[error("`{field}` is not a number")]
    NotANumber {
        /// Its name.
        field: String,
    },
    /// The popularity is below 0.
    #[error("`popularity` is negative or not a number")]
    Negative,
    /// The date has another form.
    #[error("`date` is no date that can be read")]
    Date,
    /// A link leads nowhere that a page may lead to.
    #[error("`{field}` is neither a web address nor a path")]
    Link {
        /// Its name.
        field: String,
    },
    /// A row has more or fewer cells than the header.
    #[error("the row has {row} cells where the header has {header}")]
    Cells {
        /// Cells of the row.
        row: u64,
        /// Cells of the header.
        header: u64,
    },
    /// A quote opens and nothing closes it.
    #[error("a quote is never closed; the row ends with its line")]
    Unclosed,
    /// Two columns have one name; the second is passed over.
    #[error("the header names a column twice; the second is passed over")]
    ColumnTwice,
    /// A column that every file needs is not there.
    #[error("the header has no column `{field}`")]
    NoColumn {
        /// Its name.
        field: String,
    },
    /// A feed has no list of items.
    #[error("the feed has no list of items")]
    NoItems,
    /// An entry has nothing that it could be called by.
    #[error("it has neither a title nor a text")]
    Untitled,
    /// It nests too deeply.
    #[error("it nests too deeply")]
    Deep,
    /// A picture is not on the web, and there is no folder to find it in.
    #[error("its picture is not a web address, and a page has no folder to find it in")]
    NoPicture,
    /// Not all of it is taken.
    #[error("only the first {most} of {count} items are taken")]
    OnlyFirst {
        /// Items that are taken.
        most: u64,
        /// Items that there are.
        count: u64,
    },
}

read_named! {
    Fault, { field: String, most: u64, column: u64, row: u64, header: u64, count: u64 },
    "empty" => Self::Empty { field: field? },
    "control_character" => Self::ControlCharacter,
    "long_id" => Self::LongId { most: most? },
    "used_id" => Self::UsedId,
    "cut" => Self::Cut { field: field? },
    "long_row" => Self::LongRow { most: most? },
    "not_json" => Self::NotJson { column: column? },
    "not_a_list" => Self::NotAList { column: column? },
    "not_an_object" => Self::NotAnObject,
    "field_not_an_object" => Self::FieldNotAnObject { field: field? },
    "not_a_number" => Self::NotANumber { field: field? },
    "negative" => Self::Negative,
    "date" => Self::Date,
    "link" => Self::Link { field: field? },
    "cells" => Self::Cells { row: row?, header: header? },
    "unclosed" => Self::Unclosed,
    "column_twice" => Self::ColumnTwice,
    "no_column" => Self::NoColumn { field: field? },
    "no_items" => Self::NoItems,
    "untitled" => Self::Untitled,
    "deep" => Self::Deep,
    "no_picture" => Self::NoPicture,
    "only_first" => Self::OnlyFirst { most: most?, count: count? },
}

/// Where in a file something is wrong.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowPlace {
    /// All of it.
    Whole,
    /// The row that begins on this line, from 1.
    Line(u64),
    /// The entry of this number, from 1.
    Entry(u64),
    /// Something of this kind, as schema.org names it, or the item with this id.
    Named(String),
}

/// Something in a file that could not be used, or not whole.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Where.
    pub at: RowPlace,
    /// What.
    pub fault: Fault,
}

/// A row of input that could not be used, or not whole, with where it stood and why. The rows around it were read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowError {
    /// 1-based line of the input on which the row starts.
    pub line: u64,
    /// Holds no more of the input than the names of its fields.
    pub reason: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fault = &self.fault;
        match &self.at {
            RowPlace::Whole => write!(f, "{fault}"),
            RowPlace::Line(line) => write!(f, "line {line}: {fault}"),
            RowPlace::Entry(number) => write!(f, "entry {number}: {fault}"),
            RowPlace::Named(name) => write!(f, "{name}: {fault}"),
        }
    }
}
