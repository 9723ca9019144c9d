//! The engine's end of the conversation: the worker's entry point and the browser as the engine's ports.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use futures_channel::mpsc::{UnboundedSender, unbounded};
use futures_util::{StreamExt, future::LocalBoxFuture};
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, DedicatedWorkerGlobalScope, MessageEvent, MessagePort, StorageEstimate, Url,
};

use super::{
    borrowed::Borrowed,
    broadcast::Broadcast,
    fetch::{self, UrlSource, saves_data},
    gate::GatePort,
    idb::{IdbStore, SITE_DATABASE, STEPS},
    journal::OriginFiles,
    ort::OrtEmbedder,
    reader::Reader,
    wire,
};
use crate::{
    catalog::pack::PackSource,
    consent::{Approved, EgressRequest},
    digest::sha256_hex,
    embed::{
        EmbedError, Embedder,
        multilingual::{self, MultilingualEmbedder},
    },
    engine::{
        BUILD, Engine,
        ports::{
            self, Clock, Entropy, GateEvent, ModelLoader, ObjectUrls, Packs, Page, Pause, Ports, Storage,
            Tabs, Timer, TransferId,
        },
        protocol::{
            Defect, Envelope, Event, Failure, MemoryPlace, Request, Response, VERSION, egress::EgressEvent,
        },
    },
    store::{Store, StoreError, journal::JournalFiles, twice::TwiceStore},
};

/// What the worker has to do next. One thing at a time, in order: that is what keeps memory consistent.
enum Task {
    Answer(u64, Request),
    ModelProgress(u64, u64),
    ModelLoaded(Result<Box<dyn Embedder>, EmbedError>),
    LanguagesLoaded(Result<Box<dyn Embedder>, EmbedError>),
    MemoryChanged,
    Online,
    Gate(TransferId, GateEvent),
    Tick,
}

/// Runs the engine for as long as the worker lives.
pub fn run() {
    let (tasks, mut queue) = unbounded::<Task>();
    let (heard, mut said) = unbounded();
    let gate = Rc::new(GatePort::new(heard));
    let inbox = tasks.clone();
    let stop = Rc::new(Cell::new(false));
    let (stopping, stopped) = (stop.clone(), stop.clone());
    let way_out = gate.clone();
    let borrowed = Borrowed::new(|message| scope().post_message(message).is_ok());
    let answers = borrowed.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        match event.ports().get(0).dyn_into::<MessagePort>() {
            Ok(port) => way_out.connect(port),
            Err(_) if answers.take(&event.data()) => {}
            Err(_) => receive(&inbox, &stopping, &event.data()),
        }
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();

    let online = tasks.clone();
    let on_online = Closure::<dyn FnMut()>::new(move || {
        let _ = online.unbounded_send(Task::Online);
    });
    scope().set_ononline(Some(on_online.as_ref().unchecked_ref()));
    on_online.forget();

    let others = tasks.clone();
    let broadcast = Broadcast::join(move || {
        let _ = others.unbounded_send(Task::MemoryChanged);
    });
    // What the gate says waits in the same queue as everything else: one thing at a time.
    let from_gate = tasks.clone();
    spawn_local(async move {
        while let Some((transfer, event)) = said.next().await {
            let _ = from_gate.unbounded_send(Task::Gate(transfer, event));
        }
    });
    // Without the channel each tab still works; it learns of the others when it is opened anew.
    let platform = Rc::new(Browser {
        tasks,
        broadcast: broadcast.ok(),
        store: RefCell::default(),
        gate,
        borrowed,
        stop,
    });
    let ports = Ports {
        clock: platform.clone(),
        entropy: platform.clone(),
        packs: platform.clone(),
        storage: platform.clone(),
        model: platform.clone(),
        page: platform.clone(),
        pause: platform.clone(),
        tabs: platform.clone(),
        gate: platform.clone(),
        timer: platform.clone(),
        objects: platform,
        files: Rc::new(Reader),
    };
    spawn_local(async move {
        let mut engine = Engine::new(ports);
        post(0, Event::Ready);
        while let Some(task) = queue.next().await {
            match task {
                Task::Answer(id, request) => {
                    // Whatever was asked for before it has been stopped.
                    if matches!(request, Request::Stop(_)) {
                        stopped.set(false);
                    }
                    post(id, engine.handle(request).await);
                }
                Task::ModelProgress(done, total) => engine.model_progress(done, total),
                Task::ModelLoaded(loaded) => engine.model_loaded(loaded),
                Task::LanguagesLoaded(loaded) => engine.languages_loaded(loaded).await,
                Task::MemoryChanged => engine.memory_changed().await,
                Task::Online => engine.online().await,
                Task::Gate(transfer, event) => engine.gate_said(transfer, event).await,
                Task::Tick => engine.tick().await,
            }
        }
    });
}

