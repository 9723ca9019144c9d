//! The bytes of a journal: a header, then records, each with a head that can be trusted before its body is.

use crate::store::{Op, StoreError, Table};

/// Bytes of the journal's header.
pub const HEADER: usize = 24;
/// Bytes of a record's head.
pub const RECORD: usize = 24;

const MAGIC: u32 = u32::from_le_bytes(*b"PNJ1");

/// The header of a journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// Grows each time the journal is written anew.
    pub generation: u64,
    /// The number of the last change when that was done.
    pub seq: u64,
}

impl Header {
    /// Reads a header; none if it is not whole.
    pub fn read(bytes: &[u8; HEADER]) -> Option<Self> {
        let (magic, rest) = int::<4>(bytes)?;
        let (generation, rest) = int::<8>(rest)?;
        let (seq, rest) = int::<8>(rest)?;
        let (crc, _) = int::<4>(rest)?;
        let whole = magic == u64::from(MAGIC) && crc == u64::from(crc32fast::hash(bytes.get(..20)?));
        whole.then_some(Self { generation, seq })
    }

    /// Its bytes.
    pub fn bytes(self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(HEADER);
        bytes.extend(MAGIC.to_le_bytes());
        bytes.extend(self.generation.to_le_bytes());
        bytes.extend(self.seq.to_le_bytes());
        sealed(bytes)
    }
}

/// What a record says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpKind {
    /// Nothing any more.
    Blank,
    /// A record of the store is inserted or replaced.
    Put,
    /// One is removed.
    Delete,
    /// All of a table are removed.
    Clear,
}

/// What a kind is written as: a flipped bit makes none of them another.
const KINDS: [(OpKind, u8); 4] =
    [(OpKind::Blank, 0x00), (OpKind::Put, 0x0f), (OpKind::Delete, 0x33), (OpKind::Clear, 0x3c)];
/// Where in a record its kind stands.
pub const KIND_AT: u64 = 12;

/// The head of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecordHead {
    /// Bytes of the body.
    pub length: u32,
    /// The change that it is a part of.
    pub seq: u64,
    /// What it says.
    pub kind: OpKind,
    /// Of which table.
    pub table: Table,
    /// Whether it is the last of its change.
    pub last: bool,
    /// CRC-32 of the body.
    pub crc: u32,
}

impl RecordHead {
    /// Reads a head; none if it is not whole.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let (length, rest) = int::<4>(bytes)?;
        let (seq, rest) = int::<8>(rest)?;
        let ([kind, table, last, _], rest) = rest.split_first_chunk::<4>()?;
        let (crc, rest) = int::<4>(rest)?;
        let (own, _) = int::<4>(rest)?;
        if own != u64::from(head_crc(bytes)) {
            return None;
        }
        Some(Self {
            length: length as u32,
            seq,
            kind: KINDS.iter().find(|(_, code)| code == kind)?.0,
            table: *Table::ALL.get(usize::from(*table))?,
            last: *last != 0,
            crc: crc as u32,
        })
    }

    /// Bytes of the whole record.
    pub fn size(&self) -> u64 {
        RECORD as u64 + u64::from(self.length)
    }

    fn with(self, body: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(RECORD + body.len());
        bytes.extend(self.length.to_le_bytes());
        bytes.extend(self.seq.to_le_bytes());
        let kind = KINDS.iter().find(|(kind, _)| *kind == self.kind).map_or(0, |(_, code)| *code);
        bytes.extend([kind, self.table as u8, u8::from(self.last), 0]);
        bytes.extend(self.crc.to_le_bytes());
        bytes.extend(head_crc(&bytes).to_le_bytes());
        bytes.extend(body);
        bytes
    }
}

/// Adds an operation of a change.
///
/// # Errors
/// [`StoreError::Encode`] if it is too long.
pub fn put(bytes: &mut Vec<u8>, seq: u64, op: &Op, last: bool) -> Result<(), StoreError> {
    match op {
        Op::Put { table, key, value } => add(bytes, (seq, OpKind::Put, *table, last), key, value),
        Op::Delete { table, key } => add(bytes, (seq, OpKind::Delete, *table, last), key, &[]),
        Op::Clear { table } => add(bytes, (seq, OpKind::Clear, *table, last), "", &[]),
    }
}

/// Adds a change that is one record of the store.
///
/// # Errors
/// [`StoreError::Encode`] if it is too long.
pub fn put_row(
    bytes: &mut Vec<u8>,
    seq: u64,
    table: Table,
    key: &str,
    value: &[u8],
) -> Result<(), StoreError> {
    add(bytes, (seq, OpKind::Put, table, true), key, value)
}

fn add(
    bytes: &mut Vec<u8>,
    (seq, kind, table, last): (u64, OpKind, Table, bool),
    key: &str,
    value: &[u8],
) -> Result<(), StoreError> {
    let long = |_| StoreError::Encode("it is too long".into());
    let mut body = Vec::with_capacity(2 + key.len() + value.len());
    body.extend(u16::try_from(key.len()).map_err(long)?.to_le_bytes());
    body.extend(key.as_bytes());
    body.extend(value);
    let length = u32::try_from(body.len()).map_err(long)?;
    let head = RecordHead { length, seq, kind, table, last, crc: crc32fast::hash(&body) };
    bytes.extend(head.with(&body));
    Ok(())
}

/// CRC-32 of the body that a key and a value make.
pub fn crc(key: &str, value: &[u8]) -> u32 {
    let mut crc = crc32fast::Hasher::new();
    crc.update(&(key.len() as u16).to_le_bytes());
    crc.update(key.as_bytes());
    crc.update(value);
    crc.finalize()
}

/// Key and value of a body; none if it is no body.
pub fn split(body: &[u8]) -> Option<(&str, &[u8])> {
    let (length, rest) = body.split_first_chunk::<2>()?;
    let (key, value) = rest.split_at_checked(usize::from(u16::from_le_bytes(*length)))?;
    Some((str::from_utf8(key).ok()?, value))
}

/// The checksum of a head, whatever kind it is: a record is blanked by one byte, which no crash tears.
fn head_crc(bytes: &[u8]) -> u32 {
    let (before, rest) = bytes.split_at_checked(KIND_AT as usize).unwrap_or_default();
    let mut crc = crc32fast::Hasher::new();
    crc.update(before);
    crc.update(rest.get(1..8).unwrap_or_default());
    crc.finalize()
}

/// Bytes with their checksum behind them.
fn sealed(mut bytes: Vec<u8>) -> Vec<u8> {
    let crc = crc32fast::hash(&bytes);
    bytes.extend(crc.to_le_bytes());
    bytes
}

/// A whole number of so many bytes, and what follows it.
fn int<const N: usize>(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let (number, rest) = bytes.split_first_chunk::<N>()?;
    Some((number.iter().rev().fold(0, |sum, byte| (sum << 8) | u64::from(*byte)), rest))
}
