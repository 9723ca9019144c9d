//! What the app was opened with, on its way to the page that shows it.

use leptos::prelude::*;
use web_sys::Blob;

use crate::browser::inbox::Handed;

/// Things that nobody has looked at yet.
#[derive(Clone, Copy)]
pub struct Inbox {
    /// What the app was opened with.
    pub handed: RwSignal<Vec<Handed>, LocalStorage>,
    /// A file to try as a catalogue, with its name.
    pub to_try: StoredValue<Option<(String, Blob)>, LocalStorage>,
}

impl Default for Inbox {
    /// Nothing was handed over.
    fn default() -> Self {
        Self { handed: RwSignal::new_local(Vec::new()), to_try: StoredValue::new_local(None) }
    }
}

impl Inbox {
    /// Drops it.
    pub fn forget(self) {
        self.handed.set(Vec::new());
        self.to_try.set_value(None);
    }
}
