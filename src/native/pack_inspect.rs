//! `penchant pack inspect`.

use std::{collections::BTreeMap, path::PathBuf};

use anyhow::{Context, Result};
use clap::Args;
use futures_util::future::FutureExt;
use serde::Serialize;

use super::{
    folder::Folder,
    report::{self, Report},
};
use crate::catalog::{Item, pack};

/// Options of `pack inspect`.
#[derive(Debug, Args)]
pub struct Inspect {
    /// Folder of the pack
    pack: PathBuf,
    /// As JSON
    #[arg(long)]
    json: bool,
}

/// What a pack holds, and how full it is.
#[derive(Debug, Serialize)]
struct Inspection {
    title: String,
    vectors: u32,
    pictures: u32,
    collaborative_weights: bool,
    /// Facet → different values, and items that have one.
    facets: BTreeMap<String, (usize, usize)>,
    /// Number → the least, the greatest, and items that have one.
    numbers: BTreeMap<String, (f64, f64, usize)>,
    /// Titles of the first items.
    first: Vec<String>,
    #[serde(flatten)]
    report: Report,
}

/// Says what any pack holds: its fields and how full they are, facets, numbers, the first items, and what is missing.
///
/// # Errors
/// If it is no pack that can be read.
pub fn inspect(options: &Inspect) -> Result<()> {
    let folder = Folder(options.pack.clone());
    let catalog = pack::open(&folder).now_or_never().context("a folder is always ready")??;
    let mut report = Report::default();
    report.of_items(&catalog.items);
    let (mut facets, mut numbers) = (BTreeMap::new(), BTreeMap::new());
    for item in &catalog.items {
        let mut seen: BTreeMap<&String, Vec<&String>> = BTreeMap::new();
        item.facets.to_show().iter().for_each(|(name, values)| seen.entry(name).or_default().extend(values));
        for (name, values) in seen {
            let (known, items): &mut (BTreeMap<String, ()>, usize) = facets.entry(name.clone()).or_default();
            known.extend(values.into_iter().map(|value| (value.clone(), ())));
            *items += 1;
        }
        for (name, value) in &item.numbers {
            let (least, greatest, items) = numbers.entry(name.clone()).or_insert((*value, *value, 0));
            (*least, *greatest, *items) = (least.min(*value), greatest.max(*value), *items + 1);
        }
    }
    let title = |item: &Item| item.title.to_show().clone();
    let inspection = Inspection {
        title: catalog.manifest.title.clone(),
        vectors: catalog.manifest.counts.vectors,
        pictures: catalog.manifest.counts.images,
        collaborative_weights: catalog.collab.is_some(),
        facets: facets.into_iter().map(|(name, (values, items))| (name, (values.len(), items))).collect(),
        numbers,
        first: catalog.items.iter().take(5).map(title).collect(),
        report,
    };
    if options.json {
        println!("{}", serde_json::to_string_pretty(&inspection)?);
        return Ok(());
    }
    let Inspection { title, vectors, pictures, collaborative_weights, facets, numbers, first, report } =
        inspection;
    println!(
        "{title}: {}, {}, {}{}",
        report::count(report.items, "item"),
        report::count(vectors as usize, "vector"),
        report::count(pictures as usize, "picture"),
        if collaborative_weights { ", collaborative weights" } else { "" }
    );
    for (name, (values, items)) in facets {
        println!("facet `{name}`: {} in {}", report::count(values, "value"), report::count(items, "item"));
    }
    for (name, (least, greatest, items)) in numbers {
        println!("number `{name}`: {least} to {greatest} in {}", report::count(items, "item"));
    }
    println!("first: {}", first.join("; "));
    report.lines().iter().for_each(|line| println!("{line}"));
    Ok(())
}
