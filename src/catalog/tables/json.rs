//! JSON: one object a line (JSON Lines), a list of objects, or an object that holds one.

use std::collections::HashMap;

use penchant_kernels::order::Order;
use serde_json::{Map, Value, json};

use super::{Lines, Row, Sink, fits};
use crate::catalog::{
    Fault,
    names::{self, Meaning},
    pace::{Pace, Stopped, turn},
    values::json,
};

/// Objects in an object that hold what is said of it.
const WRAPPERS: &[&str] = &["properties", "fields", "attributes", "node", "_source", "document"];
/// How deep in an object its list may lie.
const DEEPEST: usize = 3;

/// Reads the objects, each on its own: what breaks one costs that one.
pub async fn read(text: &str, pace: &mut dyn Pace, to: &mut dyn Sink) -> Result<(), Stopped> {
    let mut found = Objects { to, names: Vec::new(), positions: HashMap::new() };
    let is_object = |text: &str| json::relaxed(text).is_ok_and(|value| value.is_object());
    let mut lines = Lines::of(text);
    let mut rows = text.lines().filter(|line| !line.trim().is_empty());
    // Each line an object: what follows one that breaks off is still read.
    let by_line = match (rows.next(), rows.next()) {
        (Some(first), Some(second)) => is_object(first) || is_object(second),
        _ => false,
    };
    let parts = match by_line {
        true => Parts::default(),
        false if text.trim_start().starts_with('[') => elements(text, 0),
        false => objects(text),
    };
    if let [(start, only)] = parts.found.as_slice()
        && !by_line
        && let Some(rows) = dictionary(only)
    {
        for (at, row) in rows {
            found.take(lines.of_row(start + at), row);
        }
        return Ok(());
    }
    if !by_line {
        for (start, element) in &parts.found {
            turn(pace, *start, 2 * text.len()).await?;
            found.add(lines.of_row(*start), element);
        }
        if !parts.closed {
            let end = text.trim_end();
            let column = end.lines().last().map_or(0, |line| line.chars().count() as u64);
            found.to.problem(end.lines().count() as u64, Fault::NotAList { column });
        }
        return Ok(());
    }
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        turn(pace, start, 2 * text.len()).await?;
        if !line.trim().is_empty() {
            found.add(lines.of_row(start), line);
        }
        start += line.len();
    }
    Ok(())
}

/// Parts of a text as they are written, each with its place, and whether what holds them ends.
#[derive(Default)]
struct Parts<'a> {
    found: Vec<(usize, &'a str)>,
    closed: bool,
    /// Where what holds them ends.
    end: usize,
}

/// The brackets and commas of a text from a place on, outside of quotes.
fn signs(text: &str, from: usize) -> impl Iterator<Item = (usize, u8)> {
    let (mut quoted, mut escaped) = (false, false);
    text.bytes().enumerate().skip(from).filter(move |(at, byte)| {
        let inside = quoted;
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'\n' if quoted => quoted = !breaks_off(text.get(*at..).unwrap_or_default()),
            _ => {}
        }
        !inside && matches!(byte, b'[' | b'{' | b']' | b'}' | b',')
    })
}

/// Whether a text that nobody closed ended before this line break: behind it stands what stands between texts.
fn breaks_off(rest: &str) -> bool {
    let rest = rest.trim_start();
    let line = rest.lines().next().unwrap_or_default();
    let name = line.strip_prefix('"').and_then(|line| line.split_once('"'));
    line.starts_with(['}', ']']) || name.is_some_and(|(_, rest)| rest.trim_start().starts_with(':'))
}

/// The elements of the list that begins at a place.
fn elements(text: &str, from: usize) -> Parts<'_> {
    let mut parts = Parts { end: text.len(), ..Parts::default() };
    let (mut depth, mut start) = (0usize, from);
    let mut add = |start: usize, end: usize| {
        let element = text.get(start..end).unwrap_or_default();
        if !element.trim().is_empty() {
            parts.found.push((start + element.len() - element.trim_start().len(), element.trim()));
        }
    };
    for (at, sign) in signs(text, from) {
        match sign {
            b'[' | b'{' => {
                depth += 1;
                if depth == 1 {
                    start = at + 1;
                }
            }
            _ if depth == 1 => {
                add(start, at);
                start = at + 1;
                if sign != b',' {
                    return Parts { closed: true, end: at, ..parts };
                }
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    add(start, text.len());
    parts
}

/// The objects of a text that begins with one: those of the longest list in it; else those that stand one after the other.
fn objects(text: &str) -> Parts<'_> {
    let mut whole = Parts { closed: true, ..Parts::default() };
    let mut list = Parts::default();
    let (mut depth, mut start, mut until) = (0usize, 0, 0);
    for (at, sign) in signs(text, 0) {
        match sign {
            _ if at < until => {}
            b'[' if depth <= DEEPEST
                && text.get(at + 1..).is_some_and(|rest| rest.trim_start().starts_with('{')) =>
            {
                let parts = elements(text, at);
                until = parts.end + 1;
                if parts.found.len() > list.found.len() {
                    list = parts;
                }
            }
            b'{' | b'[' => {
                if depth == 0 {
                    start = at;
                }
                depth += 1;
            }
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    whole.found.push((start, text.get(start..=at).unwrap_or_default()));
                }
            }
            _ => {}
        }
    }
    match whole.found.as_slice() {
        [_, _, ..] => whole,
        [(_, only)] if list.found.is_empty() || is_item(only) || dictionary(only).is_some() => whole,
        _ => list,
    }
}

