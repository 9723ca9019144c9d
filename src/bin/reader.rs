//! The reading room as a module of its own, for the engine's worker; on other targets there is nothing to run.

#[cfg(target_family = "wasm")]
mod exports {
    use js_sys::{Array, Function};
    use penchant::{browser::reader, engine::ports::KeepOrder};
    use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

    /// What a file holds: JSON, in bytes.
    #[wasm_bindgen]
    pub async fn read(bytes: Vec<u8>, turn: Function) -> JsValue {
        reader::found(&bytes, turn).await
    }

    /// What a history from another service holds: JSON, in bytes.
    #[wasm_bindgen]
    pub async fn history(bytes: Vec<u8>, order: Vec<u8>, turn: Function) -> JsValue {
        reader::brought(&bytes, &order, turn).await
    }

    /// A pack: what is to be said of it as JSON in bytes, and its ZIP file.
    #[wasm_bindgen]
    pub fn pack(order: &[u8]) -> Array {
        reader::made(order)
    }

    /// A file of memory, or in words why there is none.
    #[wasm_bindgen]
    pub async fn keep(document: Vec<u8>, language: String, passphrase: String, chance: Vec<u8>) -> JsValue {
        reader::packed(&document, KeepOrder { language, passphrase, chance }).await
    }

    /// What a file of memory holds.
    #[wasm_bindgen]
    pub async fn kept(bytes: Vec<u8>, passphrase: String) -> Array {
        reader::opened(&bytes, &passphrase).await
    }
}

fn main() {
    #[cfg(target_family = "wasm")]
    console_error_panic_hook::set_once();
}
