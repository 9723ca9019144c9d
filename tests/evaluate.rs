//! Training, measuring and recommending through the command line's own code, on a log made up here: people of four
//! tastes who go through the items of theirs in order.
#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper that fails fails its test"
)]

use std::fs;
use std::path::Path;
use std::process::Command;

use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use penchant::catalog::Item;
use penchant::catalog::pack::writer::{self, Contents};
use penchant::embed::quant::Int8Vectors;
use penchant::evaluate::metrics::{Accuracy, DEPTH};
use penchant::evaluate::protocol::{self, EvaluationQuery};
use penchant::native::lists_for::ListsFor;
use penchant::native::train::{self, TrainOptions, TrainingLog};
use penchant::recommend::collab::{CollabRanker, HistoryEvent, Weights};

const TASTES: u32 = 4;
const PER_TASTE: u32 = 20;
const ITEMS: usize = (TASTES * PER_TASTE) as usize;

fn histories(people: u64) -> Vec<Vec<u32>> {
    let mut rng = fastrand::Rng::with_seed(42);
    let mut of_one = |person: u64| {
        let taste = person as u32 % TASTES;
        let (mut out, mut at) = (Vec::new(), rng.u32(..PER_TASTE / 2));
        while out.len() < 12 && at < PER_TASTE {
            out.push(if rng.f32() < 0.15 { rng.u32(..ITEMS as u32) } else { taste * PER_TASTE + at });
            at += rng.u32(1..=2);
        }
        out.dedup();
        out
    };
    (0..people).map(&mut of_one).collect()
}

fn trained(histories: Vec<Vec<u32>>, options: &TrainOptions) -> Weights {
    train::train(&TrainingLog::from_histories(ITEMS, histories), None, options, &|_, _, _| ()).0
}

fn small() -> TrainOptions {
    TrainOptions { budget_kb: 20, ..TrainOptions::default() }
}

fn accuracy(
    ranker: &CollabRanker,
    queries: &[EvaluationQuery],
    list: impl Fn(&CollabRanker, &[u32]) -> Vec<u32>,
) -> Accuracy {
    let each: Vec<Accuracy> =
        queries.iter().map(|q| Accuracy::of(&list(ranker, &q.known), &q.wanted, &q.known)).collect();
    Accuracy::mean(&each)
}

/// The best items that the history does not have.
fn top(ranker: &CollabRanker, known: &[u32]) -> Vec<u32> {
    let history: Vec<HistoryEvent> = known.iter().copied().map(HistoryEvent::like).collect();
    let scored = ranker.score(&history, |item| !known.contains(&item));
    scored.top(DEPTH).into_iter().map(|(item, _)| item).collect()
}

#[test]
fn what_is_trained_finds_far_more_than_popularity_at_every_amount_of_evidence() {
    let mut people = histories(320);
    let asked = people.split_off(260);
    let ranker = CollabRanker::new(trained(people, &small()));
    let popular = |ranker: &CollabRanker, known: &[u32]| -> Vec<u32> {
        let scored = ranker.score(&[], |item| !known.contains(&item));
        scored.top(DEPTH).into_iter().map(|(item, _)| item).collect()
    };
    for (name, queries) in [
        ("one item known", protocol::cold(&asked, 1, 1)),
        ("three items known", protocol::cold(&asked, 3, 1)),
        ("most items known", protocol::strong(&asked, 1)),
        ("the next item wanted", protocol::next(&asked, 5)),
    ] {
        let ours = accuracy(&ranker, &queries, top);
        let theirs = accuracy(&ranker, &queries, popular);
        assert!(ours.ndcg_10 > 1.5 * theirs.ndcg_10, "{name}: {ours:?} against {theirs:?}");
    }
}

