//! JSON Lines: one item a line, with the fields of [`Item`]. `facets` may hold one value or several per name; `year`
//! may stand beside `numbers`; fields that the format does not know are passed over.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Collected, fields};
use crate::catalog::{Item, RowError};

/// What a line may hold, before it is checked.
#[derive(Deserialize)]
struct Row {
    id: Text,
    #[serde(alias = "name")]
    title: String,
    #[serde(default)]
    description: Option<String>,
    #[serde(default, alias = "link")]
    url: Option<String>,
    #[serde(default)]
    image: Option<String>,
    #[serde(default, alias = "author")]
    creator: Option<String>,
    #[serde(default)]
    tags: Option<Vec<String>>,
    #[serde(default)]
    facets: Option<BTreeMap<String, Values>>,
    #[serde(default)]
    numbers: Option<BTreeMap<String, f64>>,
    #[serde(default)]
    year: Option<f64>,
    #[serde(default)]
    date: Option<String>,
    #[serde(default)]
    popularity: Option<f64>,
    #[serde(default)]
    language: Option<String>,
}

/// Shops number their items; memory knows ids as text.
#[derive(Deserialize)]
#[serde(untagged)]
enum Text {
    Word(String),
    Number(u64),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Values {
    One(String),
    Many(Vec<String>),
}

/// Reads a file. Empty lines are passed over.
pub fn read(bytes: &[u8]) -> (Vec<Item>, Vec<RowError>) {
    let mut collected = Collected::default();
    for (line, text) in (1..).zip(bytes.split(|byte| *byte == b'\n')) {
        if text.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let item = match serde_json::from_slice::<Row>(text) {
            Ok(row) => row.into_item(),
            Err(error) => Err(why(&error)),
        };
        collected.add(line, item);
    }
    collected.finish()
}

/// The error's own words may quote the input at length; its kind and place are enough.
fn why(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.strip_prefix("missing field ").and_then(|rest| rest.split(" at ").next()) {
        Some(field) => format!("{field} is missing"),
        None if error.is_data() => format!("a field is not of its type (column {})", error.column()),
        None => format!("the line is not JSON (column {})", error.column()),
    }
}

impl Row {
    fn into_item(self) -> Result<Item, String> {
        let date = self.date.map(|date| fields::date(&date)).transpose()?;
        let mut numbers = self.numbers.unwrap_or_default();
        numbers.retain(|_, number| number.is_finite());
        if let Some(year) = self.year.or_else(|| fields::year_of(date.as_deref()?)) {
            numbers.entry("year".into()).or_insert(year);
        }
        let values = |values| match values {
            Values::One(value) => vec![value],
            Values::Many(values) => values,
        };
        Ok(Item {
            id: match self.id {
                Text::Word(word) => word.trim().to_owned(),
                Text::Number(number) => number.to_string(),
            },
            title: self.title.trim().to_owned(),
            description: self.description.unwrap_or_default().trim().to_owned(),
            url: self.url.map(|url| fields::link("url", &url)).transpose()?,
            image: self.image.map(|image| fields::link("image", &image)).transpose()?,
            creator: self.creator.filter(|name| !name.trim().is_empty()),
            tags: self.tags.unwrap_or_default(),
            facets: self.facets.unwrap_or_default().into_iter().map(|(name, v)| (name, values(v))).collect(),
            numbers,
            date,
            popularity: self.popularity.map(fields::popularity).transpose()?,
            language: self.language,
        })
    }
}
