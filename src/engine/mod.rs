//! The application core: request → response. It wires the rooms below and owns the protocol between page and worker.
//!
//! It holds no platform code and no formulas: what it needs from outside comes through [`ports::Platform`], what it
//! computes it asks of `recommend`, `index` and `memory`. Requests are answered one after the other.

pub mod ports;
pub mod protocol;

mod cards;
pub mod catalog_view;
mod conversation;
mod egress;
mod feed;
pub mod library;
mod memory_view;
pub(crate) mod pack_builder;
mod person;
mod search;
pub mod sources;
mod standing;
mod tool_effects;
mod track_record;

use std::rc::Rc;

use cards::Cards;
use egress::broker::Broker;
use fastrand::Rng;
use library::Library;
use person::Person;
use ports::Platform;
use protocol::{
    Event, FacetInfo, Failure, FailureKind, Forget, MemoryPlace, ModelState, Request, Response, Status,
};

use crate::{
    catalog::ItemIx,
    embed::{EmbedError, Embedder},
};

/// Identifies the build: page and worker refuse to talk to another one's.
pub const BUILD: &str = match option_env!("PENCHANT_BUILD") {
    Some(build) => build,
    None => "dev",
};

/// Cards of one answer, at most.
const MOST_CARDS: usize = 200;
/// Facet values listed per facet.
const FACET_VALUES: usize = 24;
/// Progress is told each time this share of the model has arrived.
const PROGRESS_STEPS: u64 = 50;

/// The engine: one per tab.
pub struct Engine {
    platform: Rc<dyn Platform>,
    rng: Rng,
    opened: Option<Opened>,
    model: ModelState,
    embedder: Option<Box<dyn Embedder>>,
    /// What was said to the agent; forgotten with the tab.
    talk: conversation::Talk,
    /// What was taken away last, in this tab, until it closes.
    removed_source: Option<sources::Added>,
}

struct Opened {
    library: Library,
    person: Person,
    broker: Broker,
    model_folder: String,
    runtime_folder: String,
}

impl Engine {
    /// An engine that has opened nothing yet.
    pub fn new(platform: Rc<dyn Platform>) -> Self {
        let rng = Rng::with_seed(platform.random());
        Self {
            platform,
            rng,
            opened: None,
            model: ModelState::Idle,
            embedder: None,
            talk: conversation::Talk::default(),
            removed_source: None,
        }
    }

    /// Answers one request. Never panics; what cannot be done is answered with [`Response::Failed`].
    pub async fn handle(&mut self, request: Request) -> Response {
        self.answer(request).await.unwrap_or_else(Response::Failed)
    }

    /// The model has arrived this far.
    pub fn model_progress(&mut self, done: u64, total: u64) {
        if let ModelState::Loading { done: told, .. } = self.model
            && done < told + total.max(PROGRESS_STEPS) / PROGRESS_STEPS
        {
            return;
        }
        self.model = ModelState::Loading { done, total };
        self.emit_status();
    }

    /// The model is here, or cannot be.
    pub fn model_loaded(&mut self, loaded: Result<Box<dyn Embedder>, EmbedError>) {
        let catalog = self.opened.as_ref().and_then(|o| o.library.catalog.manifest.model.clone());
        self.model = match loaded {
            Ok(embedder) if catalog.as_ref() == Some(embedder.spec()) => {
                self.embedder = Some(embedder);
                ModelState::Ready
            }
            Ok(_) => ModelState::Failed {
                reason: "This catalogue was prepared with another model, or with none.".into(),
            },
            Err(error) => ModelState::Failed { reason: error.to_string() },
        };
        self.emit_status();
    }

    /// Another tab has written or forgotten.
    pub async fn memory_changed(&mut self) {
        let began = |engine: &Self| engine.opened.as_ref().and_then(|opened| opened.broker.left().since_ms);
        let before = began(self);
        self.outside_changed().await;
        // A ledger begins anew where everything was forgotten, and only there.
        if before.is_some() && began(self) != before {
            if let Some(opened) = &mut self.opened {
                opened.person.forget_for_good();
            }
            self.let_go().await;
            self.platform.emit(Event::Forgotten);
        }
        let Some(opened) = &mut self.opened else { return };
        // What can't be read now is read with the next change; the page still shows what was there.
        if let Ok(true) = opened.person.refresh().await {
            self.put_sources_beside();
            self.platform.emit(Event::MemoryChanged);
            self.emit_status();
        }
    }

