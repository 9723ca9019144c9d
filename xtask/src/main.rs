//! `cargo xtask`: everything between a fresh checkout and an app that is built, served, tested and measured.
//!
//! What has to be fetched or compiled once lives in a cache outside the checkout, by version, so that a fresh clone
//! and another branch find it there. Every step says what it does and how long it took; what is there is skipped.

mod bench;
mod browser;
mod checks;
mod compress;
mod count;
mod demo;
mod digest;
mod e2e;
mod files;
mod finish;
mod messages;
mod models;
mod multilingual;
mod pack;
mod process;
mod site;
mod sizes;
mod step;
mod test;
mod tools;
mod web;
mod workspace;

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::{site::Mode, tools::Tools, workspace::Workspace};

const USAGE: &str = "\
usage: cargo xtask <command>

  serve [--port N]     install what is missing, build the app and serve it on this machine;
                       --release: as it is deployed
  test                 every test: native, in the browser, end to end
  checks               spelling and dependencies alone, in seconds; part of test
  build                the app into dist/ as it is deployed, within its size budgets
  bench                sizes, start-up, embedding, recommending and searching, measured
  lighthouse           the app on a phone, by Lighthouse: part of bench
  e2e [name…]          the end-to-end tests, or those in tests/e2e/<name>.test.mjs
  engines [name…]      the tests of what browsers must hold, in chromium, firefox and webkit, or those named
  models               fetch and make the embedding models; part of setup
  setup                install everything that the other commands need

environment: PENCHANT_CACHE (where tools, models and packs are kept), CHROME, CHROMEDRIVER,
FIREFOX, WEBKITDRIVER, XVFB
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match run(&args) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &[&str]) -> Result<ExitCode> {
    let workspace = Workspace::find()?;
    let lock = workspace.lock()?;
    let success = match args {
        ["setup"] => {
            site::prepare(&workspace, Mode::Release)?.1?;
            tools::axe(&workspace)?;
            models::llama(&workspace)?;
            checks::install(&workspace)?;
            browser::ENGINES.iter().try_for_each(|engine| engine.install().map(drop))?;
            true
        }
        ["build"] => {
            build(&workspace, Mode::Release)?;
            true
        }
        ["serve", rest @ ..] => {
            let (mode, port) = serve_options(rest)?;
            let tools = build(&workspace, mode)?;
            drop(lock);
            process::run(tools.node().arg("xtask/serve.mjs").arg(workspace.dist()).arg(port))?;
            true
        }
        ["models"] => {
            models::ensure(&workspace)?;
            models::multilingual(&workspace)?;
            true
        }
        ["test"] => test::run(&workspace)?,
        ["checks"] => checks::install(&workspace)?.run()?,
        ["bench"] => {
            let tools = build(&workspace, Mode::Release)?;
            bench::all(&workspace, &tools)?;
            true
        }
        ["lighthouse"] => {
            let tools = build(&workspace, Mode::Release)?;
            bench::by_lighthouse(&workspace, &tools, &browser::install()?)?;
            true
        }
        ["e2e", names @ ..] => {
            let tools = build(&workspace, Mode::Release)?;
            e2e::run(&workspace, &tools, &browser::install()?, names)?.failed == 0
        }
        ["engines", names @ ..] => {
            let tools = build(&workspace, Mode::Release)?;
            promises(&workspace, &tools, names)?
        }
        [] | ["help" | "--help" | "-h"] => {
            print!("{USAGE}");
            true
        }
        _ => bail!("no such command: {}\n\n{USAGE}", args.join(" ")),
    };
    Ok(if success { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Runs the tests of the promises in the engines named, or in all; true if none failed.
fn promises(workspace: &Workspace, tools: &Tools, names: &[&str]) -> Result<bool> {
    if let Some(unknown) =
        names.iter().find(|name| browser::ENGINES.iter().all(|engine| engine.name != **name))
    {
        bail!("no such engine: {unknown}");
    }
    let mut failed = 0;
    for engine in browser::ENGINES.iter().filter(|engine| names.is_empty() || names.contains(&engine.name)) {
        eprintln!("▸ {}", engine.row);
        failed += e2e::promises(workspace, tools, engine)?.failed;
    }
    Ok(failed == 0)
}

fn build(workspace: &Workspace, mode: Mode) -> Result<Tools> {
    let (tools, prepared) = site::prepare(workspace, mode)?;
    prepared?;
    site::build(workspace, &tools, mode)?;
    Ok(tools)
}

fn serve_options<'a>(mut args: &[&'a str]) -> Result<(Mode, &'a str)> {
    let (mut mode, mut port) = (Mode::Quick, "8080");
    loop {
        args = match args {
            [] => return Ok((mode, port)),
            ["--release", rest @ ..] => {
                mode = Mode::Release;
                rest
            }
            ["--port", number, rest @ ..] => {
                port = number;
                rest
            }
            [other, ..] => bail!("unknown option: {other}\n\n{USAGE}"),
        }
    }
}
