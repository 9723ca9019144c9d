//! Says what has left this device: by the ledger, and by counting what the browser says the page asked for.
//!
//! The count is a witness, not the guard: the guard is the content security policy, which the browser enforces on page
//! and engine. What it stopped is counted too. The page does not see the worker's requests, and the panel says so.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Event, PerformanceObserver, PerformanceObserverEntryList, PerformanceResourceTiming};

use super::{
    dom,
    model::{route::Route, traffic::Traffic},
    parts::{icon, modal::modal},
    state::{
        engine::{EngineState, Phase},
        router::Router,
    },
    words::{self, chrome},
};

/// The indicator in the header, and its panel.
pub fn indicator(engine: &'static EngineState, router: &'static Router) -> impl IntoView {
    let traffic = RwSignal::new(Traffic::default());
    watch(traffic);
    let open = RwSignal::new(false);
    Effect::new(move || {
        router.visit.track();
        open.set(false);
    });
    let ledger = Memo::new(move |_| engine.status.with(|status| status.left.clone()));
    let opening = move || engine.phase.get() == Phase::Opening;
    let alarm = move || traffic.with(|traffic| ledger.with(|ledger| traffic.is_alarming(ledger, opening())));
    let text =
        move || traffic.with(|traffic| ledger.with(|ledger| words::indicator(traffic, ledger, opening())));
    let host = window().location().host().unwrap_or_default();
    let own = move || traffic.with(|traffic| words::own_requests(traffic, &host));
    let foreign = move || traffic.with(words::foreign_requests);
    let blocked = move || {
        traffic.with(|traffic| (traffic.blocked > 0).then(|| words::network::blocked(traffic.blocked.into())))
    };
    let panel = view! {
        <h2 id="network-title">{words::network::title()}</h2>
        <p class="lead">{foreign}</p>
        <p>{own}</p>
        {move || blocked().map(|text| view! { <p class="warn">{text}</p> })}
        <p class="fine">{words::network::rule()}</p>
        <p class="fine">{words::network::engine()}</p>
        <p class="end">
            <a class="button" href=Route::Leaves.href() on:click=move |_| open.set(false)>{words::leaves::title()}</a>
            <button type="button" class="button" on:click=move |_| open.set(false)>{chrome::close()}</button>
        </p>
    };
    view! {
        <button
            type="button"
            class="indicator"
            class:alarm=alarm
            data-testid="network-indicator"
            aria-haspopup="dialog"
            on:click=move |_| open.set(true)
        >
            {icon::icon(icon::SHIELD)}
            <span>{text}</span>
        </button>
        {modal("network-dialog", "network-title", open.into(), move || open.set(false), panel.into_any())}
    }
}

fn watch(traffic: RwSignal<Traffic>) {
    let origin = window().location().origin().unwrap_or_default();
    let seen =
        Closure::<dyn FnMut(PerformanceObserverEntryList)>::new(move |list: PerformanceObserverEntryList| {
            traffic.update(|traffic| {
                for entry in list.get_entries() {
                    let entry: PerformanceResourceTiming = entry.unchecked_into();
                    traffic.note(&entry.name(), &origin, entry.transfer_size() as u64);
                }
            });
        });
    if let Ok(observer) = PerformanceObserver::new(seen.as_ref().unchecked_ref()) {
        // `web-sys` knows only the older options, which cannot ask for what was requested before now.
        let options = js_sys::Object::new();
        let _ = js_sys::Reflect::set(&options, &"type".into(), &"resource".into());
        let _ = js_sys::Reflect::set(&options, &"buffered".into(), &true.into());
        observer.observe(options.unchecked_ref());
    }
    seen.forget();
    dom::listen(&document(), "securitypolicyviolation", move |_: Event| {
        traffic.update(|traffic| traffic.blocked += 1)
    });
}
