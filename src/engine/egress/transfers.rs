//! What is under way.

use std::collections::BTreeMap;

use crate::consent::{
    GrantId, ReceiptId,
    ledger::{Failure, Outcome},
};

/// A request that is under way.
pub struct Transfer {
    /// The task that wants its answer.
    pub task: u64,
    /// Where it is written down.
    pub receipt: ReceiptId,
    /// The grant that covers it, if one does.
    pub grant: Option<GrantId>,
    /// HTTP status of the answer; 0 before it begins.
    pub status: u16,
    /// Bytes of the answer so far.
    pub bytes: u64,
}

/// Requests under way, by the numbers that the gate knows them by.
#[derive(Default)]
pub struct Transfers {
    open: BTreeMap<u64, Transfer>,
    begun: u64,
}

impl Transfers {
    /// A request of a task is about to be handed over.
    pub fn begin(&mut self, task: u64, receipt: ReceiptId, grant: Option<GrantId>) -> u64 {
        self.begun += 1;
        self.open.insert(self.begun, Transfer { task, receipt, grant, status: 0, bytes: 0 });
        self.begun
    }

    /// One that is under way.
    pub fn get_mut(&mut self, id: u64) -> Option<&mut Transfer> {
        self.open.get_mut(&id)
    }

    /// It is over.
    pub fn end(&mut self, id: u64) -> Option<Transfer> {
        self.open.remove(&id)
    }

    /// All are over; their numbers.
    pub fn clear(&mut self) -> Vec<u64> {
        std::mem::take(&mut self.open).into_keys().collect()
    }

    /// Those that `which` picks, with the numbers of their tasks.
    pub fn pick(&self, which: impl Fn(&Transfer) -> bool) -> Vec<(u64, u64)> {
        let picked = self.open.iter().filter(|(_, transfer)| which(transfer));
        picked.map(|(id, transfer)| (*id, transfer.task)).collect()
    }

    /// Those of a task, each with what became of it if it ends now.
    pub fn so_far(&self, task: u64) -> Vec<(u64, Outcome)> {
        let of_task = self.open.iter().filter(|(_, transfer)| transfer.task == task);
        let so_far = of_task.map(|(id, transfer)| {
            let Transfer { status, bytes, .. } = *transfer;
            match status {
                0 => (*id, Outcome::Failed { why: Failure::Cancelled }),
                status => (*id, Outcome::Answered { status, bytes }),
            }
        });
        so_far.collect()
    }
}
