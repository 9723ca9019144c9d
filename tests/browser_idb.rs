//! IndexedDB in a real browser, in a worker as in the app. What the browser does only on a bad day (an abort halfway, a
//! full disk, a dead connection) is brought about by patching its own interfaces, so that the adapter has no hooks.
#![cfg(target_family = "wasm")]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper that fails fails its test"
)]

use futures_util::future::{FutureExt, LocalBoxFuture};
use penchant::{
    browser::{
        broadcast::Broadcast,
        idb::{IdbStore, STEPS, Step, remove},
    },
    memory::{Draft, InteractionKind, Log, Subject, Surface, interaction::ItemKey},
    store::{
        Store, StoreError, Table, WriteBatch,
        conformance::{self, CASES, Factory},
    },
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

fn js(code: &str) -> JsValue {
    js_sys::eval(code).expect("test code runs")
}

/// Replaces a method of IndexedDB for one call, the `nth` from now; `this` and `args` are the call's, `original` the method.
fn patch(object: &str, method: &str, nth: u32, body: &str) {
    js(&format!(
        "{{ const proto = {object}.prototype, original = proto.{method}; let left = {nth};
           proto.{method} = function (...args) {{
             if (--left > 0) return original.apply(this, args);
             proto.{method} = original;
             {body}
           }} }}"
    ));
}

const ABORT: &str = "const request = original.apply(this, args); this.transaction.abort(); return request;";

struct InBrowser;

impl Factory for InBrowser {
    fn open<'a>(&'a self, name: &'a str) -> LocalBoxFuture<'a, Result<Box<dyn Store>, StoreError>> {
        async move { Ok(Box::new(IdbStore::open_as(name, STEPS).await?) as Box<dyn Store>) }.boxed_local()
    }

    fn fail_next_commit(&self, _name: &str) -> bool {
        patch("IDBObjectStore", "put", 3, ABORT);
        true
    }
}

/// The steps of a build to come.
const NEXT: &[Step] =
    &[STEPS[0], STEPS[1], |database| database.create_object_store("next", Default::default()).map(drop)];

/// The steps of a build that fails to upgrade, after having changed something.
const BROKEN: &[Step] = &[STEPS[0], STEPS[1], |database| {
    database.delete_object_store("interactions")?;
    database.delete_object_store("no such table")
}];

async fn open(name: &str, steps: &'static [Step]) -> Result<IdbStore, StoreError> {
    IdbStore::open_as(name, steps).await
}

async fn wait(promise: &str) -> JsValue {
    JsFuture::from(js(promise).unchecked_into::<js_sys::Promise>()).await.expect("test code runs")
}

fn put(keys: &[&str]) -> WriteBatch {
    let mut batch = WriteBatch::default();
    keys.iter().for_each(|key| batch.put(Table::Interactions, *key, b"value".to_vec()));
    batch
}

async fn keys(store: &IdbStore) -> Vec<String> {
    store.keys(&[Table::Interactions]).await.expect("readable").remove(0)
}

#[wasm_bindgen_test]
async fn indexed_db_conforms() {
    match conformance::run(&InBrowser).await {
        Ok(report) => assert_eq!((report.held, report.not_applicable.len()), (CASES.len(), 0)),
        Err(failures) => panic!("{}", failures.join("\n")),
    }
}

#[wasm_bindgen_test]
async fn if_a_request_cannot_be_made_those_before_it_are_rolled_back() {
    let store = open("early-return", STEPS).await.unwrap();
    patch("IDBObjectStore", "put", 2, "throw new DOMException('refused', 'DataError');");
    assert!(matches!(store.commit(put(&["a", "b", "c"])).await, Err(StoreError::Platform(_))));
    assert!(keys(&store).await.is_empty());
    store.commit(put(&["d"])).await.unwrap();
    assert_eq!(keys(&store).await, ["d"]);
}

#[wasm_bindgen_test]
async fn an_aborted_transaction_is_an_error() {
    let store = open("aborted", STEPS).await.unwrap();
    patch("IDBObjectStore", "put", 1, ABORT);
    assert!(matches!(store.commit(put(&["a"])).await, Err(StoreError::Aborted(_))));
    assert!(keys(&store).await.is_empty());
}

