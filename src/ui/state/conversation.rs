//! A conversation about a goal, kept while other pages are looked at.

use js_sys::JSON;
use leptos::{prelude::*, task::spawn_local};

use super::{
    super::dom, asked::LatestAnswer, engine::EngineState, feed::FeedState, marks::ItemMarks,
    sharing::SharingState,
};
use crate::{
    browser::{own_model, wire},
    engine::protocol::{
        Card,
        conversation::{Asking, ConversationView, GetBrief},
        egress::PageTask,
    },
    memory::Surface,
};

/// Where the tab keeps what was said in it, as JSON: over a reload, and no longer than the tab.
const SAID: &str = "penchant-said";
/// Sayings that are kept; later ones are not.
const MOST: usize = 50;

fn kept() -> Vec<Asking> {
    let said = dom::stored_by_tab(SAID).and_then(|said| JSON::parse(&said).ok());
    said.and_then(|said| wire::decode(&said).ok()).unwrap_or_default()
}

fn keep(asking: Asking) {
    let mut said = kept();
    // What is taken back is told by its place among all: half of a conversation would be another one.
    if said.len() < MOST {
        said.push(asking);
        let json = wire::encode(&said).ok().and_then(|said| JSON::stringify(&said).ok());
        dom::store_by_tab(SAID, &json.map(String::from).unwrap_or_default());
    }
}

fn forget() {
    dom::store_by_tab(SAID, "");
}

/// The conversation, and the models that may plan in it.
pub struct ConversationState {
    engine: &'static EngineState,
    marks: &'static ItemMarks,
    outside: &'static SharingState,
    feed: &'static FeedState,
    /// How it stands.
    pub told: LatestAnswer<ConversationView>,
    /// Whether this browser brings a language model along.
    pub own_model: RwSignal<bool>,
}

impl ConversationState {
    /// Nothing was said.
    pub fn new(
        engine: &'static EngineState,
        marks: &'static ItemMarks,
        outside: &'static SharingState,
        feed: &'static FeedState,
    ) -> Self {
        let (told, own_model) = (LatestAnswer::default(), RwSignal::new(false));
        Self { engine, marks, outside, feed, told, own_model }
    }

    /// An item of the feed to speak of: one that the person likes, else the first.
    pub fn known(&self) -> Option<(String, String)> {
        self.feed.cards.with(|cards| {
            let liked = |card: &&Card| self.marks.of(&card.id).get_untracked().liked;
            let known = cards.iter().find(liked).or(cards.first())?;
            Some((known.id.clone(), known.title.clone()))
        })
    }

    /// Takes up what was said in this tab before its page was loaded anew.
    pub fn restore(&'static self) {
        let earlier = kept();
        if self.told.answer.with_untracked(Option::is_none) && !earlier.is_empty() {
            self.show(Asking::Restore { earlier });
        }
    }

    /// Tells the engine, and shows what it makes of it.
    pub fn ask(&'static self, asking: Asking) {
        match &asking {
            Asking::StartOver => forget(),
            Asking::Say { .. } | Asking::Example(_) | Asking::Reply { .. } | Asking::Drop { .. } => {
                keep(asking.clone());
            }
            _ => {}
        }
        self.show(asking);
    }

    fn show(&'static self, asking: Asking) {
        self.told.ask(self.engine, asking, move |told| {
            self.marks.learn(&told.cards, Surface::Search);
            self.marks.learn(&told.nearest, Surface::Search);
            // What was noted or forgotten shows in the feed.
            if told.steps.iter().any(|step| step.tool.acts() && step.state.is_some()) {
                self.feed.renew();
            }
            *told
        });
    }

    /// Drops what was said.
    pub fn forget(&self) {
        forget();
        self.told.clear();
    }

    /// Asks the model that is set up; what would leave is asked about before it does.
    pub fn consult(&'static self) {
        let task = self.outside.task();
        spawn_local(async move {
            let end = self.outside.end_of(task);
            self.ask(Asking::Consult { task });
            if end.await.is_ok() {
                self.ask(Asking::Look);
            }
        });
    }

    /// Looks whether this browser brings a model along.
    pub fn look_for_own_model(&'static self) {
        spawn_local(async move { self.own_model.set(own_model::is_there().await) });
    }

    /// Asks the browser's own model.
    pub fn ask_own(&'static self) {
        self.told.busy.set(true);
        spawn_local(async move {
            let text = match self.engine.ask(GetBrief {}).await {
                Ok(brief) => own_model::answer(&brief).await,
                Err(_) => None,
            };
            // What is no answer is no plan, and said so by whoever reads it.
            self.ask(Asking::Drafted { text: text.unwrap_or_default() });
        });
    }

    /// What a planner has said so far in a task that is under way.
    pub fn said_so_far(&self, task: PageTask) -> Option<String> {
        self.outside.said_so_far(task)
    }

    /// Ends a planner's task.
    pub fn stop(&'static self, task: PageTask) {
        self.outside.cancel(task);
    }
}
