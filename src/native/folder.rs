//! A pack in a folder.

use std::path::PathBuf;

use futures_util::future::LocalBoxFuture;

use crate::catalog::pack::{PackError, PackSource};

/// The files of a pack on disk.
pub struct Folder(pub PathBuf);

impl PackSource for Folder {
    fn read<'a>(&'a self, path: &'a str) -> LocalBoxFuture<'a, Result<Vec<u8>, PackError>> {
        let read = std::fs::read(self.0.join(path))
            .map_err(|error| PackError::Read { path: path.to_owned(), reason: error.to_string() });
        Box::pin(std::future::ready(read))
    }
}