#[test]
fn of_a_log_with_times_whole_lists_are_for_what_came_later() {
    // Everybody goes on from a taste to the next one: what they like at all is not what comes.
    let mut rng = fastrand::Rng::with_seed(8);
    let mut of_one = |person: u32| -> Vec<u32> {
        let mut part = |taste: u32| {
            let mut items: Vec<u32> = (0..PER_TASTE).map(|at| taste % TASTES * PER_TASTE + at).collect();
            rng.shuffle(&mut items);
            items.truncate(7);
            items
        };
        [part(person), part(person + 1), part(person + 2)].concat()
    };
    let people: Vec<Vec<u32>> = (0..300).map(&mut of_one).collect();
    let asked: Vec<Vec<u32>> = (0..60).map(&mut of_one).collect();
    let weights = trained(people, &small());
    let later = protocol::chronological(&asked);
    let at = |purpose: ListsFor| {
        let ranker = purpose.of(CollabRanker::new(weights.clone()));
        accuracy(&ranker, &later, top).ndcg_100
    };
    let (auto, always) = (at(ListsFor::Auto), at(ListsFor::Always));
    assert!(auto > always + 0.1, "{auto} is not above {always}");
}

#[test]
fn the_same_log_trains_the_same_bytes_within_the_budget() {
    let first = trained(histories(80), &small()).encode();
    assert_eq!(first, trained(histories(80), &small()).encode());
    assert!(first.len() <= 20_000);
    let tight = TrainOptions { budget_kb: 6, ..small() };
    assert!(trained(histories(80), &tight).encode().len() <= 6_000);
}

#[test]
fn what_too_few_people_did_leaves_no_trace() {
    let rare = ITEMS as u32 - 1;
    let mut people = histories(80);
    people.iter_mut().for_each(|history| history.retain(|&item| item != rare));
    let without = trained(people.clone(), &small()).encode();
    for (at, history) in people.iter_mut().take(4).enumerate() {
        history.insert(at.min(history.len()), rare);
    }
    assert!(trained(people.clone(), &small()).encode() == without, "four people shaped a weight");
    people[4].push(rare);
    assert!(trained(people, &small()).encode() != without, "five people may");
}

#[test]
fn no_link_and_no_rule_joins_items_that_too_few_people_had() {
    let people = TrainingLog::from_histories(ITEMS, histories(190)).histories;
    let together = |first: u32, then: u32, in_order: bool| {
        let both = people.iter().filter(|history| {
            let at = |item| history.iter().position(|&i| i == item);
            matches!((at(first), at(then)), (Some(a), Some(b)) if !in_order || a < b)
        });
        both.count()
    };
    for (memory_mb, min_users) in [(4096, 5), (0, 5), (4096, 9)] {
        let weights = trained(people.clone(), &TrainOptions { memory_mb, min_users, ..small() });
        let (mut kept, mut rare) = (0, 0);
        for source in 0..ITEMS as u32 {
            for target in 0..ITEMS as u32 {
                rare += usize::from((1..min_users).contains(&together(source, target, false)));
                if weights.links.get(source, target) != 0.0 {
                    assert!(together(source, target, false) >= min_users, "{source} and {target}");
                    kept += 1;
                }
                if weights.rules.get(source, target) != 0.0 {
                    assert!(together(source, target, true) >= min_users, "{target} after {source}");
                    kept += 1;
                }
            }
        }
        assert!(kept > 100 && rare > 100, "{kept} kept of which {rare} could not be: nothing is shown");
    }
}

#[test]
fn who_did_nothing_that_others_did_can_be_taken_out_of_the_log_without_a_byte_changing() {
    let lone: Vec<u32> = (ITEMS as u32 - 4..ITEMS as u32).collect();
    let mut people = histories(80);
    people.iter_mut().for_each(|history| history.retain(|item| !lone.contains(item)));
    let without = trained(people.clone(), &small()).encode();
    // At the start, so that everybody else's place in the log changes.
    people.insert(0, lone);
    assert!(trained(people, &small()).encode() == without, "one person shaped a weight");
}

