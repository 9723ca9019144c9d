//! The static pack: a folder of files that any host can serve, which carries a catalogue to the browser.
//! `docs/pack.md` is the format.
//!
//! Nothing in a pack is trusted but its manifest, which is served like the code is: every other file must have the size
//! and the SHA-256 that the manifest (or a list that the manifest vouches for) states.

pub mod manifest;
pub mod reader;
pub mod top;
pub mod vectors;
pub mod writer;

pub use manifest::{FileEntry, Manifest, Role};
pub use reader::{Catalog, PackReader, PackSource, open};

/// Why a pack cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// The host answered with a failure.
    #[error("`{path}` could not be read: the server answered {status}")]
    Status {
        /// Relative to the pack.
        path: String,
        /// The HTTP status of the answer.
        status: u16,
    },
    /// The host or the disk did not give the file.
    #[error("`{path}` could not be read: {reason}")]
    Read {
        /// Relative to the pack.
        path: String,
        /// What the host or the disk said.
        reason: String,
    },
    /// More bytes, by the manifest, than a reader takes on.
    #[error("`{path}` is to have {bytes} bytes; at most {} are read", crate::catalog::limits::PACK_FILE)]
    TooLarge {
        /// Relative to the pack.
        path: String,
        /// The size that the manifest states.
        bytes: u64,
    },
    /// Fewer or more bytes than the manifest states: cut off, or of another build.
    #[error("`{path}` has {got} bytes where the manifest states {want}")]
    Size {
        /// Relative to the pack.
        path: String,
        /// The size that was found.
        got: u64,
        /// The size that the manifest states.
        want: u64,
    },
    /// The right number of bytes, but others.
    #[error("`{path}` was altered: its SHA-256 is not the one in the manifest")]
    Altered {
        /// Relative to the pack.
        path: String,
    },
    /// Written by a newer builder than this reader knows.
    #[error("the pack has schema {found}; this version reads up to {known}")]
    Newer {
        /// Schema of the pack.
        found: u32,
        /// Newest schema known.
        known: u32,
    },
    /// The file is what the manifest states, but not what the format says.
    #[error("`{path}` does not hold what it should: {reason}")]
    Format {
        /// Relative to the pack.
        path: String,
        /// Which rule of the format is broken.
        reason: String,
    },
}
