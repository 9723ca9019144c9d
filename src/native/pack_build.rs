//! `penchant pack build`.

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use clap::Args;

use super::{
    embedding_cache,
    folder::Folder,
    import::{ImportOptions, import},
    pack_check, pictures, site,
    staging::Staged,
    train::{self, Log, TrainOptions},
};
use crate::catalog::{
    Item, limits,
    pack::writer::{self, Contents},
    read,
    rules::OwnerRule,
};
use crate::embed::quant::Int8Vectors;

/// Options of `pack build`.
#[derive(Debug, Args)]
pub struct Build {
    /// Files of items: `.csv`, `.jsonl` (one JSON object a line) or `.json` (a list of objects)
    #[arg(required_unless_present = "site")]
    inputs: Vec<PathBuf>,
    /// Folder of a built static site: items are taken from its JSON-LD, microdata, Open Graph tags and feeds
    #[arg(long)]
    site: Option<PathBuf>,
    /// Where that folder is served, such as `https://x.example/shop/`: its own addresses become paths
    #[arg(long, requires = "site")]
    site_url: Option<String>,
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
    /// Folder that items' `image` paths are relative to; pictures there (PNG, JPEG, WebP, AVIF or GIF, up to 2 MB) are
    /// copied into the pack
    #[arg(long)]
    images: Option<PathBuf>,
    /// Folder with `model.onnx` and `vocab.txt`; without it the pack has no vectors
    #[arg(long)]
    model: Option<PathBuf>,
    /// Folder to keep vectors in, so that a rebuild embeds only what changed
    #[arg(long)]
    cache: Option<PathBuf>,
    /// Log of interactions to train collaborative weights on: `.csv` or `.jsonl` with user, item and, if known, time,
    /// weight and rating, or one list of item ids per person; `.gz` of either
    #[arg(long)]
    interactions: Option<PathBuf>,
    /// Ratings below this are no interest
    #[arg(long, default_value_t = f64::NEG_INFINITY, allow_negative_numbers = true)]
    min_rating: f64,
    #[command(flatten)]
    train: TrainOptions,
    #[command(flatten)]
    import: ImportOptions,
    /// The owner's rules, a JSON array (docs/pack.md): what is pinned, boosted, buried or left out, and what cards say
    #[arg(long)]
    rules: Option<PathBuf>,
    /// Fail, and write nothing, if any row is bad
    #[arg(long)]
    strict: bool,
}

/// Builds a pack. What had to be left out is listed on standard error at the end.
pub fn build(options: &Build) -> Result<()> {
    let mut problems = Vec::new();
    let mut items = read_all(&options.inputs, &mut problems)?;
    if let Some(folder) = &options.site {
        add_site(folder, options.site_url.as_deref(), &mut items, &mut problems)?;
    }
    if options.strict && !problems.is_empty() {
        list(&problems);
        bail!("with --strict no pack is built from input with bad rows");
    }
    if items.is_empty() {
        list(&problems);
        bail!("there is no item to build a pack from");
    }
    writer::by_popularity(&mut items);
    let staged = Staged::beside(&options.out)?;
    let pictures = options.images.as_deref().or(options.site.as_deref());
    let images = pictures::copy(&mut items, pictures, &staged.path, &mut problems)?;
    let vectors = match &options.model {
        Some(model) => {
            let texts: Vec<String> = items.iter().map(Item::embedding_text).collect();
            Some(embedding_cache::embed(model, options.cache.as_deref(), &texts)?)
        }
        None => None,
    };
    let collab = match &options.interactions {
        Some(log) => Some(train(log, &items, vectors.as_ref().map(|(_, vectors)| vectors), options)?),
        None if options.import.any() => {
            let (weights, unknown) = import(&options.import, &items, options.train.min_users)?;
            if unknown > 0 {
                eprintln!("{unknown} ids or pairs of the imported weights are not in the catalogue");
            }
            Some(weights.encode())
        }
        None => None,
    };
    let rules = match &options.rules {
        Some(path) => rules(path)?,
        None => Vec::new(),
    };
    let contents = Contents {
        rules,
        id: options.id.clone(),
        title: options.title.clone(),
        licence: options.licence.clone(),
        attribution: options.attribution.clone(),
        items,
        vectors,
        images,
        collab,
    };
    for (path, bytes) in writer::write(&contents)? {
        fs::write(staged.path.join(&path), bytes).with_context(|| format!("could not write {path}"))?;
    }
    pack_check::verify(&Folder(staged.path.clone()))
        .context("the new pack is not sound, so it is not used")?;
    staged.publish()?;
    list(&problems);
    eprintln!(
        "{} items, {} pictures in {}",
        contents.items.len(),
        contents.images.len(),
        options.out.display()
    );
    Ok(())
}

