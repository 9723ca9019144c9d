//! The few things that the page needs from the browser and that no crate here words better.

use std::{cell::Cell, time::Duration};

use futures_channel::oneshot;
use leptos::prelude::{document, set_timeout, window};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, EventTarget, HtmlElement, HtmlInputElement};

/// Listens for as long as the page lives.
pub fn listen<E: JsCast + 'static>(target: &EventTarget, event: &str, mut listener: impl FnMut(E) + 'static) {
    let listener = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| listener(event.unchecked_into()));
    // Fails for no target that exists.
    let _ = target.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
    listener.forget();
}

/// Milliseconds since the Unix epoch, by the device's clock.
pub fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// Minutes by which the person's clock is ahead of UTC at a moment.
pub fn ahead_of_utc(at_ms: i64) -> i64 {
    -js_sys::Date::new(&JsValue::from_f64(at_ms as f64)).get_timezone_offset() as i64
}

/// A text without accents and capitals, as search compares words.
pub fn folded(text: &str) -> String {
    let apart = String::from(js_sys::JsString::from(text).normalize("NFKD"));
    apart.chars().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).flat_map(char::to_lowercase).collect()
}

/// Whether nobody can see the page now.
pub fn is_hidden() -> bool {
    document().hidden()
}

/// Whether the browser has a connection, as far as it knows.
pub fn is_online() -> bool {
    window().navigator().on_line()
}

/// Whether the person points with something that hovers, so that a field in focus covers nothing with a keyboard.
pub fn has_mouse() -> bool {
    media("(hover: hover)")
}

/// Whether a media query holds now.
pub fn media(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|query| query.matches())
}

/// Whether the person asked their browser to spare data.
pub fn saves_data() -> bool {
    crate::browser::fetch::saves_data(&window().navigator())
}

/// A value kept for this origin; none where storage is closed to us.
pub fn stored(key: &str) -> Option<String> {
    window().local_storage().ok().flatten()?.get_item(key).ok().flatten()
}

/// Keeps a value for this origin, or with none removes it. Where storage is closed to us, nothing happens.
pub fn store(key: &str, value: Option<&str>) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = match value {
            Some(value) => storage.set_item(key, value),
            None => storage.remove_item(key),
        };
    }
}

/// A value kept for this tab, over reloads; none where storage is closed to us.
pub fn stored_by_tab(key: &str) -> Option<String> {
    window().session_storage().ok().flatten()?.get_item(key).ok().flatten()
}

/// Keeps a value for this tab. Where storage is closed to us, nothing happens.
pub fn store_by_tab(key: &str, value: &str) {
    if let Ok(Some(storage)) = window().session_storage() {
        let _ = storage.set_item(key, value);
    }
}

thread_local! {
    /// What stood in the place of the first cards before the app came, until it is shown again.
    static TILES: Cell<Option<Element>> = const { Cell::new(None) };
}

/// Keeps the tiles of the boot skeleton in `root`: what is shown in them is to stay until there are cards.
pub fn keep_tiles(root: &HtmlElement) {
    TILES.set(root.query_selector("#boot .grid").ok().flatten());
}

/// The tiles that were kept, once.
pub fn take_tiles() -> Option<Element> {
    TILES.take()
}

/// Empties the field with this id, if it is there.
pub fn empty(id: &str) {
    let field = document().get_element_by_id(id).and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    if let Some(field) = field {
        field.set_value("");
    }
}

/// The element with focus, if it has an id to find it by again.
pub fn focused_id() -> Option<String> {
    document().active_element().map(|element| element.id()).filter(|id| !id.is_empty())
}

/// Whether focus is nowhere in particular.
pub fn is_unfocused() -> bool {
    document().active_element().is_none_or(|element| element.tag_name() == "BODY")
}

/// Moves focus without scrolling. Returns whether there was such an element.
pub fn focus(id: &str) -> bool {
    let Some(element) =
        document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok())
    else {
        return false;
    };
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    element.focus_with_options(&options).is_ok()
}

/// Runs once when the browser has nothing better to do, or soon where it cannot tell.
pub fn when_idle(run: impl FnOnce() + 'static) {
    let can_tell = js_sys::Reflect::has(&window(), &"requestIdleCallback".into()).unwrap_or(false);
    if can_tell {
        let callback = Closure::once_into_js(run);
        let _ = window().request_idle_callback(callback.unchecked_ref());
    } else {
        set_timeout(run, Duration::from_secs(2));
    }
}

/// Lets the browser have its turn: what is drawn so far is seen, and what was pressed is heard.
pub async fn breathe() {
    let (go, gone) = oneshot::channel();
    let wake = move || {
        let _ = go.send(());
    };
    set_timeout(wake, Duration::ZERO);
    let _ = gone.await;
}

/// Hands the person a text as a file.
///
/// # Errors
/// What the browser says.
pub fn download(name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    download_bytes(name, kind, text.as_bytes())
}

/// Hands the person a value as a file of JSON.
///
/// # Errors
/// What the browser says, or that the value has no form in JSON.
pub fn download_json<T: serde::Serialize>(name: &str, value: &T) -> Result<(), JsValue> {
    let value = crate::browser::wire::encode(value)?;
    let text = js_sys::JSON::stringify_with_replacer_and_space(&value, &JsValue::NULL, &2.into())?;
    download(name, "application/json", &String::from(text))
}

/// Puts a text on the clipboard.
///
/// # Errors
/// If the browser does not let the page write to the clipboard.
pub async fn copy(text: &str) -> Result<(), JsValue> {
    JsFuture::from(window().navigator().clipboard().write_text(text)).await.map(drop)
}

/// Hands the person a file. Nothing goes over the network: the bytes are behind a `blob:` address.
///
/// # Errors
/// What the browser says.
pub fn download_bytes(name: &str, kind: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let blob = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    let url = web_sys::Url::create_object_url_with_blob(&blob)?;
    let link: web_sys::HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The download has begun by the next minute; until then the bytes must stay.
    set_timeout(move || drop(web_sys::Url::revoke_object_url(&url)), Duration::from_secs(60));
    Ok(())
}
