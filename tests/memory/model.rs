//! Random lives of a memory in two tabs, with faults, against a model that is too simple to be wrong: a map of what
//! is alive, a set of what is forgotten. After every step a third tab opens the store and must find the model.

use std::collections::{BTreeMap, BTreeSet};

use penchant::{
    memory::{Interaction, Log, Seq, Subject, transfer},
    store::{
        Store, StoreError, Table,
        faulty::{FaultyStore, StorageFault},
        memory::MemoryStore,
        record::RecordKind,
    },
};
use proptest::{collection::vec, option::weighted, prelude::*, sample::Index};

use super::{film, like, run};

const DIAL: RecordKind<u8> = RecordKind::new("dial");

#[derive(Debug, Clone)]
enum Act {
    Append(Vec<u8>),
    Forget(Vec<Index>),
    ForgetEverything,
    Undo,
    ExportThenLaterImport,
    Refresh,
    PutSetting(u8),
    Corrupt(Index, usize),
    Pack(usize),
    Reopen,
}

#[derive(Debug, Clone)]
struct Step {
    tab: usize,
    act: Act,
    fault: Option<StorageFault>,
    read_fault: bool,
}

fn step() -> impl Strategy<Value = Step> {
    let act = prop_oneof![
        8 => vec(0..4_u8, 0..4).prop_map(Act::Append),
        4 => vec(any::<Index>(), 0..3).prop_map(Act::Forget),
        1 => Just(Act::ForgetEverything),
        3 => Just(Act::Undo),
        3 => Just(Act::ExportThenLaterImport),
        3 => Just(Act::Refresh),
        2 => any::<u8>().prop_map(Act::PutSetting),
        1 => (any::<Index>(), 0..2000_usize).prop_map(|(which, bit)| Act::Corrupt(which, bit)),
        2 => (1..4_usize).prop_map(Act::Pack),
        2 => Just(Act::Reopen),
    ];
    let fault = prop_oneof![
        Just(StorageFault::Quota),
        Just(StorageFault::Abort),
        Just(StorageFault::CrashBefore),
        Just(StorageFault::CrashAfter),
        Just(StorageFault::Superseded),
    ];
    (0..2_usize, act, weighted(0.3, fault), prop::bool::weighted(0.1))
        .prop_map(|(tab, act, fault, read_fault)| Step { tab, act, fault, read_fault })
}

#[derive(Default)]
struct Model {
    alive: BTreeMap<Seq, Interaction>,
    forgotten: BTreeSet<Seq>,
    damaged: BTreeSet<Seq>,
    setting: Option<u8>,
}

struct Tab {
    store: FaultyStore<MemoryStore>,
    log: Log,
    /// What it last removed, to undo it.
    removed: Vec<Interaction>,
    exported: Option<String>,
}

impl Tab {
    /// Whether the store has it: also after a crash that came before anyone was told.
    fn written<T>(&self, outcome: &Result<T, StoreError>, fault: Option<StorageFault>) -> bool {
        let happened = !self.store.calm();
        outcome.is_ok() || (happened && fault == Some(StorageFault::CrashAfter))
    }
}

struct World {
    disk: MemoryStore,
    next_node: u32,
    model: Model,
    tabs: Vec<Tab>,
    ever: BTreeSet<Seq>,
    now: i64,
}

impl World {
    fn new() -> Self {
        let mut world = Self {
            disk: MemoryStore::default(),
            next_node: 0,
            model: Model::default(),
            tabs: Vec::new(),
            ever: BTreeSet::new(),
            now: 0,
        };
        world.tabs = (0..2).map(|_| world.tab()).collect();
        world
    }

    fn tab(&mut self) -> Tab {
        self.next_node += 1;
        let store = FaultyStore::new(self.disk.clone());
        let log = run(Log::open(&store, self.next_node)).unwrap();
        Tab { store, log, removed: Vec::new(), exported: None }
    }

