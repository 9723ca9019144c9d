//! What every language writes its own way: numbers, amounts, days, lists, and which form a count takes. The browser knows.

#[cfg(target_family = "wasm")]
mod browser;
#[cfg(not(target_family = "wasm"))]
mod plain;

#[cfg(target_family = "wasm")]
pub use browser::*;
#[cfg(not(target_family = "wasm"))]
pub use plain::*;
