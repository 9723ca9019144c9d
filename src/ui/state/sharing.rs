//! The page's part in what leaves: the gate, which it opens once something is approved, the questions that wait for the
//! person, and what was begun and is not over.

use std::{
    collections::{HashMap, VecDeque},
    time::Duration,
};

use futures_channel::oneshot;
use leptos::{prelude::*, task::spawn_local};

use super::{super::words, engine::EngineState, toasts::Toasts};
use crate::{
    agent::llm::Secret,
    browser::{client::EngineClient, gate::Frame},
    engine::protocol::{
        Defect, Failure,
        egress::{
            ConsentAnswer, ConsentQuestion, Egress as Demand, EgressEvent, Ending, PageTask, QuestionId,
            Recipient,
        },
    },
};

/// Between two questions.
const PAUSE: Duration = Duration::from_millis(500);

/// The gate, the questions, and the tasks.
pub struct SharingState {
    engine: &'static EngineState,
    toasts: Toasts,
    /// The question that is shown.
    pub current: RwSignal<Option<ConsentQuestion>>,
    /// Those that wait behind it, the oldest first.
    questions: StoredValue<VecDeque<ConsentQuestion>>,
    /// Grows whenever grants or receipts changed.
    pub changes: RwSignal<u32>,
    /// What a planner says while it speaks, a stranger's text, by the task.
    pub said: RwSignal<Option<(PageTask, String)>>,
    gate: StoredValue<Option<Frame>, LocalStorage>,
    /// Keys that were typed before the gate was opened.
    keys: StoredValue<Vec<(Recipient, Option<Secret>)>, LocalStorage>,
    waiting: StoredValue<HashMap<PageTask, oneshot::Sender<Ending>>, LocalStorage>,
    next: StoredValue<u64>,
}

impl SharingState {
    /// Nothing is asked, nothing is open.
    pub fn new(engine: &'static EngineState, toasts: Toasts) -> Self {
        Self {
            engine,
            toasts,
            current: RwSignal::new(None),
            questions: StoredValue::default(),
            changes: RwSignal::new(0),
            said: RwSignal::new(None),
            gate: StoredValue::new_local(None),
            keys: StoredValue::new_local(Vec::new()),
            waiting: StoredValue::new_local(HashMap::new()),
            next: StoredValue::new(1),
        }
    }

    /// The engine has said something.
    pub fn hear(&'static self, event: EgressEvent) {
        match event {
            EgressEvent::Question(asked) => {
                self.questions.update_value(|questions| questions.push_back(*asked));
                self.ask_next();
            }
            EgressEvent::Settled { question } => self.settle(question),
            EgressEvent::GateWanted => self.open_gate(),
            EgressEvent::Changed => self.changed(),
            EgressEvent::Said { task, text } => self.said.update(|said| match said {
                Some((of, so_far)) if *of == task => so_far.push_str(&text),
                _ => *said = Some((task, text)),
            }),
            EgressEvent::Repair { .. } => self.said.set(None),
            EgressEvent::Ended { task, end } => {
                let waiter = self.waiting.try_update_value(|waiting| waiting.remove(&task)).flatten();
                // The asker may have gone.
                waiter.map(|waiter| waiter.send(end));
            }
        }
    }

    /// A question needs no answer any more.
    pub fn settle(&'static self, question: QuestionId) {
        self.questions.update_value(|questions| questions.retain(|asked| asked.question != question));
        if self
            .current
            .with_untracked(|current| current.as_ref().is_some_and(|asked| asked.question == question))
        {
            self.current.set(None);
            // A second press that was meant for this question must not answer the next one.
            set_timeout(move || self.ask_next(), PAUSE);
        }
    }

    fn ask_next(&self) {
        if self.current.with_untracked(Option::is_none) {
            self.current.set(self.questions.try_update_value(VecDeque::pop_front).flatten());
        }
    }

    /// Tells when a task is over.
    pub fn end_of(&self, task: PageTask) -> oneshot::Receiver<Ending> {
        let (ended, end) = oneshot::channel();
        self.waiting.update_value(|waiting| drop(waiting.insert(task, ended)));
        end
    }

    /// The key for a recipient, from now until the page is closed; with none it is taken back.
    pub fn hold_key(&self, recipient: Recipient, key: Option<Secret>) {
        let open = self
            .gate
            .with_value(|gate| gate.as_ref().map(|gate| gate.hold_key(&recipient, key.as_ref())).is_some());
        if !open {
            self.keys.update_value(|keys| keys.push((recipient, key)));
        }
    }

    /// Opens the engine; again after a failure. The way out of one that was there before goes with it.
    pub fn open_engine(&self) {
        if let Some(gate) = self.gate.try_update_value(Option::take).flatten() {
            gate.close();
        }
        self.questions.set_value(VecDeque::new());
        self.current.set(None);
        self.waiting.set_value(HashMap::new());
        self.engine.open();
    }

    /// Not before something is approved: until then there is nothing that could reach another host.
    fn open_gate(&self) {
        match self.gate.get_value() {
            Some(gate) if gate.is_missing() => gate.close(),
            Some(_) => return,
            None => {}
        }
        let engine = self.engine.client();
        let opened = Frame::open(&EngineClient::gate_url(), move |port| engine.hand_over(port));
        // Where the gate cannot be opened, requests end by their time limits.
        let Ok(frame) = opened else { return };
        for (recipient, key) in self.keys.try_update_value(std::mem::take).unwrap_or_default() {
            frame.hold_key(&recipient, key.as_ref());
        }
        self.gate.set_value(Some(frame));
    }

    /// A number for something that is begun.
    pub fn task(&self) -> PageTask {
        PageTask(self.next.try_update_value(|next| std::mem::replace(next, *next + 1)).unwrap_or_default())
    }

    /// Begins `demand`, which names `task`, and waits for its end. Dropping the future lets it go on unheard.
    ///
    /// # Errors
    /// When it could not be begun, or the engine died.
    pub async fn see_through(&self, task: PageTask, demand: Demand) -> Result<Ending, Failure> {
        let end = self.end_of(task);
        if let Err(failure) = self.engine.ask(demand).await {
            self.waiting.update_value(|waiting| drop(waiting.remove(&task)));
            return Err(failure);
        }
        end.await.map_err(|_| Failure::internal(Defect::Stopped))
    }

    /// Ends a task.
    pub fn cancel(&'static self, task: PageTask) {
        spawn_local(async move { drop(self.engine.ask(Demand::Cancel { task }).await) });
    }

    /// What a planner has said in a task that is under way.
    pub fn said_so_far(&self, task: PageTask) -> Option<String> {
        self.said.with(|said| said.as_ref().filter(|(of, _)| *of == task).map(|(_, text)| text.clone()))
    }

    /// Does something that only needs doing, and says so.
    pub fn carry_out(&'static self, demand: Demand, done: &'static str) {
        spawn_local(async move {
            let told = self.engine.ask(demand).await;
            self.toasts.say(told.map_or_else(|failure| words::failure(&failure), |_| done.into()));
            self.changed();
        });
    }

    /// Answers the question that is shown; nothing if none is.
    pub fn answer(&'static self, answer: ConsentAnswer) {
        let Some(ConsentQuestion { question, .. }) = self.current.get_untracked() else { return };
        self.settle(question);
        spawn_local(async move {
            if let Err(failure) = self.engine.ask(Demand::Answer { question, answer }).await {
                self.toasts.say(words::failure(&failure));
            }
        });
    }

    /// Grants or receipts are others now.
    pub fn changed(&self) {
        self.changes.update(|changes| *changes += 1);
    }
}
