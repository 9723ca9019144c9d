//! Reading a pack, wherever it lies.

use std::collections::{HashMap, hash_map::Entry};

use futures_util::future::{LocalBoxFuture, try_join_all};

use super::{
    PackError,
    manifest::{self, FileEntry, MANIFEST, Manifest, Role},
    vectors,
};
use crate::{
    catalog::{Item, ItemIx, limits, values::link},
    embed::quant::Int8Vectors,
    untrusted::Untrusted,
};

/// The port to the files of a pack: a folder, a host, a map in a test.
pub trait PackSource {
    /// The whole file at a path relative to the manifest; [`PackError::Read`] if it cannot be had.
    fn read<'a>(&'a self, path: &'a str) -> LocalBoxFuture<'a, Result<Vec<u8>, PackError>>;
}

/// A pack's manifest, and the way to its files. Each file is verified before anything is made of it.
pub struct PackReader<'a> {
    source: &'a dyn PackSource,
    /// What the pack states.
    pub manifest: Manifest,
}

/// An opened pack.
#[derive(Debug, Clone)]
pub struct Catalog {
    /// What the pack states.
    pub manifest: Manifest,
    /// Most popular first.
    pub items: Vec<Item>,
    /// One per item; none if the pack carries none.
    pub vectors: Option<Int8Vectors>,
    /// The collaborative weights' file, undecoded, if the pack carries one.
    pub collab: Option<Vec<u8>>,
    by_id: HashMap<String, ItemIx>,
}

impl Catalog {
    /// The position of an item.
    pub fn ix(&self, id: &str) -> Option<ItemIx> {
        self.by_id.get(id).copied()
    }

    /// How many items are the pack's own: those before all others.
    pub fn own(&self) -> usize {
        self.manifest.counts.items as usize
    }

    /// Puts items behind the pack's own, in the place of those that were put there before. One whose id is taken is
    /// left out: nothing from elsewhere stands for an item of the pack. Returns what came with those that were put.
    pub fn put_beside<T>(&mut self, items: impl IntoIterator<Item = (Item, T)>) -> Vec<T> {
        let own = self.own();
        self.items.truncate(own);
        self.by_id.retain(|_, ix| (*ix as usize) < own);
        let mut put = Vec::new();
        for (item, with) in items {
            if let Entry::Vacant(place) = self.by_id.entry(item.id.clone()) {
                place.insert(self.items.len() as ItemIx);
                self.items.push(item);
                put.push(with);
            }
        }
        put
    }
}

impl<'a> PackReader<'a> {
    /// Reads the manifest only.
    ///
    /// # Errors
    /// If it cannot be read, or is not sound ([`Manifest::parse`]).
    pub async fn open(source: &'a dyn PackSource) -> Result<Self, PackError> {
        let manifest = Manifest::parse(&source.read(MANIFEST).await?)?;
        Ok(Self { source, manifest })
    }

    /// One file, verified.
    ///
    /// # Errors
    /// [`PackError::TooLarge`] before it is read, by what the manifest states; [`PackError::Read`], [`PackError::Size`] or
    /// [`PackError::Altered`] after.
    pub async fn file(&self, entry: &FileEntry) -> Result<Vec<u8>, PackError> {
        if entry.bytes > limits::PACK_FILE {
            return Err(PackError::TooLarge { path: entry.path.clone(), bytes: entry.bytes });
        }
        let bytes = self.source.read(&entry.path).await?;
        entry.verify(&bytes)?;
        Ok(bytes)
    }

    /// The first file of a role, verified; none if the pack has none.
    ///
    /// # Errors
    /// Those of [`PackReader::file`].
    pub async fn file_of(&self, role: &Role) -> Result<Option<Vec<u8>>, PackError> {
        match self.manifest.files_of(role).next() {
            Some(entry) => self.file(entry).await.map(Some),
            None => Ok(None),
        }
    }

    /// Every item, in order.
    ///
    /// # Errors
    /// Those of [`PackReader::chunk`], and [`PackError::Format`] if there are more or fewer than the manifest states.
    pub async fn items(&self) -> Result<Vec<Item>, PackError> {
        let chunks =
            try_join_all(self.manifest.files_of(&Role::Items).map(|entry| self.chunk(entry))).await?;
        let items: Vec<Item> = chunks.into_iter().flatten().collect();
        let stated = self.manifest.counts.items as usize;
        if items.len() != stated {
            let reason = format!("it states {stated} items and its files hold {}", items.len());
            return Err(PackError::Format { path: MANIFEST.into(), reason });
        }
        Ok(items)
    }

