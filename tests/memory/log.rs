//! What the log does, case by case.

use penchant::{
    memory::{Kind, Log, Seq, Subject, interaction::Placement, log::SESSION_PAUSE_MS, transfer},
    store::{
        Store, StoreError, Table, WriteBatch,
        faulty::{Fault, FaultyStore},
        memory::MemoryStore,
    },
};

use super::{act, like, run};

const PAUSE: i64 = SESSION_PAUSE_MS as i64;

fn open(store: &dyn Store, node: u32) -> Log {
    run(Log::open(store, node)).unwrap()
}

fn rows(store: &dyn Store) -> Vec<usize> {
    run(store.scan(&Table::ALL)).unwrap().iter().map(Vec::len).collect()
}

#[test]
fn acts_keep_their_order_and_continue_it_after_reopening() {
    let store = MemoryStore::default();
    let mut log = open(&store, 9);
    let first = run(log.append(&store, vec![like("a"), like("b")], 5)).unwrap();
    let mut log = open(&store, 1);
    let then = run(log.append(&store, vec![like("c")], 4)).unwrap();
    assert_eq!([first, then].concat(), [(1, 9), (2, 9), (3, 1)].map(|(clock, node)| Seq { clock, node }));
    let items: Vec<_> = log.iter().map(|i| i.subject.clone()).collect();
    assert_eq!(items, ["a", "b", "c"].map(|item| Subject::Item(item.to_owned())));
}

#[test]
fn a_session_ends_with_a_pause_or_when_the_clock_was_set_back() {
    let store = MemoryStore::default();
    let mut log = open(&store, 1);
    let mut session = |at: i64| {
        let seq = run(log.append(&store, vec![like("a")], at)).unwrap()[0];
        log.get(seq).unwrap().session
    };
    let start = 10 * PAUSE;
    assert_eq!(session(start), start as u64);
    assert_eq!(session(start + PAUSE - 1), start as u64);
    assert_eq!(session(start + 2 * PAUSE - 1), (start + 2 * PAUSE - 1) as u64);
    assert_eq!(session(start), start as u64, "set back by more than a pause");
    assert_eq!(session(start - 1), start as u64, "set back by less");
}

#[test]
fn what_could_not_be_kept_is_not_shown() {
    let store = FaultyStore::new(MemoryStore::default());
    let mut log = open(&store, 1);
    store.fail_commit(Fault::Quota);
    assert_eq!(run(log.append(&store, vec![like("a")], 0)), Err(StoreError::Quota));
    assert!(log.is_empty());
    let kept = run(log.append(&store, vec![like("b")], 0)).unwrap();
    store.fail_commit(Fault::Abort);
    assert!(run(log.forget(&store, &kept)).is_err());
    assert_eq!(log.of_item("b").count(), 1);
}

#[test]
fn what_is_forgotten_leaves_no_content_and_does_not_return_by_import() {
    let store = MemoryStore::default();
    let mut log = open(&store, 1);
    let seqs = run(log.append(&store, vec![like("secret"), like("b")], 0)).unwrap();
    let (exported, errors) = transfer::read(&log.export(&[]).unwrap());
    assert_eq!((exported.len(), errors), (2, vec![]));

    let removed = run(log.forget(&store, &seqs[..1])).unwrap();
    assert_eq!(removed.len(), 1);
    let stored = format!("{:?}", run(store.scan(&Table::ALL)).unwrap());
    let secret = format!("{:?}", "secret".as_bytes());
    assert!(!stored.contains(secret.trim_matches(['[', ']'])));
    assert!(!log.export(&[]).unwrap().contains("secret"));

    let mut log = open(&store, 2);
    assert_eq!(run(log.import(&store, exported.clone())).unwrap(), []);
    assert_eq!(log.of_item("secret").count(), 0);

    assert_eq!(run(log.restore(&store, removed)).unwrap(), seqs[..1]);
    assert_eq!(open(&store, 3).of_item("secret").count(), 1);
    assert_eq!(run(log.import(&store, exported)).unwrap(), [], "all are here");
}

