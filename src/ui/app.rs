//! What all parts of the page share: the engine, what it last said, and the marks on items.

use std::collections::HashMap;

use leptos::{prelude::*, task::spawn_local};
use web_sys::Blob;

use super::{
    asked::Asked,
    dom,
    feed::Feed,
    keep::Keep,
    model::route::Route,
    outside::Outside,
    pages::ask,
    parts::toast::Toasts,
    router::{FIELD, Router},
    seen::Seen,
    versions::Versions,
};
use crate::{
    browser::{client::EngineClient, inbox::Handed, install},
    engine::protocol::{
        Call, Card, Event, Failure, GetStatus, LoadModel, Marks, MemoryView, ModelState, Results, Status,
        asking::{Asking, Told},
        standing::Suggested,
    },
    memory::{Surface, interaction::Placement},
};

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
    /// A conversation, kept likewise.
    pub told: Asked<Told>,
    /// Whether this browser brings a language model along.
    pub own_model: RwSignal<bool>,
    /// What was said unasked since the page was opened; none before it was looked up.
    pub digest: RwSignal<Option<Vec<Suggested>>>,
    /// What is remembered, kept likewise.
    pub memory: Asked<MemoryView>,
    /// Notices.
    pub toasts: Toasts,
    /// The card whose explanation is open.
    pub why: RwSignal<Option<Card>>,
    /// Grows whenever memory changed, by whomever.
    pub memory_changes: RwSignal<u32>,
    /// What is kept on the device.
    pub keep: Keep,
    /// Whether the browser offers to install the app.
    pub install_offered: RwSignal<bool>,
    /// What the app was opened with and nobody has looked at yet.
    pub handed: RwSignal<Vec<Handed>, LocalStorage>,
    /// A file to try as a catalogue, with its name.
    pub to_try: StoredValue<Option<(String, Blob)>, LocalStorage>,
    /// A newer version of the app.
    pub versions: Versions,
    /// What leaves, and what is asked about it.
    pub outside: Outside,
    /// Cards in view.
    pub seen: StoredValue<Seen, LocalStorage>,
    marks: StoredValue<HashMap<String, ArcRwSignal<Marks>>>,
    placements: StoredValue<HashMap<(Surface, String), Placement>>,
    /// Items with a mark on its way to memory; what the engine said before it knew does not count.
    acting: StoredValue<Vec<String>>,
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
            told: Asked::new(),
            own_model: RwSignal::new(false),
            digest: RwSignal::new(None),
            memory: Asked::new(),
            toasts: Toasts::new(),
            why: RwSignal::new(None),
            memory_changes: RwSignal::new(0),
            keep: Keep::new(),
            install_offered: RwSignal::new(install::offered()),
            handed: RwSignal::new_local(Vec::new()),
            to_try: StoredValue::new_local(None),
            versions: Versions::new(),
            outside: Outside::new(),
            seen: StoredValue::new_local(Seen::new()),
            marks: StoredValue::default(),
            placements: StoredValue::default(),
            acting: StoredValue::default(),
        };
        app.engine.with_value(|engine| {
            engine.on_event(move |event| app.hear(event));
            engine.on_end(move |failure| app.phase.set(Phase::Failed(failure)));
        });
        app.open();
        app
    }

    /// Opens memory and catalogue; again after a failure.
    pub fn open(self) {
        self.phase.set(Phase::Opening);
        self.outside.restart();
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
    pub async fn ask<C: Call>(self, call: C) -> Result<C::Answer, Failure> {
        let engine = self.engine.get_value();
        engine.call(call).await
    }

    /// Waits until everything that was done so far is remembered.
    pub async fn settle(self) {
        self.seen.get_value().flush(self);
        // Requests are answered in order: what was asked before has been answered by then.
        let _ = self.ask(GetStatus {}).await;
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
            let acting = self.acting.with_value(|acting| acting.contains(&card.id));
            if !acting && marks.get_untracked() != card.marks {
                marks.set(card.marks);
            }
            if let Some(placement) = card.placement.clone() {
                self.placements.update_value(|known| {
                    known.insert((surface, card.id.clone()), placement);
                });
            }
        }
    }

    /// A mark on `item` is on its way to memory.
    pub fn begin_act(self, item: &str) {
        self.acting.update_value(|acting| acting.push(item.into()));
    }

    /// Memory has answered about a mark on `item`.
    pub fn end_act(self, item: &str) {
        self.acting.update_value(|acting| {
            if let Some(at) = acting.iter().position(|other| other == item) {
                acting.swap_remove(at);
            }
        });
    }

    /// Drops what the page holds of the person: everything was forgotten, here or in another tab.
    pub fn let_go(self) {
        self.seen.with_value(Seen::forget);
        self.marks.with_value(|marks| marks.values().for_each(|marks| marks.set(Marks::default())));
        self.placements.set_value(HashMap::new());
        self.told.clear();
        self.digest.set(Some(Vec::new()));
        self.handed.set(Vec::new());
        self.to_try.set_value(None);
        self.why.set(None);
        self.toasts.withdraw();
        if self.router.route.with_untracked(|route| *route == Route::Ask) {
            dom::empty(FIELD);
        }
        // A search that is shown is asked anew, without its words.
        if !self.router.route.with_untracked(|route| matches!(route, Route::Search(_))) {
            self.found.clear();
        }
        self.router.forget();
    }

    /// From which recommendation the card of an item on `surface` came.
    pub fn placement(self, surface: Surface, item: &str) -> Option<Placement> {
        self.placements.with_value(|known| known.get(&(surface, item.to_owned())).cloned())
    }

    /// Asks for the language model, unless it is there or on its way.
    pub fn load_model(self) {
        let asked = |state: &ModelState| matches!(state, ModelState::Ready | ModelState::Loading { .. });
        if self.status.with_untracked(|status| asked(&status.model)) {
            return;
        }
        self.status.update(|status| status.model = ModelState::Loading { done: 0, total: 0 });
        spawn_local(async move {
            match self.ask(LoadModel {}).await {
                Ok(status) => self.status.set(status),
                Err(failure) => {
                    self.status
                        .update(|status| status.model = ModelState::Failed { reason: failure.message });
                }
            }
        });
    }

    /// Loads the language model unasked: once, and not where data is dear.
    pub fn load_model_unasked(self) {
        if self.status.with_untracked(|status| status.model == ModelState::Idle) && !dom::saves_data() {
            self.load_model();
        }
    }

    fn hear(self, event: Event) {
        match event {
            Event::Ready => {}
            Event::Status(status) => self.status.set(status),
            Event::Outside(event) => self.engine.with_value(|engine| self.outside.hear(engine, event)),
            Event::ToldChanged => ask::ask(self, Asking::Look),
            Event::Forgotten => {
                self.let_go();
                self.memory_touched();
            }
            Event::MemoryChanged => {
                self.memory_changes.update(|changes| *changes += 1);
                self.feed.changed_elsewhere(self);
            }
        }
    }

    /// Whether the person is at the feed now.
    pub fn at_feed(self) -> bool {
        self.router.route.with_untracked(|route| *route == Route::Feed)
    }
}
