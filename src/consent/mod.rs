//! What may leave the device: the only way out is an [`Approved`] request, and only this room can make one.
//!
//! ```text
//! EgressRequest ──decide──► Granted(Permit) ──Ledger::admit──► Approved ──► the gate
//!        │                        ▲                 │
//!        └──► Question ──answer───┘                 └ durable in the ledger before anything is sent
//! ```
//!
//! - A request says to whom, what for and which kinds of data it holds ([`scope`]); a grant covers it only if it covers all
//!   three and has not run out ([`grant`]).
//! - Nobody's data are in a request by accident: what says something of the person goes in as [`Offered`], and free text
//!   goes through [`redact`].
//! - The ledger is a chain of hashes, kept on this device, and says what left ([`ledger`]). "Nothing has left this
//!   device" is computed from it.

mod approved;
pub mod desk;
pub mod grant;
pub mod ledger;
mod receipt;
pub mod recipient;
pub mod redact;
pub mod request;
pub mod scope;

pub use approved::{Approved, Permit};
pub use desk::{ConsentAnswer, Decision, Desk, PendingRequest};
pub use grant::{Grant, GrantId};
pub use ledger::Ledger;
pub use receipt::ReceiptId;
pub use recipient::Recipient;
pub use request::EgressRequest;
pub use scope::{Offered, Offers, Purpose, Scope, Scopes};
