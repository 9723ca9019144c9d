//! The rooms of the crate may use each other only downwards (`ARCHITECTURE.md` draws the same table), the files inside of a
//! room only one way, and a file stays short enough to be read at one sitting.

#![allow(clippy::expect_used, clippy::panic)]

#[path = "layering/circles.rs"]
mod circles;
#[path = "layering/imports.rs"]
mod imports;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use circles::{circles, running_up};
use imports::{ModulePath, Modules, Source, rust_files};

/// Room → rooms it may name in `crate::…`. Every room may name itself.
const MAY_USE: &[(&str, &[&str])] = &[
    ("untrusted", &[]),
    ("wire", &[]),
    ("digest", &[]),
    ("agent", &["catalog", "consent", "index", "untrusted"]),
    ("catalog", &["digest", "embed", "untrusted", "wire"]),
    ("consent", &["digest", "store", "wire"]),
    ("embed", &[]),
    ("index", &["catalog", "embed"]),
    ("history", &["catalog", "digest", "untrusted"]),
    ("lookup", &["consent", "untrusted"]),
    ("store", &[]),
    ("memory", &["catalog", "digest", "embed", "store", "untrusted"]),
    ("recommend", &["catalog", "embed", "index", "memory"]),
    ("evaluate", &["catalog", "embed", "index", "memory", "recommend"]),
    (
        "engine",
        &[
            "agent",
            "catalog",
            "consent",
            "embed",
            "history",
            "index",
            "lookup",
            "memory",
            "recommend",
            "store",
            "untrusted",
            "wire",
        ],
    ),
    ("browser", &["agent", "catalog", "consent", "digest", "embed", "engine", "history", "memory", "store"]),
    (
        "native",
        &[
            "agent",
            "catalog",
            "digest",
            "embed",
            "engine",
            "evaluate",
            "history",
            "index",
            "memory",
            "recommend",
            "store",
            "untrusted",
        ],
    ),
    ("ui", &["agent", "browser", "engine", "memory"]),
];

/// Lines that a file may have.
const LONGEST: usize = 450;

/// Files that are still to be cut, with the lines that they had when this was written. The numbers only ever go down.
const STILL_LONG: &[(&str, usize)] = &[];

