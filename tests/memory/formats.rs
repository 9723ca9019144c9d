//! Bytes that were written once stay readable for ever. A file of a schema that has shipped is never rewritten; a new
//! schema adds a folder. `PENCHANT_WRITE_FIXTURES=1` writes the files of the current schema that are missing.

use std::{collections::BTreeMap, fs, path::Path};

use penchant::{
    memory::{
        Interaction, InteractionKind, Log, Seq, Subject, Surface,
        interaction::{COLLABORATIVE, CONTENT, INTERACTION, PRIOR, Placement, SourceScores},
        transfer,
    },
    store::{
        memory::MemoryStore,
        record::{RecordKind, Schema, Unreadable},
    },
};
use proptest::{prelude::*, sample::Index};

use super::run;

const FIXTURES: &str = "tests/fixtures";

fn interaction(
    clock: u64,
    kind: InteractionKind,
    subject: Subject,
    placement: Option<Placement>,
) -> Interaction {
    Interaction {
        seq: Seq { clock, node: 0xfeed_beef },
        at_ms: 1_795_000_000_000,
        recorded_ms: None,
        session: 1_795_000_000_000,
        catalog: "films".into(),
        kind,
        subject,
        surface: Surface::Feed,
        placement: placement.map(Box::new),
        about: None,
    }
}

pub fn examples() -> Vec<(&'static str, Interaction)> {
    let item = || Subject::Item("Q42/ü 日本".into());
    let placement = || Some(Placement { slate: 77, position: 3, propensity: 0.1, sources: None });
    let reason = Some("seen_it".to_owned());
    [
        ("view", InteractionKind::View, item(), placement()),
        ("dwell", InteractionKind::Dwell { ms: 90_000 }, item(), None),
        ("open", InteractionKind::Open, item(), placement()),
        ("save", InteractionKind::Save, item(), None),
        ("like", InteractionKind::Like, item(), None),
        ("dislike", InteractionKind::Dislike, item(), None),
        ("not_interested", InteractionKind::NotInterested { reason }, item(), None),
        ("dismiss", InteractionKind::Dismiss, item(), None),
        ("search", InteractionKind::Search, Subject::Text("two \"quotes\"\n".to_owned()), None),
    ]
    .into_iter()
    .zip(1..)
    .map(|((name, kind, subject, placement), clock)| (name, interaction(clock, kind, subject, placement)))
    .collect()
}

/// Kinds of acts that came later.
pub fn later() -> Vec<(&'static str, Interaction)> {
    let kinds = [InteractionKind::Have, InteractionKind::Finished, InteractionKind::Stopped];
    let subject = || Subject::Item("Q42".into());
    (21..).zip(kinds).map(|(clock, kind)| (kind.name(), interaction(clock, kind, subject(), None))).collect()
}

pub fn fixture(path: String, write: impl FnOnce() -> Vec<u8>) -> Vec<u8> {
    let path = Path::new(FIXTURES).join(path);
    if std::env::var_os("PENCHANT_WRITE_FIXTURES").is_some() && !path.exists() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, write()).unwrap();
    }
    fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

#[test]
fn every_kind_of_interaction_reads_and_writes_as_it_did_when_its_schema_shipped() {
    for (folder, examples) in [("v1", examples()), ("v2", later())] {
        for (name, interaction) in examples {
            let write = || interaction.record().encode(&interaction).unwrap();
            let bytes = fixture(format!("records/{folder}/{name}.record"), write);
            assert_eq!(INTERACTION.decode(&bytes).unwrap(), interaction, "{name}");
            assert_eq!(write(), bytes, "{name}: the same schema must mean the same bytes");
        }
    }
}

/// What an older build knows of an act.
#[derive(Debug, PartialEq, serde::Deserialize)]
struct Older {
    kind: OlderKind,
}

#[derive(Debug, PartialEq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
enum OlderKind {
    Like,
}

#[test]
fn a_kind_of_act_that_came_later_is_left_alone_by_an_older_build_which_reads_all_others() {
    let older: RecordKind<Older> = RecordKind::new("interaction");
    for (name, act) in later() {
        let read = older.decode(&act.record().encode(&act).unwrap());
        assert_eq!(read, Err(Unreadable::Newer(Schema { major: 0, minor: 2 })), "{name}");
    }
    let (_, like) = examples().remove(4);
    assert_eq!(older.decode(&like.record().encode(&like).unwrap()), Ok(Older { kind: OlderKind::Like }));
}

