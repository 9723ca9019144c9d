//! Several labels in one value.

use serde_json::{Map, Value};

use super::json;
use crate::catalog::plain_text;

/// Languages that a text may be in, by what names them.
const LANGUAGES: &[&str] =
    &["en", "en-US", "en_US", "english", "de", "german", "fr", "french", "es", "spanish", "ja", "japanese"];
/// What an object calls itself by; the last are how MongoDB writes ids, dates and numbers.
const NAMES: &[&str] = &[
    "name",
    "title",
    "label",
    "value",
    "@value",
    "slug",
    "$oid",
    "$date",
    "$numberInt",
    "$numberLong",
    "$numberDouble",
    "$numberDecimal",
];

/// What stands between the labels of a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Between {
    /// `;` or `|`; an entity has a semicolon of its own, so entities go first.
    #[default]
    Signs,
    /// These, and commas.
    Commas,
}

/// The labels of a value: a list, a text with signs between, or a list that is written into a text.
pub fn labels(value: &Value, between: Between) -> Vec<String> {
    match value {
        Value::Array(values) => values.iter().filter_map(label).collect(),
        Value::String(text) => parts(text, between),
        other => label(other).into_iter().collect(),
    }
}

/// A text, a number, or what an object calls itself.
pub fn label(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()),
        // One that a table made a fraction of (`101.0`) is whole.
        Value::Number(number) => {
            let text = number.to_string();
            Some(text.strip_suffix(".0").unwrap_or(&text).to_owned())
        }
        Value::Bool(is) => Some(is.to_string()),
        Value::Object(node) => {
            let named = NAMES.iter().find_map(|name| node.get(*name)).and_then(label);
            named.or_else(|| in_a_language(node))
        }
        _ => None,
    }
    .filter(|text| !text.is_empty())
}

/// What is said in several languages, in English if it is: `{"de": "Farn", "en": {"value": "Fern"}}`.
fn in_a_language(node: &Map<String, Value>) -> Option<String> {
    LANGUAGES.iter().find_map(|language| node.get(*language)).and_then(label)
}

/// A text as a list that is written into it (`["a", "b"]`, also as Python has it); none if it is none.
pub fn written(text: &str) -> Option<Value> {
    let text = text.trim();
    let is_list = text.starts_with(['[', '{', '(']) && text.ends_with([']', '}', ')']) && text.len() > 1;
    // A tuple or a set is a list here.
    let inner = is_list.then(|| &text[1..text.len() - 1])?;
    match json::relaxed(text) {
        Ok(value @ (Value::Array(_) | Value::Object(_))) => Some(value),
        _ => json::relaxed(&format!("[{inner}]")).ok(),
    }
}

fn parts(text: &str, between: Between) -> Vec<String> {
    if let Some(value @ Value::Array(_)) = written(text) {
        return labels(&value, between);
    }
    let text = plain_text::line(text);
    let is_sign = |c: char| matches!(c, ';' | '|') || (c == ',' && between == Between::Commas);
    // "Home > Kitchen" is a way through categories.
    let parts = text.split(is_sign).flat_map(|part| part.split(" > "));
    parts.map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn labels_are_found_however_they_are_listed() {
        for (value, wanted) in [
            (json!("a; b|c"), vec!["a", "b", "c"]),
            (json!("R&amp;B; Soul"), vec!["R&B", "Soul"]),
            (json!("Garden > Tools > Rakes"), vec!["Garden", "Tools", "Rakes"]),
            (json!("[\"a\", \"b, c\"]"), vec!["a", "b, c"]),
            (json!("['a', 'b']"), vec!["a", "b"]),
            (json!("('a', 'b')"), vec!["a", "b"]),
            (json!("{'a', 'b'}"), vec!["a", "b"]),
            (json!("[{'id': 3, 'name': 'Noir'}]"), vec!["Noir"]),
            (json!("[]"), vec![]),
            (json!("[Remastered]"), vec!["[Remastered]"]),
            (json!(["x", 7, 2.0, null, {"name": "y"}]), vec!["x", "7", "2", "y"]),
            (json!({"name": "z"}), vec!["z"]),
            (json!({"ja": "シダ", "en": {"value": "Fern"}}), vec!["Fern"]),
            (json!({"german": "Farn", "french": "Fougère"}), vec!["Farn"]),
            (json!({"x": 1}), vec![]),
            (json!(true), vec!["true"]),
        ] {
            assert_eq!(labels(&value, Between::Signs), wanted, "{value}");
        }
        assert_eq!(labels(&json!("a, b"), Between::Signs), ["a, b"]);
        assert_eq!(labels(&json!("a, b"), Between::Commas), ["a", "b"]);
    }
}
