//! `penchant pack build`.

use std::{
    collections::{HashMap, HashSet},
    fs,
    io::Read as _,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use clap::Args;

use super::{
    charset,
    chosen::{self, Pages},
    embedding_cache,
    folder::Folder,
    import::{ImportOptions, import},
    order::{self, ItemOrder},
    pack_check, pictures, related,
    report::{self, ColumnReport, LeftOut, Report, SourceReport},
    site,
    staging::Staged,
    train::{self, TrainOptions, TrainingLog, log},
};
use crate::catalog::{
    Item, limits,
    pack::{
        manifest::PopularityCounts,
        writer::{self, Contents},
    },
    read, sound,
};
use crate::embed::quant::Int8Vectors;

/// Options of `pack build`.
#[derive(Debug, Args)]
pub struct BuildOptions {
    /// Files of items: tables (CSV, TSV), JSON (a list of objects, or one a line), feeds of entries or products, pages; known by
    /// their content; through gzip if the name ends in `.gz`
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
    /// In which order items are shown to those of whom nothing is known
    #[arg(long, value_enum, default_value_t)]
    order: ItemOrder,
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
    /// Report what was read, and what came of it, as JSON on standard output
    #[arg(long)]
    json: bool,
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
    let mut report = Report::default();
    let read = read_inputs(options, &mut report);
    // Whatever comes of it, the reasons are said.
    let (mut items, links) = read.inspect_err(|_| say(report.lines()))?;
    report.order = order::put(&mut items, options.order, &links)?;
    // Nothing is called popular for where another order puts it.
    let popularity = match options.order {
        ItemOrder::Popular => options.popularity,
        _ => PopularityCounts::Other,
    };
    let mut contents = Contents {
        id: options.id.clone(),
        title: options.title.clone(),
        licence: options.licence.clone(),
        attribution: options.attribution.clone(),
        popularity,
        items,
        ..Contents::default()
    };
    let folder = options.images.as_deref().or(options.site.as_deref());
    report.left_out.extend(pictures::copy(&mut contents, folder, &staged.path)?);
    if let Some(model) = &options.model {
        let texts: Vec<String> = contents.items.iter().map(Item::embedding_text).collect();
        contents.vectors = Some(embedding_cache::embed(model, options.cache.as_deref(), &texts)?);
    }
    let vectors = contents.vectors.as_ref().map(|(_, vectors)| vectors);
    contents.collab = match &options.interactions {
        Some(log) => train(log, &contents.items, vectors, options)?,
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
    let related = related::relate(&staged.path, related::now_ms())?;
    staged.publish()?;
    related::place(&options.out, &related)?;
    report.of_items(&contents.items);
    match options.json {
        true => println!("{}", serde_json::to_string_pretty(&report)?),
        false => say(report.lines()),
    }
    eprintln!(
        "{}, {} in {}",
        report::count(contents.items.len(), "item"),
        report::count(contents.images.len(), "picture"),
        options.out.display()
    );
    Ok(())
}

fn say(lines: Vec<String>) {
    lines.into_iter().for_each(|line| eprintln!("{line}"));
}

/// The items, and by their ids how many pages of the site link to each.
fn read_inputs(options: &BuildOptions, report: &mut Report) -> Result<(Vec<Item>, HashMap<String, usize>)> {
    let mut items = read_all(&options.inputs, report)?;
    let mut links = HashMap::new();
    if let Some(folder) = &options.site {
        links = add_site(folder, options.site_url.as_deref(), &mut items, report)?;
    }
    if options.strict && !report.left_out.is_empty() {
        bail!("with --strict no pack is built from input with bad rows");
    }
    options.pages.choose(&mut items, &mut report.passed_over);
    if options.site.is_some() {
        chosen::without_common_picture(&mut items, &mut report.passed_over);
    }
    if items.is_empty() {
        bail!("there is no item to build a pack from");
    }
    Ok((items, links))
}

/// Weights from a log; none if no item had enough people.
///
/// # Errors
/// If the log can't be read, has no row of the catalogue's items, or with `--strict` has a bad row.
fn train(
    path: &Path,
    items: &[Item],
    vectors: Option<&Int8Vectors>,
    options: &BuildOptions,
) -> Result<Option<Vec<u8>>> {
    let ids: Vec<String> = items.iter().map(|item| item.id.clone()).collect();
    let (log, wrong) = TrainingLog::read_file(path, options.min_rating)?;
    say(report::grouped(&wrong));
    if options.strict && !wrong.is_empty() {
        bail!("with --strict no pack is built from a log with bad rows");
    }
    let file = path.display();
    let example = log.ids.first().cloned().unwrap_or_default();
    let ordered = log.ordered;
    let (log, unknown) = log.align(&ids);
    if unknown > 0 {
        eprintln!(
            "{} of the log not in the catalogue",
            if unknown == 1 { "1 id is".into() } else { format!("{unknown} ids are") }
        );
    }
    if log.interactions() == 0 {
        match ids.first().filter(|_| !example.is_empty()) {
            Some(own) => bail!(
                "none of the ids in {file} is an item's: it has ids like `{example}`, the catalogue like `{own}`"
            ),
            None => bail!("nothing in {file} can be learnt from: no row names a user and an item"),
        }
    }
    if !ordered {
        eprintln!(
            "{file}: no times were found that order what a person did, so nothing is learnt of what comes after what"
        );
    }
    let (weights, report) = train::train(&log, vectors, &options.train, &train::meter());
    if report.interactions == 0 {
        eprintln!(
            "\n{file}: no item was had by {} people or more (--min-users), so nothing is learnt from it",
            options.train.min_users
        );
        return Ok(None);
    }
    if report.interactions <= report.users {
        eprintln!(
            "\n{file}: nobody has two items that {} people or more had (--min-users), so nothing is learnt of what goes with what, but only how popular each is",
            options.train.min_users
        );
    }
    eprintln!(
        "\ncollaborative weights from {} interactions of {} people with {} items: {} kB{}",
        report.interactions,
        report.users,
        report.items,
        report.bytes / 1000,
        if report.exact { "" } else { "; item-item neighbours chosen by similarity, to fit in memory" }
    );
    Ok(Some(weights.encode()))
}

/// Reads files of items; what came of them is added to the report.
///
/// # Errors
/// If a file cannot be read, is too large, or is no file of items.
pub(super) fn read_all(inputs: &[PathBuf], report: &mut Report) -> Result<Vec<Item>> {
    let mut items: Vec<Item> = Vec::new();
    let mut ids = HashSet::new();
    for input in inputs {
        let file = input.display().to_string();
        let unread = || format!("could not read {file}");
        if fs::metadata(input).with_context(unread)?.len() > limits::TOOL_FILE {
            bail!("{file} is larger than {} GB", limits::TOOL_FILE >> 30);
        }
        let mut bytes = Vec::new();
        log::open(input)?.read_to_end(&mut bytes).with_context(unread)?;
        let reading = read::file(&bytes, charset::decode).with_context(|| file.clone())?;
        report.left_out.extend(reading.problems.iter().map(|problem| LeftOut::of(&file, problem)));
        if reading.variants > 0 {
            let reason =
                format!("{} of an item told before: variants of it", report::count(reading.variants, "row"));
            report.passed_over.push(LeftOut { place: file.clone(), reason });
        }
        report.sources.push(SourceReport {
            name: file.clone(),
            records: reading.records,
            items: reading.items.len(),
            columns: reading.columns.iter().map(ColumnReport::of).collect(),
        });
        for item in reading.items {
            if ids.insert(item.id.clone()) {
                items.push(item);
            } else {
                let reason = format!("an earlier file has an item with the id `{}`", item.id);
                report.left_out.push(LeftOut { place: file.clone(), reason });
            }
        }
    }
    Ok(items)
}

/// Adds what a site tells of, and says by the items' ids how many pages link to each. Files that were named come first: an owner who writes a row about a page means it.
fn add_site(
    folder: &Path,
    url: Option<&str>,
    items: &mut Vec<Item>,
    report: &mut Report,
) -> Result<HashMap<String, usize>> {
    let mut ids: HashSet<String> = items.iter().map(|item| item.id.clone()).collect();
    let mut told = site::Told::default();
    let guessed = url.is_none().then(|| site::address(folder)).flatten();
    if let Some(url) = &guessed {
        eprintln!("the site is at {url}, as it says itself; --site-url says otherwise");
    }
    let found = site::read(folder, url.or(guessed.as_deref()), &mut told);
    report.left_out.append(&mut told.left_out);
    report.passed_over.append(&mut told.passed_over);
    let before = items.len();
    for item in found? {
        let page = item.url.clone().unwrap_or_default().to_show().clone();
        let wrong = |reason: String| LeftOut { place: page.clone(), reason };
        match sound::sound(item) {
            Ok((item, cut)) if ids.insert(item.id.clone()) => {
                report.left_out.extend(cut.iter().map(|fault| wrong(fault.to_string())));
                items.push(item);
            }
            Ok(_) => {}
            Err(fault) => report.left_out.push(wrong(fault.to_string())),
        }
    }
    let (name, found) = (folder.display().to_string(), items.len() - before);
    report.sources.push(SourceReport { name, records: found, items: found, columns: Vec::new() });
    Ok(told.links)
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
        engine::{pack_builder, ports::FilesHere, protocol::BuildPack},
        native::aes::aes,
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
        let call = BuildPack { name: input.to_string_lossy().into(), bytes, title: "My shop".into() };
        let built = pack_builder::of_file(call, &FilesHere(charset::LETTERS, aes), None, Default::default())
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
        let nothing = place.path().join("nothing.csv");
        fs::write(&nothing, "id,title\n").unwrap();
        let mut inputs = vec![list, nothing];
        for folder in fs::read_dir(fixtures).unwrap() {
            let folder = folder.unwrap().path();
            let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
            inputs.extend(files.filter(|file| file.file_stem().is_some_and(|stem| stem == "input")));
        }
        let mut packs = 0;
        for input in &inputs {
            let pack = by_page(input);
            packs += usize::from(pack.is_some());
            assert_eq!(by_command(input).ok(), pack, "{}", input.display());
        }
        assert!(packs >= 30 && inputs.len() > packs, "{packs} packs of {} files", inputs.len());
    }
}
