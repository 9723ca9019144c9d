//! The page's end of the conversation with the engine worker.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    rc::Rc,
};

use futures_channel::oneshot;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{Blob, BlobPropertyBag, MessageEvent, MessagePort, Url, Worker, WorkerOptions, WorkerType};

use super::wire;
use crate::engine::{
    BUILD,
    protocol::{Call, Defect, Envelope, Event, Failure, MemoryPlace, Request, Start, Status, VERSION},
};

/// What the worker says in place of starting the engine, where the page's policy does not hold for it.
const UNGUARDED: &str = "unguarded";

type Answer = Result<JsValue, Failure>;
type Listener = Rc<dyn Fn(Event)>;
type Mourner = Rc<dyn Fn(Failure)>;

/// A handle on the engine worker. Clones share one worker.
#[derive(Clone)]
pub struct EngineClient {
    inner: Rc<Inner>,
}

struct Inner {
    worker: RefCell<Option<Worker>>,
    next_id: Cell<u64>,
    /// Requests made before the worker listens; `None` once it does. A module worker loses what arrives while it
    /// still loads.
    waiting: RefCell<Option<Vec<JsValue>>>,
    pending: RefCell<HashMap<u64, oneshot::Sender<Answer>>>,
    listeners: RefCell<Vec<Listener>>,
    mourners: RefCell<Vec<Mourner>>,
}

impl EngineClient {
    /// Starts the worker. Nothing is opened until [`EngineClient::open`].
    ///
    /// The worker starts from a `blob:` URL because only so it inherits the page's content security policy: one that is
    /// started from a network URL has none, and could reach any origin.
    pub fn start() -> Self {
        let client = Self {
            inner: Rc::new(Inner {
                worker: RefCell::new(None),
                next_id: Cell::new(1),
                waiting: RefCell::new(Some(Vec::new())),
                pending: RefCell::default(),
                listeners: RefCell::default(),
                mourners: RefCell::default(),
            }),
        };
        client.spawn();
        client
    }

    /// Opens memory and the catalogue. May be called again after a failure; a worker that died is started anew.
    ///
    /// # Errors
    /// What the engine says, or that it died.
    pub async fn open(&self) -> Result<Status, Failure> {
        if self.inner.worker.borrow().is_none() {
            self.spawn();
        }
        self.call(Start {
            pack: beside_page("packs/demo/pack.json"),
            model: beside_page("models/all-MiniLM-L6-v2-int8/"),
            runtime: beside_page("ort/"),
            memory: MemoryPlace::App,
        })
        .await
    }

    /// Asks, and waits for the answer. Requests are answered in the order in which they were made.
    ///
    /// # Errors
    /// What the engine says, an answer that is none to this call, or the death of the worker.
    pub async fn call<C: Call>(&self, call: C) -> Result<C::Answer, Failure> {
        let body = self.answer(call.into_request()).await?;
        wire::decode(&body).map_err(|_| Failure::internal(Defect::Garbled))
    }

    /// Apart, so that there is one of it, whatever is asked.
    async fn answer(&self, body: Request) -> Answer {
        if self.inner.worker.borrow().is_none() {
            return Err(Failure::internal(Defect::Stopped));
        }
        let id = self.inner.next_id.replace(self.inner.next_id.get() + 1);
        let envelope = Envelope { v: VERSION, build: BUILD.into(), id, body };
        let Ok(message) = wire::encode(&envelope) else {
            return Err(Failure::internal(Defect::Garbled));
        };
        let (answer, answered) = oneshot::channel();
        self.inner.pending.borrow_mut().insert(id, answer);
        let queued = match self.inner.waiting.borrow_mut().as_mut() {
            Some(waiting) => {
                waiting.push(message.clone());
                true
            }
            None => false,
        };
        if !queued {
            self.post(&message);
        }
        answered.await.map_err(|_| Failure::internal(Defect::Stopped))?
    }

    /// Hands the engine its way to the gate.
    pub fn hand_over(&self, port: MessagePort) {
        if let Some(worker) = self.inner.worker.borrow().as_ref() {
            // What can't be handed over is not there: the engine's requests then end by their time limits.
            let _ = worker.post_message_with_transfer(&JsValue::NULL, &Array::of1(&port));
        }
    }

    /// The address of the gate.
    pub fn gate_url() -> String {
        beside_page("gate.html")
    }

    /// Calls `listener` for every event from now on, for as long as the page lives.
    pub fn on_event(&self, listener: impl Fn(Event) + 'static) {
        self.inner.listeners.borrow_mut().push(Rc::new(listener));
    }

    /// Calls `listener` whenever the engine has ended without being asked to: everything that waited for it has failed by
    /// then, and [`EngineClient::open`] starts another.
    pub fn on_end(&self, listener: impl Fn(Failure) + 'static) {
        self.inner.mourners.borrow_mut().push(Rc::new(listener));
    }

    fn post(&self, message: &JsValue) {
        let posted =
            self.inner.worker.borrow().as_ref().is_some_and(|worker| worker.post_message(message).is_ok());
        if !posted {
            self.stop(&Failure::internal(Defect::Stopped));
        }
    }

