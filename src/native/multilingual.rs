//! The multilingual encoder on the owner's machine: the same code and the same file as in the browser.

use std::{fs::File, io::Read, path::Path};

use flate2::read::GzDecoder;

use crate::{
    digest::sha256_hex,
    embed::{
        EmbedError,
        multilingual::{FILE_BYTES, MultilingualEmbedder, spec},
    },
};

/// Opens `model.bin` of a folder.
///
/// # Errors
/// [`EmbedError::Load`] if it is missing, and [`EmbedError::Altered`] if it is not the one that
/// [`crate::embed::multilingual::spec`] names.
pub fn load(folder: &Path) -> Result<MultilingualEmbedder, EmbedError> {
    let path = folder.join("model.bin");
    let unread = |error: std::io::Error| EmbedError::Load(format!("{}: {error}", path.display()));
    let mut bytes = Vec::with_capacity(FILE_BYTES);
    let packed = GzDecoder::new(File::open(&path).map_err(unread)?);
    packed.take(FILE_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(unread)?;
    if sha256_hex(&bytes) != spec().sha256 {
        return Err(EmbedError::Altered("its SHA-256 is another"));
    }
    MultilingualEmbedder::open(bytes)
}
