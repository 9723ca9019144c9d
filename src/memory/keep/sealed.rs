//! A file under a passphrase: the key by Argon2id (RFC 9106), the content by AES-256-GCM, which whoever calls brings.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use futures_util::future::LocalBoxFuture;
use serde::{Deserialize, Serialize};

use super::{Unopened, portable::Composed};
use crate::digest::sha256_hex;

/// By what such a file begins.
const START: &[u8] = br#"{"format":"penchant-memory-sealed","#;
const FORMAT: &str = "penchant-memory-sealed";
const VERSION: u32 = 1;
/// What guessing a passphrase costs: the second of the two ways that RFC 9106 recommends, one lane after another.
const COST: SealCost = SealCost { memory_kib: 64 << 10, passes: 3, lanes: 4 };
/// What a file may ask for.
const MOST: SealCost = SealCost { memory_kib: 256 << 10, passes: 16, lanes: 16 };
const KEY: usize = 32;
const SALT: usize = 16;
const NONCE: usize = 12;
const TAG: u64 = 16;
/// Bytes that nobody can foresee, for one file.
pub const CHANCE: usize = SALT + NONCE;

/// What AES-256-GCM is to do.
#[derive(Debug, Clone, Copy)]
pub struct AesTask<'a> {
    /// Whether it is to encrypt; else it decrypts.
    pub seals: bool,
    /// 32 bytes.
    pub key: &'a [u8],
    /// 12 bytes.
    pub nonce: &'a [u8],
    /// What is not encrypted, and not to be altered either.
    pub beside: &'a [u8],
    /// What is; behind it, once it is encrypted, a tag of 16 bytes.
    pub bytes: &'a [u8],
}

/// AES-256-GCM: the browser's own, or a library's. None if something was altered, or it cannot be had.
pub type Aes = for<'a> fn(AesTask<'a>) -> LocalBoxFuture<'a, Option<Vec<u8>>>;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct SealCost {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

/// The first line of the file.
#[derive(Debug, Serialize, Deserialize)]
struct SealHead {
    format: String,
    version: u32,
    kdf: String,
    #[serde(flatten)]
    cost: SealCost,
    salt: String,
    cipher: String,
    nonce: String,
    /// By what a wrong passphrase is told from a damaged file.
    check: String,
    /// Bytes behind the head, without the tag.
    bytes: u64,
}

/// Whether bytes begin as a file under a passphrase does.
pub fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(START)
}

/// Puts a file under a passphrase, with as many bytes of `chance` as [`CHANCE`] says.
///
/// # Errors
/// Where there is no AES, or no memory for Argon2.
pub async fn sealed(
    file: &[u8],
    passphrase: &str,
    chance: &[u8],
    composed: Composed,
    aes: Aes,
) -> Result<Vec<u8>, String> {
    let (salt, nonce) = chance.get(..CHANCE).ok_or("no chance")?.split_at(SALT);
    let (key, check) = derived(passphrase, salt, COST, composed).ok_or("no room for Argon2")?;
    let head = SealHead {
        format: FORMAT.to_owned(),
        version: VERSION,
        kdf: "argon2id".to_owned(),
        cost: COST,
        salt: hex(salt),
        cipher: "aes-256-gcm".to_owned(),
        nonce: hex(nonce),
        check,
        bytes: file.len() as u64,
    };
    let head = serde_json::to_vec(&head).map_err(|error| error.to_string())?;
    let task = AesTask { seals: true, key: &key, nonce, beside: &head, bytes: file };
    let content = aes(task).await.ok_or("no AES-GCM")?;
    let sum = format!("\n{:08x}\n", crc32fast::hash(&head));
    Ok([&head, sum.as_bytes(), &content].concat())
}

/// What stands in a file under a passphrase.
///
/// # Errors
/// [`Unopened`]: that there is no passphrase, that it is another one, or that the file is damaged or newer.
pub async fn unsealed(
    bytes: &[u8],
    passphrase: &str,
    composed: Composed,
    aes: Aes,
) -> Result<Vec<u8>, Unopened> {
    let mut parts = bytes.splitn(3, |byte| *byte == b'\n');
    let (Some(line), Some(sum), Some(content)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(Unopened::Damaged);
    };
    if format!("{:08x}", crc32fast::hash(line)).as_bytes() != sum {
        return Err(Unopened::Damaged);
    }
    let head: SealHead = serde_json::from_slice(line).map_err(|_| Unopened::Foreign)?;
    let SealCost { memory_kib, passes, lanes } = head.cost;
    if head.version != VERSION || memory_kib > MOST.memory_kib || passes > MOST.passes || lanes > MOST.lanes {
        return Err(Unopened::Foreign);
    }
    if passphrase.is_empty() {
        return Err(Unopened::Locked);
    }
    if content.len() as u64 != head.bytes.saturating_add(TAG) {
        return Err(Unopened::Damaged);
    }
    let (salt, nonce) = (unhex(&head.salt), unhex(&head.nonce));
    let (key, check) = derived(passphrase, &salt, head.cost, composed).ok_or(Unopened::Damaged)?;
    if check != head.check {
        return Err(Unopened::Passphrase);
    }
    let task = AesTask { seals: false, key: &key, nonce: &nonce, beside: line, bytes: content };
    aes(task).await.ok_or(Unopened::Damaged)
}

/// The key, and what tells that it is the right one.
fn derived(passphrase: &str, salt: &[u8], cost: SealCost, composed: Composed) -> Option<(Vec<u8>, String)> {
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(2 * KEY)).ok()?;
    let mut out = vec![0; 2 * KEY];
    // The same passphrase, however it was typed.
    let passphrase = composed(passphrase);
    let mut room = Vec::new();
    room.try_reserve_exact(params.block_count()).ok()?;
    room.resize(params.block_count(), Block::default());
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon2.hash_password_into_with_memory(passphrase.as_bytes(), salt, &mut out, &mut room).ok()?;
    let mut check = sha256_hex(&out.split_off(KEY));
    check.truncate(16);
    Some((out, check))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> =
        text.chars().filter_map(|digit| digit.to_digit(16)).map(|digit| digit as u8).collect();
    digits.chunks_exact(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit)).collect()
}