#[test]
fn a_tighter_budget_is_kept_with_fewer_and_coarser_numbers() {
    let people = histories(190);
    let sizes = [40, 8, 5].map(|budget_kb| {
        let log = TrainingLog::from_histories(ITEMS, people.clone());
        let options = TrainOptions { budget_kb, ..TrainOptions::default() };
        let (weights, report) = train::train(&log, None, &options, &|_, _, _| ());
        let bytes = weights.encode().len();
        assert_eq!(bytes, report.bytes);
        assert!(bytes <= budget_kb * 1000, "{bytes} bytes of {budget_kb} kB");
        weights.links.len()
    });
    assert!(sizes[0] > sizes[1] && sizes[1] > sizes[2], "{sizes:?}");
}

#[test]
fn where_the_exact_model_does_not_fit_in_memory_neighbours_by_similarity_still_rank_well() {
    let mut people = histories(320);
    let asked = people.split_off(260);
    let ranker = CollabRanker::new(trained(people, &TrainOptions { memory_mb: 0, ..small() }));
    let queries = protocol::strong(&asked, 1);
    assert!(accuracy(&ranker, &queries, top).ndcg_10 > 0.4);
}

fn penchant(args: &[&str], folder: &Path) -> String {
    let out = Command::new(env!("CARGO_BIN_EXE_penchant")).args(args).current_dir(folder).output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap()
}

fn log_in(folder: &Path) {
    let mut csv = String::from("user_id,item_id,timestamp\n");
    for (user, history) in histories(120).iter().enumerate() {
        for (time, item) in history.iter().enumerate() {
            csv += &format!("visitor-{user},item-{item},{time}\n");
        }
    }
    fs::write(folder.join("log.csv"), csv).unwrap();
}

#[test]
fn a_pack_built_with_a_log_recommends_for_histories_from_outside() {
    let folder = tempfile::tempdir().unwrap();
    log_in(folder.path());
    let items: String =
        (0..ITEMS).map(|i| format!("{{\"id\":\"item-{i}\",\"title\":\"Item {i}\"}}\n")).collect();
    fs::write(folder.path().join("items.jsonl"), items).unwrap();
    let build =
        "pack build items.jsonl --out pack --id test --title Test --interactions log.csv --budget-kb 20";
    penchant(&build.split(' ').collect::<Vec<_>>(), folder.path());
    let said = penchant(&["pack", "check", "pack"], folder.path());
    assert!(said.contains("collaborative weights: ") && said.contains(" links of "), "{said}");
    let files = fs::read_dir(folder.path().join("pack")).unwrap().map(Result::unwrap);
    for entry in files.filter(|entry| entry.path().is_file()) {
        let bytes = fs::read(entry.path()).unwrap();
        assert!(bytes.windows(8).all(|w| w != b"visitor-"), "{} names people", entry.path().display());
    }
    let history = r#"{"q":"a","h":["item-21","item-23","unknown"]}"#;
    fs::write(folder.path().join("h.jsonl"), history).unwrap();
    let recommend = "recommend --pack pack --histories h.jsonl --out ranked.jsonl --count 5 --for now";
    penchant(&recommend.split(' ').collect::<Vec<_>>(), folder.path());
    let answer: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(folder.path().join("ranked.jsonl")).unwrap()).unwrap();
    assert_eq!(answer["q"], "a");
    let of_the_taste = answer["r"].as_array().unwrap().iter().filter(|id| {
        let number: u32 = id.as_str().unwrap()["item-".len()..].parse().unwrap();
        (20..40).contains(&number) && ![21, 23].contains(&number)
    });
    assert!(of_the_taste.count() >= 4, "{answer}");
}

