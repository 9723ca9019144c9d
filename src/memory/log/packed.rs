//! Acts in blocks: packing them, and taking single ones out again.
//!
//! A block is a record like any other, so both copies of memory have it, and it never changes. Whoever packs or forgets
//! expects the records that go to be there still; where another tab was first, nothing is written, and it is done again from
//! what is there now.

use penchant_kernels::order::Order;

use super::{Log, tombstone};
use crate::{
    memory::{Interaction, Seq, block},
    store::{Store, StoreError, Table, WriteBatch},
};

/// How often a change is tried that others cross.
const ATTEMPTS: usize = 8;
/// Acts of a block.
pub const BLOCK: usize = 512;
/// Blocks that are packed at a time.
const MOST_BLOCKS: usize = 16;

/// What takes acts out of the store.
struct Removal {
    batch: WriteBatch,
    /// Blocks that go.
    gone: Vec<String>,
    /// Blocks that come in their place.
    fresh: Vec<(String, Box<[Seq]>)>,
}

impl Log {
    /// Packs acts that have records of their own into blocks of `size`, as many as can be; the latest stay as they are.
    /// Nobody sees a difference. Acts that would not be written as they were found, because another build wrote them, stay
    /// too.
    ///
    /// # Errors
    /// Whatever the store says if it could not be read or written; then all is as it was.
    pub async fn pack(&mut self, store: &dyn Store, size: usize) -> Result<(), StoreError> {
        let singles: Vec<Seq> = self.singles.iter().copied().collect();
        let old = singles.len().saturating_sub(size);
        let mut batch = WriteBatch::default();
        let (mut packed, mut fresh) = (Vec::new(), Vec::new());
        for chunk in singles.get(..old).unwrap_or_default().chunks_exact(size.max(1)).take(MOST_BLOCKS) {
            let keys: Vec<String> = chunk.iter().map(|seq| seq.key()).collect();
            let values = store.get(Table::Interactions, keys).await?;
            let same = |(seq, value): (&Seq, Option<Vec<u8>>)| {
                let act = self.get(*seq)?;
                (act.record().encode(act).ok() == value).then_some(act)
            };
            let acts: Vec<&Interaction> = chunk.iter().zip(values).filter_map(same).collect();
            if acts.len() < size.div_ceil(2) {
                continue;
            }
            let (key, bytes) = block::pack(&acts)?;
            batch.put(Table::Interactions, &key, bytes);
            packed.extend(acts.iter().map(|act| act.seq));
            fresh.push((key, acts.iter().map(|act| act.seq).collect()));
        }
        for seq in &packed {
            batch.expect(Table::Interactions, seq.key());
            batch.delete(Table::Interactions, seq.key());
        }
        self.commit(store, batch).await?;
        self.singles.retain(|seq| packed.binary_search(seq).is_err());
        self.blocks.extend(fresh);
        Ok(())
    }

    /// Forgets interactions and returns them, oldest first, so that it can be undone while the caller holds them.
    /// What is not remembered is passed over. Where another tab was first, it refreshes, and that stays done if it fails.
    ///
    /// On a full device there is room for no tombstone. Then the records go all the same, and their tombstones are written
    /// with the next change that finds room; until then this log alone keeps an import from bringing them back.
    ///
    /// # Errors
    /// Whatever the store says if it could not write.
    pub async fn forget(&mut self, store: &dyn Store, seqs: &[Seq]) -> Result<Vec<Interaction>, StoreError> {
        let known = self.known(seqs);
        self.take_out(store, known, true).await
    }

    /// Takes interactions away that were brought in from elsewhere, as if they had never been: without a tombstone, so that
    /// they may be brought again. What was done here is passed over.
    ///
    /// # Errors
    /// Whatever the store says if it could not write.
    pub async fn take_back(&mut self, store: &dyn Store, seqs: &[Seq]) -> Result<(), StoreError> {
        let mut known = self.known(seqs);
        known.retain(|seq| self.get(*seq).is_some_and(|act| act.recorded_ms.is_some()));
        self.take_out(store, known, false).await.map(drop)
    }

