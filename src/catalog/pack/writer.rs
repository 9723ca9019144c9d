//! Writing a pack: bytes out, no disk here. The same input gives the same bytes.

use std::collections::BTreeMap;

use penchant_kernels::order::Order;
use serde::Serialize;

use super::{
    PackError,
    manifest::{Counts, FileEntry, MANIFEST, Manifest, PopularityCounts, Role, SCHEMA},
    top, vectors,
};
use crate::{
    catalog::{Item, rules::OwnerRule},
    embed::{ModelSpec, quant::Int8Vectors},
};

/// Items of a chunk: the first one alone fills many screens.
pub const CHUNK: usize = 256;
/// Hexadecimal digits of a file's hash in its name.
const HASHED: usize = 16;
const TOP: &str = "top.json";
const VECTORS: &str = "vectors.i8";
const IMAGES: &str = "images.json";
const COLLAB: &str = "collab.bin";

/// What a pack is made of. Begin with [`Contents::of`], which puts the items in their order.
#[derive(Debug, Clone, Default)]
pub struct Contents {
    /// Stable name of the catalogue.
    pub id: String,
    /// The catalogue's name for people.
    pub title: String,
    /// Licence of texts and pictures.
    pub licence: String,
    /// Who must be named.
    pub attribution: String,
    /// What the items' popularity counts.
    pub popularity: PopularityCounts,
    /// Most popular first: vectors and weights go by their positions.
    pub items: Vec<Item>,
    /// One vector per item, and the model that made them.
    pub vectors: Option<(ModelSpec, Int8Vectors)>,
    /// Pictures, as files of the pack.
    pub images: Vec<FileEntry>,
    /// The owner's rules.
    pub rules: Vec<OwnerRule>,
    /// The collaborative weights, encoded.
    pub collab: Option<Vec<u8>>,
}

/// Most popular first, ties in the order given: so the first chunk alone makes a first feed, and readers may take
/// position for popularity.
pub fn by_popularity(items: &mut [Item]) {
    let dated = items.iter().filter(|item| item.date.is_some()).count();
    if items.iter().all(|item| item.popularity.is_none()) && dated * 2 > items.len() {
        items.order_by(|a, b| b.date.cmp(&a.date));
    } else {
        items.order_by(|a, b| b.popularity.unwrap_or(0.0).total_cmp(&a.popularity.unwrap_or(0.0)));
    }
}

impl Contents {
    /// A pack of items as the readers make them, without pictures of its own: the same on the command line and in a page.
    pub fn of(id: &str, title: &str, mut items: Vec<Item>) -> Self {
        by_popularity(&mut items);
        Self { id: id.to_owned(), title: title.to_owned(), items, ..Self::default() }
    }

    /// Lets items point to their pictures. `take` puts one into the pack and states it, or says why it cannot be had; such
    /// an item goes without, and its id is returned with the reason. Web addresses are left as they are.
    ///
    /// # Errors
    /// What `take` fails with where the reason is not the picture.
    pub fn take_pictures<E, R>(
        &mut self,
        mut take: impl FnMut(&str) -> Result<Result<FileEntry, R>, E>,
    ) -> Result<Vec<(String, R)>, E> {
        let mut problems = Vec::new();
        let mut taken: BTreeMap<String, FileEntry> = BTreeMap::new();
        for item in &mut self.items {
            let is_elsewhere = |image: &&str| image.starts_with("http://") || image.starts_with("https://");
            let image = item.image.as_ref().map(|image| image.to_compare().as_str());
            let Some(image) = image.filter(|image| !is_elsewhere(image)) else { continue };
            match take(image)? {
                Ok(entry) => {
                    item.image = Some(entry.path.clone().into());
                    taken.insert(entry.path.clone(), entry);
                }
                Err(reason) => {
                    problems.push((item.id.clone(), reason));
                    item.image = None;
                }
            }
        }
        self.images = taken.into_values().collect();
        Ok(problems)
    }
}

