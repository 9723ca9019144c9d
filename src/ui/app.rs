//! What all parts of the page share: the engine, what it last said, and the marks on items.

use std::collections::HashMap;

use leptos::{prelude::*, task::spawn_local};

use super::{
    asked::Asked, dom, feed::Feed, model::route::Route, parts::toast::Toasts, router::Router, seen::Seen,
};
use crate::{
    browser::client::EngineClient,
    engine::protocol::{
        Card, Event, Failure, Marks, MemoryView, ModelState, Request, Response, Results, Status,
    },
    memory::{Surface, interaction::Placement},
};

/// For how long after a write of our own a notice that memory changed is taken to be about it.
const OWN_CHANGE_MS: f64 = 400.0;

/// How far the app has come.
#[derive(Debug, Clone, PartialEq)]
pub enum Phase {
    /// The engine is opening memory and catalogue.
    Opening,
    /// Questions are answered.
    Ready,
    /// Nothing can be shown.
    Failed(Failure),
}

/// Handles on everything shared. Copied freely; lives as long as the page.
#[derive(Clone, Copy)]
pub struct App {
    engine: StoredValue<EngineClient, LocalStorage>,
    /// How far the app has come.
    pub phase: RwSignal<Phase>,
    /// What the engine last said of itself.
    pub status: RwSignal<Status>,
    /// Where the person is.
    pub router: Router,
    /// The feed, kept while other pages are shown.
    pub feed: Feed,
    /// Search results, kept while an item is looked at.
    pub found: Asked<Results>,
    /// How many results are asked for.
    pub found_limit: RwSignal<u16>,
    /// What is remembered, kept likewise.
    pub memory: Asked<MemoryView>,
    /// Notices.
    pub toasts: Toasts,
    /// The card whose explanation is open.
    pub why: RwSignal<Option<Card>>,
    /// Grows whenever memory changed, by whomever.
    pub memory_changes: RwSignal<u32>,
    /// Cards in view.
    pub seen: StoredValue<Seen, LocalStorage>,
    marks: StoredValue<HashMap<String, ArcRwSignal<Marks>>>,
    placements: StoredValue<HashMap<(Surface, String), Placement>>,
    writing: StoredValue<u32>,
    written_at: StoredValue<f64>,
    model_asked: StoredValue<bool>,
}

impl App {
    /// Starts the engine worker and begins to open.
    pub fn start() -> Self {
        let app = Self {
            engine: StoredValue::new_local(EngineClient::start()),
            phase: RwSignal::new(Phase::Opening),
            status: RwSignal::default(),
            router: Router::new(),
            feed: Feed::new(),
            found: Asked::new(),
            found_limit: RwSignal::new(0),
            memory: Asked::new(),
            toasts: Toasts::new(),
            why: RwSignal::new(None),
            memory_changes: RwSignal::new(0),
            seen: StoredValue::new_local(Seen::new()),
            marks: StoredValue::default(),
            placements: StoredValue::default(),
            writing: StoredValue::new(0),
            written_at: StoredValue::new(0.0),
            model_asked: StoredValue::new(false),
        };
        app.engine.with_value(|engine| engine.on_event(move |event| app.hear(event)));
        app.open();
        app
    }

    /// Opens memory and catalogue; again after a failure.
    pub fn open(self) {
        self.phase.set(Phase::Opening);
        let engine = self.engine.get_value();
        spawn_local(async move {
            match engine.open().await {
                Ok(status) => {
                    self.status.set(status);
                    self.phase.set(Phase::Ready);
                }
                Err(failure) => self.phase.set(Phase::Failed(failure)),
            }
        });
    }

    /// Asks the engine.
    ///
    /// # Errors
    /// As [`EngineClient::call`].
    pub async fn ask(self, request: Request) -> Result<Response, Failure> {
        let writes = matches!(request, Request::Record { .. } | Request::Forget { .. } | Request::UndoForget);
        if writes {
            self.writing.update_value(|count| *count += 1);
        }
        let engine = self.engine.get_value();
        let answer = engine.call(request).await;
        if writes {
            self.writing.update_value(|count| *count -= 1);
            self.written_at.set_value(dom::now_ms());
        }
        answer
    }

    /// The standing marks on an item: one signal for all places where it is shown.
    pub fn marks(self, item: &str) -> ArcRwSignal<Marks> {
        let known = self.marks.try_update_value(|marks| marks.entry(item.into()).or_default().clone());
        known.unwrap_or_default()
    }

    /// Takes over what the engine says of the items on `cards`, shown on `surface`.
    pub fn learn(self, cards: &[Card], surface: Surface) {
        for card in cards {
            let marks = self.marks(&card.id);
            if marks.get_untracked() != card.marks {
                marks.set(card.marks);
            }
            if let Some(placement) = card.placement {
                self.placements.update_value(|known| {
                    known.insert((surface, card.id.clone()), placement);
                });
            }
        }
    }

    /// From which recommendation the card of an item on `surface` came.
    pub fn placement(self, surface: Surface, item: &str) -> Option<Placement> {
        self.placements.with_value(|known| known.get(&(surface, item.to_owned())).copied())
    }

    /// Asks for the language model, once.
    pub fn load_model(self) {
        if self.model_asked.get_value()
            || self.status.with_untracked(|status| status.model == ModelState::Ready)
        {
            return;
        }
        self.model_asked.set_value(true);
        spawn_local(async move {
            match self.ask(Request::LoadModel).await {
                Ok(Response::Status(status)) => self.status.set(status),
                Ok(_) => {}
                Err(failure) => {
                    self.model_asked.set_value(false);
                    self.status
                        .update(|status| status.model = ModelState::Failed { reason: failure.message });
                }
            }
        });
    }

    fn hear(self, event: Event) {
        match event {
            Event::Ready => {}
            Event::Status(status) => self.status.set(status),
            Event::MemoryChanged => {
                self.memory_changes.update(|changes| *changes += 1);
                let own = self.writing.get_value() > 0
                    || dom::now_ms() - self.written_at.get_value() < OWN_CHANGE_MS;
                if !own {
                    self.feed.changed_elsewhere(self);
                }
            }
        }
    }

    /// Whether the person is at the feed now.
    pub fn at_feed(self) -> bool {
        self.router.route.with_untracked(|route| *route == Route::Feed)
    }
}
