//! The way out to other hosts.

use crate::consent::{Approved, EgressRequest};

/// A request that is under way, as the gate knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TransferId(pub u64);

/// Sends what was approved. Nothing else in the engine reaches another host.
pub trait Gate {
    /// Sends an approved request to its recipient, and stops reading the answer after `most` bytes. The gate then calls
    /// [`crate::engine::Engine::gate_said`] with the same number. False where there is no way out: then nothing was sent.
    fn transmit(&self, transfer: TransferId, approved: Approved<EgressRequest>, most: u64) -> bool;

    /// Breaks a transfer off, if it is not over; nothing more is said of it. True if it certainly never left.
    fn abort(&self, transfer: TransferId) -> bool;
}

/// What the gate says of a transfer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GateEvent {
    /// It was handed to the network.
    Sent,
    /// The answer begins.
    Head {
        /// HTTP status.
        status: u16,
    },
    /// Bytes of it.
    Chunk(Vec<u8>),
    /// It is complete.
    End,
    /// It was longer than allowed, and broken off.
    TooLong,
    /// The network, the recipient, or the browser on their behalf, broke it off.
    Failed,
    /// It certainly never left.
    NeverSent,
    /// It never left, because the key that it names is not held: keys live as long as the page.
    NoKey,
}

/// No way out.
#[derive(Debug, Default)]
pub struct NoGate;

impl Gate for NoGate {
    fn transmit(&self, _: TransferId, _: Approved<EgressRequest>, _: u64) -> bool {
        false
    }

    fn abort(&self, _: TransferId) -> bool {
        true
    }
}
