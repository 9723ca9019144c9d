//! The way out: tasks, the requests that they make, and the broker, who asks, writes down and lets go.

pub mod broker;
pub mod fetch;
mod questions;
mod records;
pub mod task;
mod transfers;
