//! Items' pictures → files of the pack.

use std::{
    fs,
    path::{Component, Path},
};

use anyhow::{Context, Result};

use super::report::LeftOut;
use crate::catalog::{
    pack::{
        FileEntry, Role,
        writer::{Contents, picture_path},
    },
    picture,
};

/// Larger files are no thumbnails; a page of cards would take minutes to load.
const LARGEST: u64 = 2 << 20;

/// Copies the pictures that items name and `folder` has into `pack/images`, named by their content, and lets the items
/// point there. Returns a note for each picture that cannot be had.
///
/// # Errors
/// If a picture cannot be written.
pub fn copy(contents: &mut Contents, folder: Option<&Path>, pack: &Path) -> Result<Vec<LeftOut>> {
    let without = contents.take_pictures::<anyhow::Error, _>(|image| {
        let found = match folder {
            Some(folder) => read(folder, image),
            None => Err("is not a web address, and there is no --images to find it in"),
        };
        let (bytes, kind) = match found {
            Ok(found) => found,
            Err(reason) => return Ok(Err(reason)),
        };
        let mut entry = FileEntry::of("", Role::Other("image".into()), &bytes);
        entry.path = picture_path(&entry.sha256, kind);
        let path = pack.join(&entry.path);
        if !path.exists() {
            fs::create_dir_all(pack.join("images"))?;
            fs::write(&path, &bytes).with_context(|| format!("could not write {}", entry.path))?;
        }
        Ok(Ok(entry))
    });
    let left_out = without?
        .into_iter()
        .map(|(id, reason)| LeftOut { place: id, reason: format!("its picture {reason}") });
    Ok(left_out.collect())
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
