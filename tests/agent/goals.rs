//! Goals with predicates that are checked against the raw items, by code that knows nothing of the agent. A goal is solved
//! if every item of its answer fits, if there are as many as were asked for, and if nothing was promised where nothing
//! can fit.

use std::{collections::HashMap, fs, path::Path, time::Instant};

use penchant::native::answer::{GoalCase, solve};
use serde_json::Value;

use super::{fixture, library};

/// The demo catalogue's goals need the demo catalogue: `cargo xtask test` runs them with it.
#[test]
#[ignore = "needs the demo catalogue, at PENCHANT_DEMO; `cargo xtask test` fetches it and runs this"]
fn nine_in_ten_goals_over_the_demo_catalogue_are_solved_and_no_constraint_is_broken() {
    let demo =
        std::env::var_os("PENCHANT_DEMO").expect("PENCHANT_DEMO names the folder of the demo catalogue");
    judge(&Path::new(&demo).join("items.jsonl"), &fixture("demo.jsonl"));
}

#[test]
fn goals_with_numbers_languages_and_sums_are_solved_over_films() {
    judge(&fixture("films.items.jsonl"), &fixture("films.jsonl"));
}

#[test]
fn goals_with_players_ages_and_budgets_are_solved_over_games() {
    judge(&fixture("games.items.jsonl"), &fixture("games.jsonl"));
}

fn judge(items: &Path, goals: &Path) {
    let raw: HashMap<String, Value> =
        lines(items).into_iter().map(|item| (id_of(&item["id"]), item)).collect();
    let library = library(items);
    let goals = lines(goals);
    let (mut unsolved, mut broken, mut took) = (Vec::new(), Vec::new(), Vec::new());
    for goal in &goals {
        let asked: GoalCase = serde_json::from_value(goal.clone()).expect("a goal");
        let started = Instant::now();
        let answer = solve(&library, &asked, None, None, 2026);
        took.push(started.elapsed().as_secs_f64() * 1000.0);
        let found: Vec<&Value> =
            answer.items.iter().map(|ix| &raw[&library.item(*ix).expect("an item").id]).collect();
        let must = goal["must"].as_array().expect("predicates");
        let say = goal["say"].to_string();
        // What was said outright must hold of every item; what is told only when asked makes the goal unsolved.
        let fits = |item: &&Value| must.iter().all(|predicate| holds(item, predicate));
        if !found.iter().all(fits) {
            let list = if goal.get("replies").is_some() { &mut unsolved } else { &mut broken };
            list.push(format!("{say}: understood {:?}", answer.reading.constraints));
        }
        if let Some(why) = fault(goal, &found, answer.abstained) {
            unsolved.push(format!("{say}: {why}"));
        }
    }
    took.sort_unstable_by(f64::total_cmp);
    let solved = goals.len() - unsolved.len().min(goals.len());
    let p95 = took[took.len() * 95 / 100];
    println!("{solved} of {} solved; p95 {p95:.0} ms; not: {unsolved:#?}", goals.len());
    assert!(broken.is_empty(), "answers that break what was said:\n{}", broken.join("\n"));
    assert!(
        10 * solved >= 9 * goals.len(),
        "{solved} of {} solved; not:\n{}",
        goals.len(),
        unsolved.join("\n")
    );
}

/// Why a goal is not solved though its items fit; none if it is.
fn fault(goal: &Value, found: &[&Value], abstained: bool) -> Option<String> {
    if goal["none"] == Value::Bool(true) {
        return (!abstained).then(|| format!("{} items where nothing fits", found.len()));
    }
    if abstained || found.is_empty() {
        return Some("nothing, where something fits".into());
    }
    // What it should be about orders; the head of the answer shows it.
    let first = goal["first"].as_array().map(Vec::as_slice).unwrap_or_default();
    if !first.iter().all(|predicate| found.first().is_some_and(|item| holds(item, predicate))) {
        return Some("another topic first".into());
    }
    if let Some(count) = goal["count"].as_u64().filter(|count| *count != found.len() as u64) {
        return Some(format!("{} items instead of {count}", found.len()));
    }
    if let (Some(name), Some(limit)) = (goal["sum"][0].as_str(), goal["sum"][1].as_f64()) {
        let sum: f64 = found.iter().filter_map(|item| item["numbers"][name].as_f64()).sum();
        return (sum > limit).then(|| format!("a sum of {sum}"));
    }
    None
}

fn holds(item: &Value, predicate: &Value) -> bool {
    let (name, op, value) = (predicate[0].as_str().unwrap(), predicate[1].as_str().unwrap(), &predicate[2]);
    let facet = &item["facets"][name];
    let values: Vec<&str> = match (name, facet.as_array()) {
        ("creator", _) => item["creator"].as_str().into_iter().collect(),
        (_, Some(values)) => values.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let among =
        || value.as_array().unwrap().iter().filter_map(Value::as_str).any(|value| values.contains(&value));
    let number = item["numbers"][name].as_f64();
    let limit = || value.as_f64().unwrap();
    match op {
        "is" => among(),
        "is_not" => !among(),
        "begins" => values.iter().any(|has| has.starts_with(value.as_str().unwrap())),
        "has" => item.to_string().to_lowercase().contains(value.as_str().unwrap()),
        "<" => number.is_some_and(|x| x < limit()),
        "<=" => number.is_some_and(|x| x <= limit()),
        ">" => number.is_some_and(|x| x > limit()),
        ">=" => number.is_some_and(|x| x >= limit()),
        other => panic!("there is no predicate {other}"),
    }
}

fn lines(path: &Path) -> Vec<Value> {
    let text = fs::read_to_string(path).expect("a fixture");
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

fn id_of(id: &Value) -> String {
    id.as_str().map_or_else(|| id.to_string(), str::to_owned)
}
