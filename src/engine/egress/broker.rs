//! What leaves: who asks for it, who allows it, and what comes of it. Every way out of the engine goes through here.
//!
//! A task (a plan, a look-up, a picture, a catalogue) says what it wants to send; the desk decides; the ledger writes it
//! down; only then does the gate get an `Approved` request. What comes back is handed to the task as it comes.

mod ending;

use std::{
    cell::Cell,
    collections::{BTreeMap, VecDeque},
    rc::Rc,
};

use super::{questions::Questions, records::Records, task::EgressTask, transfers::Transfers};
use crate::{
    agent::llm::Input,
    consent::{
        ConsentAnswer, Decision, Desk, EgressRequest, GrantId, PendingRequest, Permit,
        ledger::{TransferFailure, TransferOutcome},
    },
    engine::{
        effects::Effects,
        ports::{GateEvent, Ports, TransferId},
        protocol::{
            Event,
            egress::{EgressEvent, EgressView, Purpose, QuestionId, Recipient, WhyNot},
        },
        step::{Do, TaskId},
    },
    store::{Store, StoreError},
};

/// Consent at work.
pub struct Broker {
    ports: Ports,
    records: Records,
    /// Whether the settings that guard privacy can be read: while they cannot, nothing leaves.
    guarded: Rc<Cell<bool>>,
    /// What came about since it was last taken.
    out: Effects,
    desk: Desk,
    tasks: BTreeMap<TaskId, EgressTask>,
    questions: Questions,
    transfers: Transfers,
}

impl Broker {
    /// Opens the ledger in `store`. `guarded` says whether the settings that guard privacy can be read.
    pub async fn open(ports: Ports, store: Rc<dyn Store>, node: u32, guarded: Rc<Cell<bool>>) -> Self {
        let now_ms = ports.clock.now_ms();
        let mut broker = Self {
            ports,
            records: Records::of(store, node),
            guarded,
            out: Effects::default(),
            desk: Desk::default(),
            tasks: BTreeMap::new(),
            questions: Questions::default(),
            transfers: Transfers::default(),
        };
        // What cannot be read now is read before anything leaves.
        let _ = broker.refresh(now_ms).await;
        broker
    }

    /// What is written down of what left.
    pub fn records(&self) -> &Records {
        &self.records
    }

    /// Whether everything that guards privacy can be read.
    fn may_send(&self) -> Result<(), WhyNot> {
        if self.records.grants_are_known() && self.guarded.get() { Ok(()) } else { Err(WhyNot::Unreadable) }
    }

    /// Grants and receipts; the caller adds the settings.
    pub async fn view(&mut self, now_ms: i64) -> EgressView {
        let _ = self.refresh(now_ms).await;
        EgressView {
            left: self.records.left(),
            grants: self.desk.grants(now_ms).cloned().collect(),
            refused: self.desk.refused().cloned().collect(),
            receipts: self.records.receipts(),
            ..EgressView::default()
        }
    }

