//! What needs no weights, for comparison.

use rayon::prelude::*;

use super::{Vectors, questions::EvaluationTask};
use crate::evaluate::metrics::DEPTH;
use crate::native::train::TrainingLog;

/// The lists of one other way to answer.
pub struct Baseline {
    /// What it goes by.
    pub name: &'static str,
    /// One per question.
    pub lists: Vec<Vec<u32>>,
}

/// Popularity; for new items, that nobody had, likeness of text and chance.
pub fn of(task: &EvaluationTask, log: &TrainingLog, vectors: Vectors) -> Vec<Baseline> {
    let mut out = Vec::new();
    if task.kind() != "newitem" {
        let people = log.people();
        out.push(Baseline { name: "popularity", lists: answers(task, people.len(), |_| people.clone()) });
        return out;
    }
    if let Some(vectors) = vectors {
        let by_text = |known: &[u32]| {
            let mut mean = vec![0.0; vectors.dim];
            for &item in known {
                let row = vectors.dequantize(item as usize);
                mean.iter_mut().zip(&row).for_each(|(m, x)| *m += f64::from(*x));
            }
            let likeness = |item| {
                let row = vectors.dequantize(item);
                row.iter().zip(&mean).map(|(x, m)| f64::from(*x) * m).sum::<f64>()
            };
            (0..log.ids.len()).map(likeness).collect::<Vec<f64>>()
        };
        out.push(Baseline { name: "mean of texts", lists: answers(task, log.ids.len(), by_text) });
    }
    let by_chance = |known: &[u32]| {
        let seed = known.iter().fold(7, |seed: u64, &item| seed.wrapping_mul(31).wrapping_add(item.into()));
        let mut rng = fastrand::Rng::with_seed(seed);
        (0..log.ids.len()).map(|_| rng.f64()).collect::<Vec<f64>>()
    };
    out.push(Baseline { name: "chance", lists: answers(task, log.ids.len(), by_chance) });
    out
}

/// Ranks unknown candidates by score, equal scores by position.
fn answers(task: &EvaluationTask, items: usize, score: impl Fn(&[u32]) -> Vec<f64> + Sync) -> Vec<Vec<u32>> {
    let allowed = task.allowed(items);
    let answer = |known: &Vec<u32>| {
        let (scores, mut eligible) = (score(known), allowed.clone());
        known.iter().for_each(|&item| eligible[item as usize] = false);
        let mut order: Vec<u32> = (0..items as u32).filter(|&item| eligible[item as usize]).collect();
        order.sort_by(|a, b| scores[*b as usize].total_cmp(&scores[*a as usize]));
        order.truncate(DEPTH);
        order
    };
    task.queries.par_iter().map(|query| answer(&query.known)).collect()
}
