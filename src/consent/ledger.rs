//! What left, as a chain of hashes. `docs/egress.md` is the format.
//!
//! Every tab writes a chain of its own, because a store cannot compare before it writes; each entry holds the hash of the
//! stored bytes of the one before it, the first holds the ends of all other chains, and a record of its own says where
//! each chain ends. An entry that was altered, removed or moved no longer fits.
//!
//! The bytes of a request are kept beside the chain, which knows their hash: they can be erased, and the chain still
//! says that something left, when, to whom, and how much.

mod entry;
mod verify;

use std::collections::{BTreeMap, BTreeSet};

use penchant_kernels::order::Order;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Approved, EgressRequest, Grant, GrantId, Permit, ReceiptId, Recipient, grant::GRANT};
use crate::store::{
    Row, Store, StoreError, Table, WriteBatch,
    record::{RecordKind, Unreadable},
};

pub use entry::{
    ChainHead, ENTRY, Entry, HEAD, Receipt, TransferFailure, TransferOutcome, What, hash as sha256,
};
pub use verify::{Break, Verified, verify};

/// When the ledger began, in milliseconds since the Unix epoch.
const BEGAN: RecordKind<i64> = RecordKind::new("began");
const CHAIN: &str = "chain/";
const HEADS: &str = "head/";

/// The ledger: what the store holds, in memory only after the store has said yes.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    node: u32,
    end: Option<ChainHead>,
    verified: Verified,
    began_at_ms: Option<i64>,
    grants: Vec<Grant>,
    unreadable_grants: Vec<(GrantId, Unreadable)>,
}

/// A receipt and what became of it.
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "LedgerLine"))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its name.
    pub id: ReceiptId,
    /// When it was about to be sent.
    pub at_ms: i64,
    /// What it was.
    pub receipt: Receipt,
    /// What became of it; none while it is not known. What is not known counts as left.
    pub outcome: Option<TransferOutcome>,
}

/// What the ledger says in short.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// When the ledger began; none if it could not be read.
    pub since_ms: Option<i64>,
    /// Requests that left, or may have.
    pub requests: u64,
    /// Their bytes, as the app wrote them.
    pub bytes: u64,
    /// To whom, each once, in order.
    pub recipients: Vec<Recipient>,
    /// Whether everything in it fits together.
    pub intact: bool,
    /// Whether a newer build has written in it what this one cannot read: there may be more than is counted here.
    pub newer: bool,
}

impl Summary {
    /// Whether it can be said that nothing has left this device since the ledger began.
    pub fn nothing_has_left(&self) -> bool {
        self.intact && !self.newer && self.requests == 0 && self.since_ms.is_some()
    }
}

impl Ledger {
    /// Reads it, or begins it. `node` is random and not used by any other ledger that is open.
    ///
    /// # Errors
    /// When the store cannot be read or, for a new ledger, written.
    pub async fn open(store: &dyn Store, node: u32, now_ms: i64) -> Result<Self, StoreError> {
        let mut ledger = Self { node, ..Self::default() };
        ledger.refresh(store, now_ms).await?;
        Ok(ledger)
    }

    /// Takes over what other tabs have written, and begins anew where everything was forgotten.
    ///
    /// # Errors
    /// When the store cannot be read or written; then nothing has changed.
    pub async fn refresh(&mut self, store: &dyn Store, now_ms: i64) -> Result<(), StoreError> {
        let rows = store.scan(&[Table::Outside]).await?.pop().unwrap_or_default();
        let began = rows.iter().find(|(key, _)| key == BEGAN.name).map(|(_, value)| BEGAN.decode(value));
        if began.is_none() {
            let mut batch = WriteBatch::default();
            batch.put(Table::Outside, BEGAN.name, BEGAN.encode(&now_ms)?);
            store.commit(batch).await?;
        }
        // What cannot be read is left as it is: nobody knows then when the ledger began.
        self.began_at_ms = began.map_or(Some(now_ms), Result::ok);
        self.verified = verify(&rows);
        self.end = self.verified.ends.iter().find(|head| head.node == self.node).cloned();
        match began {
            Some(Err(Unreadable::Newer(_))) => self.verified.newer.push(BEGAN.name.to_owned()),
            Some(Err(Unreadable::Damaged(_))) => {
                let why = "the record of when the ledger began cannot be read";
                self.verified.breaks.push(Break { key: BEGAN.name.to_owned(), why });
            }
            _ => {}
        }
        self.take_grants(&rows);
        Ok(())
    }

