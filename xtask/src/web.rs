//! The TypeScript of `static/web`: the widget, the service worker, the gate and what starts the page. `xtask/web.mjs` drives
//! the bundler, the compiler and the linter.

use std::{path::Path, process::Command};

use anyhow::Result;

use crate::{process::run, step::step, tools::Tools};

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

fn script(tools: &Tools, command: &str) -> Command {
    let mut node = tools.node();
    node.args(["xtask/web.mjs", command]);
    node
}
