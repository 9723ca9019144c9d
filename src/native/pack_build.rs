//! `penchant pack build`.

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use clap::Args;

use super::{
    chosen::{self, Pages},
    embedding_cache,
    folder::Folder,
    import::{ImportOptions, import},
    pack_check, pictures, related, site,
    staging::Staged,
    train::{self, TrainOptions, TrainingLog},
};
use crate::catalog::{
    Item, limits,
    pack::{
        manifest::PopularityCounts,
        writer::{self, Contents},
    },
    read,
};
use crate::embed::quant::Int8Vectors;

/// Options of `pack build`.
#[derive(Debug, Args)]
pub struct BuildOptions {
    /// Files of items: `.csv`, `.jsonl` (one JSON object a line) or `.json` (a list of objects)
    #[arg(required_unless_present = "site")]
    inputs: Vec<PathBuf>,
    /// Folder of a built static site: items are taken from its JSON-LD, microdata, Open Graph tags and feeds
    #[arg(long)]
    site: Option<PathBuf>,
    /// Where that folder is served, such as `https://x.example/shop/`: its own addresses become paths
    #[arg(long, requires = "site")]
    site_url: Option<String>,
    /// Folder to write; an earlier pack there is replaced once the new one is whole, other files stay
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
    /// What `popularity` counts: `people`, `languages` that an item was translated into, or `other`; said where an item is
    /// shown for it
    #[arg(long, default_value = "people", value_parser = popularity)]
    popularity: PopularityCounts,
    /// Ratings below this are no interest
    #[arg(long, default_value_t = f64::NEG_INFINITY, allow_negative_numbers = true)]
    min_rating: f64,
    #[command(flatten)]
    train: TrainOptions,
    #[command(flatten)]
    import: ImportOptions,
    #[command(flatten)]
    pages: Pages,
    /// The owner's rules, a JSON array (docs/pack.md): what is pinned, boosted, buried or left out, and what cards say
    #[arg(long)]
    rules: Option<PathBuf>,
    /// Fail, and write nothing, if any row is bad
    #[arg(long)]
    strict: bool,
}

impl BuildOptions {
    /// What is read. A site may hold the pack that is made of it: its reader passes over packs.
    fn inputs(&self) -> impl Iterator<Item = &Path> {
        let folders = [&self.images, &self.model, &self.cache, &self.interactions, &self.rules];
        let import = [&self.import.item_factors, &self.import.user_factors, &self.import.item_neighbours];
        let named = folders.into_iter().chain(import).flatten();
        self.inputs.iter().chain(named).map(PathBuf::as_path)
    }
}

fn popularity(name: &str) -> Result<PopularityCounts, String> {
    match name {
        "people" => Ok(PopularityCounts::People),
        "languages" => Ok(PopularityCounts::Languages),
        "other" => Ok(PopularityCounts::Other),
        _ => Err("popularity counts `people`, `languages` or `other`".into()),
    }
}

/// Builds a pack. What had to be left out is listed on standard error at the end.
///
/// # Errors
/// If something cannot be read or written, if there is no item, if `--out` may not be written to, or with `--strict` if
/// anything had to be left out of the items. An earlier pack is then as it was.
pub fn build(options: &BuildOptions) -> Result<()> {
    let staged = Staged::beside(&options.out, options.inputs(), options.site.as_deref())?;
    let mut problems = Vec::new();
    let mut items = read_all(&options.inputs, &mut problems)?;
    if let Some(folder) = &options.site {
        add_site(folder, options.site_url.as_deref(), &mut items, &mut problems)?;
    }
    if options.strict && !problems.is_empty() {
        list(&problems);
        bail!("with --strict no pack is built from input with bad rows");
    }
    options.pages.choose(&mut items, &mut problems);
    if options.site.is_some() {
        chosen::without_common_picture(&mut items, &mut problems);
    }
    if items.is_empty() {
        list(&problems);
        bail!("there is no item to build a pack from");
    }
    let mut contents = Contents {
        licence: options.licence.clone(),
        attribution: options.attribution.clone(),
        popularity: options.popularity,
        ..Contents::of(&options.id, &options.title, items)
    };
    let folder = options.images.as_deref().or(options.site.as_deref());
    problems.extend(pictures::copy(&mut contents, folder, &staged.path)?);
    if let Some(model) = &options.model {
        let texts: Vec<String> = contents.items.iter().map(Item::embedding_text).collect();
        contents.vectors = Some(embedding_cache::embed(model, options.cache.as_deref(), &texts)?);
    }
    let vectors = contents.vectors.as_ref().map(|(_, vectors)| vectors);
    contents.collab = match &options.interactions {
        Some(log) => Some(train(log, &contents.items, vectors, options)?),
        None if options.import.any() => {
            let (weights, unknown) = import(&options.import, &contents.items, options.train.min_users)?;
            if unknown > 0 {
                eprintln!("{unknown} ids or pairs of the imported weights are not in the catalogue");
            }
            Some(weights.encode())
        }
        None => None,
    };
    if let Some(path) = &options.rules {
        contents.rules = chosen::rules(path, &contents.items)?;
    }
    for (path, bytes) in writer::write(&contents)? {
        fs::write(staged.path.join(&path), bytes).with_context(|| format!("could not write {path}"))?;
    }
    pack_check::verify(&Folder(staged.path.clone()))
        .context("the new pack is not sound, so it is not used")?;
    let related = related::relate(&staged.path, &related::today())?;
    staged.publish()?;
    related::place(&options.out, &related)?;
    list(&problems);
    eprintln!(
        "{} items, {} pictures in {}",
        contents.items.len(),
        contents.images.len(),
        options.out.display()
    );
    Ok(())
}

