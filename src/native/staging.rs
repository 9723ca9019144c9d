//! A pack is put in place whole or not at all, and nothing goes but what a builder put there.
//!
//! The files of the next pack are put beside those of the earlier one, under another name where theirs is still taken;
//! then the manifest is replaced, which is one step, and makes the new pack of them. Then the files go that only the old
//! one named. A build that is killed between any two steps leaves the old pack or the new one.

use std::{
    collections::HashSet,
    fs, io,
    path::{Path, PathBuf},
    process,
};

use anyhow::{Context, Result, bail, ensure};
use futures_util::future::FutureExt;

use super::folder::Folder;
use crate::catalog::pack::{
    FileEntry, PackReader,
    manifest::{MANIFEST, Manifest},
    writer,
};

/// A folder beside the destination, whose files are moved there once the pack is whole.
pub struct Staged {
    /// Where to write.
    pub path: PathBuf,
    out: PathBuf,
}

/// What is done to a file or folder; each is done whole or not at all.
#[derive(Debug, PartialEq, Eq)]
enum Step {
    MakeFolder(PathBuf),
    Move { from: PathBuf, to: PathBuf },
    Remove(PathBuf),
}

impl Staged {
    /// Makes the folder. `inputs` are what the pack is made of; `site` may hold the pack.
    ///
    /// # Errors
    /// If the destination holds an input or lies in one, or holds files and no pack.
    pub fn beside<'a>(
        out: &Path,
        inputs: impl Iterator<Item = &'a Path>,
        site: Option<&Path>,
    ) -> Result<Self> {
        let out = real(out)?;
        for input in inputs {
            ensure!(!out.starts_with(real(input)?), "--out lies in {}, which is read", input.display());
            ensure!(!real(input)?.starts_with(&out), "--out holds {}, which is read", input.display());
        }
        if let Some(site) = site {
            ensure!(!real(site)?.starts_with(&out), "--out holds {}, which is read", site.display());
        }
        earlier_pack(&out)?;
        let path = with_suffix(&out, "building")?;
        fs::create_dir_all(&path).with_context(|| format!("could not create {}", path.display()))?;
        Ok(Self { path, out })
    }

    /// Makes the folder's files the pack at the destination.
    ///
    /// # Errors
    /// If a file cannot be moved, or is in the way and not the builder's; the earlier pack is then as it was.
    pub fn publish(self) -> Result<()> {
        self.steps()?.iter().try_for_each(Step::take)
    }

    /// What has to be done, in this order.
    fn steps(&self) -> Result<Vec<Step>> {
        let Some(old) = earlier_pack(&self.out)? else {
            // In the place of an empty folder, some systems move none.
            let empty = self.out.exists().then(|| Step::Remove(self.out.clone()));
            let whole = Step::Move { from: self.path.clone(), to: self.out.clone() };
            return Ok(empty.into_iter().chain([whole]).collect());
        };
        self.step_aside()?;
        let new = files(&self.path)?.context("the new pack has no manifest")?;
        let images = self.out.join("images");
        let mut steps = Vec::new();
        if new.iter().any(|file| file.path.starts_with("images/")) && !images.exists() {
            steps.push(Step::MakeFolder(images.clone()));
        }
        for file in &new {
            let to = self.out.join(&file.path);
            if fs::symlink_metadata(&to).is_err() {
                steps.push(Step::Move { from: self.path.join(&file.path), to });
            } else if !is_intact(file, &to) {
                bail!("{} is in the way: no builder wrote it, or it was changed since", to.display());
            }
        }
        steps.push(Step::Move { from: self.path.join(MANIFEST), to: self.out.join(MANIFEST) });
        let kept: HashSet<&str> = new.iter().map(|file| file.path.as_str()).collect();
        let is_old = |file: &&FileEntry| {
            !kept.contains(file.path.as_str())
                && writer::is_own_name(file)
                && is_intact(file, &self.out.join(&file.path))
        };
        steps.extend(old.iter().filter(is_old).map(|file| Step::Remove(self.out.join(&file.path))));
        if !kept.iter().any(|path| path.starts_with("images/")) && images.is_dir() {
            steps.push(Step::Remove(images));
        }
        Ok(steps)
    }

    /// Gives another name to each file of the new pack whose own is taken at the destination.
    fn step_aside(&self) -> Result<()> {
        let at = self.path.join(MANIFEST);
        let mut manifest = Manifest::parse(&fs::read(&at).context("the new pack has no manifest")?)?;
        for file in &mut manifest.files {
            let to = self.out.join(&file.path);
            if fs::symlink_metadata(&to).is_ok() && !is_intact(file, &to) {
                let beside = writer::name_beside(file);
                fs::rename(self.path.join(&file.path), self.path.join(&beside))?;
                file.path = beside;
            }
        }
        fs::write(at, writer::encode(&manifest)?).context("could not write the manifest")
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        // Published or not, nothing half-built stays behind.
        let _ = fs::remove_dir_all(&self.path);
    }
}

