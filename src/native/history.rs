//! `penchant history`: what a history from another service holds, as the app would remember it.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use futures_util::FutureExt;
use serde::Serialize;

use super::{charset, folder::Folder};
use crate::{
    catalog::{
        ItemIx,
        pace::AtOnce,
        pack::{self, Catalog},
        values::date,
    },
    history::{Choices, History, HistoryEntry, HistoryQuestion, ItemMatch, Matcher, called::Called, read},
};

/// Rows that are shown.
const SHOWN: usize = 12;
/// Rows that are shown of those that may be several items.
const OPEN: usize = 8;

/// Options of `history`.
#[derive(Debug, clap::Args)]
pub struct HistoryArgs {
    /// Files as the service gave them, archives unopened
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Everything that was read, as JSON
    #[arg(long)]
    json: bool,
    /// In dates such as 03/04/2021 the day comes first
    #[arg(long)]
    day_month: bool,
    /// In dates such as 03/04/2021 the month comes first
    #[arg(long, conflicts_with = "day_month")]
    month_day: bool,
    /// Whose rows are meant, where a file has those of several people
    #[arg(long)]
    profile: Option<String>,
    /// Folder of a pack, to find the items in that the history speaks of
    #[arg(long)]
    catalog: Option<PathBuf>,
}

/// What is written as JSON.
#[derive(Serialize)]
struct Told<'a> {
    #[serde(flatten)]
    history: &'a History,
    #[serde(skip_serializing_if = "Option::is_none")]
    matches: Option<Vec<Found<'a>>>,
}

/// Which items an entry may be about.
#[derive(Serialize)]
struct Found<'a> {
    entry: usize,
    candidates: Vec<(&'a str, f32)>,
    matched: bool,
}

/// Reads the files, and writes what they say to standard output.
///
/// # Errors
/// If a file or the pack cannot be read.
pub fn run(options: &HistoryArgs) -> Result<()> {
    let file = |path: &PathBuf| {
        let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        // The folder tells what a file of an opened archive is: `likes/films.csv`.
        let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        let name = parts.get(parts.len().saturating_sub(2)..).unwrap_or_default().join("/");
        Ok((name, bytes))
    };
    let files: Vec<(String, Vec<u8>)> = options.files.iter().map(file).collect::<Result<_>>()?;
    let day_first = (options.day_month || options.month_day).then_some(options.day_month);
    let choices = Choices { day_first, profile: options.profile.clone(), columns: false };
    let pace = &mut AtOnce;
    let history =
        read(&files, &choices, charset::decode, pace).now_or_never().context("nothing is waited for")??;
    let catalog = options.catalog.as_deref().map(open).transpose()?;
    let matches = catalog.as_ref().map(|catalog| {
        let items: Vec<Called> = catalog.items.iter().map(Called::from).collect();
        Matcher::new(&items, charset::LETTERS.plain).all(&history.entries)
    });
    if options.json {
        let id = |ix: ItemIx| {
            catalog.as_ref().and_then(|catalog| catalog.items.get(ix as usize)).map_or("", |item| &item.id)
        };
        let found = matches.map(|matches| {
            matches
                .into_iter()
                .enumerate()
                .filter_map(|(entry, found)| {
                    let (candidates, matched) = match found {
                        ItemMatch::One { ix, confidence } => (vec![(id(ix), confidence)], true),
                        ItemMatch::Several(all) => {
                            (all.into_iter().map(|(ix, sure)| (id(ix), sure)).collect(), false)
                        }
                        ItemMatch::Unknown => return None,
                    };
                    Some(Found { entry, candidates, matched })
                })
                .collect()
        });
        println!("{}", serde_json::to_string(&Told { history: &history, matches: found })?);
        return Ok(());
    }
    summary(&history);
    if let (Some(catalog), Some(matches)) = (&catalog, &matches) {
        matched(&history, matches, catalog);
    }
    Ok(())
}