fn train(
    log: &Path,
    items: &[Item],
    vectors: Option<&Int8Vectors>,
    options: &BuildOptions,
) -> Result<Vec<u8>> {
    let ids: Vec<String> = items.iter().map(|item| item.id.clone()).collect();
    let (log, unknown) = TrainingLog::read_file(log, options.min_rating)?.align(&ids);
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
        let page = item.url.clone().unwrap_or_default().to_show().clone();
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

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, io::Read};

    use clap::Parser;
    use futures_util::future::FutureExt;
    use zip::ZipArchive;

    use super::*;
    use crate::{
        catalog::pack::manifest::{MANIFEST, Manifest},
        engine::pack_builder,
    };

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        build: BuildOptions,
    }

    /// The files of the pack that the command line makes of a file.
    fn by_command(input: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
        let place = tempfile::tempdir()?;
        let out = place.path().join("pack");
        let words = ["build", "--id", "my-shop", "--title", "My shop", "--out"].map(Into::into);
        let words = words.into_iter().chain([out.clone().into_os_string(), input.as_os_str().to_owned()]);
        build(&Line::parse_from(words).build)?;
        // What is related is worked out on the command line only, and may be missing from a pack.
        fs::remove_dir_all(out.join("related"))?;
        let mut manifest = Manifest::parse(&fs::read(out.join(MANIFEST))?)?;
        manifest.related.clear();
        fs::write(out.join(MANIFEST), writer::encode(&manifest)?)?;
        fs::read_dir(out)?
            .map(|entry| {
                let entry = entry?;
                Ok((entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path())?))
            })
            .collect()
    }

    /// The files of the pack that a page makes of it; none if it makes none.
    fn by_page(input: &Path) -> Option<BTreeMap<String, Vec<u8>>> {
        let bytes = fs::read(input).unwrap();
        let built =
            pack_builder::of_file(&input.to_string_lossy(), &bytes, "My shop", None, Default::default())
                .now_or_never()
                .unwrap();
        let mut zip = ZipArchive::new(std::io::Cursor::new(built.ok()?.zip)).unwrap();
        let files = (0..zip.len()).map(|at| {
            let mut file = zip.by_index(at).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().trim_start_matches("pack/").to_owned(), bytes)
        });
        Some(files.collect())
    }

    #[test]
    fn a_page_makes_the_same_pack_as_the_command_line() {
        let place = tempfile::tempdir().unwrap();
        let list = place.path().join("list.json");
        fs::write(&list, "[{\"id\": \"a\", \"title\": \"<b>A</b>\"},\n {\"id\": 1, \"title\": \"R&amp;B\", \"popularity\": 2}]").unwrap();
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pack");
        let mut inputs = vec![list];
        for folder in fs::read_dir(fixtures).unwrap() {
            let folder = folder.unwrap().path();
            let files = ["input.csv", "input.jsonl", "input.json"].map(|name| folder.join(name));
            inputs.extend(files.into_iter().filter(|file| file.exists()));
        }
        let mut packs = 0;
        for input in &inputs {
            let pack = by_page(input);
            packs += usize::from(pack.is_some());
            assert_eq!(by_command(input).ok(), pack, "{}", input.display());
        }
        assert!(packs >= 9 && inputs.len() > packs, "{packs} packs of {} files", inputs.len());
    }
}
