//! Owners' files in, packs out, packs in again. Fixtures are folders with an input and what comes of it;
//! `UPDATE_FIXTURES=1 cargo test --test pack` writes the latter anew.

use std::{collections::BTreeMap, fs, path::Path};

use futures_util::future::{FutureExt, LocalBoxFuture};
use penchant::{
    catalog::{
        Item, RowError,
        pack::{
            self, PackError, PackSource, Reader, Role,
            manifest::{self, Manifest},
            vectors,
            writer::{self, Contents},
        },
        read,
    },
    embed::{model, quant::Int8Vectors},
};
use proptest::prelude::*;

struct Files(BTreeMap<String, Vec<u8>>);

impl PackSource for Files {
    fn read<'a>(&'a self, path: &'a str) -> LocalBoxFuture<'a, Result<Vec<u8>, PackError>> {
        let missing = || PackError::Read { path: path.to_owned(), reason: "it is not there".into() };
        std::future::ready(self.0.get(path).cloned().ok_or_else(missing)).boxed_local()
    }
}

fn contents(n: usize) -> Contents {
    let items: Vec<Item> = (0..n)
        .map(|at| Item {
            id: format!("i{at}"),
            title: format!("Item {at}"),
            popularity: Some((n - at) as f64),
            ..Item::default()
        })
        .collect();
    let spec = model::minilm();
    let rows: Vec<f32> = (0..n * spec.dim).map(|at| ((at * 37 % 101) as f32 - 50.0) / 400.0).collect();
    let vectors = Int8Vectors::quantize(&rows, spec.dim);
    Contents {
        id: "test".into(),
        title: "Test".into(),
        items,
        vectors: Some((spec, vectors)),
        ..Contents::default()
    }
}

fn pack_of(contents: &Contents) -> Files {
    Files(writer::write(contents).expect("sound contents").into_iter().collect())
}

fn open(files: &Files) -> Result<pack::Catalog, PackError> {
    pack::open(files).now_or_never().expect("a map is always ready")
}

#[test]
fn fixtures_are_read_as_they_say() {
    let update = std::env::var_os("UPDATE_FIXTURES").is_some();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pack");
    let mut seen = 0;
    for case in fs::read_dir(folder).expect("the fixtures") {
        let case = case.expect("the fixtures").path();
        let (items, errors): (Vec<Item>, Vec<RowError>) = match fs::read(case.join("input.csv")) {
            Ok(bytes) => read::csv(&bytes),
            Err(_) => read::jsonl(&fs::read(case.join("input.jsonl")).expect("an input")),
        };
        let got = serde_json::to_string_pretty(&serde_json::json!({ "items": items, "errors": errors }))
            .expect("items are JSON");
        let expected = case.join("expected.json");
        if update {
            fs::write(&expected, format!("{got}\n")).expect("the fixture can be written");
        }
        let want = fs::read_to_string(&expected).expect("an expectation");
        assert_eq!(got.trim(), want.trim(), "{}", case.display());
        seen += 1;
    }
    assert!(seen >= 4, "only {seen} fixtures");
}

