//! What the page shows, worked out as plain values: no browser in here, so it is tested natively.

pub mod bars;
pub mod feed;
pub mod keeping;
pub mod languages;
pub mod route;
pub mod share;
pub mod text;
pub mod time;
pub mod traffic;