    async fn answer(&mut self, request: Request) -> Result<Response, Failure> {
        let now = self.platform.now_ms();
        match request {
            Request::Start { pack, model, runtime, memory } => {
                self.start(pack, model, runtime, memory).await?;
                return Ok(Response::Status(self.status()));
            }
            Request::LoadModel => {
                self.load_model()?;
                return Ok(Response::Status(self.status()));
            }
            Request::Status => return Ok(Response::Status(self.status())),
            Request::Outside(request) => return self.outside(request).await,
            Request::Ask(asking) => return self.asked(asking).await,
            Request::Brief => return self.brief(),
            Request::Standing(request) => return self.stand(request).await,
            Request::Sources(request) => return self.sources(request).await,
            Request::Import { json } => return self.import(&json).await,
            Request::Forget { what: what @ Forget::Everything } => {
                let opened = self.opened.as_mut().ok_or_else(not_started)?;
                let count = opened.person.forget(&what, &opened.library.catalog.manifest.id).await?;
                self.let_go().await;
                self.put_sources_beside();
                self.platform.memory_written();
                return Ok(Response::Forgotten { count });
            }
            _ => {}
        }
        let Self { platform, rng, opened, embedder, .. } = self;
        let Opened { library, person, .. } = opened.as_mut().ok_or_else(not_started)?;
        let ix_of = |id: &str| library.catalog.ix(id).ok_or_else(|| not_found(id));
        let cards = |person| Cards { library, person, platform: platform.as_ref() };
        let answer = match request {
            Request::Feed { limit, exclude } => {
                let exclude: Vec<ItemIx> = exclude.iter().filter_map(|id| library.catalog.ix(id)).collect();
                Response::Slate(feed::feed(&cards(person), now, &exclude, few(limit), rng))
            }
            Request::Similar { item, limit } => {
                Response::Slate(feed::similar(&cards(person), ix_of(&item)?, few(limit)))
            }
            Request::Details { item } => {
                let details = cards(person).details(ix_of(&item)?).ok_or_else(|| not_found(&item))?;
                Response::Details(Box::new(details))
            }
            Request::Explain { item } => {
                Response::Explanation(feed::explain(&cards(person), now, ix_of(&item)?))
            }
            Request::Search { query, filters, limit } => {
                let vector = match embedder {
                    Some(embedder) if !query.trim().is_empty() => {
                        // A model that fails on one query must not take search down: words still work.
                        embedder.embed(std::slice::from_ref(&query)).await.ok()
                    }
                    _ => None,
                };
                let found = search::search(&cards(person), &query, vector.as_deref(), &filters, few(limit));
                Response::Results(found)
            }
            Request::Embed { texts } => {
                let embedder = embedder.as_mut().ok_or_else(|| no_model("It is not loaded."))?;
                let vectors = embedder.embed(&texts).await.map_err(|error| no_model(&error.to_string()))?;
                Response::Vectors { dim: embedder.spec().dim as u32, values: vectors }
            }
            Request::Memory => {
                let bytes = platform.stored_bytes().await;
                Response::Memory(memory_view::view(&cards(person), now, bytes))
            }
            Request::TrackRecord => Response::TrackRecord(track_record::track_record(library, person)),
            Request::Build { name, bytes, title } => Response::Built(Box::new(
                pack_builder::build(&name, &bytes, &title, embedder.as_deref_mut()).await?,
            )),
            Request::Export => {
                let json = person.export().map_err(|error| Failure {
                    kind: FailureKind::Internal,
                    message: format!("Memory could not be written as a document: {error}."),
                })?;
                Response::Export { json }
            }
            Request::Record { acts } => {
                let seqs = person.record(&library.catalog.manifest.id, acts, now).await?;
                platform.memory_written();
                Response::Recorded { seqs }
            }
            Request::Forget { what } => {
                let count = person.forget(&what, &library.catalog.manifest.id).await?;
                platform.memory_written();
                Response::Forgotten { count }
            }
            Request::UndoForget => {
                let seqs = person.undo_forget().await?;
                platform.memory_written();
                Response::Recorded { seqs }
            }
            Request::SetDials { dials } => {
                person.set_dials(dials).await?;
                platform.memory_written();
                Response::Status(self.status())
            }
            Request::Start { .. }
            | Request::Import { .. }
            | Request::LoadModel
            | Request::Status
            | Request::Outside(_)
            | Request::Ask(_)
            | Request::Brief
            | Request::Standing(_)
            | Request::Sources(_) => Response::Status(self.status()),
        };
        Ok(answer)
    }

