//! What is asked: from a folder of splits, or made from a log.

use std::fs::{self, File};
use std::io::{BufRead, BufWriter, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};
use flate2::{Compression, write::GzEncoder};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::catalog::Item;
use crate::evaluate::protocol::{self, EvaluationQuery};
use crate::native::lists_for::ListsFor;
use crate::native::train::{TrainingLog, log};

/// Everything that is needed to train and to ask.
pub struct EvaluationSetup {
    /// The catalogue, an item at its position.
    pub items: Vec<ItemRow>,
    /// Training histories, by name.
    pub logs: Vec<(String, TrainingLog)>,
    /// What is asked.
    pub tasks: Vec<EvaluationTask>,
}

/// A set of questions, and which training histories may be used to answer them.
pub struct EvaluationTask {
    /// Its name; the kind comes first: `cold3_val`.
    pub name: String,
    /// Name of the log.
    pub train: String,
    /// One per query, for the lists that are written.
    pub ids: Vec<Value>,
    /// The histories that are asked about, with what was taken up after each.
    pub queries: Vec<EvaluationQuery>,
    /// The items that may be shown, where that is not all.
    pub candidates: Option<Vec<u32>>,
}

/// An item, as far as measuring goes.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ItemRow {
    #[serde(skip_serializing_if = "Option::is_none")]
    orig: Option<Value>,
    /// Genres, or other kinds.
    pub genres: Vec<String>,
    /// What is embedded.
    pub text: String,
}

#[derive(Serialize, Deserialize)]
struct Known {
    q: Value,
    h: Vec<u32>,
}

#[derive(Serialize, Deserialize)]
struct Truth {
    q: Value,
    y: Vec<u32>,
    u: u64,
}

const TASKS: [&str; 10] =
    ["strong", "strongt", "cold1", "cold3", "cold5", "cold10", "next", "preq", "loo", "newitem"];
const CANDIDATES: &str = "newitem.candidates.json";

impl EvaluationTask {
    /// The name without amount and purpose: `cold3_val` → `cold`.
    pub fn kind(&self) -> &str {
        self.name.trim_end_matches("_val").trim_end_matches(char::is_numeric)
    }

    /// What its lists are for: the next item, what came later, or what is liked at all.
    pub fn purpose(&self) -> ListsFor {
        match self.kind() {
            "next" | "preq" | "loo" => ListsFor::Now,
            "strongt" => ListsFor::Auto,
            _ => ListsFor::Always,
        }
    }

    /// Which of so many items may be shown to somebody who knows none.
    pub fn allowed(&self, items: usize) -> Vec<bool> {
        let mut out = vec![self.candidates.is_none(); items];
        self.candidates.iter().flatten().for_each(|&item| out[item as usize] = true);
        out
    }
}

/// Reads a folder of splits. Of its tasks those that are wanted, all but `…_val` if none is named.
///
/// # Errors
/// If a file cannot be read, or names an item that is not there.
pub fn from_folder(folder: &Path, wanted: &[String]) -> Result<EvaluationSetup> {
    let items: Vec<ItemRow> = read_lines(&folder.join("items.jsonl.gz"))?;
    let inside = |ids: &[u32]| ids.iter().all(|&item| (item as usize) < items.len());
    let mut tasks = Vec::new();
    for name in TASKS.map(str::to_owned).into_iter().chain(TASKS.map(|task| format!("{task}_val"))) {
        let path = folder.join(format!("{name}.in.jsonl.gz"));
        let chosen = if wanted.is_empty() { !name.ends_with("_val") } else { wanted.contains(&name) };
        if !chosen || !path.exists() {
            continue;
        }
        let inputs: Vec<Known> = read_lines(&path)?;
        let truths: Vec<Truth> = read_lines(&folder.join(format!("{name}.truth.jsonl.gz")))?;
        if inputs.len() != truths.len() {
            bail!("{name}: there are {} questions and {} answers", inputs.len(), truths.len());
        }
        let (mut ids, mut queries) = (Vec::new(), Vec::new());
        for (input, truth) in inputs.into_iter().zip(truths) {
            if !inside(&input.h) || !inside(&truth.y) {
                bail!("{name}: a question names an item that items.jsonl.gz does not have");
            }
            ids.push(input.q);
            queries.push(EvaluationQuery { user: truth.u, known: input.h, wanted: truth.y });
        }
        let kind = name.trim_end_matches("_val");
        let train = if matches!(kind, "loo" | "newitem") { kind } else { "strong" };
        let candidates = match kind {
            "newitem" => Some(serde_json::from_slice::<Vec<u32>>(&fs::read(folder.join(CANDIDATES))?)?),
            _ => None,
        };
        if candidates.as_ref().is_some_and(|candidates| !inside(candidates)) {
            bail!("{CANDIDATES} names an item that items.jsonl.gz does not have");
        }
        tasks.push(EvaluationTask { train: train.into(), ids, queries, candidates, name });
    }
    let mut logs = Vec::new();
    for name in ["strong", "loo", "newitem"] {
        if tasks.iter().any(|task| task.train == name) {
            let histories: Vec<Vec<u32>> = read_lines(&folder.join(format!("train_{name}.jsonl.gz")))?;
            if !histories.iter().all(|history| inside(history)) {
                bail!("train_{name}: a history names an item that items.jsonl.gz does not have");
            }
            logs.push((name.to_owned(), TrainingLog::from_histories(items.len(), histories)));
        }
    }
    Ok(EvaluationSetup { items, logs, tasks })
}

