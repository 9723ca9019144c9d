//! Memory that is kept twice: whichever copy is gone, cut or damaged is whole again by the other, and what is forgotten is
//! in neither.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use futures_util::future::{FutureExt, LocalBoxFuture};
use penchant::{
    memory::{InteractionKind, Log, Subject},
    store::{
        Mended, Row, Store, StoreError, Table, WriteBatch,
        conformance::{self, CASES, ConformanceReport, Factory},
        faulty::{FaultyStore, StorageFault},
        journal::{Slot, fake::MemoryFiles},
        memory::MemoryStore,
        twice::TwiceStore,
    },
};

use super::{act, like, run};

/// A device: a database and the journal's files.
#[derive(Clone, Default)]
pub struct Device {
    pub database: MemoryStore,
    pub files: MemoryFiles,
}

impl Device {
    pub fn open(&self) -> TwiceStore {
        let database: Rc<dyn Store> = Rc::new(self.database.clone());
        run(TwiceStore::open(database, Some(Rc::new(self.files.clone())))).unwrap()
    }

    /// A store that has no files, as in a frame.
    fn open_alone(&self) -> TwiceStore {
        run(TwiceStore::open(Rc::new(self.database.clone()), None)).unwrap()
    }

    pub fn rows(&self) -> Vec<Vec<Row>> {
        run(self.database.scan(&Table::ALL)).unwrap()
    }

    /// Makes the database what it was.
    pub fn set_rows(&self, rows: Vec<Vec<Row>>) {
        let mut batch = WriteBatch::default();
        for (table, rows) in Table::ALL.into_iter().zip(rows) {
            batch.clear(table);
            rows.into_iter().for_each(|(key, value)| batch.put(table, key, value));
        }
        run(self.database.commit(batch)).unwrap();
    }

    pub fn lose_database(&self) {
        self.set_rows(vec![Vec::new(); 4]);
    }

    /// Whether these bytes are anywhere on the device.
    pub fn holds(&self, text: &str) -> bool {
        let rows = self.rows().concat();
        let database = rows.iter().flat_map(|(key, value)| [key.as_bytes(), value]);
        database
            .chain([self.files.bytes().as_slice()])
            .any(|bytes| bytes.windows(text.len()).any(|window| window == text.as_bytes()))
    }
}

/// The titles of what is remembered, in order.
pub fn items(log: &Log) -> Vec<&str> {
    let subjects = log.iter().map(|act| match &act.subject {
        Subject::Item(id) => id,
        Subject::Text(text) => text.as_str(),
    });
    subjects.collect()
}

fn liked(store: &TwiceStore, names: &[&str]) -> Log {
    let mut log = run(Log::open(store, 1)).unwrap();
    for name in names {
        run(log.append(store, vec![like(name)], 1_000)).unwrap();
    }
    log
}

#[derive(Default)]
struct Devices(RefCell<BTreeMap<String, Device>>, RefCell<Option<FaultyStore<MemoryStore>>>);

impl Factory for Devices {
    fn open<'a>(&'a self, name: &'a str) -> LocalBoxFuture<'a, Result<Box<dyn Store>, StoreError>> {
        async move {
            let device = self.0.borrow_mut().entry(name.to_owned()).or_default().clone();
            let database = FaultyStore::new(device.database);
            self.1.replace(Some(database.clone()));
            let store = TwiceStore::open(Rc::new(database), Some(Rc::new(device.files))).await?;
            Ok(Box::new(store) as Box<dyn Store>)
        }
        .boxed_local()
    }

    fn fail_next_commit(&self, _name: &str) -> bool {
        self.1.borrow().as_ref().is_some_and(|database| {
            database.fail_commit(StorageFault::Abort);
            true
        })
    }
}

#[test]
fn a_store_that_is_kept_twice_conforms() {
    let report = ConformanceReport { held: CASES.len(), not_applicable: Vec::new() };
    assert_eq!(run(conformance::run(&Devices::default())), Ok(report));
}

/// What happens to a device between two visits.
type Accident = fn(&Device, before: &Device);

fn a_copy(device: &Device) -> Device {
    let copy = Device::default();
    copy.set_rows(device.rows());
    device.files.alter(|files| copy.files.alter(|copies| copies.clone_from(files)));
    copy
}

fn flip(at: impl Fn(usize) -> usize) -> impl Fn(&Device) {
    move |device| {
        device.files.alter(|files| {
            let file = if files[0].is_empty() { &mut files[1] } else { &mut files[0] };
            let at = at(file.len());
            file[at] ^= 0x10;
        });
    }
}