    /// Those of these that are remembered, in order.
    fn known(&self, seqs: &[Seq]) -> Vec<Seq> {
        let mut known: Vec<Seq> = seqs.iter().copied().filter(|seq| self.acts.has(*seq)).collect();
        known.order_by(Seq::cmp);
        known.dedup();
        known
    }

    /// Takes acts out of the store, then out of the log.
    async fn take_out(
        &mut self,
        store: &dyn Store,
        known: Vec<Seq>,
        leaves_tombstones: bool,
    ) -> Result<Vec<Interaction>, StoreError> {
        let mut held = None;
        for _ in 0..ATTEMPTS {
            let removal = self.removal(&known)?;
            let mut batch = removal.batch.clone();
            if leaves_tombstones {
                known.iter().for_each(|seq| batch.put(Table::Meta, tombstone(*seq), Vec::new()));
            }
            let mut outcome = self.commit(store, batch).await;
            let full = leaves_tombstones && outcome == Err(StoreError::Quota);
            if full {
                outcome = store.commit(WriteBatch { makes_room: true, ..removal.batch.clone() }).await;
            }
            if outcome == Err(StoreError::Crossed) {
                // What another tab has forgotten too is forgotten here, and can be put back from here.
                held.get_or_insert_with(|| -> Vec<_> {
                    known.iter().filter_map(|seq| self.get(*seq)).cloned().collect()
                });
                self.refresh(store).await?;
                continue;
            }
            outcome?;
            if full {
                self.owed.extend(&known);
            }
            self.taken_out(removal);
            self.singles.retain(|seq| known.binary_search(seq).is_err());
            let removed = self.remove(&known);
            return Ok(held.unwrap_or(removed));
        }
        Err(StoreError::Crossed)
    }

    /// Takes acts that are no longer remembered out of the blocks that still have them. Where that fails, the next opening
    /// finds them again.
    pub(super) async fn clean(&mut self, store: &dyn Store, seqs: &[Seq]) {
        if let Ok(removal) = self.removal(seqs)
            && !removal.gone.is_empty()
            && store.commit(removal.batch.clone()).await.is_ok()
        {
            self.taken_out(removal);
        }
    }

    /// What takes these acts, which are in order, out of the store: records of their own, and blocks that have them.
    fn removal(&self, seqs: &[Seq]) -> Result<Removal, StoreError> {
        let mut removal = Removal { batch: WriteBatch::default(), gone: Vec::new(), fresh: Vec::new() };
        let goes = |seq: &Seq| seqs.binary_search(seq).is_ok();
        for (key, members) in &self.blocks {
            let has = |seq| members.binary_search(seq).is_ok();
            if !(if seqs.len() < members.len() { seqs.iter().any(has) } else { members.iter().any(goes) }) {
                continue;
            }
            let left = members.iter().filter(|seq| !goes(seq));
            let left: Vec<&Interaction> = left.filter_map(|seq| self.get(*seq)).collect();
            removal.batch.expect(Table::Interactions, key);
            removal.batch.delete(Table::Interactions, key);
            removal.gone.push(key.clone());
            if !left.is_empty() {
                let (key, bytes) = block::pack(&left)?;
                removal.batch.put(Table::Interactions, &key, bytes);
                removal.fresh.push((key, left.iter().map(|act| act.seq).collect()));
            }
        }
        for seq in seqs.iter().filter(|seq| self.singles.contains(seq)) {
            removal.batch.expect(Table::Interactions, seq.key());
            removal.batch.delete(Table::Interactions, seq.key());
        }
        Ok(removal)
    }

    fn taken_out(&mut self, removal: Removal) {
        removal.gone.iter().for_each(|key| drop(self.blocks.remove(key)));
        self.blocks.extend(removal.fresh);
    }
}
