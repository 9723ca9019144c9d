//! Memory as a file that the person keeps, and back: a ZIP file of lines of JSON, with checksums (`docs/record.md`). Damage costs
//! the line that it hit, and is told by its place.

mod archive;
mod lines;
mod manifest;
pub mod opening;
pub mod packing;
pub mod portable;
pub mod sealed;

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use lines::Spans;

/// The folder in the archive; by its name the file is known.
const FOLDER: &str = "penchant-memory";
/// Acts, one a line, the oldest first.
const ACTS: &str = "acts.jsonl";
/// What is kept beside the acts: a line for each setting, or for each entry of a list.
const SETTINGS: &str = "settings.jsonl";
/// A checksum for each line of the two.
const SUMS: &str = "lines.crc32";
/// What the file is, and the SHA-256 of all others.
const MANIFEST: &str = "manifest.json";
/// For the person.
const README: &str = "README.txt";
/// Places that are named.
pub const NAMED: usize = 20;

/// What was found in a file that the person kept.
#[derive(Debug, Default)]
pub struct ExportFound {
    /// Acts, in JSON, each on the line that it has in its file; what was damaged is an empty line.
    pub acts: String,
    /// The file that they are in.
    pub acts_in: String,
    /// What was kept beside them: an object, by name.
    pub settings: String,
    /// Places that are damaged, as `file:line`, the first of them.
    pub damaged: Vec<String>,
    /// Lines and files that were left out.
    pub left_out: u32,
}

impl ExportFound {
    /// Whether there is nothing beside the acts.
    pub fn has_no_settings(&self) -> bool {
        self.settings.len() <= "{}".len()
    }

    /// A setting; none if there is none by that name, or it is of another form.
    pub fn setting<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        let all: BTreeMap<String, &RawValue> = serde_json::from_slice(self.settings.as_bytes()).ok()?;
        serde_json::from_slice(all.get(name)?.get().as_bytes()).ok()
    }

    fn lost(&mut self, file: &str, spans: Spans) {
        self.left_out = self.left_out.saturating_add(spans.lines() as u32);
        self.damaged.extend(spans.places(file));
    }
}

/// Why a file cannot be opened at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unopened {
    /// It is nothing that memory is kept in, or of a newer version.
    #[error("it is no export of memory, or one of a newer version")]
    Foreign,
    /// It is cut off or damaged, so that nothing of it can be had.
    #[error("it is cut off or damaged")]
    Damaged,
    /// It is under a passphrase, and there was none.
    #[error("it is under a passphrase")]
    Locked,
    /// It is under another passphrase.
    #[error("it is under another passphrase")]
    Passphrase,
}

impl Unopened {
    const ALL: [Self; 4] = [Self::Foreign, Self::Damaged, Self::Locked, Self::Passphrase];

    /// A name for it, from one module to another.
    pub fn name(self) -> &'static str {
        match self {
            Self::Foreign => "foreign",
            Self::Damaged => "damaged",
            Self::Locked => "locked",
            Self::Passphrase => "passphrase",
        }
    }

    /// Which has this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|why| why.name() == name)
    }
}