#[wasm_bindgen_test]
async fn a_full_disk_shows_as_an_abort_and_is_told_as_what_it_is() {
    let store = open("quota", STEPS).await.unwrap();
    js("globalThis.errorOf = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, 'error');
        Object.defineProperty(IDBTransaction.prototype, 'error',
          { configurable: true, get: () => new DOMException('full', 'QuotaExceededError') });");
    patch("IDBObjectStore", "put", 2, ABORT);
    let outcome = store.commit(put(&["a", "b"])).await;
    js("Object.defineProperty(IDBTransaction.prototype, 'error', errorOf);");
    assert_eq!(outcome, Err(StoreError::Quota));
    assert!(keys(&store).await.is_empty());
}

#[wasm_bindgen_test]
async fn writes_ask_for_strict_durability() {
    let store = open("durability", STEPS).await.unwrap();
    patch("IDBDatabase", "transaction", 1, "return globalThis.seen = original.apply(this, args);");
    store.commit(put(&["a"])).await.unwrap();
    assert_eq!(js("seen.durability"), "strict");
}

#[wasm_bindgen_test]
async fn an_upgrade_drops_nothing() {
    let old = open("upgrade", STEPS).await.unwrap();
    old.commit(put(&["a"])).await.unwrap();
    drop(old);
    let new = open("upgrade", NEXT).await.unwrap();
    assert_eq!(keys(&new).await, ["a"]);
    assert_eq!(new.keys(&Table::ALL).await.unwrap().len(), Table::ALL.len());
}

#[wasm_bindgen_test]
async fn the_database_of_the_first_version_gets_the_table_that_it_lacks() {
    wait(
        "new Promise(done => { const open = indexedDB.open('first-version', 1);
           open.onupgradeneeded = () => {
             for (const table of ['interactions', 'meta', 'quarantine']) open.result.createObjectStore(table);
             open.transaction.objectStore('interactions').put(new Uint8Array([7]), 'a');
           };
           open.onsuccess = () => { open.result.close(); done(); } })",
    )
    .await;
    let store = open("first-version", STEPS).await.unwrap();
    let mut batch = WriteBatch::default();
    batch.put(Table::Outside, "b", vec![8]);
    store.commit(batch).await.unwrap();
    let rows = store.scan(&[Table::Interactions, Table::Outside]).await.unwrap();
    assert_eq!(rows, [vec![("a".to_owned(), vec![7])], vec![("b".to_owned(), vec![8])]]);
}

#[wasm_bindgen_test]
async fn an_upgrade_that_fails_leaves_the_database_as_it_was() {
    let store = open("broken-upgrade", STEPS).await.unwrap();
    store.commit(put(&["a"])).await.unwrap();
    assert!(open("broken-upgrade", BROKEN).await.is_err());
    assert_eq!(keys(&store).await, ["a"]);
    store.commit(put(&["b"])).await.unwrap();
    assert_eq!(keys(&store).await, ["a", "b"]);
}

#[wasm_bindgen_test]
async fn a_newer_tab_is_let_through_and_the_older_one_stops() {
    let old = open("superseded", STEPS).await.unwrap();
    old.commit(put(&["a"])).await.unwrap();
    let new = open("superseded", NEXT).await.unwrap();
    assert_eq!(old.commit(put(&["b"])).await, Err(StoreError::Superseded));
    assert_eq!(old.scan(&Table::ALL).await, Err(StoreError::Superseded));
    assert_eq!(open("superseded", STEPS).await.err(), Some(StoreError::Superseded));
    assert_eq!(keys(&new).await, ["a"]);
}

#[wasm_bindgen_test]
async fn an_older_tab_that_does_not_let_go_is_not_waited_for() {
    drop(open("blocked", STEPS).await.unwrap());
    wait(
        "new Promise(done => { const open = indexedDB.open('blocked');
           open.onsuccess = () => { globalThis.holder = open.result; done(); } })",
    )
    .await;
    assert_eq!(open("blocked", NEXT).await.err(), Some(StoreError::Held));
    js("holder.close()");
    let store = open("blocked", NEXT).await.unwrap();
    store.commit(put(&["a"])).await.unwrap();
    // The opening that was given up has let go too: nothing stands in the way of another upgrade.
    drop(store);
    wait(
        "new Promise((done, no) => { const open = indexedDB.open('blocked', 9);
           open.onblocked = no; open.onsuccess = () => { open.result.close(); done(); } })",
    )
    .await;
}

#[wasm_bindgen_test]
async fn a_database_deleted_under_a_live_handle_is_created_anew() {
    let store = open("deleted", STEPS).await.unwrap();
    store.commit(put(&["a"])).await.unwrap();
    rexie::Rexie::delete("deleted").await.unwrap();
    store.commit(put(&["b"])).await.unwrap();
    assert_eq!(keys(&store).await, ["b"]);
}

