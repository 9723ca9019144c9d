//! Ollama's own chat format: a JSON document a line.

use serde_json::{Value, json};

use super::wire::{Delta, MOST_TOKENS, Prompt, message};

pub fn body(prompt: &Prompt<'_>) -> Value {
    let mut messages = vec![json!({"role": "system", "content": prompt.instruction})];
    messages.extend(prompt.messages().map(|(role, text)| json!({"role": role, "content": text})));
    json!({
        "model": prompt.model,
        "messages": messages,
        "format": prompt.schema,
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