#[test]
fn forgetting_everything_leaves_nothing_at_all() {
    let store = FaultyStore::new(MemoryStore::default());
    let mut log = open(&store, 1);
    let seqs = run(log.append(&store, vec![like("a"), like("b"), like("c")], 0)).unwrap();
    run(log.put_setting(&store, "dials", &0.5)).unwrap();
    run(log.forget(&store, &seqs[..1])).unwrap();
    run(store.corrupt(Table::Interactions, &seqs[1].key(), 200)).unwrap();
    let mut outside = WriteBatch::default();
    outside.put(Table::Outside, "a receipt", b"of something that left".to_vec());
    run(store.commit(outside)).unwrap();
    let mut log = open(&store, 2);
    assert_eq!((log.damaged(), rows(&store)), (1, vec![1, 2, 1, 1]));

    let removed = run(log.forget_everything(&store)).unwrap();
    assert_eq!(removed.len(), 1);
    assert_eq!(rows(&store), [0, 0, 0, 0]);
    assert_eq!((log.len(), log.damaged(), log.setting::<f64>("dials")), (0, 0, None));
    assert_eq!(log.of_item("c").count(), 0);
    let next = run(log.append(&store, vec![like("d")], 0)).unwrap();
    assert!(next[0] > seqs[2], "no place in the order is used twice");
}

#[test]
fn an_import_that_crosses_a_forgetting_loses() {
    let store = MemoryStore::default();
    let mut log = open(&store, 1);
    let seqs = run(log.append(&store, vec![like("a")], 0)).unwrap();
    let mut other = open(&store, 2);
    let record = run(store.get(Table::Interactions, vec![seqs[0].key()])).unwrap().remove(0).unwrap();
    run(log.forget(&store, &seqs)).unwrap();
    let mut late = WriteBatch::default();
    late.put(Table::Interactions, seqs[0].key(), record);
    run(store.commit(late)).unwrap();
    assert!(run(other.refresh(&store)).unwrap());
    assert!(other.is_empty(), "also where it was remembered all the time");
    assert!(open(&store, 3).is_empty());
    assert_eq!(rows(&store), [0, 1, 0, 0]);
}

#[test]
fn a_place_in_the_order_is_not_used_again_after_forgetting() {
    let store = MemoryStore::default();
    let mut log = open(&store, 1);
    let seqs = run(log.append(&store, vec![like("a")], 0)).unwrap();
    run(log.forget(&store, &seqs)).unwrap();
    let next = run(open(&store, 1).append(&store, vec![like("b")], 0)).unwrap();
    assert!(next > seqs);
    assert_eq!(open(&store, 2).len(), 1);
}

#[test]
fn a_damaged_record_is_set_aside_byte_for_byte_even_if_only_at_the_second_try() {
    let store = FaultyStore::new(MemoryStore::default());
    let mut log = open(&store, 1);
    let seqs = run(log.append(&store, vec![like("a"), like("b")], 0)).unwrap();
    run(log.put_setting(&store, "dials", &0.5)).unwrap();
    run(store.corrupt(Table::Interactions, &seqs[0].key(), 300)).unwrap();
    run(store.corrupt(Table::Meta, "setting/dials", 20)).unwrap();
    let damaged = run(store.get(Table::Interactions, vec![seqs[0].key()])).unwrap();

    store.fail_commit(Fault::Quota);
    let log = open(&store, 2);
    assert_eq!((log.len(), log.damaged(), log.setting::<f64>("dials")), (1, 2, None));
    assert_eq!(rows(&store), [2, 1, 0, 0]);

    let log = open(&store, 3);
    assert_eq!((log.len(), log.damaged()), (1, 2));
    assert_eq!(rows(&store), [1, 0, 2, 0]);
    assert_eq!(
        run(store.get(Table::Quarantine, vec![format!("interactions/{}", seqs[0].key())])).unwrap(),
        damaged
    );
    assert_eq!(open(&store, 4).damaged(), 2, "still counted");
}

