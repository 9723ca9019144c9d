//! What a stored record looks like: a frame that can be trusted before its content is. `docs/record.md` is the format.
//!
//! The frame never changes. The schema says how to read the payload; the checksum covers it too, so a flipped bit is never
//! taken for a record of a newer build. Each [`RecordKind`] counts its own forms: that one kind grows says nothing of the
//! others.

use std::{fmt, marker::PhantomData};

use serde::{Serialize, de::DeserializeOwned};

use super::StoreError;

const MAGIC: [u8; 4] = *b"PNCH";
const HEADER: usize = 14;

/// The form of a kind of record.
///
/// A new `minor` form adds what an older reader may pass over: a field, a name in a map. A new `major` form is one that an
/// older reader would misunderstand. The first form of every kind is 0.1, which is how the builds before there were two
/// numbers wrote their single one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Schema {
    /// Forms with another major number do not read each other.
    pub major: u8,
    /// Forms with the same major number do.
    pub minor: u8,
}

impl Schema {
    /// The form in which every kind began.
    pub const FIRST: Self = Self { major: 0, minor: 1 };

    const fn from_bits(bits: u16) -> Self {
        let [minor, major] = bits.to_le_bytes();
        Self { major, minor }
    }

    const fn bits(self) -> u16 {
        u16::from_le_bytes([self.minor, self.major])
    }
}

impl fmt::Display for Schema {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

/// Why bytes are not a record that this build can read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Written by a newer build, and whole: to be left where it is, as it is.
    #[error("the record has form {0}, which only a newer version of the app can read")]
    Newer(Schema),
    /// Not what was written: to be set aside.
    #[error("the record is damaged: {0}")]
    Damaged(&'static str),
}

/// A kind of record: what its values are, what it is called, and the form that this build writes.
#[derive(Debug)]
pub struct RecordKind<T> {
    /// Its name, which is part of the key of records that are kept by name.
    pub name: &'static str,
    /// The newest form that this build knows, and the one it writes.
    pub schema: Schema,
    value: PhantomData<fn() -> T>,
}

impl<T> RecordKind<T> {
    /// A kind that is still in its first form.
    pub const fn new(name: &'static str) -> Self {
        Self { name, schema: Schema::FIRST, value: PhantomData }
    }

