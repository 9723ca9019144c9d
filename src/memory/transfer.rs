//! Memory as a document that the person keeps, and back. `docs/record.md` is the format.

use std::{collections::BTreeMap, fmt};

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::{Interaction, Log};
use crate::catalog::RowError;

/// Version of the document that this build writes; it reads this and every older one.
pub const VERSION: u32 = 1;

/// What a file of such a document is called.
pub const ONE_FILE: &str = "penchant-memory.json";

const FORMAT: &str = "penchant-memory";

impl Log {
    /// Everything remembered as one JSON document, oldest first, an interaction a line; before them what is kept beside the
    /// log, by name.
    ///
    /// # Errors
    /// When something of it has no JSON form.
    pub fn export(&self, settings: &BTreeMap<&str, Box<RawValue>>) -> Result<String, serde_json::Error> {
        let mut json = format!("{{\"format\":\"{FORMAT}\",\"version\":{VERSION},");
        if !settings.is_empty() {
            json.push_str(&format!("\"settings\":{},", serde_json::to_string(settings)?));
        }
        json.push_str("\"interactions\":[");
        for (i, interaction) in self.iter().enumerate() {
            json.push_str(if i == 0 { "\n" } else { ",\n" });
            json.push_str(&serde_json::to_string(interaction)?);
        }
        json.push_str("\n]}\n");
        Ok(json)
    }
}

/// Reads an exported document, whoever wrote it and however much of it there is: what could be read, and what could
/// not with its line. Says nothing about what is remembered already; [`Log::import`] does.
pub fn read(json: &str) -> (Vec<Interaction>, Vec<RowError>) {
    let Some(document) = Document::read(json) else {
        let reason = "not a memory document, or one of a newer version".to_owned();
        return (Vec::new(), vec![RowError { line: 1, reason }]);
    };
    let (mut read, mut errors) = (Vec::new(), Vec::new());
    for (row, line) in document.rows.iter().zip(document.lines()) {
        match interaction(row.get()) {
            Ok(interaction) => read.push(interaction),
            Err(reason) => errors.push(RowError { line, reason: reason.to_owned() }),
        }
    }
    if let Some(line) = document.cut {
        let reason = "the document is cut off, or is not a memory document from here".to_owned();
        errors.push(RowError { line, reason });
    }
    (read, errors)
}

/// Reads acts that stand one a line, and the lines of those that cannot be read. Empty lines are none.
pub fn acts(lines: &str) -> (Vec<Interaction>, Vec<u64>) {
    let (mut read, mut unread) = (Vec::new(), Vec::new());
    for (line, number) in lines.lines().zip(1..).filter(|(line, _)| !line.is_empty()) {
        match interaction(line) {
            Ok(interaction) => read.push(interaction),
            Err(_) => unread.push(number),
        }
    }
    (read, unread)
}

fn interaction(row: &str) -> Result<Interaction, &'static str> {
    let interaction: Interaction = serde_json::from_slice(row.as_bytes())
        .map_err(|_| "not an interaction, or one of a newer version")?;
    interaction.unsound().map_or(Ok(interaction), Err)
}

/// An exported document, as far as it could be read.
#[derive(Debug, Default)]
pub struct Document<'de> {
    json: &'de str,
    format: bool,
    version: bool,
    /// What is kept beside the log, by name.
    pub settings: BTreeMap<String, &'de RawValue>,
    /// Interactions, in their order.
    pub rows: Vec<&'de RawValue>,
    /// The line on which it breaks off, if it does.
    pub cut: Option<u64>,
}

impl<'de> Document<'de> {
    /// Reads as much of a document as there is; none if it is of another format or of a newer version.
    pub fn read(json: &'de str) -> Option<Self> {
        let mut document = Self { json, ..Self::default() };
        let mut deserializer = serde_json::Deserializer::from_slice(json.as_bytes());
        let whole = Fill(&mut document).deserialize(&mut deserializer).and_then(|()| deserializer.end());
        document.cut = whole.err().map(|error| error.line() as u64);
        (document.format && document.version).then_some(document)
    }

    /// The line of each row.
    pub fn lines(&self) -> impl Iterator<Item = u64> {
        let (mut line, mut counted) = (1, self.json.as_bytes());
        self.rows.iter().map(move |row| {
            // Rows borrow from the document, in order, so the distance between them is the text between them.
            let skipped =
                row.get().as_ptr().addr().saturating_sub(counted.as_ptr().addr()).min(counted.len());
            let (before, rest) = counted.split_at(skipped);
            line += before.iter().filter(|&&byte| byte == b'\n').count() as u64;
            counted = rest;
            line
        })
    }
}

struct Fill<'r, 'de>(&'r mut Document<'de>);

impl<'de> DeserializeSeed<'de> for Fill<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Fill<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a memory document")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut listed = false;
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "format" => self.0.format = map.next_value::<String>()? == FORMAT,
                "version" => self.0.version = (1..=VERSION).contains(&map.next_value()?),
                "settings" => {
                    let settings = map.next_value::<&RawValue>()?.get().as_bytes();
                    self.0.settings = serde_json::from_slice(settings).unwrap_or_default();
                }
                "interactions" => {
                    map.next_value_seed(Rows(&mut self.0.rows))?;
                    listed = true;
                }
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        if listed { Ok(()) } else { Err(A::Error::missing_field("interactions")) }
    }
}

struct Rows<'r, 'de>(&'r mut Vec<&'de RawValue>);

impl<'de> DeserializeSeed<'de> for Rows<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Rows<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list of interactions")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while let Some(row) = seq.next_element()? {
            self.0.push(row);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROW: &str = r#"{"seq":{"clock":1,"node":2},"at_ms":3,"session":3,"catalog":"films","kind":"like","subject":{"item":"a"},"surface":"feed"}"#;

    fn document(rows: &str) -> String {
        format!("{{\"format\":\"penchant-memory\",\"version\":1,\"interactions\":[\n{rows}\n]}}")
    }

    #[test]
    fn a_bad_row_is_named_by_its_line_and_the_rows_around_it_are_read() {
        let (read, errors) = read(&document(&format!("{ROW},\n{{\"kind\":\"telepathy\"}},\n{ROW}")));
        assert_eq!(read.len(), 2);
        let reason = "not an interaction, or one of a newer version".to_owned();
        assert_eq!(errors, [RowError { line: 3, reason }]);
    }

    #[test]
    fn of_a_document_that_is_cut_off_the_whole_rows_are_read() {
        let whole = document(&format!("{ROW},\n{ROW}"));
        let (read, errors) = read(&whole[..whole.len() - 20]);
        assert_eq!((read.len(), errors.len(), errors[0].line), (1, 1, 3));
    }

    #[test]
    fn a_document_of_another_format_or_a_newer_version_is_refused_whole() {
        for foreign in
            [document(ROW).replace("penchant-", ""), document(ROW).replace(":1,\"inter", ":2,\"inter")]
        {
            let (read, errors) = read(&foreign);
            assert_eq!((read.len(), errors.len()), (0, 1));
        }
        assert_eq!(read("").1.len(), 1);
    }

    #[test]
    fn values_that_would_break_the_log_are_refused() {
        let clock = ROW.replace("\"clock\":1", "\"clock\":18446744073709551615");
        let placement =
            ROW.replace("\"surface\"", r#""placement":{"slate":1,"position":0,"propensity":0},"surface""#);
        let (read, errors) = read(&document(&format!("{clock},\n{placement}")));
        assert_eq!((read.len(), errors.len()), (0, 2));
    }
}