#[test]
fn what_was_written_is_read_back() {
    for n in [1, writer::CHUNK, 2 * writer::CHUNK + 3] {
        let contents = contents(n);
        let catalog = open(&pack_of(&contents)).expect("a sound pack");
        assert_eq!(catalog.items, contents.items);
        assert_eq!(catalog.vectors, contents.vectors.as_ref().map(|(_, vectors)| vectors.clone()));
        assert_eq!(catalog.ix(&format!("i{}", n - 1)), Some(n as u32 - 1));
        assert_eq!(catalog.ix("nowhere"), None);
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert_eq!(writer::write(&contents(300)), writer::write(&contents(300)));
}

#[test]
fn items_come_most_popular_first_and_ties_keep_their_order() {
    let item = |id: &str, popularity| Item { id: id.into(), popularity, ..Item::default() };
    let mut items = [item("a", None), item("b", Some(2.0)), item("c", Some(9.0)), item("d", Some(2.0))];
    writer::by_popularity(&mut items);
    assert_eq!(items.map(|item| item.id), ["c", "b", "d", "a"]);
}

#[test]
fn every_altered_truncated_or_missing_file_is_named() {
    let sound = pack_of(&contents(300));
    let paths: Vec<String> = sound.0.keys().filter(|path| *path != manifest::MANIFEST).cloned().collect();
    assert!(paths.len() >= 3);
    for path in paths {
        let spoil = |change: fn(&mut Vec<u8>)| {
            let mut files = Files(sound.0.clone());
            change(files.0.get_mut(&path).expect("a file of the pack"));
            open(&files).expect_err("a spoilt file was accepted")
        };
        let altered = spoil(|bytes| bytes[7] ^= 1);
        assert_eq!(altered, PackError::Altered { path: path.clone() });
        let cut = spoil(|bytes| bytes.truncate(bytes.len() - 1));
        assert!(matches!(&cut, PackError::Size { path: named, .. } if *named == path), "{cut}");
        let mut files = Files(sound.0.clone());
        files.0.remove(&path);
        assert!(matches!(open(&files), Err(PackError::Read { path: named, .. }) if named == path));
    }
}

#[test]
fn unknown_roles_are_passed_over_and_newer_schemas_are_called_newer() {
    let mut files = pack_of(&contents(3));
    let change = |files: &mut Files, change: fn(&mut serde_json::Value)| {
        let bytes = files.0.get_mut(manifest::MANIFEST).expect("the manifest");
        let mut json: serde_json::Value = serde_json::from_slice(bytes).expect("JSON");
        change(&mut json);
        *bytes = serde_json::to_vec(&json).expect("JSON");
    };
    change(&mut files, |json| {
        let other = serde_json::json!({ "path": "moods.bin", "role": "moods", "bytes": 1, "sha256": "" });
        json["files"].as_array_mut().expect("files").push(other);
        json["hint"] = "a field of a later builder".into();
    });
    let catalog = open(&files).expect("an unknown role is no reason to refuse");
    assert!(catalog.manifest.files.iter().any(|file| file.role == Role::Other("moods".into())));
    change(&mut files, |json| json["schema"] = 2.into());
    assert_eq!(open(&files).err(), Some(PackError::Newer { found: 2, known: 1 }));
}

#[test]
fn no_path_leads_out_of_the_pack() {
    let outside =
        ["../x", "/x", "a/../../x", "https://x.example/", "a//b", "", ".", "a\\b", "a?b", "a%2e", "./x"];
    for path in outside {
        assert!(!manifest::is_safe(path), "{path}");
        let json = format!(
            r#"{{"schema":1,"id":"x","title":"x","counts":{{"items":0}},
                "files":[{{"path":{path:?},"role":"items","bytes":0,"sha256":""}}]}}"#
        );
        assert!(Manifest::parse(json.as_bytes()).is_err(), "{path}");
    }
    for path in ["x", "images/0a.png", "a-b_c/d.e+f@2x"] {
        assert!(manifest::is_safe(path), "{path}");
    }
}

#[test]
fn pictures_are_listed_apart_so_that_the_manifest_stays_small() {
    let picture =
        |at: usize| pack::FileEntry::of(format!("images/{at}.png"), Role::Other("image".into()), b"png");
    let contents = Contents { images: (0..500).map(picture).collect(), ..contents(3) };
    let files = pack_of(&contents);
    let reader = Reader::open(&files).now_or_never().expect("ready").expect("sound");
    assert_eq!(reader.images().now_or_never().expect("ready").expect("sound"), contents.images);
    assert!(files.0[manifest::MANIFEST].len() < 2_000);
}

proptest! {
    #[test]
    fn readers_survive_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let lines = bytes.iter().filter(|byte| **byte == b'\n').count() as u64 + 2;
        for (items, errors) in [read::csv(&bytes), read::jsonl(&bytes)] {
            prop_assert!(items.iter().all(|item| !item.id.is_empty() && !item.title.is_empty()));
            prop_assert!(errors.iter().all(|error| (1..=lines).contains(&error.line)));
        }
        let _ = Manifest::parse(&bytes);
        let _ = vectors::decode(&bytes);
    }

    #[test]
    fn readers_survive_near_misses(
        cells in prop::collection::vec("[a-z0-9,;|\"\r\n{}:.\\-]{0,12}", 1..40),
    ) {
        let csv = format!("id,title,popularity,date,x\n{}", cells.join(","));
        let jsonl = cells.iter().map(|cell| format!("{{\"id\":\"{cell}\",\"title\":{cell}}}\n")).collect::<String>();
        for (items, _) in [read::csv(csv.as_bytes()), read::jsonl(jsonl.as_bytes())] {
            let mut ids: Vec<&str> = items.iter().map(|item| item.id.as_str()).collect();
            ids.sort_unstable();
            ids.dedup();
            prop_assert_eq!(ids.len(), items.len());
        }
    }

    #[test]
    fn vector_files_round_trip(n in 0usize..20, dim in 1usize..40, seed: u64) {
        let mut rng = fastrand::Rng::with_seed(seed);
        let rows: Vec<f32> = (0..n * dim).map(|_| rng.f32() - 0.5).collect();
        let vectors = Int8Vectors::quantize(&rows, dim);
        prop_assert_eq!(vectors::decode(&vectors::encode(&vectors)), Ok(vectors));
    }
}
