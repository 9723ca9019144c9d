//! Installing the app, where the browser offers it. `boot.js` holds the offer, which may come before this code does.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The event that `boot.js` tells of an offer by, on the window.
pub const OFFERED: &str = "penchant-install-offered";
const OFFER: &str = "penchantInstallOffer";

/// Whether there is an offer.
pub fn offered() -> bool {
    offer().is_some()
}

/// Whether the app runs as an installed one.
pub fn is_installed() -> bool {
    let standalone =
        web_sys::window().and_then(|window| window.match_media("(display-mode: browser)").ok()?);
    standalone.is_some_and(|browser| !browser.matches())
}

/// Lets the browser ask the person. Each offer serves once.
///
/// # Errors
/// What the browser says.
pub async fn ask() -> Result<(), JsValue> {
    let offer = offer().ok_or("there is no offer")?;
    if let Some(window) = web_sys::window() {
        Reflect::set(&window, &OFFER.into(), &JsValue::UNDEFINED)?;
    }
    let prompt: Function = Reflect::get(&offer, &"prompt".into())?.unchecked_into();
    JsFuture::from(prompt.call0(&offer)?.unchecked_into::<Promise>()).await.map(drop)
}

fn offer() -> Option<JsValue> {
    let window = web_sys::window()?;
    Reflect::get(&window, &OFFER.into()).ok().filter(JsValue::is_object)
}
