//! What a receipt is named by.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Names a receipt: the place in the ledger where the request was written down before it was sent.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ReceiptId {
    /// Whose chain.
    pub node: u32,
    /// Place in the chain.
    pub n: u64,
}

impl ReceiptId {
    /// Where the bytes of the request are.
    pub fn body_key(self) -> String {
        format!("body/{:08x}/{:016x}", self.node, self.n)
    }
}

impl fmt::Display for ReceiptId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}-{}", self.node, self.n)
    }
}
