//! `pack.json`: what a pack is, and what every other file must be.

use serde::{Deserialize, Serialize};

use super::PackError;
use crate::{catalog::rules::OwnerRule, digest::sha256_hex, embed::ModelSpec};

/// Name of the manifest in a pack.
pub const MANIFEST: &str = "pack.json";

/// Newest schema that this build reads and the one it writes. A change that old readers would misread gets a new
/// number; new roles and new optional fields don't.
pub const SCHEMA: u32 = 1;

/// The manifest: what a pack is, and which files it consists of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// The format that the pack was written in.
    pub schema: u32,
    /// Stable name of the catalogue, over builds; memory files interactions under it.
    pub id: String,
    /// The catalogue's name for people.
    pub title: String,
    /// Licence of the items' texts and pictures.
    #[serde(default)]
    pub licence: String,
    /// Who must be named, and what a reader should know of the data.
    #[serde(default)]
    pub attribution: String,
    /// What the files hold.
    pub counts: Counts,
    /// What the items' popularity counts.
    #[serde(default, skip_serializing_if = "PopularityCounts::is_people")]
    pub popularity: PopularityCounts,
    /// The space that the vectors live in; none without vectors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<ModelSpec>,
    /// What the owner puts forward or holds back; said on the cards.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<OwnerRule>,
    /// Which files of `related/` there are, a bit for each of 4,096, four to a hexadecimal digit; empty where there are none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub related: String,
    /// Every file but this one, and but those that a list among them names or `related` stands for.
    pub files: Vec<FileEntry>,
}

/// What the items' popularity counts: only what people did may be called popular.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PopularityCounts {
    /// People who took the item up, or what they did with it.
    #[default]
    People,
    /// Languages that the item was translated into.
    Languages,
    /// Something else, or nothing: an order of the owner's.
    #[serde(other)]
    Other,
}

impl PopularityCounts {
    fn is_people(&self) -> bool {
        *self == Self::People
    }
}

/// How many items, vectors and pictures a pack holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Items over all files of the role [`Role::Items`].
    pub items: u32,
    /// Vectors: as many as items, or none.
    #[serde(default)]
    pub vectors: u32,
    /// Pictures in the pack.
    #[serde(default)]
    pub images: u32,
}

/// What a file of a pack must be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileEntry {
    /// Relative to the manifest, `/` between folders, no `..`.
    pub path: String,
    /// What the file is for.
    pub role: Role,
    /// The file's size.
    pub bytes: u64,
    /// Lower-case hexadecimal SHA-256.
    pub sha256: String,
}

/// What a file is for. Readers pass over roles they do not know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Role {
    /// A chunk of items, in order.
    Items,
    /// The head of the catalogue, for a first view without an engine.
    Top,
    /// The items' vectors.
    Vectors,
    /// The list of pictures with their sizes and hashes.
    Images,
    /// The collaborative weights.
    Collab,
    /// Another role, of another builder.
    Other(String),
}

impl From<String> for Role {
    fn from(name: String) -> Self {
        match name.as_str() {
            "items" => Self::Items,
            "top" => Self::Top,
            "vectors" => Self::Vectors,
            "images" => Self::Images,
            "collab" => Self::Collab,
            _ => Self::Other(name),
        }
    }
}

impl From<Role> for String {
    fn from(role: Role) -> Self {
        match role {
            Role::Items => "items".into(),
            Role::Top => "top".into(),
            Role::Vectors => "vectors".into(),
            Role::Images => "images".into(),
            Role::Collab => "collab".into(),
            Role::Other(name) => name,
        }
    }
}

impl Manifest {
    /// Reads a manifest. The schema is looked at first, so that a newer pack is called newer and not broken.
    ///
    /// # Errors
    /// [`PackError::Newer`] if this build is too old for it; [`PackError::Format`] if it is no manifest, has no id, a rule
    /// that cannot be used, or a file that is not inside the pack.
    pub fn parse(bytes: &[u8]) -> Result<Self, PackError> {
        #[derive(Deserialize)]
        struct Schema {
            schema: u32,
        }
        let wrong = |reason: String| PackError::Format { path: MANIFEST.into(), reason };
        let Schema { schema } = serde_json::from_slice(bytes).map_err(|error| wrong(error.to_string()))?;
        if schema > SCHEMA {
            return Err(PackError::Newer { found: schema, known: SCHEMA });
        }
        let manifest: Self = serde_json::from_slice(bytes).map_err(|error| wrong(error.to_string()))?;
        if manifest.id.is_empty() {
            return Err(wrong("the catalogue has no id".into()));
        }
        if let Some(fault) = manifest.rules.iter().find_map(OwnerRule::fault) {
            return Err(wrong(fault.into()));
        }
        match manifest.files.iter().find(|file| !is_local_path(&file.path)) {
            Some(file) => Err(wrong(format!("`{}` is not a path inside the pack", file.path))),
            None => Ok(manifest),
        }
    }

    /// The files of one role, in order.
    pub fn files_of(&self, role: &Role) -> impl Iterator<Item = &FileEntry> {
        self.files.iter().filter(move |file| file.role == *role)
    }
}

impl FileEntry {
    /// States what a file is.
    pub fn of(path: impl Into<String>, role: Role, bytes: &[u8]) -> Self {
        Self { path: path.into(), role, bytes: bytes.len() as u64, sha256: sha256_hex(bytes) }
    }

    /// Compares bytes with the file that is stated.
    ///
    /// # Errors
    /// [`PackError::Size`] or [`PackError::Altered`] if they are another file.
    pub fn verify(&self, bytes: &[u8]) -> Result<(), PackError> {
        let (got, want) = (bytes.len() as u64, self.bytes);
        if got != want {
            return Err(PackError::Size { path: self.path.clone(), got, want });
        }
        if sha256_hex(bytes) != self.sha256 {
            return Err(PackError::Altered { path: self.path.clone() });
        }
        Ok(())
    }
}

/// Whether a path stays inside the pack wherever it is joined: relative, without `..`, backslash, scheme, query or
/// percent-encoding. The widget's rule is the same (`static/web/embed/internal/local_path.ts`); both are tested against
/// `tests/fixtures/local-paths.json`.
pub fn is_local_path(path: &str) -> bool {
    let harmless = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '+' | '@');
    !path.is_empty()
        && path.chars().all(harmless)
        && path.split('/').all(|part| !part.is_empty() && part.chars().any(|c| c != '.'))
}
