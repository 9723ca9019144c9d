//! The page's part in what leaves: the gate, which it opens once something is approved, the questions that wait for the
//! person, and what was begun and is not over.

use std::{
    collections::{HashMap, VecDeque},
    time::Duration,
};

use futures_channel::oneshot;
use leptos::prelude::*;

use super::app::App;
use crate::{
    agent::llm::Secret,
    browser::{client::EngineClient, gate::Frame},
    engine::protocol::{
        Failure, FailureKind,
        outside::{Asked, Ending, Outside as Demand, OutsideEvent, Recipient},
    },
};

/// Between two questions.
const PAUSE: Duration = Duration::from_millis(500);

/// Handles on it, copied freely.
#[derive(Clone, Copy)]
pub struct Outside {
    /// The question that is shown.
    pub current: RwSignal<Option<Asked>>,
    /// Those that wait behind it, the oldest first.
    questions: StoredValue<VecDeque<Asked>>,
    /// Grows whenever grants or receipts changed.
    pub changes: RwSignal<u32>,
    /// What a planner says while it speaks, a stranger's text, by the task.
    pub said: RwSignal<(u64, String)>,
    gate: StoredValue<Option<Frame>, LocalStorage>,
    /// Keys that were typed before the gate was opened.
    keys: StoredValue<Vec<(Recipient, Option<Secret>)>, LocalStorage>,
    waiting: StoredValue<HashMap<u64, oneshot::Sender<Ending>>, LocalStorage>,
    next: StoredValue<u64>,
}

impl Outside {
    /// Nothing is asked, nothing is open.
    pub fn new() -> Self {
        Self {
            current: RwSignal::new(None),
            questions: StoredValue::default(),
            changes: RwSignal::new(0),
            said: RwSignal::default(),
            gate: StoredValue::new_local(None),
            keys: StoredValue::new_local(Vec::new()),
            waiting: StoredValue::new_local(HashMap::new()),
            next: StoredValue::new(1),
        }
    }

    /// The engine has said something.
    pub fn hear(self, engine: &EngineClient, event: OutsideEvent) {
        match event {
            OutsideEvent::Question(asked) => {
                self.questions.update_value(|questions| questions.push_back(*asked));
                self.ask_next();
            }
            OutsideEvent::Settled { question } => self.settle(question),
            OutsideEvent::GateWanted => self.open_gate(engine),
            OutsideEvent::Changed => self.changes.update(|changes| *changes += 1),
            OutsideEvent::Said { task, text } => self.said.update(|said| {
                if said.0 != task {
                    *said = (task, String::new());
                }
                said.1.push_str(&text);
            }),
            OutsideEvent::Repair { task } => self.said.set((task, String::new())),
            OutsideEvent::Ended { task, end } => {
                let waiter = self.waiting.try_update_value(|waiting| waiting.remove(&task)).flatten();
                // The asker may have gone.
                waiter.map(|waiter| waiter.send(end));
            }
        }
    }

    /// A question needs no answer any more.
    pub fn settle(self, question: u64) {
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

    fn ask_next(self) {
        if self.current.with_untracked(Option::is_none) {
            self.current.set(self.questions.try_update_value(VecDeque::pop_front).flatten());
        }
    }

    /// Tells when a task is over.
    pub fn end_of(self, task: u64) -> oneshot::Receiver<Ending> {
        let (ended, end) = oneshot::channel();
        self.waiting.update_value(|waiting| drop(waiting.insert(task, ended)));
        end
    }

    /// The key for a recipient, from now until the page is closed; with none it is taken back.
    pub fn hold_key(self, recipient: Recipient, key: Option<Secret>) {
        let open = self
            .gate
            .with_value(|gate| gate.as_ref().map(|gate| gate.hold_key(&recipient, key.as_ref())).is_some());
        if !open {
            self.keys.update_value(|keys| keys.push((recipient, key)));
        }
    }

    /// Another engine is about to begin: the old one's way out goes with it.
    pub fn restart(self) {
        if let Some(gate) = self.gate.try_update_value(Option::take).flatten() {
            gate.close();
        }
        self.questions.set_value(VecDeque::new());
        self.current.set(None);
        self.waiting.set_value(HashMap::new());
    }

    /// Not before something is approved: until then there is nothing that could reach another host.
    fn open_gate(self, engine: &EngineClient) {
        match self.gate.get_value() {
            Some(gate) if gate.is_missing() => gate.close(),
            Some(_) => return,
            None => {}
        }
        let engine = engine.clone();
        let opened = Frame::open(&EngineClient::gate_url(), move |port| engine.hand_over(port));
        // Where the gate cannot be opened, requests end by their time limits.
        let Ok(frame) = opened else { return };
        for (recipient, key) in self.keys.try_update_value(std::mem::take).unwrap_or_default() {
            frame.hold_key(&recipient, key.as_ref());
        }
        self.gate.set_value(Some(frame));
    }
}

impl App {
    /// A number for something that is begun.
    pub fn task(self) -> u64 {
        self.outside.next.try_update_value(|next| std::mem::replace(next, *next + 1)).unwrap_or_default()
    }

    /// Begins `demand`, which names `task`, and waits for its end. Dropping the future lets it go on unheard.
    ///
    /// # Errors
    /// When it could not be begun, or the engine died.
    pub async fn see_through(self, task: u64, demand: Demand) -> Result<Ending, Failure> {
        let end = self.outside.end_of(task);
        if let Err(failure) = self.ask(demand).await {
            self.outside.waiting.update_value(|waiting| drop(waiting.remove(&task)));
            return Err(failure);
        }
        end.await
            .map_err(|_| Failure { kind: FailureKind::Internal, message: "The engine has stopped.".into() })
    }
}