impl Step {
    fn take(&self) -> Result<()> {
        match self {
            Self::MakeFolder(path) => fs::create_dir(path),
            Self::Move { from, to } => fs::rename(from, to),
            // A folder that holds something else stays.
            Self::Remove(path) if path.is_dir() => match fs::remove_dir(path) {
                Err(error) if error.kind() == io::ErrorKind::DirectoryNotEmpty => Ok(()),
                done => done,
            },
            Self::Remove(path) => fs::remove_file(path),
        }
        .with_context(|| match self {
            Self::MakeFolder(path) => format!("could not create {}", path.display()),
            Self::Move { to, .. } => format!("could not write {}", to.display()),
            Self::Remove(path) => format!("could not remove {}", path.display()),
        })
    }
}

/// The files that the pack at `out` names; none if there is nothing there yet. A mistyped `--out` must not fill somebody's
/// folder with the files of a pack.
fn earlier_pack(out: &Path) -> Result<Option<Vec<FileEntry>>> {
    if !out.exists() {
        return Ok(None);
    }
    let mut entries = fs::read_dir(out).with_context(|| format!("{} is not a folder", out.display()))?;
    let files = files(out)?;
    if files.is_none() && entries.next().is_some() {
        bail!("{} holds files and no pack; choose another folder", out.display());
    }
    Ok(files)
}

/// The files that the manifest of a folder names, and the list of pictures, if that is whole; none without a manifest.
fn files(folder: &Path) -> Result<Option<Vec<FileEntry>>> {
    let Ok(bytes) = fs::read(folder.join(MANIFEST)) else { return Ok(None) };
    let name = || format!("{} is no pack that this version wrote", folder.display());
    let mut files = Manifest::parse(&bytes).with_context(name)?.files;
    let source = Folder(folder.to_owned());
    let pictures = async { PackReader::open(&source).await?.images().await };
    if let Some(Ok(pictures)) = pictures.now_or_never() {
        files.extend(pictures);
    }
    Ok(Some(files))
}

/// Whether a file is, byte for byte, what a manifest states.
fn is_intact(file: &FileEntry, path: &Path) -> bool {
    let is_file = fs::symlink_metadata(path).is_ok_and(|meta| meta.is_file() && meta.len() == file.bytes);
    is_file && fs::read(path).is_ok_and(|bytes| file.verify(&bytes).is_ok())
}

/// A path without links, though its end may not be there yet.
fn real(path: &Path) -> Result<PathBuf> {
    let mut missing = Vec::new();
    let mut there = std::path::absolute(path).with_context(|| path.display().to_string())?;
    loop {
        if let Ok(found) = fs::canonicalize(&there) {
            return Ok(missing.iter().rev().fold(found, |path, name| path.join(name)));
        }
        let name = there.file_name().with_context(|| format!("{} names no folder", path.display()))?;
        missing.push(name.to_owned());
        there.pop();
    }
}

fn with_suffix(path: &Path, suffix: &str) -> Result<PathBuf> {
    let name = path.file_name().and_then(|name| name.to_str()).context("--out names no folder")?;
    Ok(path.with_file_name(format!(".{name}.{suffix}-{}", process::id())))
}

#[cfg(test)]
mod tests {
    use std::iter;

    use super::*;
    use crate::{
        catalog::{
            Item,
            pack::{Role, writer::Contents},
        },
        native::pack_check,
    };

