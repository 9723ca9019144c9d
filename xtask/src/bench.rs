//! `cargo xtask bench`: what the app weighs and how fast it is.

use anyhow::Result;

use crate::{
    browser, models,
    process::run,
    sizes,
    step::step,
    tools::{Tools, lighthouse},
    workspace::Workspace,
};

/// Measures the built app, then the core natively.
pub fn all(workspace: &Workspace, tools: &Tools) -> Result<()> {
    let browser = browser::install()?;
    sizes::check(&workspace.dist())?;
    let pack = workspace.target.join("bench-pack");
    // Not by the release profile, which makes dependencies small for the download.
    let mut kernels = workspace.cargo("bench");
    kernels.args(["--profile", "tool", "--bench", "kernels"]).env("PENCHANT_BENCH_PACK", &pack);
    step("natively", || run(kernels.env("PENCHANT_MODEL_DIR", models::ensure(workspace)?)))?;
    step("in the browser", || {
        let mut bench = tools.node();
        run(bench.arg("tests/e2e/bench.mjs").env("CHROME", &browser.chrome).env("PENCHANT_BENCH_PACK", &pack))
    })?;
    let lighthouse = lighthouse(workspace)?.join("node_modules");
    step("by Lighthouse", || {
        let mut node = tools.node();
        node.arg("tests/e2e/lighthouse.mjs").env("CHROME", &browser.chrome);
        run(node.env("PENCHANT_LIGHTHOUSE", &lighthouse))
    })
}
