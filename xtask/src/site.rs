//! The app: what it is served with, and its build.

use std::{fs, path::PathBuf, process::Command, thread};

use anyhow::{Context, Result, anyhow};

use crate::{
    compress, digest,
    files::{link, link_tree},
    finish, models, pack,
    process::run,
    sizes,
    step::{step, there},
    tools::{self, Tools},
    web,
    workspace::Workspace,
};

/// How to build.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// As it is deployed.
    Release,
    /// Without what only makes it smaller: to look at and to work on.
    Quick,
}

impl Mode {
    /// The profile of `Cargo.toml` that the binaries are compiled with.
    fn profile(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Quick => "quick",
        }
    }
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

/// Makes the tools, what the app is served with, and its binaries side by side: each of them ends on a single core. Returns
/// the tools, and whether the rest is in its place.
pub fn prepare(workspace: &Workspace, mode: Mode) -> Result<(Tools, Result<()>)> {
    tools::crates(workspace)?;
    thread::scope(|scope| {
        let binaries = scope.spawn(|| binaries(workspace, mode));
        let served = scope.spawn(|| Served::ensure(workspace));
        let tools = tools::install(workspace);
        let served = served.join().unwrap_or_else(|_| Err(anyhow!("making the demo pack panicked")));
        let binaries = binaries.join().unwrap_or_else(|_| Err(anyhow!("the build panicked")));
        let tools = tools?;
        let assembled = served.and_then(|served| assemble(workspace, &tools, &served)).and(binaries);
        Ok((tools, assembled))
    })
}

/// Folders that the app is served with.
struct Served {
    model: PathBuf,
    multilingual: PathBuf,
    pack: PathBuf,
}

impl Served {
    fn ensure(workspace: &Workspace) -> Result<Self> {
        let model = models::ensure(workspace)?;
        let pack = pack::ensure(workspace, &model)?;
        Ok(Self { multilingual: models::multilingual(workspace)?, model, pack })
    }
}

/// Puts model, runtime, demo pack, scripts and the widget together in `target/site`.
fn assemble(workspace: &Workspace, tools: &Tools, served: &Served) -> Result<()> {
    let site = workspace.site();
    if site.exists() {
        fs::remove_dir_all(&site)?;
    }
    link_tree(&served.model, &site.join("models").join(models::MINILM))?;
    link_tree(&served.multilingual, &site.join("models").join(models::MULTILINGUAL))?;
    link_tree(&served.pack, &site.join("packs/demo"))?;
    let runtime = tools.npm.join("node_modules/onnxruntime-web/dist");
    fs::create_dir_all(site.join("ort"))?;
    for file in ["ort.wasm.min.mjs", "ort-wasm-simd-threaded.mjs", "ort-wasm-simd-threaded.wasm"] {
        link(&runtime.join(file), &site.join("ort").join(file))?;
    }
    web::build(tools, &site)
}

/// The build's id, by what its binaries are made from.
fn code(workspace: &Workspace) -> Result<String> {
    Ok(digest::of_tree(&workspace.root, CODE)?[..16].to_owned())
}

/// Compiles the binaries. Trunk would build one after the other, and each is linked on one core: all at once leaves it
/// nothing to compile.
fn binaries(workspace: &Workspace, mode: Mode) -> Result<()> {
    let mut cargo = workspace.cargo("build");
    cargo.args(["--locked", "--target", "wasm32-unknown-unknown"]);
    cargo.args(["--profile", mode.profile()]);
    cargo.args(BINARIES.iter().flat_map(|binary| ["--bin", binary])).env("PENCHANT_BUILD", code(workspace)?);
    step("binaries of the app", || run(&mut cargo))
}

/// Builds the app into `dist/` from what is prepared, unless it was built from the very same files.
pub fn build(workspace: &Workspace, tools: &Tools, mode: Mode) -> Result<()> {
    let code = code(workspace)?;
    let page = digest::of_tree(&workspace.root, PAGE)?;
    let made_from = format!("{code} {page} {}", mode.profile());
    let stamp = workspace.root.join("target/dist.stamp");
    if workspace.dist().is_dir() && fs::read_to_string(&stamp).is_ok_and(|stamp| stamp == made_from) {
        there("app in dist/");
        return Ok(());
    }
    let mut trunk = tools.on_path(Command::new("trunk"));
    trunk.current_dir(&workspace.root).arg("build");
    trunk.env("PENCHANT_BUILD", code).env("TRUNK_SKIP_VERSION_CHECK", "true");
    // Trunk takes the conventional `NO_COLOR=1` for a malformed option.
    trunk.env_remove("NO_COLOR");
    match mode {
        Mode::Release => trunk.arg("--release"),
        // Without `--release` it leaves out wasm-opt.
        Mode::Quick => trunk.args(["--cargo-profile", mode.profile()]),
    };
    // Trunk copies every snippet that it finds here, those of earlier builds too.
    let _ = fs::remove_dir_all(workspace.target.join("wasm-bindgen"));
    step("app in dist/", || run(&mut trunk))?;
    finish::finish(workspace)?;
    // What is only looked at needs no copies.
    if mode == Mode::Release {
        step("compressed copies", || compress::tree(workspace, tools, &workspace.dist()))?;
        sizes::check(&workspace.dist())?;
    }
    fs::write(stamp, made_from).context("could not note what the app was built from")
}