    /// Writes a pack of items with these titles, each with a picture of its title.
    fn write(titles: &[&str], folder: &Path) {
        let mut contents = Contents::of("shop", "Shop", Vec::new());
        fs::create_dir_all(folder.join("images")).unwrap();
        for title in titles {
            let mut image = FileEntry::of("", Role::Other("image".into()), title.as_bytes());
            image.path = writer::picture_path(&image.sha256, "png");
            fs::write(folder.join(&image.path), title).unwrap();
            let picture = Some(image.path.clone().into());
            contents.images.push(image);
            contents.items.push(Item {
                id: (*title).into(),
                title: (*title).into(),
                image: picture,
                ..Item::default()
            });
        }
        for (path, bytes) in writer::write(&contents).unwrap() {
            fs::write(folder.join(path), bytes).unwrap();
        }
    }

    fn staged(titles: &[&str], out: &Path) -> Staged {
        let staged = Staged::beside(out, iter::empty(), None).unwrap();
        write(titles, &staged.path);
        staged
    }

    /// The titles of the sound pack in a folder.
    fn titles(folder: &Path) -> Vec<String> {
        let folder = Folder(folder.to_owned());
        pack_check::verify(&folder).unwrap();
        let reader = PackReader::open(&folder).now_or_never().unwrap().unwrap();
        let items = reader.items().now_or_never().unwrap().unwrap();
        items.into_iter().map(|item| item.id).collect()
    }

