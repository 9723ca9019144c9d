//! `penchant pack build` and `penchant pack check`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use clap::Args;
use futures_util::future::FutureExt;

use super::{embedding_cache, folder::Folder, pictures, plain_text};
use crate::catalog::{
    Item, RowError,
    pack::{
        self, Reader,
        manifest::Role,
        writer::{self, Contents},
    },
    read,
};

/// Options of `pack build`.
#[derive(Debug, Args)]
pub struct Build {
    /// Files of items: `.csv`, or `.jsonl` (one JSON object a line)
    #[arg(required = true)]
    inputs: Vec<PathBuf>,
    /// Folder to write; an earlier pack there is replaced once the new one is whole
    #[arg(long)]
    out: PathBuf,
    /// Stable name of the catalogue; visitors' memory is kept under it
    #[arg(long)]
    id: String,
    /// The catalogue's name for people
    #[arg(long)]
    title: String,
    /// Licence of texts and pictures
    #[arg(long, default_value = "")]
    licence: String,
    /// Who must be named
    #[arg(long, default_value = "")]
    attribution: String,
    /// Folder that items' `image` paths are relative to; pictures there are copied into the pack
    #[arg(long)]
    images: Option<PathBuf>,
    /// Folder with `model.onnx` and `vocab.txt`; without it the pack has no vectors
    #[arg(long)]
    model: Option<PathBuf>,
    /// Folder to keep vectors in, so that a rebuild embeds only what changed
    #[arg(long)]
    cache: Option<PathBuf>,
    /// Fail, and write nothing, if any row is bad
    #[arg(long)]
    strict: bool,
}

/// Options of `pack check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Folder of the pack
    pack: PathBuf,
}

/// Builds a pack. Bad rows are listed on standard error and left out.
pub fn build(options: &Build) -> Result<()> {
    let mut items = read_all(&options.inputs, options.strict)?;
    for item in &mut items {
        item.title = plain_text::of(&item.title).replace("\n\n", " ");
        item.description = plain_text::of(&item.description);
    }
    writer::by_popularity(&mut items);
    let staged = Staged::beside(&options.out)?;
    let images = match &options.images {
        Some(folder) => pictures::copy(&mut items, folder, &staged.path)?,
        None => Vec::new(),
    };
    let vectors = match &options.model {
        Some(model) => {
            let texts: Vec<String> = items.iter().map(Item::embedding_text).collect();
            Some(embedding_cache::embed(model, options.cache.as_deref(), &texts)?)
        }
        None => None,
    };
    let contents = Contents {
        id: options.id.clone(),
        title: options.title.clone(),
        licence: options.licence.clone(),
        attribution: options.attribution.clone(),
        items,
        vectors,
        images,
        collab: None,
    };
    for (path, bytes) in writer::write(&contents)? {
        fs::write(staged.path.join(&path), bytes).with_context(|| format!("could not write {path}"))?;
    }
    staged.publish(&options.out)?;
    eprintln!(
        "{} items, {} pictures in {}",
        contents.items.len(),
        contents.images.len(),
        options.out.display()
    );
    Ok(())
}

/// Verifies every file of a pack and says what it holds.
pub fn check(options: &Check) -> Result<()> {
    let source = Folder(options.pack.clone());
    let checked = async {
        let catalog = pack::open(&source).await?;
        let reader = Reader::open(&source).await?;
        for entry in
            reader.manifest.files.iter().filter(|entry| !matches!(entry.role, Role::Items | Role::Vectors))
        {
            reader.file(entry).await?;
        }
        for image in reader.images().await? {
            reader.file(&image).await?;
        }
        Ok::<_, pack::PackError>(catalog)
    };
    let catalog = checked.now_or_never().context("a folder is always ready")??;
    let counts = catalog.manifest.counts;
    println!(
        "{}: {} items, {} vectors, {} images",
        catalog.manifest.id, counts.items, counts.vectors, counts.images
    );
    Ok(())
}

fn read_all(inputs: &[PathBuf], strict: bool) -> Result<Vec<Item>> {
    let mut items: Vec<Item> = Vec::new();
    let mut bad = 0;
    for input in inputs {
        let bytes = fs::read(input).with_context(|| format!("could not read {}", input.display()))?;
        let extension = input.extension().and_then(|e| e.to_str()).unwrap_or_default();
        let (read, errors): (Vec<Item>, Vec<RowError>) = match extension {
            "csv" => read::csv(&bytes),
            "jsonl" | "ndjson" => read::jsonl(&bytes),
            _ => bail!("{}: only .csv and .jsonl files are read", input.display()),
        };
        for RowError { line, reason } in &errors {
            eprintln!("{}:{line}: {reason}", input.display());
        }
        bad += errors.len();
        items.extend(read);
    }
    let mut ids = std::collections::HashSet::new();
    let before = items.len();
    items.retain(|item| ids.insert(item.id.clone()));
    let doubled = before - items.len();
    if doubled > 0 {
        eprintln!("{doubled} items have an id that an earlier file used; they are left out");
    }
    if bad + doubled > 0 {
        eprintln!("{} rows are left out", bad + doubled);
        if strict {
            bail!("with --strict no pack is built from input with bad rows");
        }
    }
    if items.is_empty() {
        bail!("there is no item to build a pack from");
    }
    Ok(items)
}

/// A folder beside the destination that takes its place once it is whole: a build that is killed leaves the old pack.
struct Staged {
    path: PathBuf,
}

impl Staged {
    fn beside(out: &Path) -> Result<Self> {
        let path = with_suffix(out, &format!("building-{}", std::process::id()))?;
        if path.exists() {
            fs::remove_dir_all(&path)?;
        }
        fs::create_dir_all(&path).with_context(|| format!("could not create {}", path.display()))?;
        Ok(Self { path })
    }

    fn publish(&self, out: &Path) -> Result<()> {
        let old = with_suffix(out, &format!("old-{}", std::process::id()))?;
        if out.exists() {
            fs::rename(out, &old).with_context(|| format!("could not move {} aside", out.display()))?;
        }
        fs::rename(&self.path, out)
            .with_context(|| format!("could not put the pack at {}", out.display()))?;
        if old.exists() {
            fs::remove_dir_all(&old)?;
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

fn with_suffix(path: &Path, suffix: &str) -> Result<PathBuf> {
    let name = path.file_name().and_then(|name| name.to_str()).context("--out names no folder")?;
    Ok(path.with_file_name(format!(".{name}.{suffix}")))
}
