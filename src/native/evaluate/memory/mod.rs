//! `penchant evaluate memory`: whether what is corrected stays corrected. A benchmark after MemCorrect v1 (github.com/joshuaswarren/remnic,
//! docs/benchmarks/memcorrect.md), whose phases, shapes and names of measures it has, over scenarios made of a seed; beside them what
//! only a recommender can be asked: whether the slate is that of somebody of whom the fact was never known.

mod person;
mod scenario;

use std::{collections::BTreeMap, fs, path::PathBuf};

use anyhow::{Context, Result};
use person::{Files, Person, catalogue};
use rayon::prelude::*;
use scenario::{Scenario, Shape};
use serde::Serialize;

use crate::digest::sha256_hex;

const DAY_MS: i64 = 86_400_000;
/// Times that memory is opened anew, a month apart.
const CYCLES: usize = 3;
/// Turns after which a correction counts as never heeded.
const MOST_TURNS: u32 = 5;

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

/// What came of one scenario; a measure that it has no say in is none.
#[derive(Debug, Clone, Default)]
struct Outcome {
    uptake: Option<bool>,
    turns: Option<u32>,
    stayed_away: Option<bool>,
    others_before: usize,
    others_after: usize,
    scope: Option<bool>,
    false_apply: Option<bool>,
    reassertion: Option<bool>,
    evidence: Option<bool>,
    /// Whether the correction moved the slate at all.
    moved: Option<bool>,
    same_slate: Option<bool>,
}

/// MemCorrect's measures, and the slate's.
#[derive(Debug, Clone, Serialize)]
struct Measures {
    scenarios: usize,
    uptake_at_next: Option<f64>,
    uptake_latency: Option<f64>,
    non_resurrection: Option<f64>,
    collateral_delta: f64,
    scope_precision: Option<f64>,
    false_apply: Option<f64>,
    reassertion: Option<f64>,
    provenance_fidelity: Option<f64>,
    slate_moved: Option<f64>,
    slate_as_never_known: Option<f64>,
}

