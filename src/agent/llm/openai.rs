//! Chat completions as OpenAI defined them and many servers speak them.

use serde_json::{Value, json};

use super::wire::{Delta, MOST_TOKENS, Prompt, message};

pub fn body(prompt: &Prompt<'_>, endpoint: &str) -> Value {
    let mut messages = vec![json!({"role": "system", "content": prompt.instruction})];
    messages.extend(prompt.messages().map(|(role, text)| json!({"role": role, "content": text})));
    // The service that defined the format has renamed the limit; the servers that copied it have not.
    let limit =
        if endpoint.starts_with("https://api.openai.com/") { "max_completion_tokens" } else { "max_tokens" };
    json!({
        "model": prompt.model,
        "messages": messages,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "plan", "schema": prompt.schema},
        },
        "stream": true,
        limit: MOST_TOKENS,
    })
}

/// An event of the stream, or the whole answer of a server that does not stream.
pub fn read(event: &Value) -> Vec<Delta> {
    if let Some(error) = event.get("error").filter(|error| !error.is_null()) {
        return vec![Delta::Failed(message(error))];
    }
    let choice = &event["choices"][0];
    let said = if choice["delta"].is_object() { &choice["delta"] } else { &choice["message"] };
    let mut deltas = Vec::new();
    if let Some(text) = said["content"].as_str().filter(|text| !text.is_empty()) {
        deltas.push(Delta::Text(text.to_owned()));
    }
    if said["refusal"].as_str().is_some_and(|text| !text.is_empty()) {
        deltas.push(Delta::Refused);
    }
    match choice["finish_reason"].as_str() {
        Some("length") => deltas.push(Delta::Cut),
        Some("content_filter") => deltas.push(Delta::Refused),
        Some(_) => deltas.push(Delta::Done),
        None => {}
    }
    deltas
}
