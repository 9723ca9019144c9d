//! What is written down of what left: the ledger, and answers that are kept.

use std::rc::Rc;

use crate::{
    consent::{
        Approved, EgressRequest, Grant, GrantId, Ledger, Permit, ReceiptId,
        ledger::{Line, TransferOutcome},
    },
    engine::protocol::{StoredPart, UnreadableRecord, egress::Left},
    lookup::Claim,
    store::{
        Store, StoreError, Table, WriteBatch,
        record::{RecordKind, Unreadable},
    },
};

/// Receipts that the page shows.
const RECEIPTS: usize = 200;
/// The kind of record that an answer of an encyclopedia is kept as.
const CLAIM: RecordKind<Claim> = RecordKind::new("kept");

/// The ledger in its store.
pub struct Records {
    store: Rc<dyn Store>,
    node: u32,
    /// None while it cannot be read: then nothing leaves.
    ledger: Option<Ledger>,
}

impl Records {
    /// Records that are not read yet. `node` is random and not used by any other ledger that is open.
    pub fn of(store: Rc<dyn Store>, node: u32) -> Self {
        Self { store, node, ledger: None }
    }

    /// Reads and verifies all of it.
    ///
    /// # Errors
    /// When the store cannot be read or, for a new ledger, written.
    pub async fn refresh(&mut self, now_ms: i64) -> Result<(), StoreError> {
        match &mut self.ledger {
            Some(ledger) => ledger.refresh(self.store.as_ref(), now_ms).await,
            None => self.open(now_ms).await,
        }
    }

    /// Reads and verifies what was written since.
    ///
    /// # Errors
    /// As [`Records::refresh`].
    pub async fn catch_up(&mut self, now_ms: i64) -> Result<(), StoreError> {
        match &mut self.ledger {
            Some(ledger) => ledger.catch_up(self.store.as_ref(), now_ms).await,
            None => self.open(now_ms).await,
        }
    }

    async fn open(&mut self, now_ms: i64) -> Result<(), StoreError> {
        self.ledger = Some(Ledger::open(self.store.as_ref(), self.node, now_ms).await?);
        Ok(())
    }

    /// What has left, in short.
    pub fn left(&self) -> Left {
        let summary = self.ledger.as_ref().map(Ledger::summary).unwrap_or_default();
        Left {
            nothing: summary.nothing_has_left(),
            since_ms: summary.since_ms,
            requests: summary.requests,
            bytes: summary.bytes,
            recipients: summary.recipients,
            intact: summary.intact,
            newer: summary.newer,
        }
    }

    /// Whether the ledger and every grant in it can be read.
    pub fn grants_are_known(&self) -> bool {
        self.ledger.as_ref().is_some_and(|ledger| ledger.unreadable_grants().is_empty())
    }

    /// The grants that cannot be read.
    pub fn unreadable(&self) -> Vec<UnreadableRecord> {
        let grants = self.ledger.as_ref().map(Ledger::unreadable_grants).unwrap_or_default();
        let told = grants.iter().map(|(id, why)| UnreadableRecord {
            part: StoredPart::Grant(*id),
            newer: matches!(why, Unreadable::Newer(_)),
        });
        told.collect()
    }

    /// The latest receipts, latest first.
    pub fn receipts(&self) -> Vec<Line> {
        let mut receipts = self.ledger.as_ref().map(Ledger::lines).unwrap_or_default();
        receipts.reverse();
        receipts.truncate(RECEIPTS);
        receipts
    }

    /// The grants that outlive a tab.
    pub fn grants(&self) -> Vec<Grant> {
        self.ledger.as_ref().map(|ledger| ledger.grants().to_vec()).unwrap_or_default()
    }

    /// The bytes of a receipt; none if they were erased.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn receipt(&self, id: ReceiptId) -> Result<Option<Vec<u8>>, StoreError> {
        match &self.ledger {
            Some(ledger) => ledger.bytes(self.store.as_ref(), id).await,
            None => Ok(None),
        }
    }

    /// The whole ledger as JSON.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn export(&self) -> Result<String, StoreError> {
        match &self.ledger {
            Some(ledger) => ledger.export(self.store.as_ref()).await,
            None => Ok(String::new()),
        }
    }

    /// Erases the bytes of all receipts, and what was looked up.
    ///
    /// # Errors
    /// When it could not be written.
    pub async fn erase(&mut self, now_ms: i64) -> Result<(), StoreError> {
        let keys = self.store.keys(&[Table::Outside]).await?.pop().unwrap_or_default();
        let mut batch = WriteBatch::default();
        let kept = format!("{}/", CLAIM.name);
        keys.iter().filter(|key| key.starts_with(&kept)).for_each(|key| batch.delete(Table::Outside, key));
        self.store.commit(batch).await?;
        match &mut self.ledger {
            Some(ledger) => ledger.erase_bytes(self.store.as_ref(), now_ms).await,
            None => Ok(()),
        }
    }

    /// Writes a permitted request down, which alone makes it an approved one.
    ///
    /// # Errors
    /// When it could not be written; then nothing may be sent.
    pub async fn admit(
        &mut self,
        permit: Permit,
        now_ms: i64,
    ) -> Result<Approved<EgressRequest>, StoreError> {
        let store = self.store.clone();
        self.readable()?.admit(store.as_ref(), permit, now_ms).await
    }

    /// Writes down what became of a request.
    ///
    /// # Errors
    /// When it could not be written.
    pub async fn note(
        &mut self,
        id: ReceiptId,
        outcome: TransferOutcome,
        now_ms: i64,
    ) -> Result<(), StoreError> {
        let store = self.store.clone();
        self.readable()?.note(store.as_ref(), id, outcome, now_ms).await
    }

    /// Writes a grant down.
    ///
    /// # Errors
    /// When it could not be written; then it must not be used.
    pub async fn grant(&mut self, grant: Grant, now_ms: i64) -> Result<(), StoreError> {
        let store = self.store.clone();
        self.readable()?.grant(store.as_ref(), grant, now_ms).await
    }

    /// Writes down that a grant holds no longer.
    ///
    /// # Errors
    /// When it could not be written; then it is still kept.
    pub async fn revoke(&mut self, grant: GrantId, now_ms: i64) -> Result<(), StoreError> {
        match &mut self.ledger {
            Some(ledger) => ledger.revoke(self.store.as_ref(), grant, now_ms).await,
            None => Ok(()),
        }
    }

    fn readable(&mut self) -> Result<&mut Ledger, StoreError> {
        self.ledger.as_mut().ok_or_else(|| StoreError::Unavailable("the ledger cannot be read".into()))
    }

    /// An answer of an encyclopedia that is kept, if it is there and fresh.
    pub async fn kept(&self, key: &str, now_ms: i64) -> Option<Claim> {
        let found = self.store.get(Table::Outside, vec![format!("{}/{key}", CLAIM.name)]).await.ok()?;
        let claim = CLAIM.decode(found.first()?.as_deref()?).ok()?;
        claim.is_fresh(now_ms).then_some(claim)
    }

    /// Keeps an answer. One that cannot be kept is asked for again.
    pub async fn keep(&self, key: &str, claim: &Claim) {
        let mut batch = WriteBatch::default();
        if let Ok(bytes) = CLAIM.encode(claim) {
            batch.put(Table::Outside, format!("{}/{key}", CLAIM.name), bytes);
            let _ = self.store.commit(batch).await;
        }
    }
}
