//! A question to the engine, and its latest answer.

use leptos::{prelude::*, task::spawn_local};

use super::engine::EngineState;
use crate::engine::protocol::{Call, Failure};

/// A question that may be asked again: the answer to the latest asking is shown, late answers to earlier ones are
/// dropped. While a new answer is awaited the old one stays, so that nothing flickers.
pub struct LatestAnswer<T: Send + Sync + 'static> {
    /// None until the first answer.
    pub answer: RwSignal<Option<Result<T, Failure>>>,
    /// Whether an answer is awaited.
    pub busy: RwSignal<bool>,
    turn: StoredValue<u32>,
}

impl<T: Send + Sync> Clone for LatestAnswer<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync> Copy for LatestAnswer<T> {}

impl<T: Send + Sync> Default for LatestAnswer<T> {
    /// Not asked yet.
    fn default() -> Self {
        Self { answer: RwSignal::new(None), busy: RwSignal::new(false), turn: StoredValue::new(0) }
    }
}

impl<T: Send + Sync> LatestAnswer<T> {
    /// Drops the answer, and one that is awaited.
    pub fn clear(self) {
        self.turn.update_value(|turn| *turn += 1);
        self.busy.set(false);
        self.answer.set(None);
    }

    /// Asks; `take` makes what is shown of the answer.
    pub fn ask<C: Call + 'static>(
        self,
        engine: &'static EngineState,
        call: C,
        take: impl FnOnce(C::Answer) -> T + 'static,
    ) {
        let turn = self.turn.try_update_value(|turn| {
            *turn += 1;
            *turn
        });
        self.busy.try_set(true);
        spawn_local(async move {
            let answer = engine.ask(call).await.map(take);
            // The page that asked may have gone, before or meanwhile: what it asked for is done all the same.
            if turn.is_some() && self.turn.try_get_value() == turn {
                self.busy.try_set(false);
                self.answer.try_set(Some(answer));
            }
        });
    }
}
