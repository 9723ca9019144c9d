//! What the log does, case by case.

use std::collections::BTreeMap;

use penchant::{
    memory::{
        Draft, Interaction, InteractionKind, Log, Seq, Subject,
        interaction::{FURTHEST_MS, ItemKey, LARGEST_OWN_CLOCK, Placement, SourceScores},
        log::{SESSION_PAUSE_MS, beside::Changes},
        transfer,
    },
    store::{
        Store, StoreError, Table, WriteBatch,
        faulty::{FaultyStore, StorageFault},
        memory::MemoryStore,
        record::{RecordKind, Schema, Unreadable},
    },
};

use super::{act, film, like, run};

const DIAL: RecordKind<f64> = RecordKind::new("dials");
const NOTE: RecordKind<String> = RecordKind::new("note");
const SET_ASIDE: Result<Option<f64>, Unreadable> = Err(Unreadable::Damaged("it was set aside"));
const NEWER: Result<Option<f64>, Unreadable> = Err(Unreadable::Newer(Schema { major: 0, minor: 7 }));

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
    assert_eq!(items, ["a", "b", "c"].map(|item| Subject::Item(item.into())));
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
    store.fail_commit(StorageFault::Quota);
    assert_eq!(run(log.append(&store, vec![like("a")], 0)), Err(StoreError::Quota));
    assert!(log.is_empty());
    let kept = run(log.append(&store, vec![like("b")], 0)).unwrap();
    store.fail_commit(StorageFault::Abort);
    assert!(run(log.forget(&store, &kept)).is_err());
    assert_eq!(log.of_item(film("b")).count(), 1);
}

#[test]
fn what_is_forgotten_leaves_no_content_and_does_not_return_by_import() {
    let store = MemoryStore::default();
    let mut log = open(&store, 1);
    let seqs = run(log.append(&store, vec![like("secret"), like("b")], 0)).unwrap();
    let (exported, errors) = transfer::read(&log.export(&BTreeMap::new()).unwrap());
    assert_eq!((exported.len(), errors), (2, vec![]));

    let removed = run(log.forget(&store, &seqs[..1])).unwrap();
    assert_eq!(removed.len(), 1);
    let stored = format!("{:?}", run(store.scan(&Table::ALL)).unwrap());
    let secret = format!("{:?}", "secret".as_bytes());
    assert!(!stored.contains(secret.trim_matches(['[', ']'])));
    assert!(!log.export(&BTreeMap::new()).unwrap().contains("secret"));

    let mut log = open(&store, 2);
    assert_eq!(run(log.import(&store, exported.clone())).unwrap(), []);
    assert_eq!(log.of_item(film("secret")).count(), 0);

    assert_eq!(run(log.restore(&store, removed)).unwrap(), seqs[..1]);
    assert_eq!(open(&store, 3).of_item(film("secret")).count(), 1);
    assert_eq!(run(log.import(&store, exported)).unwrap(), [], "all are here");
}

