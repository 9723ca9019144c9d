//! Adapters to the browser, one file per API. Thin: no decisions live here.

pub mod aes;
pub mod borrowed;
pub mod broadcast;
pub mod charset;
pub mod client;
pub mod fetch;
pub mod gate;
pub mod idb;
pub mod inbox;
pub mod install;
pub mod journal;
pub mod kept;
pub mod opener;
pub mod ort;
pub mod own_model;
pub mod reader;
pub mod service_worker;
pub mod wire;
pub mod worker;
