//! What the file says of itself.

use serde::{Deserialize, Serialize};

use crate::digest::sha256_hex;

/// Version of the file that this build writes; it reads this and every older one.
const VERSION: u32 = 2;

/// `manifest.json`
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ExportManifest {
    format: String,
    version: u32,
    files: Vec<ExportFile>,
}

/// A file of the archive.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ExportFile {
    name: String,
    bytes: u64,
    pub(super) lines: u64,
    sha256: String,
}

impl ExportManifest {
    pub(super) fn of(files: &[(&str, Vec<u8>)]) -> Self {
        let listed = |(name, bytes): &(&str, Vec<u8>)| ExportFile {
            name: (*name).to_owned(),
            bytes: bytes.len() as u64,
            lines: bytes.iter().filter(|byte| **byte == b'\n').count() as u64,
            sha256: sha256_hex(bytes),
        };
        Self { format: super::FOLDER.to_owned(), version: VERSION, files: files.iter().map(listed).collect() }
    }

    /// Whether it is of this format, and of a version that is read.
    pub(super) fn is_read(&self) -> bool {
        self.format == super::FOLDER && self.version == VERSION
    }

    pub(super) fn listed(&self, name: &str) -> Option<&ExportFile> {
        self.files.iter().find(|file| file.name == name)
    }
}

impl ExportFile {
    pub(super) fn is(&self, bytes: &[u8]) -> bool {
        self.bytes == bytes.len() as u64 && self.sha256 == sha256_hex(bytes)
    }
}
