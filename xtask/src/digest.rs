//! SHA-256 of files and folders.

use std::{fs, io, path::Path};

use anyhow::{Context, Result, bail};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use sha2::{Digest, Sha256, Sha384};

/// Of a text, in hexadecimal.
pub fn of_text(text: &str) -> String {
    of_bytes(text.as_bytes())
}

/// Of bytes, in hexadecimal.
pub fn of_bytes(bytes: &[u8]) -> String {
    hex(Sha256::digest(bytes).as_slice())
}

/// Of bytes, as HTML's `integrity` has it.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

/// Of what `paths` below `root` hold: names and contents, whatever the order on the disk.
///
/// # Errors
/// When one of the paths isn't there or can't be read.
pub fn of_tree(root: &Path, paths: &[&str]) -> Result<String> {
    let mut hasher = Sha256::new();
    for path in paths {
        add(&mut hasher, root, Path::new(path))?;
    }
    Ok(hex(hasher.finalize().as_slice()))
}

/// Fails unless the file has the hash that it was pinned to.
pub fn check(path: &Path, expected: &str) -> Result<()> {
    let mut hasher = Sha256::new();
    let mut file = fs::File::open(path).with_context(|| format!("{} is missing", path.display()))?;
    io::copy(&mut file, &mut hasher)?;
    let found = hex(hasher.finalize().as_slice());
    if found != expected {
        bail!("{} is not the pinned file: its SHA-256 is {found}, not {expected}", path.display());
    }
    Ok(())
}

fn add(hasher: &mut Sha256, root: &Path, path: &Path) -> Result<()> {
    let full = root.join(path);
    if full.is_dir() {
        let mut names =
            fs::read_dir(&full)?.map(|entry| Ok(entry?.file_name())).collect::<io::Result<Vec<_>>>()?;
        names.sort();
        for name in names {
            add(hasher, root, &path.join(name))?;
        }
        return Ok(());
    }
    let bytes = fs::read(&full).with_context(|| format!("could not read {}", full.display()))?;
    hasher.update(path.as_os_str().as_encoded_bytes());
    hasher.update([0]);
    hasher.update((bytes.len() as u64).to_le_bytes());
    hasher.update(&bytes);
    Ok(())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
