//! A built static site → items: what its pages and feeds already say about what is on them.
//!
//! Every file of the folder is looked at once. A page tells of its items by JSON-LD or microdata, else by its Open Graph
//! tags; feeds tell of pages by their addresses. What several sources say of one address becomes one item: structured data
//! first, each other source fills in what is missing.

mod feed;
mod merge;
mod page;
mod sitemap;

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};

pub use merge::Address;

use self::merge::Merger;
use crate::catalog::{Item, feeds::SourceItem};

/// Larger files are no pages and no feeds.
const LARGEST: u64 = 32 << 20;
/// Folders that hold no pages of the site.
const SKIPPED: &[&str] = &["node_modules", ".git"];

/// What a file of a site tells, and what of it could not be read, in words.
#[derive(Debug, Default, PartialEq)]
struct Found {
    told: Vec<SourceItem>,
    problems: Vec<String>,
}

/// Reads the site in `folder`. `site` is where it is served from, if that is known: then absolute addresses of the site and
/// paths are the same. What could not be read is added to `problems`, by file and reason.
///
/// # Errors
/// When the folder can't be read, or holds nothing that tells of an item.
pub fn read(folder: &Path, site: Option<&str>, problems: &mut Vec<String>) -> Result<Vec<Item>> {
    let mut files = Vec::new();
    walk(folder, "", &mut files)?;
    let address = Address::new(site);
    let mut merger = Merger::new(&address);
    for path in &files {
        let file = folder.join(path);
        if fs::metadata(&file)?.len() > LARGEST {
            continue;
        }
        let name = path.rsplit('/').next().unwrap_or_default();
        match name.rsplit_once('.').map_or("", |(_, kind)| kind) {
            "html" | "htm" => {
                let reading = page::read(&text(&file)?, &address.of_page(path), &address);
                merger.add(path, reading.told, merge::FactSource::Page, &reading.problems, problems);
            }
            "xml" | "rss" | "atom" => {
                let bytes = fs::read(&file)?;
                if let Some(dates) = sitemap::dates(&bytes) {
                    merger.date(dates);
                } else {
                    feed_file(&mut merger, path, &bytes, problems);
                }
            }
            "json" if is_json_feed(&file, name)? => feed_file(&mut merger, path, &fs::read(&file)?, problems),
            _ => {}
        }
    }
    let items = merger.finish();
    if items.is_empty() {
        bail!("no page and no feed in {} tells of an item", folder.display());
    }
    Ok(items)
}

fn feed_file(merger: &mut Merger<'_>, path: &str, bytes: &[u8], problems: &mut Vec<String>) {
    let Some(reading) = feed::read(bytes) else { return };
    merger.add(path, reading.told, merge::FactSource::Feed, &reading.problems, problems);
}

/// JSON feeds say what they are; other JSON is the site's own.
fn is_json_feed(file: &Path, name: &str) -> Result<bool> {
    if name == "package.json" || name == "pack.json" {
        return Ok(false);
    }
    let bytes = fs::read(file)?;
    let head = String::from_utf8_lossy(bytes.get(..512).unwrap_or(&bytes)).into_owned();
    Ok(head.contains("jsonfeed.org/version"))
}

fn text(file: &Path) -> Result<String> {
    let bytes = fs::read(file).with_context(|| format!("could not read {}", file.display()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Files below the folder, with `/` between folders, in order.
fn walk(root: &Path, folder: &str, files: &mut Vec<String>) -> Result<()> {
    let mut entries: Vec<_> = fs::read_dir(root.join(folder))
        .with_context(|| format!("could not read {}", root.join(folder).display()))?
        .collect::<Result<_, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
        // A pack that an earlier run put into the site is no page of it.
        if entry.file_type()?.is_dir() {
            if !SKIPPED.contains(&name.as_str()) && !entry.path().join("pack.json").is_file() {
                walk(root, &path, files)?;
            }
        } else {
            files.push(path);
        }
    }
    Ok(())
}
