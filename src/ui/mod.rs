//! The page: what a person sees and presses. It asks the engine, shows the answers, and decides nothing.
//!
//! - `shell` frames `pages`, which are built from `parts`; they act through the handles of `state`, which know nothing of
//!   them.
//! - [`model`] and [`words`] are plain values and text, tested natively; everything else needs a browser.
//! - Text from items (titles, descriptions, tags) only ever becomes text nodes; addresses become links only if they are
//!   `http:` or `https:`.
//! - No inline styles or scripts: the content security policy forbids them. Lengths that are data are set through CSSOM.

pub mod model;
pub mod words;

#[cfg(target_family = "wasm")]
mod app;
#[cfg(target_family = "wasm")]
mod dom;
#[cfg(target_family = "wasm")]
mod language;
#[cfg(target_family = "wasm")]
mod menu;
#[cfg(target_family = "wasm")]
mod network;
#[cfg(target_family = "wasm")]
pub mod pages;
#[cfg(target_family = "wasm")]
pub mod parts;
#[cfg(target_family = "wasm")]
mod shell;
#[cfg(target_family = "wasm")]
pub mod state;
#[cfg(target_family = "wasm")]
mod theme;

/// Puts the app in the place of the boot skeleton (`#app`) and starts the engine.
#[cfg(target_family = "wasm")]
pub fn mount() {
    shell::mount();
}