    /// The vectors, if the pack has any.
    ///
    /// # Errors
    /// Those of [`PackReader::file`], and [`PackError::Format`] if the file holds no vectors of the model and number that the
    /// manifest states.
    pub async fn vectors(&self) -> Result<Option<Int8Vectors>, PackError> {
        let Some(entry) = self.manifest.files_of(&Role::Vectors).next() else { return Ok(None) };
        let wrong = |reason: String| PackError::Format { path: entry.path.clone(), reason };
        let vectors = vectors::decode(&self.file(entry).await?).map_err(wrong)?;
        if vectors.len() != self.manifest.counts.items as usize {
            return Err(wrong("it does not hold one vector per item".into()));
        }
        match &self.manifest.model {
            Some(model) if model.dim == vectors.dim => Ok(Some(vectors)),
            Some(_) => Err(wrong("its dimension is not the model's".into())),
            None => Err(wrong("the manifest does not say which model made it".into())),
        }
    }

    /// The files that the list of pictures names.
    ///
    /// # Errors
    /// Those of [`PackReader::file`], and [`PackError::Format`] if it is no list, or a path in it leads out of the pack.
    pub async fn images(&self) -> Result<Vec<FileEntry>, PackError> {
        let Some(entry) = self.manifest.files_of(&Role::Images).next() else { return Ok(Vec::new()) };
        let wrong = |reason: String| PackError::Format { path: entry.path.clone(), reason };
        let list: Vec<FileEntry> =
            serde_json::from_slice(&self.file(entry).await?).map_err(|error| wrong(error.to_string()))?;
        match list.iter().find(|image| !manifest::is_local_path(&image.path)) {
            Some(image) => Err(wrong(format!("`{}` is not a path inside the pack", image.path))),
            None => Ok(list),
        }
    }

    /// The items of one file of the role [`Role::Items`], in order. The first such file alone makes a first feed. Texts that
    /// are longer than [`limits`] allow are cut, and a popularity that is none is dropped: one field costs no item.
    ///
    /// # Errors
    /// Those of [`PackReader::file`], and [`PackError::Format`] if it is no list of items, or one of them has no id, no title or
    /// a link that leads elsewhere than it says.
    pub async fn chunk(&self, entry: &FileEntry) -> Result<Vec<Item>, PackError> {
        let wrong = |reason: String| PackError::Format { path: entry.path.clone(), reason };
        let mut items: Vec<Item> =
            serde_json::from_slice(&self.file(entry).await?).map_err(|error| wrong(error.to_string()))?;
        for item in &mut items {
            limits::cut(item);
            item.popularity.take_if(|count| !(0.0..=limits::POPULARITY).contains(count));
        }
        match items.iter().find_map(fault) {
            Some(fault) => Err(wrong(fault.into())),
            None => Ok(items),
        }
    }
}

/// What the format does not allow in an item.
fn fault(item: &Item) -> Option<&'static str> {
    let is_link = |text: &Untrusted<String>| link::is_safe(text.to_compare());
    let is_picture = |text: &Untrusted<String>| {
        manifest::is_local_path(text.to_compare()) || (text.to_compare().contains(':') && is_link(text))
    };
    if item.id.is_empty() || item.title.is_empty() {
        return Some("an item has no id or no title");
    }
    if !item.url.iter().all(is_link) || !item.image.iter().all(is_picture) {
        return Some("an item has a link that is neither a web address nor a path");
    }
    None
}

/// Reads everything that recommending needs; the files come side by side.
///
/// # Errors
/// Those of [`PackReader`] for the manifest, the items, the vectors and the weights, and [`PackError::Format`] if two items
/// have the same id.
pub async fn open(source: &dyn PackSource) -> Result<Catalog, PackError> {
    let reader = PackReader::open(source).await?;
    let (items, vectors, collab) =
        futures_util::try_join!(reader.items(), reader.vectors(), reader.file_of(&Role::Collab))?;
    let by_id: HashMap<String, ItemIx> = items.iter().map(|item| item.id.clone()).zip(0..).collect();
    if by_id.len() != items.len() {
        return Err(PackError::Format { path: MANIFEST.into(), reason: "two items have the same id".into() });
    }
    Ok(Catalog { manifest: reader.manifest, items, vectors, collab, by_id })
}