    /// Does one step in one tab and, if the store has it, in the model.
    fn step(&mut self, Step { tab: which, act, fault, read_fault }: Step) {
        self.now += 1000;
        let model = &mut self.model;
        let tab = &mut self.tabs[which];
        let before: Vec<_> = tab.log.iter().cloned().collect();
        if let Some(fault) = fault {
            tab.store.fail_commit(fault);
        }
        if read_fault {
            tab.store.fail_read(StoreError::Platform("on demand".to_owned()));
        }
        let alive = matches!(act, Act::Forget(_) | Act::Undo).then(|| model.alive.clone());
        let ok = match act {
            Act::Append(items) => {
                let drafts = items.iter().map(|item| like(&item.to_string())).collect();
                let at = tab.log.iter().next_back().map_or(0, |i| i.seq.clock);
                let outcome = run(tab.log.append(&tab.store, drafts, self.now));
                if let Ok(seqs) = &outcome {
                    assert_eq!(seqs.len(), items.len());
                    for seq in seqs {
                        assert!(seq.clock > at && self.ever.insert(*seq), "{seq:?} is new");
                        model.alive.insert(*seq, tab.log.get(*seq).unwrap().clone());
                    }
                } else if tab.written(&outcome, fault) {
                    // Unacknowledged, yet whole: as many as were given, under names nobody was told.
                    let found = run(Log::open(&self.disk, 0)).unwrap();
                    let new: Vec<_> =
                        found.iter().filter(|i| !model.alive.contains_key(&i.seq)).cloned().collect();
                    assert_eq!(new.len(), items.len());
                    self.ever.extend(new.iter().map(|i| i.seq));
                    model.alive.extend(new.into_iter().map(|i| (i.seq, i)));
                }
                outcome.is_ok()
            }
            Act::Forget(picks) => {
                let seqs: Vec<Seq> =
                    picks.iter().filter(|_| !before.is_empty()).map(|pick| pick.get(&before).seq).collect();
                let outcome = run(tab.log.forget(&tab.store, &seqs));
                if tab.written(&outcome, fault) {
                    for seq in &seqs {
                        model.alive.remove(seq);
                        model.forgotten.insert(*seq);
                    }
                }
                if outcome.is_ok() && fault == Some(StorageFault::Quota) {
                    // There was no room for tombstones; the next change brings them.
                    tab.store.calm();
                    run(tab.log.append(&tab.store, Vec::new(), self.now)).unwrap();
                    run(tab.log.put_setting(&tab.store, &DIAL, &0)).unwrap();
                    model.setting = Some(0);
                }
                outcome.map(|removed| tab.removed = removed).is_ok()
            }
            Act::ForgetEverything => {
                let outcome = run(tab.log.forget_everything(&tab.store));
                if tab.written(&outcome, fault) {
                    *model = Model::default();
                }
                outcome.map(|removed| tab.removed = removed).is_ok()
            }
            Act::Undo => {
                let removed = tab.removed.clone();
                let outcome = run(tab.log.restore(&tab.store, removed.clone()));
                if tab.written(&outcome, fault) {
                    for interaction in removed {
                        model.forgotten.remove(&interaction.seq);
                        model.alive.insert(interaction.seq, interaction);
                    }
                }
                outcome.is_ok()
            }
            Act::ExportThenLaterImport => match tab.exported.take() {
                None => {
                    tab.exported = Some(tab.log.export(&BTreeMap::new()).unwrap());
                    true
                }
                Some(document) => {
                    let (interactions, errors) = transfer::read(&document);
                    assert_eq!(errors, []);
                    let outcome = run(tab.log.import(&tab.store, interactions.clone()));
                    if tab.written(&outcome, fault) {
                        for interaction in interactions {
                            if !model.forgotten.contains(&interaction.seq) {
                                model.alive.entry(interaction.seq).or_insert(interaction);
                            }
                        }
                    }
                    // The refresh before it may have been done all the same.
                    true
                }
            },
            Act::Refresh => {
                let outcome = run(tab.log.refresh(&tab.store));
                if outcome.is_ok() {
                    assert!(tab.log.iter().eq(model.alive.values()));
                }
                outcome.is_ok()
            }
            Act::PutSetting(value) => {
                let outcome = run(tab.log.put_setting(&tab.store, &DIAL, &value));
                if tab.written(&outcome, fault) {
                    model.setting = Some(value);
                }
                outcome.is_ok()
            }
            Act::Corrupt(pick, bit) => {
                // A block that is damaged is more than one act: tests/memory/blocks.rs.
                let mut alive: Vec<Seq> = model.alive.keys().copied().collect();
                let keys = run(self.disk.keys(&[Table::Interactions])).unwrap().concat();
                alive.retain(|seq| keys.contains(&seq.key()));
                if !alive.is_empty() {
                    let seq = *pick.get(&alive);
                    let broken = FaultyStore::new(self.disk.clone());
                    run(broken.corrupt(Table::Interactions, &seq.key(), bit)).unwrap();
                    model.alive.remove(&seq);
                    model.damaged.insert(seq);
                }
                true
            }
            Act::Pack(size) => run(tab.log.pack(&tab.store, size)).is_ok(),
            Act::Reopen => {
                let (removed, exported) = (std::mem::take(&mut tab.removed), tab.exported.take());
                self.tabs[which] = self.tab();
                (self.tabs[which].removed, self.tabs[which].exported) = (removed, exported);
                true
            }
        };
        let tab = &self.tabs[which];
        tab.store.calm();
        if !ok {
            // Where another tab was first, what it did is known now.
            let refreshed = alive.is_some_and(|alive| tab.log.iter().eq(alive.values()));
            assert!(refreshed || tab.log.iter().eq(&before), "after an error the log is as it was");
        }
    }

    /// Whoever opens the store finds the model, and nothing of a tab that died.
    fn check(&mut self) {
        let log = run(Log::open(&self.disk, 0)).unwrap();
        let found: BTreeMap<Seq, Interaction> = log.iter().map(|i| (i.seq, i.clone())).collect();
        assert_eq!(found, self.model.alive);
        assert_eq!(log.damaged(), self.model.damaged.len());
        assert_eq!(log.setting(&DIAL), Ok(self.model.setting));
        assert_eq!(log.missing(), 0);
        assert_eq!(log.views(), 0);
        for item in 0..4_u8 {
            let subject = Subject::Item(item.to_string().into());
            assert!(log.of_item(film(&item.to_string())).eq(log.iter().filter(|i| i.subject == subject)));
        }
        for which in 0..2 {
            let dead = run(self.tabs[which].store.keys(&[])).is_err();
            if dead {
                self.tabs[which] = self.tab();
            }
        }
    }
}

proptest! {
    #[test]
    fn what_is_acknowledged_is_there_once_and_what_is_forgotten_is_not(steps in vec(step(), 1..40)) {
        let mut world = World::new();
        for step in steps {
            world.step(step);
            world.check();
        }
        for tab in &mut world.tabs {
            run(tab.log.refresh(&tab.store)).unwrap();
            prop_assert!(tab.log.iter().eq(world.model.alive.values()));
        }
    }
}
