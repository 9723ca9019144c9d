//! Memory as a file that the person keeps: what goes in comes out, and damage costs what it hit.

use std::collections::BTreeMap;

use penchant::{
    memory::{
        Interaction, Log,
        keep::{
            ExportFound, Unopened, opening, packing, portable,
            sealed::{self, CHANCE},
        },
        transfer::{self, Document},
    },
    native::{aes::aes, charset::LETTERS},
    store::memory::MemoryStore,
};
use proptest::{prelude::*, sample::Index};
use serde_json::value::RawValue;

use super::{
    formats::{examples, fixture, later},
    run,
};

const SETTINGS: &[(&str, &str)] = &[
    ("standing", r#"{"notes":[{"id":7,"text":"no \"spiders\"","at_ms":3}],"watches":[]}"#),
    (
        "topics",
        r#"[{"topic":{"facet":"genre","value":"noir"},"hold":"follow"},{"topic":{"value":"日本"},"hold":"mute"}]"#,
    ),
];

fn document(acts: Vec<Interaction>) -> String {
    let store = MemoryStore::default();
    let mut log = run(Log::open(&store, 1)).unwrap();
    run(log.import(&store, acts)).unwrap();
    let settings =
        SETTINGS.iter().map(|(name, json)| (*name, RawValue::from_string((*json).to_owned()).unwrap()));
    log.export(&settings.collect()).unwrap()
}

fn acts() -> Vec<Interaction> {
    examples().into_iter().chain(later()).map(|(_, act)| act).collect()
}

fn file(document: &str) -> Vec<u8> {
    packing::packed(&Document::read(document).unwrap(), "de", LETTERS.composed).unwrap()
}

fn opened(bytes: &[u8]) -> Result<ExportFound, Unopened> {
    opening::opened(bytes, LETTERS.composed)
}

/// What was found, as the document that it came from.
fn told(found: &ExportFound) -> String {
    let store = MemoryStore::default();
    let mut log = run(Log::open(&store, 2)).unwrap();
    let (acts, unread) = transfer::acts(&found.acts);
    assert!(unread.is_empty(), "{unread:?}");
    run(log.import(&store, acts)).unwrap();
    let settings: BTreeMap<&str, Box<RawValue>> = serde_json::from_str(&found.settings).unwrap();
    log.export(&settings).unwrap()
}

/// The bytes of a file of an archive that is not compressed.
fn part<'f>(file: &'f mut [u8], start: &str, end: &str) -> &'f mut [u8] {
    let find = |text: &str, from: usize| {
        from + file[from..].windows(text.len()).position(|window| window == text.as_bytes()).unwrap()
    };
    let from = find(start, 0);
    let to = find(end, from);
    &mut file[from..to]
}

#[test]
fn a_file_that_was_written_once_is_read_for_ever_and_equal_memories_make_equal_files() {
    let document = document(acts());
    let written = fixture("exports/v2.zip".into(), || file(&document));
    assert!(file(&document) == file(&document));
    assert_eq!(told(&opened(&written).unwrap()), document);
}

#[test]
fn the_document_of_earlier_builds_is_read_and_says_on_which_line_it_breaks_off() {
    let document = document(acts());
    let found = opened(document.as_bytes()).unwrap();
    assert_eq!((told(&found), found.left_out), (document.clone(), 0));
    let found = opened(&document.as_bytes()[..document.len() - 20]).unwrap();
    let last = document.lines().count() - 1;
    assert_eq!((found.left_out, found.damaged), (1, vec![format!("penchant-memory.json:{last}")]));
    let unknown = document.replace("\"kind\":\"dwell\"", "\"kind\":\"telepathy\"");
    assert_eq!(transfer::acts(&opened(unknown.as_bytes()).unwrap().acts).1, [3], "its line in the document");
}

#[test]
fn an_archive_that_somebody_else_packed_again_is_read_too() {
    use std::io::{Cursor, Read, Write};
    let document = document(acts());
    let mut archive = zip::ZipArchive::new(Cursor::new(file(&document))).unwrap();
    let mut again = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in (0..archive.len()).rev() {
        let mut entry = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        let stored =
            zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        again.start_file(format!("My exports/{}", entry.name()), stored).unwrap();
        again.write_all(&bytes).unwrap();
    }
    let found = opened(&again.finish().unwrap().into_inner()).unwrap();
    assert_eq!((told(&found), found.left_out), (document, 0));
}