#[test]
fn a_log_in_parquet_trains_the_same_pack_as_the_same_log_in_csv() {
    let folder = tempfile::tempdir().unwrap();
    log_in(folder.path());
    let schema = "message log { optional int64 user_id; optional binary item_id (UTF8);
                  optional int64 timestamp (TIMESTAMP(MILLIS,true)); }";
    fs::create_dir(folder.path().join("log")).unwrap();
    // Two parts, as a cluster writes them, and what it leaves beside them.
    fs::write(folder.path().join("log/_SUCCESS"), "").unwrap();
    let people: Vec<(usize, Vec<u32>)> = histories(120).into_iter().enumerate().collect();
    for (part, people) in people.chunks(60).enumerate() {
        let schema = std::sync::Arc::new(parse_message_type(schema).unwrap());
        let file = fs::File::create(folder.path().join(format!("log/part-{part}.parquet"))).unwrap();
        let mut writer = SerializedFileWriter::new(file, schema, Default::default()).unwrap();
        let rows =
            || people.iter().flat_map(|(user, h)| (0..).zip(h).map(move |(t, item)| (*user, t, *item)));
        let defined = vec![1; rows().count()];
        let mut group = writer.next_row_group().unwrap();
        let numbers =
            [rows().map(|(user, ..)| user as i64).collect::<Vec<_>>(), rows().map(|(_, t, _)| t).collect()];
        let texts: Vec<ByteArray> =
            rows().map(|(.., item)| ByteArray::from(format!("item-{item}").into_bytes())).collect();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<Int64Type>().write_batch(&numbers[0], Some(&defined), None).unwrap();
        column.close().unwrap();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<ByteArrayType>().write_batch(&texts, Some(&defined), None).unwrap();
        column.close().unwrap();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<Int64Type>().write_batch(&numbers[1], Some(&defined), None).unwrap();
        column.close().unwrap();
        group.close().unwrap();
        writer.close().unwrap();
    }
    let [csv, parquet] = ["log.csv", "log"]
        .map(|name| TrainingLog::read_file(&folder.path().join(name), f64::NEG_INFINITY).unwrap().0);
    assert_eq!(csv, parquet);
}

#[test]
fn check_finds_weights_that_are_whole_and_still_wrong() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("items.jsonl"), "{\"id\":\"a\",\"title\":\"A\"}\n").unwrap();
    let contents = |collab| Contents {
        id: "x".into(),
        title: "X".into(),
        items: vec![Item { id: "a".into(), title: "A".into(), ..Item::default() }],
        collab: Some(collab),
        ..Contents::default()
    };
    let of_others = trained(histories(80), &small()).encode();
    for (weights, reason) in
        [(of_others, "weights of 80 items in a pack of 1"), (b"PNCW".to_vec(), "weights")]
    {
        for (path, bytes) in writer::write(&contents(weights)).unwrap() {
            fs::write(folder.path().join(path), bytes).unwrap();
        }
        let out = Command::new(env!("CARGO_BIN_EXE_penchant"))
            .args(["pack", "check", "."])
            .current_dir(folder.path())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&out.stderr);
        assert!(!out.status.success() && said.contains(reason) && said.contains("collab.bin"), "{said}");
    }
}

#[test]
fn evaluate_splits_a_log_and_measures_the_same_again_on_the_splits_that_it_wrote() {
    let folder = tempfile::tempdir().unwrap();
    log_in(folder.path());
    let run = |rest: &str| {
        let command = format!("evaluate {rest} --tasks strong,next,loo --budget-kb 20");
        penchant(&command.split(' ').collect::<Vec<_>>(), folder.path())
    };
    let table = run("--interactions log.csv --out lists --json once.json");
    for expected in ["strong", "N@100", "HR@10", "popularity", "coverage@20", "bytes"] {
        assert!(table.contains(expected), "{expected} is not in {table}");
    }
    let lists = fs::read_to_string(folder.path().join("lists/next.jsonl")).unwrap();
    assert!(lists.lines().count() >= 24 * 4);
    run("--splits lists/splits --lists lists --json twice.json");
    let [once, twice] = ["once.json", "twice.json"].map(|name| report(&folder.path().join(name)));
    for (a, b) in once["tasks"].as_array().unwrap().iter().zip(twice["tasks"].as_array().unwrap()) {
        assert_eq!(a["ours"], b["ours"]);
        assert_eq!(a["others"], b["others"]);
        assert!(a["ours"]["N@10"]["value"].as_f64() > a["others"]["popularity"]["N@10"].as_f64());
    }
}

