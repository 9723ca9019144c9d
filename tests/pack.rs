//! From owners' files to a pack, and from a pack to a catalogue: what is read, what is refused, and with which words.
#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper that fails fails its test"
)]

#[path = "pack/builder.rs"]
mod builder;
#[path = "pack/dates.rs"]
mod dates;
#[path = "pack/format.rs"]
mod format;
#[path = "pack/numbers.rs"]
mod numbers;
#[path = "pack/past.rs"]
mod past;
#[path = "pack/readers.rs"]
mod readers;
