//! Rows of a log → who had what, when.

use std::collections::HashMap;

use serde_json::Value;

use super::{TrainingLog, once};
use crate::catalog::{
    Fault, RowError,
    names::{self, LogMeaning},
    tables::{Row, Sink},
    values::{
        self, date, list,
        number::{self, Fraction},
    },
};

/// How the columns of a log without a header lie, as MovieLens and others publish them.
const WITHOUT_HEADER: [LogMeaning; 4] =
    [LogMeaning::User, LogMeaning::Item, LogMeaning::Rating, LogMeaning::Time];

/// Builds a log row by row.
pub(super) struct Rows {
    min_rating: f64,
    items: HashMap<String, u32>,
    ids: Vec<String>,
    users: HashMap<String, Vec<(f64, u32)>>,
    /// Columns of each meaning, the first in the order of names first.
    columns: Vec<(LogMeaning, usize, usize)>,
    /// The names that were found, where none tells of users or items.
    unknown: Option<Vec<String>>,
    errors: Vec<RowError>,
}

impl Rows {
    pub(super) fn new(min_rating: f64) -> Self {
        Self {
            min_rating,
            items: HashMap::new(),
            ids: Vec::new(),
            users: HashMap::new(),
            columns: Vec::new(),
            unknown: None,
            errors: Vec::new(),
        }
    }

    pub(super) fn item(&mut self, id: String) -> u32 {
        *self.items.entry(id).or_insert_with_key(|id| {
            self.ids.push(id.clone());
            self.ids.len() as u32 - 1
        })
    }

    pub(super) fn error(&mut self, line: u64, reason: &str) {
        self.errors.push(RowError { line, reason: reason.to_owned() });
    }

    fn has(&self, meaning: LogMeaning) -> bool {
        self.columns.iter().any(|(known, ..)| *known == meaning)
    }

    fn learn(&mut self, row: &Row) -> Result<(), &'static str> {
        let cells = |meaning: LogMeaning| {
            let columns = self.columns.iter().filter(move |(known, ..)| *known == meaning);
            columns.filter_map(|(.., at)| {
                row.cells.iter().find(|(known, _)| known == at).map(|(_, value)| value)
            })
        };
        let said = |value: &&Value| list::label(value).is_some_and(|text| !values::is_missing(&text));
        let number = |value: &Value| match value {
            Value::String(text) => number::number(text, Fraction::Point),
            value => value.as_f64(),
        };
        let user = cells(LogMeaning::User).find_map(id_text).ok_or("no user is named")?;
        let mut ids: Vec<String> = cells(LogMeaning::Item).find_map(item_of).into_iter().collect();
        if ids.is_empty() {
            ids =
                cells(LogMeaning::Items).filter_map(Value::as_array).flatten().filter_map(item_of).collect();
        }
        if ids.is_empty() {
            return Err("no item is named");
        }
        let weight =
            cells(LogMeaning::Weight).find(said).map(|value| number(value).ok_or("its weight is no number"));
        let rating =
            cells(LogMeaning::Rating).find(said).map(|value| number(value).ok_or("its rating is no number"));
        // Where nothing is asked of ratings, one below nothing is against the item, and one that can't be read decides nothing.
        let (rating, least) = match self.min_rating > f64::NEG_INFINITY {
            true => (rating.transpose()?, self.min_rating),
            false => (rating.and_then(Result::ok), 0.0),
        };
        if weight.transpose()?.is_some_and(|weight| weight <= 0.0)
            || rating.is_some_and(|rating| rating < least)
        {
            return Ok(());
        }
        let told: Vec<&Value> = cells(LogMeaning::Time).filter(said).collect();
        let time = told.iter().find_map(|value| match value {
            Value::String(text) => date::moment(text),
            value => value.as_f64().filter(|number| number.is_finite()).map(date::seconds),
        });
        let ids: Vec<u32> = ids.into_iter().map(|id| self.item(id)).collect();
        let history = self.users.entry(user).or_default();
        // An act without a time is taken to follow the one before it in the file.
        let at = time.unwrap_or_else(|| history.last().map_or(f64::NEG_INFINITY, |(at, _)| *at));
        history.extend(ids.into_iter().map(|id| (at, id)));
        if time.is_none() && !told.is_empty() {
            Err("its time can't be read; the row is used without it")
        } else {
            Ok(())
        }
    }

    /// The log, and what was wrong with its rows.
    ///
    /// # Errors
    /// If no column names users, or none items.
    pub(super) fn finish(self) -> anyhow::Result<(TrainingLog, Vec<RowError>)> {
        if let Some(names) = self.unknown {
            let names = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            anyhow::bail!(
                "no column of users (such as `user_id`) and items (such as `item_id`) is among its columns: {names}"
            );
        }
        // Sorted by user id, so that the same rows in another order train the same weights.
        let mut users: Vec<_> = self.users.into_iter().collect();
        users.sort_by(|a, b| a.0.cmp(&b.0));
        // Times that are the same order nothing.
        let mut ordered = false;
        let histories = users.into_iter().map(|(_, mut events)| {
            events.sort_by(|a, b| a.0.total_cmp(&b.0));
            ordered |= events.windows(2).any(|pair| pair[0].0 < pair[1].0 && pair[0].0.is_finite());
            once(events.into_iter().map(|(_, item)| item).collect())
        });
        let histories = histories.collect();
        let log = TrainingLog { ids: self.ids, histories, ordered };
        Ok((log, self.errors))
    }
}

