//! An entry of the ledger.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

pub use crate::digest::sha256_hex as hash;

use crate::{
    consent::{EgressRequest, Grant, GrantId, Purpose, ReceiptId, Recipient, Scopes},
    store::record::RecordKind,
    wire::read_flat,
};

/// The kind of record that an [`Entry`] is kept as.
pub const ENTRY: RecordKind<Entry> = RecordKind::new("chain");
/// The kind of record that a [`ChainHead`] is kept as.
pub const HEAD: RecordKind<ChainHead> = RecordKind::new("head");

/// Where a chain ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainHead {
    /// Whose chain.
    pub node: u32,
    /// Place of its last entry.
    pub n: u64,
    /// SHA-256 of that entry's stored bytes, in hexadecimal.
    pub hash: String,
}

impl ChainHead {
    pub(super) fn key(&self) -> String {
        format!("head/{:08x}", self.node)
    }
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Whose chain.
    pub node: u32,
    /// Place in it, from 0.
    pub n: u64,
    /// SHA-256 of the stored bytes of the entry before, in hexadecimal; empty in the first.
    pub prev: String,
    /// When, by the device's clock.
    pub at_ms: i64,
    /// What happened.
    pub what: What,
}

impl Entry {
    /// Its place, as the name of a receipt.
    pub fn id(&self) -> ReceiptId {
        ReceiptId { node: self.node, n: self.n }
    }

    pub(super) fn key(&self) -> String {
        format!("chain/{:08x}/{:016x}", self.node, self.n)
    }

    /// The place in the ledger that a key names.
    pub(super) fn place(key: &str) -> Option<ReceiptId> {
        let (node, n) = key.strip_prefix("chain/")?.split_once('/')?;
        Some(ReceiptId { node: u32::from_str_radix(node, 16).ok()?, n: u64::from_str_radix(n, 16).ok()? })
    }
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum What {
    /// The chain began.
    Begun {
        /// The ends of all other chains at that moment.
        others: Vec<ChainHead>,
    },
    /// A request is about to be sent.
    Pending {
        /// What it is.
        receipt: Receipt,
    },
    /// What became of a request of this chain.
    Became {
        /// Which.
        id: ReceiptId,
        /// What.
        outcome: TransferOutcome,
    },
    /// A grant was given.
    Granted {
        /// Which.
        grant: Grant,
    },
    /// A grant was taken back.
    Revoked {
        /// Which.
        grant: GrantId,
    },
    /// The bytes of all requests so far were erased.
    Erased,
}

// `grant` is a grant in the one and its id in the other.
read_flat! {
    What, "type",
    {
        others: Vec<ChainHead>, receipt: Receipt, id: ReceiptId, outcome: TransferOutcome, grant: Box<RawValue>,
    },
    "begun" => Self::Begun { others: others? },
    "pending" => Self::Pending { receipt: receipt? },
    "became" => Self::Became { id: id?, outcome: outcome? },
    "granted" => Self::Granted { grant: serde_json::from_slice(grant?.get().as_bytes()).ok()? },
    "revoked" => Self::Revoked { grant: serde_json::from_slice(grant?.get().as_bytes()).ok()? },
    "erased" => Self::Erased,
}

/// What was sent, without its content.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// To whom.
    pub recipient: Recipient,
    /// What for.
    pub purpose: Purpose,
    /// Kinds of data.
    pub scopes: Scopes,
    /// By which grant; none for a single "yes".
    pub grant: Option<GrantId>,
    /// Length of [`EgressRequest::message`].
    pub bytes: u64,
    /// SHA-256 of it, in hexadecimal.
    pub sha256: String,
}

impl Receipt {
    pub(super) fn of(request: &EgressRequest, grant: Option<GrantId>, message: &[u8]) -> Self {
        Self {
            recipient: request.recipient().clone(),
            purpose: request.purpose(),
            scopes: request.scopes(),
            grant,
            bytes: message.len() as u64,
            sha256: hash(message),
        }
    }
}

/// What became of a request.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum TransferOutcome {
    /// Handed to the network; no more is known.
    Sent,
    /// Answered to the end.
    Answered {
        /// HTTP status.
        status: u16,
        /// Bytes of the answer.
        bytes: u64,
    },
    /// Handed to the network, and broken off: by the network, by time, or by the person.
    Failed {
        /// Why.
        why: TransferFailure,
    },
    /// It certainly never left.
    NeverSent,
}

read_flat! {
    TransferOutcome, "type", { status: u16, bytes: u64, why: TransferFailure },
    "sent" => Self::Sent,
    "answered" => Self::Answered { status: status?, bytes: bytes? },
    "failed" => Self::Failed { why: why? },
    "never_sent" => Self::NeverSent,
}

/// Why a request broke off.
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "TransferFailure"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TransferFailure {
    /// The network, the recipient, or the browser on their behalf.
    Network,
    /// It took too long.
    Timeout,
    /// The answer was longer than allowed.
    TooLong,
    /// The person stopped it.
    Cancelled,
    /// The person took the grant back.
    Revoked,
}
