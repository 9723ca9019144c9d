//! Each folder of `tests/fixtures/logs` holds a log, and in `expected.json` the histories that it tells of and what is wrong
//! with its rows. All of the same two people, in one order, unless the folder's name says otherwise. `PENCHANT_WRITE_FIXTURES=1`
//! writes the latter anew: read the difference before it is committed.

use std::{collections::BTreeMap, fs, path::Path};

use penchant::native::train::TrainingLog;
use serde_json::{Value, json};

/// A log by the names of its items, or why it can't be read.
fn told(file: &Path, folder: &Path) -> Value {
    let (log, wrong) = match TrainingLog::read_file(file, 2.0) {
        Ok(read) => read,
        Err(error) => {
            return json!({ "error": format!("{error:#}").replace(&format!("{}/", folder.display()), "") });
        }
    };
    let name = |item: &u32| log.ids[*item as usize].clone();
    let histories: Vec<Vec<String>> =
        log.histories.iter().map(|history| history.iter().map(name).collect()).collect();
    let wrong: Vec<String> = wrong
        .into_iter()
        .map(|wrong| {
            format!("{}: {}", wrong.place.replace(&format!("{}/", folder.display()), ""), wrong.reason)
        })
        .collect();
    json!({ "histories": histories, "ordered": log.ordered, "wrong": wrong })
}

#[test]
fn every_log_tells_who_had_what_in_which_order() {
    let logs = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/logs");
    let mut seen = BTreeMap::<String, usize>::new();
    for folder in fs::read_dir(logs).unwrap().map(|entry| entry.unwrap().path()) {
        let inputs = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
        let input =
            inputs.into_iter().find(|file| file.file_stem().is_some_and(|stem| stem == "input")).unwrap();
        let found = told(&input, &folder);
        let path = folder.join("expected.json");
        if std::env::var_os("PENCHANT_WRITE_FIXTURES").is_some() {
            fs::write(&path, serde_json::to_string_pretty(&found).unwrap() + "\n").unwrap();
        }
        let expected: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        assert_eq!(found, expected, "{}", folder.display());
        *seen.entry(found["histories"].to_string()).or_default() += 1;
    }
    // The same acts in every form: `k1`, `k2`, `k3` as text, or 1, 2, 3.
    assert_eq!(seen[r#"[["k2","k1"],["k3","k1"]]"#], 12, "{seen:#?}");
}
