//! What is said unasked when the app opens.

use leptos::{prelude::*, task::spawn_local};

use super::{
    super::{
        dom,
        model::time::Local,
        words::{self, standing as said},
    },
    engine::{EngineState, Phase},
    marks::ItemMarks,
    toasts::Toasts,
};
use crate::{
    engine::protocol::standing::{Digest as Told, GetDigest, Stand, Suggested, SuggestionKind},
    memory::Surface,
};

/// Suggestions, looked up once for as long as the page is open: to come back to the feed is not to open the app.
pub struct DigestState {
    engine: &'static EngineState,
    marks: &'static ItemMarks,
    toasts: Toasts,
    /// What was said; none before it was looked up.
    pub said: RwSignal<Option<Vec<Suggested>>>,
}

impl DigestState {
    /// Not looked up.
    pub fn new(engine: &'static EngineState, marks: &'static ItemMarks, toasts: Toasts) -> Self {
        Self { engine, marks, toasts, said: RwSignal::new(None) }
    }

    /// Says nothing more.
    pub fn hide(&self) {
        self.said.set(Some(Vec::new()));
    }

    /// Looks it up if that was not done, once there is an engine. To be called where signals are followed.
    pub fn look_once(&'static self) {
        if self.engine.phase.get() == Phase::Ready && self.said.with_untracked(Option::is_none) {
            self.hide();
            self.look();
        }
    }

    /// Nobody asked for it: that it could not be had is no news.
    fn look(&'static self) {
        spawn_local(async move {
            let now = dom::now_ms() as i64;
            let Local { day, minute } = Local::new(now, dom::ahead_of_utc(now));
            let call = GetDigest { day, minute: minute as u16 };
            if let Ok(Told { suggestions }) = self.engine.ask(call).await {
                let cards: Vec<_> = suggestions.iter().map(|suggested| suggested.card.clone()).collect();
                self.marks.learn(&cards, Surface::Feed);
                self.said.set(Some(suggestions));
            }
        });
    }

    /// Speaks of this kind no more.
    pub fn stop(&'static self, kind: SuggestionKind) {
        self.said.update(|said| said.get_or_insert_default().retain(|other| other.why.kind() != kind));
        spawn_local(async move {
            let told = match self.engine.ask(Stand::Stop { kind, stopped: true }).await {
                Ok(_) => said::stopped().to_owned(),
                Err(failure) => words::failure(&failure),
            };
            self.toasts.say(told);
        });
    }
}