    fn paths(folder: &Path) -> Vec<String> {
        let mut found = Vec::new();
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            let name = entry.file_name().unwrap().to_str().unwrap().to_owned();
            if entry.is_dir() {
                found.extend(paths(&entry).into_iter().map(|path| format!("{name}/{path}")));
            } else {
                found.push(name);
            }
        }
        found.sort();
        found
    }

    #[test]
    fn a_build_that_stops_after_any_step_leaves_the_old_pack_or_the_new_one() {
        let (old, new) = (["a", "b"], ["b", "c", "d"]);
        let fresh = tempfile::tempdir().unwrap();
        staged(&new, &fresh.path().join("pack")).publish().unwrap();
        let mut seen_new = false;
        for stop in 0.. {
            let place = tempfile::tempdir().unwrap();
            let out = place.path().join("pack");
            staged(&old, &out).publish().unwrap();
            let killed = staged(&new, &out);
            let steps = killed.steps().unwrap();
            steps.iter().take(stop).for_each(|step| step.take().unwrap());
            let found = titles(&out);
            assert!(found == old || found == new, "after {stop} steps: {found:?}");
            assert!(!seen_new || found == new, "after {stop} steps it is the old one again");
            seen_new = found == new;
            if stop >= steps.len() {
                assert!(seen_new);
                assert_eq!(paths(&out).len(), paths(&fresh.path().join("pack")).len());
                return;
            }
            drop(killed);
            staged(&new, &out).publish().unwrap();
            assert_eq!(titles(&out), new, "the next build succeeds");
        }
    }

    #[test]
    fn the_first_pack_appears_in_one_step() {
        let place = tempfile::tempdir().unwrap();
        let out = place.path().join("deep/pack");
        let first = staged(&["a"], &out);
        assert_eq!(first.steps().unwrap().len(), 1);
        first.publish().unwrap();
        assert_eq!(titles(&out), ["a"]);
    }

    #[test]
    fn only_what_a_builder_wrote_is_replaced_or_removed() {
        let place = tempfile::tempdir().unwrap();
        let out = place.path().join("pack");
        staged(&["a"], &out).publish().unwrap();
        fs::write(out.join("thesis.txt"), "the only copy").unwrap();
        fs::write(out.join("images/mine.png"), "a picture").unwrap();
        fs::create_dir(out.join("more")).unwrap();
        // Whoever edits a list does not make the files on it the builder's.
        let mut manifest: serde_json::Value =
            serde_json::from_slice(&fs::read(out.join(MANIFEST)).unwrap()).unwrap();
        let thesis = FileEntry::of("thesis.txt", Role::Other("notes".into()), b"the only copy");
        manifest["files"].as_array_mut().unwrap().push(serde_json::to_value(thesis).unwrap());
        fs::write(out.join(MANIFEST), manifest.to_string()).unwrap();
        staged(&["b"], &out).publish().unwrap();
        assert_eq!(titles(&out), ["b"]);
        let left = paths(&out);
        for path in ["thesis.txt", "images/mine.png"] {
            assert!(left.contains(&path.to_owned()), "{path} is gone: {left:?}");
        }
        assert!(out.join("more").is_dir());
        assert_eq!(left.len(), 2 + paths(&staged(&["b"], &place.path().join("fresh")).path).len());
    }

    #[test]
    fn a_file_that_was_changed_since_is_not_replaced() {
        let place = tempfile::tempdir().unwrap();
        let out = place.path().join("pack");
        let of = |name: &str| fs::read(out.join(name)).unwrap();
        staged(&["a"], &out).publish().unwrap();
        fs::write(out.join("items-0000.json"), "[]").unwrap();
        staged(&["a"], &out).publish().unwrap();
        assert_eq!((titles(&out), of("items-0000.json")), (vec!["a".to_owned()], b"[]".to_vec()));
        let beside = paths(&out).into_iter().find(|path| path.starts_with("items-0000-")).unwrap();
        fs::write(out.join(&beside), "[1]").unwrap();
        let refused = staged(&["a"], &out).publish().unwrap_err().to_string();
        assert!(refused.contains(&beside) && refused.contains("in the way"), "{refused}");
        staged(&["b"], &out).publish().unwrap();
        assert_eq!((titles(&out), of(&beside)), (vec!["b".to_owned()], b"[1]".to_vec()));
    }

    #[test]
    fn a_first_pack_has_plain_names_and_a_second_takes_them_again_once_they_are_free() {
        let place = tempfile::tempdir().unwrap();
        let out = place.path().join("pack");
        let plain = |name: &String| !name.contains('-') || name == "items-0000.json";
        let mut are_plain = Vec::new();
        for title in ["a", "b", "c", "c"] {
            staged(&[title], &out).publish().unwrap();
            assert_eq!(titles(&out), [title]);
            are_plain.push(paths(&out).iter().all(plain));
        }
        assert_eq!(are_plain, [true, false, true, true]);
    }

    #[test]
    fn a_pack_of_an_earlier_version_is_replaced() {
        let place = tempfile::tempdir().unwrap();
        let out = place.path().join("pack");
        let v1 = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/packs/v1");
        fs::create_dir_all(out.join("images")).unwrap();
        for path in paths(&v1) {
            fs::copy(v1.join(&path), out.join(&path)).unwrap();
        }
        staged(&["b"], &out).publish().unwrap();
        assert_eq!(titles(&out), ["b"]);
        assert_eq!(paths(&out).len(), paths(&staged(&["b"], &place.path().join("fresh")).path).len());
    }

    #[cfg(unix)]
    #[test]
    fn what_is_read_and_what_is_written_are_apart_through_links_too() {
        let place = tempfile::tempdir().unwrap();
        let at = |name: &str| place.path().join(name);
        fs::create_dir_all(at("shop/pictures")).unwrap();
        std::os::unix::fs::symlink(at("shop"), at("link")).unwrap();
        for (out, input) in [
            ("shop", "shop"),
            ("shop", "shop/pictures"),
            ("shop/pack", "shop"),
            ("link", "shop/pictures"),
            ("link/new/pack", "shop"),
            ("shop/pictures", "link"),
            ("shop/pictures/../pack", "shop"),
        ] {
            let refused = Staged::beside(&at(out), [&*at(input)].into_iter(), None).err();
            assert!(
                refused.is_some_and(|error| error.to_string().contains("which is read")),
                "{out} {input}"
            );
        }
        assert!(Staged::beside(&at("pack"), [&*at("shop")].into_iter(), Some(&at("shop"))).is_ok());
        assert!(Staged::beside(&at("shop/pack"), iter::empty(), Some(&at("link"))).is_ok());
        assert!(Staged::beside(&at("shop"), iter::empty(), Some(&at("link/pictures"))).is_err());
    }
}
