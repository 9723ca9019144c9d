//! The app as a whole: it makes the handles of `state`, hands them what the engine says unasked, and lets go of everything
//! when everything was forgotten. Nothing but the frame knows it.

use leptos::prelude::*;

use super::{
    dom,
    model::route::Route,
    state::{
        acts::Acts,
        cards::CardsState,
        conversation::ConversationState,
        digest::DigestState,
        engine::{EngineState, Phase},
        feed::FeedState,
        found::Found,
        history::HistoryState,
        inbox::Inbox,
        keep::Keep,
        marks::ItemMarks,
        memory::Memory,
        router::{FIELD, Router},
        seen::Seen,
        sharing::SharingState,
        things::ThingsState,
        toasts::Toasts,
        today::TodayState,
        topics::TopicsState,
        versions::Versions,
    },
};
use crate::{
    browser::install,
    engine::protocol::{Event, conversation::Asking},
};

/// Every handle.
#[derive(Clone, Copy)]
pub struct App {
    pub engine: &'static EngineState,
    pub router: &'static Router,
    pub toasts: Toasts,
    pub feed: &'static FeedState,
    pub cards: CardsState,
    pub found: Found,
    pub conversation: &'static ConversationState,
    pub digest: &'static DigestState,
    pub memory: &'static Memory,
    pub history: &'static HistoryState,
    pub today: &'static TodayState,
    pub things: &'static ThingsState,
    pub outside: &'static SharingState,
    pub inbox: Inbox,
    pub keep: &'static Keep,
    pub versions: &'static Versions,
    /// Whether the browser offers to install the app.
    pub install_offered: RwSignal<bool>,
}

impl App {
    /// Starts the engine worker and begins to open.
    pub fn start() -> Self {
        let engine = lent(EngineState::start());
        let router = lent(Router::default());
        let marks = lent(ItemMarks::default());
        let toasts = Toasts::default();
        let outside = lent(SharingState::new(engine, toasts));
        let feed = lent(FeedState::new(engine, marks, router, toasts));
        let acts = lent(Acts::new(engine, marks, feed, toasts));
        let seen = lent(Seen::new(engine, marks, acts));
        let topics = lent(TopicsState::new(engine, feed, toasts));
        let memory = lent(Memory::new(engine, outside, feed, acts, toasts));
        let app = Self {
            engine,
            router,
            toasts,
            feed,
            cards: CardsState { marks, acts, seen, topics, why: RwSignal::new(None) },
            found: Found::default(),
            conversation: lent(ConversationState::new(engine, marks, outside, feed)),
            digest: lent(DigestState::new(engine, marks, toasts)),
            memory,
            history: lent(HistoryState::new(engine, memory, toasts)),
            today: lent(TodayState::new(engine, marks, toasts)),
            things: lent(ThingsState::new(engine, marks, toasts)),
            outside,
            inbox: Inbox::default(),
            keep: lent(Keep::default()),
            versions: lent(Versions::new(seen)),
            install_offered: RwSignal::new(install::offered()),
        };
        app.memory.on_all_forgotten(move || app.let_go());
        let client = engine.client();
        client.on_event(move |event| app.hear(event));
        client.on_end(move |failure| engine.phase.set(Phase::Failed(failure)));
        outside.open_engine();
        router.follow();
        seen.start();
        app
    }

    fn hear(self, event: Event) {
        match event {
            Event::Ready => {}
            Event::Status(status) => self.engine.status.set(status),
            Event::Egress(event) => self.outside.hear(event),
            Event::Progress(progress) => self.engine.progress.set(Some(progress)),
            Event::ToldChanged => self.conversation.ask(Asking::Look),
            Event::Forgotten => self.memory.all_gone(),
            Event::MemoryChanged => {
                self.cards.topics.look();
                self.memory.changed_elsewhere();
            }
        }
    }

    /// Drops what the page holds of the person.
    fn let_go(self) {
        let at = |route: fn(&Route) -> bool| self.router.route.with_untracked(route);
        self.cards.seen.forget();
        self.cards.marks.forget();
        self.cards.topics.look();
        self.feed.forget();
        self.today.view.clear();
        self.cards.why.set(None);
        self.conversation.forget();
        self.digest.hide();
        self.things.view.clear();
        self.inbox.forget();
        self.history.drop();
        self.toasts.withdraw();
        if at(|route| *route == Route::Ask) {
            dom::empty(FIELD);
        }
        // A search that is shown is asked anew, without its words.
        if !at(|route| matches!(route, Route::Search(_))) {
            self.found.results.clear();
        }
        self.found.remembered.set_value(String::new());
        self.router.forget();
    }
}

/// What lives as long as the page is lent for as long.
fn lent<T>(handle: T) -> &'static T {
    Box::leak(Box::new(handle))
}
