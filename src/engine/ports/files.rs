//! The reading room and the making of packs.

use std::{
    convert::Infallible,
    io::{Cursor, Write as _},
};

use futures_util::future::{FutureExt, LocalBoxFuture, ready};
use serde::{Deserialize, Serialize};
use zip::{CompressionMethod, ZipWriter, result::ZipResult, write::SimpleFileOptions};

use crate::{
    catalog::{
        Fault, Item, Problem, RowPlace,
        pace::Pace,
        pack::{
            top::{self, CardHead},
            writer::{self, Contents},
        },
        read::{self, FileReading, Unread},
        text::Letters,
    },
    embed::stored::StoredVectors,
    history,
    memory::{
        keep::{
            ExportFound, Unopened, opening, packing,
            sealed::{self, Aes},
        },
        transfer::Document,
    },
};

/// Reads files and makes packs. Few people do either in a visit, so in the browser it is a module of its own, fetched
/// when it is first asked for.
pub trait Files {
    /// What a file holds; with turns for others in between.
    fn read<'a>(
        &'a self,
        bytes: &'a [u8],
        pace: Box<dyn Pace>,
    ) -> LocalBoxFuture<'a, Result<FoundInFile, FilesError>>;

    /// What a history from another service holds, and which of a catalogue's items it speaks of.
    fn history<'a>(
        &'a self,
        bytes: &'a [u8],
        order: history::HistoryOrder,
        pace: Box<dyn Pace>,
    ) -> LocalBoxFuture<'a, Result<history::HistoryFound, FilesError>>;

    /// A pack of items.
    fn pack(&self, order: PackOrder) -> LocalBoxFuture<'_, Result<PackMade, FilesError>>;

    /// Memory, as a document, in a file that the person keeps.
    fn keep(&self, document: String, order: KeepOrder) -> LocalBoxFuture<'_, Result<Vec<u8>, FilesError>>;

    /// What such a file holds.
    fn kept<'a>(
        &'a self,
        bytes: &'a [u8],
        passphrase: &'a str,
    ) -> LocalBoxFuture<'a, Result<ExportFound, FilesError>>;
}

/// Why a file is not read, or a pack not made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FilesError {
    /// The file is none that is read.
    Unread(Unread),
    /// The file is none that memory is kept in, or nothing of it is left.
    #[serde(skip)]
    Unopened(Unopened),
    /// What reads files could not be fetched.
    NoReader(String),
    /// In other words than ours.
    Failed(String),
}

/// What a file holds.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct FoundInFile {
    /// What it calls itself.
    pub name: Option<String>,
    /// The items, no two of one id.
    pub items: Vec<Item>,
    /// What could not be read, or not whole; in the order of the file.
    pub problems: Vec<Problem>,
}

/// What a pack is to be made of.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PackOrder {
    /// Its id.
    pub id: String,
    /// The catalogue's name for people.
    pub title: String,
    /// The items.
    pub items: Vec<Item>,
    /// One per item, in the order of [`writer::by_popularity`], which the items then are in.
    pub vectors: Option<StoredVectors>,
}

/// A pack.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PackMade {
    /// The items that go without their pictures.
    pub without_picture: Vec<Problem>,
    /// What a widget would show first.
    pub head: Vec<CardHead>,
    /// The pack as a ZIP file.
    #[serde(skip)]
    pub zip: Vec<u8>,
}

/// How memory is to be kept in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KeepOrder {
    /// The language of what a person reads in it.
    pub language: String,
    /// What it is encrypted under; empty for nothing.
    pub passphrase: String,
    /// Bytes that nobody can foresee, as many as [`CHANCE`](crate::memory::keep::sealed::CHANCE).
    pub chance: Vec<u8>,
}

/// The reading room within this very program, with what is known there of the world's letters and of
/// encryption.
#[derive(Debug, Clone, Copy)]
pub struct FilesHere(pub Letters, pub Aes);

impl FilesHere {
    /// As [`Files::read`].
    ///
    /// # Errors
    /// As [`read::in_turns`].
    pub async fn found(self, bytes: &[u8], pace: &mut dyn Pace) -> Result<FoundInFile, FilesError> {
        let FileReading { name, items, problems, .. } =
            read::in_turns(bytes, self.0.decode, pace).await.map_err(FilesError::Unread)?;
        Ok(FoundInFile { name, items, problems })
    }