    /// As [`Ledger::refresh`], without reading again what has been verified, and without the bytes of any request: what a
    /// decision needs. An entry that was altered in place since is found by the next [`Ledger::refresh`].
    ///
    /// # Errors
    /// As [`Ledger::refresh`].
    pub async fn catch_up(&mut self, store: &dyn Store, now_ms: i64) -> Result<(), StoreError> {
        let keys = store.keys(&[Table::Outside]).await?.pop().unwrap_or_default();
        let known: BTreeSet<String> = self.verified.entries.iter().map(|(entry, _)| entry.key()).collect();
        let chain = keys.iter().filter(|key| key.starts_with(CHAIN));
        let fresh: Vec<String> = chain.filter(|key| !known.contains(*key)).cloned().collect();
        let heads: Vec<String> = keys.iter().filter(|key| key.starts_with(HEADS)).cloned().collect();
        let grants = keys.iter().filter(|key| GrantId::from_key(key).is_some()).cloned();
        let sizes = (fresh.len(), heads.len());
        let wanted: Vec<String> =
            fresh.into_iter().chain(heads).chain(grants).chain([BEGAN.name.to_owned()]).collect();
        let values = store.get(Table::Outside, wanted.clone()).await?;
        let rows: Vec<Row> =
            wanted.into_iter().zip(values).filter_map(|(key, value)| Some((key, value?))).collect();
        let began = rows.last().filter(|(key, _)| key == BEGAN.name);
        let began = began.and_then(|(_, value)| BEGAN.decode(value).ok());
        let all_there = known.iter().all(|key| keys.binary_search(key).is_ok());
        let entries = rows.get(..sizes.0).unwrap_or_default();
        let heads = rows.get(sizes.0..sizes.0 + sizes.1).unwrap_or_default();
        // What another tab wrote or removed between the two readings is read in one by the whole; and so is what only a
        // newer build can read.
        if began.is_none() || began != self.began_at_ms || !all_there || !self.verified.follow(entries, heads)
        {
            return self.refresh(store, now_ms).await;
        }
        self.end = self.verified.ends.iter().find(|head| head.node == self.node).cloned();
        self.take_grants(&rows);
        Ok(())
    }

    fn take_grants(&mut self, rows: &[Row]) {
        (self.grants, self.unreadable_grants) = (Vec::new(), Vec::new());
        for (key, value) in rows {
            let Some(id) = GrantId::from_key(key) else { continue };
            match GRANT.decode(value) {
                Ok(grant) => self.grants.push(grant),
                Err(why) => self.unreadable_grants.push((id, why)),
            }
        }
    }

    /// Grants that are kept and cannot be read. Whatever they allow or limit, nobody knows: while there is one, nothing may
    /// leave. Each can be taken back.
    pub fn unreadable_grants(&self) -> &[(GrantId, Unreadable)] {
        &self.unreadable_grants
    }

    /// The grants that outlive a tab.
    pub fn grants(&self) -> &[Grant] {
        &self.grants
    }

    /// Writes a permitted request down as about to be sent, its bytes included. The only way to an [`Approved`] request.
    ///
    /// # Errors
    /// When it could not be written; then nothing may be sent.
    pub async fn admit(
        &mut self,
        store: &dyn Store,
        permit: Permit,
        now_ms: i64,
    ) -> Result<Approved<EgressRequest>, StoreError> {
        let message = permit.request().message();
        let receipt = Receipt::of(permit.request(), permit.grant(), &message);
        let mut batch = WriteBatch::default();
        let id = self.next_id();
        batch.put(Table::Outside, id.body_key(), message);
        self.append(store, batch, What::Pending { receipt }, now_ms).await?;
        Ok(permit.recorded_as(id))
    }

    /// Writes down what became of a request.
    ///
    /// # Errors
    /// When it could not be written; the request then counts as one whose fate is not known.
    pub async fn note(
        &mut self,
        store: &dyn Store,
        id: ReceiptId,
        outcome: TransferOutcome,
        now_ms: i64,
    ) -> Result<(), StoreError> {
        self.append(store, WriteBatch::default(), What::Became { id, outcome }, now_ms).await
    }

    /// Writes a grant down; one that outlives the tab is kept.
    ///
    /// # Errors
    /// When it could not be written; then it must not be used.
    pub async fn grant(&mut self, store: &dyn Store, grant: Grant, now_ms: i64) -> Result<(), StoreError> {
        let mut batch = WriteBatch::default();
        let lasting = grant.term != super::grant::Term::Session;
        if lasting {
            batch.put(Table::Outside, grant.id.key(), GRANT.encode(&grant)?);
        }
        self.append(store, batch, What::Granted { grant: grant.clone() }, now_ms).await?;
        if lasting {
            self.grants.push(grant);
        }
        Ok(())
    }

    /// Writes down that a grant holds no longer, and removes it.
    ///
    /// # Errors
    /// When it could not be written; then it is still kept.
    pub async fn revoke(&mut self, store: &dyn Store, grant: GrantId, now_ms: i64) -> Result<(), StoreError> {
        let mut batch = WriteBatch::default();
        batch.delete(Table::Outside, grant.key());
        self.append(store, batch, What::Revoked { grant }, now_ms).await?;
        self.grants.retain(|kept| kept.id != grant);
        self.unreadable_grants.retain(|(id, _)| *id != grant);
        Ok(())
    }

