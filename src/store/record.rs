//! What a stored record looks like: a frame that can be trusted before its content is. `docs/record.md` is the format.
//!
//! The frame never changes. The schema number says how to read the payload; the checksum covers it too, so a flipped
//! bit is never taken for a record of a newer build.

use serde::{Serialize, de::DeserializeOwned};

use super::StoreError;

/// The newest schema this build reads, and the one it writes.
pub const SCHEMA: u16 = 1;

const MAGIC: [u8; 4] = *b"PNCH";
const HEADER: usize = 14;

/// Why bytes are not a record that this build can read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Written by a newer build, and whole: to be left where it is, as it is.
    #[error("the record has schema {0}, which only a newer version of the app can read")]
    Newer(u16),
    /// Not what was written: to be set aside.
    #[error("the record is damaged: {0}")]
    Damaged(&'static str),
}

/// Frames a value as a record of the current schema.
pub fn encode<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, StoreError> {
    let payload = serde_json::to_vec(value).map_err(|e| StoreError::Encode(e.to_string()))?;
    frame(SCHEMA, &payload)
}

/// Reads a record of this or any older schema. Total: any bytes whatever give a value or a reason.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Unreadable> {
    let (schema, payload) = unframe(bytes)?;
    match schema {
        1 => serde_json::from_slice(payload).map_err(|_| Unreadable::Damaged("its content does not parse")),
        0 => Err(Unreadable::Damaged("it has no schema")),
        newer => Err(Unreadable::Newer(newer)),
    }
}

fn frame(schema: u16, payload: &[u8]) -> Result<Vec<u8>, StoreError> {
    let length = u32::try_from(payload.len()).map_err(|_| StoreError::Encode("it is too long".into()))?;
    let mut bytes = Vec::with_capacity(HEADER + payload.len());
    bytes.extend(MAGIC);
    bytes.extend(schema.to_le_bytes());
    bytes.extend(length.to_le_bytes());
    bytes.extend(checksum(schema, length, payload).to_le_bytes());
    bytes.extend(payload);
    Ok(bytes)
}

fn unframe(bytes: &[u8]) -> Result<(u16, &[u8]), Unreadable> {
    let short = Unreadable::Damaged("it is shorter than its header");
    let (magic, rest) = bytes.split_first_chunk::<4>().ok_or(short)?;
    let (schema, rest) = rest.split_first_chunk::<2>().ok_or(short)?;
    let (length, rest) = rest.split_first_chunk::<4>().ok_or(short)?;
    let (crc, payload) = rest.split_first_chunk::<4>().ok_or(short)?;
    let (schema, length) = (u16::from_le_bytes(*schema), u32::from_le_bytes(*length));
    if *magic != MAGIC {
        return Err(Unreadable::Damaged("it does not start as a record does"));
    }
    if payload.len() as u64 != u64::from(length) {
        return Err(Unreadable::Damaged("its length is not the one it states"));
    }
    if u32::from_le_bytes(*crc) != checksum(schema, length, payload) {
        return Err(Unreadable::Damaged("its checksum does not match"));
    }
    Ok((schema, payload))
}

fn checksum(schema: u16, length: u32, payload: &[u8]) -> u32 {
    let mut crc = crc32fast::Hasher::new();
    crc.update(&schema.to_le_bytes());
    crc.update(&length.to_le_bytes());
    crc.update(payload);
    crc.finalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_single_bit_flip_and_every_truncation_is_noticed() {
        let whole = encode("hello").unwrap();
        assert_eq!(decode::<String>(&whole).unwrap(), "hello");
        for bit in 0..whole.len() * 8 {
            let mut flipped = whole.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert!(matches!(decode::<String>(&flipped), Err(Unreadable::Damaged(_))), "bit {bit}");
        }
        for end in 0..whole.len() {
            assert!(matches!(decode::<String>(&whole[..end]), Err(Unreadable::Damaged(_))), "{end} bytes");
        }
    }

    #[test]
    fn a_whole_record_of_a_newer_schema_is_told_from_a_damaged_one() {
        let newer = frame(SCHEMA + 1, b"whatever it holds").unwrap();
        assert_eq!(decode::<String>(&newer), Err(Unreadable::Newer(SCHEMA + 1)));
    }
}
