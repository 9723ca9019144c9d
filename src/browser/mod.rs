//! Adapters to the browser, one file per API. Thin: no decisions live here.

pub mod broadcast;
pub mod client;
pub mod idb;
pub mod wire;
