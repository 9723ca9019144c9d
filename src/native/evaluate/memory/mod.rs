//! `penchant evaluate memory`: whether what is corrected stays corrected. A benchmark after MemCorrect v1 (github.com/joshuaswarren/remnic,
//! docs/benchmarks/memcorrect.md), whose phases, shapes and names of measures it has, over scenarios made of a seed; beside them what
//! only a recommender can be asked: whether the slate is that of somebody of whom the fact was never known.

mod catalogue;
mod measures;
mod person;
mod play;
mod scenario;
mod wordings;

use std::{collections::BTreeMap, fs, path::PathBuf};

use anyhow::{Context, Result};
use catalogue::catalogue;
use measures::{Measures, Outcome};
use play::play;
use rayon::prelude::*;
use scenario::{CorrectionShape, Scenario};

use crate::digest::sha256_hex;

/// How much to measure.
#[derive(Debug, Clone, clap::Args)]
pub struct EvaluateMemoryArgs {
    /// Scenarios of each shape
    #[arg(long, default_value_t = 1_000)]
    scenarios: usize,
    /// What the scenarios are made of
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// File for the measures, as JSON
    #[arg(long)]
    json: Option<PathBuf>,
}

/// Plays every scenario and prints the measures.
///
/// # Errors
/// If the engine fails in one of them, or the file cannot be written.
pub fn run(args: &EvaluateMemoryArgs) -> Result<()> {
    let (here, there) = (catalogue("made-up")?, catalogue("made-up-too")?);
    let (mut table, mut all) = (BTreeMap::new(), Vec::new());
    for shape in CorrectionShape::ALL {
        let scenarios = scenario::of(shape, args.scenarios, args.seed);
        let outcomes: Vec<Outcome> = scenarios
            .par_iter()
            .map(|scenario| play(scenario, &here, &there).with_context(|| format!("{scenario:?}")))
            .collect::<Result<_>>()?;
        for (scenario, outcome) in scenarios.iter().zip(&outcomes) {
            if outcome.uptake == Some(false)
                || outcome.false_apply == Some(true)
                || outcome.stayed_away == Some(false)
            {
                log_miss(scenario);
            }
        }
        table.insert(shape.name(), Measures::of(&outcomes));
        all.extend(scenarios);
    }
    let hash = sha256_hex(&serde_json::to_vec(&all)?);
    println!("seed {}, dataset {hash}", args.seed);
    println!(
        "{:<18}{:>8}{:>8}{:>8}{:>8}{:>8}{:>8}{:>8}{:>8}{:>8}{:>8}{:>8}",
        "shape",
        "n",
        "uptake",
        "latency",
        "stays",
        "others",
        "scope",
        "false",
        "again",
        "source",
        "moved",
        "slate"
    );
    for (shape, of) in &table {
        let told = |measure: Option<f64>| measure.map_or("–".to_owned(), |measure| format!("{measure:.3}"));
        let row = [
            told(of.uptake_at_next),
            told(of.uptake_latency),
            told(of.non_resurrection),
            told(Some(of.collateral_delta)),
            told(of.scope_precision),
            told(of.false_apply),
            told(of.reassertion),
            told(of.provenance_fidelity),
            told(of.slate_moved),
            told(of.slate_as_never_known),
        ];
        let row: String = row.iter().map(|cell| format!("{cell:>8}")).collect();
        println!("{shape:<18}{:>8}{row}", of.scenarios);
    }
    if let Some(path) = &args.json {
        let told = serde_json::json!({ "seed": args.seed, "dataset": hash, "shapes": table });
        fs::write(path, serde_json::to_vec_pretty(&told)?).with_context(|| path.display().to_string())?;
    }
    Ok(())
}

fn log_miss(scenario: &Scenario) {
    eprintln!("missed: {:?}, {:?}", scenario.fact.learnt, scenario.correction);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_corrected_stays_corrected_and_nothing_else_is() {
        let (here, there) = (catalogue("made-up").unwrap(), catalogue("made-up-too").unwrap());
        for shape in CorrectionShape::ALL {
            for scenario in scenario::of(shape, 6, 7) {
                let outcome = play(&scenario, &here, &there).unwrap();
                assert_ne!(outcome.uptake, Some(false), "{scenario:?}");
                assert_ne!(outcome.stayed_away, Some(false), "{scenario:?}");
                assert_ne!(outcome.scope, Some(false), "{scenario:?}");
                assert_ne!(outcome.false_apply, Some(true), "{scenario:?}");
                assert_ne!(outcome.reassertion, Some(false), "{scenario:?}");
                assert_ne!(outcome.same_slate, Some(false), "{scenario:?}");
                assert_eq!(outcome.evidence, Some(true), "{scenario:?}");
                assert_eq!((outcome.others_before, outcome.others_after), (3, 3), "{scenario:?}");
            }
        }
    }

    #[test]
    fn a_seed_makes_the_same_scenarios_again() {
        for shape in CorrectionShape::ALL {
            assert_eq!(scenario::of(shape, 20, 3), scenario::of(shape, 20, 3));
            assert_ne!(scenario::of(shape, 20, 3), scenario::of(shape, 20, 4));
        }
    }
}
