//! Anthropic messages. The plan is the input of a tool that the model has to call: that is how the format promises JSON.

use serde_json::{Value, json};

use super::wire::{Delta, MOST_TOKENS, Prompt, message};

pub fn body(prompt: &Prompt<'_>) -> Value {
    let messages: Vec<Value> =
        prompt.messages().map(|(role, text)| json!({"role": role, "content": text})).collect();
    json!({
        "model": prompt.model,
        "max_tokens": MOST_TOKENS,
        "system": prompt.instruction,
        "messages": messages,
        "tools": [{"name": "plan", "description": "Hands over the plan.", "input_schema": prompt.schema}],
        "tool_choice": {"type": "tool", "name": "plan"},
        "stream": true,
    })
}

/// An event of the stream, or the whole answer of a server that does not stream.
pub fn read(event: &Value) -> Vec<Delta> {
    match event["type"].as_str() {
        Some("content_block_delta") => {
            // The plan comes as pieces of JSON; what the model says beside it is not asked for.
            let piece = event["delta"]["partial_json"].as_str().filter(|piece| !piece.is_empty());
            piece.map(|piece| Delta::Text(piece.to_owned())).into_iter().collect()
        }
        Some("message_delta") => ended(&event["delta"]).into_iter().collect(),
        Some("error") => vec![Delta::Failed(message(&event["error"]))],
        Some("message") => {
            let blocks = event["content"].as_array().into_iter().flatten();
            let inputs = blocks.filter(|block| block["type"] == "tool_use").map(|block| &block["input"]);
            inputs.map(|input| Delta::Text(input.to_string())).chain(ended(event)).collect()
        }
        _ => Vec::new(),
    }
}

fn ended(event: &Value) -> Option<Delta> {
    Some(match event["stop_reason"].as_str()? {
        "max_tokens" => Delta::Cut,
        "refusal" => Delta::Refused,
        _ => Delta::Done,
    })
}
