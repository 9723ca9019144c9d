//! A file, taken apart into rows under names: tables, JSON, XML, pages of links, clippings. What they mean is not known here.

use std::collections::HashMap;

use serde_json::{Value, value::RawValue};

use super::entry::Why;
use crate::catalog::{
    Fault,
    markup::{self, Element},
    pace::{Pace, Stopped},
    tables::{self, Sink},
    text::{self, Decode},
    values::json,
};

/// Elements of XML that are rows.
const ROW_ELEMENTS: &[&str] = &["anime", "manga", "movie", "episodedetails", "tvshow", "item", "outline"];
/// How deep in a document of JSON its lists lie.
const DEEPEST: usize = 6;
/// Elements of a list within a row that have names of their own.
const LISTED: usize = 4;
/// What stands between the values of a list in one cell.
pub const BETWEEN: char = '\u{1f}';

/// A row.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// Line or place in the list, from 1.
    pub line: u64,
    /// Position of the column, and what it says; never empty.
    pub cells: Vec<(usize, String)>,
}

/// Rows under the same names.
#[derive(Debug, Default)]
pub struct Block {
    /// What the list is called in its document; empty for a table.
    pub list: String,
    /// Position of each column, by its name in small letters.
    pub columns: HashMap<String, usize>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Lines that are no rows.
    pub broken: Vec<u64>,
}

impl Block {
    fn of_list(list: impl Into<String>) -> Self {
        Self { list: list.into(), ..Self::default() }
    }

    fn column(&mut self, name: &str) -> usize {
        let next = self.columns.len();
        match self.columns.get(name) {
            Some(at) => *at,
            None => *self.columns.entry(name.to_owned()).or_insert(next),
        }
    }

    fn push(&mut self, line: u64, cells: Vec<(String, String)>) {
        let mut row = Row { line, cells: Vec::with_capacity(cells.len()) };
        for (name, value) in cells {
            let value = value.trim();
            if !value.is_empty() {
                row.cells.push((self.column(&name), value.to_owned()));
            }
        }
        self.rows.push(row);
    }

    /// What a row says under a name.
    pub fn cell<'a>(&self, row: &'a Row, name: &str) -> Option<&'a str> {
        let at = self.columns.get(name)?;
        row.cells.iter().find(|(known, _)| known == at).map(|(_, value)| value.as_str())
    }
}

/// The rows of a file. A table's columns that nothing stands under are columns all the same.
///
/// # Errors
/// [`Stopped`] if it was; inside of that, why nothing is read.
pub async fn blocks(
    bytes: &[u8],
    decode: Decode,
    pace: &mut dyn Pace,
) -> Result<Result<Vec<Block>, Why>, Stopped> {
    let Some(text) = text::of(bytes, decode) else { return Ok(Err(Why::UnknownFile)) };
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if let Some((_, games)) = text.split_once("var rgGames") {
        let games = games.trim_start_matches([' ', '=']);
        let end = games.find("}];").map_or(games.len(), |end| end + 2);
        return Ok(of_json(games.get(..end).unwrap_or_default()));
    }
    if text.starts_with('<') {
        let is_links = ["NETSCAPE-Bookmark", "Pocket Export"].iter().any(|mark| text.contains(mark));
        return Ok(Ok(match text.contains("outer-cell") {
            true => vec![activity(text)],
            false if is_links => vec![links(text)],
            false => xml(text),
        }));
    }
    if text.starts_with(['{', '[']) {
        return Ok(of_json(text));
    }
    if text.lines().any(|line| line.trim() == "==========") {
        return Ok(Ok(vec![clippings(text)]));
    }
    table(text, pace).await.map(|block| Ok(vec![block]))
}

async fn table(text: &str, pace: &mut dyn Pace) -> Result<Block, Stopped> {
    let mut found = Table::default();
    // A list of Letterboxd tells of itself before it begins.
    let described = text.starts_with("Letterboxd list export");
    let told = text.replace("\r\n", "\n");
    let behind = told.split_once("\n\n").map(|(_, rest)| rest).filter(|_| described);
    // What Jellyfin's plugin backs up has no names.
    let named = is_playback_backup(text).then(|| format!("{PLAYBACK}\n{text}"));
    tables::rows(named.as_deref().or(behind).unwrap_or(text), pace, &mut found).await?;
    Ok(found.0)
}

/// The columns of a backup of Jellyfin's Playback Reporting.
const PLAYBACK: &str =
    "DateCreated\tUserId\tItemId\tItemType\tItemName\tPlaybackMethod\tClientName\tDeviceName\tPlayDuration";

