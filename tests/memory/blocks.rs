//! Acts in blocks: the same life in fewer records, from which single acts still go without a trace.

use std::{collections::BTreeMap, rc::Rc, sync::Arc};

use penchant::{
    embed::ModelSpec,
    memory::{
        About, Interaction, Log, Seq,
        about::Vector,
        interaction::{CONTENT, INTERACTION, Placement, SourceScores},
    },
    store::{
        Mended, Store, StoreError, Table, WriteBatch,
        faulty::{FaultyStore, StorageFault},
        memory::MemoryStore,
        record::{self, Schema, Unreadable},
        twice::TwiceStore,
    },
};
use proptest::prelude::*;

use super::{
    formats::{examples, fixture, later},
    like, run,
    twice::{Device, items},
};

/// One act of every kind and with everything that an act can have.
fn acts() -> Vec<Interaction> {
    let mut acts: Vec<Interaction> = examples().into_iter().chain(later()).map(|(_, act)| act).collect();
    let model = ModelSpec { id: "m".into(), sha256: "ab".repeat(32), dim: 4, max_tokens: 9 };
    let about = About {
        catalog: "Films".to_owned().into(),
        title: "A \u{1f3ac} title".to_owned().into(),
        facets: BTreeMap::from([("genre".to_owned(), vec!["noir".to_owned(), "crime".to_owned()])]).into(),
        vector: Some(Vector { model, codes: vec![-127, 0, 1, 126], scale: 0.005 }),
    };
    let named = Arc::new(about.clone().named());
    let about = Arc::new(about);
    let sources: SourceScores = [(CONTENT, -0.5), ("pictures", 0.25)].into_iter().collect();
    let (at, template) = (acts.len(), acts[4].clone());
    acts[0].placement = Some(Box::new(Placement {
        slate: (1 << 53) - 1,
        position: u16::MAX,
        propensity: 0.25,
        sources: Some(sources),
    }));
    for (nth, about) in [(0, &about), (1, &named), (2, &about)] {
        let seq = Seq { clock: 30 + nth, node: nth as u32 };
        acts.push(Interaction { seq, about: Some(about.clone()), ..template.clone() });
    }
    // Brought from long ago, and by a clock at the end of all numbers.
    acts[at].recorded_ms = Some(1_795_000_000_001);
    acts[at].at_ms = -8_640_000_000_000_000;
    let seq = Seq { clock: 1 << 52, node: u32::MAX };
    acts.push(Interaction { seq, session: 0, at_ms: 8_640_000_000_000_000, catalog: "".into(), ..template });
    acts
}

fn imported(store: &dyn Store, acts: &[Interaction]) -> Log {
    let mut log = run(Log::open(store, 1)).unwrap();
    run(log.import(store, acts.to_vec())).unwrap();
    log
}

fn keys(store: &dyn Store) -> Vec<String> {
    run(store.keys(&[Table::Interactions])).unwrap().concat()
}

fn block(store: &dyn Store) -> (String, Vec<u8>) {
    let rows = run(store.scan(&[Table::Interactions])).unwrap().concat();
    rows.into_iter().find(|(key, _)| key.starts_with("block/")).unwrap()
}

#[test]
fn a_life_in_blocks_is_the_same_life() {
    let acts = acts();
    for size in 1..acts.len() {
        let store = MemoryStore::default();
        let mut log = imported(&store, &acts);
        run(log.pack(&store, size)).unwrap();
        let blocks = (acts.len() - size) / size;
        assert_eq!(keys(&store).len(), acts.len() - blocks * size + blocks, "blocks of {size}");
        let again = run(Log::open(&store, 2)).unwrap();
        for log in [&log, &again] {
            assert!(log.iter().eq(&acts), "blocks of {size}");
            assert_eq!((log.missing(), log.damaged(), log.newer(), log.views()), (0, 0, 0, 1));
        }
    }
}

