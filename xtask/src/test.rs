//! `cargo xtask test`: every test there is, and how many of each kind.

use std::{
    process::Command,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Result, anyhow, bail};

use crate::{
    browser::{self, ENGINES},
    checks,
    count::Count,
    demo, e2e, models, pack,
    process::watch,
    site::{self, Mode},
    step::Took,
    tools::Tools,
    web,
    workspace::Workspace,
};

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];

/// Runs every test, whether or not those before it failed; true if none did.
pub fn run(workspace: &Workspace) -> Result<bool> {
    let (tools, prepared) = site::prepare(workspace, Mode::Release)?;
    // What is left of the build works on one core: what needs no app runs on the others meanwhile.
    thread::scope(|scope| {
        let app = scope.spawn(|| prepared.and_then(|()| site::build(workspace, &tools, Mode::Release)));
        let app = || app.join().unwrap_or_else(|_| Err(anyhow!("the build panicked")));
        rows(workspace, &tools, app)
    })
}

fn rows(workspace: &Workspace, tools: &Tools, app: impl FnOnce() -> Result<()>) -> Result<bool> {
    let browser = browser::install()?;
    let model = models::ensure(workspace)?;
    models::multilingual(workspace)?;
    let cargo = |subcommand: &str, args: &[&str]| {
        let mut cargo = tools.on_path(workspace.cargo(subcommand));
        cargo.args(args).env("PENCHANT_MODEL_DIR", &model).env("CHROMEDRIVER", &browser.driver);
        // Of one test binary; the default is too little for a machine that is busy with something else.
        cargo.env("WASM_BINDGEN_TEST_TIMEOUT", "300");
        cargo
    };
    let mut report = Report::default();
    let checks = checks::install(workspace)?;
    report.check("spelling", checks.spelling());
    report.check("dependencies", checks.dependencies());
    report.check("format", cargo("fmt", &["--all", "--check"]));
    report.check("lints", cargo("clippy", &["--workspace", "--all-targets", "--", "-D", "warnings"]));
    let browser_code =
        [&WASM[..], &["--lib", "--bins", "--test", "browser_*", "--", "-D", "warnings"]].concat();
    report.check("lints, browser code", cargo("clippy", &browser_code));
    report.check("types and lints, scripts", web::check(tools));
    let mut docs = cargo("doc", &["--no-deps", "--lib"]);
    docs.env("RUSTDOCFLAGS", "-D warnings");
    report.check("documentation", docs);
    report.tests("native tests", cargo("test", &["--workspace", "--no-fail-fast"]));
    report.phase("script tests", || web::tests(workspace, tools));
    // A job on Spark and a pack from it: apart, since `cargo test` alone should not need half a gigabyte of tools.
    models::java()?;
    let mut scale = cargo("test", &["--test", "scale", "--", "--ignored"]);
    scale.env("PENCHANT_PYSPARK", models::pyspark(workspace)?);
    scale.env("PENCHANT_ML100K", models::movielens(workspace)?);
    report.tests("weights from Spark", scale);
    let mut whole = cargo("test", &["--test", "agent", "--test", "engine", "--", "--ignored"]);
    whole.env("PENCHANT_DEMO", demo::ensure(&workspace.cache)?);
    whole.env("PENCHANT_ML100K", models::movielens(workspace)?);
    report.tests("goals and typos over whole catalogues", whole);
    let mut weeks = cargo("test", &["--test", "personas", "--", "--ignored"]);
    weeks.env("PENCHANT_DEMO_PACK", pack::ensure(workspace, &model)?);
    weeks.env("PENCHANT_FILMS_PACK", pack::films(workspace, &model)?);
    report.tests("weeks with the demo catalogue and with films", weeks);
    let in_browser = [&WASM[..], &["--no-fail-fast", "--test", "browser_*"]].concat();
    let mut in_browser = cargo("test", &in_browser);
    // Where it does not compile, the tests that want it fail and say so.
    if let Ok(script) = web::store_script(workspace, tools) {
        in_browser.env("PENCHANT_STORE_SCRIPT", script);
    }
    report.tests("browser tests", in_browser);
    let built = report.phase("build within budgets", || {
        app()?;
        Ok(Count { passed: 1, failed: 0 })
    });
    report.phase("end-to-end tests", || match built {
        true => e2e::run(workspace, tools, &browser, &[]),
        false => bail!("there is no build to test"),
    });
    for engine in &ENGINES {
        report.phase(engine.row, || match built {
            true => e2e::promises(workspace, tools, engine),
            false => bail!("there is no build to test"),
        });
    }
    Ok(report.print())
}

#[derive(Default)]
struct Report {
    rows: Vec<(&'static str, Count, Duration)>,
}

impl Report {
    /// One command that has to succeed.
    fn check(&mut self, name: &'static str, mut command: Command) {
        self.phase(name, || {
            let passed = watch(&mut command, |_| {})?;
            Ok(Count { passed: passed.into(), failed: (!passed).into() })
        });
    }

    /// A command that runs tests of Rust's harness, or of one that reports like it.
    fn tests(&mut self, name: &'static str, mut command: Command) {
        self.phase(name, || {
            let mut count = Count::default();
            let succeeded = watch(&mut command, |line| {
                if let Some(binary) = results(line) {
                    count.passed += binary.passed;
                    count.failed += binary.failed;
                }
            })?;
            Ok(count.or_failure(succeeded))
        });
    }

    /// True if nothing failed.
    fn phase(&mut self, name: &'static str, work: impl FnOnce() -> Result<Count>) -> bool {
        eprintln!("▸ {name}");
        let started = Instant::now();
        let count = work().unwrap_or_else(|error| {
            eprintln!("error: {error:#}");
            Count { passed: 0, failed: 1 }
        });
        let mark = if count.failed == 0 { '✓' } else { '✗' };
        eprintln!("{mark} {name} ({})", Took(started.elapsed()));
        self.rows.push((name, count, started.elapsed()));
        count.failed == 0
    }

    fn print(&self) -> bool {
        let mut all = Count::default();
        println!();
        for (name, count, took) in &self.rows {
            println!("{name:<24}{:>6} passed{:>6} failed   {}", count.passed, count.failed, Took(*took));
            all.passed += count.passed;
            all.failed += count.failed;
        }
        println!("\n{} passed, {} failed", all.passed, all.failed);
        all.failed == 0
    }
}

/// The counts in a line such as `test result: ok. 3 passed; 0 failed; 1 ignored; …`.
fn results(line: &str) -> Option<Count> {
    let (_, counts) = line.trim_start().strip_prefix("test result: ")?.split_once(". ")?;
    let number =
        |label: &str| counts.split("; ").find_map(|part| part.strip_suffix(label)?.trim().parse().ok());
    Some(Count { passed: number(" passed")?, failed: number(" failed")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counts_of_a_test_binary_are_read() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 4 filtered out; finished in 0.5s";
        assert_eq!(results(line), Some(Count { passed: 12, failed: 3 }));
        assert_eq!(results("test store::reads_back ... ok"), None);
    }
}