fn open(folder: &Path) -> Result<Catalog> {
    let source = Folder(folder.to_owned());
    let catalog = pack::open(&source).now_or_never().context("a folder is always ready")??;
    Ok(catalog)
}

fn summary(history: &History) {
    match history.sources().as_slice() {
        [] => println!("No history that is known."),
        sources => println!("{}", sources.join(", ")),
    }
    for file in &history.files {
        println!("  {} ({}): {} rows", file.path, file.source, file.rows);
    }
    if let Some((from, to)) = history.span() {
        println!("From {} to {}", day(Some(from)), day(Some(to)));
    }
    for (kind, count) in history.counts() {
        println!("  {count:>7} {}", word(&kind));
    }
    for entry in history.entries.iter().take(SHOWN) {
        println!("  {}", row(entry));
    }
    if history.entries.len() > SHOWN {
        println!("  … and {} more", history.entries.len() - SHOWN);
    }
    if history.undated > 0 {
        println!("{} without a time", history.undated);
    }
    for out in &history.left_out {
        let line = if out.first.line > 0 { format!(":{}", out.first.line) } else { String::new() };
        println!("Left out: {} {}, the first at {}{line}", out.count, word(&out.why), out.first.file);
    }
    for (column, count) in &history.private {
        println!("Dropped for privacy: {count} of `{column}`");
    }
    for question in &history.questions {
        match question {
            HistoryQuestion::DayMonth { example } => {
                println!("To be decided: is {example} --day-month or --month-day?");
            }
            HistoryQuestion::Profile { names } => {
                println!("To be decided: --profile, one of {}", names.join(", "))
            }
            HistoryQuestion::Columns => {
                println!("No service's own table: its columns are read as they are called")
            }
        }
    }
}

fn matched(history: &History, matches: &[ItemMatch], catalog: &Catalog) {
    let title = |ix: ItemIx| catalog.items.get(ix as usize).map_or("?", |item| item.title.to_show());
    let count = |is: fn(&ItemMatch) -> bool| matches.iter().filter(|found| is(found)).count();
    println!(
        "Of {}: {} matched, {} that may be several or another, {} unknown",
        catalog.manifest.title,
        count(|found| matches!(found, ItemMatch::One { .. })),
        count(|found| matches!(found, ItemMatch::Several(_))),
        count(|found| matches!(found, ItemMatch::Unknown)),
    );
    let mut shown: BTreeMap<&str, String> = BTreeMap::new();
    for (entry, found) in history.entries.iter().zip(matches) {
        if let ItemMatch::Several(all) = found
            && shown.len() < OPEN
        {
            let names: Vec<String> =
                all.iter().map(|(ix, sure)| format!("{} ({sure:.2})", title(*ix))).collect();
            shown.insert(entry.title.to_show(), names.join(", "));
        }
    }
    for (said, candidates) in shown {
        println!("  {said}: {candidates}");
    }
}

fn row(entry: &HistoryEntry) -> String {
    let mut row = word(&entry.kind);
    if let Some(rating) = entry.rating {
        row.push_str(&format!(" {} of {}", rating.value, rating.of));
    }
    row.push_str(&format!(": {}", entry.title.to_show()));
    for more in [&entry.part, &entry.maker].into_iter().flatten() {
        row.push_str(&format!(" · {}", more.to_show()));
    }
    if let Some(year) = entry.year {
        row.push_str(&format!(" ({year})"));
    }
    let times = if entry.times > 1 { format!(" ×{}", entry.times) } else { String::new() };
    format!("{row}{times}, {}", day(entry.at_ms))
}

fn day(ms: Option<i64>) -> String {
    let text = ms.map(|ms| (ms / 1_000).to_string());
    text.and_then(|text| date::date(&text, date::Order::Day)).unwrap_or_else(|| "no time".into())
}

/// A value as its JSON calls it.
fn word(value: &impl Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().replace('_', " ")
}