#[test]
fn a_block_reads_and_writes_as_it_did_when_its_form_shipped() {
    let store = MemoryStore::default();
    let mut log = imported(&store, &acts());
    run(log.pack(&store, acts().len() - 1)).unwrap();
    run(log.pack(&store, 1)).unwrap();
    let mut written = Vec::new();
    for (key, value) in run(store.scan(&[Table::Interactions])).unwrap().concat() {
        written.extend([key.as_bytes(), b"\n", format!("{}\n", value.len()).as_bytes(), &value].concat());
    }
    let shipped = fixture("records/blocks/v1.blocks".into(), || written.clone());
    assert!(written == shipped, "the same form must mean the same bytes");
    let (old, mut batch, mut rest) = (MemoryStore::default(), WriteBatch::default(), shipped.as_slice());
    while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
        let key = String::from_utf8(rest[..end].to_vec()).unwrap();
        rest = &rest[end + 1..];
        let end = rest.iter().position(|byte| *byte == b'\n').unwrap();
        let length: usize = str::from_utf8(&rest[..end]).unwrap().parse().unwrap();
        batch.put(Table::Interactions, key, rest[end + 1..end + 1 + length].to_vec());
        rest = &rest[end + 1 + length..];
    }
    run(old.commit(batch)).unwrap();
    assert!(run(Log::open(&old, 3)).unwrap().iter().eq(&acts()));
}

#[test]
fn acts_that_another_build_wrote_otherwise_stay_as_they_are() {
    let store = MemoryStore::default();
    let mut log = imported(&store, &acts());
    let (key, seq) = (acts()[0].seq.key(), acts()[0].seq);
    let json = serde_json::to_string(&acts()[0]).unwrap();
    let json = json.replace("\"surface\"", "\"later\":1,\"surface\"");
    let mut batch = WriteBatch::default();
    batch.put(Table::Interactions, &key, record::frame(Schema::FIRST, json.as_bytes()).unwrap());
    run(store.commit(batch)).unwrap();
    run(log.pack(&store, 4)).unwrap();
    assert!(keys(&store).contains(&key));
    assert!(
        run(store.get(Table::Interactions, vec![key])).unwrap()[0]
            .as_ref()
            .is_some_and(|bytes| { bytes.windows(7).any(|window| window == b"\"later\"") })
    );
    assert_eq!(run(Log::open(&store, 2)).unwrap().get(seq), Some(&acts()[0]));
}

#[test]
fn a_block_is_left_alone_by_builds_that_do_not_know_its_form() {
    let store = MemoryStore::default();
    let mut log = imported(&store, &acts());
    run(log.pack(&store, 5)).unwrap();
    let (key, value) = block(&store);
    // Builds before blocks read every record as an act.
    let form = Schema { major: 1, minor: 0 };
    assert_eq!(INTERACTION.decode(&value), Err(Unreadable::Newer(form)));
    let (_, payload) = record::unframe(&value).unwrap();
    let later = record::frame(Schema { major: 2, minor: 0 }, payload).unwrap();
    let mut batch = WriteBatch::default();
    batch.put(Table::Interactions, &key, later.clone());
    run(store.commit(batch)).unwrap();
    let log = run(Log::open(&store, 2)).unwrap();
    assert_eq!((log.newer(), log.damaged(), log.missing()), (1, 0, 0));
    assert_eq!(log.len(), acts().len() - 5);
    assert_eq!(run(store.get(Table::Interactions, vec![key])).unwrap(), [Some(later)]);
}

#[test]
fn every_flipped_bit_and_every_cut_of_a_block_is_noticed_and_nothing_of_it_is_believed() {
    let store = MemoryStore::default();
    let mut log = imported(&store, &acts()[..6]);
    run(log.pack(&store, 3)).unwrap();
    let (key, value) = block(&store);
    let flipped = (0..value.len() * 8).map(|bit| {
        let mut value = value.clone();
        value[bit / 8] ^= 1 << (bit % 8);
        value
    });
    for damaged in flipped.chain((0..value.len()).map(|end| value[..end].to_vec())) {
        let other = MemoryStore::default();
        let mut batch = WriteBatch::default();
        batch.put(Table::Interactions, &key, damaged.clone());
        run(other.commit(batch)).unwrap();
        let log = run(Log::open(&other, 2)).unwrap();
        assert_eq!((log.len(), log.damaged()), (0, 1));
        let aside = run(other.scan(&[Table::Quarantine])).unwrap().concat();
        assert_eq!(aside, [(format!("interactions/{key}"), damaged)], "byte for byte");
    }
}

proptest! {
    #[test]
    fn whatever_stands_in_a_whole_record_is_read_without_panic(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        cut in any::<prop::sample::Index>(),
    ) {
        let store = MemoryStore::default();
        let mut log = imported(&store, &acts());
        run(log.pack(&store, 6)).unwrap();
        let (key, value) = block(&store);
        let (form, payload) = record::unframe(&value).unwrap();
        let mut changed = payload.to_vec();
        changes.iter().for_each(|(at, byte)| *at.get_mut(&mut changed) = *byte);
        for payload in [&changed[..], &changed[..cut.index(changed.len())]] {
            let other = MemoryStore::default();
            let mut batch = WriteBatch::default();
            batch.put(Table::Interactions, &key, record::frame(form, payload).unwrap());
            run(other.commit(batch)).unwrap();
            let log = run(Log::open(&other, 2)).unwrap();
            // The key has the checksum too.
            prop_assert!(log.damaged() == 1 || payload == record::unframe(&value).unwrap().1);
        }
    }
}

