//! Plays the slate policy against people of the held-out part, one item a round.

use fastrand::Rng;
use rayon::prelude::*;

use super::questions::EvaluationTask;
use crate::catalog::gone::Ends;
use crate::evaluate::interval::bootstrap;
use crate::evaluate::replay::{hit_rate, hit_rate_of_popularity};
use crate::recommend::collab::CollabRanker;
use crate::recommend::{Basis, Families, Kinds, Rules};

const ROUNDS: usize = 20;
/// Times that each person is played, to even out chance.
const TIMES: u64 = 5;
const EXPLORATION: [f32; 4] = [0.0, 0.05, 0.1, 0.3];

/// Prints hit rates over the first rounds, for the people that `task` asks about.
pub fn run(ranker: &CollabRanker, task: Option<&EvaluationTask>) {
    let Some(task) = task else { return };
    let (kinds, families, rules) = (Kinds::default(), Families::default(), Rules::default());
    let ends = Ends::default();
    let prior = &ranker.weights().popularity;
    let basis = Basis {
        space: None,
        mean: &[],
        prior,
        collab: Some(ranker),
        kinds: &kinds,
        families: &families,
        rules: &rules,
        ends: &ends,
    };
    let people: Vec<Vec<u32>> =
        task.queries.iter().map(|query| [query.known.clone(), query.wanted.clone()].concat()).collect();
    let row = |name: String, values: Vec<f64>| {
        let groups: Vec<u64> = (0..values.len() as u64).collect();
        let (low, high) = bootstrap(&values, &groups);
        let mean = values.iter().sum::<f64>() / values.len().max(1) as f64;
        println!("replay, {ROUNDS} rounds, {name:<28} hits {mean:.3} [{low:.3} {high:.3}]");
    };
    row("popularity".into(), people.iter().map(|h| hit_rate_of_popularity(prior, h, ROUNDS)).collect());
    for exploration in EXPLORATION {
        let of_person = |(seed, history): (usize, &Vec<u32>)| {
            let once = |time| {
                let mut rng = Rng::with_seed(seed as u64 * TIMES + time);
                hit_rate(basis, history, ROUNDS, exploration, &mut rng)
            };
            (0..TIMES).map(once).sum::<f64>() / TIMES as f64
        };
        let name = if exploration == 0.0 { "greedy".into() } else { format!("exploring {exploration}") };
        row(name, people.par_iter().enumerate().map(of_person).collect());
    }
}
