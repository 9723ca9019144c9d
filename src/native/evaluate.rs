//! `penchant evaluate`: asks the ranker that ships the questions of a folder of splits, or of a log, and measures.

use std::fs::File;
use std::io::{BufRead, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use rayon::prelude::*;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::recommend::top;
use super::train::{self, Log, TrainOptions, log, meter};
use crate::evaluate::beyond::{Beyond, Catalogue};
use crate::evaluate::interval::bootstrap;
use crate::evaluate::metrics::{Accuracy, DEPTH};
use crate::evaluate::protocol::{self, Query};
use crate::recommend::collab::{CollabRanker, Weights};

/// What to measure.
#[derive(Debug, Clone, clap::Args)]
pub struct EvaluateArgs {
    /// Folder of splits: items, training histories, and `<task>.in` and `<task>.truth`, as `.jsonl.gz`
    #[arg(long, conflicts_with = "interactions", required_unless_present = "interactions")]
    splits: Option<PathBuf>,
    /// A log to split instead: CSV or JSON Lines
    #[arg(long)]
    interactions: Option<PathBuf>,
    /// Ratings below this are no interest
    #[arg(long, default_value_t = f64::NEG_INFINITY, allow_negative_numbers = true)]
    min_rating: f64,
    /// Tasks to run; all that the folder has if none is named
    #[arg(long, value_delimiter = ',')]
    tasks: Vec<String>,
    /// Folder for one ranked list per question: `<task>.jsonl` of `{"q":…,"r":[…]}`
    #[arg(long)]
    out: Option<PathBuf>,
    /// Plot of quality against bytes, as SVG; trains once more per size
    #[arg(long)]
    plot: Option<PathBuf>,
    #[command(flatten)]
    train: TrainOptions,
}

/// A set of questions, and which training histories may be used to answer them.
struct Task {
    name: String,
    train: &'static str,
    ids: Vec<serde_json::Value>,
    queries: Vec<Query>,
}

#[derive(Deserialize)]
struct Known {
    q: serde_json::Value,
    h: Vec<u32>,
}

#[derive(Deserialize)]
struct Truth {
    y: Vec<u32>,
    u: u64,
}

#[derive(Deserialize)]
struct ItemRow {
    #[serde(default)]
    genres: Vec<String>,
}

/// What a task is judged by, first of all.
const MAIN: [(&str, [&str; 3]); 7] = [
    ("strong", ["R@20", "R@50", "N@100"]),
    ("strongt", ["R@20", "R@50", "N@100"]),
    ("cold", ["R@10", "R@20", "N@20"]),
    ("next", ["HR@10", "N@10", "MRR"]),
    ("preq", ["HR@10", "N@10", "MRR"]),
    ("loo", ["HR@10", "N@10", "MRR"]),
    ("newitem", ["R@10", "R@20", "N@10"]),
];

/// Runs the command.
pub fn run(args: &EvaluateArgs) -> Result<()> {
    let (genres, logs, tasks) = match (&args.splits, &args.interactions) {
        (Some(folder), _) => from_folder(folder, &args.tasks)?,
        (None, Some(path)) => from_log(path, args.min_rating, &args.tasks)?,
        (None, None) => bail!("name a folder of splits or a log"),
    };
    println!("{:<12} {:>8}  {:<24} {:<24} {:<24} {:>9}", "task", "queries", "", "", "popularity", "µs/list");
    let mut bytes = 0;
    for (name, log) in &logs {
        let (weights, report) = train::train(log, None, &args.train, &meter());
        bytes = report.bytes;
        eprintln!("\r{name}: {}", serde_json::to_string(&report)?);
        let ranker = CollabRanker::new(Weights::decode(&weights.encode())?);
        for task in tasks.iter().filter(|task| task.train == *name) {
            measure(task, &ranker, log, &genres, args.out.as_deref())?;
        }
    }
    println!("collaborative weights: {bytes} bytes");
    if let (Some(path), Some((_, log))) = (&args.plot, logs.first()) {
        plot(path, log, &tasks, &args.train)?;
    }
    Ok(())
}

type Input = (Vec<Vec<String>>, Vec<(&'static str, Log)>, Vec<Task>);

fn from_folder(folder: &Path, wanted: &[String]) -> Result<Input> {
    let items: Vec<ItemRow> = read_lines(&folder.join("items.jsonl.gz"))?;
    let known = [
        "strong",
        "strongt",
        "cold1",
        "cold3",
        "cold5",
        "cold10",
        "next",
        "preq",
        "loo",
        "strong_val",
        "cold1_val",
        "cold3_val",
        "cold5_val",
        "cold10_val",
        "next_val",
        "loo_val",
    ];
    let mut tasks = Vec::new();
    for name in known {
        let chosen =
            if wanted.is_empty() { !name.ends_with("_val") } else { wanted.iter().any(|w| w == name) };
        let path = folder.join(format!("{name}.in.jsonl.gz"));
        if !chosen || !path.exists() {
            continue;
        }
        let inputs: Vec<Known> = read_lines(&path)?;
        let truths: Vec<Truth> = read_lines(&folder.join(format!("{name}.truth.jsonl.gz")))?;
        let train = if name.starts_with("loo") { "train_loo" } else { "train_strong" };
        let (mut ids, mut queries) = (Vec::new(), Vec::new());
        for (input, truth) in inputs.into_iter().zip(truths) {
            if input.h.iter().chain(&truth.y).any(|&item| item as usize >= items.len()) {
                bail!("{name}: a question names an item that items.jsonl.gz does not have");
            }
            ids.push(input.q);
            queries.push(Query { user: truth.u, known: input.h, wanted: truth.y });
        }
        tasks.push(Task { name: name.into(), train, ids, queries });
    }
    let mut logs = Vec::new();
    for name in ["train_strong", "train_loo"] {
        if tasks.iter().any(|task| task.train == name) {
            let histories: Vec<Vec<u32>> = read_lines(&folder.join(format!("{name}.jsonl.gz")))?;
            if histories.iter().flatten().any(|&item| item as usize >= items.len()) {
                bail!("{name}: a history names an item that items.jsonl.gz does not have");
            }
            logs.push((name, Log::from_histories(items.len(), histories)));
        }
    }
    Ok((items.into_iter().map(|item| item.genres).collect(), logs, tasks))
}

/// A fifth of the people, at most 1000, are asked; the others are trained on.
fn from_log(path: &Path, min_rating: f64, wanted: &[String]) -> Result<Input> {
    let mut log = Log::read_file(path, min_rating)?;
    fastrand::Rng::with_seed(20).shuffle(&mut log.histories);
    let asked = log.histories.split_off(log.histories.len() - (log.histories.len() / 5).min(1000));
    let all = [
        ("strong", protocol::strong(&asked, 1)),
        ("strongt", protocol::chronological(&asked)),
        ("cold1", protocol::cold(&asked, 1, 2)),
        ("cold3", protocol::cold(&asked, 3, 3)),
        ("cold5", protocol::cold(&asked, 5, 4)),
        ("cold10", protocol::cold(&asked, 10, 5)),
        ("next", protocol::next(&asked, 5)),
        ("preq", protocol::prequential(&asked, 100)),
    ];
    let chosen = |name: &str| wanted.is_empty() || wanted.iter().any(|w| w == name);
    let tasks = all.into_iter().filter(|(name, _)| chosen(name)).map(|(name, queries)| Task {
        name: name.into(),
        train: "log",
        ids: (0..queries.len()).map(serde_json::Value::from).collect(),
        queries,
    });
    let tasks = tasks.collect();
    Ok((vec![Vec::new(); log.ids.len()], vec![("log", log)], tasks))
}

fn measure(
    task: &Task,
    ranker: &CollabRanker,
    log: &Log,
    genres: &[Vec<String>],
    out: Option<&Path>,
) -> Result<()> {
    let started = std::time::Instant::now();
    let lists: Vec<Vec<u32>> =
        task.queries.par_iter().map(|query| top(ranker, &query.known, DEPTH)).collect();
    let each = started.elapsed() * rayon::current_num_threads() as u32 / task.queries.len().max(1) as u32;
    let accuracy = |list: &[u32], query: &Query| Accuracy::of(list, &query.wanted, &query.known);
    let ours: Vec<Accuracy> = lists.iter().zip(&task.queries).map(|(list, q)| accuracy(list, q)).collect();
    let by_popularity = ranker.score(&[], |_| true).top(ranker.weights().items());
    let popular: Vec<Accuracy> = task
        .queries
        .par_iter()
        .map(|query| {
            let unknown =
                by_popularity.iter().map(|(item, _)| *item).filter(|item| !query.known.contains(item));
            accuracy(&unknown.take(DEPTH).collect::<Vec<_>>(), query)
        })
        .collect();
    let groups: Vec<u64> = task.queries.iter().map(|query| query.user).collect();
    let kind = task.name.trim_end_matches("_val").trim_end_matches(char::is_numeric);
    let metrics = MAIN.iter().find(|(name, _)| *name == kind).map_or(["R@20", "N@10", "N@100"], |(_, m)| *m);
    print!("{:<12} {:>8}", task.name, task.queries.len());
    for metric in metrics {
        let values: Vec<f64> = ours.iter().map(|a| a.get(metric)).collect();
        let (low, high) = bootstrap(&values, &groups);
        print!(
            "  {metric} {:.4} [{low:.3} {high:.3}]",
            values.iter().sum::<f64>() / values.len().max(1) as f64
        );
    }
    let popular = Accuracy::mean(&popular);
    println!(
        "  {:.4} {:.4} {:.4} {:>9.0}",
        popular.get(metrics[0]),
        popular.get(metrics[1]),
        popular.get(metrics[2]),
        each.as_secs_f64() * 1e6
    );
    if kind == "strong" {
        let mut people = vec![0.0; log.ids.len()];
        log.histories.iter().flatten().for_each(|&item| people[item as usize] += 1.0);
        let catalogue = Catalogue { people: &people, users: log.histories.len() as f64, genres };
        let known: Vec<Vec<u32>> = task.queries.iter().map(|query| query.known.clone()).collect();
        println!("{:>12} {}", "", serde_json::to_string(&Beyond::of(&lists, &known, &catalogue))?);
    }
    if let Some(folder) = out {
        std::fs::create_dir_all(folder)?;
        let mut file = BufWriter::new(File::create(folder.join(format!("{}.jsonl", task.name)))?);
        for (id, list) in task.ids.iter().zip(&lists) {
            writeln!(file, "{}", serde_json::json!({ "q": id, "r": list }))?;
        }
    }
    Ok(())
}

fn plot(path: &Path, log: &Log, tasks: &[Task], options: &TrainOptions) -> Result<()> {
    let Some(task) = tasks.iter().find(|task| task.name == "strong") else {
        bail!("the plot needs the task strong")
    };
    let mut points = Vec::new();
    for kilobytes in [100, 200, 300, 450, 600, 900] {
        let options = TrainOptions { budget_kb: kilobytes, ..options.clone() };
        let (weights, report) = train::train(log, None, &options, &meter());
        let ranker = CollabRanker::new(weights);
        let accuracy: Vec<Accuracy> = task
            .queries
            .par_iter()
            .map(|query| Accuracy::of(&top(&ranker, &query.known, DEPTH), &query.wanted, &query.known))
            .collect();
        points.push((report.bytes as f64 / 1000.0, Accuracy::mean(&accuracy).ndcg_100));
    }
    std::fs::write(path, svg(&points)).with_context(|| format!("cannot write {}", path.display()))
}

fn svg(points: &[(f64, f64)]) -> String {
    let most = points.iter().map(|p| p.0).fold(1.0, f64::max);
    let (low, high) = points.iter().fold((f64::MAX, f64::MIN), |(l, h), p| (l.min(p.1), h.max(p.1)));
    let (low, high) = (low - 0.005, high + 0.005);
    let place = |&(x, y): &(f64, f64)| (60.0 + 520.0 * x / most, 320.0 - 280.0 * (y - low) / (high - low));
    let line: Vec<String> = points.iter().map(place).map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
    let marks: String = points
        .iter()
        .map(|point| {
            let (x, y) = place(point);
            format!(
                "<circle cx='{x:.1}' cy='{y:.1}' r='4'/><text x='{x:.1}' y='{:.1}' text-anchor='middle'>{:.4}</text><text x='{x:.1}' y='340' text-anchor='middle'>{:.0}</text>",
                y - 10.0, point.1, point.0
            )
        })
        .collect();
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 640 370' font-family='sans-serif' font-size='12'>\
         <rect width='640' height='370' fill='white'/><path d='M60 30V320H600' fill='none' stroke='#888'/>\
         <polyline points='{}' fill='none' stroke='#2563eb' stroke-width='2'/>{marks}\
         <text x='320' y='362' text-anchor='middle'>collaborative weights, kB</text>\
         <text x='60' y='20'>NDCG@100, strong generalisation</text></svg>\n",
        line.join(" ")
    )
}

fn read_lines<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>> {
    let lines = log::open(path)?.lines().enumerate();
    lines
        .map(|(at, line)| {
            serde_json::from_str(&line?).with_context(|| format!("{}:{}", path.display(), at + 1))
        })
        .collect()
}
