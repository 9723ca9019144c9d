//! Files and folders.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::Result;

/// Every file below a folder, relative to it, with `/` between folders, in order.
pub fn list(root: &Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(root.join(&folder))? {
            let entry = entry?;
            let path = folder.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else {
                let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
                files.push(parts.join("/"));
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Links every file of a folder to another place, with the folders that it is in.
///
/// # Errors
/// When a folder can't be read or made, or a file can neither be linked nor copied.
pub fn link_tree(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            link_tree(&entry.path(), &to)?;
        } else {
            link(&entry.path(), &to)?;
        }
    }
    Ok(())
}

/// A hard link, or a copy where the cache is on another disk.
pub fn link(from: &Path, to: &Path) -> Result<()> {
    fs::hard_link(from, to)
        .or_else(|_| fs::copy(from, to).map(drop))
        .map_err(|error: io::Error| anyhow::anyhow!("could not copy {}: {error}", from.display()))
}