#[test]
fn forgetting_everything_leaves_nothing_at_all() {
    let store = FaultyStore::new(MemoryStore::default());
    let mut log = open(&store, 1);
    let seqs = run(log.append(&store, vec![like("a"), like("b"), like("c")], 0)).unwrap();
    run(log.put_setting(&store, &DIAL, &0.5)).unwrap();
    run(log.forget(&store, &seqs[..1])).unwrap();
    run(store.corrupt(Table::Interactions, &seqs[1].key(), 200)).unwrap();
    let mut outside = WriteBatch::default();
    outside.put(Table::Outside, "a receipt", b"of something that left".to_vec());
    run(store.commit(outside)).unwrap();
    let mut log = open(&store, 2);
    assert_eq!((log.damaged(), rows(&store)), (1, vec![1, 4, 1, 1]));

    let removed = run(log.forget_everything(&store)).unwrap();
    assert_eq!(removed.len(), 1);
    assert_eq!(rows(&store), [0, 0, 0, 0]);
    assert_eq!((log.len(), log.damaged(), log.setting(&DIAL)), (0, 0, Ok(None)));
    assert_eq!(log.of_item(film("c")).count(), 0);
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
    assert_eq!(rows(&store), [0, 3, 0, 0], "the tombstone, and how much was written");
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
    run(log.put_setting(&store, &DIAL, &0.5)).unwrap();
    run(store.corrupt(Table::Interactions, &seqs[0].key(), 300)).unwrap();
    run(store.corrupt(Table::Meta, "setting/dials", 20)).unwrap();
    let damaged = run(store.get(Table::Interactions, vec![seqs[0].key()])).unwrap();

    store.fail_commit(StorageFault::Quota);
    let log = open(&store, 2);
    assert_eq!((log.len(), log.damaged(), log.setting(&DIAL)), (1, 2, SET_ASIDE));
    assert_eq!(rows(&store), [2, 3, 0, 0]);

    let log = open(&store, 3);
    assert_eq!((log.len(), log.damaged()), (1, 2));
    assert_eq!(rows(&store), [1, 2, 2, 0]);
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
    assert_eq!((log.len(), log.newer(), log.damaged(), log.setting(&DIAL)), (0, 1, 0, NEWER));
    let seqs = run(log.append(&store, vec![like("a")], 0)).unwrap();
    assert_eq!(seqs[0].clock, 42, "they have their place in the order all the same");
    assert!(!run(log.refresh(&store)).unwrap());
    assert_eq!(run(store.get(Table::Interactions, vec![key])).unwrap(), [Some(newer.clone())]);
    let refused = run(log.put_setting(&store, &DIAL, &0.5));
    assert!(matches!(refused, Err(StoreError::NewerRecord(_))), "{refused:?}");
    assert_eq!(run(store.get(Table::Meta, vec!["setting/dials".into()])).unwrap(), [Some(newer)]);
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
    run(there.put_setting(&store, &DIAL, &0.5)).unwrap();
    assert!(run(here.refresh(&store)).unwrap());
    assert_eq!(here.setting(&DIAL), Ok(Some(0.5)));
    run(there.forget_everything(&store)).unwrap();
    assert!(run(here.refresh(&store)).unwrap());
    assert_eq!((here.len(), here.setting(&DIAL)), (0, Ok(None)));
}

