//! The reader takes what the writer made, and nothing else.

use std::{cell::RefCell, collections::BTreeMap};

use futures_util::future::{FutureExt, LocalBoxFuture};
use penchant::{
    catalog::{
        Item, limits,
        pack::{
            self, Catalog, FileEntry, Manifest, PackError, PackReader, PackSource, Role,
            manifest::{self, MANIFEST},
            vectors,
            writer::{self, CHUNK, Contents},
        },
    },
    embed::{ModelSpec, quant::Int8Vectors},
};
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};

/// A pack in memory that notes what is read.
#[derive(Clone, Default)]
struct Files {
    files: BTreeMap<String, Vec<u8>>,
    read: RefCell<Vec<String>>,
}

impl PackSource for Files {
    fn read<'a>(&'a self, path: &'a str) -> LocalBoxFuture<'a, Result<Vec<u8>, PackError>> {
        self.read.borrow_mut().push(path.to_owned());
        let found = self.files.get(path).cloned();
        let missing = || PackError::Read { path: path.to_owned(), reason: "it is not there".to_owned() };
        Box::pin(std::future::ready(found.ok_or_else(missing)))
    }
}

impl Files {
    fn of(contents: &Contents) -> Self {
        Self { files: writer::write(contents).unwrap().into_iter().collect(), ..Self::default() }
    }

    fn open(&self) -> Result<Catalog, PackError> {
        pack::open(self).now_or_never().expect("maps are always ready")
    }

    /// Changes the manifest as a builder other than ours might.
    fn edit(mut self, edit: impl FnOnce(&mut Value)) -> Self {
        let mut manifest: Value = serde_json::from_slice(&self.files[MANIFEST]).unwrap();
        edit(&mut manifest);
        self.files.insert(MANIFEST.into(), serde_json::to_vec(&manifest).unwrap());
        self
    }

    /// Puts other bytes in a file and states them truly.
    fn with_file(mut self, path: &str, bytes: &[u8]) -> Self {
        self.files.insert(path.into(), bytes.to_vec());
        self.edit(|manifest| {
            for file in manifest["files"].as_array_mut().unwrap() {
                if file["path"] == path {
                    let role = serde_json::from_value(file["role"].clone()).unwrap();
                    *file = serde_json::to_value(FileEntry::of(path, role, bytes)).unwrap();
                }
            }
        })
    }
}

fn item(n: usize) -> Item {
    Item { id: format!("item-{n}"), title: format!("Item {n}").into(), ..Item::default() }
}

fn model(dim: usize) -> ModelSpec {
    ModelSpec { id: "test".into(), sha256: "00".into(), dim, max_tokens: 16 }
}

fn contents(items: usize) -> Contents {
    let rows: Vec<f32> = (0..items * 4).map(|n| (n as f32).sin()).collect();
    Contents {
        rules: Vec::new(),
        id: "films".into(),
        title: "Films".into(),
        licence: "CC0".into(),
        attribution: "Somebody".into(),
        popularity: Default::default(),
        items: (0..items).map(item).collect(),
        vectors: Some((model(4), Int8Vectors::quantize(&rows, 4))),
        images: vec![FileEntry::of("images/a.png", Role::Other("image".into()), b"a")],
        collab: Some(b"weights".to_vec()),
    }
}

fn reason(result: Result<Catalog, PackError>) -> String {
    result.expect_err("the pack must be refused").to_string()
}