#[test]
fn damage_costs_the_line_that_it_hit_and_is_told_by_its_place() {
    let document = document(acts());
    let whole = file(&document);
    // Another item altogether: it would read well.
    let mut changed = whole.clone();
    part(&mut changed, "\"finished\",\"subject\":{\"item\":\"Q42", "\"}")
        .last_mut()
        .map(|digit| *digit = b'3')
        .unwrap();
    let found = opened(&changed).unwrap();
    assert_eq!((found.left_out, found.damaged.clone()), (1, vec!["acts.jsonl:11".to_owned()]));
    let (read, _) = transfer::acts(&found.acts);
    assert_eq!(read.len(), acts().len() - 1);
    assert!(SETTINGS.iter().all(|(_, json)| found.settings.contains(json)));

    // An entry of a list is lost alone.
    let mut changed = whole.clone();
    part(&mut changed, "\"noir\"", ",")[1] = b'N';
    let found = opened(&changed).unwrap();
    assert_eq!((found.left_out, found.damaged.clone()), (1, vec!["settings.jsonl:2".to_owned()]));
    assert!(found.settings.contains(r#""topics":[{"topic":{"value":"日本"},"hold":"mute"}]"#));

    // The manifest, the checksums and the directory cost nothing, one at a time.
    for (start, end) in
        [("\"files\":[", "]}"), ("lines.crc32", "settings.jsonl"), ("PK\u{1}\u{2}", "PK\u{5}\u{6}")]
    {
        let mut changed = whole.clone();
        part(&mut changed, start, end).fill(b'x');
        let found = opened(&changed).unwrap();
        assert_eq!((told(&found), found.left_out), (document.clone(), 0), "{start:?}");
    }
}

#[test]
fn a_file_that_is_cut_off_loses_what_was_cut_off() {
    let document = document(acts());
    let whole = file(&document);
    let rows = acts().len();
    let at = whole.windows(8).position(|window| window == b"\"dismiss").unwrap();
    let found = opened(&whole[..at]).unwrap();
    assert_eq!(
        (found.left_out as usize, found.damaged.clone()),
        (rows - 7, vec![format!("acts.jsonl:8-{rows}")])
    );
    assert_eq!(transfer::acts(&found.acts).0, acts()[..7]);
}

#[test]
fn what_is_no_export_or_a_newer_one_is_refused() {
    let newer = {
        let mut newer = file(&document(acts()));
        let version = part(&mut newer, "\"version\":2", ",").last_mut().unwrap();
        *version = b'3';
        newer
    };
    for foreign in [
        &b""[..],
        b"PK\x03\x04",
        b"{}",
        b"\x89PNG",
        b"{\"format\":\"penchant-memory\",\"version\":2}",
        &newer,
    ] {
        assert_eq!(opened(foreign).map(|found| found.acts), Err(Unopened::Foreign));
    }
}

/// The store of Portable AI Memory in a file.
fn store(file: &[u8]) -> String {
    use std::io::{Cursor, Read};
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut text = String::new();
    archive.by_name("penchant-memory/memory-store.json").unwrap().read_to_string(&mut text).unwrap();
    text
}

/// What the specification's own examples have.
#[test]
fn contents_are_known_by_the_hash_that_portable_ai_memory_gives_them() {
    let hash = |content: &str| portable::content_hash(content, LETTERS.composed);
    let engineer = "sha256:e1bae3ec291c99eced01fc91b4152a0cef541fccf2034fc11b3f90f4e4d79b6e";
    assert_eq!(hash("User is a cloud infrastructure engineer"), engineer);
    assert_eq!(hash("  user\tis a  CLOUD\ninfrastructure engineer "), engineer);
    let documentation = "User values systematic approaches to problem-solving and prefers comprehensive technical documentation over simplified explanations.";
    assert_eq!(
        hash(documentation),
        "sha256:191046caf76449b18bd0323524537d737f9c6042d71bbbe5ba46e4d8663c266a"
    );
    assert_eq!(hash("Cafe\u{301}"), hash("CAFÉ"));
}

#[test]
fn what_was_said_outright_goes_out_as_portable_ai_memory_and_comes_back_as_what_it_was() {
    let mut all = acts();
    all[4].about = Some(std::sync::Arc::new(
        serde_json::from_str(r#"{"catalog":"Films","title":"Nine “Harbours”"}"#).unwrap(),
    ));
    let store = store(&file(&document(all)));
    let told: serde_json::Value = serde_json::from_str(&store).unwrap();
    assert_eq!((&told["schema"], &told["schema_version"]), (&"portable-ai-memory".into(), &"1.0".into()));
    let memories = told["memories"].as_array().unwrap();
    let contents: Vec<&str> = memories.iter().map(|memory| memory["content"].as_str().unwrap()).collect();
    assert_eq!(
        contents,
        [
            "no \"spiders\"",
            "User is not interested in “Q42/ü 日本”.",
            "User wants more about the topic noir",
            "User wants nothing about the topic 日本",
            "User gave up “Q42”.",
            "User wants “Q42/ü 日本”.",
        ],
        "the latest word on each"
    );
    assert_eq!(told["integrity"]["total_memories"], memories.len());
    assert_eq!(memories[1]["temporal"]["created_at"], "2026-11-18T11:06:40Z");
    let found = opened(store.as_bytes()).unwrap();
    let (read, unread) = transfer::acts(&found.acts);
    assert!(unread.is_empty() && found.left_out == 0);
    assert!(read.len() == 3 && read.iter().all(|act| acts().contains(act)), "{read:?}");
    assert_eq!(found.setting::<serde_json::Value>("topics").unwrap().as_array().map(Vec::len), Some(2));
    assert_eq!(found.setting::<serde_json::Value>("standing").unwrap()["notes"][0]["id"], 7);
}

#[test]
fn what_another_assistant_knows_becomes_notes_and_what_was_altered_is_told() {
    let memory = |id: &str, content: &str, hashed: &str, more: &str| {
        let hash = portable::content_hash(hashed, LETTERS.composed);
        format!(
            r#"{{"id":"{id}","type":"fact",{more}"content":"{content}","content_hash":"{hash}",
            "temporal":{{"created_at":"2026-02-15T00:00:00Z"}},"provenance":{{"platform":"claude"}},"confidence":{{"initial":0.9}}}}"#
        )
    };
    let memories = [
        memory("1", "Likes  long books", "Likes long books", ""),
        memory("2", "Likes short books", "Likes long books", ""),
        memory("3", "Was in Rome", "Was in Rome", r#""status":"retracted","#),
    ];
    let store = format!(
        r#"{{"schema":"portable-ai-memory","schema_version":"1.0","owner":{{"id":"u"}},"memories":[{}]}}"#,
        memories.join(",")
    );
    let found = opened(store.as_bytes()).unwrap();
    assert_eq!((found.left_out, found.damaged.clone()), (1, vec!["memory-store.json:2".to_owned()]));
    let standing = found.setting::<serde_json::Value>("standing").unwrap();
    let [note] = standing["notes"].as_array().unwrap().as_slice() else { panic!("{standing}") };
    assert_eq!((&note["text"], &note["at_ms"]), (&"Likes  long books".into(), &1_771_113_600_000_i64.into()));
    assert_eq!(opened(store.replace("1.0", "2.0").as_bytes()).map(drop), Err(Unopened::Foreign));
}

#[test]
fn under_a_passphrase_a_file_opens_with_that_one_alone_and_says_what_is_wrong() {
    let whole = file(&document(acts()));
    let chance: Vec<u8> = (0..CHANCE as u8).collect();
    let sealed = run(sealed::sealed(&whole, "Caf\u{e9} 7", &chance, LETTERS.composed, aes)).unwrap();
    let open = |file: &[u8], passphrase: &str| run(sealed::unsealed(file, passphrase, LETTERS.composed, aes));
    assert!(sealed::is_sealed(&sealed) && !sealed::is_sealed(&whole));
    assert!(!sealed.windows(9).any(|window| window == b"README.tx"), "nothing of it can be read");
    assert_eq!(open(&sealed, "Cafe\u{301} 7").as_ref(), Ok(&whole), "however it was typed");
    let written = fixture("exports/v1.sealed".into(), || sealed.clone());
    assert!(run(sealed::unsealed(&written, "Café 7", LETTERS.composed, aes)).is_ok());

    assert_eq!(open(&sealed, ""), Err(Unopened::Locked));
    assert_eq!(open(&sealed, "Café 8"), Err(Unopened::Passphrase));
    for cut in [10, 200, sealed.len() / 2, sealed.len() - 1] {
        assert_eq!(open(&sealed[..cut], "Café 7"), Err(Unopened::Damaged), "cut after {cut}");
    }
    for at in [60, 100, sealed.len() / 2, sealed.len() - 1] {
        let mut changed = sealed.clone();
        changed[at] ^= 1;
        assert_eq!(open(&changed, "Café 7"), Err(Unopened::Damaged), "changed at {at}");
    }
    // One that would take for ever, with its checksum put right.
    let head =
        String::from_utf8_lossy(&sealed).lines().next().unwrap().replace("\"passes\":3", "\"passes\":3000");
    let costly = format!("{head}\n{:08x}\n", crc32fast::hash(head.as_bytes()));
    assert_eq!(open(costly.as_bytes(), "Café 7"), Err(Unopened::Foreign));
}

proptest! {
    #[test]
    fn any_memory_comes_out_as_it_went_in(kept in prop::collection::vec(any::<Index>(), 0..40), at in 0..1_i64 << 40) {
        let all = acts();
        let lives = kept.iter().zip(1..).map(|(which, clock)| {
            let mut act = which.get(&all).clone();
            (act.seq.clock, act.at_ms) = (clock, at + clock as i64);
            act
        });
        let document = document(lives.collect());
        let whole = file(&document);
        prop_assert_eq!(told(&opened(&whole).unwrap()), document.clone());
        prop_assert_eq!(file(&told(&opened(&whole).unwrap())), whole);
    }

    #[test]
    fn whatever_is_damaged_what_is_read_is_what_was_written(at: Index, byte: u8, cut: Index) {
        let document = document(acts());
        let whole = file(&document);
        let mut changed = whole.clone();
        *at.get_mut(&mut changed) = byte;
        for damaged in [&changed[..], &whole[..cut.index(whole.len())]] {
            let Ok(found) = opened(damaged) else { continue };
            let (read, unread) = transfer::acts(&found.acts);
            prop_assert!(unread.is_empty());
            prop_assert!(read.iter().all(|act| acts().contains(act)));
            prop_assert!(read.len() == acts().len() || found.left_out > 0 || read.is_empty());
        }
    }

    #[test]
    fn any_bytes_are_opened_without_panic(bytes: Vec<u8>) {
        let _ = opened(&bytes);
        let _ = opened(&[b"PK\x03\x04", &bytes[..]].concat());
    }
}
