//! Items' pictures → files of the pack.

use std::{
    collections::BTreeMap,
    fs,
    path::{Component, Path},
};

use anyhow::{Context, Result};

use crate::catalog::{
    Item,
    pack::{FileEntry, Role},
    picture,
};
use crate::digest::sha256_hex;

/// Larger files are no thumbnails; a page of cards would take minutes to load.
const LARGEST: u64 = 2 << 20;

/// Copies the pictures that items name and `folder` has into `pack/images`, named by their content, and lets the items
/// point there. An item whose picture cannot be had goes without and is named in `problems`. Web addresses are left as
/// they are.
pub fn copy(
    items: &mut [Item],
    folder: Option<&Path>,
    pack: &Path,
    problems: &mut Vec<String>,
) -> Result<Vec<FileEntry>> {
    let mut copied: BTreeMap<String, FileEntry> = BTreeMap::new();
    for item in items {
        let Some(image) = item.image.take() else { continue };
        if image.starts_with("http://") || image.starts_with("https://") {
            item.image = Some(image);
            continue;
        }
        let found = match folder {
            Some(folder) => read(folder, &image),
            None => Err("is not a web address, and there is no --images to find it in"),
        };
        let (bytes, kind) = match found {
            Ok(found) => found,
            Err(reason) => {
                problems.push(format!("{}: its picture {reason}", item.id));
                continue;
            }
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
    Ok(copied.into_values().collect())
}

/// A picture below the folder, and its kind; paths that lead out of it are not read.
fn read(folder: &Path, image: &str) -> Result<(Vec<u8>, &'static str), &'static str> {
    let relative = Path::new(image);
    if !relative.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) {
        return Err("is not below the folder of pictures");
    }
    let path = folder.join(relative);
    let size = fs::metadata(&path).ok().filter(fs::Metadata::is_file).ok_or("is missing")?.len();
    if size > LARGEST {
        return Err("is larger than 2 MB");
    }
    let bytes = fs::read(&path).map_err(|_| "cannot be read")?;
    let (kind, _) = picture::format(&bytes).ok_or("is not PNG, JPEG, WebP, AVIF or GIF")?;
    Ok((bytes, kind))
}
