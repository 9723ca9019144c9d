//! The language model that some browsers bring along (the Prompt API, <https://webmachinelearning.github.io/prompt-api/>).
//! It runs on the device; nothing leaves.

use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::engine::protocol::conversation::Brief;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = LanguageModel, catch)]
    async fn availability() -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = LanguageModel, catch)]
    async fn create(options: &JsValue) -> Result<JsValue, JsValue>;

    type Session;

    #[wasm_bindgen(method, catch)]
    async fn prompt(this: &Session, input: &str, options: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method)]
    fn destroy(this: &Session);
}

/// Whether there is one that is ready: one that would have to be downloaded first is not.
pub async fn is_there() -> bool {
    let there = Reflect::has(&js_sys::global(), &"LanguageModel".into()).unwrap_or(false);
    there && availability().await.is_ok_and(|state| state == "available")
}

/// Its answer; none where it fails.
pub async fn answer(brief: &Brief) -> Option<String> {
    let system = Object::new();
    set(&system, "role", &"system".into());
    set(&system, "content", &brief.system.as_str().into());
    let options = Object::new();
    set(&options, "initialPrompts", &js_sys::Array::of1(&system));
    let session: Session = create(&options).await.ok()?.unchecked_into();
    let asked = Object::new();
    set(&asked, "responseConstraint", &JSON::parse(&brief.schema).ok()?);
    let answer = session.prompt(&brief.prompt, &asked).await;
    session.destroy();
    answer.ok()?.as_string()
}

/// Setting a field of a new object cannot fail.
fn set(object: &Object, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}
