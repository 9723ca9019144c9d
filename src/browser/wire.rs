//! Messages between page and worker as plain JavaScript values, so that either side can be read in a debugger and
//! spoken to from a script.

use js_sys::{Array, Object, Reflect};
use serde::{Serialize, de::DeserializeOwned};
use serde_wasm_bindgen::{Deserializer, Error, Serializer};
use wasm_bindgen::{JsCast, JsValue};

use crate::engine::protocol::Request;

/// The largest integer up to which JavaScript's numbers are exact.
const LARGEST: i64 = (1 << 53) - 1;

/// A structured-cloneable value: objects, arrays, strings, numbers and byte arrays only. An integer that JavaScript's
/// numbers cannot hold becomes the nearest that they can: a time of the year 290,000 must not cost the rest of its page.
///
/// # Errors
/// What cannot be a JavaScript value at all.
pub fn encode<T: Serialize>(message: &T) -> Result<JsValue, Error> {
    let serializer = Serializer::json_compatible().serialize_bytes_as_arrays(false);
    message.serialize(&serializer).or_else(|_| {
        let value = message.serialize(&serializer.serialize_large_number_types_as_bigints(true))?;
        Ok(with_numbers(value))
    })
}

/// The message in a value. Never throws.
///
/// # Errors
/// Why it isn't one.
pub fn decode<T: DeserializeOwned>(value: &JsValue) -> Result<T, Error> {
    serde_wasm_bindgen::from_value(value.clone())
}

/// The call in a message.
///
/// # Errors
/// What it holds instead.
pub fn request(body: &JsValue) -> Result<Request, Error> {
    let name = take_type(body).unwrap_or_default();
    Request::named(&name, Deserializer::from(body.clone()))
}

/// A property; undefined where there is none.
pub fn property(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).unwrap_or_default()
}

/// Takes the name of what is in a message out of it; what is left is that itself.
pub fn take_type(body: &JsValue) -> Option<String> {
    let name = property(body, "type").as_string()?;
    // Of an object that came in a message everything can be deleted.
    let _ = Reflect::delete_property::<Object>(body.unchecked_ref(), &"type".into());
    Some(name)
}

/// The same value, with numbers in the place of its big integers.
fn with_numbers(value: JsValue) -> JsValue {
    if value.is_bigint() {
        let most = if u64::try_from(value.clone()).is_ok() { LARGEST } else { -LARGEST };
        let number = i64::try_from(value).unwrap_or(most);
        return JsValue::from_f64(number.clamp(-LARGEST, LARGEST) as f64);
    }
    // Of other objects there are only byte arrays.
    let is_plain = Object::try_from(&value).is_some_and(|object| object.constructor().name() == "Object");
    if is_plain || Array::is_array(&value) {
        for key in Object::keys(value.unchecked_ref::<Object>()) {
            // Neither fails for what was just made.
            let inner = Reflect::get(&value, &key).unwrap_or_default();
            let _ = Reflect::set(&value, &key, &with_numbers(inner));
        }
    }
    value
}
