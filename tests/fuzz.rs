//! Every parser of strangers' bytes, given bytes that no friend would send: what it reads may be wrong, but it never panics,
//! and what it accepts keeps the parser's promises.
//!
//! Ordinarily each target replays its seeds (`tests/fixtures/fuzz/<target>/`, among them whatever once broke it) and then some
//! hundreds of mutations of them. For a longer run:
//!
//! ```text
//! PENCHANT_FUZZ_RUNS=100000 PENCHANT_FUZZ_SEED=7 cargo test --test fuzz csv
//! ```
#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails should say where"
)]

#[path = "fuzz/brought.rs"]
mod brought;
#[path = "fuzz/kept.rs"]
mod kept;
#[path = "fuzz/mutation.rs"]
mod mutation;
#[path = "fuzz/outside.rs"]
mod outside;
#[path = "fuzz/targets.rs"]
mod targets;

use std::{
    collections::BTreeSet,
    env, fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
};

use mutation::Mutation;

/// Mutations of a target's seeds in an ordinary run.
const RUNS: usize = 300;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/fuzz")
}

fn number(variable: &str) -> Option<u64> {
    env::var(variable).ok()?.parse().ok()
}

/// Replays the seeds of a target, then mutates them. What breaks it is kept, to become a seed.
fn fuzz(name: &str, target: fn(&[u8])) {
    let mut files: Vec<PathBuf> = fs::read_dir(folder().join(name))
        .expect("seeds")
        .map(|entry| entry.expect("a seed").path())
        .collect();
    files.sort();
    let seeds: Vec<Vec<u8>> = files.iter().map(|file| fs::read(file).expect("a seed")).collect();
    for (file, bytes) in files.iter().zip(&seeds) {
        assert!(survives(target, bytes), "{name}: {} breaks it", file.display());
    }
    let seed = number("PENCHANT_FUZZ_SEED").unwrap_or(1);
    let runs = number("PENCHANT_FUZZ_RUNS").map_or(RUNS, |runs| runs as usize);
    println!("{name}: {} seeds, {runs} mutations from seed {seed}", seeds.len());
    let mut mutation = Mutation::new(seed, &seeds);
    for nth in 0..runs {
        let bytes = mutation.next();
        if !survives(target, &bytes) {
            let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{seed}-{nth}"));
            fs::write(&file, &bytes).expect("room for what broke it");
            panic!("{name}: mutation {nth} from seed {seed} breaks it; it is in {}", file.display());
        }
    }
}

fn survives(target: fn(&[u8]), bytes: &[u8]) -> bool {
    catch_unwind(AssertUnwindSafe(|| target(bytes))).is_ok()
}

/// One test for each target, by its name.
macro_rules! targets {
    ($($name:ident)*) => {
        mod any_bytes_are_read_or_refused {
            $(#[test] fn $name() { super::fuzz(stringify!($name), super::targets::$name); })*
        }

        const TARGETS: &[&str] = &[$(stringify!($name)),*];
    };
}

targets! {
    csv jsonl
    json_feed linked_data xml_feed web_page sitemap
    manifest chunk_of_items list_of_pictures vectors collaborative_weights
    record export
    openai anthropic ollama complaint plan exchange
    wikipedia wikidata
    word_pieces sentence_pieces private_words vocabulary
    address local_path
    interactions parquet_log
    request gate_message egress_request
    history
}

#[test]
fn every_target_has_seeds_and_every_seed_a_target() {
    let seeded: BTreeSet<String> = fs::read_dir(folder())
        .expect("the folder of seeds")
        .map(|entry| entry.expect("a folder").file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(seeded, TARGETS.iter().map(|name| (*name).to_owned()).collect());
    for name in TARGETS {
        assert!(fs::read_dir(folder().join(name)).expect("seeds").count() > 0, "{name} has no seed");
    }
}

#[test]
fn the_same_seed_gives_the_same_mutations() {
    let seeds = vec![b"{\"a\": 1}".to_vec(), b"x,y\n1,2\n".to_vec()];
    let run = |seed| {
        let mut mutation = Mutation::new(seed, &seeds);
        (0..50).map(|_| mutation.next()).collect::<Vec<_>>()
    };
    assert_eq!(run(3), run(3));
    assert_ne!(run(3), run(4));
}
