//! The demo pack: the demo catalogue, put through the pack builder that owners use.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use crate::{
    demo, digest,
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
    "src/recommend/collab",
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
