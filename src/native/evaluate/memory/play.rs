//! Playing one scenario.

use anyhow::Result;

use super::{
    catalogue::Files,
    measures::Outcome,
    person::PlayedPerson,
    scenario::{CorrectionShape, HowLearnt, Scenario},
};

const DAY_MS: i64 = 86_400_000;
/// Times that memory is opened anew, a month apart.
const CYCLES: usize = 3;
/// Turns after which a correction counts as never heeded.
const MOST_TURNS: u32 = 5;

/// Plays it: `here` is the catalogue, and `there` another with the same ids.
///
/// # Errors
/// If the engine fails.
pub fn play(scenario: &Scenario, here: &Files, there: &Files) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    let mut person = PlayedPerson::new(here)?;
    for fact in scenario.others.iter().chain([&scenario.fact]) {
        person.learn(fact)?;
        person.wait(DAY_MS);
    }
    if scenario.shape == CorrectionShape::Scoped {
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
    if scenario.shape == CorrectionShape::AntiEvent {
        person.say(&scenario.correction)?;
        outcome.false_apply = Some(person.all()? != held);
        outcome.others_after = known(&mut person, scenario)?;
        return Ok(outcome);
    }
    // Correction.
    match (&scenario.fact.learnt, scenario.shape) {
        (HowLearnt::Did(items), CorrectionShape::Scoped) => person.forget(items)?,
        _ => person.say(&scenario.correction)?,
    }
    let retired = |person: &mut PlayedPerson| Ok::<_, anyhow::Error>(!person.told_of(&scenario.fact)?.known);
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
    if scenario.shape == CorrectionShape::Scoped {
        let twin = person.tab(there)?.told_of(&scenario.fact)?.known;
        outcome.scope = Some(uptake && twin);
    } else if uptake {
        outcome.same_slate = Some(person.slate()? == never_knew(scenario, here)?);
    }
    // It is told again.
    if scenario.shape == CorrectionShape::Reassertion {
        person.learn(&scenario.fact)?;
        let again = person.told_of(&scenario.fact)?;
        outcome.reassertion = Some(again.known);
        outcome.evidence = outcome.evidence.map(|evidence| evidence && again.with_evidence);
    }
    Ok(outcome)
}

/// The slate of somebody who did all the same, but for the fact.
fn never_knew(scenario: &Scenario, here: &Files) -> Result<Vec<String>> {
    let mut twin = PlayedPerson::new(here)?;
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
fn known(person: &mut PlayedPerson, scenario: &Scenario) -> Result<usize> {
    scenario.others.iter().try_fold(0, |known, fact| Ok(known + usize::from(person.told_of(fact)?.known)))
}
