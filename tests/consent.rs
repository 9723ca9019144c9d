//! What may leave, who decides, and what the ledger says of it.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails should say where"
)]

#[path = "consent/decision.rs"]
mod decision;
#[path = "consent/gate_page.rs"]
mod gate_page;
#[path = "consent/ledger.rs"]
mod ledger;
#[path = "consent/recipient.rs"]
mod recipient;
#[path = "consent/redact.rs"]
mod redact;
