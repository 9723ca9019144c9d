//! Tabs on one storage, an outside that the tests play, and a witness: at the moment of sending, the message has to be in
//! storage already.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
    task::{Context, Poll, Waker},
};

use futures_util::future::{FutureExt, LocalBoxFuture};
use penchant::{
    catalog::{
        Item,
        pack::{
            PackError, PackSource,
            writer::{self, Contents},
        },
    },
    consent::{Approved, EgressRequest, ledger::ReceiptId},
    engine::{
        Engine,
        ports::{GateEvent, Platform},
        protocol::{
            Act, Event, Failure, MemoryPlace, Request, Response, Status,
            outside::{
                Answer, Asked, Ending, Left, Offers, Outside, OutsideAnswer, OutsideEvent, OutsideView,
                Provider, Scope, WireFormat,
            },
        },
    },
    memory::{Kind as Did, Subject, Surface},
    store::{
        Store, StoreError, Table,
        faulty::{Fault, FaultyStore},
        memory::MemoryStore,
    },
};
use serde::{Serialize, de::DeserializeOwned};

/// Something that was handed to the platform.
#[derive(Debug, Clone)]
pub struct Sent {
    pub transfer: u64,
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
        let world = Rc::new(World {
            store: FaultyStore::new(disk.clone()),
            disk,
            files: Rc::new(Files(pack("home", items))),
            now: Cell::new(1_767_225_600_000),
            seeds: RefCell::new(fastrand::Rng::new()),
            sent: RefCell::default(),
            aborted: RefCell::default(),
            events: RefCell::default(),
            wake: Cell::new(None),
            changed: Cell::new(false),
            gate_closed: Cell::new(false),
        });
        let mut tab = Self { engine: Engine::new(world.clone()), world };
        let start = Request::Start {
            pack: "test:/pack.json".into(),
            model: String::new(),
            runtime: String::new(),
            memory: MemoryPlace::App,
        };
        assert!(matches!(tab.ask(start), Response::Status(_)));
        tab
    }

    /// Another tab on the same storage.
    pub fn beside(&self) -> Self {
        Self::with(self.world.disk.clone(), items())
    }

    /// Both ways through the form in which page and worker exchange messages.
    pub fn ask(&mut self, request: Request) -> Response {
        let response = wait(self.engine.handle(sent(&request)));
        sent(&response)
    }

    pub fn status(&mut self) -> Status {
        match self.ask(Request::Status) {
            Response::Status(status) => status,
            other => panic!("{other:?}"),
        }
    }

    pub fn left(&mut self) -> Left {
        self.status().left
    }

    pub fn act(&mut self, kind: Did, subject: Subject) {
        let act = Act { kind, subject, surface: Surface::Feed, placement: None, at_ms: None };
        assert!(matches!(self.ask(Request::Record { acts: vec![act] }), Response::Recorded { .. }));
    }

    pub fn like(&mut self, n: usize) {
        self.act(Did::Like, Subject::Item(format!("item-{n}")));
    }

    pub fn outside(&mut self, request: Outside) -> Result<OutsideAnswer, Failure> {
        match self.ask(Request::Outside(request)) {
            Response::Outside(answer) => Ok(answer),
            Response::Failed(failure) => Err(failure),
            other => panic!("{other:?}"),
        }
    }

    pub fn view(&mut self) -> OutsideView {
        match self.outside(Outside::View) {
            Ok(OutsideAnswer::View(view)) => *view,
            other => panic!("{other:?}"),
        }
    }

    pub fn receipt(&mut self, id: ReceiptId) -> Option<String> {
        match self.outside(Outside::Receipt { id }) {
            Ok(OutsideAnswer::Receipt { text }) => text,
            other => panic!("{other:?}"),
        }
    }

    /// Sets the provider up that [`provider`] describes.
    pub fn set_up(&mut self, offers: &[Scope]) {
        self.outside(Outside::SetProvider { provider: Some(provider(offers)) }).unwrap();
    }

    pub fn plan(&mut self, task: u64, goal: &str) {
        self.outside(Outside::Plan { task, goal: goal.into() }).unwrap();
    }

    /// Questions since the last call.
    pub fn questions(&mut self) -> Vec<Asked> {
        let mut asked = Vec::new();
        self.world.events.borrow_mut().retain(|event| match event {
            Event::Outside(OutsideEvent::Question(question)) => {
                asked.push(question.as_ref().clone());
                false
            }
            _ => true,
        });
        asked
    }

    /// Answers the only question there is.
    pub fn answer(&mut self, answer: Answer) {
        let asked = self.questions();
        let [asked] = &asked[..] else { panic!("{} questions", asked.len()) };
        self.outside(Outside::Answer { question: asked.question, answer }).unwrap();
    }

    /// What was sent since the last call.
    pub fn sent(&mut self) -> Vec<Sent> {
        self.world.sent.take()
    }

    /// The only thing that was sent since the last call.
    pub fn one_sent(&mut self) -> Sent {
        let mut sent = self.sent();
        assert_eq!(sent.len(), 1, "{sent:?}");
        sent.remove(0)
    }

    pub fn aborted(&mut self) -> Vec<u64> {
        self.world.aborted.take()
    }

    pub fn gate(&mut self, transfer: u64, events: impl IntoIterator<Item = GateEvent>) {
        for event in events {
            wait(self.engine.gate_said(transfer, event));
        }
    }

    /// How the tasks ended that ended since the last call.
    pub fn ended(&mut self) -> Vec<(u64, Ending)> {
        let mut ended = Vec::new();
        self.world.events.borrow_mut().retain(|event| match event {
            Event::Outside(OutsideEvent::Ended { task, end }) => {
                ended.push((*task, end.clone()));
                false
            }
            _ => true,
        });
        ended
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
    files: Rc<Files>,
    pub now: Cell<i64>,
    seeds: RefCell<fastrand::Rng>,
    sent: RefCell<Vec<Sent>>,
    aborted: RefCell<Vec<u64>>,
    pub events: RefCell<Vec<Event>>,
    pub wake: Cell<Option<u32>>,
    pub changed: Cell<bool>,
    /// Whether what is handed over waits for a gate that does not open.
    pub gate_closed: Cell<bool>,
}

