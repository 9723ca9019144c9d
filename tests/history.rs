//! Histories of every source and header generation, as the person gets them: each folder of `tests/fixtures/history` is an
//! export, and `expected.txt` what is to come of it.
#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails should say where"
)]

#[path = "history/ids.rs"]
mod ids;
#[path = "history/matching.rs"]
mod matching;

use std::{
    collections::BTreeSet,
    fs,
    io::{Cursor, Write as _},
    path::{Path, PathBuf},
};

use futures_util::FutureExt;
use penchant::{
    catalog::{
        pace::AtOnce,
        values::date::{self, Order},
    },
    history::{Choices, History, HistoryEntry, HistoryQuestion, Kind, read},
    native::charset,
};
use proptest::prelude::*;
use zip::{ZipWriter, write::SimpleFileOptions};

type Files = Vec<(String, Vec<u8>)>;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/history")
}

fn names() -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// The files of an export, by their paths within it.
fn files(name: &str) -> Files {
    fn walk(from: &Path, root: &Path, out: &mut Files) {
        let mut inner: Vec<PathBuf> =
            fs::read_dir(from).unwrap().map(|entry| entry.unwrap().path()).collect();
        inner.sort();
        for path in inner {
            if path.is_dir() {
                walk(&path, root, out);
            } else if path.file_name().is_none_or(|name| name != "expected.txt") {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
                out.push((name, fs::read(&path).unwrap()));
            }
        }
    }
    let root = folder().join(name);
    let mut out = Vec::new();
    walk(&root, &root, &mut out);
    out
}

fn told(files: &[(String, Vec<u8>)], choices: &Choices) -> History {
    let pace = &mut AtOnce;
    read(files, choices, charset::decode, pace)
        .now_or_never()
        .expect("nothing to wait for")
        .expect("nobody stops it")
}

fn read_fixture(name: &str) -> History {
    told(&files(name), &Choices::default())
}

