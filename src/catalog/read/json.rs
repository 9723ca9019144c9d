//! JSON: one item a line (JSON Lines), or a list of items, with the fields of [`Item`]. `facets` may hold one value or
//! several per name; `year` may stand beside `numbers`; fields that the format does not know, and those that are `null`,
//! are passed over.

use serde_json::{Map, Value, value::RawValue};

use super::{Collected, Pace, Read, Stopped, fields, fits, turn};
use crate::catalog::{Fault, Item, RowError};

/// Reads JSON Lines. Empty lines are passed over. `name` stands for `title`, `link` for `url`, `author` for `creator` in
/// a line that has no field of the name itself.
pub async fn lines(bytes: &[u8], pace: &mut dyn Pace) -> Result<Read, Stopped> {
    let mut collected = Collected::default();
    let mut done = 0;
    for (line, text) in (1..).zip(unmarked(bytes).split(|byte| *byte == b'\n')) {
        turn(pace, done, bytes.len()).await?;
        done += text.len() + 1;
        if !text.iter().all(u8::is_ascii_whitespace) {
            collected.add(line, parse(text).and_then(|row| row.item()));
        }
    }
    Ok(collected.finish())
}

/// Reads a JSON array of such items; JSON Lines if the file is no array.
pub async fn list(bytes: &[u8], pace: &mut dyn Pace) -> Result<Read, Stopped> {
    let bytes = unmarked(bytes);
    if bytes.trim_ascii_start().first() != Some(&b'[') {
        return lines(bytes, pace).await;
    }
    let mut collected = Collected::default();
    match serde_json::from_slice::<Vec<&RawValue>>(bytes) {
        Ok(rows) => {
            let (mut line, mut counted) = (1, 0);
            for row in rows.into_iter().map(|row| row.get().as_bytes()) {
                let start = row.as_ptr().addr().saturating_sub(bytes.as_ptr().addr());
                turn(pace, start, bytes.len()).await?;
                let between = bytes.get(counted..start).unwrap_or_default();
                line += between.iter().filter(|byte| **byte == b'\n').count() as u64;
                counted = start;
                collected.add(line, parse(row).and_then(|row| row.item()));
            }
        }
        Err(error) => collected.errors.push(RowError {
            line: error.line() as u64,
            reason: Fault::NotAList { column: error.column() as u64 },
        }),
    }
    Ok(collected.finish())
}

/// A file without its byte order mark.
fn unmarked(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

fn parse(row: &[u8]) -> Result<Row, Fault> {
    fits(row.len())?;
    let text = str::from_utf8(row).map_err(|_| Fault::NotText)?;
    match serde_json::from_str(text) {
        Ok(Value::Object(fields)) => Ok(Row(fields)),
        Ok(_) => Err(Fault::NotAnObject),
        // Its own words may quote the input; the place is enough.
        Err(error) => Err(Fault::NotJson { column: error.column() as u64 }),
    }
}

/// A line before its fields are checked.
struct Row(Map<String, Value>);

impl Row {
    fn item(&self) -> Result<Item, Fault> {
        let mut item = Item {
            id: self.id()?,
            title: self.text_or("title", "name")?.unwrap_or_default().into(),
            description: self.text("description")?.unwrap_or_default().into(),
            url: self
                .text_or("url", "link")?
                .map(|url| fields::link("url", &url))
                .transpose()?
                .map(Into::into),
            image: self
                .text("image")?
                .map(|image| fields::link("image", &image))
                .transpose()?
                .map(Into::into),
            creator: self.text_or("creator", "author")?.map(Into::into),
            tags: self.get("tags").map_or(Ok(Vec::new()), |tags| texts("tags", tags))?.into(),
            popularity: self.number("popularity")?.map(fields::popularity).transpose()?,
            language: self.text("language")?,
            date: self.text("date")?.map(|date| fields::date(&date)).transpose()?,
            ..Item::default()
        };
        for (name, values) in self.object("facets")? {
            item.facets.to_tidy().insert(name.clone(), texts("facets", values)?);
        }
        for (name, value) in self.object("numbers")? {
            item.numbers.insert(name.clone(), number("numbers", value)?);
        }
        if let Some(year) = self.number("year")? {
            item.numbers.entry("year".into()).or_insert(year);
        }
        Ok(item)
    }

    fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }

    /// Shops number their items; memory knows ids as text.
    fn id(&self) -> Result<String, Fault> {
        match self.get("id") {
            None => Ok(String::new()),
            Some(Value::String(text)) => Ok(text.clone()),
            Some(Value::Number(number)) if !number.is_f64() => Ok(number.to_string()),
            Some(_) => Err(Fault::IdKind),
        }
    }

    fn text(&self, name: &str) -> Result<Option<String>, Fault> {
        match self.get(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.trim().to_owned()).filter(|text| !text.is_empty())),
            Some(_) => Err(Fault::FieldNotText { field: name.into() }),
        }
    }

    fn text_or(&self, name: &str, alias: &str) -> Result<Option<String>, Fault> {
        self.text(if self.get(name).is_some() { name } else { alias })
    }

    fn number(&self, name: &str) -> Result<Option<f64>, Fault> {
        self.get(name).map(|value| number(name, value)).transpose()
    }

    /// The members of an object; an empty one where there is none.
    fn object(&self, name: &str) -> Result<impl Iterator<Item = (&String, &Value)>, Fault> {
        match self.get(name) {
            None => Ok(None.into_iter().flatten()),
            Some(Value::Object(members)) => {
                Ok(Some(members.iter().filter(|(_, value)| !value.is_null())).into_iter().flatten())
            }
            Some(_) => Err(Fault::FieldNotAnObject { field: name.into() }),
        }
    }
}

/// A number, or text that is one: many exports quote everything.
fn number(name: &str, value: &Value) -> Result<f64, Fault> {
    match value {
        Value::String(text) => fields::number(name, text),
        _ => value.as_f64().ok_or_else(|| Fault::NotANumber { field: name.into() }),
    }
}

/// One text or a list of texts.
fn texts(name: &str, value: &Value) -> Result<Vec<String>, Fault> {
    let one = |value: &Value| value.as_str().map(str::to_owned);
    let found = match value {
        Value::Array(values) => values.iter().map(one).collect(),
        value => one(value).map(|text| vec![text]),
    };
    found.ok_or_else(|| Fault::FieldNotText { field: name.into() })
}