/// What the first builds wrote of a placement with scores, by position; the last was not finite.
#[test]
fn scores_that_were_listed_by_position_are_read_by_their_names() {
    let record = |sources: &str| {
        let placement = format!(r#"{{"slate":77,"position":3,"propensity":0.1,"sources":{sources}}}"#);
        format!(
            r#"{{"seq":{{"clock":1,"node":2}},"at_ms":3,"session":3,"catalog":"films","kind":"like",
            "subject":{{"item":"a"}},"surface":"feed","placement":{placement}}}"#
        )
    };
    let scores = |json: &str| -> SourceScores {
        let act: Interaction = serde_json::from_str(json).unwrap();
        act.placement.unwrap().sources.unwrap()
    };
    let all = [(COLLABORATIVE, 0.5), (CONTENT, -0.25), (PRIOR, 0.125)];
    assert_eq!(scores(&record("[0.5,-0.25,0.125]")), all.into_iter().collect());
    assert_eq!(scores(&record("[0.5,-0.25,null]")), all[..2].iter().copied().collect());
}

#[test]
fn an_act_with_a_score_source_of_a_later_build_stays_whole() {
    let (_, mut act) = examples().remove(0);
    act.placement = Some(Box::new(Placement {
        slate: 1,
        position: 0,
        propensity: 1.0,
        sources: Some([(CONTENT, 0.5), ("likeness of pictures", 0.25)].into_iter().collect()),
    }));
    let bytes = INTERACTION.in_form(0, 9).encode(&act).unwrap();
    assert_eq!(INTERACTION.decode(&bytes).unwrap(), act);
    let document = format!(
        r#"{{"format":"penchant-memory","version":1,"interactions":[{}]}}"#,
        serde_json::to_string(&act).unwrap()
    );
    assert_eq!(transfer::read(&document), (vec![act], vec![]));
}

#[test]
fn a_record_of_the_next_schema_is_recognised_as_such() {
    let bytes = include_bytes!("../fixtures/records/unreadable/newer.record");
    let newest: RecordKind<Interaction> = RecordKind::new("interaction");
    assert_eq!(newest.decode(bytes), Err(Unreadable::Newer(Schema { major: 0, minor: 7 })));
}

#[test]
fn an_exported_document_reads_and_writes_as_it_did_when_its_version_shipped() {
    let store = MemoryStore::default();
    let mut log = run(Log::open(&store, 1)).unwrap();
    let interactions: Vec<_> = examples().into_iter().map(|(_, interaction)| interaction).collect();
    run(log.import(&store, interactions.clone())).unwrap();
    let document = log.export(&BTreeMap::new()).unwrap();
    let bytes = fixture(format!("exports/v{}.json", transfer::VERSION), || document.clone().into_bytes());
    let written = String::from_utf8(bytes).unwrap();
    assert_eq!(transfer::read(&written), (interactions, vec![]));
    assert_eq!(document, written);
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_panic(bytes: Vec<u8>, schema in 0..3_u16) {
        let _ = INTERACTION.decode(&bytes);
        // With the frame put right, the payload's reader is reached too.
        let mut record = [b"PNCH".as_slice(), &schema.to_le_bytes(), &(bytes.len() as u32).to_le_bytes()].concat();
        let crc = crc32fast::hash(&[&record[4..], &bytes].concat());
        record.extend(crc.to_le_bytes());
        record.extend(&bytes);
        prop_assert!(INTERACTION.decode(&record).is_err());
        let _ = transfer::read(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn a_document_with_any_byte_changed_or_cut_is_read_as_far_as_it_goes(at: Index, byte: u8, cut: Index) {
        let whole = fs::read(format!("{FIXTURES}/exports/v1.json")).unwrap();
        let mut changed = whole.clone();
        *at.get_mut(&mut changed) = byte;
        let (read, errors) = transfer::read(&String::from_utf8_lossy(&changed));
        prop_assert!(read.len() <= examples().len());
        prop_assert!(read.len() == examples().len() || !errors.is_empty());
        let (read, errors) = transfer::read(&String::from_utf8_lossy(&whole[..cut.index(whole.len() - 2)]));
        prop_assert!(read.len() <= examples().len() && !errors.is_empty());
    }
}
