//! What the browser says, in the port's words. Of all that a message may hold, only the browser's own text is kept.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

use crate::store::StoreError;

pub fn closed() -> StoreError {
    StoreError::Unavailable("the connection was closed".to_owned())
}

pub fn rexie_error(error: rexie::Error) -> StoreError {
    match error {
        rexie::Error::IdbError(error) => idb_error(error),
        other => StoreError::Platform(other.to_string()),
    }
}

pub fn idb_error(error: idb::Error) -> StoreError {
    match error {
        idb::Error::DomException(error) => dom_error(&error),
        other => StoreError::Platform(other.to_string()),
    }
}

pub fn js_error(error: JsValue) -> StoreError {
    error.dyn_ref().map_or_else(|| StoreError::Platform(format!("{error:?}")), dom_error)
}

pub fn dom_error(error: &DomException) -> StoreError {
    match error.name().as_str() {
        "QuotaExceededError" => StoreError::Quota,
        "VersionError" => StoreError::Superseded,
        "AbortError" => StoreError::Aborted(error.message()),
        "InvalidStateError" | "SecurityError" | "UnknownError" => StoreError::Unavailable(error.message()),
        name => StoreError::Platform(format!("{name}: {}", error.message())),
    }
}