/// Lines of a file of `src` that as many files exceed as stay below.
const MEDIAN: usize = 110;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_room_uses_only_the_rooms_below_it() {
    let mut wrong = BTreeSet::new();
    for (module, source) in Modules::read(&root().join("src")).iter() {
        let Some(room) = module.first() else { continue };
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| name == room) else {
            wrong.insert(format!("the room `{room}` is not in the table"));
            continue;
        };
        for used in rooms_named(source) {
            let known = MAY_USE.iter().any(|(name, _)| *name == used);
            if known && used != *room && !allowed.contains(&used.as_str()) {
                wrong.insert(format!("{}: `{room}` must not use `{used}`", module.join("::")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", Vec::from_iter(wrong).join("\n"));
}

#[test]
fn the_drawings_show_the_layers_as_they_are() {
    let rows = |file: &str, sign: &str| -> Vec<Vec<String>> {
        let text = fs::read_to_string(root().join(file)).expect("the drawing's file");
        let lines = text.lines().map(|line| line.trim_start_matches(sign).trim());
        let drawn = lines.skip_while(|line| *line != "ui").take_while(|line| !line.starts_with("```"));
        drawn.map(|line| line.split_whitespace().map(str::to_owned).collect()).collect()
    };
    let drawn = rows("ARCHITECTURE.md", "");
    assert_eq!(drawn, rows("src/lib.rs", "//!"), "two drawings");
    let row = |room: &str| drawn.iter().position(|row| row.iter().any(|name| name == room));
    for (room, uses) in MAY_USE {
        let own = row(room).unwrap_or_else(|| panic!("`{room}` is not drawn"));
        for used in *uses {
            assert!(row(used).is_some_and(|below| below > own), "`{used}` is not drawn below `{room}`");
        }
    }
    assert_eq!(drawn.concat().len(), MAY_USE.len(), "a room that is none, or one drawn twice");
}

#[test]
fn every_type_that_the_glossary_names_is_there() {
    let map = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("the map");
    let (_, rest) = map.split_once("## Glossary").expect("a glossary");
    let (glossary, _) = rest.split_once("\n## ").expect("something behind it");
    let modules = Modules::read(&root().join("src"));
    let names = glossary.split('`').skip(1).step_by(2).filter_map(|name| name.split_once("::"));
    let missing: Vec<_> = names
        .filter(|(room, name)| {
            !modules
                .iter()
                .any(|(path, source)| path.first().is_some_and(|first| first == room) && source.defines(name))
        })
        .collect();
    assert!(missing.is_empty(), "no such types: {missing:?}");
}

#[test]
fn the_files_inside_a_room_use_each_other_one_way() {
    let source = Modules::read(&root().join("src")).arrows();
    let in_room = |room: &str| -> BTreeSet<_> {
        let inside = |path: &ModulePath| path.first().is_some_and(|first| first == room);
        source.iter().filter(|(from, to)| inside(from) && inside(to)).cloned().collect()
    };
    // `xtask` is a room whose modules are at the root of their crate.
    let mut rooms = vec![("xtask", 0, Modules::read(&root().join("xtask/src")).arrows())];
    rooms.extend(MAY_USE.iter().map(|(room, _)| (*room, 1, in_room(room))));
    let (mut circles_in_all, mut up_in_all, mut wrong) = (0, 0, Vec::new());
    for (room, depth, arrows) in rooms {
        let circles = circles(&between_files(&arrows));
        let up = running_up(&between_modules(&arrows, depth + 1));
        println!("{room:<10} {:>3} arrows {:>2} circles {up:>2} run back up", arrows.len(), circles.len());
        for circle in &circles {
            let files: Vec<String> = circle.iter().map(|path| path.join("::")).collect();
            println!("           circle of {}: {}", circle.len(), files.join(", "));
        }
        if circles.len() + up > 0 {
            wrong.push(format!("{room}: {} circles and {up} arrows back up", circles.len()));
        }
        circles_in_all += circles.len();
        up_in_all += up;
    }
    println!("circles between files: {circles_in_all}; arrows that run back up: {up_in_all}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_file_is_too_long_to_be_read_at_one_sitting() {
    let mut wrong = Vec::new();
    let mut lengths = Vec::new();
    for folder in ["src", "xtask", "tests", "benches", "examples"] {
        for file in rust_files(&root().join(folder)) {
            let name =
                file.strip_prefix(root()).expect("listed below the root").to_string_lossy().into_owned();
            let lines = fs::read_to_string(&file).expect("source files are readable").lines().count();
            if folder == "src" {
                lengths.push(lines);
            }
            let allowed =
                STILL_LONG.iter().find(|(long, _)| *long == name).map_or(LONGEST, |(_, lines)| *lines);
            if lines > allowed {
                wrong.push(format!("{name}: {lines} lines, where {allowed} are allowed"));
            }
        }
    }
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    println!("{} files in src: median {median} lines, longest {:?}", lengths.len(), lengths.last());
    if median > MEDIAN {
        wrong.push(format!("half of the files have more than {median} lines, where {MEDIAN} are allowed"));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_type_has_the_name_of_another() {
    let mut types = BTreeMap::<String, Vec<String>>::new();
    for path in rust_files(&root().join("src")) {
        let text = fs::read_to_string(&path).expect("a file of src");
        for line in text.lines().map(str::trim_start).filter(|line| line.starts_with("pub")) {
            let kind = ["struct ", "enum ", "trait "].iter().find_map(|kind| line.split_once(kind));
            let Some((_, rest)) = kind.filter(|(before, _)| before.trim_start_matches("pub").len() < 14)
            else {
                continue;
            };
            let name: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
            types.entry(name).or_default().push(path.display().to_string());
        }
    }
    types.retain(|_, places| places.len() > 1);
    assert!(types.is_empty(), "one name for several types: {types:#?}");
}

/// Between files, a module's arrows to and from its own parts left aside: seen from outside they are one thing, and a part
/// that implements its parent's trait is no circle.
fn between_files(arrows: &BTreeSet<(ModulePath, ModulePath)>) -> BTreeSet<(ModulePath, ModulePath)> {
    arrows.iter().filter(|(from, to)| !from.starts_with(to) && !to.starts_with(from)).cloned().collect()
}

/// Between the modules that a room is made of: each with all that is below it, the room's own file among them.
fn between_modules(
    arrows: &BTreeSet<(ModulePath, ModulePath)>,
    depth: usize,
) -> BTreeSet<(ModulePath, ModulePath)> {
    let module = |path: &ModulePath| path[..path.len().min(depth)].to_vec();
    arrows.iter().map(|(from, to)| (module(from), module(to))).filter(|(from, to)| from != to).collect()
}

/// Rooms that a file names after `crate::`, its tests included.
fn rooms_named(source: &Source) -> BTreeSet<String> {
    source.paths().filter(|path| path[0] == "crate").filter_map(|path| path.get(1).cloned()).collect()
}

#[test]
fn the_reader_of_paths_sees_every_form() {
    let text = r#"
        //! crate::agent is only spoken of.
        use crate::{catalog::{Item, ItemIx as Ix,}, store::{self, Store}};
        fn f() -> impl Fn() + use<'_> { crate::index::build("crate::ui::app") }
        macro_rules! m { () => { $crate::embed::pool() } }
        #[cfg(test)]
        mod tests { use crate::engine::Engine; }
    "#;
    let source = Source::read(text);
    assert_eq!(Vec::from_iter(rooms_named(&source)), ["catalog", "embed", "engine", "index", "store"]);
}

#[test]
fn a_name_is_followed_through_facades_to_the_file_that_defines_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        let file = folder.path().join(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, text).expect("a file");
    };
    write("lib.rs", "mod room;");
    write("room/mod.rs", "mod a; mod b; pub use a::A; pub use b::*;");
    write("room/a.rs", "pub struct A; #[cfg(test)] mod tests { use super::super::b::B; }");
    write("room/b.rs", "pub struct B; fn b(_: super::A) {}");
    write("room/c.rs", "use crate::room::{B,};");
    let arrows: Vec<String> = Modules::read(folder.path())
        .arrows()
        .iter()
        .map(|(from, to)| format!("{} -> {}", from.join("::"), to.join("::")))
        .collect();
    assert_eq!(arrows, ["room::b -> room::a", "room::c -> room::b"]);
}

#[test]
fn circles_are_found_and_the_fewest_arrows_that_open_them() {
    let arrows = |text: &str| -> BTreeSet<(char, char)> {
        text.split(' ').map(|pair| (pair.as_bytes()[0].into(), pair.as_bytes()[1].into())).collect()
    };
    let one_way = arrows("ab bc ac");
    assert_eq!((circles(&one_way).len(), running_up(&one_way)), (0, 0));
    // d is used by all and is in no circle; c↔e is a second one.
    let both = arrows("ab bc ca ac ad bd ef fe");
    assert_eq!(circles(&both), [vec!['a', 'b', 'c'], vec!['e', 'f']]);
    assert_eq!(running_up(&both), 2);
}