fn is_playback_backup(text: &str) -> bool {
    let cells: Vec<&str> = text.lines().next().unwrap_or_default().split('\t').collect();
    let is_date = |cell: &&str| cell.starts_with(|c: char| c.is_ascii_digit()) && cell.contains('-');
    cells.len() == PLAYBACK.split('\t').count()
        && cells.first().is_some_and(is_date)
        && cells.last().is_some_and(|cell| cell.trim().parse::<u64>().is_ok())
}

#[derive(Default)]
struct Table(Block);

impl Sink for Table {
    fn columns(&mut self, names: &[String]) {
        for (at, name) in names.iter().enumerate() {
            let name = name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
            self.0.columns.entry(name).or_insert(at);
        }
    }

    fn row(&mut self, row: tables::Row) {
        let cell = |(at, value): (usize, Value)| match value {
            Value::String(text) => Some((at, text)),
            Value::Null => None,
            other => Some((at, other.to_string())),
        };
        self.0.rows.push(Row { line: row.line, cells: row.cells.into_iter().filter_map(cell).collect() });
    }

    fn problem(&mut self, line: u64, fault: Fault) {
        // A shorter row says what it says; one with more cells than names is not handed over.
        if !matches!(fault, Fault::Cells { row, header } if row < header) && !matches!(fault, Fault::Unclosed)
        {
            self.0.broken.push(line);
        }
    }
}

fn of_json(text: &str) -> Result<Vec<Block>, Why> {
    let mut blocks = Vec::new();
    // Of a long list one element is held at a time.
    if let Ok(elements) = serde_json::from_str::<Vec<&RawValue>>(text) {
        let mut block = Block::default();
        for (line, element) in (1..).zip(elements) {
            match serde_json::from_str(element.get()) {
                Ok(Value::Array(inner)) => list_of("", inner, &mut blocks),
                Ok(value) => element_of(&mut block, line, value, &mut blocks),
                Err(_) => block.broken.push(line),
            }
        }
        blocks.push(block);
    } else {
        match json::relaxed(text).map_err(|_| Why::Broken)? {
            Value::Array(elements) => list_of("", elements, &mut blocks),
            value => lists("", value, 0, &mut blocks),
        }
    }
    blocks.retain(|block| !block.rows.is_empty());
    Ok(blocks)
}

fn list_of(name: &str, elements: Vec<Value>, blocks: &mut Vec<Block>) {
    let mut block = Block::of_list(name);
    for (line, element) in (1..).zip(elements) {
        element_of(&mut block, line, element, blocks);
    }
    blocks.push(block);
}

fn element_of(block: &mut Block, line: u64, element: Value, blocks: &mut Vec<Block>) {
    match element {
        Value::Object(_) => {
            let mut cells = Vec::new();
            flatten("", element, &mut cells);
            block.push(line, cells);
        }
        Value::Array(inner) => list_of(&block.list, inner, blocks),
        _ => block.broken.push(line),
    }
}

/// The lists of objects in a document.
fn lists(name: &str, value: Value, depth: usize, blocks: &mut Vec<Block>) {
    let Value::Object(members) = value else { return };
    if depth > DEEPEST {
        return;
    }
    for (inner, value) in members {
        let inner = if name.is_empty() { inner } else { format!("{name}.{inner}") };
        match value {
            Value::Array(values) if values.iter().any(|value| value.is_object() || value.is_array()) => {
                list_of(&inner.to_lowercase(), values, blocks);
            }
            value => lists(&inner, value, depth + 1, blocks),
        }
    }
}

/// The members of an object, those within by the names of both.
fn flatten(name: &str, value: Value, cells: &mut Vec<(String, String)>) {
    let within = |inner: &str| match name {
        "" => inner.to_lowercase(),
        name => format!("{name}.{}", inner.to_lowercase()),
    };
    match value {
        Value::Object(members) => {
            members.into_iter().for_each(|(inner, value)| flatten(&within(&inner), value, cells));
        }
        Value::Array(values) if values.iter().any(|value| value.is_object() || value.is_array()) => {
            let some = values.into_iter().take(LISTED).enumerate();
            some.for_each(|(at, value)| flatten(&within(&at.to_string()), value, cells));
        }
        Value::Array(values) => {
            let values: Vec<String> = values.into_iter().filter_map(scalar).collect();
            cells.push((name.to_owned(), values.join(&BETWEEN.to_string())));
        }
        value => cells.extend(scalar(value).map(|value| (name.to_owned(), value))),
    }
}

fn scalar(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(is) => Some(is.to_string()),
        _ => None,
    }
}

