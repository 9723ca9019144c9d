//! Tabs on one storage, an outside that the tests play, and a witness: at the moment of sending, the message has to be in
//! storage already.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

pub use penchant::native::fakes::wait;
use penchant::{
    catalog::{
        Item,
        pack::writer::{self, Contents},
    },
    consent::{Approved, EgressRequest, ReceiptId},
    engine::{
        Engine,
        ports::{
            Gate, GateEvent, ManualClock, Ports, RecordingPage, RecordingTabs, RecordingTimer, TransferId,
        },
        protocol::{
            Act, Call, Event, Failure, Feed, GetStatus, MemoryPlace, Record, Response, Slate, Start, Status,
            egress::{
                Accepted, ConsentAnswer, ConsentQuestion, Egress, EgressEvent, EgressView, Ending, GetEgress,
                GetReceipt, Left, Offers, PageTask, Provider, Scope, WireFormat,
            },
        },
    },
    memory::{InteractionKind as Did, Subject, Surface},
    native::fakes::Fakes,
    store::{
        Store, Table,
        faulty::{FaultyStore, StorageFault},
        memory::MemoryStore,
    },
};
use serde::{Serialize, de::DeserializeOwned};

use super::reads::CountedReads;

/// Something that was handed to the gate.
#[derive(Debug, Clone)]
pub struct Sent {
    pub transfer: TransferId,
    pub url: String,
    pub message: Vec<u8>,
    pub scopes: Vec<Scope>,
    pub receipt: ReceiptId,
}

/// One tab.
pub struct Tab {
    engine: Engine,
    pub world: Rc<World>,
}

pub fn items() -> Vec<Item> {
    let item = |n: usize| Item {
        id: format!("item-{n}"),
        title: format!("Title {n}").into(),
        description: format!("Description {n}.").into(),
        image: (n < 4).then(|| format!("https://pictures.example/{n}.png").into()),
        facets: [("genre".to_owned(), vec![["comedy", "drama"][n % 2].to_owned()])].into(),
        popularity: Some((50 - n) as f64),
        ..Item::default()
    };
    (0..40).map(item).collect()
}

pub fn pack(id: &str, items: Vec<Item>) -> BTreeMap<String, Vec<u8>> {
    let contents = Contents { id: id.into(), title: id.into(), items, ..Contents::default() };
    writer::write(&contents).unwrap().into_iter().collect()
}

pub fn provider(offers: &[Scope]) -> Provider {
    Provider {
        kind: WireFormat::OpenAi,
        endpoint: "https://llm.example/v1".into(),
        model: "m".into(),
        keyed: true,
        offers: Offers::new(offers.iter().copied().collect()),
    }
}

/// An answer of that provider.
pub fn says(text: &str) -> Vec<GateEvent> {
    let quoted = serde_json::Value::from(text);
    let body = format!("data: {{\"choices\":[{{\"delta\":{{\"content\":{quoted}}}}}]}}\n\ndata: [DONE]\n\n");
    answers(body.as_bytes())
}

pub fn answers(body: &[u8]) -> Vec<GateEvent> {
    vec![GateEvent::Sent, GateEvent::Head { status: 200 }, GateEvent::Chunk(body.to_vec()), GateEvent::End]
}

/// The same message after it was written and read: not every type that can be made can be sent.
fn sent<T: Serialize + DeserializeOwned>(message: &T) -> T {
    let text = serde_json::to_string(message).unwrap();
    serde_json::from_str(&text).unwrap()
}

impl Tab {
    pub fn open() -> Self {
        Self::with(MemoryStore::default(), items())
    }

    pub fn with(disk: MemoryStore, items: Vec<Item>) -> Self {
        let store = FaultyStore::new(disk.clone());
        let world = Rc::new(World {
            reads: Rc::new(CountedReads::of(store.clone())),
            store,
            now: Rc::new(ManualClock::at(1_767_225_600_000)),
            page: Rc::default(),
            tabs: Rc::default(),
            timer: Rc::default(),
            gate: Rc::new(WitnessedGate { disk: disk.clone(), ..WitnessedGate::default() }),
            disk,
        });
        let made = Fakes::at(0).ports(pack("home", items), Some(world.reads.clone()), fastrand::u64(..));
        let ports = Ports {
            clock: world.now.clone(),
            page: world.page.clone(),
            tabs: world.tabs.clone(),
            gate: world.gate.clone(),
            timer: world.timer.clone(),
            ..made
        };
        let mut tab = Self { engine: Engine::new(ports), world };
        let start = Start {
            pack: "test:/pack.json".into(),
            model: String::new(),
            runtime: String::new(),
            memory: MemoryPlace::App,
        };
        tab.ask(start);
        tab
    }

    /// Another tab on the same storage.
    pub fn beside(&self) -> Self {
        Self::with(self.world.disk.clone(), items())
    }

    /// Both ways through the form in which page and worker exchange messages.
    pub fn try_ask<C: Call>(&mut self, call: C) -> Result<C::Answer, Failure> {
        let response = wait(self.engine.handle(sent(&call.into_request())));
        match sent(&response) {
            Response::Failed { failure } => Err(failure),
            response => Ok(C::answer_of(response).expect("the answer that the call names")),
        }
    }

