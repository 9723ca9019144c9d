//! Penchant: a recommender that lives in the browser.
//!
//! The map of the crate, in the direction in which the rooms may use each other (a test enforces it):
//!
//! ```text
//! ui
//! browser     native
//! engine      evaluate
//! recommend   agent       lookup
//! index       memory      consent      history
//! catalog     store
//! embed       untrusted   digest       wire
//! ```
//!
//! A room uses only rooms of the rows below it. `browser` and `native` implement the ports that `engine`, `embed`, `catalog` and
//! `store` declare; the binaries wire.
//!
//! Everything outside `browser`, `ui` and `native` is pure: clock, randomness, storage and network come in through
//! ports, so `cargo test` on the native target exercises the code that ships in the browser.

pub mod agent;
pub mod catalog;
pub mod consent;
pub mod digest;
pub mod embed;
pub mod engine;
pub mod evaluate;
pub mod history;
pub mod index;
pub mod lookup;
pub mod memory;
pub mod recommend;
pub mod store;
pub mod untrusted;
mod wire;

#[cfg(target_family = "wasm")]
pub mod browser;
#[cfg(not(target_family = "wasm"))]
pub mod native;
// Its plain half is tested natively.
#[cfg(any(target_family = "wasm", test))]
pub mod ui;
