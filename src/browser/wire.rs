//! Messages between page and worker as plain JavaScript values, so that either side can be read in a debugger and
//! spoken to from a script.

use serde::{Serialize, de::DeserializeOwned};
use serde_wasm_bindgen::{Error, Serializer};
use wasm_bindgen::JsValue;

/// A structured-cloneable value: objects, arrays, strings, numbers and byte arrays only. Integers must stay below 2^53.
///
/// # Errors
/// If something in it has no form as a JavaScript value.
pub fn encode<T: Serialize>(message: &T) -> Result<JsValue, Error> {
    message.serialize(&Serializer::json_compatible().serialize_bytes_as_arrays(false))
}

/// The message in a value, or why it isn't one. Never throws.
///
/// # Errors
/// Why it is not such a message.
pub fn decode<T: DeserializeOwned>(value: &JsValue) -> Result<T, Error> {
    serde_wasm_bindgen::from_value(value.clone())
}
