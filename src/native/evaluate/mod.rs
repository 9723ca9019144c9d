//! `penchant evaluate`: asks the ranker that ships the questions of a folder of splits, or of a log, and measures.

mod baselines;
mod memory;
mod plot;
mod questions;
mod replay;
mod report;

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::Value;

use super::train::{self, TrainOptions, TrainingLog, meter};
use super::{
    embedding_cache,
    lists_for::ListsFor,
    pack_build,
    report::{Report, grouped},
};
use crate::catalog::Item;
use crate::embed::quant::Int8Vectors;
use crate::evaluate::metrics::DEPTH;
use crate::recommend::collab::{CollabRanker, HistoryEvent, Weights};
use questions::EvaluationTask;
use report::EvaluationReport;

/// What to measure.
#[derive(Debug, Clone, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct EvaluateArgs {
    #[command(subcommand)]
    other: Option<OtherEvaluation>,
    /// Folder of splits: items, training histories, and `<task>.in` and `<task>.truth`, as `.jsonl.gz`
    #[arg(long, conflicts_with = "interactions", required_unless_present = "interactions")]
    splits: Option<PathBuf>,
    /// A log to make splits of instead; read as `pack build --interactions` reads it
    #[arg(long)]
    interactions: Option<PathBuf>,
    /// Ratings below this are no interest
    #[arg(long, default_value_t = f64::NEG_INFINITY, allow_negative_numbers = true)]
    min_rating: f64,
    /// Files of the items in the log, for their texts and facets: `.csv` or `.jsonl`
    #[arg(long, value_delimiter = ',', requires = "interactions")]
    items: Vec<PathBuf>,
    /// Folder with `model.onnx` and `vocab.txt`, for the task `newitem`
    #[arg(long)]
    model: Option<PathBuf>,
    /// Folder to keep vectors in
    #[arg(long)]
    cache: Option<PathBuf>,
    /// Tasks to run; all that there are if none is named
    #[arg(long, value_delimiter = ',')]
    tasks: Vec<String>,
    /// Measure the ranked lists in this folder instead of training: `<task>.jsonl` as `--out` writes them
    #[arg(long)]
    lists: Option<PathBuf>,
    /// Folder for one ranked list per question: `<task>.jsonl` of `{"q":…,"r":[…]}`; of a log, the splits too
    #[arg(long)]
    out: Option<PathBuf>,
    /// File for every measure in full precision, as JSON
    #[arg(long)]
    json: Option<PathBuf>,
    /// Also play one item a round to people of whom nothing is known, with and without exploration
    #[arg(long)]
    replay: bool,
    /// What whole lists are for; unless said, what each task asks for
    #[arg(long = "for", value_enum)]
    purpose: Option<ListsFor>,
    /// Plot of quality against bytes, as SVG; trains once more per size
    #[arg(long)]
    plot: Option<PathBuf>,
    #[command(flatten)]
    train: TrainOptions,
}

/// What is measured beside recommendations.
#[derive(Debug, Clone, clap::Subcommand)]
enum OtherEvaluation {
    /// Whether what is corrected in memory stays corrected
    Memory(memory::EvaluateMemoryArgs),
}

/// One ranked list, as anybody may have made it.
#[derive(Deserialize)]
struct Ranked {
    q: Value,
    r: Vec<u32>,
}

