//! The bytes of a block: many acts in one record, in a tenth of the room, read in a tenth of the time. `docs/record.md` is the
//! format. A block never changes: what is forgotten leaves with its block, and what stays is written in another.

mod bytes;
mod layout;
mod packing;
mod unpacking;

pub use self::layout::SharedParts;
use self::{packing::Packing, unpacking::Unpacking};
use super::interaction::{Interaction, Seq};
use crate::store::{
    StoreError,
    record::{self, Schema, Unreadable},
};

/// The form that this build writes. Builds before blocks take it for what it is: a newer one, to be left alone.
const FORM: Schema = Schema { major: 1, minor: 0 };
/// What keys of blocks begin with.
const PREFIX: &str = "block/";
const DAMAGED: Unreadable = Unreadable::Damaged("it is not the block of its key");

/// Whether a key is one of a block.
pub fn is_block(key: &str) -> bool {
    key.starts_with(PREFIX)
}

/// Packs acts, which are in order, into a record. Returns its key, which says from where to where it goes, how many acts
/// there are, and what they are: other acts have another key.
///
/// # Errors
/// [`StoreError::Encode`] if there are none, or they would not be read as they were.
pub fn pack(acts: &[&Interaction]) -> Result<(String, Vec<u8>), StoreError> {
    let payload = Packing::default().bytes(acts).map_err(|error| StoreError::Encode(error.to_string()))?;
    let (Some(first), Some(last)) = (acts.first(), acts.last()) else {
        return Err(StoreError::Encode("a block of nothing".into()));
    };
    let bytes = record::frame(FORM, &payload)?;
    let key = key(first.seq, last.seq, acts.len(), &bytes);
    match unpack(&key, &bytes, &mut SharedParts::default()) {
        Ok(read) if read.iter().eq(acts.iter().copied()) => Ok((key, bytes)),
        _ => Err(StoreError::Encode("it would not be read as it was written".into())),
    }
}

/// The acts of the record under this key, in order. Total: any bytes whatever give acts or a reason.
///
/// # Errors
/// As [`record::RecordKind::decode`].
pub fn unpack<'a>(
    key: &str,
    bytes: &'a [u8],
    shared: &mut SharedParts<'a>,
) -> Result<Vec<Interaction>, Unreadable> {
    let (schema, payload) = record::unframe(bytes)?;
    if schema.major > FORM.major {
        return Err(Unreadable::Newer(schema));
    }
    let acts = Unpacking::new(payload, shared).acts().ok_or(DAMAGED)?;
    let own = acts.first().zip(acts.last()).map(|(a, b)| self::key(a.seq, b.seq, acts.len(), bytes));
    if own.as_deref() == Some(key) && acts.is_sorted_by(|a, b| a.seq < b.seq) {
        Ok(acts)
    } else {
        Err(DAMAGED)
    }
}

fn key(first: Seq, last: Seq, acts: usize, record: &[u8]) -> String {
    format!("{PREFIX}{}/{}/{acts:x}/{:08x}", first.key(), last.key(), record::checksum_of(record))
}
