//! What is remembered: the log of interactions and what is derived from it.

pub mod interaction;
pub mod log;
pub mod transfer;

pub use interaction::{Interaction, Kind, Seq, Subject, Surface};
pub use log::{Draft, Log};
