//! `penchant recommend`: ranks a pack for any histories, with the ranker that ships.

use std::fs::File;
use std::io::{BufRead, BufWriter, Write};
use std::path::PathBuf;

use anyhow::{Context, Result};
use futures_util::future::FutureExt;
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::Value;

use super::folder::Folder;
use super::train::log;
use crate::catalog::pack::open;
use crate::evaluate::metrics::DEPTH;
use crate::recommend::collab::{CollabRanker, Event, Weights};

/// Options of `recommend`.
#[derive(Debug, clap::Args)]
pub struct Recommend {
    /// Folder of the pack
    #[arg(long)]
    pack: PathBuf,
    /// JSON Lines of `{"q": any, "h": [item ids, oldest first]}`; read through gzip if the name ends in `.gz`
    #[arg(long)]
    histories: PathBuf,
    /// JSON Lines to write: `{"q": as given, "r": [item ids, best first]}`
    #[arg(long)]
    out: PathBuf,
    /// Items per list
    #[arg(long, default_value_t = DEPTH)]
    count: usize,
}

#[derive(Deserialize)]
struct Question {
    q: Value,
    h: Vec<Value>,
}

/// Ranks. Ids that the pack does not have are passed over; ids are written as they were read: numbers stay numbers.
pub fn run(options: &Recommend) -> Result<()> {
    let catalog =
        open(&Folder(options.pack.clone())).now_or_never().context("a folder is always ready")??;
    let bytes = catalog.collab.as_ref().context("the pack has no collaborative weights")?;
    let weights = Weights::decode(bytes)?;
    anyhow::ensure!(
        weights.items() == catalog.items.len(),
        "the weights are of another build of the catalogue"
    );
    let ranker = CollabRanker::new(weights);
    let lines: Vec<String> = log::open(&options.histories)?.lines().collect::<Result<_, _>>()?;
    let answers: Vec<String> = (1..)
        .zip(&lines)
        .collect::<Vec<_>>()
        .into_par_iter()
        .map(|(line, text)| {
            let question: Question = serde_json::from_str(text)
                .with_context(|| format!("{}:{line}", options.histories.display()))?;
            let items: Vec<u32> = question.h.iter().filter_map(|id| catalog.ix(&log::id_text(id)?)).collect();
            let numeric = question.h.iter().all(Value::is_number);
            let list = top(&ranker, &items, options.count);
            let id = |item: &u32| match catalog.items[*item as usize].id.as_str() {
                id if numeric => id.parse::<u64>().map_or_else(|_| id.into(), Value::from),
                id => id.into(),
            };
            let ids: Vec<Value> = list.iter().map(id).collect();
            Ok(serde_json::json!({ "q": question.q, "r": ids }).to_string())
        })
        .collect::<Result<_>>()?;
    let mut out = BufWriter::new(
        File::create(&options.out).with_context(|| format!("cannot write {}", options.out.display()))?,
    );
    answers.iter().try_for_each(|answer| writeln!(out, "{answer}"))?;
    Ok(out.flush()?)
}

/// What somebody with this history and nothing else would be shown: the best items that they do not have.
pub fn top(ranker: &CollabRanker, known: &[u32], count: usize) -> Vec<u32> {
    let history: Vec<Event> = known.iter().copied().map(Event::like).collect();
    let mut eligible = vec![true; ranker.weights().items()];
    known.iter().for_each(|&item| eligible[item as usize] = false);
    let scored = ranker.score(&history, |item| eligible[item as usize]);
    scored.top(count).into_iter().map(|(item, _)| item).collect()
}
