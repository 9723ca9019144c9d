//! A pack is put in place whole or not at all.

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
    process,
};

use anyhow::{Context, Result, bail};

use crate::catalog::pack::manifest::{MANIFEST, Manifest};

/// A folder beside the destination that takes its place once it is whole: a build that is killed leaves the old pack.
pub struct Staged {
    /// Where to write.
    pub path: PathBuf,
    out: PathBuf,
}

impl Staged {
    /// Makes the folder.
    ///
    /// # Errors
    /// If the destination holds anything but an earlier pack: publishing removes what is there.
    pub fn beside(out: &Path) -> Result<Self> {
        check_replaceable(out)?;
        let path = with_suffix(out, "building")?;
        fs::create_dir_all(&path).with_context(|| format!("could not create {}", path.display()))?;
        Ok(Self { path, out: out.to_owned() })
    }

    /// Puts the folder in the destination's place.
    ///
    /// # Errors
    /// If a folder cannot be moved; the earlier pack is then where it was.
    pub fn publish(self) -> Result<()> {
        check_replaceable(&self.out)?;
        let old = with_suffix(&self.out, "old")?;
        let replaces = self.out.exists();
        if replaces {
            fs::rename(&self.out, &old)
                .with_context(|| format!("could not move {} aside", self.out.display()))?;
        }
        if let Err(error) = fs::rename(&self.path, &self.out) {
            if replaces {
                fs::rename(&old, &self.out)
                    .with_context(|| format!("the old pack is in {}", old.display()))?;
            }
            return Err(error).with_context(|| format!("could not put the pack at {}", self.out.display()));
        }
        if replaces {
            fs::remove_dir_all(&old).with_context(|| format!("could not remove {}", old.display()))?;
        }
        Ok(())
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        // Published or not, nothing half-built stays behind.
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// A mistyped `--out` must not cost anybody a folder: only one that is not there, is empty, or holds nothing that its
/// manifest does not name may be replaced.
fn check_replaceable(out: &Path) -> Result<()> {
    if !out.exists() {
        return Ok(());
    }
    let manifest = fs::read(out.join(MANIFEST)).ok().and_then(|bytes| Manifest::parse(&bytes).ok());
    let files = manifest.iter().flat_map(|manifest| manifest.files.iter());
    let mut ours: HashSet<&str> = files.filter_map(|file| file.path.split('/').next()).collect();
    if manifest.is_some() {
        ours.extend([MANIFEST, "images"]);
    }
    let entries = fs::read_dir(out).with_context(|| format!("{} is not a folder", out.display()))?;
    for entry in entries {
        let name = entry?.file_name();
        if !name.to_str().is_some_and(|name| ours.contains(name)) {
            bail!(
                "{} holds more than an earlier pack ({}); choose another folder",
                out.display(),
                name.display()
            );
        }
    }
    Ok(())
}

fn with_suffix(path: &Path, suffix: &str) -> Result<PathBuf> {
    let name = path.file_name().and_then(|name| name.to_str()).context("--out names no folder")?;
    Ok(path.with_file_name(format!(".{name}.{suffix}-{}", process::id())))
}
