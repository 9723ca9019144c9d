//! What is under way.

use std::collections::BTreeMap;

use crate::{
    consent::{
        GrantId, ReceiptId,
        ledger::{TransferFailure, TransferOutcome},
    },
    engine::{ports::TransferId, step::TaskId},
};

/// A request that is under way.
pub struct Transfer {
    /// The task that wants its answer.
    pub task: TaskId,
    /// Where it is written down.
    pub receipt: ReceiptId,
    /// The grant that covers it, if one does.
    pub grant: Option<GrantId>,
    /// HTTP status of the answer; 0 before it begins.
    pub status: u16,
    /// Bytes of the answer so far.
    pub bytes: u64,
}

/// Requests under way, as the gate knows them.
#[derive(Default)]
pub struct Transfers {
    open: BTreeMap<TransferId, Transfer>,
    begun: u64,
}

impl Transfers {
    /// A request of a task is about to be handed over.
    pub fn begin(&mut self, task: TaskId, receipt: ReceiptId, grant: Option<GrantId>) -> TransferId {
        self.begun += 1;
        let id = TransferId(self.begun);
        self.open.insert(id, Transfer { task, receipt, grant, status: 0, bytes: 0 });
        id
    }

    /// One that is under way.
    pub fn get_mut(&mut self, id: TransferId) -> Option<&mut Transfer> {
        self.open.get_mut(&id)
    }

    /// It is over.
    pub fn end(&mut self, id: TransferId) -> Option<Transfer> {
        self.open.remove(&id)
    }

    /// All are over; which they were.
    pub fn clear(&mut self) -> Vec<TransferId> {
        std::mem::take(&mut self.open).into_keys().collect()
    }

    /// Those that `which` picks, with their tasks.
    pub fn pick(&self, which: impl Fn(&Transfer) -> bool) -> Vec<(TransferId, TaskId)> {
        let picked = self.open.iter().filter(|(_, transfer)| which(transfer));
        picked.map(|(id, transfer)| (*id, transfer.task)).collect()
    }

    /// Those of a task, each with what became of it if it ends now.
    pub fn so_far(&self, task: TaskId) -> Vec<(TransferId, TransferOutcome)> {
        let of_task = self.open.iter().filter(|(_, transfer)| transfer.task == task);
        let so_far = of_task.map(|(id, transfer)| {
            let Transfer { status, bytes, .. } = *transfer;
            match status {
                0 => (*id, TransferOutcome::Failed { why: TransferFailure::Cancelled }),
                status => (*id, TransferOutcome::Answered { status, bytes }),
            }
        });
        so_far.collect()
    }
}
