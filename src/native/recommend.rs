//! `penchant recommend`: ranks a pack for any histories, with the ranker that ships.

use std::fs::File;
use std::io::{BufRead, BufWriter, Write};
use std::path::PathBuf;

use anyhow::{Context, Result};
use fastrand::Rng;
use futures_util::future::FutureExt;
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::Value;

use super::folder::Folder;
use super::lists_for::ListsFor;
use super::train::log;
use crate::catalog::ItemIx;
use crate::catalog::pack::manifest::MANIFEST;
use crate::engine::library::Library;
use crate::evaluate::metrics::DEPTH;
use crate::recommend::evidence::Signals;
use crate::recommend::slate::{self, Policy};
use crate::recommend::{Basis, Ranker, SourceWeights};

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
    /// The dial for variety, 0 to 1
    #[arg(long, default_value_t = 0.0)]
    diversity: f32,
    /// The dial for the lesser-known, 0 to 1
    #[arg(long, default_value_t = 0.0)]
    novelty: f32,
    /// The dial for balance, 0 to 1
    #[arg(long, default_value_t = 0.0)]
    calibration: f32,
    /// What whole lists are for
    #[arg(long = "for", value_enum, default_value_t)]
    purpose: ListsFor,
}

#[derive(Deserialize)]
struct Question {
    q: Value,
    h: Vec<Value>,
}

/// Ranks the pack for each history. Ids that the pack does not have are passed over; ids are written as they were read:
/// numbers stay numbers.
///
/// # Errors
/// If the pack cannot be opened, the histories cannot be read or the lists not written.
pub fn run(options: &Recommend) -> Result<()> {
    let source = Folder(options.pack.clone());
    let mut library =
        Library::open(MANIFEST.into(), &source).now_or_never().context("a folder is always ready")??;
    library.collab = library.collab.map(|collab| options.purpose.of(collab));
    let (basis, catalog) = (library.basis(), &library.catalog);
    let lines: Vec<String> = log::open(&options.histories)?.lines().collect::<Result<_, _>>()?;
    let answers: Vec<String> = (1..)
        .zip(&lines)
        .collect::<Vec<_>>()
        .into_par_iter()
        .map(|(line, text)| {
            let question: Question = serde_json::from_str(text)
                .with_context(|| format!("{}:{line}", options.histories.display()))?;
            let known = |id: &Value| catalog.ix(&log::id_text(id)?);
            let items: Vec<ItemIx> = question.h.iter().filter_map(known).collect();
            let numeric = question.h.iter().all(Value::is_number);
            let list = ranked(basis, &items, options);
            let id = |item: &ItemIx| match catalog.items.get(*item as usize)?.id.as_str() {
                id if numeric => Some(id.parse::<u64>().map_or_else(|_| id.into(), Value::from)),
                id => Some(id.into()),
            };
            let ids: Vec<Value> = list.iter().filter_map(id).collect();
            Ok(serde_json::json!({ "q": question.q, "r": ids }).to_string())
        })
        .collect::<Result<_>>()?;
    let mut out = BufWriter::new(
        File::create(&options.out).with_context(|| format!("cannot write {}", options.out.display()))?,
    );
    answers.iter().try_for_each(|answer| writeln!(out, "{answer}"))?;
    Ok(out.flush()?)
}

/// What somebody who has liked `history`, oldest first, and done nothing else would be shown: the app's ranking, under
/// the dials given, without chance. What suits comes first, as in the app's feed.
fn ranked(basis: Basis<'_>, history: &[ItemIx], options: &Recommend) -> Vec<ItemIx> {
    let signals = Signals::liking(history);
    let ranker = Ranker::new(basis, &signals, SourceWeights::SHIPPED, options.novelty, &|_| true);
    let all = (0..basis.prior.len() as ItemIx)
        .filter(|ix| !signals.decided.contains(ix) && !basis.rules.hides(*ix));
    let [suiting, rest] = ranker.rank_apart(all, usize::MAX);
    let policy = Policy {
        limit: options.count,
        diversity: options.diversity,
        exploration: 0.0,
        calibration: options.calibration,
        space: basis.space,
        kinds: basis.kinds,
        wanted: &slate::wanted_mix(basis.kinds, &signals),
        spread: &|_| 0.0,
        families: basis.families,
        before: &[],
    };
    let places = slate::fill(suiting, &policy, &mut Rng::with_seed(0));
    let suiting = places.into_iter().map(|place| place.scored.ix);
    suiting.chain(rest.into_iter().map(|scored| scored.ix)).take(options.count).collect()
}
