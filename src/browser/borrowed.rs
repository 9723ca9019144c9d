//! Storage that a page holds for the engine: in a frame on another site, the browser opens the person's own database to
//! the frame's page only, never to its worker. The page's side is `static/web/embed/internal/store.ts`.

use std::{cell::RefCell, collections::HashMap, rc::Rc};

use futures_channel::oneshot;
use futures_util::future::{FutureExt, LocalBoxFuture};
use serde_bytes::ByteBuf;
use wasm_bindgen::JsValue;

use super::wire;
use crate::store::{
    Op, Row, Store, StoreError, Table, WriteBatch,
    lent::{Ask, CROSSED, ChangeKind, LentAnswer, LentChange, Operation},
};

/// Asks that wait, by number.
#[derive(Default)]
struct Asked {
    last: u32,
    waiting: HashMap<u32, oneshot::Sender<LentAnswer>>,
}

/// The way to the page. Clones are one way.
#[derive(Clone)]
pub struct Borrowed {
    post: Rc<dyn Fn(&JsValue) -> bool>,
    asked: Rc<RefCell<Asked>>,
}

impl Borrowed {
    /// `post` puts a message to the page, and says whether it could.
    pub fn new(post: impl Fn(&JsValue) -> bool + 'static) -> Self {
        Self { post: Rc::new(post), asked: Rc::default() }
    }

    /// Takes a message from the page; false if it is no answer of its store.
    pub fn take(&self, data: &JsValue) -> bool {
        if !js_sys::Reflect::has(data, &"store".into()).unwrap_or(false) {
            return false;
        }
        // An answer that cannot be read is an answer too: nobody waits for ever.
        let answer = wire::decode::<LentAnswer>(data).unwrap_or_else(|error| {
            let store = js_sys::Reflect::get(data, &"store".into()).ok().and_then(|store| store.as_f64());
            LentAnswer {
                store: store.unwrap_or_default() as u32,
                error: Some(error.to_string()),
                ..LentAnswer::default()
            }
        });
        if let Some(asker) = self.asked.borrow_mut().waiting.remove(&answer.store) {
            let _ = asker.send(answer);
        }
        true
    }

    async fn ask(
        &self,
        op: Operation,
        tables: &[Table],
        keys: Vec<String>,
        ops: Vec<LentChange>,
    ) -> Result<LentAnswer, StoreError> {
        let (answer, answered) = oneshot::channel();
        let store = {
            let mut asked = self.asked.borrow_mut();
            asked.last += 1;
            let last = asked.last;
            asked.waiting.insert(last, answer);
            last
        };
        let ask = Ask { store, op, tables: tables.to_vec(), keys, ops };
        let message = wire::encode(&ask).map_err(|error| StoreError::Encode(error.to_string()))?;
        if !(self.post)(&message) {
            return Err(StoreError::Unavailable("the page that holds memory is gone".into()));
        }
        let answer = answered
            .await
            .map_err(|_| StoreError::Unavailable("the page that holds memory is gone".into()))?;
        match answer.error {
            Some(error) if error.contains("QuotaExceeded") => Err(StoreError::Quota),
            Some(error) if error.contains(CROSSED) => Err(StoreError::Crossed),
            Some(error) => Err(StoreError::Platform(error)),
            None => Ok(answer),
        }
    }
}

impl Store for Borrowed {
    fn scan(&self, tables: &'static [Table]) -> LocalBoxFuture<'_, Result<Vec<Vec<Row>>, StoreError>> {
        async move {
            let answer = self.ask(Operation::Scan, tables, vec![], vec![]).await?;
            let rows = |rows: Vec<(String, ByteBuf)>| {
                rows.into_iter().map(|(key, value)| (key, value.into_vec())).collect()
            };
            Ok(answer.rows.into_iter().map(rows).collect())
        }
        .boxed_local()
    }

    fn keys(&self, tables: &'static [Table]) -> LocalBoxFuture<'_, Result<Vec<Vec<String>>, StoreError>> {
        async move { Ok(self.ask(Operation::Keys, tables, vec![], vec![]).await?.keys) }.boxed_local()
    }

    fn get(
        &self,
        table: Table,
        keys: Vec<String>,
    ) -> LocalBoxFuture<'_, Result<Vec<Option<Vec<u8>>>, StoreError>> {
        async move {
            let answer = self.ask(Operation::Get, &[table], keys, vec![]).await?;
            Ok(answer.values.into_iter().map(|value| value.map(ByteBuf::into_vec)).collect())
        }
        .boxed_local()
    }

    fn commit(&self, batch: WriteBatch) -> LocalBoxFuture<'_, Result<(), StoreError>> {
        async move {
            if batch.ops.is_empty() {
                return Ok(());
            }
            let change = |kind, table: Table, key: String, value: Vec<u8>| LentChange {
                kind,
                table,
                key,
                value: ByteBuf::from(value),
            };
            let operation = if batch.expected.is_empty() { Operation::Commit } else { Operation::CommitIf };
            let (tables, keys): (Vec<Table>, Vec<String>) = batch.expected.into_iter().unzip();
            let ops = batch.ops.into_iter().map(|op| match op {
                Op::Put { table, key, value } => change(ChangeKind::Put, table, key, value),
                Op::Delete { table, key } => change(ChangeKind::Delete, table, key, Vec::new()),
                Op::Clear { table } => change(ChangeKind::Clear, table, String::new(), Vec::new()),
            });
            self.ask(operation, &tables, keys, ops.collect()).await.map(drop)
        }
        .boxed_local()
    }
}
