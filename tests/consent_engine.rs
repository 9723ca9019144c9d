//! What leaves the engine, with everything in it at work: nothing without an answer, nothing that the ledger does not hold.
#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails should say where"
)]

#[path = "consent_engine/agent.rs"]
mod agent;
#[path = "consent_engine/announcements.rs"]
mod announcements;
#[path = "consent_engine/bench.rs"]
mod bench;
#[path = "consent_engine/canaries.rs"]
mod canaries;
#[path = "consent_engine/files.rs"]
mod files;
#[path = "consent_engine/guards.rs"]
mod guards;
#[path = "consent_engine/injection.rs"]
mod injection;
#[path = "consent_engine/plans.rs"]
mod plans;
#[path = "consent_engine/reads.rs"]
mod reads;
#[path = "consent_engine/sources.rs"]
mod sources;
#[path = "consent_engine/standing.rs"]
mod standing;
#[path = "consent_engine/stores.rs"]
mod stores;
