//! Files that are dropped anywhere on the app, where no part of the page takes them for itself.

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use web_sys::{Blob, DragEvent, FileList};

use super::super::{
    dom,
    model::route::Route,
    state::{history::HistoryState, router::Router},
};

/// Takes them for a history, and goes to where it is looked at.
pub fn anywhere(history: &'static HistoryState, router: &'static Router) {
    dom::listen(&window(), "dragover", |event: DragEvent| {
        let of_files = |data: web_sys::DataTransfer| data.types().includes(&"Files".into(), 0);
        if !event.default_prevented() && event.data_transfer().is_some_and(of_files) {
            event.prevent_default();
        }
    });
    dom::listen(&window(), "drop", move |event: DragEvent| {
        let files = event.data_transfer().and_then(|data| data.files()).filter(|files| files.length() > 0);
        if let Some(files) = files.filter(|_| !event.default_prevented()) {
            event.prevent_default();
            router.go(&Route::Memory);
            history.take(named(&files));
        }
    });
}

/// Files, with what they are called.
pub fn named(files: &FileList) -> Vec<(String, Blob)> {
    (0..files.length())
        .filter_map(|at| files.get(at))
        .map(|file| (file.name(), file.unchecked_into()))
        .collect()
}