fn zipped(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        zip.start_file(path.as_str(), SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn day(ms: i64) -> String {
    let day = date::date(&(ms / 1_000).to_string(), Order::Day).expect("a day");
    let minute = ms.rem_euclid(86_400_000) / 60_000;
    if ms % 86_400_000 == 0 { day } else { format!("{day} {:02}:{:02}", minute / 60, minute % 60) }
}

/// A value as its JSON calls it.
fn name(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap_or("?").to_owned()
}

fn line(entry: &HistoryEntry) -> String {
    let rating = entry.rating.map(|rating| format!(" {}/{}", rating.value, rating.of)).unwrap_or_default();
    let title =
        Some(entry.title.to_show().as_str()).filter(|title| !title.is_empty()).unwrap_or("(no title)");
    let part = entry.part.as_ref().map(|part| format!(" / {}", part.to_show())).unwrap_or_default();
    let maker = entry.maker.as_ref().map_or("-", |maker| maker.to_show());
    let year = entry.year.map_or("-".to_owned(), |year| year.to_string());
    let at = entry.at_ms.map_or("-".to_owned(), day);
    // An address tells Letterboxd's own things only, and is long.
    let ids: Vec<String> = entry
        .ids
        .iter()
        .filter(|(_, id)| !id.contains("boxd.it"))
        .map(|(kind, id)| format!("{kind}:{id}"))
        .collect();
    let ids = if ids.is_empty() { String::new() } else { format!(" | {}", ids.join(" ")) };
    format!("{}{rating} | {title}{part} | {maker} | {year} | {at} | x{}{ids}", name(&entry.kind), entry.times)
}

fn summary(history: &History) -> String {
    let mut lines = vec![format!("sources: {}", history.sources().join(", "))];
    lines.extend(history.entries.iter().map(line));
    let mut left_out: Vec<String> =
        history.left_out.iter().map(|out| format!("left out: {} {}", name(&out.why), out.count)).collect();
    left_out.sort();
    lines.extend(left_out);
    lines.extend(history.private.iter().map(|(column, count)| format!("private: {column} {count}")));
    lines.extend(history.questions.iter().map(|question| match question {
        HistoryQuestion::DayMonth { example } => format!("ask: day_month {example}"),
        HistoryQuestion::Profile { names } => format!("ask: profile {}", names.join(", ")),
        HistoryQuestion::Columns => "ask: columns".into(),
    }));
    lines.join("\n") + "\n"
}

#[test]
fn every_source_says_what_its_export_says() {
    let mut wrong = Vec::new();
    for name in names() {
        let expected =
            fs::read_to_string(folder().join(&name).join("expected.txt")).expect("what is expected");
        let summary = summary(&read_fixture(&name));
        if summary != expected {
            wrong.push(format!("== {name}\n{summary}-- expected\n{expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_archive_in_an_archive_says_what_its_files_say() {
    for name in names() {
        let files = files(&name);
        let plain = told(&files, &Choices::default());
        let inner = vec![("inner.zip".to_owned(), zipped(&files))];
        let outer = vec![("outer.zip".to_owned(), zipped(&inner))];
        let nested = told(&outer, &Choices::default());
        assert_eq!(nested.entries, plain.entries, "{name}");
        // What a person deleted there stays in its archive and is counted.
        let kept = |history: &History| -> BTreeSet<String> {
            history.left_out.iter().map(|out| format!("{:?}", out.why)).collect()
        };
        assert!(kept(&plain).is_subset(&kept(&nested)), "{name}");
    }
}

#[test]
fn a_file_that_is_given_twice_adds_nothing() {
    for name in names() {
        let once = files(&name);
        let twice: Files = once.iter().chain(&once).cloned().collect();
        let count = |files: &Files| told(files, &Choices::default()).entries.len();
        assert_eq!(count(&twice), count(&once), "{name}");
    }
}

#[test]
fn what_the_person_decides_is_gone_by() {
    let undecided = files("netflix-history-undecided");
    for (day_first, wanted) in [(true, "2021-04-03"), (false, "2021-03-04")] {
        let history = told(&undecided, &Choices { day_first: Some(day_first), ..Choices::default() });
        assert_eq!((history.questions.len(), day(history.entries[0].at_ms.unwrap()).as_str()), (0, wanted));
    }
    let profiles = files("netflix-activity");
    let history = told(&profiles, &Choices { profile: Some("Bo".into()), ..Choices::default() });
    assert_eq!(history.entries.len(), 1);
    assert_eq!(history.questions, []);
}

#[test]
fn no_cell_of_a_private_column_is_in_what_is_told() {
    let secrets =
        ["203.0.113", "with Bo", "private words", "private passage", "Firefox", "Bonn", "Smart TV", "ask Bo"];
    for name in names() {
        let json = serde_json::to_string(&read_fixture(&name).entries).unwrap();
        for secret in secrets {
            assert!(!json.contains(secret), "{name}: {secret}");
        }
    }
}

#[test]
fn what_an_archive_grows_to_is_bounded() {
    let deep =
        (0..6).fold(b"Title,Date\nOne,2021-01-01\n".to_vec(), |inner, _| zipped(&[("a".into(), inner)]));
    let history = told(&[("deep.zip".into(), deep)], &Choices::default());
    assert_eq!((history.entries.len(), history.left_out.len()), (0, 1));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_file_breaks_a_reader(
        which in 0usize..1_000,
        cuts in prop::collection::vec((0usize..4_000, 0usize..40, any::<u8>()), 1..8),
    ) {
        let names = names();
        let mut files = files(&names[which % names.len()]);
        for (at, length, byte) in cuts {
            let count = files.len();
            let bytes = &mut files[at % count].1;
            let at = at % (bytes.len() + 1);
            let end = (at + length).min(bytes.len());
            bytes.splice(at..end, [byte]);
        }
        let history = told(&files, &Choices::default());
        for entry in &history.entries {
            prop_assert!(entry.times > 0);
            prop_assert!(!entry.title.is_empty() || !entry.ids.is_empty());
            prop_assert!(entry.rating.is_some() == (entry.kind == Kind::Rated));
            prop_assert!((entry.file as usize) < history.files.len());
        }
    }

    #[test]
    fn any_bytes_are_read_or_left_out(bytes in prop::collection::vec(any::<u8>(), 0..400), start in 0usize..6) {
        let start: &[u8] = [b"PK\x03\x04", &b"\x1f\x8b\x08"[..], b"<?xml", b"[{", b"Title,Date\n", b""][start];
        let bytes = [start, &bytes].concat();
        let history = told(&[("x".into(), bytes)], &Choices::default());
        let _ = (history.counts(), history.span(), Order::Day);
    }
}
