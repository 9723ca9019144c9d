//! Adapters to the browser, one file per API. Thin: no decisions live here.

pub mod client;
pub mod wire;
