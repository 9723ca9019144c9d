//! Catalogues of this origin.

use std::{collections::BTreeMap, rc::Rc};

use futures_util::future::{FutureExt, LocalBoxFuture};

use crate::catalog::pack::{PackError, PackSource};

/// Where catalogues are read from.
pub trait Packs {
    /// The files of a pack, given the absolute URL of its manifest.
    fn pack(&self, manifest: &str) -> Rc<dyn PackSource>;

    /// The absolute URL of a file of that pack.
    fn url(&self, manifest: &str, path: &str) -> String;
}

/// The files of a pack by their paths, held in memory. They are verified when the pack is opened. As [`Packs`], it is the
/// only one there is, whatever its manifest is called.
#[derive(Debug, Clone, Default)]
pub struct PackInMemory(Rc<BTreeMap<String, Vec<u8>>>);

impl PackInMemory {
    /// A pack of these files.
    pub fn new(files: BTreeMap<String, Vec<u8>>) -> Self {
        Self(Rc::new(files))
    }
}

impl PackSource for PackInMemory {
    fn read<'a>(&'a self, path: &'a str) -> LocalBoxFuture<'a, Result<Vec<u8>, PackError>> {
        let missing = || PackError::Read { path: path.to_owned(), reason: "it is not there".into() };
        std::future::ready(self.0.get(path).cloned().ok_or_else(missing)).boxed_local()
    }
}

impl Packs for PackInMemory {
    fn pack(&self, _: &str) -> Rc<dyn PackSource> {
        Rc::new(self.clone())
    }

    fn url(&self, _: &str, path: &str) -> String {
        format!("test:/{path}")
    }
}