/// Plays every scenario and prints the measures.
///
/// # Errors
/// If the engine fails in one of them, or the file cannot be written.
pub fn run(args: &EvaluateMemoryArgs) -> Result<()> {
    let (here, there) = (catalogue("made-up")?, catalogue("made-up-too")?);
    let (mut table, mut all) = (BTreeMap::new(), Vec::new());
    for shape in Shape::ALL {
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
        table.insert(shape.name(), measures(&outcomes));
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

fn play(scenario: &Scenario, here: &Files, there: &Files) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    let mut person = Person::new(here)?;
    for fact in scenario.others.iter().chain([&scenario.fact]) {
        person.learn(fact)?;
        person.wait(DAY_MS);
    }
    if scenario.shape == Shape::Scoped {
        person.tab(there)?.learn(&scenario.fact)?;
        person = person.tab(here)?;
    }
    // Baseline.
    let before = person.told_of(&scenario.fact)?;
    outcome.others_before = known(&mut person, scenario)?;
    outcome.evidence = Some(before.known && before.with_evidence);
    let (held, document, slate) = (person.all()?, person.export()?, person.slate()?);
    let mut older = person.tab(here)?;
    person.wait(DAY_MS);
    if scenario.shape == Shape::AntiEvent {
        person.say(&scenario.correction)?;
        outcome.false_apply = Some(person.all()? != held);
        outcome.others_after = known(&mut person, scenario)?;
        return Ok(outcome);
    }
    // Correction.
    match (&scenario.fact.learnt, scenario.shape) {
        (scenario::Learnt::Did(items), Shape::Scoped) => person.forget(items)?,
        _ => person.say(&scenario.correction)?,
    }
    let retired = |person: &mut Person| Ok::<_, anyhow::Error>(!person.told_of(&scenario.fact)?.known);
    let uptake = retired(&mut person)?;
    outcome.uptake = Some(uptake);
    outcome.turns = Some(if uptake { 1 } else { MOST_TURNS });
    outcome.moved = Some(person.slate()? != slate);
    // Maintenance.
    for _ in 0..CYCLES {
        person.wait(30 * DAY_MS);
        person = person.tab(here)?;
        person.slate()?;
    }
    let maintained = retired(&mut person)?;
    // What was known before comes again: an older document, and a tab that knows of nothing.
    person.import(&document)?;
    let imported = retired(&mut person)?;
    if let Some(other) = scenario.others.first() {
        older.learn(other)?;
    }
    person = person.tab(here)?;
    outcome.stayed_away = uptake.then_some(maintained && imported && retired(&mut person)?);
    outcome.others_after = known(&mut person, scenario)?;
    if scenario.shape == Shape::Scoped {
        let twin = person.tab(there)?.told_of(&scenario.fact)?.known;
        outcome.scope = Some(uptake && twin);
    } else if uptake {
        outcome.same_slate = Some(person.slate()? == never_knew(scenario, here)?);
    }
    // It is told again.
    if scenario.shape == Shape::Reassertion {
        person.learn(&scenario.fact)?;
        let again = person.told_of(&scenario.fact)?;
        outcome.reassertion = Some(again.known);
        outcome.evidence = outcome.evidence.map(|evidence| evidence && again.with_evidence);
    }
    Ok(outcome)
}

/// The slate of somebody who did all the same, but for the fact.
fn never_knew(scenario: &Scenario, here: &Files) -> Result<Vec<String>> {
    let mut twin = Person::new(here)?;
    for fact in &scenario.others {
        twin.learn(fact)?;
        twin.wait(DAY_MS);
    }
    twin.wait(2 * DAY_MS);
    for _ in 0..CYCLES {
        twin.wait(30 * DAY_MS);
        twin = twin.tab(here)?;
        twin.slate()?;
    }
    if let Some(other) = scenario.others.first() {
        // As the tab that knew of nothing did, at its time.
        let mut older = twin.tab(here)?;
        older.wait(-(30 * DAY_MS) * CYCLES as i64 - DAY_MS);
        older.learn(other)?;
    }
    twin.tab(here)?.slate()
}

/// How many of the other facts memory tells.
fn known(person: &mut Person, scenario: &Scenario) -> Result<usize> {
    scenario.others.iter().try_fold(0, |known, fact| Ok(known + usize::from(person.told_of(fact)?.known)))
}

fn measures(outcomes: &[Outcome]) -> Measures {
    let mean = |of: fn(&Outcome) -> Option<f64>| {
        let told: Vec<f64> = outcomes.iter().filter_map(of).collect();
        (!told.is_empty()).then(|| told.iter().sum::<f64>() / told.len() as f64)
    };
    let others = |of: fn(&Outcome) -> usize| outcomes.iter().map(of).sum::<usize>() as f64;
    let facts = outcomes.len() as f64 * 3.0;
    Measures {
        scenarios: outcomes.len(),
        uptake_at_next: mean(|of| of.uptake.map(as_share)),
        uptake_latency: mean(|of| of.turns.map(f64::from)),
        non_resurrection: mean(|of| of.stayed_away.map(as_share)),
        collateral_delta: (others(|of| of.others_after) - others(|of| of.others_before)) / facts.max(1.0),
        scope_precision: mean(|of| of.scope.map(as_share)),
        false_apply: mean(|of| of.false_apply.map(as_share)),
        reassertion: mean(|of| of.reassertion.map(as_share)),
        provenance_fidelity: mean(|of| of.evidence.map(as_share)),
        slate_moved: mean(|of| of.moved.map(as_share)),
        slate_as_never_known: mean(|of| of.same_slate.map(as_share)),
    }
}

fn as_share(so: bool) -> f64 {
    f64::from(u8::from(so))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_corrected_stays_corrected_and_nothing_else_is() {
        let (here, there) = (catalogue("made-up").unwrap(), catalogue("made-up-too").unwrap());
        for shape in Shape::ALL {
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
        for shape in Shape::ALL {
            assert_eq!(scenario::of(shape, 20, 3), scenario::of(shape, 20, 3));
            assert_ne!(scenario::of(shape, 20, 3), scenario::of(shape, 20, 4));
        }
    }
}
