//! Long work in the engine: how far it is, and a button that stops it.

use leptos::prelude::*;

use super::super::{
    state::engine::EngineState,
    words::{self, chrome, device as said, formats},
};
use crate::engine::protocol::{BuildProgress, Stage};

/// Shown while the engine works on what was asked of it last.
pub fn shown(engine: &'static EngineState) -> AnyView {
    engine.progress.set(None);
    let share =
        move || engine.progress.get().map(|BuildProgress { done, of, .. }| done as f64 / of.max(1) as f64);
    let told = move || match engine.progress.get() {
        None => String::new(),
        Some(BuildProgress { stage: Stage::Reading, .. }) => {
            said::reading(&words::percent(share().unwrap_or_default() as f32))
        }
        Some(BuildProgress { stage: Stage::Embedding, done, of }) => {
            said::embedding(&formats::count(done), &formats::count(of))
        }
    };
    view! {
        <div class="working" data-testid="working">
            <p>{said::working()}</p>
            <progress aria-label=said::working() max="1" value=share></progress>
            // Read aloud it would never end.
            <p class="fine" aria-hidden="true" data-testid="progress">{told}</p>
            <button type="button" class="button" data-testid="stop" on:click=move |_| engine.stop()>{chrome::cancel()}</button>
        </div>
    }
    .into_any()
}