fn cut(device: &Device, size: impl Fn(usize) -> usize) {
    device.files.alter(|files| files.iter_mut().for_each(|file| file.truncate(size(file.len()))));
}

#[test]
fn whichever_copy_is_gone_cut_or_damaged_is_whole_again_by_the_other() {
    use Mended::*;
    let accidents: [(&str, Option<Mended>, Accident); 10] = [
        ("nothing", None, |_, _| {}),
        ("the database is deleted", Some(Database), |device, _| device.lose_database()),
        ("the database is as it was long ago", Some(Database), |device, before| {
            device.set_rows(before.rows());
        }),
        ("the journal is deleted", Some(Journal), |device, _| cut(device, |_| 0)),
        ("the journal is cut in its header", Some(Journal), |device, _| cut(device, |_| 7)),
        ("the journal is cut in the middle", Some(Journal), |device, _| cut(device, |size| size / 2)),
        ("the journal's last byte is cut", Some(Journal), |device, _| {
            cut(device, |size| size.saturating_sub(1))
        }),
        ("a bit of the journal's header is flipped", Some(Journal), |device, _| flip(|_| 9)(device)),
        ("a bit in the middle of the journal is flipped", Some(Journal), |device, _| {
            flip(|size| size / 2)(device);
        }),
        ("the journal is as it was long ago", Some(Journal), |device, before| {
            before.files.alter(|before| device.files.alter(|files| files.clone_from(before)));
        }),
    ];
    let names: Vec<String> = (0..40).map(|nth| format!("film {nth}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    for (what, told, accident) in accidents {
        let device = Device::default();
        liked(&device.open(), &names[..20]);
        let before = a_copy(&device);
        liked(&device.open(), &names[20..]);
        accident(&device, &before);
        let store = device.open();
        assert_eq!((store.is_twice(), store.mended()), (true, told), "{what}");
        assert_eq!(items(&run(Log::open(&store, 2)).unwrap()), names, "{what}");
        drop(store);
        // It is whole: the other accident does no harm now, and there is nothing left to tell.
        assert_eq!(device.open().mended(), None, "{what}");
        device.lose_database();
        let again = device.open();
        assert_eq!(again.mended(), Some(Database), "{what}");
        assert_eq!(items(&run(Log::open(&again, 3)).unwrap()), names, "{what}");
    }
}

#[test]
fn wherever_the_journal_is_cut_or_a_bit_of_it_flipped_the_database_has_it_all() {
    let device = Device::default();
    liked(&device.open(), &["a", "b", "c"]);
    let mut log = run(Log::open(&device.open(), 4)).unwrap();
    let first = log.iter().next().unwrap().seq;
    run(log.forget(&device.open(), &[first])).unwrap();
    let bytes = device.files.bytes().len();
    for at in 0..bytes {
        for accident in [true, false] {
            let device = a_copy(&device);
            if accident {
                cut(&device, |_| at)
            } else {
                flip(|_| at)(&device)
            }
            let store = device.open();
            assert_eq!(items(&run(Log::open(&store, 5)).unwrap()), ["b", "c"], "{at}");
            drop(store);
            device.lose_database();
            assert_eq!(items(&run(Log::open(&device.open(), 6)).unwrap()), ["b", "c"], "{at}");
        }
    }
}

#[test]
fn what_is_forgotten_is_in_neither_copy() {
    let device = Device::default();
    let store = device.open();
    let mut log = liked(&store, &["a film of whales", "another"]);
    let mut searched = act(InteractionKind::Search, "");
    searched.subject = Subject::Text("secret words".into());
    run(log.append(&store, vec![searched], 2_000)).unwrap();
    assert!(device.holds("a film of whales") && device.holds("secret words"));
    let seqs: Vec<_> = log.iter().map(|act| act.seq).collect();
    run(log.forget(&store, &seqs[..1])).unwrap();
    assert!(!device.holds("a film of whales") && device.holds("secret words"));
    run(log.forget_everything(&store)).unwrap();
    for text in ["whales", "another", "secret words", "films", &seqs[0].key()] {
        assert!(!device.holds(text), "{text}");
    }
    // Nor does it come back from the copy.
    drop(store);
    let next = device.open();
    assert_eq!((next.mended(), run(Log::open(&next, 2)).unwrap().len()), (None, 0));
}

#[test]
fn whole_lives_of_settings_do_not_let_the_journal_grow() {
    let device = Device::default();
    let store = device.open();
    for nth in 0..3_000_u32 {
        let mut batch = WriteBatch::default();
        batch.put(Table::Meta, "setting/dials", format!("{nth:0>500}").into_bytes());
        run(store.commit(batch)).unwrap();
    }
    assert!(device.files.bytes().len() < 200_000, "{}", device.files.bytes().len());
    assert!(!device.holds(&format!("{:0>500}", 2_998)) && device.holds(&format!("{:0>500}", 2_999)));
}

#[test]
fn a_database_that_was_there_before_journals_were_gets_one_without_a_word() {
    let device = Device::default();
    let mut log = run(Log::open(&device.database, 1)).unwrap();
    run(log.append(&device.database, vec![like("old")], 0)).unwrap();
    assert_eq!(device.open().mended(), None);
    device.lose_database();
    assert_eq!(items(&run(Log::open(&device.open(), 2)).unwrap()), ["old"]);
}

#[test]
fn what_is_written_without_files_is_in_the_journal_after_the_next_opening() {
    let device = Device::default();
    let mut log = liked(&device.open(), &["a", "b"]);
    let alone = device.open_alone();
    let first = log.iter().next().unwrap().seq;
    run(log.append(&alone, vec![like("c")], 0)).unwrap();
    run(log.forget(&alone, &[first])).unwrap();
    assert_eq!(device.open().mended(), None);
    assert!(!device.holds("\"a\""), "it is forgotten there too");
    device.lose_database();
    assert_eq!(items(&run(Log::open(&device.open(), 2)).unwrap()), ["b", "c"]);

    // Where everything is forgotten there, the journal brings nothing back.
    let alone = device.open_alone();
    run(run(Log::open(&alone, 3)).unwrap().forget_everything(&alone)).unwrap();
    let store = device.open();
    assert_eq!((store.mended(), run(Log::open(&store, 4)).unwrap().len()), (None, 0));
    assert!(!device.holds("\"b\""));
}

#[test]
fn what_is_written_alone_after_the_database_was_lost_adds_to_what_the_journal_has() {
    let device = Device::default();
    liked(&device.open(), &["a"]);
    device.lose_database();
    let alone = device.open_alone();
    let mut log = run(Log::open(&alone, 9)).unwrap();
    run(log.append(&alone, vec![like("b")], 0)).unwrap();
    let store = device.open();
    assert_eq!(store.mended(), Some(Mended::Database));
    assert_eq!(items(&run(Log::open(&store, 2)).unwrap()), ["a", "b"]);
}

#[test]
fn tabs_over_one_device_write_one_journal() {
    let device = Device::default();
    let stores = [device.open(), device.open(), device.open()];
    let mut logs: Vec<Log> =
        stores.iter().zip(1..).map(|(store, node)| run(Log::open(store, node)).unwrap()).collect();
    for nth in 0..300 {
        let (log, store) = (&mut logs[nth % 3], &stores[nth % 3]);
        run(log.append(store, vec![like(&format!("{nth}"))], 0)).unwrap();
        if nth % 7 == 6 {
            let oldest = log.iter().next().unwrap().seq;
            run(log.forget(store, &[oldest])).unwrap();
        }
    }
    let store = device.open();
    assert_eq!(store.mended(), None);
    let kept = run(Log::open(&store, 7)).unwrap();
    assert_eq!(kept.len(), 300 - 42);
    device.lose_database();
    let again = run(Log::open(&device.open(), 8)).unwrap();
    assert!(again.iter().eq(kept.iter()));
}

#[test]
fn a_full_device_refuses_what_is_new_and_forgets_all_the_same() {
    let device = Device::default();
    let store = device.open();
    let mut log = liked(&store, &["a", "b"]);
    device.files.set_room(Some(device.files.bytes().len() as u64));
    assert_eq!(run(log.append(&store, vec![like("c")], 0)), Err(StoreError::Quota));
    let first = log.iter().next().unwrap().seq;
    run(log.forget(&store, &[first])).unwrap();
    assert!(!device.holds("\"a\""));
    run(log.forget_everything(&store)).unwrap();
    assert!(!device.holds("films"));
    device.files.set_room(None);
    let store = device.open();
    assert_eq!((store.mended(), run(Log::open(&store, 2)).unwrap().len()), (None, 0));
}

#[test]
fn without_files_memory_is_kept_once() {
    let device = Device::default();
    device.files.set_gone(true);
    let store = device.open();
    assert!(!store.is_twice());
    liked(&store, &["a"]);
    assert_eq!(items(&run(Log::open(&device.open(), 2)).unwrap()), ["a"]);
    assert_eq!(Slot::A.other(), Slot::B);
}