impl Sink for Rows {
    fn columns(&mut self, columns: &[String]) {
        let known = |(at, name): (usize, &String)| {
            let (meaning, rank) = names::of_log(&names::plain(name))?;
            Some((meaning, rank, at))
        };
        self.columns = columns.iter().enumerate().filter_map(known).collect();
        self.columns.sort_by_key(|(_, rank, at)| (*rank, *at));
        let named = self.has(LogMeaning::User) && (self.has(LogMeaning::Item) || self.has(LogMeaning::Items));
        self.unknown = (!named).then(|| columns.to_vec());
        // A header that holds a number is none, but the first row.
        let digits =
            |name: &String| number::number(name, Fraction::Point).is_some() && !name.contains(['-', ':']);
        if !named && (2..=4).contains(&columns.len()) && columns.iter().any(digits) {
            self.columns = WITHOUT_HEADER
                .into_iter()
                .zip(0..columns.len())
                .map(|(meaning, at)| (meaning, 0, at))
                .collect();
            self.unknown = None;
            let cells = columns.iter().map(|cell| cell.as_str().into()).enumerate().collect();
            self.row(Row { line: 1, cells });
        }
    }

    fn row(&mut self, row: Row) {
        if self.unknown.is_none()
            && let Err(reason) = self.learn(&row)
        {
            self.error(row.line, reason);
        }
    }

    fn problem(&mut self, line: u64, fault: Fault) {
        self.error(line, &fault.to_string());
    }
}

/// An id, which may be text or a number; a whole number that a table made a fraction of is whole again.
pub fn id_text(value: &Value) -> Option<String> {
    match value {
        Value::String(_) | Value::Number(_) => list::label(value).filter(|text| !values::is_missing(text)),
        _ => None,
    }
}

/// The id of an item, or that in an object that tells of one.
fn item_of(value: &Value) -> Option<String> {
    let Value::Object(members) = value else { return id_text(value) };
    let known = members.iter().filter_map(|(name, value)| match names::of_log(&names::plain(name)) {
        // In what is told of an item, an id is its own.
        Some((LogMeaning::Item, rank)) => Some((if name == "id" { 0 } else { rank + 1 }, id_text(value)?)),
        _ => None,
    });
    known.min_by_key(|(rank, _)| *rank).map(|(_, id)| id)
}
