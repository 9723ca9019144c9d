//! The port to the files that a journal is in.

use futures_util::future::LocalBoxFuture;

use crate::store::StoreError;

/// Bytes that are read or written at a time.
pub const CHUNK: usize = 1 << 18;

/// One of the journal's two files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// The first.
    A,
    /// The other.
    B,
}

impl Slot {
    /// Both.
    pub const BOTH: [Self; 2] = [Self::A, Self::B];

    /// The one that this is not.
    pub fn other(self) -> Self {
        match self {
            Self::A => Self::B,
            Self::B => Self::A,
        }
    }
}

/// The port to the journal's files, which one holder at a time has.
pub trait JournalFiles {
    /// Waits until nobody else has them, in this tab or another, and has them until what is returned is dropped.
    ///
    /// # Errors
    /// If there are no such files here.
    fn hold(&self) -> LocalBoxFuture<'_, Result<Box<dyn HeldFiles>, StoreError>>;
}

/// The journal's files in the hand of their one holder. What is written is certain to be there after a crash only once it is
/// flushed.
pub trait HeldFiles {
    /// Bytes of a file.
    ///
    /// # Errors
    /// What the platform says.
    fn size(&self, slot: Slot) -> Result<u64, StoreError>;

    /// Fills `bytes` from this place on, and returns how many there were.
    ///
    /// # Errors
    /// What the platform says.
    fn read(&self, slot: Slot, at: u64, bytes: &mut [u8]) -> Result<usize, StoreError>;

    /// Writes all of `bytes` from this place on.
    ///
    /// # Errors
    /// [`StoreError::Quota`] where there is no room; some of it may be written then.
    fn write(&self, slot: Slot, at: u64, bytes: &[u8]) -> Result<(), StoreError>;

    /// Cuts a file down to this size.
    ///
    /// # Errors
    /// What the platform says.
    fn cut(&self, slot: Slot, size: u64) -> Result<(), StoreError>;

    /// Sees to it that what was written and cut outlives a crash.
    ///
    /// # Errors
    /// What the platform says.
    fn flush(&self, slot: Slot) -> Result<(), StoreError>;
}
