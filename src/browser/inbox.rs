//! What other apps hand to this one: shared through the service worker, or files that it was opened with.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, Cache, Request, Response};

use super::fetch::said;

/// The names that the service worker knows.
const CACHE: &str = "penchant-inbox";
const NAME: &str = "X-Name";

/// One thing.
#[derive(Debug, Clone)]
pub enum Handed {
    /// A text, perhaps with a title and an address in it.
    Text(String),
    /// A file.
    File {
        /// As the person knows it.
        name: String,
        /// Its content, and kind.
        blob: Blob,
    },
}

/// Takes what was shared: it is no longer there afterwards.
///
/// # Errors
/// Where the browser keeps nothing for this page.
pub async fn take() -> Result<Vec<Handed>, JsValue> {
    let caches = web_sys::window().ok_or("no window")?.caches()?;
    let cache: Cache = JsFuture::from(caches.open(CACHE)).await?.unchecked_into();
    let keys: Array = JsFuture::from(cache.keys()).await?.unchecked_into();
    let mut handed = Vec::new();
    for key in keys {
        let key: Request = key.unchecked_into();
        let response: Response = JsFuture::from(cache.match_with_request(&key)).await?.unchecked_into();
        if key.url().ends_with("/text") {
            handed.extend(JsFuture::from(response.text()?).await?.as_string().map(Handed::Text));
        } else {
            let name = response.headers().get(NAME)?.unwrap_or_default();
            let name = percent_encoding::percent_decode_str(&name).decode_utf8_lossy().into_owned();
            let blob = JsFuture::from(response.blob()?).await?.unchecked_into();
            handed.push(Handed::File { name, blob });
        }
    }
    JsFuture::from(caches.delete(CACHE)).await?;
    Ok(handed)
}

/// Calls `opened` with the files that the app is opened with from the system, now and later.
pub fn on_files(opened: impl Fn(Vec<Handed>) + Clone + 'static) {
    let queue = web_sys::window().and_then(|window| Reflect::get(&window, &"launchQueue".into()).ok());
    // Only browsers that open files with apps have one.
    let Some(queue) = queue.filter(JsValue::is_object) else { return };
    let launched = Closure::<dyn FnMut(JsValue)>::new(move |launch: JsValue| {
        let opened = opened.clone();
        spawn_local(async move {
            let files = files(&launch).await.unwrap_or_default();
            if !files.is_empty() {
                opened(files);
            }
        });
    });
    if let Ok(set) = Reflect::get(&queue, &"setConsumer".into()) {
        let _ = set.unchecked_into::<Function>().call1(&queue, launched.as_ref());
    }
    launched.forget();
}

async fn files(launch: &JsValue) -> Result<Vec<Handed>, JsValue> {
    let mut handed = Vec::new();
    for handle in Array::from(&Reflect::get(launch, &"files".into())?) {
        let get: Function = Reflect::get(&handle, &"getFile".into())?.unchecked_into();
        let file = JsFuture::from(get.call0(&handle)?.unchecked_into::<js_sys::Promise>()).await?;
        let file: web_sys::File = file.unchecked_into();
        handed.push(Handed::File { name: file.name(), blob: file.unchecked_into() });
    }
    Ok(handed)
}

/// The bytes of a file.
///
/// # Errors
/// In words.
pub async fn bytes(blob: &Blob) -> Result<Vec<u8>, String> {
    let buffer = JsFuture::from(blob.array_buffer()).await.map_err(|error| said(&error))?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}
