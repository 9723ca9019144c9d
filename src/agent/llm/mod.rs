//! Speaking with a language model that plans: encoding, decoding and the exchange as a state machine. Nothing here knows
//! a network or a clock.
//!
//! - [`view`]: what a remote planner may see. Its type is the list.
//! - [`plan`]: the schema that it must answer in, and the check of what it answered.
//! - [`provider`]: three wire formats; `openai`, `anthropic`, `ollama` are one file each, and [`wire`] is what they share.
//! - [`stream`]: decoders that take bytes as they come.
//! - [`exchange`]: time limits, one repair, and giving up so that the local planner takes over.
//!
//! What a model says is a stranger's text: it is checked against closed sets, shown as text, and never acted on otherwise.

pub mod exchange;
pub mod plan;
pub mod provider;
pub mod schema;
pub mod secret;
pub mod stream;
pub mod view;
pub mod wire;

mod anthropic;
mod ollama;
mod openai;

pub use exchange::{Exchange, ExchangeAction, GaveUp, Input, Limits};
pub use plan::{Misfit, PlanDraft};
pub use provider::{Provider, WireFormat};
pub use secret::Secret;
pub use view::PlannerView;
pub use wire::Turn;
