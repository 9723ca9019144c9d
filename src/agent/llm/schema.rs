//! Checking JSON against the part of JSON Schema that the app's own schemas use.

use serde_json::Value;

/// Where a value does not fit, and why. It says nothing of the value, so it may be told to whoever sent it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The place, as a JSON pointer.
    pub at: String,
    /// The reason, in words.
    pub why: &'static str,
}

/// Checks `value` against `schema`: `type`, `properties`, `required`, `additionalProperties: false`, `items`, `minItems`,
/// `maxItems`, `maxLength`, `minimum`, `maximum`, `enum`, `const`, `anyOf`.
///
/// # Errors
/// Fails with the first thing that does not fit.
pub fn check(value: &Value, schema: &Value) -> Result<(), Wrong> {
    check_at(value, schema, "")
}

fn check_at(value: &Value, schema: &Value, at: &str) -> Result<(), Wrong> {
    let wrong = |why| Err(Wrong { at: if at.is_empty() { "/".into() } else { at.into() }, why });
    if let Some(kind) = schema["type"].as_str()
        && !is_of(value, kind)
    {
        return wrong("it is of another type");
    }
    if let Some(allowed) = schema["enum"].as_array()
        && !allowed.contains(value)
    {
        return wrong("it is not one of the values allowed");
    }
    if let Some(fixed) = schema.get("const")
        && fixed != value
    {
        return wrong("it is not the value required");
    }
    if let Some(choices) = schema["anyOf"].as_array()
        && !choices.iter().any(|choice| check_at(value, choice, at).is_ok())
    {
        return wrong("it fits none of the forms allowed");
    }
    let outside = |number: f64| {
        schema["minimum"].as_f64().is_some_and(|least| number < least)
            || schema["maximum"].as_f64().is_some_and(|most| number > most)
    };
    if value.as_f64().is_some_and(outside) {
        return wrong("it is out of range");
    }
    if let (Some(text), Some(most)) = (value.as_str(), schema["maxLength"].as_u64())
        && text.chars().count() as u64 > most
    {
        return wrong("it is too long");
    }
    if let Some(list) = value.as_array() {
        let count = list.len() as u64;
        if schema["minItems"].as_u64().is_some_and(|least| count < least) {
            return wrong("it has too few entries");
        }
        if schema["maxItems"].as_u64().is_some_and(|most| count > most) {
            return wrong("it has too many entries");
        }
        if let Some(items) = schema.get("items") {
            for (nth, entry) in list.iter().enumerate() {
                check_at(entry, items, &format!("{at}/{nth}"))?;
            }
        }
    }
    if let Some(object) = value.as_object() {
        let properties = schema["properties"].as_object();
        for required in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if !object.contains_key(required) {
                return wrong("a property is missing");
            }
        }
        for (name, entry) in object {
            match properties.and_then(|properties| properties.get(name)) {
                // The name is the schema's, not the stranger's.
                Some(schema) => check_at(entry, schema, &format!("{at}/{name}"))?,
                None if schema["additionalProperties"] == Value::Bool(false) => {
                    return wrong("it has a property that is not allowed");
                }
                None => {}
            }
        }
    }
    Ok(())
}

fn is_of(value: &Value, kind: &str) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        _ => false,
    }
}