/// Trains and asks as the arguments say, and writes the report.
///
/// # Errors
/// If the questions cannot be read, or the report not written.
pub fn run(args: &EvaluateArgs) -> Result<()> {
    if let Some(OtherEvaluation::Memory(args)) = &args.other {
        return memory::run(args);
    }
    let mut questions = match (&args.splits, &args.interactions) {
        (Some(folder), _) => questions::from_folder(folder, &args.tasks)?,
        (None, Some(path)) => {
            let (log, items) = read_log(path, args)?;
            questions::from_log(log, &items, &args.tasks)
        }
        (None, None) => bail!("name a folder of splits or a log"),
    };
    let texts: Vec<String> = questions.items.iter().map(|item| item.text.clone()).collect();
    let vectors = match &args.model {
        Some(model) if texts.iter().any(|text| !text.is_empty()) => {
            Some(embedding_cache::embed(model, args.cache.as_deref(), &texts)?.1)
        }
        _ => None,
    };
    if vectors.is_none() && args.lists.is_none() {
        let before = questions.tasks.len();
        questions.tasks.retain(|task| task.kind() != "newitem");
        questions.logs.retain(|(name, _)| name != "newitem");
        if questions.tasks.len() < before {
            eprintln!("newitem is left out: it needs --model, and items with texts");
        }
    }
    ensure!(!questions.tasks.is_empty(), "there is no such task, or nobody in the log has enough items");
    if let (Some(folder), Some(_)) = (&args.out, &args.interactions) {
        questions::save(&questions, &folder.join("splits"))?;
    }
    let mut report = EvaluationReport::default();
    report::header();
    for (name, log) in &questions.logs {
        let ranker = match &args.lists {
            Some(_) => None,
            None => {
                let (weights, trained) = train::train(log, vectors.as_ref(), &args.train, &meter());
                eprintln!("\r\x1b[2K{name}: {}", serde_json::to_string(&trained)?);
                report.weights.insert(name.clone(), trained);
                Some(CollabRanker::new(Weights::decode(&weights.encode())?))
            }
        };
        if let (Some(ranker), true) = (&ranker, args.replay) {
            replay::run(
                ranker,
                questions.tasks.iter().find(|task| task.train == *name && task.kind() == "strong"),
            );
        }
        for task in questions.tasks.iter().filter(|task| task.train == *name) {
            let began = Instant::now();
            let lists = match (&ranker, &args.lists) {
                (Some(ranker), _) => {
                    ranked(&args.purpose.unwrap_or_else(|| task.purpose()).of(ranker.clone()), task)
                }
                (None, Some(folder)) => read_lists(folder, task)?,
                (None, None) => Vec::new(),
            };
            let cpu = began.elapsed().as_secs_f64() * rayon::current_num_threads() as f64;
            let milliseconds = ranker.as_ref().map(|_| cpu * 1e3 / lists.len().max(1) as f64);
            let others = baselines::of(task, log, vectors.as_ref());
            let given = (log, questions.items.as_slice(), vectors.as_ref());
            let measured = report::measure(task, &lists, others, given, milliseconds);
            measured.print();
            report.tasks.push(measured);
            if let Some(folder) = &args.out {
                write_lists(folder, task, &lists)?;
            }
        }
    }
    report.print_beyond();
    for (name, trained) in &report.weights {
        println!("collaborative weights from {name}: {} bytes", trained.bytes);
    }
    if let Some(path) = &args.json {
        fs::write(path, serde_json::to_vec_pretty(&report)?)?;
    }
    if let Some(path) = &args.plot {
        plot::draw(path, &questions, vectors.as_ref(), &args.train)?;
    }
    Ok(())
}

fn read_log(path: &Path, args: &EvaluateArgs) -> Result<(TrainingLog, Vec<Item>)> {
    let (log, wrong) = TrainingLog::read_file(path, args.min_rating)?;
    grouped(&wrong).iter().for_each(|line| eprintln!("{line}"));
    if args.items.is_empty() {
        return Ok((log, Vec::new()));
    }
    let items = pack_build::read_all(&args.items, &mut Report::default())?;
    let ids: Vec<String> = items.iter().map(|item| item.id.clone()).collect();
    let (log, unknown) = log.align(&ids);
    if unknown > 0 {
        eprintln!("{unknown} ids of the log are not among the items");
    }
    Ok((log, items))
}

/// What the ranker that ships answers.
fn ranked(ranker: &CollabRanker, task: &EvaluationTask) -> Vec<Vec<u32>> {
    let allowed = task.allowed(ranker.weights().items());
    let answer = |known: &Vec<u32>| {
        let history: Vec<HistoryEvent> = known.iter().copied().map(HistoryEvent::like).collect();
        let mut eligible = allowed.clone();
        known.iter().for_each(|&item| eligible[item as usize] = false);
        let scored = ranker.score(&history, |item| eligible[item as usize]);
        scored.top(DEPTH).into_iter().map(|(item, _)| item).collect()
    };
    task.queries.par_iter().map(|query| answer(&query.known)).collect()
}

fn read_lists(folder: &Path, task: &EvaluationTask) -> Result<Vec<Vec<u32>>> {
    let path = folder.join(format!("{}.jsonl", task.name));
    let rows: Vec<Ranked> = questions::read_lines(&path)?;
    let mut by_question: std::collections::HashMap<String, Vec<u32>> =
        rows.into_iter().map(|row| (row.q.to_string(), row.r)).collect();
    let missing = task.ids.iter().filter(|id| !by_question.contains_key(&id.to_string())).count();
    if missing > 0 {
        eprintln!("{}: {missing} questions without a list count as misses", task.name);
    }
    Ok(task.ids.iter().map(|id| by_question.remove(&id.to_string()).unwrap_or_default()).collect())
}

fn write_lists(folder: &Path, task: &EvaluationTask, lists: &[Vec<u32>]) -> Result<()> {
    fs::create_dir_all(folder)?;
    let path = folder.join(format!("{}.jsonl", task.name));
    let mut file =
        BufWriter::new(File::create(&path).with_context(|| format!("cannot write {}", path.display()))?);
    for (id, list) in task.ids.iter().zip(lists) {
        writeln!(file, "{}", serde_json::json!({ "q": id, "r": list }))?;
    }
    Ok(file.flush()?)
}

/// Vectors of the items' texts, where there are any.
type Vectors<'a> = Option<&'a Int8Vectors>;
