//! JSON: one object a line (JSON Lines), a list of objects, or an object that holds one.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::{Lines, Row, Sink, fits};
use crate::catalog::{
    Fault, names,
    pace::{Pace, Stopped, turn},
    values::json,
};

/// How deep in an object its list may lie.
const DEEPEST: usize = 3;

/// Reads the objects, each on its own: what breaks one costs that one.
pub async fn read(text: &str, pace: &mut dyn Pace, to: &mut dyn Sink) -> Result<(), Stopped> {
    let mut found = Objects { to, names: Vec::new(), positions: HashMap::new() };
    let body = text.trim_start();
    let first = body.lines().next().unwrap_or_default();
    let is_object = |line: &str| json::relaxed(line).is_ok_and(|value| value.is_object());
    let mut lines = Lines::of(text);
    if body.starts_with('[') {
        let parts = elements(text);
        for (start, element) in &parts.found {
            turn(pace, *start, 2 * text.len()).await?;
            found.add(lines.of_row(*start), element);
        }
        if !parts.closed {
            let end = text.trim_end();
            let column = end.lines().last().map_or(0, |line| line.chars().count() as u64);
            found.to.problem(end.lines().count() as u64, Fault::NotAList { column });
        }
    } else if !is_object(first)
        && let Some(list) = json::relaxed(text).ok().and_then(|value| list_in(value, 0))
    {
        for value in list {
            found.take(1, value);
        }
    } else {
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            turn(pace, start, 2 * text.len()).await?;
            if !line.trim().is_empty() {
                found.add(lines.of_row(start), line);
            }
            start += line.len();
        }
    }
    Ok(())
}

/// The longest list of objects in an object.
fn list_in(value: Value, depth: usize) -> Option<Vec<Value>> {
    match value {
        Value::Array(values) if values.iter().any(Value::is_object) => Some(values),
        Value::Object(members) if depth < DEEPEST => {
            members.into_iter().filter_map(|(_, value)| list_in(value, depth + 1)).max_by_key(Vec::len)
        }
        _ => None,
    }
}

/// The elements of a list as they are written, and whether it ends.
struct Elements<'a> {
    found: Vec<(usize, &'a str)>,
    closed: bool,
}

fn elements(text: &str) -> Elements<'_> {
    let mut elements = Elements { found: Vec::new(), closed: false };
    let (mut depth, mut start, mut quoted, mut escaped) = (0usize, 0, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'[' | b'{' => {
                depth += 1;
                if depth == 1 {
                    start = at + 1;
                }
            }
            b']' | b'}' | b',' if depth == 1 => {
                let element = text.get(start..at).unwrap_or_default();
                if !element.trim().is_empty() {
                    elements.found.push((start + element.len() - element.trim_start().len(), element.trim()));
                }
                start = at + 1;
                if byte != b',' {
                    elements.closed = true;
                    return elements;
                }
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    let rest = text.get(start..).unwrap_or_default().trim();
    if depth > 0 && !rest.is_empty() {
        elements.found.push((text.len() - text.get(start..).unwrap_or_default().trim_start().len(), rest));
    }
    elements
}

struct Objects<'a> {
    to: &'a mut dyn Sink,
    names: Vec<String>,
    /// Columns by the letters of their names: `Title` and `title` are one.
    positions: HashMap<String, usize>,
}

impl Objects<'_> {
    fn add(&mut self, line: u64, text: &str) {
        if let Err(fault) = fits(text.len()) {
            return self.to.problem(line, fault);
        }
        match json::relaxed(text.trim_end()) {
            Ok(value) => self.take(line, value),
            // Its own words may quote the input; the place is enough.
            Err(error) => self.to.problem(line, Fault::NotJson { column: error.column() as u64 }),
        }
    }

    fn take(&mut self, line: u64, value: Value) {
        let Value::Object(members) = value else { return self.to.problem(line, Fault::NotAnObject) };
        let mut cells = Vec::new();
        let before = self.names.len();
        self.cells("", members, &mut cells);
        if self.names.len() > before {
            self.to.columns(&self.names);
        }
        self.to.row(Row { line, cells });
    }

    fn cells(&mut self, outer: &str, members: Map<String, Value>, cells: &mut Vec<(usize, Value)>) {
        for (name, value) in members {
            let name = if outer.is_empty() { name } else { format!("{outer}.{name}") };
            let known = names::of_item(&names::plain(&name)).is_some();
            match value {
                Value::Null => {}
                // What is about something unknown is told member by member.
                Value::Object(inner) if outer.is_empty() && !known => self.cells(&name, inner, cells),
                value => {
                    let next = self.names.len();
                    let plain = Some(names::plain(&name)).filter(|plain| !plain.is_empty());
                    let at = *self.positions.entry(plain.unwrap_or_else(|| name.clone())).or_insert(next);
                    if at == next {
                        self.names.push(name);
                    }
                    if cells.iter().all(|(known, _)| *known != at) {
                        cells.push((at, value));
                    }
                }
            }
        }
    }
}
