//! The TypeScript of `static/web`: the widget, the service worker, the gate and what starts the page. `xtask/web.mjs` drives
//! the bundler, the compiler and the linter.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::Result;

use crate::{count::Count, e2e::node_tests, process::run, step::step, tools::Tools, workspace::Workspace};

/// Builds scripts and pages into `site`, as they are served.
///
/// # Errors
/// When one of them does not compile, or the gate is not the one that its page names.
pub fn build(tools: &Tools, site: &Path) -> Result<()> {
    step("scripts and widget", || run(script(tools, "build").arg(site)))
}

/// What checks types and lints.
pub fn check(tools: &Tools) -> Command {
    script(tools, "check")
}

/// Bundles the unit tests, and the widget's store for the tests in the browser. Returns their folder.
///
/// # Errors
/// When they do not compile.
fn bundle_tests(workspace: &Workspace, tools: &Tools) -> Result<PathBuf> {
    let folder = workspace.root.join("target/web-tests");
    run(script(tools, "tests").arg(&folder))?;
    Ok(folder)
}

/// The widget's store as one script, for the tests in the browser.
///
/// # Errors
/// When it does not compile.
pub fn store_script(workspace: &Workspace, tools: &Tools) -> Result<String> {
    Ok(fs::read_to_string(bundle_tests(workspace, tools)?.join("store.js"))?)
}

/// Runs the unit tests.
///
/// # Errors
/// When they do not compile or Node cannot be started.
pub fn tests(workspace: &Workspace, tools: &Tools) -> Result<Count> {
    let folder = bundle_tests(workspace, tools)?;
    node_tests(tools.node().current_dir(&folder).args(["--test", "--test-reporter=spec"]))
}

fn script(tools: &Tools, command: &str) -> Command {
    let mut node = tools.node();
    node.args(["xtask/web.mjs", command]);
    node
}