fn train(log: &Path, items: &[Item], vectors: Option<&Int8Vectors>, options: &Build) -> Result<Vec<u8>> {
    let ids: Vec<String> = items.iter().map(|item| item.id.clone()).collect();
    let (log, unknown) = Log::read_file(log, options.min_rating)?.align(&ids);
    if unknown > 0 {
        eprintln!("{unknown} ids of the log are not in the catalogue");
    }
    let (weights, report) = train::train(&log, vectors, &options.train, &train::meter());
    eprintln!(
        "\ncollaborative weights from {} interactions of {} people with {} items: {} kB{}",
        report.interactions,
        report.users,
        report.items,
        report.bytes / 1000,
        if report.exact { "" } else { "; item-item neighbours chosen by similarity, to fit in memory" }
    );
    Ok(weights.encode())
}

fn rules(path: &Path) -> Result<Vec<OwnerRule>> {
    let bytes = fs::read(path).with_context(|| format!("could not read {}", path.display()))?;
    let rules: Vec<OwnerRule> = serde_json::from_slice(&bytes).with_context(|| path.display().to_string())?;
    match rules.iter().find_map(OwnerRule::fault) {
        Some(fault) => bail!("{}: {fault}", path.display()),
        None => Ok(rules),
    }
}

/// Reads files of items; what is wrong with them is added to `problems`.
///
/// # Errors
/// If a file cannot be read, is too large, or is no file of items.
pub(super) fn read_all(inputs: &[PathBuf], problems: &mut Vec<String>) -> Result<Vec<Item>> {
    let mut items: Vec<Item> = Vec::new();
    let mut ids = HashSet::new();
    for input in inputs {
        let file = input.display();
        let unread = || format!("could not read {file}");
        if fs::metadata(input).with_context(unread)?.len() > limits::TOOL_FILE {
            bail!("{file} is larger than {} GB", limits::TOOL_FILE >> 30);
        }
        let bytes = fs::read(input).with_context(unread)?;
        let (read, errors) = read::file(&file.to_string(), &bytes).with_context(|| file.to_string())?;
        problems.extend(errors.iter().map(|error| format!("{file}:{}: {}", error.line, error.reason)));
        for item in read {
            if ids.insert(item.id.clone()) {
                items.push(item);
            } else {
                problems.push(format!("{file}: an earlier file has an item with the id `{}`", item.id));
            }
        }
    }
    Ok(items)
}

/// Adds what a site tells of. Files that were named come first: an owner who writes a row about a page means it.
fn add_site(
    folder: &Path,
    url: Option<&str>,
    items: &mut Vec<Item>,
    problems: &mut Vec<String>,
) -> Result<()> {
    let mut ids: HashSet<String> = items.iter().map(|item| item.id.clone()).collect();
    for item in site::read(folder, url, problems)? {
        let page = item.url.clone().unwrap_or_default();
        match read::sound(item) {
            Ok((item, cut)) if ids.insert(item.id.clone()) => {
                problems.extend(cut.iter().map(|reason| format!("{page}: {reason}")));
                items.push(item);
            }
            Ok(_) => {}
            Err(reason) => problems.push(format!("{page}: {reason}")),
        }
    }
    Ok(())
}

fn list(problems: &[String]) {
    for problem in problems {
        eprintln!("{problem}");
    }
    if !problems.is_empty() {
        eprintln!("{} rows, pictures or parts of rows are left out", problems.len());
    }
}
