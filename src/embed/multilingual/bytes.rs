//! The parts of the file, one behind the other.

use std::ops::Range;

/// A file that is being read.
pub struct Bytes<'a> {
    file: &'a [u8],
    at: usize,
}

impl<'a> Bytes<'a> {
    /// A file, from its beginning.
    pub fn of(file: &'a [u8]) -> Self {
        Self { file, at: 0 }
    }

    /// Where the next bytes are.
    pub fn range(&mut self, count: usize) -> Option<Range<usize>> {
        let end = self.at.checked_add(count).filter(|end| *end <= self.file.len())?;
        Some(std::mem::replace(&mut self.at, end)..end)
    }

    /// The next bytes.
    pub fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let range = self.range(count)?;
        self.file.get(range)
    }

    /// A number of four bytes, the lowest first.
    pub fn count(&mut self) -> Option<usize> {
        Some(u32::from_le_bytes(*self.take(4)?.first_chunk()?) as usize)
    }

    /// So many floats.
    pub fn floats(&mut self, count: usize) -> Option<Vec<f32>> {
        let bytes = self.take(count.checked_mul(4)?)?;
        Some(bytes.as_chunks().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect())
    }

    /// One float.
    pub fn float(&mut self) -> Option<f32> {
        self.floats(1)?.first().copied()
    }

    /// What is left.
    pub fn rest(&self) -> &'a [u8] {
        self.file.get(self.at..).unwrap_or_default()
    }
}
