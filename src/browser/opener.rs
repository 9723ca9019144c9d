//! The window that opened this one, if it is a frame of the app's own on another site (`static/web/embed/internal/frame.ts`).

use js_sys::{Object, Reflect};
use wasm_bindgen::JsCast;
use web_sys::Window;

/// Whether one opened this window and is still there.
pub fn waits() -> bool {
    opener().is_some()
}

/// Tells it that the person has agreed. Only a window of this origin can hear that. False if nobody is there.
pub fn allow() -> bool {
    let (Some(window), Some(opener)) = (web_sys::window(), opener()) else { return false };
    let message = Object::new();
    let fields = [("penchant", 1.0.into()), ("type", "allowed".into())];
    let filled = fields.iter().all(|(name, value)| Reflect::set(&message, &(*name).into(), value).is_ok());
    let told = window.location().origin().and_then(|origin| opener.post_message(&message, &origin));
    if filled && told.is_ok() {
        close();
        return true;
    }
    false
}

/// Closes this window; the browser does so for windows that were opened by others only.
pub fn close() {
    if let Some(window) = web_sys::window() {
        let _ = window.close();
    }
}

fn opener() -> Option<Window> {
    let window = web_sys::window()?;
    // In a frame, the page around it could draw over the question.
    if window.top().ok()?? != window {
        return None;
    }
    // A window of another realm is of another realm's class: asking for the class would miss it.
    let opener = window.opener().ok()?;
    opener.is_object().then(|| opener.unchecked_into())
}
