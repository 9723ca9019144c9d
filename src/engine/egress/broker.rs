//! What leaves: who asks for it, who allows it, and what comes of it. Every way out of the engine goes through here.
//!
//! A task (a plan, a look-up, a picture, a catalogue) says what it wants to send; the desk decides; the ledger writes it
//! down; only then does the platform get an `Approved` request. What comes back is handed to the task as it comes.
//!
//! # Asking a remote planner
//!
//! Whoever plans in the engine calls [`Broker::ask_planner`] with what the planner may see (a `PlannerView`; see
//! `egress::planner_view`) under a number that is not in use, and goes on: a person may take minutes to answer.
//! The end comes through `Engine::finish` under that number, exactly once: [`Done::Plan`] with a `PlanDraft`, or
//! [`Done::NoPlan`] with the reason, which is the local planner's turn. [`Broker::cancel`] ends it early.

use std::{
    cell::Cell,
    collections::{BTreeMap, VecDeque},
    rc::Rc,
};

use super::task::{Do, Done, Task};
use crate::engine::{
    ports::{GateEvent, Platform},
    protocol::{
        Event, Part, UnreadableRecord,
        outside::{Asked, Left, OutsideEvent, OutsideView, Provider, Purpose, Recipient, WhyNot},
    },
};
use crate::{
    agent::llm::{Exchange, Input, Limits, PlannerView},
    consent::{
        Answer, Decision, Desk, EgressRequest, GrantId, Ledger, Permit, Question,
        ledger::{Failure, Outcome, ReceiptId},
        redact::Redactor,
    },
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

/// Tasks that are over, by their numbers.
pub type Over = Vec<(u64, Done)>;

/// Consent at work.
pub struct Broker {
    store: Rc<dyn Store>,
    node: u32,
    /// None while it cannot be read: then nothing leaves.
    ledger: Option<Ledger>,
    /// Whether the settings that guard privacy can be read: while they cannot, nothing leaves.
    guarded: Rc<Cell<bool>>,
    desk: Desk,
    tasks: BTreeMap<u64, Task>,
    /// What waits for the person, and for which task.
    questions: BTreeMap<u64, (Question, u64)>,
    transfers: BTreeMap<u64, Transfer>,
    next: u64,
}

/// A request that is under way.
struct Transfer {
    task: u64,
    receipt: ReceiptId,
    grant: Option<GrantId>,
    status: u16,
    bytes: u64,
}

impl Broker {
    /// Opens the ledger in `store`. `guarded` says whether the settings that guard privacy can be read.
    pub async fn open(store: Rc<dyn Store>, node: u32, now_ms: i64, guarded: Rc<Cell<bool>>) -> Self {
        let mut broker = Self {
            store,
            node,
            ledger: None,
            guarded,
            desk: Desk::default(),
            tasks: BTreeMap::new(),
            questions: BTreeMap::new(),
            transfers: BTreeMap::new(),
            next: 1,
        };
        // What cannot be read now is read before anything leaves.
        let _ = broker.refresh(now_ms).await;
        broker
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

    /// The grants that cannot be read.
    pub fn unreadable(&self) -> Vec<UnreadableRecord> {
        let grants = self.ledger.as_ref().map(Ledger::unreadable_grants).unwrap_or_default();
        let told = grants.iter().map(|(id, why)| UnreadableRecord {
            part: Part::Grant(*id),
            newer: matches!(why, Unreadable::Newer(_)),
        });
        told.collect()
    }

    /// Whether everything that guards privacy can be read.
    fn may_send(&self) -> Result<(), WhyNot> {
        let grants = self.ledger.as_ref().is_some_and(|ledger| ledger.unreadable_grants().is_empty());
        if grants && self.guarded.get() { Ok(()) } else { Err(WhyNot::Unreadable) }
    }

    /// Grants and receipts; the caller adds the settings.
    pub async fn view(&mut self, now_ms: i64) -> OutsideView {
        let _ = self.refresh(now_ms).await;
        let mut receipts = self.ledger.as_ref().map(Ledger::lines).unwrap_or_default();
        receipts.reverse();
        receipts.truncate(RECEIPTS);
        OutsideView {
            left: self.left(),
            grants: self.desk.grants(now_ms).cloned().collect(),
            refused: self.desk.refused().cloned().collect(),
            receipts,
            ..OutsideView::default()
        }
    }

    /// The bytes of a receipt; none if they were erased.
    pub async fn receipt(&self, id: ReceiptId) -> Result<Option<Vec<u8>>, StoreError> {
        match &self.ledger {
            Some(ledger) => ledger.bytes(self.store.as_ref(), id).await,
            None => Ok(None),
        }
    }

    /// The whole ledger as JSON.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn export(&mut self, now_ms: i64) -> Result<String, StoreError> {
        self.refresh(now_ms).await?;
        match &self.ledger {
            Some(ledger) => ledger.export(self.store.as_ref()).await,
            None => Ok(String::new()),
        }
    }

    /// Erases the bytes of all receipts, and what was looked up.
    pub async fn erase(&mut self, now_ms: i64) -> Result<(), StoreError> {
        self.refresh(now_ms).await?;
        let rows = self.store.scan(&[Table::Outside]).await?.pop().unwrap_or_default();
        let mut batch = WriteBatch::default();
        for (key, _) in rows.iter().filter(|(key, _)| key.starts_with("kept/")) {
            batch.delete(Table::Outside, key);
        }
        self.store.commit(batch).await?;
        match &mut self.ledger {
            Some(ledger) => ledger.erase_bytes(self.store.as_ref(), now_ms).await,
            None => Ok(()),
        }
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

    /// Whether a task has this number.
    pub fn has(&self, task: u64) -> bool {
        self.tasks.contains_key(&task)
    }

    /// Asks a planner elsewhere for a plan: see the top of this file.
    pub async fn ask_planner(
        &mut self,
        platform: &dyn Platform,
        task: u64,
        provider: Provider,
        (view, redactor): (PlannerView, Redactor),
    ) -> Over {
        let tier = format!("{} · {}", provider.model, provider.endpoint);
        let limits = Limits::of(&provider);
        let exchange = Box::new(Exchange::new(provider, view, limits));
        self.begin(platform, task, Task::Plan { exchange, redactor, tier }).await
    }

    /// Begins a task under a number that its asker chose.
    pub async fn begin(&mut self, platform: &dyn Platform, id: u64, mut task: Task) -> Over {
        let todo = task.start();
        self.tasks.insert(id, task);
        self.carry_out(platform, id, todo).await
    }

    /// Stops a task.
    pub async fn cancel(&mut self, platform: &dyn Platform, task: u64) -> Over {
        self.feed(platform, task, Input::Cancel).await
    }

    /// The person's answer to a question.
    pub async fn answer(&mut self, platform: &dyn Platform, question: u64, answer: Answer) -> Over {
        let Some((question, task)) = self.questions.remove(&question) else { return Vec::new() };
        let now = platform.now_ms();
        let (recipient, purpose) = (question.request().recipient().clone(), question.request().purpose());
        let id = GrantId::new(platform.random());
        let Some((permit, grant)) = self.desk.answer(question, answer, id, now) else {
            return self.refused(platform, task, &recipient, purpose).await;
        };
        if let Some(grant) = grant {
            let written = match &mut self.ledger {
                Some(ledger) => ledger.grant(self.store.as_ref(), grant.clone(), now).await.is_ok(),
                None => false,
            };
            if !written {
                return self.fail(platform, task, WhyNot::NotWritten).await;
            }
            self.desk.add(grant);
            platform.memory_written();
        }
        let mut over = self.transmit(platform, task, permit).await;
        over.extend(self.settle_granted(platform).await);
        changed(platform);
        over
    }

    /// Takes a grant back, and stops what is under way by it.
    ///
    /// # Errors
    /// When it could not be written: then it holds no longer in this tab, and is back in the next.
    pub async fn revoke(&mut self, platform: &dyn Platform, grant: GrantId) -> Result<Over, StoreError> {
        // Stopped first: that must not wait for storage.
        self.desk.revoke(grant);
        let over = self.stop(platform, |transfer| transfer.grant == Some(grant)).await;
        if let Some(ledger) = &mut self.ledger {
            ledger.revoke(self.store.as_ref(), grant, platform.now_ms()).await?;
        }
        platform.memory_written();
        changed(platform);
        Ok(over)
    }

    /// The person wants to be asked again.
    pub fn ask_again(&mut self, recipient: &Recipient, purpose: Purpose) {
        self.desk.ask_again(recipient, purpose);
    }

    /// Another tab has written: what it took back is stopped here too.
    pub async fn changed_elsewhere(&mut self, platform: &dyn Platform) -> Over {
        let now = platform.now_ms();
        if self.refresh(now).await.is_err() {
            return Vec::new();
        }
        let holding: Vec<GrantId> = self.desk.grants(now).map(|grant| grant.id).collect();
        let gone = |transfer: &Transfer| transfer.grant.is_some_and(|id| !holding.contains(&id));
        let over = self.stop(platform, gone).await;
        changed(platform);
        over
    }

    /// Everything was forgotten: no grant holds, what is under way stops, and the ledger begins anew.
    pub async fn forgotten(&mut self, platform: &dyn Platform) -> Over {
        self.desk.clear();
        // Their receipts are gone: what becomes of them has no place to be written.
        for id in self.transfers.keys() {
            platform.abort(*id);
        }
        self.transfers.clear();
        let _ = self.refresh(platform.now_ms()).await;
        let mut over = Vec::new();
        for task in self.tasks.keys().copied().collect::<Vec<_>>() {
            over.extend(self.feed(platform, task, Input::Cancel).await);
        }
        changed(platform);
        over
    }

    /// The gate says something about a transfer.
    pub async fn heard(&mut self, platform: &dyn Platform, id: u64, event: GateEvent) -> Over {
        let Some(transfer) = self.transfers.get_mut(&id) else { return Vec::new() };
        let (task, receipt) = (transfer.task, transfer.receipt);
        let (outcome, input) = match event {
            GateEvent::Sent => {
                self.note(platform, receipt, Outcome::Sent).await;
                return Vec::new();
            }
            GateEvent::Head { status } => {
                transfer.status = status;
                return self.feed(platform, task, Input::Head { status }).await;
            }
            GateEvent::Chunk(bytes) => {
                transfer.bytes += bytes.len() as u64;
                return self.feed(platform, task, Input::Chunk(&bytes)).await;
            }
            GateEvent::End => {
                (Outcome::Answered { status: transfer.status, bytes: transfer.bytes }, Input::End)
            }
            GateEvent::TooLong => (Outcome::Failed { why: Failure::TooLong }, Input::Broken),
            GateEvent::Failed => (Outcome::Failed { why: Failure::Network }, Input::Broken),
            GateEvent::NeverSent => (Outcome::NeverSent, Input::Broken),
            GateEvent::NoKey => {
                self.end(platform, id, Outcome::NeverSent).await;
                return self.fail(platform, task, WhyNot::NoKey).await;
            }
        };
        self.end(platform, id, outcome).await;
        self.feed(platform, task, input).await
    }

    /// Time has passed.
    pub async fn tick(&mut self, platform: &dyn Platform) -> Over {
        let now = platform.now_ms();
        let late = |task: &Task| task.deadline_ms().is_some_and(|deadline| deadline <= now);
        let late: Vec<u64> = self.tasks.iter().filter(|(_, task)| late(task)).map(|(id, _)| *id).collect();
        let mut over = Vec::new();
        for task in late {
            over.extend(self.feed(platform, task, Input::Tick).await);
        }
        self.wake(platform);
        over
    }

    /// Takes over what other tabs wrote.
    async fn refresh(&mut self, now_ms: i64) -> Result<(), StoreError> {
        match &mut self.ledger {
            Some(ledger) => ledger.refresh(self.store.as_ref(), now_ms).await?,
            None => self.ledger = Some(Ledger::open(self.store.as_ref(), self.node, now_ms).await?),
        }
        if let Some(ledger) = &self.ledger {
            self.desk.keep(ledger.grants().to_vec());
        }
        Ok(())
    }

    async fn feed(&mut self, platform: &dyn Platform, id: u64, input: Input<'_>) -> Over {
        let Some(task) = self.tasks.get_mut(&id) else { return Vec::new() };
        let todo = task.input(input, platform.now_ms());
        self.carry_out(platform, id, todo).await
    }

    /// Does what a task wants, and what it wants because of that.
    async fn carry_out(&mut self, platform: &dyn Platform, id: u64, todo: Vec<Do>) -> Over {
        let mut todo: VecDeque<Do> = todo.into();
        let mut over = Vec::new();
        while let Some(next) = todo.pop_front() {
            match next {
                Do::Say(text) => platform.emit(Event::Outside(OutsideEvent::Said { task: id, text })),
                Do::Repair => platform.emit(Event::Outside(OutsideEvent::Repair { task: id })),
                Do::Abort(why) => self.abort(platform, id, why).await,
                Do::Send { request, ask } => match self.decide(platform, id, *request, ask).await {
                    Ok(Some(input)) => {
                        if let Some(task) = self.tasks.get_mut(&id) {
                            todo.extend(task.input(input, platform.now_ms()));
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
                    self.abandon(platform, id).await;
                    let of_task = self.questions.iter().filter(|(_, (_, task))| *task == id);
                    for question in of_task.map(|(question, _)| *question).collect::<Vec<_>>() {
                        self.settle(platform, question);
                    }
                    over.push((id, done));
                }
            }
        }
        self.wake(platform);
        over
    }

    /// What becomes of a request: sent or refused, as an input for its task, or waiting for the person.
    async fn decide(
        &mut self,
        platform: &dyn Platform,
        task: u64,
        request: EgressRequest,
        ask: bool,
    ) -> Result<Option<Input<'static>>, WhyNot> {
        let now = platform.now_ms();
        // A grant that another tab took back a moment ago is gone.
        self.refresh(now).await.map_err(|_| WhyNot::NotWritten)?;
        self.may_send()?;
        match self.desk.decide(request, now) {
            Decision::Refused => Ok(Some(Input::Refused)),
            Decision::Ask(_) if !ask => Ok(Some(Input::Refused)),
            Decision::Granted(permit) => self.send(platform, task, permit).await.map(Some),
            Decision::Ask(question) => {
                let id = self.next;
                self.next += 1;
                let request = question.request();
                let message = request.message();
                let asked = Asked {
                    question: id,
                    recipient: request.recipient().clone(),
                    purpose: request.purpose(),
                    scopes: request.scopes(),
                    bytes: message.len() as u64,
                    message: String::from_utf8_lossy(&message).into_owned(),
                    redacted: request.redacted().to_vec(),
                };
                self.questions.insert(id, (question, task));
                platform.emit(Event::Outside(OutsideEvent::Question(Box::new(asked))));
                Ok(None)
            }
        }
    }

    /// Writes a permit down, then hands it to the platform. Nothing else hands anything over.
    async fn send(
        &mut self,
        platform: &dyn Platform,
        task: u64,
        permit: Permit,
    ) -> Result<Input<'static>, WhyNot> {
        self.may_send()?;
        let grant = permit.grant();
        let ledger = self.ledger.as_mut().ok_or(WhyNot::NotWritten)?;
        let written = ledger.admit(self.store.as_ref(), permit, platform.now_ms()).await;
        let approved = written.map_err(|_| WhyNot::NotWritten)?;
        // What came of an earlier request of the same task has been judged: it is not waited for.
        self.abandon(platform, task).await;
        let id = self.next;
        self.next += 1;
        let transfer = Transfer { task, receipt: approved.receipt(), grant, status: 0, bytes: 0 };
        self.transfers.insert(id, transfer);
        changed(platform);
        let most = self.tasks.get(&task).map_or(0, Task::most_bytes);
        if platform.transmit(id, approved, most) {
            return Ok(Input::Sent);
        }
        self.end(platform, id, Outcome::NeverSent).await;
        Err(WhyNot::Network)
    }

    async fn transmit(&mut self, platform: &dyn Platform, task: u64, permit: Permit) -> Over {
        match self.send(platform, task, permit).await {
            Ok(input) => self.feed(platform, task, input).await,
            Err(why) => self.fail(platform, task, why).await,
        }
    }

    /// The person said no: that answers every question about the same recipient and purpose.
    async fn refused(
        &mut self,
        platform: &dyn Platform,
        task: u64,
        recipient: &Recipient,
        purpose: Purpose,
    ) -> Over {
        let same = |(question, _): &(Question, u64)| {
            question.request().recipient() == recipient && question.request().purpose() == purpose
        };
        let same: Vec<u64> = self.questions.iter().filter(|(_, q)| same(q)).map(|(id, _)| *id).collect();
        let mut over = self.feed(platform, task, Input::Refused).await;
        for question in same {
            if let Some(task) = self.settle(platform, question) {
                over.extend(self.feed(platform, task, Input::Refused).await);
            }
        }
        changed(platform);
        over
    }

    /// Sends what a new grant covers and nobody has answered yet.
    async fn settle_granted(&mut self, platform: &dyn Platform) -> Over {
        let now = platform.now_ms();
        let covered = |(question, _): &(Question, u64)| {
            self.desk.grants(now).any(|grant| grant.covers(question.request(), now))
        };
        let covered: Vec<u64> =
            self.questions.iter().filter(|(_, q)| covered(q)).map(|(id, _)| *id).collect();
        let mut over = Vec::new();
        for id in covered {
            let Some((question, task)) = self.questions.remove(&id) else { continue };
            platform.emit(Event::Outside(OutsideEvent::Settled { question: id }));
            if let Decision::Granted(permit) = self.desk.decide(question.request().clone(), now) {
                over.extend(self.transmit(platform, task, permit).await);
            }
        }
        over
    }

    /// A question needs no answer any more; returns whose it was.
    fn settle(&mut self, platform: &dyn Platform, question: u64) -> Option<u64> {
        let (_, task) = self.questions.remove(&question)?;
        platform.emit(Event::Outside(OutsideEvent::Settled { question }));
        Some(task)
    }

    async fn fail(&mut self, platform: &dyn Platform, task: u64, why: WhyNot) -> Over {
        match self.tasks.get(&task).map(|task| task.failure(why)) {
            Some(done) => self.carry_out(platform, task, vec![Do::End(done)]).await,
            None => Vec::new(),
        }
    }

    /// Stops the transfers that `which` picks, as taken back.
    async fn stop(&mut self, platform: &dyn Platform, which: impl Fn(&Transfer) -> bool) -> Over {
        let picked = self.transfers.iter().filter(|(_, transfer)| which(transfer));
        let picked: Vec<(u64, u64)> = picked.map(|(id, transfer)| (*id, transfer.task)).collect();
        // All of them first: writing down what became of them takes time.
        let outcomes: Vec<Outcome> = picked
            .iter()
            .map(|(id, _)| break_off(platform, *id, Outcome::Failed { why: Failure::Revoked }))
            .collect();
        let mut over = Vec::new();
        for ((id, task), outcome) in picked.into_iter().zip(outcomes) {
            self.end(platform, id, outcome).await;
            over.extend(self.feed(platform, task, Input::Cancel).await);
        }
        over
    }

    /// Stops what a task has under way. The order to stop may cross the sending, so it counts as having left.
    async fn abort(&mut self, platform: &dyn Platform, task: u64, why: Failure) {
        let of_task = self.transfers.iter().filter(|(_, transfer)| transfer.task == task);
        for id in of_task.map(|(id, _)| *id).collect::<Vec<_>>() {
            let outcome = break_off(platform, id, Outcome::Failed { why });
            self.end(platform, id, outcome).await;
        }
    }

    /// Lets go of what a task has under way and needs no more of.
    async fn abandon(&mut self, platform: &dyn Platform, task: u64) {
        let of_task = self.transfers.iter().filter(|(_, transfer)| transfer.task == task);
        let ends = of_task.map(|(id, transfer)| {
            let Transfer { status, bytes, .. } = *transfer;
            match status {
                0 => (*id, Outcome::Failed { why: Failure::Cancelled }),
                status => (*id, Outcome::Answered { status, bytes }),
            }
        });
        for (id, outcome) in ends.collect::<Vec<_>>() {
            let outcome = break_off(platform, id, outcome);
            self.end(platform, id, outcome).await;
        }
    }

    async fn end(&mut self, platform: &dyn Platform, id: u64, outcome: Outcome) {
        if let Some(transfer) = self.transfers.remove(&id) {
            self.note(platform, transfer.receipt, outcome).await;
        }
    }

    async fn note(&mut self, platform: &dyn Platform, receipt: ReceiptId, outcome: Outcome) {
        if let Some(ledger) = &mut self.ledger {
            // One that cannot be written leaves the receipt as one whose fate is not known: it counts as left.
            let _ = ledger.note(self.store.as_ref(), receipt, outcome, platform.now_ms()).await;
        }
        changed(platform);
    }

    fn wake(&self, platform: &dyn Platform) {
        if let Some(deadline) = self.tasks.values().filter_map(Task::deadline_ms).min() {
            platform.wake_in(u32::try_from(deadline.saturating_sub(platform.now_ms())).unwrap_or(0));
        }
    }
}

/// Breaks a transfer off. What became of it, unless it never left.
fn break_off(platform: &dyn Platform, id: u64, outcome: Outcome) -> Outcome {
    if platform.abort(id) { Outcome::NeverSent } else { outcome }
}

fn changed(platform: &dyn Platform) {
    platform.emit(Event::Outside(OutsideEvent::Changed));
}