    /// As [`Files::history`].
    ///
    /// # Errors
    /// If it was stopped.
    pub async fn brought(
        self,
        bytes: &[u8],
        order: history::HistoryOrder,
        pace: &mut dyn Pace,
    ) -> Result<history::HistoryFound, FilesError> {
        let found = history::deeds::found(bytes, order, self.0, pace).await;
        found.map_err(|stopped| FilesError::Unread(Unread::Stopped(stopped)))
    }

    /// As [`Files::keep`].
    ///
    /// # Errors
    /// If the document is none of memory, or what the writer of archives says.
    pub async fn packed(self, document: &str, order: &KeepOrder) -> Result<Vec<u8>, FilesError> {
        let (KeepOrder { language, passphrase, chance }, composed) = (order, self.0.composed);
        let document = Document::read(document).ok_or(FilesError::Unopened(Unopened::Foreign))?;
        let file = packing::packed(&document, language, composed).map_err(FilesError::Failed)?;
        if passphrase.is_empty() {
            return Ok(file);
        }
        sealed::sealed(&file, passphrase, chance, composed, self.1).await.map_err(FilesError::Failed)
    }

    /// As [`Files::kept`].
    ///
    /// # Errors
    /// As [`Files::kept`].
    ///
    /// # Errors
    /// As [`sealed::unsealed`] and [`opening::opened`].
    pub async fn opened(self, bytes: &[u8], passphrase: &str) -> Result<ExportFound, Unopened> {
        let composed = self.0.composed;
        if !sealed::is_sealed(bytes) {
            return opening::opened(bytes, composed);
        }
        opening::opened(&sealed::unsealed(bytes, passphrase, composed, self.1).await?, composed)
    }

    /// As [`Files::pack`].
    ///
    /// # Errors
    /// What the writer of packs says.
    pub fn made(PackOrder { id, title, items, vectors }: PackOrder) -> Result<PackMade, FilesError> {
        let mut contents = Contents::of(&id, &title, items);
        let Ok(without_picture) = contents.take_pictures(|_| Ok::<_, Infallible>(Err(Fault::NoPicture)));
        let problem = |(id, fault)| Problem { at: RowPlace::Named(id), fault };
        let without_picture = without_picture.into_iter().map(problem).collect();
        contents.vectors = vectors.and_then(StoredVectors::into_parts);
        let files = writer::write(&contents).map_err(|error| FilesError::Failed(error.to_string()))?;
        let zip = zipped(&files).map_err(|error| FilesError::Failed(error.to_string()))?;
        Ok(PackMade { without_picture, head: top::head(&contents.items, &[]), zip })
    }
}

impl Files for FilesHere {
    fn read<'a>(
        &'a self,
        bytes: &'a [u8],
        mut pace: Box<dyn Pace>,
    ) -> LocalBoxFuture<'a, Result<FoundInFile, FilesError>> {
        async move { self.found(bytes, &mut *pace).await }.boxed_local()
    }

    fn history<'a>(
        &'a self,
        bytes: &'a [u8],
        order: history::HistoryOrder,
        mut pace: Box<dyn Pace>,
    ) -> LocalBoxFuture<'a, Result<history::HistoryFound, FilesError>> {
        async move { self.brought(bytes, order, &mut *pace).await }.boxed_local()
    }

    fn pack(&self, order: PackOrder) -> LocalBoxFuture<'_, Result<PackMade, FilesError>> {
        ready(Self::made(order)).boxed_local()
    }

    fn keep(&self, document: String, order: KeepOrder) -> LocalBoxFuture<'_, Result<Vec<u8>, FilesError>> {
        async move { self.packed(&document, &order).await }.boxed_local()
    }

    fn kept<'a>(
        &'a self,
        bytes: &'a [u8],
        passphrase: &'a str,
    ) -> LocalBoxFuture<'a, Result<ExportFound, FilesError>> {
        async move { self.opened(bytes, passphrase).await.map_err(FilesError::Unopened) }.boxed_local()
    }
}

fn zipped(files: &[(String, Vec<u8>)]) -> ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (path, bytes) in files {
        zip.start_file(format!("pack/{path}"), stored)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
