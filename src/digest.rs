//! SHA-256, by which files, requests and models are told from altered ones.

use sha2::{Digest, Sha256};

/// The SHA-256 of some bytes in lower-case hexadecimal, as manifests and records state it.
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