    /// The same kind in a later form.
    pub const fn in_form(self, major: u8, minor: u8) -> Self {
        Self { schema: Schema { major, minor }, ..self }
    }
}

impl<T: Serialize> RecordKind<T> {
    /// Frames a value as a record of this kind's present form.
    ///
    /// # Errors
    /// [`StoreError::Encode`] if the value has no JSON form or is too long for a record.
    pub fn encode(&self, value: &T) -> Result<Vec<u8>, StoreError> {
        let payload = serde_json::to_vec(value).map_err(|e| StoreError::Encode(e.to_string()))?;
        frame(self.schema, &payload)
    }
}

impl<T: DeserializeOwned> RecordKind<T> {
    /// Reads a record of any form with this kind's major number. Total: any bytes whatever give a value or a reason.
    ///
    /// # Errors
    /// [`Unreadable::Newer`] for a whole record of a newer form that this build cannot read, [`Unreadable::Damaged`] for
    /// anything else that is not a record of this kind.
    pub fn decode(&self, bytes: &[u8]) -> Result<T, Unreadable> {
        let (schema, payload) = unframe(bytes)?;
        if schema.major > self.schema.major {
            return Err(Unreadable::Newer(schema));
        }
        serde_json::from_slice(payload).map_err(|_| {
            // A newer build that broke the rule for minor forms is no reason to set its record aside.
            if schema > self.schema {
                Unreadable::Newer(schema)
            } else {
                Unreadable::Damaged("its content does not parse")
            }
        })
    }
}

/// Whether bytes are a whole record, of whatever kind and form.
///
/// # Errors
/// [`Unreadable::Damaged`] if they are not.
pub fn check(bytes: &[u8]) -> Result<(), Unreadable> {
    unframe(bytes).map(drop)
}

/// Frames a payload as a record of this form.
///
/// # Errors
/// [`StoreError::Encode`] if it is too long for a record.
pub fn frame(schema: Schema, payload: &[u8]) -> Result<Vec<u8>, StoreError> {
    let length = u32::try_from(payload.len()).map_err(|_| StoreError::Encode("it is too long".into()))?;
    let mut bytes = Vec::with_capacity(HEADER + payload.len());
    bytes.extend(MAGIC);
    bytes.extend(schema.bits().to_le_bytes());
    bytes.extend(length.to_le_bytes());
    bytes.extend(checksum(schema, length, payload).to_le_bytes());
    bytes.extend(payload);
    Ok(bytes)
}

/// The checksum that a record has in its header; 0 where it has none.
pub fn checksum_of(record: &[u8]) -> u32 {
    record.get(10..HEADER).and_then(|bytes| bytes.try_into().ok()).map_or(0, u32::from_le_bytes)
}

/// The form and the payload of a record. Total: any bytes whatever give both or a reason.
///
/// # Errors
/// [`Unreadable::Damaged`] if it is no whole record.
pub fn unframe(bytes: &[u8]) -> Result<(Schema, &[u8]), Unreadable> {
    let short = Unreadable::Damaged("it is shorter than its header");
    let (magic, rest) = bytes.split_first_chunk::<4>().ok_or(short)?;
    let (schema, rest) = rest.split_first_chunk::<2>().ok_or(short)?;
    let (length, rest) = rest.split_first_chunk::<4>().ok_or(short)?;
    let (crc, payload) = rest.split_first_chunk::<4>().ok_or(short)?;
    let (bits, length) = (u16::from_le_bytes(*schema), u32::from_le_bytes(*length));
    let schema = Schema::from_bits(bits);
    if *magic != MAGIC {
        return Err(Unreadable::Damaged("it does not start as a record does"));
    }
    if payload.len() as u64 != u64::from(length) {
        return Err(Unreadable::Damaged("its length is not the one it states"));
    }
    if u32::from_le_bytes(*crc) != checksum(schema, length, payload) {
        return Err(Unreadable::Damaged("its checksum does not match"));
    }
    if bits == 0 {
        return Err(Unreadable::Damaged("it has no schema"));
    }
    Ok((schema, payload))
}

fn checksum(schema: Schema, length: u32, payload: &[u8]) -> u32 {
    let mut crc = crc32fast::Hasher::new();
    crc.update(&schema.bits().to_le_bytes());
    crc.update(&length.to_le_bytes());
    crc.update(payload);
    crc.finalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: RecordKind<String> = RecordKind::new("text");

    #[test]
    fn every_single_bit_flip_and_every_truncation_is_noticed() {
        let whole = TEXT.encode(&"hello".to_owned()).unwrap();
        assert_eq!(TEXT.decode(&whole).unwrap(), "hello");
        for bit in 0..whole.len() * 8 {
            let mut flipped = whole.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert!(matches!(TEXT.decode(&flipped), Err(Unreadable::Damaged(_))), "bit {bit}");
        }
        for end in 0..whole.len() {
            assert!(matches!(TEXT.decode(&whole[..end]), Err(Unreadable::Damaged(_))), "{end} bytes");
        }
    }

    #[test]
    fn a_newer_minor_form_is_read_and_a_newer_major_form_is_told_from_damage() {
        let minor = TEXT.in_form(0, 9).encode(&"hello".to_owned()).unwrap();
        assert_eq!(TEXT.decode(&minor).unwrap(), "hello");
        let newer = |schema| Err(Unreadable::Newer(schema));
        let major = Schema { major: 1, minor: 0 };
        assert_eq!(TEXT.decode(&frame(major, b"whatever it holds").unwrap()), newer(major));
        let strange = Schema { major: 0, minor: 2 };
        assert_eq!(TEXT.decode(&frame(strange, b"whatever it holds").unwrap()), newer(strange));
        assert_eq!(check(&frame(major, b"whatever it holds").unwrap()), Ok(()));
    }

    #[test]
    fn one_kind_that_grew_leaves_the_others_as_they_were() {
        let grown: RecordKind<String> = RecordKind::new("grown").in_form(3, 0);
        assert!(grown.encode(&"x".to_owned()).unwrap() != TEXT.encode(&"x".to_owned()).unwrap());
        assert_eq!(grown.decode(&TEXT.encode(&"x".to_owned()).unwrap()).unwrap(), "x");
    }
}