    /// The whole ledger as JSON.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn export(&mut self, now_ms: i64) -> Result<String, StoreError> {
        self.refresh(now_ms).await?;
        self.records.export().await
    }

    /// Erases the bytes of all receipts, and what was looked up.
    ///
    /// # Errors
    /// When it could not be written.
    pub async fn erase(&mut self, now_ms: i64) -> Result<(), StoreError> {
        self.refresh(now_ms).await?;
        self.records.erase(now_ms).await
    }

    /// Whether such a task is under way.
    pub fn has(&self, task: TaskId) -> bool {
        self.tasks.contains_key(&task)
    }

    /// Begins a task, which no other may be named like, and goes on: a person may take minutes to answer. The end comes
    /// among the [`Effects`], exactly once. [`Broker::cancel`] ends it early.
    pub async fn begin(&mut self, id: TaskId, mut task: EgressTask) -> Effects {
        let todo = task.start();
        self.tasks.insert(id, task);
        self.carry_out(id, todo).await;
        self.out.take()
    }

    /// Stops a task.
    pub async fn cancel(&mut self, task: TaskId) -> Effects {
        self.feed(task, Input::Cancel).await;
        self.out.take()
    }

    /// The person's answer to a question.
    pub async fn answer(&mut self, question: QuestionId, answer: ConsentAnswer) -> Effects {
        if let Some((question, task)) = self.questions.take(question) {
            self.answered(question, task, answer).await;
        }
        self.out.take()
    }

    async fn answered(&mut self, question: PendingRequest, task: TaskId, answer: ConsentAnswer) {
        let now = self.ports.clock.now_ms();
        let (recipient, purpose) = (question.request().recipient().clone(), question.request().purpose());
        let id = GrantId::new(self.ports.entropy.random());
        let Some((permit, grant)) = self.desk.answer(question, answer, id, now) else {
            return self.refused(task, &recipient, purpose).await;
        };
        if let Some(grant) = grant {
            if self.records.grant(grant.clone(), now).await.is_err() {
                return self.fail(task, WhyNot::NotWritten).await;
            }
            self.desk.add(grant);
        }
        self.transmit(task, permit).await;
        self.settle_granted().await;
        self.changed();
    }

    /// Takes a grant back, and stops what is under way by it. Where that could not be written, it holds no longer in this
    /// tab, and is back in the next.
    pub async fn revoke(&mut self, grant: GrantId) -> (Effects, Result<(), StoreError>) {
        // Stopped first: that must not wait for storage.
        self.desk.revoke(grant);
        self.stop(|transfer| transfer.grant == Some(grant)).await;
        let written = self.records.revoke(grant, self.ports.clock.now_ms()).await;
        self.changed();
        (self.out.take(), written)
    }

    /// The person wants to be asked again.
    pub fn ask_again(&mut self, recipient: &Recipient, purpose: Purpose) {
        self.desk.ask_again(recipient, purpose);
    }

    /// Another tab has written: what it took back is stopped here too.
    pub async fn changed_elsewhere(&mut self) -> Effects {
        let now = self.ports.clock.now_ms();
        if self.catch_up(now).await.is_ok() {
            let holding: Vec<GrantId> = self.desk.grants(now).map(|grant| grant.id).collect();
            self.stop(|transfer| transfer.grant.is_some_and(|id| !holding.contains(&id))).await;
            self.changed();
        }
        self.out.take()
    }

    /// Everything was forgotten: no grant holds, what is under way stops, and the ledger begins anew.
    pub async fn forgotten(&mut self) -> Effects {
        self.desk.clear();
        // Their receipts are gone: what becomes of them has no place to be written.
        for id in self.transfers.clear() {
            self.ports.gate.abort(id);
        }
        let _ = self.refresh(self.ports.clock.now_ms()).await;
        for task in self.tasks.keys().copied().collect::<Vec<_>>() {
            self.feed(task, Input::Cancel).await;
        }
        self.changed();
        self.out.take()
    }

    /// The gate says something about a transfer.
    pub async fn heard(&mut self, id: TransferId, event: GateEvent) -> Effects {
        if let Some(transfer) = self.transfers.get_mut(id) {
            let (task, receipt) = (transfer.task, transfer.receipt);
            match event {
                GateEvent::Sent => self.note(receipt, TransferOutcome::Sent).await,
                GateEvent::Head { status } => {
                    transfer.status = status;
                    self.feed(task, Input::Head { status }).await;
                }
                GateEvent::Chunk(bytes) => {
                    transfer.bytes += bytes.len() as u64;
                    self.feed(task, Input::Chunk(&bytes)).await;
                }
                GateEvent::NoKey => {
                    self.end(id, TransferOutcome::NeverSent).await;
                    self.fail(task, WhyNot::NoKey).await;
                }
                GateEvent::End => {
                    let outcome =
                        TransferOutcome::Answered { status: transfer.status, bytes: transfer.bytes };
                    self.end(id, outcome).await;
                    self.feed(task, Input::End).await;
                }
                GateEvent::TooLong => {
                    self.broken(id, task, TransferOutcome::Failed { why: TransferFailure::TooLong }).await
                }
                GateEvent::Failed => {
                    self.broken(id, task, TransferOutcome::Failed { why: TransferFailure::Network }).await
                }
                GateEvent::NeverSent => self.broken(id, task, TransferOutcome::NeverSent).await,
            }
        }
        self.out.take()
    }

    async fn broken(&mut self, id: TransferId, task: TaskId, outcome: TransferOutcome) {
        self.end(id, outcome).await;
        self.feed(task, Input::Broken).await;
    }

    /// Time has passed.
    pub async fn tick(&mut self) -> Effects {
        let now = self.ports.clock.now_ms();
        let late = |task: &EgressTask| task.deadline_ms().is_some_and(|deadline| deadline <= now);
        let late: Vec<TaskId> = self.tasks.iter().filter(|(_, task)| late(task)).map(|(id, _)| *id).collect();
        for task in late {
            self.feed(task, Input::Tick).await;
        }
        self.wake();
        self.out.take()
    }

    /// Takes over what other tabs wrote, and verifies all of it.
    async fn refresh(&mut self, now_ms: i64) -> Result<(), StoreError> {
        self.records.refresh(now_ms).await?;
        self.desk.keep(self.records.grants());
        Ok(())
    }

    /// Takes over what other tabs wrote, and verifies only that.
    async fn catch_up(&mut self, now_ms: i64) -> Result<(), StoreError> {
        self.records.catch_up(now_ms).await?;
        self.desk.keep(self.records.grants());
        Ok(())
    }

    async fn feed(&mut self, id: TaskId, input: Input<'_>) {
        if let Some(task) = self.tasks.get_mut(&id) {
            let todo = task.input(input, self.ports.clock.now_ms());
            self.carry_out(id, todo).await;
        }
    }

    /// Does what a task wants, and what it wants because of that.
    async fn carry_out(&mut self, id: TaskId, todo: Vec<Do>) {
        let mut todo: VecDeque<Do> = todo.into();
        while let Some(next) = todo.pop_front() {
            match next {
                Do::Say(text) => {
                    if let TaskId::Page(task) = id {
                        self.out.tell(Event::Egress(EgressEvent::Said { task, text }));
                    }
                }
                Do::Repair => {
                    if let TaskId::Page(task) = id {
                        self.out.tell(Event::Egress(EgressEvent::Repair { task }));
                    }
                }
                Do::Abort(why) => self.abort(id, why).await,
                Do::Send { request, ask } => match self.decide(id, *request, ask).await {
                    Ok(Some(input)) => {
                        if let Some(task) = self.tasks.get_mut(&id) {
                            todo.extend(task.input(input, self.ports.clock.now_ms()));
                        }
                    }
                    Ok(None) => {}
                    Err(why) => {
                        if let Some(task) = self.tasks.get(&id) {
                            todo.push_back(Do::End(task.failure(why)));
                        }
                    }
                },
                Do::End(done) => {
                    self.tasks.remove(&id);
                    self.abandon(id).await;
                    for question in self.questions.of_task(id) {
                        self.settle(question);
                    }
                    self.out.over.push((id, done));
                }
            }
        }
        self.wake();
    }

    /// What becomes of a request: sent or refused, as an input for its task, or waiting for the person.
    async fn decide(
        &mut self,
        task: TaskId,
        request: EgressRequest,
        ask: bool,
    ) -> Result<Option<Input<'static>>, WhyNot> {
        let now = self.ports.clock.now_ms();
        // A grant that another tab took back a moment ago is gone.
        self.catch_up(now).await.map_err(|_| WhyNot::NotWritten)?;
        self.may_send()?;
        match self.desk.decide(request, now) {
            Decision::Refused => Ok(Some(Input::Refused)),
            Decision::Ask(_) if !ask => Ok(Some(Input::Refused)),
            Decision::Granted(permit) => self.send(task, permit).await.map(Some),
            Decision::Ask(question) => {
                let asked = self.questions.ask(question, task);
                self.out.tell(Event::Egress(EgressEvent::Question(Box::new(asked))));
                Ok(None)
            }
        }
    }

    /// Writes a permit down, then hands it to the gate. Nothing else hands anything over.
    async fn send(&mut self, task: TaskId, permit: Permit) -> Result<Input<'static>, WhyNot> {
        self.may_send()?;
        let grant = permit.grant();
        let written = self.records.admit(permit, self.ports.clock.now_ms()).await;
        let approved = written.map_err(|_| WhyNot::NotWritten)?;
        // What came of an earlier request of the same task has been judged: it is not waited for.
        self.abandon(task).await;
        let id = self.transfers.begin(task, approved.receipt(), grant);
        self.changed();
        let most = self.tasks.get(&task).map_or(0, EgressTask::most_bytes);
        if self.ports.gate.transmit(id, approved, most) {
            return Ok(Input::Sent);
        }
        self.end(id, TransferOutcome::NeverSent).await;
        Err(WhyNot::Network)
    }

    async fn transmit(&mut self, task: TaskId, permit: Permit) {
        match self.send(task, permit).await {
            Ok(input) => self.feed(task, input).await,
            Err(why) => self.fail(task, why).await,
        }
    }

    /// The person said no: that answers every question about the same recipient and purpose.
    async fn refused(&mut self, task: TaskId, recipient: &Recipient, purpose: Purpose) {
        let same = self.questions.about(recipient, purpose);
        self.feed(task, Input::Refused).await;
        for question in same {
            if let Some(task) = self.settle(question) {
                self.feed(task, Input::Refused).await;
            }
        }
        self.changed();
    }

    /// Sends what a new grant covers and nobody has answered yet.
    async fn settle_granted(&mut self) {
        let now = self.ports.clock.now_ms();
        let covered = |request: &EgressRequest| self.desk.grants(now).any(|grant| grant.covers(request, now));
        for id in self.questions.where_request(covered) {
            let Some((question, task)) = self.questions.take(id) else { continue };
            self.out.tell(Event::Egress(EgressEvent::Settled { question: id }));
            if let Decision::Granted(permit) = self.desk.decide(question.request().clone(), now) {
                self.transmit(task, permit).await;
            }
        }
    }

    /// A question needs no answer any more; returns whose it was.
    fn settle(&mut self, question: QuestionId) -> Option<TaskId> {
        let (_, task) = self.questions.take(question)?;
        self.out.tell(Event::Egress(EgressEvent::Settled { question }));
        Some(task)
    }

    async fn fail(&mut self, task: TaskId, why: WhyNot) {
        if let Some(done) = self.tasks.get(&task).map(|task| task.failure(why)) {
            self.carry_out(task, vec![Do::End(done)]).await;
        }
    }

    fn wake(&mut self) {
        if let Some(deadline) = self.tasks.values().filter_map(EgressTask::deadline_ms).min() {
            let ms = deadline.saturating_sub(self.ports.clock.now_ms());
            self.out.wake_ms = Some(u32::try_from(ms).unwrap_or(0));
        }
    }

    /// Grants or receipts have changed, and with them what the status says has left.
    fn changed(&mut self) {
        self.out.tell(Event::Egress(EgressEvent::Changed));
        self.out.status = true;
    }
}
