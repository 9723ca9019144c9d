//! `penchant pack check`.

use std::{collections::HashSet, path::PathBuf};

use anyhow::{Context, Result, bail};
use clap::Args;
use futures_util::future::FutureExt;

use super::folder::Folder;
use crate::catalog::pack::{
    self, Catalog, Manifest, PackError, PackReader, PackSource,
    manifest::{MANIFEST, Role, is_local_path},
};
use crate::recommend::collab::Weights;

/// Options of `pack check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Folder of the pack
    pack: PathBuf,
}

/// Verifies every file of a pack and says what it holds, or everything that is wrong with it.
///
/// # Errors
/// If anything is wrong, after it was listed on standard error.
pub fn check(options: &Check) -> Result<()> {
    let folder = Folder(options.pack.clone());
    let (manifest, bytes) = verify(&folder)?;
    println!(
        "{}: {} items, {} vectors, {} pictures, {:.1} MB, as stated",
        manifest.id,
        manifest.counts.items,
        manifest.counts.vectors,
        manifest.counts.images,
        bytes as f64 / 1e6
    );
    let catalog = pack::open(&folder).now_or_never().context("a folder is always ready")??;
    if let Some(bytes) = &catalog.collab {
        println!("{}", describe(bytes.len(), &Weights::decode(bytes)?));
    }
    Ok(())
}

/// What the collaborative weights consist of.
fn describe(bytes: usize, weights: &Weights) -> String {
    format!(
        "collaborative weights: {:.1} kB; {} factors per item of {} bits, {} links of {} bits, {} rules of {} bits",
        bytes as f64 / 1e3,
        weights.factors.dim(),
        weights.factors.grain().bits(),
        weights.links.len(),
        weights.links.grain().bits(),
        weights.rules.len(),
        weights.rules.grain().bits(),
    )
}

/// The manifest of a sound pack, and the bytes of all the files that it names.
///
/// # Errors
/// Everything that is wrong, listed on standard error.
pub fn verify(folder: &Folder) -> Result<(Manifest, u64)> {
    let (manifest, bytes, problems) =
        inspect(folder).now_or_never().context("a folder is always ready")??;
    for problem in &problems {
        eprintln!("{problem}");
    }
    match problems.len() {
        0 => Ok((manifest, bytes)),
        1 => bail!("the pack has 1 fault"),
        faults => bail!("the pack has {faults} faults"),
    }
}

async fn inspect(source: &dyn PackSource) -> Result<(Manifest, u64, Vec<PackError>), PackError> {
    let reader = PackReader::open(source).await?;
    let mut bytes = 0;
    let mut problems = Vec::new();
    for entry in &reader.manifest.files {
        bytes += entry.bytes;
        problems.extend(reader.file(entry).await.err());
    }
    if problems.is_empty() {
        let images = reader.images().await?;
        for entry in &images {
            bytes += entry.bytes;
            problems.extend(reader.file(entry).await.err());
        }
        let listed: HashSet<&str> = images.iter().map(|image| image.path.as_str()).collect();
        let catalog = pack::open(source).await?;
        problems.extend(wrong_weights(&reader.manifest, &catalog));
        let wrong = |reason: String| PackError::Format { path: MANIFEST.into(), reason };
        let lost = catalog.items.iter().filter(|item| {
            item.image.as_ref().is_some_and(|image| {
                is_local_path(image.to_compare()) && !listed.contains(image.to_compare().as_str())
            })
        });
        problems.extend(lost.map(|item| wrong(format!("the picture of `{}` is not in the pack", item.id))));
        let counts = reader.manifest.counts;
        if counts.images as usize != images.len() {
            problems.push(wrong(format!("it states {} pictures and lists {}", counts.images, images.len())));
        }
        if counts.vectors as usize != catalog.vectors.map_or(0, |vectors| vectors.len()) {
            problems.push(wrong(format!("it states {} vectors and has others", counts.vectors)));
        }
    }
    Ok((reader.manifest, bytes, problems))
}

/// What is wrong with the collaborative weights, which the checksum of their file does not see.
fn wrong_weights(manifest: &Manifest, catalog: &Catalog) -> Option<PackError> {
    let reason = match Weights::decode(catalog.collab.as_ref()?) {
        Err(error) => error.to_string(),
        Ok(weights) if weights.items() != catalog.items.len() => {
            format!("weights of {} items in a pack of {}", weights.items(), catalog.items.len())
        }
        Ok(_) => return None,
    };
    let entry = manifest.files.iter().find(|entry| entry.role == Role::Collab);
    Some(PackError::Format { path: entry.map_or(MANIFEST, |entry| &entry.path).into(), reason })
}
