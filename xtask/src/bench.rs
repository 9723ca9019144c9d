//! `cargo xtask bench`: what the ranking finds, what the app weighs and how fast it is, in one table.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{
    browser::{self, Browser},
    models,
    process::{run, watch},
    sizes,
    step::step,
    tools::{Tools, lighthouse},
    workspace::Workspace,
};

/// Of what is asked of the weights, what the table says. The last of a person's items: `loo`, of people in training.
const QUALITY: [(&str, &str); 8] = [
    ("strong", "N@100"),
    ("strong", "R@20"),
    ("cold1", "N@20"),
    ("cold3", "N@20"),
    ("cold10", "N@20"),
    ("next", "HR@10"),
    ("loo", "HR@10"),
    ("loo", "N@10"),
];

/// Measures the built app, the core natively, and what weights trained here find.
pub fn all(workspace: &Workspace, tools: &Tools) -> Result<()> {
    let browser = browser::install()?;
    sizes::check(&workspace.dist())?;
    let mut table = vec!["quality on MovieLens-100k, popularity beside it".to_owned()];
    table.extend(step("what the weights find", || quality(workspace))?);
    let pack = workspace.target.join("bench-pack");
    // Not by the release profile, which makes dependencies small for the download.
    let mut kernels = workspace.cargo("bench");
    kernels.args(["--profile", "tool", "--bench", "kernels"]).env("PENCHANT_BENCH_PACK", &pack);
    kernels.env("PENCHANT_MODEL_DIR", models::ensure(workspace)?);
    table.push("\nnatively".to_owned());
    step("natively", || lines(&mut kernels, &mut table))?;
    table.push("\nbytes of a pack of 3,500 items".to_owned());
    table.extend(bytes(&pack)?);
    table.push("\nin the browser".to_owned());
    let mut bench = tools.node();
    bench.arg("tests/e2e/bench.mjs").env("CHROME", &browser.chrome).env("PENCHANT_BENCH_PACK", &pack);
    step("in the browser", || lines(&mut bench, &mut table))?;
    println!();
    table.iter().for_each(|line| println!("{line}"));
    // Last, since it fails where a promise is not kept, and what was measured before is worth reading all the same.
    by_lighthouse(workspace, tools, &browser)
}

/// The page as Lighthouse sees it on a phone; fails below what is promised.
pub fn by_lighthouse(workspace: &Workspace, tools: &Tools, browser: &Browser) -> Result<()> {
    let lighthouse = lighthouse(workspace)?.join("node_modules");
    step("by Lighthouse", || {
        let mut node = tools.node();
        node.arg("tests/e2e/lighthouse.mjs").env("CHROME", &browser.chrome);
        run(node.env("PENCHANT_LIGHTHOUSE", &lighthouse))
    })
}

/// Runs a measurement; what it prints goes to the table, too.
fn lines(command: &mut Command, table: &mut Vec<String>) -> Result<()> {
    if !watch(command, |line| table.push(line.to_owned()))? {
        bail!("the measurement failed");
    }
    Ok(())
}

/// Trains on most people of a public log, asks about the others, and weighs what was trained.
fn quality(workspace: &Workspace) -> Result<Vec<String>> {
    let folder = workspace.target.join("bench-quality");
    fs::create_dir_all(&folder)?;
    let (log, measures) = (folder.join("log.csv"), folder.join("measures.json"));
    fs::write(&log, csv(&fs::read_to_string(models::movielens(workspace)?.join("ml-100k.inter"))?))?;
    let mut tasks: Vec<&str> = QUALITY.iter().map(|(task, _)| *task).collect();
    tasks.dedup();
    let mut evaluate = workspace.cargo("run");
    evaluate.args(["--quiet", "--profile", "tool", "--bin", "penchant", "--", "evaluate"]);
    evaluate.arg("--interactions").arg(&log).arg("--json").arg(&measures);
    run(evaluate.arg("--tasks").arg(tasks.join(",")))?;
    rows(&serde_json::from_slice(&fs::read(&measures)?)?)
}

/// The log as it comes has tabs between the columns, and types behind their names.
pub fn csv(log: &str) -> String {
    let body = log.split_once('\n').map_or("", |(_, body)| body);
    format!("user,item,rating,time\n{}", body.replace('\t', ","))
}

fn rows(measures: &Value) -> Result<Vec<String>> {
    let tasks = measures["tasks"].as_array().context("no tasks were measured")?;
    let row = |(task, metric): (&str, &str)| {
        let of = tasks.iter().find(|of| of["task"] == task).with_context(|| format!("no task {task}"))?;
        let ours = of["ours"][metric]["value"].as_f64().with_context(|| format!("no {metric} of {task}"))?;
        let popular = &of["others"]["popularity"][metric];
        let popular = popular.as_f64().or(popular["value"].as_f64());
        let beside = popular.map(|value| format!("{value:.4}")).unwrap_or_default();
        Ok(format!("{:<44} {ours:>10.4}      {beside}", format!("{task}, {metric}")))
    };
    let mut out = QUALITY.into_iter().map(row).collect::<Result<Vec<_>>>()?;
    for (name, weights) in measures["weights"].as_object().into_iter().flatten() {
        out.push(format!("{:<44} {:>10} bytes", format!("weights, trained for {name}"), weights["bytes"]));
    }
    Ok(out)
}

/// The files of a pack, those of items together.
fn bytes(pack: &Path) -> Result<Vec<String>> {
    let manifest: Value = serde_json::from_slice(&fs::read(pack.join("pack.json"))?)?;
    let files = manifest["files"].as_array().context("a manifest without files")?;
    let mut roles: Vec<&str> = files.iter().filter_map(|file| file["role"].as_str()).collect();
    roles.dedup();
    let row = |role: &str| {
        let of_role = files.iter().filter(|file| file["role"] == role);
        let bytes: u64 = of_role.filter_map(|file| file["bytes"].as_u64()).sum();
        format!("{role:<44} {bytes:>10} bytes")
    };
    Ok(roles.into_iter().map(row).collect())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_log_in_columns_becomes_one_that_the_command_line_reads() {
        assert_eq!(csv("user_id:token\titem_id:token\n1\t2\t3\t4\n"), "user,item,rating,time\n1,2,3,4\n");
    }

    #[test]
    fn the_table_has_every_figure_beside_that_of_popularity() {
        let task = |name: &str| {
            let metrics = QUALITY.iter().filter(|(task, _)| *task == name).map(|(_, metric)| *metric);
            let ours: serde_json::Map<_, _> =
                metrics.clone().map(|metric| (metric.to_owned(), json!({ "value": 0.25 }))).collect();
            let popular: serde_json::Map<_, _> =
                metrics.map(|metric| (metric.to_owned(), json!(0.125))).collect();
            json!({ "task": name, "ours": ours, "others": { "popularity": popular } })
        };
        let mut tasks: Vec<Value> = QUALITY.iter().map(|(name, _)| task(name)).collect();
        let measures = json!({ "tasks": tasks, "weights": { "strong": { "bytes": 579_527 } } });
        let lines = rows(&measures).unwrap();
        assert!(lines.iter().take(QUALITY.len()).all(|l| l.contains("0.2500") && l.contains("0.1250")));
        assert!(lines.last().unwrap().contains("579527 bytes"));
        tasks.truncate(1);
        assert!(rows(&json!({ "tasks": tasks })).is_err(), "a figure is missing");
    }
}
