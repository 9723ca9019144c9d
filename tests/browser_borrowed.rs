//! The store that a page keeps for an engine, both sides of it in a real browser: `browser/borrowed.rs` asks, and what
//! answers is `static/web/embed/internal/store.ts`. `cargo xtask test` bundles it and hands it to the compiler.
#![cfg(target_family = "wasm")]
#![allow(clippy::expect_used, clippy::panic, reason = "a helper that fails fails its test")]

use std::{cell::OnceCell, rc::Rc};

use futures_util::future::{FutureExt, LocalBoxFuture};
use js_sys::{Function, Promise};
use penchant::{
    browser::{
        borrowed::Borrowed,
        idb::{IdbStore, STEPS},
    },
    store::{
        Store, StoreError, Table, WriteBatch,
        conformance::{self, CASES, Factory},
    },
};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

/// The bundled code, which makes `store.open`.
const SCRIPT: Option<&str> = option_env!("PENCHANT_STORE_SCRIPT");

/// A page that serves the engine's asks; messages go by structured clone, as between page and worker.
const PAGE: &str = "(serve, told) => (ask) => {
    const asked = structuredClone(ask);
    serve(asked).then((answer) => told(structuredClone(answer)));
}";

fn js(code: &str) -> JsValue {
    js_sys::eval(code).expect("test code runs")
}

/// A store whose asks go to `page`, which gets them with the way back.
fn borrowed(page: impl FnOnce(Function) -> Function) -> Borrowed {
    let slot = Rc::new(OnceCell::<Borrowed>::new());
    let told = slot.clone();
    let hear = Closure::<dyn Fn(JsValue)>::new(move |answer| {
        if let Some(borrowed) = told.get() {
            borrowed.take(&answer);
        }
    });
    let page = page(hear.into_js_value().unchecked_into());
    slot.get_or_init(|| Borrowed::new(move |ask| page.call1(&JsValue::NULL, ask).is_ok())).clone()
}

/// A database that the app has made, lent by a page.
async fn lend(name: &str) -> Result<Borrowed, StoreError> {
    drop(IdbStore::open_as(name, STEPS).await?);
    if js("typeof globalThis.store") == "undefined" {
        js(&format!("{}; globalThis.store = store", SCRIPT.expect("bundled by `cargo xtask test`")));
    }
    let opening: Promise = js(&format!("globalThis.store.open(indexedDB, '{name}')")).unchecked_into();
    let serve = JsFuture::from(opening).await.expect("the page opens the database");
    let page: Function = js(PAGE).unchecked_into();
    Ok(borrowed(|told| page.call2(&JsValue::NULL, &serve, &told).expect("a page").unchecked_into()))
}

struct Lent;

impl Factory for Lent {
    fn open<'a>(&'a self, name: &'a str) -> LocalBoxFuture<'a, Result<Box<dyn Store>, StoreError>> {
        async move { Ok(Box::new(lend(name).await?) as Box<dyn Store>) }.boxed_local()
    }

    fn fail_next_commit(&self, _name: &str) -> bool {
        js("{ const { put } = IDBObjectStore.prototype; let left = 3;
              IDBObjectStore.prototype.put = function (...args) {
                const request = put.apply(this, args);
                if (--left === 0) {
                  IDBObjectStore.prototype.put = put;
                  this.transaction.abort();
                }
                return request;
              } }");
        true
    }
}

#[wasm_bindgen_test]
async fn memory_that_a_page_keeps_conforms() {
    match conformance::run(&Lent).await {
        Ok(report) => assert_eq!((report.held, report.not_applicable.len()), (CASES.len(), 0)),
        Err(failures) => panic!("{}", failures.join("\n")),
    }
}

#[wasm_bindgen_test]
async fn a_full_disk_is_told_as_what_it_is() {
    let store = lend("borrowed-quota").await.expect("opened");
    js("{ const { put } = IDBObjectStore.prototype;
          IDBObjectStore.prototype.put = function () {
            IDBObjectStore.prototype.put = put;
            throw new DOMException('full', 'QuotaExceededError');
          } }");
    let mut batch = WriteBatch::default();
    batch.put(Table::Meta, "a", vec![1]);
    assert_eq!(store.commit(batch).await, Err(StoreError::Quota));
    assert_eq!(store.keys(&[Table::Meta]).await, Ok(vec![vec![]]));
}

#[wasm_bindgen_test]
async fn an_answer_that_cannot_be_read_is_an_error() {
    let page: Function =
        js("(told) => ({ store }) => void Promise.resolve().then(() => told({ store, keys: 'no list' }))")
            .unchecked_into();
    let store = borrowed(|told| page.call1(&JsValue::NULL, &told).expect("a page").unchecked_into());
    assert!(matches!(store.keys(&[Table::Meta]).await, Err(StoreError::Platform(_))));
}

#[wasm_bindgen_test]
async fn a_page_that_is_gone_is_an_error() {
    let store = Borrowed::new(|_| false);
    assert!(matches!(store.keys(&[Table::Meta]).await, Err(StoreError::Unavailable(_))));
}