fn report(path: &Path) -> serde_json::Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

/// The lists are made up, with known items, repetitions and gaps among them. `expected.json` holds what another program
/// (numpy, written apart from this one) made of them.
#[test]
fn measures_agree_with_those_of_an_independent_program() {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/evaluate");
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| fixture.join(name).display().to_string();
    let (splits, lists) = (path("splits"), path("lists"));
    penchant(&["evaluate", "--splits", &splits, "--lists", &lists, "--json", "out.json"], folder.path());
    let (ours, expected) = (report(&folder.path().join("out.json")), report(&fixture.join("expected.json")));
    let mut compared = 0;
    for task in ours["tasks"].as_array().unwrap() {
        let expected = &expected[task["task"].as_str().unwrap()];
        assert_eq!(task["violations"], expected["violations"]);
        let mut check = |name: &str, ours: &serde_json::Value, theirs: &serde_json::Value| {
            let (Some(a), Some(b)) = (ours.as_f64(), theirs.as_f64()) else {
                return assert!(ours.is_null() && theirs.is_null(), "{name}: {ours} is not {theirs}");
            };
            assert!((a - b).abs() < 1e-6, "{} {name}: {a} is not {b}", task["task"]);
            compared += 1;
        };
        for (name, theirs) in expected["metrics"].as_object().unwrap() {
            check(name, &task["ours"][name]["value"], theirs);
        }
        for part in ["beyond", "by_step"] {
            for (name, theirs) in expected[part].as_object().into_iter().flatten() {
                check(name, &task[part][name], theirs);
            }
        }
    }
    assert_eq!(compared, 5 * (8 + 7) + 5);
}

#[test]
fn new_items_are_found_by_what_their_texts_mean() {
    // Text says which taste an item is for; a fifth of the items is in no history.
    let mut rng = fastrand::Rng::with_seed(9);
    let width = 16;
    let rows: Vec<f32> = (0..ITEMS)
        .flat_map(|item| {
            let mut row: Vec<f32> = (0..width).map(|_| rng.f32() - 0.5).collect();
            row[item / PER_TASTE as usize] += 2.0;
            row
        })
        .collect();
    let vectors = Int8Vectors::quantize(&rows, width);
    let hidden = |item: u32| item.is_multiple_of(5);
    let mut people = histories(320);
    let asked = people.split_off(260);
    people.iter_mut().for_each(|history| history.retain(|&item| !hidden(item)));
    let log = TrainingLog::from_histories(ITEMS, people);
    let ranker = CollabRanker::new(train::train(&log, Some(&vectors), &small(), &|_, _, _| ()).0);
    let queries = protocol::new_items(&asked, hidden);
    let only_new = |ranker: &CollabRanker, known: &[u32]| -> Vec<u32> {
        let history: Vec<HistoryEvent> = known.iter().copied().map(HistoryEvent::like).collect();
        ranker.score(&history, hidden).top(DEPTH).into_iter().map(|(item, _)| item).collect()
    };
    let found = accuracy(&ranker, &queries, only_new);
    let chance = accuracy(&ranker, &queries, |_, known| {
        let mut items: Vec<u32> = (0..ITEMS as u32).filter(|&item| hidden(item)).collect();
        fastrand::Rng::with_seed(known.len() as u64).shuffle(&mut items);
        items
    });
    assert!(found.ndcg_10 > 1.5 * chance.ndcg_10, "{found:?} against {chance:?}");
}