    /// The bytes of a request, exactly as they were approved; `None` where they were erased.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn bytes(&self, store: &dyn Store, id: ReceiptId) -> Result<Option<Vec<u8>>, StoreError> {
        let found = store.get(Table::Outside, vec![id.body_key()]).await?;
        Ok(found.into_iter().next().flatten())
    }

    /// All of it as JSON: every entry with the SHA-256 of its stored bytes, the messages that were not erased, and where
    /// something does not fit.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn export(&self, store: &dyn Store) -> Result<String, StoreError> {
        let mut messages = BTreeMap::new();
        for line in self.lines() {
            if let Some(bytes) = self.bytes(store, line.id).await? {
                messages.insert(line.id.to_string(), String::from_utf8_lossy(&bytes).into_owned());
            }
        }
        let breaks: Vec<_> =
            self.breaks().iter().map(|at| json!({ "record": at.key, "why": at.why })).collect();
        let mut entries = Vec::new();
        for (entry, sha256) in &self.verified.entries {
            entries.push(json!({ "entry": entry, "sha256": sha256 }));
        }
        let whole = json!({
            "format": "penchant-ledger",
            "version": 1,
            "began_at_ms": self.began_at_ms,
            "entries": entries,
            "ends": self.verified.ends,
            "breaks": breaks,
            "newer": self.verified.newer,
            "messages": messages,
        });
        Ok(format!("{whole:#}"))
    }

    /// Erases the bytes of every request. That something left, when, to whom and how much stays.
    ///
    /// # Errors
    /// When it could not be written; then nothing is erased.
    pub async fn erase_bytes(&mut self, store: &dyn Store, now_ms: i64) -> Result<(), StoreError> {
        let mut batch = WriteBatch::default();
        for line in self.lines() {
            batch.delete(Table::Outside, line.id.body_key());
        }
        self.append(store, batch, What::Erased, now_ms).await
    }

    /// Every receipt, oldest first, with what became of it.
    pub fn lines(&self) -> Vec<Line> {
        let mut lines = BTreeMap::new();
        for (entry, _) in &self.verified.entries {
            match &entry.what {
                What::Pending { receipt } => {
                    let id = entry.id();
                    let line = Line { id, at_ms: entry.at_ms, receipt: receipt.clone(), outcome: None };
                    lines.insert(id, line);
                }
                What::Became { id, outcome } => {
                    if let Some(line) = lines.get_mut(id) {
                        line.outcome = Some(outcome.clone());
                    }
                }
                What::Begun { .. } | What::Granted { .. } | What::Revoked { .. } | What::Erased => {}
            }
        }
        let mut lines: Vec<Line> = lines.into_values().collect();
        lines.order_by_key(|line| (line.at_ms, line.id));
        lines
    }

    /// What it says in short.
    pub fn summary(&self) -> Summary {
        let mut summary = Summary {
            since_ms: self.began_at_ms,
            intact: self.verified.breaks.is_empty(),
            newer: !self.verified.newer.is_empty(),
            ..Summary::default()
        };
        for line in self.lines().into_iter().filter(|line| line.outcome != Some(TransferOutcome::NeverSent)) {
            summary.requests += 1;
            summary.bytes += line.receipt.bytes;
            summary.recipients.push(line.receipt.recipient);
        }
        summary.recipients.sort();
        summary.recipients.dedup();
        summary
    }

    /// Where it does not fit together.
    pub fn breaks(&self) -> &[Break] {
        &self.verified.breaks
    }

    fn next_id(&self) -> ReceiptId {
        // A chain that is begun by this very write has its first entry before it.
        ReceiptId { node: self.node, n: self.end.as_ref().map_or(1, |head| head.n + 1) }
    }

    /// Adds an entry, and the chain's first one where there is none, in one write with `batch`.
    async fn append(
        &mut self,
        store: &dyn Store,
        mut batch: WriteBatch,
        what: What,
        now_ms: i64,
    ) -> Result<(), StoreError> {
        let (mut end, mut added) = (self.end.clone(), Vec::new());
        let mut push = |what: What| -> Result<(), StoreError> {
            let (n, prev) = end.as_ref().map_or((0, String::new()), |head| (head.n + 1, head.hash.clone()));
            let entry = Entry { node: self.node, n, prev, at_ms: now_ms, what };
            let bytes = ENTRY.encode(&entry)?;
            let head = ChainHead { node: self.node, n, hash: entry::hash(&bytes) };
            batch.put(Table::Outside, entry.key(), bytes);
            batch.put(Table::Outside, head.key(), HEAD.encode(&head)?);
            added.push((entry, head.clone()));
            end = Some(head);
            Ok(())
        };
        if self.end.is_none() {
            push(What::Begun { others: self.verified.ends.clone() })?;
        }
        push(what)?;
        store.commit(batch).await?;
        added.into_iter().for_each(|(entry, head)| self.verified.add(entry, &head));
        self.end = end;
        Ok(())
    }
}