impl World {
    pub fn break_storage(&self, fault: Fault) {
        self.store.fail_commit(fault);
    }

    /// Everything that is stored.
    pub fn stored(&self) -> Vec<Vec<(String, Vec<u8>)>> {
        wait(self.disk.scan(&Table::ALL)).unwrap()
    }
}

impl Platform for World {
    fn now_ms(&self) -> i64 {
        self.now.get()
    }

    fn random(&self) -> u64 {
        self.seeds.borrow_mut().u64(..)
    }

    fn pack(&self, _: &str) -> Rc<dyn PackSource> {
        self.files.clone()
    }

    fn pack_file(&self, _: &str, path: &str) -> String {
        format!("test:/{path}")
    }

    fn store(&self, _: MemoryPlace) -> LocalBoxFuture<'_, Result<Rc<dyn Store>, StoreError>> {
        std::future::ready(Ok(Rc::new(self.store.clone()) as Rc<dyn Store>)).boxed_local()
    }

    fn stored_bytes(&self) -> LocalBoxFuture<'_, Option<u64>> {
        std::future::ready(None).boxed_local()
    }

    fn load_model(&self, _: &str, _: &str) {}

    fn emit(&self, event: Event) {
        self.events.borrow_mut().push(event);
    }

    fn memory_written(&self) {
        self.changed.set(true);
    }

    fn transmit(&self, transfer: u64, approved: Approved<EgressRequest>, _: u64) -> bool {
        let (request, receipt) = (approved.get(), approved.receipt());
        let message = request.message();
        let kept = wait(self.disk.get(Table::Outside, vec![receipt.body_key()])).unwrap().remove(0);
        assert_eq!(kept.as_deref(), Some(&message[..]), "it is sent before it is written down");
        let scopes = request.scopes().iter().collect();
        self.sent.borrow_mut().push(Sent { transfer, url: request.url(), message, scopes, receipt });
        true
    }

    fn abort(&self, transfer: u64) -> bool {
        self.aborted.borrow_mut().push(transfer);
        self.gate_closed.get()
    }

    fn wake_in(&self, ms: u32) {
        self.wake.set(Some(ms));
    }

    fn object_url(&self, bytes: &[u8], kind: &str) -> Option<String> {
        Some(format!("blob:{kind}/{}", bytes.len()))
    }
}

struct Files(BTreeMap<String, Vec<u8>>);

impl PackSource for Files {
    fn read<'a>(&'a self, path: &'a str) -> LocalBoxFuture<'a, Result<Vec<u8>, PackError>> {
        let missing = || PackError::Read { path: path.to_owned(), reason: "it is not there".into() };
        std::future::ready(self.0.get(path).cloned().ok_or_else(missing)).boxed_local()
    }
}

/// Polls until it is ready: the fakes want to be polled again, but wait for nothing.
pub fn wait<T>(future: impl Future<Output = T>) -> T {
    let mut future = std::pin::pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
    }
}