#[test]
fn a_placement_that_cannot_be_divided_by_is_not_kept() {
    let store = MemoryStore::default();
    let mut log = open(&store, 1);
    for (propensity, kept) in [(0.5, true), (1.0, true), (0.0, false), (1.5, false), (f32::NAN, false)] {
        let placement = Some(Placement { slate: 1, position: 2, propensity, sources: None });
        let draft = Draft { placement, ..act(InteractionKind::Open, "a") };
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

fn entries(log: &Log) -> Vec<String> {
    log.entries(&NOTE).read.into_iter().map(|(_, note)| note).collect()
}

fn add(log: &mut Log, store: &dyn Store, name: &str, note: Option<&str>) -> Result<(), StoreError> {
    let mut changes = Changes::default();
    log.put_entry(&mut changes, &NOTE, name, note.map(str::to_owned).as_ref())?;
    run(log.change(store, changes))
}

#[test]
fn two_tabs_that_add_to_a_list_at_once_lose_nothing() {
    let store = MemoryStore::default();
    let (mut here, mut there) = (open(&store, 1), open(&store, 2));
    for n in 0..48 {
        add(&mut here, &store, &format!("here-{n}"), Some("a")).unwrap();
        add(&mut there, &store, &format!("there-{n}"), Some("b")).unwrap();
    }
    assert_eq!(entries(&open(&store, 3)).len(), 96);
    add(&mut here, &store, "here-0", None).unwrap();
    assert!(run(there.refresh(&store)).unwrap());
    assert_eq!(entries(&there).len(), 95);
}

#[test]
fn an_entry_that_cannot_be_read_is_told_apart_from_one_that_never_was_and_stays() {
    let store = MemoryStore::default();
    let mut log = open(&store, 1);
    add(&mut log, &store, "a", Some("first")).unwrap();
    add(&mut log, &store, "b", Some("second")).unwrap();
    let broken = FaultyStore::new(store.clone());
    run(broken.corrupt(Table::Meta, "note/a", 130)).unwrap();
    let mut newer = WriteBatch::default();
    newer.put(Table::Meta, "note/c", NOTE.in_form(2, 0).encode(&"later".to_owned()).unwrap());
    run(store.commit(newer)).unwrap();
    for opening in 2..4 {
        let log = open(&store, opening);
        let found = log.entries(&NOTE);
        assert_eq!(found.read, [("b".to_owned(), "second".to_owned())]);
        let names: Vec<&str> = found.unreadable.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["c", "a"], "opening {opening}");
    }
    let mut log = open(&store, 4);
    assert!(matches!(add(&mut log, &store, "c", None), Err(StoreError::NewerRecord(_))));
    add(&mut log, &store, "a", None).unwrap();
    assert_eq!(open(&store, 5).entries(&NOTE).unreadable.len(), 1, "what the person took away is gone");
}

#[test]
fn a_setting_whose_content_is_another_is_set_aside_by_the_next_value_and_not_before() {
    let store = MemoryStore::default();
    let text: RecordKind<String> = RecordKind::new(DIAL.name);
    run(open(&store, 1).put_setting(&store, &text, &"loud".to_owned())).unwrap();
    let mut log = open(&store, 2);
    assert!(matches!(log.setting(&DIAL), Err(Unreadable::Damaged(_))));
    assert_eq!(rows(&store), [0, 1, 0, 0]);
    run(log.put_setting(&store, &DIAL, &0.25)).unwrap();
    let log = open(&store, 3);
    assert_eq!((log.setting(&DIAL), log.damaged()), (Ok(Some(0.25)), 1));
}

#[test]
fn the_same_id_in_two_catalogues_is_two_items() {
    let store = MemoryStore::default();
    let mut log = open(&store, 1);
    let tea = Draft { catalog: "tea".into(), ..like("1") };
    run(log.append(&store, vec![like("1"), tea, like("added/Mine/1")], 0)).unwrap();
    let count = |catalog, id| open(&store, 2).of_item(ItemKey::new(catalog, id)).count();
    assert_eq!((count("films", "1"), count("tea", "1"), count("books", "1")), (1, 1, 0));
    assert_eq!(count("books", "added/Mine/1"), 1, "what the person added stands beside every catalogue");
}

#[test]
fn what_happened_long_ago_is_remembered_today_and_stands_where_its_time_puts_it() {
    let store = MemoryStore::default();
    let mut log = open(&store, 1);
    let now = 1_795_000_000_000;
    let then = |item: &str, at_ms| Draft { at_ms: Some(at_ms), ..like(item) };
    run(log.append(&store, vec![like("today")], now)).unwrap();
    let old = 1_420_000_000_000;
    let drafts = vec![then("b", old + 5), then("a", old), then("c", old + PAUSE + 6)];
    run(log.append(&store, drafts, now + 1)).unwrap();
    run(log.append(&store, vec![like("later, by a clock that was set back")], now - PAUSE)).unwrap();
    let log = open(&store, 2);
    let items: Vec<&str> = log.by_time().iter().filter_map(|act| Some(act.item()?.id)).collect();
    assert_eq!(items, ["a", "b", "c", "today", "later, by a clock that was set back"]);
    let acts: Vec<&Interaction> = log.iter().collect();
    assert_eq!((acts[1].at_ms, acts[1].recorded_ms), (old + 5, Some(now + 1)));
    assert_eq!((acts[0].recorded_ms, acts[1].session), (None, (old + 5) as u64));
    assert!(acts[2].session == acts[1].session && acts[3].session != acts[1].session);
    let read = transfer::read(&log.export(&BTreeMap::new()).unwrap());
    assert_eq!(read, (log.iter().cloned().collect(), vec![]));
    let mut log = open(&store, 3);
    for at_ms in [FURTHEST_MS + 1, -FURTHEST_MS - 1, i64::MAX, i64::MIN] {
        assert!(run(log.append(&store, vec![then("x", at_ms)], now)).is_err(), "{at_ms}");
    }
}

#[test]
fn nothing_is_acknowledged_that_reads_as_something_else_later() {
    let store = MemoryStore::default();
    let mut log = open(&store, 1);
    for score in [f32::INFINITY, f32::NEG_INFINITY, f32::NAN, 3e38, -0.25] {
        let sources: SourceScores = [("content", score), ("prior", 0.5)].into_iter().collect();
        let placement = Some(Placement { slate: 1, position: 2, propensity: 0.5, sources: Some(sources) });
        let seq = run(log.append(&store, vec![Draft { placement, ..like("a") }], 0)).unwrap()[0];
        let again = open(&store, 2);
        assert_eq!((again.get(seq), again.damaged()), (log.get(seq), 0), "{score}");
    }
}

#[test]
fn a_clock_at_the_end_of_all_numbers_spoils_no_later_export() {
    let store = MemoryStore::default();
    let mut log = open(&store, 1);
    run(log.append(&store, vec![like("a")], 0)).unwrap();
    let template = log.iter().next().unwrap().clone();
    let at = |clock| Interaction { seq: Seq { clock, node: 9 }, ..template.clone() };
    run(log.import(&store, [1 << 48, LARGEST_OWN_CLOCK, 1 << 52].map(at).to_vec())).unwrap();
    run(log.append(&store, vec![like("b")], 0)).unwrap();
    let (read, errors) = transfer::read(&log.export(&BTreeMap::new()).unwrap());
    assert_eq!((read.len(), errors), (5, vec![]));
    assert_eq!(run(open(&MemoryStore::default(), 2).import(&MemoryStore::default(), read)).unwrap().len(), 5);
}

#[test]
fn on_a_full_device_an_act_can_be_forgotten_and_does_not_return() {
    let store = FaultyStore::new(MemoryStore::default());
    let mut log = open(&store, 1);
    let seqs = run(log.append(&store, vec![like("a"), like("b")], 0)).unwrap();
    let exported = transfer::read(&log.export(&BTreeMap::new()).unwrap()).0;
    store.fail_commit(StorageFault::Quota);
    assert_eq!(run(log.forget(&store, &seqs[..1])).unwrap().len(), 1);
    assert_eq!(open(&store, 2).len(), 1, "it is gone from the device");
    assert_eq!(run(log.import(&store, exported.clone())).unwrap(), []);
    // The next change that finds room brings the tombstone.
    run(log.append(&store, vec![like("c")], 0)).unwrap();
    let mut again = open(&store, 3);
    assert_eq!(run(again.import(&store, exported)).unwrap(), []);
    assert_eq!((again.len(), again.missing()), (2, 0));
}

#[test]
fn acts_that_the_browser_lost_are_counted_and_those_that_were_forgotten_are_not() {
    let store = FaultyStore::new(MemoryStore::default());
    let mut log = open(&store, 1);
    let seqs = run(log.append(&store, ["a", "b", "c", "d"].map(like).to_vec(), 0)).unwrap();
    run(log.forget(&store, &seqs[1..2])).unwrap();
    run(store.corrupt(Table::Interactions, &seqs[2].key(), 300)).unwrap();
    assert_eq!((open(&store, 2).missing(), open(&store, 2).damaged()), (0, 1));
    let mut lost = WriteBatch::default();
    lost.delete(Table::Interactions, seqs[3].key());
    run(store.commit(lost)).unwrap();
    assert_eq!(open(&store, 3).missing(), 1);
    // Another tab forgets everything while this one writes.
    let mut other = open(&store, 4);
    run(other.forget_everything(&store)).unwrap();
    run(log.append(&store, vec![like("e")], 0)).unwrap();
    assert_eq!(open(&store, 5).missing(), 0);
    run(log.refresh(&store)).unwrap();
    run(log.append(&store, vec![like("f")], 0)).unwrap();
    assert_eq!((open(&store, 6).missing(), open(&store, 6).len()), (0, 2));
}

#[test]
fn views_are_counted_as_they_come_and_go() {
    let store = MemoryStore::default();
    let mut log = open(&store, 1);
    let view = || act(InteractionKind::View, "a");
    let seqs = run(log.append(&store, vec![view(), like("a"), view()], 0)).unwrap();
    assert_eq!((log.views(), open(&store, 2).views()), (2, 2));
    let forgotten = run(log.forget(&store, &seqs[..2])).unwrap();
    assert_eq!((log.views(), log.len()), (1, 1));
    for _ in 0..2 {
        run(log.restore(&store, forgotten.clone())).unwrap();
        assert_eq!((log.views(), log.len()), (2, 3), "put back once or twice");
    }
    run(log.forget_everything(&store)).unwrap();
    assert_eq!(log.views(), 0);
}
