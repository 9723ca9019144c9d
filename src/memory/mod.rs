//! What is remembered: the log of interactions and what is derived from it.

pub mod about;
mod acts;
mod block;
pub mod interaction;
pub mod keep;
pub mod log;
pub mod name;
mod placement;
pub mod thing;
pub mod transfer;

pub use about::About;
pub use interaction::{Interaction, InteractionKind, Seq, Subject, Surface};
pub use log::{Draft, Log};
pub use name::Name;
pub use thing::Thing;
