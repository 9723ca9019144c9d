//! The page's link to the engine: what it is asked through, how far it has come, and what it last said of itself.

use leptos::{prelude::*, task::spawn_local};

use super::super::dom;
use crate::{
    browser::client::EngineClient,
    engine::protocol::{BuildProgress, Call, Failure, LoadModel, ModelFault, ModelState, Status, Stop},
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

/// The link.
pub struct EngineState {
    client: StoredValue<EngineClient, LocalStorage>,
    /// How far the app has come.
    pub phase: RwSignal<Phase>,
    /// What the engine last said of itself.
    pub status: RwSignal<Status>,
    /// How far it is with long work; none before it has said so.
    pub progress: RwSignal<Option<BuildProgress>>,
}

impl EngineState {
    /// Starts the engine worker, which opens nothing yet.
    pub fn start() -> Self {
        Self {
            client: StoredValue::new_local(EngineClient::start()),
            phase: RwSignal::new(Phase::Opening),
            status: RwSignal::default(),
            progress: RwSignal::new(None),
        }
    }

    /// The worker's own handle, for what is no question.
    pub fn client(&self) -> EngineClient {
        self.client.get_value()
    }

    /// Opens memory and catalogue; again after a failure.
    pub fn open(&'static self) {
        self.phase.set(Phase::Opening);
        let client = self.client();
        spawn_local(async move {
            match client.open().await {
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
    pub async fn ask<C: Call>(&self, call: C) -> Result<C::Answer, Failure> {
        self.client().call(call).await
    }

    /// Stops long work. The engine hears of it before its turn comes, and answers what was asked for.
    pub fn stop(&'static self) {
        spawn_local(async move {
            let _ = self.ask(Stop {}).await;
        });
    }

    /// Asks for the language model, unless it is there or on its way.
    pub fn load_model(&'static self) {
        let asked = |state: &ModelState| matches!(state, ModelState::Ready | ModelState::Loading { .. });
        if self.status.with_untracked(|status| asked(&status.model)) {
            return;
        }
        self.status.update(|status| status.model = ModelState::Loading { done: 0, total: 0 });
        spawn_local(async move {
            match self.ask(LoadModel {}).await {
                Ok(status) => self.status.set(status),
                // Only an engine that has ended cannot be asked for it.
                Err(_) => {
                    let why = ModelFault::Absent;
                    self.status.update(|status| status.model = ModelState::Failed { why });
                }
            }
        });
    }

    /// Loads the language model unasked: once, and not where data is dear.
    pub fn load_model_unasked(&'static self) {
        if self.status.with_untracked(|status| status.model == ModelState::Idle) && !dom::saves_data() {
            self.load_model();
        }
    }
}
