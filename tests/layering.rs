//! The rooms of the crate may use each other only downwards. `ARCHITECTURE.md` draws the same table.

#![allow(clippy::expect_used)]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Room → rooms it may name in `crate::…`. Every room may name itself.
const MAY_USE: &[(&str, &[&str])] = &[
    ("untrusted", &[]),
    ("digest", &[]),
    ("agent", &["catalog", "consent", "index", "untrusted"]),
    ("catalog", &["digest", "embed", "untrusted"]),
    ("consent", &["digest", "store"]),
    ("embed", &[]),
    ("index", &["catalog", "embed"]),
    ("lookup", &["consent", "untrusted"]),
    ("store", &[]),
    ("memory", &["catalog", "store"]),
    ("recommend", &["catalog", "embed", "index", "memory"]),
    ("evaluate", &["catalog", "embed", "index", "memory", "recommend"]),
    (
        "engine",
        &[
            "agent",
            "catalog",
            "consent",
            "embed",
            "index",
            "lookup",
            "memory",
            "recommend",
            "store",
            "untrusted",
        ],
    ),
    ("browser", &["agent", "catalog", "consent", "digest", "embed", "engine", "memory", "store"]),
    (
        "native",
        &["agent", "catalog", "digest", "embed", "engine", "evaluate", "index", "memory", "recommend", "store"],
    ),
    ("ui", &["agent", "browser", "engine", "memory"]),
];

#[test]
fn every_room_uses_only_the_rooms_below_it() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for file in rust_files(&source) {
        let inside = file.strip_prefix(&source).expect("listed below the source folder");
        let Some(room) = room_of(inside) else { continue };
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == room) else {
            wrong.push(format!("{}: the room `{room}` is not in the table", inside.display()));
            continue;
        };
        for used in rooms_named(&fs::read_to_string(&file).expect("source files are readable")) {
            let known = MAY_USE.iter().any(|(name, _)| *name == used);
            if known && used != room && !allowed.contains(&used.as_str()) {
                wrong.push(format!("{}: `{room}` must not use `{used}`", inside.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_reader_of_use_lines_sees_every_form() {
    let text =
        "use crate::{\n    catalog::{Item, ItemIx},\n    store::Store,\n};\nfn f() { crate::index::build() }";
    assert_eq!(rooms_named(text), ["catalog", "index", "store"]);
}

/// The first folder, or the file's name without `.rs`; none for the root and for binaries.
fn room_of(inside: &Path) -> Option<String> {
    let first = inside.iter().next()?.to_str()?;
    let room = first.strip_suffix(".rs").unwrap_or(first);
    (!matches!(room, "lib" | "bin")).then(|| room.to_owned())
}

/// Rooms that a text names after `crate::`, in nested `use` trees too; comments don't count.
fn rooms_named(text: &str) -> Vec<String> {
    let code: Vec<&str> = text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect();
    let code = code.join("\n");
    let mut rooms = Vec::new();
    for (at, path) in code.match_indices("crate::") {
        let rest = &code[at + path.len()..];
        let Some(tree) = rest.strip_prefix('{') else {
            rooms.extend(first_word(rest));
            continue;
        };
        let (mut depth, mut expecting) = (0, true);
        for (place, letter) in tree.char_indices() {
            match letter {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => expecting = true,
                _ if expecting && letter.is_alphanumeric() => {
                    rooms.extend(first_word(&tree[place..]));
                    expecting = false;
                }
                _ => {}
            }
        }
    }
    rooms.sort();
    rooms.dedup();
    rooms
}

fn first_word(text: &str) -> Option<String> {
    let word: String = text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!word.is_empty()).then_some(word)
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("source folders are readable") {
        let path = entry.expect("source folders are readable").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            files.push(path);
        }
    }
    files
}
