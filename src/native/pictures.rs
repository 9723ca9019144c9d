//! Items' pictures → files of the pack.

use std::{
    collections::BTreeMap,
    fs,
    path::{Component, Path},
};

use anyhow::{Context, Result};

use crate::catalog::{
    Item,
    pack::{FileEntry, Role, sha256_hex},
};

/// Larger files are no thumbnails; a page of cards would take minutes to load.
const LARGEST: u64 = 2 << 20;

/// Copies the pictures that items name and `folder` has into `pack/images`, named by their content, and lets the items
/// point there. A picture that is missing, too large or of no known kind is said on standard error, and its item goes
/// without. Web addresses are left as they are.
pub fn copy(items: &mut [Item], folder: &Path, pack: &Path) -> Result<Vec<FileEntry>> {
    let mut copied: BTreeMap<String, FileEntry> = BTreeMap::new();
    let mut missing = 0;
    for item in items {
        let Some(image) = item.image.take() else { continue };
        if image.starts_with("http://") || image.starts_with("https://") {
            item.image = Some(image);
            continue;
        }
        let Some(bytes) = read(folder, &image) else {
            missing += 1;
            continue;
        };
        let Some(kind) = kind(&bytes) else {
            missing += 1;
            continue;
        };
        let hash = sha256_hex(&bytes);
        let path = format!("images/{}.{kind}", &hash[..16]);
        if !copied.contains_key(&path) {
            fs::create_dir_all(pack.join("images"))?;
            fs::write(pack.join(&path), &bytes).with_context(|| format!("could not write {path}"))?;
            copied.insert(path.clone(), FileEntry::of(path.clone(), Role::Other("image".into()), &bytes));
        }
        item.image = Some(path);
    }
    if missing > 0 {
        eprintln!(
            "{missing} pictures are missing, larger than {LARGEST} bytes, or not PNG, JPEG, WebP, AVIF or GIF"
        );
    }
    Ok(copied.into_values().collect())
}

/// A file below the folder; paths that lead out of it are not read.
fn read(folder: &Path, image: &str) -> Option<Vec<u8>> {
    let relative = Path::new(image);
    let inside = relative.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    let path = folder.join(relative);
    let fits = inside && fs::metadata(&path).is_ok_and(|found| found.is_file() && found.len() <= LARGEST);
    fits.then(|| fs::read(path).ok()).flatten()
}

/// By content, not by name.
fn kind(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some("png"),
        [0xff, 0xd8, 0xff, ..] => Some("jpg"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("webp"),
        [_, _, _, _, b'f', b't', b'y', b'p', b'a', b'v', b'i', b'f', ..] => Some("avif"),
        [b'G', b'I', b'F', b'8', ..] => Some("gif"),
        _ => None,
    }
}
