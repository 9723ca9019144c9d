//! The reading room: any file of an owner's or a person's → items. Bytes become text (`text`), the text is known by its
//! content, what it lists is read record by record (`tables`, `feeds`), fields are known by one table of names (`names`) and
//! read by one set of readers (`values`). The readers are total: they return the items they could make and a problem for each
//! place that they could not, and nothing in a file makes them panic. What breaks a field costs the field, what breaks a
//! record the record.

use std::collections::HashSet;

use futures_util::future::FutureExt;
use penchant_kernels::order::Order;
use serde::{Deserialize, Serialize};

use super::{
    Fault, Item, Problem, RowPlace, feeds,
    feeds::{SourceReading, json_feed, linked, page, xml},
    pace::{AtOnce, Pace, Stopped},
    sound,
    tables::{self, Column, TableReading},
    text::{self, Decode},
    values::json,
};

/// Letters within which JSON says that it is a feed or linked data.
const HEAD: usize = 65_536;

/// What a file is, by its content.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Format {
    /// Rows below a header, or objects.
    #[default]
    Table,
    /// RSS, Atom, JSON Feed, or a feed of products.
    Feed,
    /// Linked data after schema.org.
    Linked,
    /// A page.
    Page,
}

/// What a file holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FileReading {
    /// What it is.
    pub format: Format,
    /// What it calls itself.
    pub name: Option<String>,
    /// The items, no two of one id.
    pub items: Vec<Item>,
    /// What could not be read, or not whole; in the order of the file.
    pub problems: Vec<Problem>,
    /// The columns of a table, and what became of them.
    pub columns: Vec<Column>,
    /// Records that were looked at.
    pub records: usize,
    /// Those of them that tell of an item again: its variants.
    pub variants: usize,
}

/// Why a file is not read at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Unread {
    /// By its content it is an archive, a sheet of a program, or a printed page.
    #[error("it is a file of another kind: tables (CSV, TSV), JSON, feeds and pages are read")]
    Kind,
    /// Its beginning is no text.
    #[error("it is not text")]
    Binary,
    /// Whoever waited for it wants it no more.
    #[error(transparent)]
    Stopped(#[from] Stopped),
}

/// Reads a file, whatever it is.
///
/// # Errors
/// [`Unread`] if it is no text.
pub fn file(bytes: &[u8], decode: Decode) -> Result<FileReading, Unread> {
    in_turns(bytes, decode, &mut AtOnce).now_or_never().unwrap_or(Err(Unread::Stopped(Stopped)))
}

/// As [`file()`], with turns for others in between.
///
/// # Errors
/// As [`file()`], and if it was stopped.
pub async fn in_turns(bytes: &[u8], decode: Decode, pace: &mut dyn Pace) -> Result<FileReading, Unread> {
    if [&b"PK\x03\x04"[..], b"%PDF", b"PAR1"].iter().any(|start| bytes.starts_with(start)) {
        return Err(Unread::Kind);
    }
    let text = text::of(bytes, decode).ok_or(Unread::Binary)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    if let Some((format, name, told)) = told(text) {
        return Ok(reading(format, name, told));
    }
    let TableReading { items, columns, mut problems, rows: records, variants } =
        tables::read(text, pace).await?;
    problems.order_by_key(line_of);
    Ok(FileReading { items, problems, columns, records, variants, ..FileReading::default() })
}

/// What a text tells in a form that sites tell things in; none if it is a table or a list.
fn told(text: &str) -> Option<(Format, Option<String>, SourceReading)> {
    let text = text.trim_start();
    if text.starts_with('<') {
        return Some(match xml::is_feed(text) {
            true => {
                let (name, told) = xml::document(text);
                (Format::Feed, name, told)
            }
            false => (Format::Page, None, page::document(text)),
        });
    }
    let head = text.get(..text.floor_char_boundary(HEAD)).unwrap_or(text);
    if !text.starts_with(['{', '['])
        || !["jsonfeed.org/version", "\"@type\"", "\"@graph\""].iter().any(|mark| head.contains(mark))
    {
        return None;
    }
    let value = json::relaxed(text).ok()?;
    if value["version"].as_str().is_some_and(|version| version.starts_with(json_feed::VERSION)) {
        let (name, told) = json_feed::document(&value);
        return Some((Format::Feed, name, told));
    }
    let told = linked::node(&value);
    (!told.told.is_empty() || !told.problems.is_empty()).then_some((Format::Linked, None, told))
}

fn reading(format: Format, name: Option<String>, told: SourceReading) -> FileReading {
    let SourceReading { told, mut problems, .. } = told;
    let records = told.len() + problems.len();
    let mut reading = FileReading { format, name, records, ..FileReading::default() };
    let mut ids = HashSet::new();
    let mut wrong =
        |item: &str, fault| problems.push(Problem { at: RowPlace::Named(item.to_owned()), fault });
    for item in feeds::named(told) {
        match sound::sound(item) {
            Ok((item, cut)) if ids.insert(item.id.clone()) => {
                cut.into_iter().for_each(|fault| wrong(&item.id, fault));
                reading.items.push(item);
            }
            Ok((item, _)) => wrong(&item.id, Fault::UsedId),
            Err(fault) => wrong("?", fault),
        }
    }
    FileReading { problems, ..reading }
}

fn line_of(problem: &Problem) -> u64 {
    match problem.at {
        RowPlace::Line(line) => line,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_content() {
        let feed = "\n\n<?xml version='1.0'?><!-- x --><rss><channel><title>T</title><item><title>A</title></item></channel></rss>";
        for (text, format, title) in [
            ("id,title\n1,A\n", Format::Table, "A"),
            ("{\"id\":1,\"title\":\"A\"}\n", Format::Table, "A"),
            ("\u{feff}[{\"id\":1,\"title\":\"A\"}]", Format::Table, "A"),
            ("{\"data\":\n{\"products\":[{\"id\":1,\"title\":\"A\"}]}}", Format::Table, "A"),
            (feed, Format::Feed, "A"),
            (
                "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"title\":\"A\"}]}",
                Format::Feed,
                "A",
            ),
            ("{\"@type\":\"Book\",\"name\":\"A\"}", Format::Linked, "A"),
            (
                "<!doctype html><script type='application/ld+json; charset=utf-8'>{'@type':'Book','name':'A'}</script>",
                Format::Page,
                "A",
            ),
        ] {
            let reading = file(text.as_bytes(), text::utf8_only).unwrap();
            let titles: Vec<&str> = reading.items.iter().map(|item| item.title.to_show().as_str()).collect();
            assert_eq!((reading.format, titles, reading.problems), (format, vec![title], vec![]), "{text}");
        }
        for (bytes, wanted) in [(&b"PK\x03\x04rest"[..], Unread::Kind), (b"a\0b", Unread::Binary)] {
            assert_eq!(file(bytes, text::utf8_only), Err(wanted));
        }
    }
}