fn receive(tasks: &UnboundedSender<Task>, stop: &Cell<bool>, data: &JsValue) {
    let id = wire::property(data, "id").as_f64().unwrap_or(0.0) as u64;
    let ours = wire::property(data, "v") == f64::from(VERSION) && wire::property(data, "build") == BUILD;
    match wire::request(&wire::property(data, "body")) {
        Ok(request) if ours => {
            // What is being done hears of it before its turn comes.
            if matches!(request, Request::Stop(_)) {
                stop.set(true);
            }
            // The queue is only closed when the worker ends.
            let _ = tasks.unbounded_send(Task::Answer(id, request));
        }
        // What is not understood is of another version too.
        _ => post(id, Response::Failed { failure: Failure::Mismatch }),
    }
}

/// Answers a request; 0 is nobody's, and what goes there is said unasked. An answer that cannot be put into a message is
/// answered by saying so: nobody waits for ever.
fn post<T: serde::Serialize>(id: u64, body: T) {
    if !posted(id, body) && id != 0 {
        posted(id, Response::Failed { failure: Failure::internal(Defect::Garbled) });
    }
}

fn posted<T: serde::Serialize>(id: u64, body: T) -> bool {
    let message = wire::encode(&Envelope { v: VERSION, build: BUILD.into(), id, body });
    message.is_ok_and(|message| scope().post_message(&message).is_ok())
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

struct Browser {
    tasks: UnboundedSender<Task>,
    broadcast: Option<Broadcast>,
    store: RefCell<Option<Rc<dyn Store>>>,
    gate: Rc<GatePort>,
    borrowed: Borrowed,
    /// Whether the page has asked for what is being done to be stopped.
    stop: Rc<Cell<bool>>,
}

impl Clock for Browser {
    fn now_ms(&self) -> i64 {
        js_sys::Date::now() as i64
    }
}

impl Entropy for Browser {
    fn random(&self) -> u64 {
        let mut bytes = [0; 8];
        // Without a source of randomness the time still tells tabs apart.
        match getrandom_02::getrandom(&mut bytes) {
            Ok(()) => u64::from_le_bytes(bytes),
            Err(_) => js_sys::Date::now().to_bits(),
        }
    }
}

impl Packs for Browser {
    fn pack(&self, manifest: &str) -> Rc<dyn PackSource> {
        Rc::new(UrlSource::beside(manifest))
    }

    fn url(&self, manifest: &str, path: &str) -> String {
        UrlSource::beside(manifest).url(path)
    }
}

impl Storage for Browser {
    fn open(&self, place: MemoryPlace) -> LocalBoxFuture<'_, Result<Rc<dyn Store>, StoreError>> {
        Box::pin(async move {
            let known = self.store.borrow().clone();
            if let Some(store) = known {
                return Ok(store);
            }
            let store: Rc<dyn Store> = match place {
                MemoryPlace::App => {
                    let database = Rc::new(IdbStore::open().await?);
                    let files = OriginFiles::open().await.ok();
                    let files = files.map(|files| Rc::new(files) as Rc<dyn JournalFiles>);
                    Rc::new(TwiceStore::open(database, files).await?)
                }
                MemoryPlace::Site => Rc::new(IdbStore::open_as(SITE_DATABASE, STEPS).await?),
                // In a frame no worker has the origin's files: what is written there says so.
                MemoryPlace::Page => Rc::new(TwiceStore::open(Rc::new(self.borrowed.clone()), None).await?),
                MemoryPlace::Nowhere => {
                    return Err(StoreError::Unavailable("nothing is to be kept here".into()));
                }
            };
            *self.store.borrow_mut() = Some(store.clone());
            Ok(store)
        })
    }

    fn used_bytes(&self) -> LocalBoxFuture<'_, Option<u64>> {
        Box::pin(async {
            let estimate = scope().navigator().storage().estimate().ok()?;
            let estimate: StorageEstimate = JsFuture::from(estimate).await.ok()?.unchecked_into();
            estimate.get_usage().map(|bytes| bytes as u64)
        })
    }
}