fn xml(text: &str) -> Vec<Block> {
    let document = markup::xml(text);
    let mut blocks: Vec<Block> = Vec::new();
    for (line, element) in (1..).zip(document.all()) {
        if !ROW_ELEMENTS.contains(&element.name.as_str()) {
            continue;
        }
        let mut cells = Vec::new();
        cells_of(element, "", &mut cells);
        let at = blocks.iter().position(|block| block.list == element.name);
        let at = at.unwrap_or_else(|| {
            blocks.push(Block::of_list(&element.name));
            blocks.len() - 1
        });
        if let Some(block) = blocks.get_mut(at) {
            block.push(line, cells);
        }
    }
    blocks
}

/// What an element says itself and in the elements within, those that are rows of their own left out.
fn cells_of(element: &Element, name: &str, cells: &mut Vec<(String, String)>) {
    let within = |inner: &str| match name {
        "" => inner.to_lowercase(),
        name => format!("{name}.{}", inner.to_lowercase()),
    };
    for (inner, value) in &element.attributes {
        cells.push((within(inner), value.clone()));
    }
    let mut inner = element.elements().peekable();
    if !name.is_empty() && inner.peek().is_none() {
        let text = element.text();
        let text = text.trim();
        if let Some(kind) = element.attribute("type") {
            cells.push((format!("{name}[{}]", kind.to_lowercase()), text.to_owned()));
        }
        cells.push((name.to_owned(), text.to_owned()));
    }
    // A name within a name goes as deep as markup itself is let nest.
    for inner in inner.filter(|inner| !ROW_ELEMENTS.contains(&inner.name.as_str())) {
        cells_of(inner, &within(&inner.name), cells);
    }
}

/// Links with the headings that they stand below.
fn links(text: &str) -> Block {
    let mut block = Block::of_list("links");
    let mut section = String::new();
    for (line, element) in (1..).zip(markup::page(text).all()) {
        match element.name.as_str() {
            "h1" | "h2" | "h3" => section = element.text().trim().to_lowercase(),
            "a" => {
                let mut cells =
                    vec![("title".to_owned(), element.text()), ("section".to_owned(), section.clone())];
                cells.extend(
                    element.attributes.iter().map(|(name, value)| (name.to_lowercase(), value.clone())),
                );
                block.push(line, cells);
            }
            _ => {}
        }
    }
    block
}

/// Cells of Google's activity: links, and what stands last.
fn activity(text: &str) -> Block {
    let mut block = Block::of_list("activity");
    for (line, part) in (1..).zip(text.split("outer-cell").skip(1)) {
        let page = markup::page(&format!("<div class=\"{part}"));
        let mut cells = vec![("is_ad".to_owned(), part.contains("From Google Ads").to_string())];
        let content = page.all().find(|element| {
            let class = element.attribute("class").unwrap_or_default();
            class.contains("content-cell")
                && element.all().any(|inner| inner.name == "a" || inner.name == "br")
        });
        let Some(content) = content else { continue };
        let links: Vec<&Element> = content.all().filter(|element| element.name == "a").collect();
        for (link, names) in links.iter().zip([["titleurl", "link"], ["channelurl", "channel"]]) {
            let address = link.attribute("href").unwrap_or_default();
            cells.push((names[0].to_owned(), address.to_owned()));
            cells.push((names[1].to_owned(), link.text()));
        }
        let texts: Vec<&str> = content
            .children
            .iter()
            .filter_map(|node| match node {
                markup::Node::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
                markup::Node::Element(_) => None,
            })
            .collect();
        // The verb stands before the title, or behind it in other languages; the time stands last.
        let verb: Vec<&str> = texts.iter().rev().skip(1).rev().copied().collect();
        cells.push(("verb".to_owned(), verb.join(" ")));
        cells.push(("time".to_owned(), texts.last().copied().unwrap_or_default().to_owned()));
        block.push(line, cells);
    }
    block
}

/// What was marked on a Kindle: the book, what was done, and when.
fn clippings(text: &str) -> Block {
    let mut block = Block::of_list("clippings");
    let mut line = 1;
    for part in text.split("==========") {
        let own = part.trim_matches(['\u{feff}', '\r', '\n', ' ']);
        let mut lines = own.lines();
        if let (Some(book), Some(mark)) = (lines.next(), lines.next()) {
            let mark = mark.rsplit('|').next().unwrap_or_default().trim();
            let cells = vec![
                ("book".to_owned(), book.trim_matches('\u{feff}').to_owned()),
                ("added".to_owned(), mark.to_owned()),
            ];
            block.push(line, cells);
        }
        line += part.matches('\n').count() as u64;
    }
    block
}
