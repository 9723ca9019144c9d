//! How what is under way comes to its end before it is over by itself.

use super::{super::transfers::Transfer, Broker};
use crate::{
    agent::llm::Input,
    consent::{
        ReceiptId,
        ledger::{TransferFailure, TransferOutcome},
    },
    engine::{ports::TransferId, step::TaskId},
};

impl Broker {
    /// Stops the transfers that `which` picks, as taken back.
    pub(super) async fn stop(&mut self, which: impl Fn(&Transfer) -> bool) {
        let picked = self.transfers.pick(which);
        // All of them first: writing down what became of them takes time.
        let outcomes: Vec<TransferOutcome> = picked
            .iter()
            .map(|(id, _)| self.break_off(*id, TransferOutcome::Failed { why: TransferFailure::Revoked }))
            .collect();
        for ((id, task), outcome) in picked.into_iter().zip(outcomes) {
            self.end(id, outcome).await;
            self.feed(task, Input::Cancel).await;
        }
    }

    /// Stops what a task has under way. The order to stop may cross the sending, so it counts as having left.
    pub(super) async fn abort(&mut self, task: TaskId, why: TransferFailure) {
        for (id, _) in self.transfers.pick(|transfer| transfer.task == task) {
            let outcome = self.break_off(id, TransferOutcome::Failed { why });
            self.end(id, outcome).await;
        }
    }

    /// Lets go of what a task has under way and needs no more of.
    pub(super) async fn abandon(&mut self, task: TaskId) {
        for (id, outcome) in self.transfers.so_far(task) {
            let outcome = self.break_off(id, outcome);
            self.end(id, outcome).await;
        }
    }

    /// Breaks a transfer off. What became of it, unless it never left.
    fn break_off(&self, id: TransferId, outcome: TransferOutcome) -> TransferOutcome {
        if self.ports.gate.abort(id) { TransferOutcome::NeverSent } else { outcome }
    }

    pub(super) async fn end(&mut self, id: TransferId, outcome: TransferOutcome) {
        if let Some(transfer) = self.transfers.end(id) {
            self.note(transfer.receipt, outcome).await;
        }
    }

    pub(super) async fn note(&mut self, receipt: ReceiptId, outcome: TransferOutcome) {
        // One that cannot be written leaves the receipt as one whose fate is not known: it counts as left.
        let _ = self.records.note(receipt, outcome, self.ports.clock.now_ms()).await;
        self.changed();
    }
}
