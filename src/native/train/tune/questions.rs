//! What people whom the fit has not seen are asked, and how well a list answers.

use rayon::prelude::*;

use penchant_kernels::top::best;

use crate::evaluate::metrics::{DEPTH, discount};
use crate::evaluate::protocol::{self, EvaluationQuery};
use crate::recommend::collab::{CollabRanker, HistoryEvent, Mix};

/// A fit and the people held out of it.
pub(super) struct Fold {
    pub(super) ranker: CollabRanker,
    pub(super) held_out: Vec<Vec<u32>>,
}

/// A query, ready to be asked.
pub(super) struct AskedQuery {
    pub(super) history: Vec<HistoryEvent>,
    pub(super) known: Vec<bool>,
    pub(super) wanted: Vec<u32>,
}

/// A question with what the sources say.
pub(super) struct Sample<'a> {
    pub(super) question: &'a AskedQuery,
    pub(super) sources: [Vec<f32>; 5],
}

/// Random parts of histories: exactly `known` items of them if few, else four fifths of histories where that is about
/// `known`.
pub(super) fn taste_queries(histories: &[Vec<u32>], known: usize, seed: u64) -> Vec<EvaluationQuery> {
    if known <= 10 {
        return protocol::cold(histories, known, seed);
    }
    let mut queries = protocol::strong(histories, seed);
    queries.retain(|query| about(query.known.len(), known));
    queries
}

/// The earlier four fifths of histories where that is about `known`; what came later is wanted.
pub(super) fn later_queries(histories: &[Vec<u32>], known: usize, _: u64) -> Vec<EvaluationQuery> {
    let mut queries = protocol::chronological(histories);
    queries.retain(|query| about(query.known.len(), known));
    queries
}

/// Up to four prefixes of each history of about `known` items.
pub(super) fn moment_queries(histories: &[Vec<u32>], known: usize, seed: u64) -> Vec<EvaluationQuery> {
    let mut rng = fastrand::Rng::with_seed(seed);
    let mut out = Vec::new();
    for (user, history) in (0..).zip(histories) {
        let mut lengths: Vec<usize> = (1..history.len()).filter(|&length| about(length, known)).collect();
        rng.shuffle(&mut lengths);
        let query =
            |at: usize| EvaluationQuery { user, known: history[..at].to_vec(), wanted: vec![history[at]] };
        out.extend(lengths.into_iter().take(4).map(query));
    }
    out
}

fn about(length: usize, known: usize) -> bool {
    length * 9 >= known * 5 && length * 5 <= known * 9
}

pub(super) fn samples<'a>(folds: &[Fold], questions: &'a [Vec<AskedQuery>], mix: &Mix) -> Vec<Sample<'a>> {
    let of_fold = |(fold, questions): (&Fold, &'a Vec<AskedQuery>)| -> Vec<Sample<'a>> {
        let sample = |question: &'a AskedQuery| Sample {
            question,
            sources: fold.ranker.unit_sources(&question.history, mix),
        };
        questions.par_iter().map(sample).collect()
    };
    folds.iter().zip(questions).flat_map(of_fold).collect()
}

impl AskedQuery {
    pub(super) fn new(query: EvaluationQuery, items: usize) -> Self {
        let mut known = vec![false; items];
        query.known.iter().for_each(|&item| known[item as usize] = true);
        Self {
            history: query.known.into_iter().map(HistoryEvent::like).collect(),
            known,
            wanted: query.wanted,
        }
    }

    pub(super) fn list(&self, scores: &[f32]) -> Vec<u32> {
        best(scores, DEPTH, &|item| !self.known[item as usize])
    }

    /// How many unknown items score as much as the first that is wanted, or more: what says nothing puts it last.
    pub(super) fn place(&self, scores: &[f32]) -> usize {
        let Some(&wanted) = self.wanted.first() else { return usize::MAX };
        let score = scores[wanted as usize];
        scores.iter().zip(&self.known).filter(|&(&s, &known)| s >= score && !known).count().saturating_sub(1)
    }
}

pub(super) fn ndcg_at(list: &[u32], wanted: &[u32], places: usize) -> f64 {
    let hits = list.iter().take(places).enumerate().filter(|(_, item)| wanted.contains(item));
    hits.map(|(at, _)| discount(at)).sum::<f64>()
        / (0..wanted.len().clamp(1, places)).map(discount).sum::<f64>()
}

/// Accuracy of the head and of the whole list, alike.
pub(super) fn both(list: &[u32], wanted: &[u32]) -> f64 {
    0.5 * (ndcg_at(list, wanted, 20) + ndcg_at(list, wanted, DEPTH))
}

pub(super) fn mean(values: impl IndexedParallelIterator<Item = f64>) -> f64 {
    let count = values.len().max(1) as f64;
    // Summed in order: a parallel sum of floats depends on how the work was split.
    values.collect::<Vec<f64>>().iter().sum::<f64>() / count
}
