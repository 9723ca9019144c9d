//! The stores that come with the core pass the conformance suite.

use std::{cell::RefCell, collections::BTreeMap};

use futures_util::future::{FutureExt, LocalBoxFuture};
use penchant::store::{
    Store, StoreError,
    conformance::{self, CASES, ConformanceReport, Factory},
    faulty::{FaultyStore, StorageFault},
    memory::MemoryStore,
};

use super::run;

#[derive(Default)]
struct InMemory(RefCell<BTreeMap<String, MemoryStore>>);

impl InMemory {
    fn handle(&self, name: &str) -> MemoryStore {
        self.0.borrow_mut().entry(name.to_owned()).or_default().clone()
    }
}

impl Factory for InMemory {
    fn open<'a>(&'a self, name: &'a str) -> LocalBoxFuture<'a, Result<Box<dyn Store>, StoreError>> {
        async move { Ok(Box::new(self.handle(name)) as Box<dyn Store>) }.boxed_local()
    }
}

#[derive(Default)]
struct Faulty {
    databases: InMemory,
    last: RefCell<Option<FaultyStore<MemoryStore>>>,
}

impl Factory for Faulty {
    fn open<'a>(&'a self, name: &'a str) -> LocalBoxFuture<'a, Result<Box<dyn Store>, StoreError>> {
        let store = FaultyStore::new(self.databases.handle(name));
        self.last.replace(Some(store.clone()));
        async move { Ok(Box::new(store) as Box<dyn Store>) }.boxed_local()
    }

    fn fail_next_commit(&self, _name: &str) -> bool {
        self.last.borrow().as_ref().is_some_and(|store| {
            store.fail_commit(StorageFault::Abort);
            true
        })
    }
}

#[test]
fn the_memory_store_conforms() {
    // Nothing can be written to it in part: its commits do not fail.
    let not_applicable = vec!["a_commit_that_fails_leaves_nothing"];
    let report = ConformanceReport { held: CASES.len() - 1, not_applicable };
    assert_eq!(run(conformance::run(&InMemory::default())), Ok(report));
}

#[test]
fn the_faulty_store_conforms_while_nothing_fails_but_what_it_was_told_to() {
    let report = ConformanceReport { held: CASES.len(), not_applicable: Vec::new() };
    assert_eq!(run(conformance::run(&Faulty::default())), Ok(report));
}
