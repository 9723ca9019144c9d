//! The app: what it is served with, and its build.

use std::{fs, process::Command};

use anyhow::{Context, Result};

use crate::{
    digest,
    files::{link, link_tree},
    finish, models, pack,
    process::run,
    sizes,
    step::{step, there},
    tools::Tools,
    web,
    workspace::Workspace,
};

/// How to build.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// As it is shipped.
    Release,
    /// Quickly.
    Dev,
}

/// What the binaries are made from; a change gives the build another id.
const CODE: &[&str] = &[
    "src",
    "kernels",
    "build.rs",
    "static/locales/en.ftl",
    "Cargo.toml",
    "Cargo.lock",
    ".cargo/config.toml",
];
/// What the page names as its binaries.
const BINARIES: &[&str] = &["app", "engine", "reader"];
/// What else the app is made from.
const PAGE: &[&str] = &["index.html", "Trunk.toml", "static", "target/site", "xtask/src"];

/// Puts model, runtime, demo pack, scripts and the widget together in `target/site`.
pub fn assemble(workspace: &Workspace, tools: &Tools) -> Result<()> {
    let model = models::ensure(workspace)?;
    let pack = pack::ensure(workspace, &model)?;
    let site = workspace.site();
    if site.exists() {
        fs::remove_dir_all(&site)?;
    }
    link_tree(&model, &site.join("models").join(models::MINILM))?;
    link_tree(&models::multilingual(workspace)?, &site.join("models").join(models::MULTILINGUAL))?;
    link_tree(&pack, &site.join("packs/demo"))?;
    let runtime = tools.npm.join("node_modules/onnxruntime-web/dist");
    fs::create_dir_all(site.join("ort"))?;
    for file in ["ort.wasm.min.mjs", "ort-wasm-simd-threaded.mjs", "ort-wasm-simd-threaded.wasm"] {
        link(&runtime.join(file), &site.join("ort").join(file))?;
    }
    web::build(tools, &site)
}

/// Builds the app into `dist/`, unless it was built from the very same files.
pub fn build(workspace: &Workspace, tools: &Tools, mode: Mode) -> Result<()> {
    let code = digest::of_tree(&workspace.root, CODE)?;
    let page = digest::of_tree(&workspace.root, PAGE)?;
    let stamp = workspace.root.join("target/dist.stamp");
    let made_from = format!("{code} {page} {}", if mode == Mode::Release { "release" } else { "dev" });
    if workspace.dist().is_dir() && fs::read_to_string(&stamp).is_ok_and(|stamp| stamp == made_from) {
        there("app in dist/");
        return Ok(());
    }
    // Trunk builds one binary after the other, and each is linked on one core: all at once leaves it nothing to compile.
    let mut binaries = tools.on_path(workspace.cargo("build"));
    binaries.args(["--locked", "--target", "wasm32-unknown-unknown"]);
    binaries.args(BINARIES.iter().flat_map(|binary| ["--bin", binary])).env("PENCHANT_BUILD", &code[..16]);
    let mut trunk = tools.on_path(Command::new("trunk"));
    trunk.current_dir(&workspace.root).arg("build");
    trunk.env("PENCHANT_BUILD", &code[..16]).env("TRUNK_SKIP_VERSION_CHECK", "true");
    // Trunk takes the conventional `NO_COLOR=1` for a malformed option.
    trunk.env_remove("NO_COLOR");
    if mode == Mode::Release {
        trunk.arg("--release");
        binaries.arg("--release");
    }
    // Trunk copies every snippet that it finds here, those of earlier builds too.
    let _ = fs::remove_dir_all(workspace.target.join("wasm-bindgen"));
    step("binaries of the app", || run(&mut binaries))?;
    step("app in dist/", || run(&mut trunk))?;
    finish::finish(workspace)?;
    if mode == Mode::Release {
        sizes::check(&workspace.dist())?;
    }
    fs::write(stamp, made_from).context("could not note what the app was built from")
}
