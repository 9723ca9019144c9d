//! The end-to-end tests: the built app in a real browser, driven by Node's own test runner.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Result, bail};

use crate::{
    browser::{Browser, Engine},
    count::Count,
    demo, models,
    process::{self, watch},
    tools::{Tools, axe, wrappers},
    workspace::Workspace,
};

/// Runs `tests/e2e/<name>.test.mjs`, or all of them where no name is given.
pub fn run(workspace: &Workspace, tools: &Tools, browser: &Browser, names: &[&str]) -> Result<Count> {
    let files = files(&workspace.root.join("tests/e2e"), names)?;
    process::run(workspace.cargo("build").args(["--locked", "--quiet", "--bin", "penchant"]))?;
    let mut node = tools.node();
    node.env("PENCHANT_TOOL", workspace.target.join("debug/penchant"));
    node.env("PENCHANT_AXE", axe(workspace)?).env("PENCHANT_LLAMA", models::llama(workspace)?);
    node.env("PENCHANT_WRAPPERS", wrappers(workspace)?);
    node.env("CHROME", &browser.chrome).env("PENCHANT_DEMO", demo::folder(&workspace.cache));
    tests(node, &files)
}

/// Runs `tests/e2e/engines/*.test.mjs` in one engine.
pub fn promises(workspace: &Workspace, tools: &Tools, engine: &Engine) -> Result<Count> {
    let mut node = tools.node();
    node.envs(engine.install()?).env("PENCHANT_ENGINE", engine.name);
    node.env("PENCHANT_DEMO", demo::folder(&workspace.cache));
    tests(node, &files(&workspace.root.join("tests/e2e/engines"), &[])?)
}

fn files(folder: &Path, names: &[&str]) -> Result<Vec<PathBuf>> {
    let mut files: Vec<PathBuf> = names.iter().map(|name| folder.join(format!("{name}.test.mjs"))).collect();
    if names.is_empty() {
        let all = fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path()));
        files.extend(all.filter(|path| path.to_string_lossy().ends_with(".test.mjs")));
        files.sort();
    }
    if let Some(missing) = files.iter().find(|file| !file.is_file()) {
        bail!("there is no {}", missing.display());
    }
    Ok(files)
}

fn tests(mut node: Command, files: &[PathBuf]) -> Result<Count> {
    // One browser at a time: several would compete, and what is measured or waited for would be noise.
    node.args(["--test", "--test-concurrency=1", "--test-reporter=spec"]).args(files);
    node_tests(&mut node)
}

/// Runs Node's test runner, which has to report by `spec`, and counts.
///
/// # Errors
/// When Node cannot be started.
pub fn node_tests(node: &mut Command) -> Result<Count> {
    let mut count = Count::default();
    let succeeded = watch(node, |line| {
        let number =
            |label: &str| line.strip_prefix(label).and_then(|rest| rest.trim().parse::<usize>().ok());
        count.passed += number("ℹ pass").unwrap_or(0);
        count.failed += number("ℹ fail").unwrap_or(0) + number("ℹ cancelled").unwrap_or(0);
    })?;
    Ok(count.or_failure(succeeded))
}
