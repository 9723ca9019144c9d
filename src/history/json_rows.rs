//! Lists of objects in JSON → rows: what lies within an object has the names of both.

use serde_json::{Value, value::RawValue};

use super::{HistoryWhy, block::RowBlock};
use crate::catalog::values::json;

/// How deep in a document of JSON its lists lie.
const DEEPEST: usize = 6;
/// Elements of a list within a row that have names of their own.
const LISTED: usize = 4;
/// What stands between the values of a list in one cell.
pub const BETWEEN: char = '\u{1f}';

/// The lists of a document, each with its rows.
///
/// # Errors
/// If it is not JSON.
pub fn of_json(text: &str) -> Result<Vec<RowBlock>, HistoryWhy> {
    let mut blocks = Vec::new();
    // Of a long list one element is held at a time.
    if let Ok(elements) = serde_json::from_slice::<Vec<&RawValue>>(text.as_bytes()) {
        let mut block = RowBlock::default();
        for (line, element) in (1..).zip(elements) {
            match serde_json::from_slice(element.get().as_bytes()) {
                Ok(Value::Array(inner)) => list_of("", inner, &mut blocks),
                Ok(value) => element_of(&mut block, line, value, &mut blocks),
                Err(_) => block.broken.push(line),
            }
        }
        blocks.push(block);
    } else {
        match json::relaxed(text).map_err(|_| HistoryWhy::Broken)? {
            Value::Array(elements) => list_of("", elements, &mut blocks),
            value => lists("", value, 0, &mut blocks),
        }
    }
    blocks.retain(|block| !block.rows.is_empty());
    Ok(blocks)
}

fn list_of(name: &str, elements: Vec<Value>, blocks: &mut Vec<RowBlock>) {
    let mut block = RowBlock::of_list(name);
    for (line, element) in (1..).zip(elements) {
        element_of(&mut block, line, element, blocks);
    }
    blocks.push(block);
}

fn element_of(block: &mut RowBlock, line: u64, element: Value, blocks: &mut Vec<RowBlock>) {
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
fn lists(name: &str, value: Value, depth: usize, blocks: &mut Vec<RowBlock>) {
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
