//! Where things are.

use std::{
    env,
    fs::{self, File},
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

/// The checkout and the cache that it shares with other checkouts.
pub struct Workspace {
    /// The checkout; also the current directory.
    pub root: PathBuf,
    /// What is fetched or compiled once, by version.
    pub cache: PathBuf,
    /// Where cargo builds.
    pub target: PathBuf,
}

impl Workspace {
    /// Finds the folders and makes the checkout the current directory.
    pub fn find() -> Result<Self> {
        // As cargo sets it for the run: checkouts that share a target directory share this program too.
        let xtask = env::var_os("CARGO_MANIFEST_DIR").context("start this as `cargo xtask`")?;
        let root = Path::new(&xtask).parent().context("xtask has no parent folder")?.to_owned();
        env::set_current_dir(&root)?;
        let cache = cache_folder().context("no cache folder: set PENCHANT_CACHE, XDG_CACHE_HOME or HOME")?;
        fs::create_dir_all(&cache)?;
        Ok(Self { target: target_folder()?, root, cache })
    }

    /// Waits until no other run works in the cache; none does as long as the lock is held.
    pub fn lock(&self) -> Result<File> {
        let lock = File::create(self.cache.join("lock"))?;
        if lock.try_lock().is_err() {
            eprintln!("waiting for another `cargo xtask` to end…");
            lock.lock()?;
        }
        Ok(lock)
    }

    /// Where the files are put together that the app is served with.
    pub fn site(&self) -> PathBuf {
        self.root.join("target/site")
    }

    /// The built app.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// A cargo command that stays with the locked versions.
    pub fn cargo(&self, subcommand: &str) -> Command {
        let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.current_dir(&self.root).arg(subcommand);
        command
    }

    /// The version of a package in the lock file.
    pub fn locked_version(&self, package: &str) -> Result<String> {
        let lock = fs::read_to_string(self.root.join("Cargo.lock"))?;
        let entry = format!("name = \"{package}\"\nversion = \"");
        let version = lock.split_once(&entry).and_then(|(_, rest)| rest.split_once('"'));
        version
            .map(|(version, _)| version.to_owned())
            .with_context(|| format!("{package} is not in Cargo.lock"))
    }
}

fn cache_folder() -> Option<PathBuf> {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    set("PENCHANT_CACHE")
        .or_else(|| set("XDG_CACHE_HOME").map(|folder| folder.join("penchant")))
        .or_else(|| set("HOME").map(|folder| folder.join(".cache/penchant")))
}

fn target_folder() -> Result<PathBuf> {
    let metadata = crate::process::output(Command::new("cargo").args([
        "metadata",
        "--no-deps",
        "--offline",
        "--format-version",
        "1",
    ]))?;
    let metadata: serde_json::Value = serde_json::from_str(&metadata)?;
    let folder = metadata["target_directory"].as_str().context("cargo metadata names no target directory")?;
    Ok(folder.into())
}