#[test]
fn a_record_under_a_key_that_is_not_its_own_is_damaged() {
    let store = MemoryStore::default();
    let mut log = open(&store, 1);
    let seqs = run(log.append(&store, vec![like("a")], 0)).unwrap();
    let record = run(store.get(Table::Interactions, vec![seqs[0].key()])).unwrap().remove(0).unwrap();
    let mut batch = WriteBatch::default();
    batch.put(Table::Interactions, Seq { clock: 7, node: 7 }.key(), record.clone());
    batch.put(Table::Interactions, "no key of ours", record);
    run(store.commit(batch)).unwrap();
    let log = open(&store, 2);
    assert_eq!((log.len(), log.damaged()), (1, 2));
}

#[test]
fn records_of_a_newer_build_stay_as_they_are() {
    let store = MemoryStore::default();
    let newer = include_bytes!("../fixtures/records/unreadable/newer.record").to_vec();
    let key = Seq { clock: 41, node: 1 }.key();
    let mut batch = WriteBatch::default();
    batch.put(Table::Interactions, &key, newer.clone());
    batch.put(Table::Meta, "setting/dials", newer.clone());
    run(store.commit(batch)).unwrap();
    let mut log = open(&store, 2);
    assert_eq!((log.len(), log.newer(), log.damaged(), log.setting::<f64>("dials")), (0, 1, 0, None));
    let seqs = run(log.append(&store, vec![like("a")], 0)).unwrap();
    assert_eq!(seqs[0].clock, 42, "they have their place in the order all the same");
    assert!(!run(log.refresh(&store)).unwrap());
    assert_eq!(run(store.get(Table::Interactions, vec![key])).unwrap(), [Some(newer)]);
}

#[test]
fn a_refresh_brings_many_records_as_well_as_few_and_says_whether_anything_changed() {
    let store = MemoryStore::default();
    let (mut here, mut there) = (open(&store, 1), open(&store, 2));
    assert!(!run(here.refresh(&store)).unwrap());
    for many in [1, 1000] {
        run(there.append(&store, (0..many).map(|i| like(&i.to_string())).collect(), 0)).unwrap();
        assert!(run(here.refresh(&store)).unwrap());
        assert!(here.iter().eq(there.iter()));
    }
    run(there.put_setting(&store, "dials", &0.5)).unwrap();
    assert!(run(here.refresh(&store)).unwrap());
    assert_eq!(here.setting("dials"), Some(0.5));
    run(there.forget_everything(&store)).unwrap();
    assert!(run(here.refresh(&store)).unwrap());
    assert_eq!((here.len(), here.setting::<f64>("dials")), (0, None));
}

#[test]
fn a_placement_that_cannot_be_divided_by_is_not_kept() {
    let store = MemoryStore::default();
    let mut log = open(&store, 1);
    for (propensity, kept) in [(0.5, true), (1.0, true), (0.0, false), (1.5, false), (f32::NAN, false)] {
        let placement = Some(Placement { slate: 1, position: 2, propensity, sources: None });
        let draft = penchant::memory::Draft { placement, ..act(Kind::Open, "a") };
        let seq = run(log.append(&store, vec![draft], 0)).unwrap()[0];
        assert_eq!(log.get(seq).unwrap().placement.is_some(), kept, "{propensity}");
    }
    assert_eq!(open(&store, 2).len(), 5);
}

#[test]
fn keys_sort_as_places_in_the_order_do() {
    let seqs = [(0, 1), (1, 0), (1, 0x10), (15, 0), (16, 0), (1 << 48, u32::MAX)];
    let keys: Vec<String> = seqs.iter().map(|&(clock, node)| Seq { clock, node }.key()).collect();
    assert!(keys.is_sorted());
    for (key, (clock, node)) in keys.iter().zip(seqs) {
        assert_eq!(Seq::from_key(key), Some(Seq { clock, node }));
    }
    for wrong in ["", "1-1", "000000000000000A-00000001", "+00000000000001-00000001", "tombstone"] {
        assert_eq!(Seq::from_key(wrong), None, "{wrong}");
    }
}