fn packed(device: &Device, names: &[&str], size: usize) -> (TwiceStore, Log) {
    let store = device.open();
    let mut log = run(Log::open(&store, 1)).unwrap();
    for name in names {
        run(log.append(&store, vec![like(name)], 1_000)).unwrap();
    }
    run(log.pack(&store, size)).unwrap();
    (store, log)
}

#[test]
fn what_is_forgotten_leaves_its_block_in_both_copies_and_can_be_put_back() {
    let device = Device::default();
    let (store, mut log) = packed(&device, &["alpha", "beta", "gamma", "delta"], 3);
    let (store, second) = (store, log.iter().nth(1).unwrap().seq);
    assert_eq!(keys(&store).len(), 4, "what is not old enough for a block has none");
    run(log.pack(&store, 2)).unwrap();
    assert_eq!(keys(&store).len(), 3);
    assert!(device.holds("beta"));
    let removed = run(log.forget(&store, &[second])).unwrap();
    assert!(!device.holds("beta") && device.holds("alpha"));
    assert_eq!(items(&run(Log::open(&store, 2)).unwrap()), ["alpha", "gamma", "delta"]);
    run(log.restore(&store, removed.clone())).unwrap();
    assert_eq!(items(&run(Log::open(&store, 2)).unwrap()), ["alpha", "beta", "gamma", "delta"]);
    run(log.pack(&store, 1)).unwrap();
    let packed = keys(&store);
    let mut late = run(Log::open(&device.open(), 3)).unwrap();
    for log in [&mut log, &mut late] {
        run(log.restore(&store, removed.clone())).unwrap();
        assert_eq!(keys(&store), packed, "put back again, it is not there a second time");
    }
    let all: Vec<Seq> = log.iter().map(|act| act.seq).collect();
    run(log.forget(&store, &all)).unwrap();
    assert_eq!(keys(&store).len(), 0);
    for name in ["alpha", "beta", "gamma", "delta", "films"] {
        assert!(!device.holds(name), "{name}");
    }
}

