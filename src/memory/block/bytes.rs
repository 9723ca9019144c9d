//! Numbers and texts of a block.

/// Seven bits a byte, the lowest first.
pub fn put(to: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        to.push(number as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

/// The sign in the lowest bit.
pub fn put_signed(to: &mut Vec<u8>, number: i64) {
    put(to, (number << 1 ^ number >> 63).cast_unsigned());
}

pub fn put_bytes(to: &mut Vec<u8>, bytes: &[u8]) {
    put(to, bytes.len() as u64);
    to.extend(bytes);
}

/// Bytes that are read from front to back; nothing where there are too few.
pub struct BytesLeft<'a>(pub &'a [u8]);

impl<'a> BytesLeft<'a> {
    pub fn int(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if *byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    pub fn signed(&mut self) -> Option<i64> {
        let number = self.int()?;
        Some((number >> 1).cast_signed() ^ -((number & 1).cast_signed()))
    }

    pub fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (array, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*array)
    }

    pub fn counted(&mut self) -> Option<&'a [u8]> {
        let length = usize::try_from(self.int()?).ok()?;
        let (counted, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(counted)
    }
}