/// Every file of the pack but the pictures, the manifest last: a copy that stops half-way has none.
///
/// # Errors
/// [`PackError::Format`] if the vectors are not one per item, or something cannot be written as JSON.
pub fn write(contents: &Contents) -> Result<Vec<(String, Vec<u8>)>, PackError> {
    let mut files: Vec<(FileEntry, Vec<u8>)> = Vec::new();
    let mut add =
        |path: &str, role: Role, bytes: Vec<u8>| files.push((FileEntry::of(path, role, &bytes), bytes));
    for (number, chunk) in contents.items.chunks(CHUNK).enumerate() {
        let path = format!("items-{number:04}.json");
        add(&path, Role::Items, json(&path, chunk)?);
    }
    if !contents.items.is_empty() {
        let head = top::head(&contents.items, &contents.rules);
        add(TOP, Role::Top, json(TOP, &head)?);
    }
    if let Some((_, rows)) = &contents.vectors {
        if rows.len() != contents.items.len() {
            return Err(wrong(VECTORS, format!("{} vectors for {} items", rows.len(), contents.items.len())));
        }
        add(VECTORS, Role::Vectors, vectors::encode(rows));
    }
    if !contents.images.is_empty() {
        add(IMAGES, Role::Images, json(IMAGES, &contents.images)?);
    }
    if let Some(weights) = &contents.collab {
        add(COLLAB, Role::Collab, weights.clone());
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
        popularity: contents.popularity,
        model: contents.vectors.as_ref().map(|(model, _)| model.clone()),
        rules: contents.rules.clone(),
        related: String::new(),
        files: files.iter().map(|(entry, _)| entry.clone()).collect(),
    };
    let bytes = encode(&manifest)?;
    let mut written: Vec<(String, Vec<u8>)> =
        files.into_iter().map(|(entry, bytes)| (entry.path, bytes)).collect();
    written.push((MANIFEST.into(), bytes));
    Ok(written)
}

/// A manifest as it is written.
///
/// # Errors
/// [`PackError::Format`] if it cannot be written as JSON.
pub fn encode(manifest: &Manifest) -> Result<Vec<u8>, PackError> {
    serde_json::to_vec_pretty(manifest).map_err(|error| wrong(MANIFEST, error.to_string()))
}

/// Another name for a file whose own is still taken by one of an earlier pack: `items-0000-<hash>.json`. So the files of
/// two packs lie side by side, and the manifest alone says which of them are the pack: changing packs is changing one file.
pub fn name_beside(file: &FileEntry) -> String {
    let (name, ending) = file.path.rsplit_once('.').unwrap_or((&file.path, ""));
    format!("{name}-{}.{ending}", file.sha256.get(..HASHED).unwrap_or(&file.sha256))
}

/// Whether a builder gives a file this name: `items-0000.json`, or `items-0000-<hash>.json` where that was taken.
pub fn is_own_name(file: &FileEntry) -> bool {
    let own = match &file.role {
        Role::Items => {
            let number = file.path.trim_start_matches("items-").split(|c: char| !c.is_ascii_digit()).next();
            &*format!("items-{}.json", number.unwrap_or_default())
        }
        Role::Top => TOP,
        Role::Vectors => VECTORS,
        Role::Images => IMAGES,
        Role::Collab => COLLAB,
        Role::Other(_) => {
            let kind = file.path.rsplit_once('.').map_or("", |(_, kind)| kind);
            return file.path == picture_path(&file.sha256, kind);
        }
    };
    let own = FileEntry { path: own.to_owned(), ..file.clone() };
    file.path == own.path || file.path == name_beside(&own)
}

/// The path of a picture in the pack, by its content.
pub fn picture_path(sha256: &str, kind: &str) -> String {
    format!("images/{}.{kind}", sha256.get(..HASHED).unwrap_or(sha256))
}

fn json<T: Serialize + ?Sized>(path: &str, value: &T) -> Result<Vec<u8>, PackError> {
    serde_json::to_vec(value).map_err(|error| wrong(path, error.to_string()))
}

fn wrong(path: &str, reason: String) -> PackError {
    PackError::Format { path: path.to_owned(), reason }
}
