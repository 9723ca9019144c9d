//! The way out to other hosts.

use serde::Deserialize;
use serde_bytes::ByteBuf;

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

/// A message of the gate about a transfer: `static/web/app/gate.ts` writes it.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct GateMessage {
    /// The transfer's number.
    pub id: Option<u64>,
    /// It never left: `key` where the key is not held.
    pub never: Option<String>,
    /// It was handed to the network.
    pub sent: Option<bool>,
    /// HTTP status of the answer.
    pub status: Option<u16>,
    /// Bytes of the answer.
    pub chunk: Option<ByteBuf>,
    /// The answer is complete.
    pub end: Option<bool>,
    /// It was broken off: `too_long`, or by the network.
    pub failed: Option<String>,
}

impl GateMessage {
    /// What it says, and of which transfer; nothing for what the gate would not say.
    pub fn event(self) -> Option<(TransferId, GateEvent)> {
        let event = match self {
            Self { never: Some(why), .. } if why == "key" => GateEvent::NoKey,
            Self { never: Some(_), .. } => GateEvent::NeverSent,
            Self { sent: Some(_), .. } => GateEvent::Sent,
            Self { status: Some(status), .. } => GateEvent::Head { status },
            Self { chunk: Some(bytes), .. } => GateEvent::Chunk(bytes.into_vec()),
            Self { end: Some(_), .. } => GateEvent::End,
            Self { failed: Some(why), .. } if why == "too_long" => GateEvent::TooLong,
            Self { failed: Some(_), .. } => GateEvent::Failed,
            _ => return None,
        };
        Some((TransferId(self.id?), event))
    }
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
