//! Measuring recommendations: metrics, protocols, intervals. What is measured is the code that ships.

pub mod beyond;
pub mod interval;
pub mod metrics;
pub mod protocol;
pub mod replay;