    fn spawn(&self) {
        *self.inner.waiting.borrow_mut() = Some(Vec::new());
        let Ok(worker) = new_worker() else {
            return;
        };
        let client = self.clone();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            client.receive(event.data());
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        on_message.forget();
        // Whatever is thrown in the worker leaves it in a state that nobody knows, and with it all that waits for an answer.
        let client = self.clone();
        let on_error = Closure::<dyn FnMut()>::new(move || {
            let began = client.inner.waiting.borrow().is_none();
            client.stop(&Failure::internal(if began { Defect::Stopped } else { Defect::NotStarted }));
        });
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        worker.set_onmessageerror(Some(on_error.as_ref().unchecked_ref()));
        on_error.forget();
        *self.inner.worker.borrow_mut() = Some(worker);
    }

    fn receive(&self, data: JsValue) {
        if data == UNGUARDED {
            self.stop(&Failure::Unguarded);
            return;
        }
        // A status is both an answer and an event, and looks the same: only the id tells them apart.
        let id = wire::property(&data, "id").as_f64().unwrap_or(0.0);
        let body = wire::property(&data, "body");
        if id == 0.0 {
            let Some(event) = event(&body) else { return };
            if wire::property(&data, "build") != BUILD || wire::property(&data, "v") != f64::from(VERSION) {
                self.stop(&Failure::Mismatch);
                return;
            }
            if event == Event::Ready {
                for message in self.inner.waiting.borrow_mut().take().unwrap_or_default() {
                    self.post(&message);
                }
            }
            // Listeners may add listeners: iterate over a copy.
            let listeners = self.inner.listeners.borrow().clone();
            for listener in listeners {
                listener(event.clone());
            }
        } else {
            let Some(pending) = self.inner.pending.borrow_mut().remove(&(id as u64)) else {
                return;
            };
            let answer = match wire::take_type(&body).as_deref() == Some("failed") {
                true => Err(wire::decode(&wire::property(&body, "failure"))
                    .unwrap_or_else(|_| Failure::internal(Defect::Garbled))),
                false => Ok(body),
            };
            // The asker may have gone; then nobody wants the answer.
            let _ = pending.send(answer);
        }
    }

    /// Fails everything that waits, and lets go of the worker.
    fn stop(&self, why: &Failure) {
        if let Some(worker) = self.inner.worker.borrow_mut().take() {
            worker.terminate();
        }
        let pending = self.inner.pending.take();
        for (_, waiter) in pending {
            let _ = waiter.send(Err(why.clone()));
        }
        let mourners = self.inner.mourners.borrow().clone();
        for mourner in mourners {
            mourner(why.clone());
        }
    }
}

/// The event in a message. Each is decoded for what it is, as answers are for what was asked: code that could read any of
/// them from a copy of what came would be a tenth of the page.
pub fn event(body: &JsValue) -> Option<Event> {
    Some(match wire::take_type(body)?.as_str() {
        "ready" => Event::Ready,
        "status" => Event::Status(wire::decode(body).ok()?),
        "memory_changed" => Event::MemoryChanged,
        "forgotten" => Event::Forgotten,
        "told_changed" => Event::ToldChanged,
        "progress" => Event::Progress(wire::decode(body).ok()?),
        "egress" => Event::Egress(wire::decode(body).ok()?),
        _ => return None,
    })
}

/// The worker, which starts the engine only if the page's policy holds for it as well. A policy comes whole or not at all:
/// where code can be made of text, which the policy forbids, it isn't there. That sends nothing, and where the policy holds
/// it leaves the console empty, as a fetch that is refused would not.
///
/// The engine is imported by a call: what such a worker imports by a declaration Firefox does not ask the service worker
/// for, and so would not find without a network.
fn new_worker() -> Result<Worker, JsValue> {
    // An error within a promise is the worker's own affair, unless it is reported.
    let script = format!(
        "addEventListener('unhandledrejection', ({{ reason }}) => reportError(reason));\n\
         let guarded = false;\n\
         try {{ new Function(''); }} catch {{ guarded = true; }}\n\
         if (guarded) await (await import({})).default({{ module_or_path: {} }});\n\
         else postMessage({});\n",
        quoted(&beside_page("engine.js")),
        quoted(&beside_page("engine_bg.wasm")),
        quoted(UNGUARDED),
    );
    let kind = BlobPropertyBag::new();
    kind.set_type("text/javascript");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&script.into()), &kind)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    options.set_name("penchant-engine");
    Worker::new_with_options(&url, &options)
}

/// The absolute URL of a file that is served beside the page, wherever the app is mounted.
pub fn beside_page(path: &str) -> String {
    let base = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.base_uri().ok().flatten())
        .unwrap_or_default();
    Url::new_with_base(path, &base).map(|url| url.href()).unwrap_or_else(|_| path.into())
}

/// A JavaScript string literal.
fn quoted(text: &str) -> String {
    // Fails for no text.
    js_sys::JSON::stringify(&text.into()).map(String::from).unwrap_or_default()
}
