//! From a goal to a plan to an answer, on this device.
//!
//! ```text
//! what was said ──intent──► Reading ──plan──► steps over tools ──executor──► Answer
//!                              ▲                 │ policy, budget              │ every item checked
//!                              └── reply ◄── question worth asking             └ or it abstains, and says what it would take
//! ```
//!
//! - [`intent`] reads a text by a grammar and by the words of the catalogue ([`vocabulary`], [`measure`]).
//! - [`constraint`] is what must or should hold, and the check that it does.
//! - [`tool`] is the closed set of tools, each defined in one line; [`arguments`] is what they are called with.
//! - [`plan`] makes steps of a reading, or of a language model's draft ([`llm`]).
//! - [`executor`] carries them out under a [`policy`] and a budget; it knows no clock, network or store.
//! - [`standing`] is what holds beyond one conversation: notes, watches, and when to speak unasked.
//! - [`marks`] are the person's own, as what is asked for or left out.
//! - [`world`] is the port through which tools read the catalogue and taste.

pub mod arguments;
pub mod bundle;
pub mod certificate;
pub mod constraint;
pub mod conversation;
pub mod executor;
pub mod intent;
pub mod llm;
pub mod marks;
pub mod measure;
pub mod plan;
pub mod policy;
pub mod question;
pub mod rank;
mod shared;
pub mod standing;
pub mod tokens;
pub mod tool;
pub mod vocabulary;
pub mod world;
