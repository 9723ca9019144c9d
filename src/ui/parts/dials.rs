//! The controls of the ranker: each is a weight that the ranker uses as it stands.

use leptos::{html, prelude::*};
use web_sys::KeyboardEvent;

use super::{
    super::{
        state::{engine::EngineState, feed::FeedState},
        words::{self, feed as said},
    },
    icon,
};
use crate::engine::protocol::Dials;

/// A button with a panel of sliders, which stands above the cards that it changes and covers none. What is set is kept, and the
/// feed follows.
pub fn dials(engine: &'static EngineState, feed: &'static FeedState) -> impl IntoView {
    let set = Memo::new(move |_| engine.status.with(|status| status.dials));
    let change = move |dials| feed.turn_dials(dials);
    let details = NodeRef::<html::Details>::new();
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape"
            && let Some(details) = details.get_untracked()
        {
            details.set_open(false);
        }
    };
    view! {
        <details class="dials" data-testid="dials" node_ref=details on:keydown=on_key>
            <summary class="button">{icon::icon(icon::TUNE)} {said::tune()}</summary>
            <div class="dials-panel">
                <p class="fine">{said::dials_hint()}</p>
                {dial("diversity", said::diversity(), (said::diversity_from(), said::diversity_to()), 1.0, words::dial,
                    move || set.get().diversity, move |diversity| change(Dials { diversity, ..set.get_untracked() }))}
                {dial("novelty", said::novelty(), (said::novelty_from(), said::novelty_to()), 1.0, words::dial,
                    move || set.get().novelty, move |novelty| change(Dials { novelty, ..set.get_untracked() }))}
                {dial("calibration", said::calibration(), (said::calibration_from(), said::calibration_to()), 1.0, words::dial,
                    move || set.get().calibration, move |calibration| change(Dials { calibration, ..set.get_untracked() }))}
                {dial("exploration", said::exploration(), (said::exploration_from(), said::exploration_to()), 0.5, words::exploration,
                    move || set.get().exploration, move |exploration| change(Dials { exploration, ..set.get_untracked() }))}
                <button type="button" class="link" on:click=move |_| change(Dials::default())>{said::reset()}</button>
            </div>
        </details>
    }
}

fn dial(
    name: &'static str,
    label: &'static str,
    (low, high): (&'static str, &'static str),
    most: f32,
    worded: fn(f32) -> String,
    get: impl Fn() -> f32 + Copy + Send + Sync + 'static,
    set: impl Fn(f32) + 'static,
) -> AnyView {
    // Follows the thumb; what is kept changes when it is let go.
    let shown = RwSignal::new(get());
    Effect::new(move || shown.set(get()));
    let id = format!("dial-{name}");
    let read = |event: &web_sys::Event| event_target_value(event).parse::<f32>().ok();
    view! {
        <div class="dial">
            <label for=id.clone()>{label}</label>
            <output for=id.clone()>{move || worded(shown.get())}</output>
            <input
                type="range"
                id=id
                name=name
                min="0"
                max=most.to_string()
                step="0.05"
                prop:value=move || shown.get().to_string()
                aria-valuetext=move || worded(shown.get())
                on:input=move |event| if let Some(value) = read(&event) { shown.set(value) }
                on:change=move |event| if let Some(value) = read(&event) { set(value) }
            />
            <span class="dial-ends" aria-hidden="true"><span>{low}</span> <span>{high}</span></span>
        </div>
    }
    .into_any()
}