/// Whether an object is an item by itself, whatever lists it holds: it has a name, and what tells it from others.
fn is_item(text: &str) -> bool {
    let value = json::relaxed(text).unwrap_or_default();
    has(&value, Meaning::Title) && (has(&value, Meaning::Id) || has(&value, Meaning::Url))
}

/// Whether an object has a member of this meaning.
fn has(value: &Value, meaning: Meaning) -> bool {
    let mut names = value.as_object().into_iter().flatten().map(|(name, _)| names::plain(name));
    names.any(|name| names::of_item(&name).is_some_and(|known| known.0 == meaning))
}

/// The rows of an object that has an item by each id, or a column by each name with the rows' numbers in it, as `pandas` writes
/// tables; each with its place.
fn dictionary(text: &str) -> Option<Vec<(usize, Value)>> {
    let members = elements(text, 0).found;
    let one = |(at, member): &(usize, &str)| {
        let Ok(Value::Object(parsed)) = json::relaxed(&format!("{{{member}}}")) else { return None };
        let (name, value) = parsed.into_iter().next().filter(|(_, value)| value.is_object())?;
        Some((*at, name, value))
    };
    let members: Vec<(usize, String, Value)> = members.iter().map(one).collect::<Option<_>>()?;
    if members.len() > 1 && members.iter().all(|(_, _, value)| has(value, Meaning::Title)) {
        let rows = members.into_iter().map(|(at, name, mut value)| {
            if !has(&value, Meaning::Id) {
                value["id"] = name.into();
            }
            (at, value)
        });
        return Some(rows.collect());
    }
    let is_number = |text: &String| text.bytes().all(|byte| byte.is_ascii_digit());
    let (at, _, first) = members.first()?;
    let mut numbers: Vec<&String> = first.as_object()?.keys().collect();
    let named = members.iter().any(|(_, name, _)| has(&json!({ name: null }), Meaning::Title));
    if !named || !numbers.iter().all(|number| is_number(number)) {
        return None;
    }
    numbers.order_by_key(|number| (number.len(), *number));
    let row = |number: &str| {
        let cells = members.iter().map(|(_, name, value)| (name.clone(), value[number].clone()));
        Value::Object(cells.collect())
    };
    Some(numbers.iter().map(|number| (*at, row(number))).collect())
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
        let mut within = Vec::new();
        for (name, value) in members {
            let name = if outer.is_empty() { name } else { format!("{outer}.{name}") };
            let known = names::of_item(&names::plain(&name)).is_some();
            match unwrapped(value) {
                Value::Null => {}
                Value::Array(values) if values.is_empty() => {}
                // Where something lies tells it from nothing.
                Value::Object(inner) if inner.contains_key("coordinates") => {}
                // What stands around an item, as GeoJSON, Airtable, Strapi, GraphQL and Elasticsearch write it.
                Value::Object(inner) if outer.is_empty() && WRAPPERS.contains(&&*name) => within.push(inner),
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
        // What an object says itself comes first.
        within.into_iter().for_each(|inner| self.cells("", inner, cells));
    }
}

/// What an object stands for that has it as its only word: `{"$date": …}`, as MongoDB writes values, and `{"rendered": …}`, as
/// WordPress writes texts.
fn unwrapped(value: Value) -> Value {
    let is_wrapper = |inner: &Map<String, Value>| {
        inner.contains_key("rendered") || (inner.len() == 1 && inner.keys().all(|name| name.starts_with('$')))
    };
    match value {
        Value::Object(mut inner) if is_wrapper(&inner) => {
            let said = inner.remove("rendered").or_else(|| inner.into_iter().next().map(|(_, value)| value));
            said.map(unwrapped).unwrap_or_default()
        }
        value => value,
    }
}