#[test]
fn tabs_that_pack_and_forget_across_each_other_lose_nothing_and_keep_nothing() {
    let names: Vec<String> = (0..12).map(|nth| format!("<{nth:02}>")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let device = Device::default();
    let (store, mut log) = packed(&device, &names, 12);
    let other = device.open();
    let mut second = run(Log::open(&other, 2)).unwrap();
    let seqs: Vec<Seq> = log.iter().map(|act| act.seq).collect();
    // One packs what the other thinks to have records of its own.
    run(log.pack(&store, 4)).unwrap();
    run(second.forget(&other, &seqs[1..2])).unwrap();
    assert!(!device.holds("<01>"));
    // The first does not know yet, and forgets from the block that is no more.
    run(log.forget(&store, &seqs[2..3])).unwrap();
    assert!(!device.holds("<02>") && !device.holds("<01>"));
    // One packs what the other has forgotten.
    run(second.forget(&other, &seqs[9..10])).unwrap();
    assert_eq!(run(log.pack(&store, 1)), Err(StoreError::Crossed).or(Ok(())));
    assert!(!device.holds("<09>"));
    // Both forget the same: both can put it back.
    run(second.refresh(&other)).unwrap();
    run(log.refresh(&store)).unwrap();
    assert_eq!(run(log.forget(&store, &seqs[5..6])).unwrap().len(), 1);
    assert_eq!(run(second.forget(&other, &seqs[5..6])).unwrap().len(), 1);
    // What everybody has forgotten, no block brings back.
    let left = ["<00>", "<03>", "<04>", "<06>", "<07>", "<08>", "<10>", "<11>"];
    for store in [&store, &other] {
        let log = run(Log::open(store, 7)).unwrap();
        assert_eq!((items(&log), log.missing()), (left.to_vec(), 0));
    }
    run(second.forget_everything(&other)).unwrap();
    let _ = run(log.pack(&store, 1));
    assert_eq!(run(Log::open(&store, 8)).unwrap().len(), 0);
    assert!(!device.holds("films"));
}

#[test]
fn a_tombstone_takes_its_act_out_of_a_block_at_the_next_opening() {
    let device = Device::default();
    let (store, log) = packed(&device, &["alpha", "beta", "gamma", "delta"], 2);
    // As a build before blocks forgets.
    let mut batch = WriteBatch::default();
    batch.put(Table::Meta, format!("tombstone/{}", log.iter().next().unwrap().seq.key()), Vec::new());
    run(store.commit(batch)).unwrap();
    assert!(device.holds("alpha"));
    assert_eq!(items(&run(Log::open(&store, 2)).unwrap()), ["beta", "gamma", "delta"]);
    assert!(!device.holds("alpha"));
}

#[test]
fn a_block_that_one_copy_has_damaged_or_lost_is_whole_again_by_the_other() {
    let names = ["a", "b", "c", "d", "e", "f"];
    let device = Device::default();
    let (store, _) = packed(&device, &names, 3);
    let (key, value) = block(&store);
    drop(store);
    for at in [0, value.len() / 2, value.len() - 1] {
        let mut damaged = value.clone();
        damaged[at] ^= 0x10;
        let mut batch = WriteBatch::default();
        batch.put(Table::Interactions, &key, damaged);
        run(device.database.commit(batch)).unwrap();
        let store = device.open();
        assert_eq!(store.mended(), Some(Mended::Database), "byte {at}");
        let log = run(Log::open(&store, 2)).unwrap();
        assert_eq!((items(&log), log.damaged(), log.missing()), (names.to_vec(), 0, 0), "byte {at}");
    }
    let rows = device.rows();
    let mut at = 0;
    let journal = device.files.bytes().len();
    while at < journal {
        device.files.alter(|files| {
            let file = if files[0].len() > at { &mut files[0] } else { &mut files[1] };
            if let Some(byte) = file.get_mut(at) {
                *byte ^= 0x10;
            }
        });
        assert_eq!(items(&run(Log::open(&device.open(), 2)).unwrap()), names, "byte {at} of the journal");
        device.lose_database();
        assert_eq!(items(&run(Log::open(&device.open(), 2)).unwrap()), names, "byte {at} of the journal");
        device.set_rows(rows.clone());
        at += 7;
    }
}

#[test]
fn a_full_device_forgets_from_a_block_all_the_same() {
    let device = Device::default();
    let (store, mut log) = packed(&device, &["alpha", "beta", "gamma", "delta"], 2);
    let first = log.iter().next().unwrap().seq;
    device.files.set_room(Some(device.files.bytes().len() as u64));
    assert_eq!(run(log.append(&store, vec![like("new")], 0)), Err(StoreError::Quota));
    run(log.forget(&store, &[first])).unwrap();
    assert!(!device.holds("alpha") && device.holds("beta"));
    assert!(!store.is_twice(), "there was no room to write the block down twice");
    device.files.set_room(None);
    let store = device.open();
    assert!(store.is_twice());
    device.lose_database();
    assert_eq!(items(&run(Log::open(&device.open(), 2)).unwrap()), ["beta", "gamma", "delta"]);
}

#[test]
fn packing_that_fails_leaves_all_as_it_was() {
    for fault in [StorageFault::Quota, StorageFault::Abort, StorageFault::CrashBefore] {
        let disk = MemoryStore::default();
        let store = FaultyStore::new(disk.clone());
        let mut log = imported(&store, &acts());
        store.fail_commit(fault);
        run(log.pack(&store, 3)).unwrap_err();
        assert!(log.iter().eq(&acts()));
        assert!(run(Log::open(&disk, 2)).unwrap().iter().eq(&acts()));
        assert!(keys(&disk).iter().all(|key| !key.starts_with("block/")));
    }
}

#[test]
fn the_store_of_a_build_before_blocks_is_carried_over() {
    let device = Device::default();
    // Its database, and the journal that it wrote beside it.
    let old = device.open();
    let before = imported(&old, &acts());
    let records = device.rows();
    drop(old);
    let store: Rc<dyn Store> = Rc::new(device.open());
    let mut log = run(Log::open(store.as_ref(), 2)).unwrap();
    run(log.pack(store.as_ref(), 4)).unwrap();
    assert!(keys(store.as_ref()).len() < acts().len());
    assert!(log.iter().eq(before.iter()));
    // And where a crash leaves the database as it was, the journal has the blocks.
    drop(store);
    device.set_rows(records);
    let store = device.open();
    assert!(run(Log::open(&store, 3)).unwrap().iter().eq(before.iter()));
    device.lose_database();
    assert!(run(Log::open(&device.open(), 4)).unwrap().iter().eq(before.iter()));
}