/// Makes splits. A fifth of the people, at most 1000, are asked and the others trained on; for `loo` all are both, and
/// for `newitem` a tenth of the items is hidden from training. Without times, tasks that need an order are left out.
pub fn from_log(mut log: TrainingLog, catalogue: &[Item], wanted: &[String]) -> EvaluationSetup {
    let (ids, ordered) = (log.ids.clone(), log.ordered);
    let everybody = log.histories.clone();
    fastrand::Rng::with_seed(20).shuffle(&mut log.histories);
    let asked = log.histories.split_off(log.histories.len() - (log.histories.len() / 5).min(1000));
    let mut order: Vec<u32> = (0..ids.len() as u32).collect();
    fastrand::Rng::with_seed(21).shuffle(&mut order);
    let mut hidden = order[..ids.len() / 10].to_vec();
    hidden.sort_unstable();
    let is_hidden = |item: u32| hidden.binary_search(&item).is_ok();
    let without: Vec<Vec<u32>> = log
        .histories
        .iter()
        .map(|history| history.iter().copied().filter(|&item| !is_hidden(item)).collect())
        .collect();
    let (before_last, last) = protocol::leave_last_out(&everybody);
    let all = [
        ("strong", "strong", protocol::strong(&asked, 1)),
        ("strongt", "strong", protocol::chronological(&asked)),
        ("cold1", "strong", protocol::cold(&asked, 1, 2)),
        ("cold3", "strong", protocol::cold(&asked, 3, 3)),
        ("cold5", "strong", protocol::cold(&asked, 5, 4)),
        ("cold10", "strong", protocol::cold(&asked, 10, 5)),
        ("next", "strong", protocol::next(&asked, 5)),
        ("preq", "strong", protocol::prequential(&asked, 100)),
        ("loo", "loo", last),
        ("newitem", "newitem", protocol::new_items(&asked, is_hidden)),
    ];
    let by_time = ["strongt", "next", "preq", "loo"];
    let chosen = |name: &str| {
        (wanted.is_empty() || wanted.iter().any(|w| w == name)) && (ordered || !by_time.contains(&name))
    };
    let tasks: Vec<EvaluationTask> = all
        .into_iter()
        .filter(|(name, _, queries)| chosen(name) && !queries.is_empty())
        .map(|(name, train, queries)| EvaluationTask {
            name: name.into(),
            train: train.into(),
            ids: (0..queries.len()).map(Value::from).collect(),
            queries,
            candidates: (name == "newitem").then(|| hidden.clone()),
        })
        .collect();
    let with = |histories| TrainingLog { ids: ids.clone(), histories, ordered };
    let logs = [("strong", log.histories), ("loo", before_last), ("newitem", without)];
    let logs = logs
        .into_iter()
        .filter(|(name, _)| tasks.iter().any(|task| task.train == *name))
        .map(|(name, histories)| (name.to_owned(), with(histories)))
        .collect();
    let row = |(at, id): (usize, &String)| {
        let (genres, text) = catalogue.get(at).map_or_else(Default::default, |item| {
            (item.facets.to_compare().values().flatten().cloned().collect(), item.embedding_text())
        });
        ItemRow { orig: Some(id.as_str().into()), genres, text }
    };
    EvaluationSetup { items: ids.iter().enumerate().map(row).collect(), logs, tasks }
}

/// Writes splits so that [`from_folder`], and anybody's script, reads them.
///
/// # Errors
/// If a file cannot be written.
pub fn save(questions: &EvaluationSetup, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    write_lines(&folder.join("items.jsonl.gz"), &questions.items)?;
    for (name, log) in &questions.logs {
        write_lines(&folder.join(format!("train_{name}.jsonl.gz")), &log.histories)?;
    }
    for task in &questions.tasks {
        let both = || task.ids.iter().cloned().zip(&task.queries);
        let known: Vec<Known> = both().map(|(q, query)| Known { q, h: query.known.clone() }).collect();
        let truth: Vec<Truth> =
            both().map(|(q, query)| Truth { q, y: query.wanted.clone(), u: query.user }).collect();
        write_lines(&folder.join(format!("{}.in.jsonl.gz", task.name)), &known)?;
        write_lines(&folder.join(format!("{}.truth.jsonl.gz", task.name)), &truth)?;
        if let Some(candidates) = &task.candidates {
            fs::write(folder.join(CANDIDATES), serde_json::to_vec(candidates)?)?;
        }
    }
    Ok(())
}

/// Reads JSON Lines, through gzip if the name ends in `.gz`.
///
/// # Errors
/// If the file cannot be read, or a line is not what is wanted: its number is in the error.
pub fn read_lines<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>> {
    let lines = log::open(path)?.lines().enumerate();
    lines
        .map(|(at, line)| {
            serde_json::from_str(&line?).with_context(|| format!("{}:{}", path.display(), at + 1))
        })
        .collect()
}

fn write_lines<T: Serialize>(path: &Path, rows: &[T]) -> Result<()> {
    let mut out = BufWriter::new(GzEncoder::new(File::create(path)?, Compression::default()));
    for row in rows {
        writeln!(out, "{}", serde_json::to_string(row)?)?;
    }
    out.into_inner().map_err(|error| error.into_error())?.finish()?;
    Ok(())
}
