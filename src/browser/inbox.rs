//! What other apps hand to this one: shared through the service worker, or files that it was opened with.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, Cache, Request, Response};

use super::{fetch::said, kept::INBOX};

/// The names that the service worker knows.
const NAME: &str = "X-Name";
const FROM: &str = "X-From";

/// One thing.
#[derive(Debug, Clone)]
pub enum Handed {
    /// A text, perhaps with a title and an address in it.
    Text(Blob),
    /// A file.
    File {
        /// As the person knows it.
        name: String,
        /// Its content, and kind.
        blob: Blob,
    },
}

/// What was shared at once.
#[derive(Debug, Clone, Default)]
pub struct Shared {
    /// The site that it came from, where it is known that it came from one and not from another app.
    pub from: Option<String>,
    /// All of it, unread.
    pub things: Vec<Handed>,
}

/// Takes what was shared: it is no longer there afterwards.
///
/// # Errors
/// Where the browser keeps nothing for this page.
pub async fn take() -> Result<Shared, JsValue> {
    let caches = web_sys::window().ok_or("no window")?.caches()?;
    let cache: Cache = JsFuture::from(caches.open(INBOX)).await?.unchecked_into();
    let keys: Array = JsFuture::from(cache.keys()).await?.unchecked_into();
    let mut shared = Shared::default();
    for key in keys {
        let key: Request = key.unchecked_into();
        let response: Response = JsFuture::from(cache.match_with_request(&key)).await?.unchecked_into();
        let headers = response.headers();
        let blob = JsFuture::from(response.blob()?).await?.unchecked_into();
        shared.from = headers.get(FROM)?.filter(|from| !from.is_empty());
        shared.things.push(match key.url().ends_with("/text") {
            true => Handed::Text(blob),
            false => {
                let name = headers.get(NAME)?.unwrap_or_default();
                let name = percent_encoding::percent_decode_str(&name).decode_utf8_lossy().into_owned();
                Handed::File { name, blob }
            }
        });
    }
    JsFuture::from(caches.delete(INBOX)).await?;
    Ok(shared)
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

/// The first bytes of a file, as many as `most`.
///
/// # Errors
/// In words.
pub async fn head(blob: &Blob, most: u32) -> Result<Vec<u8>, String> {
    bytes(&blob.slice_with_f64_and_f64(0.0, most.into()).map_err(|error| said(&error))?).await
}

/// The bytes of a file. How large it is says [`Blob::size`], which reads nothing: it is asked first.
///
/// # Errors
/// In words.
pub async fn bytes(blob: &Blob) -> Result<Vec<u8>, String> {
    let buffer = JsFuture::from(blob.array_buffer()).await.map_err(|error| said(&error))?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}
