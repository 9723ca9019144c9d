//! From lists to figures: what is printed, and what is written in full precision.

use std::collections::{BTreeMap, HashSet};

use rayon::prelude::*;
use serde::Serialize;

use super::Vectors;
use super::baselines::Baseline;
use super::questions::{EvaluationTask, ItemRow};
use crate::evaluate::beyond::{Beyond, Catalogue};
use crate::evaluate::interval::bootstrap;
use crate::evaluate::metrics::{Accuracy, DEPTH};
use crate::native::train::{self, TrainingLog};

/// The report: everything that was measured, as it is written.
#[derive(Default, Serialize)]
pub struct EvaluationReport {
    /// What was trained, by the name of its histories.
    pub weights: BTreeMap<String, train::TrainingReport>,
    /// Task by task.
    pub tasks: Vec<TaskReport>,
}

/// What was measured on one task.
#[derive(Serialize)]
pub struct TaskReport {
    task: String,
    #[serde(skip)]
    metrics: [&'static str; 3],
    questions: usize,
    /// Places given to what is known or stood further up: misses.
    violations: usize,
    ours: BTreeMap<&'static str, Measured>,
    others: BTreeMap<&'static str, Accuracy>,
    beyond: Beyond,
    beyond_others: BTreeMap<&'static str, Beyond>,
    /// Of `preq`: hit rate by the number of items known.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    by_step: BTreeMap<String, f64>,
    /// Processor time per list.
    milliseconds: Option<f64>,
}

/// A mean over questions and its 95 % interval over people.
#[derive(Serialize)]
struct Measured {
    value: f64,
    low: f64,
    high: f64,
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
const STEPS: [(usize, usize); 5] = [(1, 5), (6, 10), (11, 25), (26, 50), (51, 100)];

/// Measures the lists of a task, and those of others beside them.
pub fn measure(
    task: &EvaluationTask,
    lists: &[Vec<u32>],
    others: Vec<Baseline>,
    (log, items, vectors): (&TrainingLog, &[ItemRow], Vectors),
    milliseconds: Option<f64>,
) -> TaskReport {
    let people = log.people();
    let genres: Vec<Vec<String>> = items.iter().map(|item| item.genres.clone()).collect();
    let users = log.histories.len() as f64;
    let catalogue = Catalogue { people: &people, users, genres: &genres, vectors };
    let known: Vec<&[u32]> = task.queries.iter().map(|query| query.known.as_slice()).collect();
    let each = |lists: &[Vec<u32>]| -> Vec<Accuracy> {
        let pairs = lists.par_iter().zip(&task.queries);
        pairs.map(|(list, query)| Accuracy::of(list, &query.wanted, &query.known)).collect()
    };
    let sound: Vec<Vec<u32>> = lists.iter().zip(&known).map(|(list, known)| without(list, known)).collect();
    let people_asked: Vec<u64> = task.queries.iter().map(|query| query.user).collect();
    let accuracy = each(lists);
    let measured = |name| {
        let values: Vec<f64> = accuracy.iter().map(|a| a.get(name)).collect();
        let (low, high) = bootstrap(&values, &people_asked);
        Measured { value: values.iter().sum::<f64>() / values.len().max(1) as f64, low, high }
    };
    let mut by_step = BTreeMap::new();
    if task.kind() == "preq" {
        for (from, to) in STEPS {
            let of_step = accuracy.iter().zip(&known).filter(|(_, known)| (from..=to).contains(&known.len()));
            let hits: Vec<f64> = of_step.map(|(accuracy, _)| accuracy.hit_10).collect();
            if !hits.is_empty() {
                by_step.insert(format!("{from}-{to}"), hits.iter().sum::<f64>() / hits.len() as f64);
            }
        }
    }
    let given: usize = lists.iter().map(|list| list.len().min(DEPTH)).sum();
    TaskReport {
        task: task.name.clone(),
        metrics: MAIN
            .iter()
            .find(|(kind, _)| *kind == task.kind())
            .map_or(["R@20", "N@10", "N@100"], |(_, metrics)| *metrics),
        questions: task.queries.len(),
        violations: given - sound.iter().map(Vec::len).sum::<usize>(),
        ours: Accuracy::NAMES.into_iter().map(|name| (name, measured(name))).collect(),
        others: others.iter().map(|other| (other.name, Accuracy::mean(&each(&other.lists)))).collect(),
        beyond: Beyond::of(&sound, &known, &catalogue),
        beyond_others: others
            .iter()
            .map(|other| (other.name, Beyond::of(&other.lists, &known, &catalogue)))
            .collect(),
        by_step,
        milliseconds,
    }
}

/// A list without what its reader knows or has read.
fn without(list: &[u32], known: &[u32]) -> Vec<u32> {
    let mut gone: HashSet<u32> = known.iter().copied().collect();
    list.iter().take(DEPTH).copied().filter(|item| gone.insert(*item)).collect()
}

/// Prints the heads of the columns.
pub fn header() {
    println!("task        questions  metric    ours   interval       without weights");
}

impl TaskReport {
    /// Prints one line per metric.
    pub fn print(&self) {
        for (at, metric) in self.metrics.iter().enumerate() {
            let others: Vec<String> =
                self.others.iter().map(|(name, other)| format!("{name} {:.4}", other.get(metric))).collect();
            let (task, questions) = match at {
                0 => (self.task.as_str(), self.questions.to_string()),
                _ => ("", String::new()),
            };
            let Measured { value, low, high } = &self.ours[metric];
            let interval = format!("{low:.3} – {high:.3}");
            println!("{task:<12}{questions:>9}  {metric:<6}{value:>8.4}   {interval}  {}", others.join(", "));
        }
        let mut notes = Vec::new();
        if let Some(milliseconds) = self.milliseconds {
            notes.push(format!("{milliseconds:.2} ms a list"));
        }
        if self.violations > 0 {
            notes.push(format!("{} places given to what was known or repeated", self.violations));
        }
        if !self.by_step.is_empty() {
            let steps: Vec<String> = STEPS
                .iter()
                .map(|(from, to)| format!("{from}-{to}"))
                .filter_map(|step| Some(format!("{step}: {:.3}", self.by_step.get(&step)?)))
                .collect();
            notes.push(format!("HR@10 by items known {}", steps.join(", ")));
        }
        if !notes.is_empty() {
            println!("{:23}{}", "", notes.join("; "));
        }
    }
}

impl EvaluationReport {
    /// Prints what accuracy does not see, of the task `strong` or else the first.
    pub fn print_beyond(&self) {
        let strong = self.tasks.iter().find(|task| task.task.starts_with("strong"));
        let Some(task) = strong.or(self.tasks.first()) else { return };
        println!("\nbeyond accuracy, {}:", task.task);
        let shown = |value: Option<f64>| value.map_or("–".into(), |value| format!("{value:.3}"));
        let names: Vec<&str> = task.beyond_others.keys().copied().collect();
        println!("{:<18}{:>8}  {}", "", "ours", names.join("  "));
        let others: Vec<_> =
            task.beyond_others.iter().map(|(name, other)| (name.len(), other.rows())).collect();
        for (at, (name, meaning, value)) in task.beyond.rows().into_iter().enumerate() {
            let others: Vec<String> =
                others.iter().map(|(width, rows)| format!("{:>width$}", shown(rows[at].2))).collect();
            println!("{name:<18}{:>8}  {}  {meaning}", shown(value), others.join("  "));
        }
    }
}