#[test]
fn what_was_written_is_read() {
    for items in [0, 1, CHUNK, CHUNK + 1, 3 * CHUNK - 1] {
        let contents = contents(items);
        let catalog = Files::of(&contents).open().unwrap();
        assert_eq!(catalog.items, contents.items);
        assert_eq!(catalog.vectors, contents.vectors.map(|(_, rows)| rows));
        assert_eq!(catalog.collab.as_deref(), Some(&b"weights"[..]));
        assert_eq!(catalog.manifest.counts.items as usize, items);
        assert!((0..items).all(|n| catalog.ix(&format!("item-{n}")) == Some(n as u32)));
        assert_eq!(catalog.ix("item-none"), None);
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert_eq!(writer::write(&contents(600)).unwrap(), writer::write(&contents(600)).unwrap());
}

#[test]
fn the_manifest_is_written_last() {
    assert_eq!(writer::write(&contents(600)).unwrap().last().unwrap().0, MANIFEST);
}

#[test]
fn the_most_popular_come_first_and_ties_keep_their_order() {
    let mut items: Vec<Item> = [None, Some(5.0), Some(0.0), Some(9.0), Some(5.0)]
        .into_iter()
        .enumerate()
        .map(|(n, popularity)| Item { popularity, ..item(n) })
        .collect();
    writer::by_popularity(&mut items);
    let order: Vec<&str> = items.iter().map(|item| item.id.as_str()).collect();
    assert_eq!(order, ["item-3", "item-1", "item-4", "item-0", "item-2"]);
}

#[test]
fn the_first_items_are_there_after_two_reads() {
    let files = Files::of(&contents(3 * CHUNK));
    let first = async {
        let reader = PackReader::open(&files).await?;
        let entry = reader.manifest.files_of(&Role::Items).next().expect("there are items");
        reader.chunk(entry).await
    };
    let first = first.now_or_never().unwrap().unwrap();
    assert_eq!((first.len(), first[0].id.as_str()), (CHUNK, "item-0"));
    assert_eq!(*files.read.borrow(), [MANIFEST, "items-0000.json"]);
}

#[test]
fn a_file_that_is_cut_off_altered_or_missing_is_named() {
    let sound = Files::of(&contents(300));
    for path in ["items-0000.json", "items-0001.json", "vectors.i8", "collab.bin"] {
        let size = sound.files[path].len();
        let mut cut = sound.clone();
        cut.files.get_mut(path).unwrap().truncate(size - 1);
        let said = format!("`{path}` has {} bytes where the manifest states {size}", size - 1);
        assert_eq!(reason(cut.open()), said);

        let mut altered = sound.clone();
        altered.files.get_mut(path).unwrap()[size / 2] ^= 1;
        assert_eq!(altered.open().unwrap_err(), PackError::Altered { path: path.into() });

        let mut missing = sound.clone();
        missing.files.remove(path);
        assert_eq!(reason(missing.open()), format!("`{path}` could not be read: it is not there"));
    }
    assert!(sound.open().is_ok());
}

#[test]
fn roles_and_fields_of_later_builders_are_passed_over() {
    let files = Files::of(&contents(3)).edit(|manifest| {
        manifest["mood"] = json!("blue");
        let later =
            json!({ "path": "image-vectors.i8", "role": "image_vectors", "bytes": 1, "sha256": "", "lod": 2 });
        let dropped = json!({ "path": "graph.bin", "role": "graph", "bytes": 1, "sha256": "" });
        manifest["files"].as_array_mut().unwrap().extend([later, dropped]);
    });
    let catalog = files.open().unwrap();
    assert_eq!(catalog.items.len(), 3);
    assert!(!files.read.borrow().iter().any(|path| path.contains("image")));
    let again: Manifest = serde_json::from_value(serde_json::to_value(&catalog.manifest).unwrap())
        .expect("it is written as read");
    assert_eq!(again, catalog.manifest);
}

#[test]
fn a_newer_pack_is_called_newer_whatever_else_it_holds() {
    for manifest in [json!({ "schema": 2 }), json!({ "schema": 7, "files": "elsewhere" })] {
        let files =
            Files { files: [(MANIFEST.into(), manifest.to_string().into())].into(), ..Files::default() };
        assert!(matches!(files.open(), Err(PackError::Newer { known: 1, .. })), "{manifest}");
    }
}

#[test]
fn a_pack_that_contradicts_itself_is_refused() {
    let sound = || Files::of(&contents(3));
    let items = |items: Value| sound().with_file("items-0000.json", items.to_string().as_bytes());
    let with = |field: &str, value: &str| {
        let mut first = json!({ "id": "a", "title": "A" });
        first[field] = json!(value);
        items(json!([first, { "id": "b", "title": "B" }, { "id": "c", "title": "C" }]))
    };
    assert!(with("url", "films/a").open().is_ok());
    for (files, said) in [
        (with("id", "b"), "two items have the same id"),
        (with("title", ""), "no id or no title"),
        (with("url", "javascript:alert(1)"), "neither a web address nor a path"),
        (with("image", "data:image/png,x"), "neither a web address nor a path"),
        (with("image", "../../secret.png"), "neither a web address nor a path"),
        (with("image", "//elsewhere.example/a.png"), "neither a web address nor a path"),
        (items(json!([{ "id": "a", "title": "A" }])), "states 3 items and its files hold 1"),
        (items(json!({})), "does not hold what it should"),
        (sound().edit(|m| m["model"]["dim"] = json!(5)), "its dimension is not the model's"),
        (sound().edit(|m| m["model"] = Value::Null), "does not say which model made it"),
        (sound().edit(|m| m["id"] = json!("")), "the catalogue has no id"),
        (sound().with_file("vectors.i8", b"PNVC"), "it is too short"),
        (
            sound().with_file("vectors.i8", &vectors::encode(&Int8Vectors::quantize(&[1.0; 8], 4))),
            "one vector per item",
        ),
        (sound().edit(|m| m["files"][0]["path"] = json!("../items.json")), "is not a path inside the pack"),
        (sound().edit(|m| m["files"][0]["bytes"] = json!(5_000_000_000u64)), "is to have 5000000000 bytes"),
    ] {
        let found = reason(files.open());
        assert!(found.contains(said), "{found}\n  should say: {said}");
    }
}

#[test]
fn pictures_are_listed_apart_so_that_the_manifest_stays_small() {
    let picture = |n: usize| FileEntry::of(format!("images/{n}.png"), Role::Other("image".into()), b"png");
    let contents = Contents { images: (0..500).map(picture).collect(), ..contents(3) };
    let files = Files::of(&contents);
    let reader = PackReader::open(&files).now_or_never().unwrap().unwrap();
    assert_eq!(reader.images().now_or_never().unwrap().unwrap(), contents.images);
    assert!(files.files[MANIFEST].len() < 2_000);
}

#[test]
fn a_text_of_absurd_length_in_a_pack_is_cut_and_its_item_is_kept() {
    let mut long = item(0);
    long.title = "ä".repeat(50_000).into();
    long.tags = vec!["t".into(), "x".repeat(30_000)].into();
    let catalog =
        Files::of(&Contents { items: vec![long, item(1)], vectors: None, ..contents(2) }).open().unwrap();
    assert_eq!(catalog.items[0].title.to_show(), &"ä".repeat(limits::LINE / 2));
    assert_eq!((catalog.items[0].tags.to_compare(), &catalog.items[1]), (&vec!["t".to_owned()], &item(1)));
}

#[test]
fn a_builders_own_names_are_told_from_others() {
    let file = |path: &str, role: Role| FileEntry::of(path, role, b"bytes");
    let other = || Role::Other("image".into());
    let hash = file("", other()).sha256[..16].to_owned();
    for (path, role, own) in [
        ("items-0000.json".to_owned(), Role::Items, true),
        (format!("items-12345-{hash}.json"), Role::Items, true),
        ("items-0000-0123456789abcdef.json".into(), Role::Items, false),
        ("items.json".into(), Role::Items, false),
        ("items-0000.json.json".into(), Role::Items, false),
        ("top.json".into(), Role::Top, true),
        (format!("collab-{hash}.bin"), Role::Collab, true),
        (format!("vectors-{hash}.i8"), Role::Vectors, true),
        (format!("vectors-{hash}.i8"), Role::Images, false),
        (format!("images/{hash}.png"), other(), true),
        (format!("{hash}.png"), other(), false),
        ("images/mine.png".into(), other(), false),
        ("thesis.txt".into(), Role::Items, false),
    ] {
        assert_eq!(writer::is_own_name(&file(&path, role)), own, "{path}");
    }
}

#[test]
fn vectors_need_one_row_per_item() {
    let short = Contents { items: vec![item(0)], ..contents(3) };
    assert!(matches!(writer::write(&short), Err(PackError::Format { .. })));
}

#[test]
fn paths_cannot_leave_the_pack() {
    #[derive(Deserialize)]
    struct Cases {
        local: Vec<String>,
        not_local: Vec<String>,
    }
    let cases: Cases = serde_json::from_str(include_str!("../fixtures/local-paths.json")).unwrap();
    for path in &cases.local {
        assert!(manifest::is_local_path(path), "{path:?}");
    }
    for path in &cases.not_local {
        assert!(!manifest::is_local_path(path), "{path:?}");
    }
    assert!(cases.local.len() > 5 && cases.not_local.len() > 40);
}

proptest! {
    #[test]
    fn vectors_survive_their_file(dim in 1usize..9, rows in prop::collection::vec(-1.0f32..1.0, 0..90)) {
        let held = Int8Vectors::quantize(&rows, dim);
        prop_assert_eq!(vectors::decode(&vectors::encode(&held)), Ok(held));
    }

    #[test]
    fn a_vector_file_of_any_bytes_is_read_or_refused(
        version in 0u32..3, n in any::<u32>(), dim in any::<u32>(), small in any::<bool>(),
        body in prop::collection::vec(any::<u8>(), 0..64),
    ) {
        let (n, dim) = if small { (n % 5, dim % 5) } else { (n, dim) };
        let header = [b"PNVC".to_vec(), [version, n, dim].map(u32::to_le_bytes).concat()].concat();
        for file in [body.clone(), [header, body].concat()] {
            if let Ok(vectors) = vectors::decode(&file) {
                prop_assert_eq!(vectors.data.len(), vectors.dim * vectors.len());
            }
        }
    }

    #[test]
    fn a_manifest_of_any_bytes_is_read_or_refused(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = Files::of(&contents(3)).files[MANIFEST].clone();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let _ = Manifest::parse(&bytes);
        let _ = Manifest::parse(&bytes[..at]);
    }
}
