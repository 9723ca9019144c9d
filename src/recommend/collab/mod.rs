//! Collaborative weights from the pack, folded in on the device.
//!
//! The owner of a catalogue trains on their log once and ships a few hundred kilobytes; the browser folds the
//! visitor's history into them, so the history never leaves. Four sources, each a sum over remembered events:
//!
//! | source | carries |
//! |---|---|
//! | popularity | event 0 |
//! | [`fold_in`]: iALS factors and a Gaussian prior over users, by MAP | the first tens of events |
//! | [`sparse`] links: one linear item-item model of "liked together" and "came next", pruned | long histories |
//! | [`sparse`] rules: what followed within ten steps | the last few events |
//!
//! [`blend`] holds how their weights move with the amount of evidence; [`ranker`] applies it. What is deliberately
//! absent: training (`native::train`), thresholds that switch from one model to another, and anything about a
//! single user.

pub mod blend;
mod codec;
pub mod fold_in;
mod grain;
pub mod ranker;
pub mod sparse;
pub mod weights;

pub use blend::{Blend, Knot, Mix};
pub use codec::DecodeError;
pub use grain::Grain;
pub use ranker::{CollabRanker, CollabScores, HistoryEvent, Parts};
pub use weights::{Factors, Prior, Weights};