    pub fn ask<C: Call>(&mut self, call: C) -> C::Answer {
        self.try_ask(call).unwrap_or_else(|failure| panic!("{failure:?}"))
    }

    pub fn status(&mut self) -> Status {
        self.ask(GetStatus {})
    }

    pub fn left(&mut self) -> Left {
        self.status().left
    }

    pub fn feed(&mut self, limit: u16) -> Slate {
        self.ask(Feed { limit, exclude: Vec::new() })
    }

    pub fn act(&mut self, kind: Did, subject: Subject) {
        let act = Act { kind, subject, surface: Surface::Feed, placement: None, at_ms: None };
        self.ask(Record { acts: vec![act], feed: None, tell: false });
    }

    pub fn like(&mut self, n: usize) {
        self.act(Did::Like, Subject::Item(format!("item-{n}").into()));
    }

    pub fn outside(&mut self, request: Egress) -> Result<Accepted, Failure> {
        self.try_ask(request)
    }

    pub fn view(&mut self) -> EgressView {
        *self.ask(GetEgress {})
    }

    pub fn receipt(&mut self, id: ReceiptId) -> Option<String> {
        self.ask(GetReceipt { id }).text
    }

    /// Sets the provider up that [`provider`] describes.
    pub fn set_up(&mut self, offers: &[Scope]) {
        self.outside(Egress::SetProvider { provider: Some(provider(offers)) }).unwrap();
    }

    pub fn plan(&mut self, task: u64, goal: &str) {
        self.outside(Egress::Plan { task: PageTask(task), goal: goal.into() }).unwrap();
    }

    /// Questions since the last call.
    pub fn questions(&mut self) -> Vec<ConsentQuestion> {
        self.world.page.take(|event| match event {
            Event::Egress(EgressEvent::Question(question)) => Some(question.as_ref().clone()),
            _ => None,
        })
    }

    /// Answers the only question there is.
    pub fn answer(&mut self, answer: ConsentAnswer) {
        let asked = self.questions();
        let [asked] = &asked[..] else { panic!("{} questions", asked.len()) };
        self.outside(Egress::Answer { question: asked.question, answer }).unwrap();
    }

    /// What was sent since the last call.
    pub fn sent(&mut self) -> Vec<Sent> {
        self.world.gate.sent.take()
    }

    /// The only thing that was sent since the last call.
    pub fn one_sent(&mut self) -> Sent {
        let mut sent = self.sent();
        assert_eq!(sent.len(), 1, "{sent:?}");
        sent.remove(0)
    }

    pub fn aborted(&mut self) -> Vec<TransferId> {
        self.world.gate.aborted.take()
    }

    pub fn gate(&mut self, transfer: TransferId, events: impl IntoIterator<Item = GateEvent>) {
        for event in events {
            wait(self.engine.gate_said(transfer, event));
        }
    }

    /// How the tasks ended that ended since the last call.
    pub fn ended(&mut self) -> Vec<(u64, Ending)> {
        self.world.page.take(|event| match event {
            Event::Egress(EgressEvent::Ended { task, end }) => Some((task.0, end.clone())),
            _ => None,
        })
    }

    pub fn advance(&mut self, ms: i64) {
        self.world.now.set(self.world.now.get() + ms);
        wait(self.engine.tick());
    }

    /// Another tab has announced a change.
    pub fn hear_of_change(&mut self) {
        wait(self.engine.memory_changed());
    }
}

/// What a tab stands on.
pub struct World {
    disk: MemoryStore,
    pub store: FaultyStore<MemoryStore>,
    pub reads: Rc<CountedReads>,
    pub now: Rc<ManualClock>,
    pub page: Rc<RecordingPage>,
    pub tabs: Rc<RecordingTabs>,
    pub timer: Rc<RecordingTimer>,
    pub gate: Rc<WitnessedGate>,
}

impl World {
    pub fn break_storage(&self, fault: StorageFault) {
        self.store.fail_commit(fault);
    }

    /// Everything that is stored.
    pub fn stored(&self) -> Vec<Vec<(String, Vec<u8>)>> {
        wait(self.disk.scan(&Table::ALL)).unwrap()
    }
}

/// A gate that keeps what it is given and looks whether it was written down first.
#[derive(Default)]
pub struct WitnessedGate {
    disk: MemoryStore,
    sent: RefCell<Vec<Sent>>,
    aborted: RefCell<Vec<TransferId>>,
    /// Whether what is handed over waits for a gate that does not open.
    pub closed: Cell<bool>,
}

impl Gate for WitnessedGate {
    fn transmit(&self, transfer: TransferId, approved: Approved<EgressRequest>, _: u64) -> bool {
        let (request, receipt) = (approved.get(), approved.receipt());
        let message = request.message();
        let kept = wait(self.disk.get(Table::Outside, vec![receipt.body_key()])).unwrap().remove(0);
        assert_eq!(kept.as_deref(), Some(&message[..]), "it is sent before it is written down");
        let scopes = request.scopes().iter().collect();
        self.sent.borrow_mut().push(Sent { transfer, url: request.url(), message, scopes, receipt });
        true
    }

    fn abort(&self, transfer: TransferId) -> bool {
        self.aborted.borrow_mut().push(transfer);
        self.closed.get()
    }
}
