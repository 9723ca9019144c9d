//! Writing a pack: bytes out, no disk here. The same input gives the same bytes.

use super::{
    PackError,
    manifest::{Counts, FileEntry, MANIFEST, Manifest, Role, SCHEMA},
    top, vectors,
};
use crate::{
    catalog::{Item, rules::OwnerRule},
    embed::{ModelSpec, quant::Int8Vectors},
};

/// Items of a chunk: the first one alone fills many screens.
pub const CHUNK: usize = 256;

/// What a pack is made of.
#[derive(Debug, Clone, Default)]
pub struct Contents {
    /// Stable name of the catalogue.
    pub id: String,
    /// For people.
    pub title: String,
    /// Licence of texts and pictures.
    pub licence: String,
    /// Who must be named.
    pub attribution: String,
    /// In the order of [`by_popularity`].
    pub items: Vec<Item>,
    /// One vector per item, and the model that made them.
    pub vectors: Option<(ModelSpec, Int8Vectors)>,
    /// Pictures, as files of the pack.
    pub images: Vec<FileEntry>,
    /// The owner's rules.
    pub rules: Vec<OwnerRule>,
    /// Collaborative weights, encoded.
    pub collab: Option<Vec<u8>>,
}

/// Most popular first, ties in the order given: so the first chunk alone makes a first feed, and readers may take
/// position for popularity.
pub fn by_popularity(items: &mut [Item]) {
    items.sort_by(|a, b| b.popularity.unwrap_or(0.0).total_cmp(&a.popularity.unwrap_or(0.0)));
}

/// Every file of the pack but the pictures, the manifest last: a copy that stops half-way has none.
///
/// # Errors
/// [`PackError::Format`] if the vectors are not one per item, or something cannot be written as JSON.
pub fn write(contents: &Contents) -> Result<Vec<(String, Vec<u8>)>, PackError> {
    let wrong = |path: &str, reason: String| PackError::Format { path: path.to_owned(), reason };
    let mut files: Vec<(String, Role, Vec<u8>)> = Vec::new();
    for (number, chunk) in contents.items.chunks(CHUNK).enumerate() {
        let path = format!("items-{number:04}.json");
        let bytes = serde_json::to_vec(chunk).map_err(|error| wrong(&path, error.to_string()))?;
        files.push((path, Role::Items, bytes));
    }
    if !contents.items.is_empty() {
        let head = top::head(&contents.items, &contents.rules);
        let bytes = serde_json::to_vec(&head).map_err(|error| wrong("top.json", error.to_string()))?;
        files.push(("top.json".into(), Role::Top, bytes));
    }
    if let Some((_, rows)) = &contents.vectors {
        if rows.len() != contents.items.len() {
            return Err(wrong(
                "vectors.i8",
                format!("{} vectors for {} items", rows.len(), contents.items.len()),
            ));
        }
        files.push(("vectors.i8".into(), Role::Vectors, vectors::encode(rows)));
    }
    if !contents.images.is_empty() {
        let bytes =
            serde_json::to_vec(&contents.images).map_err(|error| wrong("images.json", error.to_string()))?;
        files.push(("images.json".into(), Role::Images, bytes));
    }
    if let Some(weights) = &contents.collab {
        files.push(("collab.bin".into(), Role::Collab, weights.clone()));
    }
    let manifest = Manifest {
        schema: SCHEMA,
        id: contents.id.clone(),
        title: contents.title.clone(),
        licence: contents.licence.clone(),
        attribution: contents.attribution.clone(),
        counts: Counts {
            items: contents.items.len() as u32,
            vectors: contents.vectors.as_ref().map_or(0, |(_, rows)| rows.len() as u32),
            images: contents.images.len() as u32,
        },
        model: contents.vectors.as_ref().map(|(model, _)| model.clone()),
        rules: contents.rules.clone(),
        files: files.iter().map(|(path, role, bytes)| FileEntry::of(path, role.clone(), bytes)).collect(),
    };
    let bytes = serde_json::to_vec_pretty(&manifest).map_err(|error| wrong(MANIFEST, error.to_string()))?;
    let mut written: Vec<(String, Vec<u8>)> =
        files.into_iter().map(|(path, _, bytes)| (path, bytes)).collect();
    written.push((MANIFEST.into(), bytes));
    Ok(written)
}