impl ModelLoader for Browser {
    fn load(&self, folder: &str, runtime: &str) {
        let (folder, runtime, tasks) = (folder.to_owned(), runtime.to_owned(), self.tasks.clone());
        spawn_local(async move {
            let progress = |done, total| {
                let _ = tasks.unbounded_send(Task::ModelProgress(done, total));
            };
            let loaded = OrtEmbedder::load(&folder, &runtime, progress).await;
            let loaded = loaded.map(|embedder| Box::new(embedder) as Box<dyn Embedder>);
            let _ = tasks.unbounded_send(Task::ModelLoaded(loaded));
        });
    }

    fn load_languages(&self, folder: &str) {
        let tasks = self.tasks.clone();
        if saves_data(&scope().navigator()) {
            let _ = tasks.unbounded_send(Task::LanguagesLoaded(Err(EmbedError::Load("data is dear".into()))));
            return;
        }
        let beside = folder.trim_end_matches('/').rsplit_once('/').map_or("", |(beside, _)| beside);
        let url = format!("{beside}/use-multilingual-v3/model.bin");
        spawn_local(async move {
            let loaded = languages(&url).await.map(|model| Box::new(model) as Box<dyn Embedder>);
            let _ = tasks.unbounded_send(Task::LanguagesLoaded(loaded));
        });
    }
}

/// The model of many languages, if it is the one that ships.
async fn languages(url: &str) -> Result<MultilingualEmbedder, EmbedError> {
    let file = fetch::unpacked(url, multilingual::FILE_BYTES as u64).await?;
    if sha256_hex(&file) != multilingual::spec().sha256 {
        return Err(EmbedError::Altered("it is another file"));
    }
    MultilingualEmbedder::open(file)
}

impl Page for Browser {
    fn emit(&self, event: Event) {
        post(0, event);
    }
}

impl Pause for Browser {
    fn pause(&self) -> LocalBoxFuture<'static, bool> {
        let stop = self.stop.clone();
        // Messages come between two tasks of the event loop, and a timer's is one.
        let turn = Promise::new(&mut |resolve, _| {
            let _ = scope().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 0);
        });
        Box::pin(async move {
            let _ = JsFuture::from(turn).await;
            stop.get()
        })
    }
}

impl Tabs for Browser {
    fn announce(&self) {
        if let Some(broadcast) = &self.broadcast {
            broadcast.announce();
        }
    }
}

impl ports::Gate for Browser {
    fn transmit(&self, transfer: TransferId, approved: Approved<EgressRequest>, most: u64) -> bool {
        if !self.gate.send(transfer, &approved, most) {
            self.emit(Event::Egress(EgressEvent::GateWanted));
        }
        true
    }

    fn abort(&self, transfer: TransferId) -> bool {
        self.gate.abort(transfer)
    }
}

impl Timer for Browser {
    fn wake_in(&self, ms: u32) {
        let tasks = self.tasks.clone();
        let wake = Closure::once_into_js(move || {
            let _ = tasks.unbounded_send(Task::Tick);
        });
        let ms = i32::try_from(ms).unwrap_or(i32::MAX);
        let _ = scope().set_timeout_with_callback_and_timeout_and_arguments_0(wake.unchecked_ref(), ms);
    }
}

impl ObjectUrls for Browser {
    fn object_url(&self, bytes: &[u8], media_type: &str) -> Option<String> {
        let options = BlobPropertyBag::new();
        options.set_type(media_type);
        let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
        let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
        Url::create_object_url_with_blob(&blob).ok()
    }
}
