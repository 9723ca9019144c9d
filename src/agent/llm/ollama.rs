//! Ollama's own chat format: a JSON document a line.

use serde_json::{Value, json};

use super::{
    provider::{Asked, MOST_TOKENS},
    stream::{Delta, message},
};

pub fn body(asked: &Asked<'_>) -> Value {
    let mut messages = vec![json!({"role": "system", "content": asked.instruction})];
    messages.extend(asked.messages().map(|(role, text)| json!({"role": role, "content": text})));
    json!({
        "model": asked.model,
        "messages": messages,
        "format": asked.schema,
        "stream": true,
        "options": {"num_predict": MOST_TOKENS},
    })
}

/// A line of the stream, or the whole answer.
pub fn read(event: &Value) -> Vec<Delta> {
    if let Some(error) = event.get("error") {
        return vec![Delta::Failed(message(error))];
    }
    let text = event["message"]["content"].as_str().filter(|text| !text.is_empty());
    let mut deltas: Vec<Delta> = text.map(|text| Delta::Text(text.to_owned())).into_iter().collect();
    if event["done"] == Value::Bool(true) {
        deltas.push(if event["done_reason"] == "length" { Delta::Cut } else { Delta::Done });
    }
    deltas
}
