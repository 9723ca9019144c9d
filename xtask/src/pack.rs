//! The demo pack: the demo catalogue, put through the pack builder that owners use. And one of films, to measure with.

use std::{
    collections::HashMap,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};
use serde_json::json;

use crate::{
    bench, demo, digest, models,
    process::run,
    step::{once, step},
    workspace::Workspace,
};

/// What decides what the builder makes of its input. A change here builds the pack again; one elsewhere doesn't.
const BUILDER: &[&str] = &[
    "Cargo.lock",
    "kernels",
    "src/bin/penchant.rs",
    "src/catalog",
    "src/embed",
    "src/native",
    "src/engine/library.rs",
    "src/index",
    "src/recommend",
];

/// Builds the pack unless one was built from the very same input; returns its folder.
pub fn ensure(workspace: &Workspace, model: &Path) -> Result<PathBuf> {
    let input = demo::ensure(&workspace.cache)?;
    let builder = digest::of_tree(&workspace.root, BUILDER)?;
    let items = digest::of_tree(&input, &["."])?;
    let model_files = digest::of_tree(model, &["."])?;
    let key = digest::of_text(&format!("{builder} {items} {model_files}"));
    let home = workspace.cache.join("packs").join(format!("demo-{}", &key[..12]));
    once("demo pack: thousands of descriptions are embedded, which takes minutes", &home, |partial| {
        build(workspace, &input, model, partial)
    })?;
    Ok(home)
}

/// Builds a pack of the films of MovieLens-100k and its log, to test with and never to ship; returns its folder.
pub fn films(workspace: &Workspace, model: &Path) -> Result<PathBuf> {
    let input = models::movielens(workspace)?;
    let builder = digest::of_tree(&workspace.root, BUILDER)?;
    let home = workspace.cache.join("packs").join(format!("films-{}", &builder[..12]));
    once("pack of films: weights are trained, which takes minutes", &home, |partial| {
        let folder = workspace.target.join("films");
        fs::create_dir_all(&folder)?;
        let log = fs::read_to_string(input.join("ml-100k.inter"))?;
        let films = String::from_utf8_lossy(&fs::read(input.join("ml-100k.item"))?).into_owned();
        fs::write(folder.join("log.csv"), bench::csv(&log))?;
        fs::write(folder.join("items.jsonl"), items(&films, &log)?)?;
        step("pack builder", || run(workspace.cargo("build").args(["--locked", "--bin", "penchant"])))?;
        let mut penchant = Command::new(workspace.target.join("debug/penchant"));
        penchant.args(["pack", "build", "--id", "films", "--title", "Films"]).arg("--out").arg(partial);
        penchant.arg(folder.join("items.jsonl")).arg("--interactions").arg(folder.join("log.csv"));
        penchant.arg("--model").arg(model).arg("--cache").arg(workspace.cache.join("vectors"));
        run(&mut penchant)
    })?;
    Ok(home)
}

/// The films as items: their genres as a facet, how many people saw each as its popularity.
fn items(films: &str, log: &str) -> Result<String> {
    let mut seen: HashMap<&str, u32> = HashMap::new();
    let films_seen = log.lines().skip(1).filter_map(|line| line.split('\t').nth(1));
    films_seen.for_each(|film| *seen.entry(film).or_default() += 1);
    let mut out = String::new();
    for line in films.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [id, title, year, genres] = cells[..] else { continue };
        let genres: Vec<&str> = genres.split_whitespace().collect();
        let item = json!({
            "id": id,
            "title": title,
            "description": format!("{year}. {}.", genres.join(", ")),
            "popularity": seen.get(id).copied().unwrap_or(0),
            "facets": { "genre": genres },
        });
        writeln!(out, "{item}")?;
    }
    Ok(out)
}

fn build(workspace: &Workspace, input: &Path, model: &Path, out: &Path) -> Result<()> {
    let about = fs::read(input.join("about.json")).context("the demo catalogue is not whole")?;
    let about: demo::About = serde_json::from_slice(&about)?;
    // The development build: its dependencies, which do the work, are optimised, and the tests need the same ones.
    step("pack builder", || run(workspace.cargo("build").args(["--locked", "--bin", "penchant"])))?;
    let mut penchant = Command::new(workspace.target.join("debug/penchant"));
    penchant.args(["pack", "build"]).arg(input.join("items.jsonl")).arg("--out").arg(out);
    penchant.args(["--id", &about.id, "--title", &about.title]);
    penchant.args(["--licence", &about.licence, "--attribution", &about.attribution]);
    penchant.args(["--popularity", demo::popularity(&about)]);
    penchant.arg("--images").arg(input.join("images")).arg("--model").arg(model);
    // Vectors outlive packs: a catalogue that changed a little is embedded a little.
    penchant.arg("--cache").arg(workspace.cache.join("vectors"));
    run(&mut penchant)
}
