//! What is remembered: the log of interactions and what is derived from it.

pub mod interaction;

pub use interaction::{Interaction, Kind, Subject, Surface};