    /// Drops what this tab alone holds of the person: everything was forgotten, here or in another tab.
    async fn let_go(&mut self) {
        self.talk = conversation::Talk::default();
        self.removed_source = None;
        self.outside_forgotten().await;
    }

    async fn start(
        &mut self,
        pack: String,
        model: String,
        runtime: String,
        memory: MemoryPlace,
    ) -> Result<(), Failure> {
        let source = self.platform.pack(&pack);
        let node = (self.platform.random() >> 32) as u32;
        let (library, store) =
            futures_util::join!(Library::open(pack, source.as_ref()), self.platform.store(memory));
        let mut library = library.map_err(|error| Failure {
            kind: FailureKind::Pack,
            message: format!("The catalogue could not be opened: {error}."),
        })?;
        let person = Person::open(store, node).await;
        let broker = Broker::open(person.store(), node, self.platform.now_ms(), person.guarded()).await;
        library.put_beside(person.sources());
        self.opened = Some(Opened { library, person, broker, model_folder: model, runtime_folder: runtime });
        Ok(())
    }

    fn load_model(&mut self) -> Result<(), Failure> {
        let opened = self.opened.as_ref().ok_or_else(not_started)?;
        if matches!(self.model, ModelState::Idle | ModelState::Failed { .. }) {
            self.model = ModelState::Loading { done: 0, total: 0 };
            self.platform.load_model(&opened.model_folder, &opened.runtime_folder);
        }
        Ok(())
    }

    fn status(&self) -> Status {
        let Some(Opened { library, person, broker, .. }) = &self.opened else {
            return Status { model: self.model.clone(), ..Status::default() };
        };
        let manifest = &library.catalog.manifest;
        Status {
            catalog: manifest.title.clone(),
            items: library.catalog.items.len() as u32,
            licence: manifest.licence.clone(),
            attribution: manifest.attribution.clone(),
            model: self.model.clone(),
            memory: person.state(),
            unreadable: person.unreadable().into_iter().chain(broker.unreadable()).collect(),
            remembered: person.log.len() as u32,
            dials: person.dials,
            facets: library
                .facets
                .summary(FACET_VALUES)
                .into_iter()
                .map(|(name, values)| FacetInfo { name, values })
                .collect(),
            left: broker.left(),
            owner_rules: library.rules.labels.clone(),
        }
    }

    fn emit_status(&self) {
        self.platform.emit(Event::Status(self.status()));
    }
}

fn few(limit: u16) -> usize {
    usize::from(limit).min(MOST_CARDS)
}

fn not_started() -> Failure {
    Failure { kind: FailureKind::Internal, message: "The catalogue is not open yet.".into() }
}

/// What is added to a list that holds as much as it can: said before anything of it is dropped.
fn full(most: usize) -> Failure {
    Failure { kind: FailureKind::Full, message: format!("There are {most} already. Remove one first.") }
}

fn not_found(id: &str) -> Failure {
    Failure {
        kind: FailureKind::NotFound, message: format!("There is no item “{id}” in this catalogue.")
    }
}

fn no_model(why: &str) -> Failure {
    Failure { kind: FailureKind::Model, message: format!("The model can't be used. {why}") }
}