#[wasm_bindgen_test]
async fn a_dead_connection_is_opened_anew_once() {
    const DEAD: &str = "throw new DOMException('the connection is closing', 'InvalidStateError');";
    let store = open("dead", STEPS).await.unwrap();
    patch("IDBDatabase", "transaction", 1, DEAD);
    store.commit(put(&["a"])).await.unwrap();
    patch("IDBDatabase", "transaction", 1, DEAD);
    assert_eq!(keys(&store).await, ["a"]);
    patch("IDBDatabase", "transaction", 1, DEAD);
    patch("IDBDatabase", "transaction", 1, DEAD);
    assert!(matches!(store.commit(put(&["b"])).await, Err(StoreError::Unavailable(_))));
    assert_eq!(keys(&store).await, ["a"]);
}

#[wasm_bindgen_test]
async fn a_database_that_the_browser_deleted_is_told_of() {
    const LOST: &str = "Object.defineProperty(IDBVersionChangeEvent.prototype, 'dataLoss',
        { configurable: true, get: () => 'total' });";
    assert!(!open("whole", STEPS).await.unwrap().was_lost());
    js("globalThis.lossOf = Object.getOwnPropertyDescriptor(IDBVersionChangeEvent.prototype, 'dataLoss');");
    js(LOST);
    let store = open("lost", STEPS).await.unwrap();
    js("if (lossOf) Object.defineProperty(IDBVersionChangeEvent.prototype, 'dataLoss', lossOf);
        else delete IDBVersionChangeEvent.prototype.dataLoss;");
    assert!(store.was_lost());
    drop(store);
    assert!(!open("lost", STEPS).await.unwrap().was_lost());
}

#[wasm_bindgen_test]
async fn a_database_without_one_of_its_tables_is_told_of_and_can_be_removed() {
    wait(
        "new Promise(done => { const open = indexedDB.open('incomplete', 2);
           open.onupgradeneeded = () => {
             for (const table of ['interactions', 'quarantine', 'outside']) open.result.createObjectStore(table);
           };
           open.onsuccess = () => { open.result.close(); done(); } })",
    )
    .await;
    assert_eq!(open("incomplete", STEPS).await.err(), Some(StoreError::Incomplete("meta")));
    remove("incomplete").await.unwrap();
    open("incomplete", STEPS).await.unwrap().commit(put(&["a"])).await.unwrap();
}

#[wasm_bindgen_test]
async fn a_database_of_a_newer_build_can_be_removed() {
    let newer = open("newer", NEXT).await.unwrap();
    newer.commit(put(&["a"])).await.unwrap();
    assert_eq!(open("newer", STEPS).await.err(), Some(StoreError::Superseded));
    remove("newer").await.unwrap();
    assert_eq!(keys(&open("newer", STEPS).await.unwrap()).await, Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn where_the_browser_has_no_storage_that_is_said() {
    js("Object.defineProperty(globalThis, 'indexedDB', { value: undefined, configurable: true });");
    let outcome = open("none", STEPS).await.err();
    js("delete globalThis.indexedDB;");
    assert!(matches!(outcome, Some(StoreError::Unavailable(_))), "{outcome:?}");
}

fn like(item: &str) -> Draft {
    Draft {
        at_ms: None,
        catalog: "films".to_owned(),
        kind: InteractionKind::Like,
        subject: Subject::Item(item.into()),
        surface: Surface::Feed,
        placement: None,
        about: None,
    }
}

#[wasm_bindgen_test]
async fn two_tabs_share_one_memory() {
    let (one, other) = (open("tabs", STEPS).await.unwrap(), open("tabs", STEPS).await.unwrap());
    let (mut here, mut there) = (Log::open(&one, 1).await.unwrap(), Log::open(&other, 2).await.unwrap());
    let seqs = here.append(&one, vec![like("a"), like("b")], 0).await.unwrap();
    there.append(&other, vec![like("c")], 1).await.unwrap();
    assert!(there.refresh(&other).await.unwrap());
    assert!(here.refresh(&one).await.unwrap());
    assert!(here.iter().eq(there.iter()));
    assert_eq!(here.len(), 3);
    there.forget(&other, &seqs[..1]).await.unwrap();
    here.refresh(&one).await.unwrap();
    assert_eq!(here.of_item(ItemKey::new("films", "a")).count(), 0);
    assert!(Log::open(&one, 3).await.unwrap().iter().eq(here.iter()));
}

#[wasm_bindgen_test]
async fn other_tabs_hear_of_a_change_and_the_one_that_made_it_does_not() {
    js("globalThis.heard = []");
    let note = |who: &'static str| move || drop(js(&format!("heard.push('{who}')")));
    let here = Broadcast::join(note("here")).unwrap();
    let _there = Broadcast::join(note("there")).unwrap();
    here.announce();
    wait("new Promise(done => setTimeout(done, 200))").await;
    assert_eq!(js("heard.join()"), "there");
}
