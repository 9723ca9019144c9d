//! The application core: call → answer. It wires the rooms below and owns the protocol between page and worker.
//!
//! It holds no platform code and no formulas: what it needs from outside comes through [`ports::Ports`], what it computes
//! it asks of `recommend`, `index` and `memory`. Calls are answered one after the other: `dispatch` hands each to the
//! handler in its slice's file.

pub mod added;
pub mod catalog_view;
pub mod library;
pub mod ports;
pub mod protocol;

mod against;
mod brought;
mod cards;
mod conversation;
mod day;
mod derived;
mod disclosure;
mod dispatch;
mod effects;
mod egress;
mod egress_requests;
mod explain;
mod failures;
mod feed;
mod feedback;
mod found;
mod history;
mod holding;
mod item;
mod lessons;
mod memory;
mod memory_view;
mod opening;
mod pace;
pub(crate) mod pack_builder;
mod person;
mod recall;
mod search;
mod session;
mod shelves;
mod shown;
mod snapshot;
mod sources;
mod standing;
mod step;
mod talk;
mod things;
mod today;
mod tool_effects;
mod topics;
mod track_record;
mod watched;

use catalog_view::ValueNames;
use ports::{GateEvent, Ports, TransferId};
use protocol::{Event, ModelFault, ModelState, Request, Response};
use session::{Languages, Session};

use crate::embed::{EmbedError, Embedder};

/// Identifies the build: page and worker refuse to talk to another one's.
pub const BUILD: &str = match option_env!("PENCHANT_BUILD") {
    Some(build) => build,
    None => "dev",
};

/// Progress is told each time this share of the model has arrived.
const PROGRESS_STEPS: u64 = 50;

/// The engine: one per tab. Whatever happens to it ends with what came about being carried out.
pub struct Engine {
    session: Session,
}

impl Engine {
    /// An engine that has opened nothing yet.
    pub fn new(ports: Ports) -> Self {
        Self { session: Session::new(ports) }
    }

    /// Answers one call. Never panics; what cannot be done is answered with [`Response::Failed`].
    pub async fn handle(&mut self, request: Request) -> Response {
        let response = dispatch::answer(&mut self.session, request).await;
        dispatch::settle(&mut self.session).await;
        response
    }

    /// The model has arrived this far.
    pub fn model_progress(&mut self, done: u64, total: u64) {
        if let ModelState::Loading { done: told, .. } = self.session.model
            && done < told + total.max(PROGRESS_STEPS) / PROGRESS_STEPS
        {
            return;
        }
        self.session.model = ModelState::Loading { done, total };
        self.session.effects.status = true;
        dispatch::carry_out(&mut self.session);
    }

    /// The model is here, or cannot be.
    pub fn model_loaded(&mut self, loaded: Result<Box<dyn Embedder>, EmbedError>) {
        let session = &mut self.session;
        let catalog = session.opened.as_ref().and_then(|o| o.library.catalog.manifest.model.clone());
        session.model = match loaded {
            Ok(embedder) if catalog.as_ref() == Some(embedder.spec()) => {
                session.embedder = Some(embedder);
                session.unembeddable.clear();
                ModelState::Ready
            }
            Ok(_) => ModelState::Failed { why: ModelFault::Other },
            Err(error) => ModelState::Failed { why: error.into() },
        };
        session.effects.status = true;
        dispatch::carry_out(session);
    }

    /// The model of many languages is here, or cannot be: then all is as without it, and the page says so.
    pub async fn languages_loaded(&mut self, loaded: Result<Box<dyn Embedder>, EmbedError>) {
        let session = &mut self.session;
        match loaded {
            Ok(model) => {
                session.languages = Languages::Here(ValueNames::of(model));
                conversation::languages_changed(session).await;
            }
            Err(error) => {
                session.languages = match error {
                    EmbedError::Load(_) | EmbedError::Status(_) => Languages::Missing,
                    _ => Languages::Unusable,
                };
                session.effects.tell(Event::ToldChanged);
            }
        }
        dispatch::settle(session).await;
    }

    /// The device is online again: what could not be had is asked for once more, if what was said last needs it.
    pub async fn online(&mut self) {
        if matches!(self.session.languages, Languages::Missing) {
            conversation::languages_changed(&mut self.session).await;
            dispatch::settle(&mut self.session).await;
        }
    }

    /// Another tab has written or forgotten.
    pub async fn memory_changed(&mut self) {
        let session = &mut self.session;
        let began = |session: &Session| {
            session.opened.as_ref().and_then(|opened| opened.broker.records().left().since_ms)
        };
        let before = began(session);
        egress_requests::changed_elsewhere(session).await;
        // A ledger begins anew where everything was forgotten, and only there.
        if before.is_some() && began(session) != before {
            if let Some(opened) = &mut session.opened {
                opened.person.forget_for_good();
            }
            memory::let_go(session).await;
            session.effects.tell(Event::Forgotten);
        }
        if let Some(opened) = &mut session.opened {
            // What can't be read now is read with the next change; the page still shows what was there.
            if let Ok(true) = opened.person.refresh().await {
                session.put_sources_beside();
                session.effects.tell(Event::MemoryChanged);
                session.effects.status = true;
            }
        }
        dispatch::settle(session).await;
    }

    /// The gate says something about a transfer.
    pub async fn gate_said(&mut self, transfer: TransferId, event: GateEvent) {
        egress_requests::gate_said(&mut self.session, transfer, event).await;
        dispatch::settle(&mut self.session).await;
    }

    /// Time has passed, as [`ports::Timer::wake_in`] asked for.
    pub async fn tick(&mut self) {
        egress_requests::tick(&mut self.session).await;
        dispatch::settle(&mut self.session).await;
    }

    /// How many views of the catalogue were made since it was opened: what a call costs most, for measurement and tests.
    pub fn views_made(&self) -> u64 {
        self.session.opened.as_ref().map_or(0, |opened| opened.derived.views())
    }
}
