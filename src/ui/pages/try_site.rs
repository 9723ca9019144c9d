//! For owners of sites: a pack from a file of theirs, made on their device, and what to write on the site.

use leptos::{html, prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use web_sys::{Blob, DragEvent, HtmlInputElement};

use super::{
    super::{
        dom,
        parts::{long_work, notice},
        state::{engine::EngineState, inbox::Inbox, toasts::Toasts},
        words::{self, device as said, failed, formats},
    },
    heading,
};
use crate::{
    browser::inbox,
    engine::protocol::{BuildPack, Built, Failure, FileFault, LARGEST_BUILD},
};

const SNIPPET: &str = r#"<script type="module" src="/embed/v1/penchant.js"></script>

<penchant-recs pack="/pack/pack.json" limit="6">
  <a href="/">…</a>
</penchant-recs>"#;
const EMBED: &str = "embed/v1/";
const FILE: &str = "pack.zip";

/// What has come of the file.
#[derive(Clone)]
enum Outcome {
    None,
    Working,
    TooLarge,
    Failed(Failure),
    Built(Box<Built>),
}

/// The page.
pub fn page(engine: &'static EngineState, inbox: Inbox, toasts: Toasts) -> AnyView {
    let outcome = RwSignal::new(Outcome::None);
    let title = RwSignal::new(said::name_default().to_owned());
    let take = move |name: String, blob: Blob| {
        outcome.set(Outcome::Working);
        let title = title.get_untracked();
        spawn_local(async move { drop(outcome.try_set(build(engine, name, blob, title).await)) });
    };
    if let Some((name, blob)) = inbox.to_try.try_update_value(Option::take).flatten() {
        take(name, blob);
    }
    // Nobody waits for it any more.
    on_cleanup(move || {
        if matches!(outcome.try_get_untracked(), Some(Outcome::Working)) {
            engine.stop();
        }
    });
    view! {
        <div class="try" data-testid="try-page">
            <header class="page-head">
                <div>{heading(said::trial())} <p class="lead">{said::trial_lead()}</p></div>
            </header>
            {drop_zone(title, take)}
            <div role="status">{move || shown(engine, toasts, outcome)}</div>
        </div>
    }
    .into_any()
}

async fn build(engine: &'static EngineState, name: String, blob: Blob, title: String) -> Outcome {
    if blob.size() > LARGEST_BUILD as f64 {
        return Outcome::TooLarge;
    }
    let bytes = match inbox::bytes(&blob).await {
        Ok(bytes) => bytes,
        Err(said) => return Outcome::Failed(Failure::file(FileFault::Unread { said })),
    };
    match engine.ask(BuildPack { name, bytes, title }).await {
        Ok(built) => Outcome::Built(built),
        Err(Failure::Stopped) => Outcome::None,
        Err(failure) => Outcome::Failed(failure),
    }
}

fn drop_zone(title: RwSignal<String>, take: impl Fn(String, Blob) + Copy + 'static) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let over = RwSignal::new(false);
    let chosen = move |_| {
        let file = input.get_untracked().and_then(|input: HtmlInputElement| input.files()?.get(0));
        if let Some(file) = file {
            take(file.name(), file.unchecked_into());
        }
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        if let Some(file) = event.data_transfer().and_then(|data| data.files()?.get(0)) {
            take(file.name(), file.unchecked_into());
        }
    };
    view! {
        <div
            class="drop"
            class:over=over
            on:dragover=move |event: DragEvent| { event.prevent_default(); over.set(true); }
            on:dragleave=move |_| over.set(false)
            on:drop=dropped
        >
            <label class="stack">
                <span>{said::name()}</span>
                <input
                    type="text"
                    class="text"
                    maxlength="80"
                    prop:value=move || title.get()
                    on:input=move |event| title.set(event_target_value(&event))
                />
            </label>
            <label class="stack">
                <span>{said::drop()}</span>
                <input
                    type="file"
                    node_ref=input
                    data-testid="try-file"
                    accept=".csv,.json,.jsonl,.ndjson,text/csv,application/json"
                    on:change=chosen
                />
            </label>
        </div>
    }
}

fn shown(engine: &'static EngineState, toasts: Toasts, outcome: RwSignal<Outcome>) -> AnyView {
    match outcome.get() {
        Outcome::None => ().into_any(),
        Outcome::Working => long_work::shown(engine),
        Outcome::TooLarge => {
            let most = words::size(LARGEST_BUILD as u64);
            view! { <p class="warn">{said::too_large_for_page(&most)}</p> }.into_any()
        }
        Outcome::Failed(failure) => notice::told(&failure),
        Outcome::Built(built) => result(toasts, *built),
    }
}

fn result(toasts: Toasts, built: Built) -> AnyView {
    let Built { items, left_out, left_out_count, vectors, head, zip, .. } = built;
    let cards = head.into_iter().take(6).map(|card| {
        view! { <li class="panel"><b>{card.title}</b> <p class="fine">{card.summary}</p></li> }
    });
    let cards = cards.collect_view();
    let more = left_out_count.saturating_sub(left_out.len() as u32);
    let rows =
        left_out.into_iter().map(|row| view! { <li>{words::failure::problem(&row)}</li> }).collect_view();
    let more = (more > 0).then(|| view! { <li>{said::more_left_out(&formats::count(more.into()))}</li> });
    let omitted = (left_out_count > 0).then(|| {
        view! {
            <section class="panel" data-testid="left-out"><h2>{said::left_out()}</h2><ul class="fine">{rows} {more}</ul></section>
        }
    });
    let zip = StoredValue::new(zip);
    let download = move |_| {
        let saved = zip.with_value(|zip| dom::download_bytes(FILE, "application/zip", zip));
        if saved.is_err() {
            toasts.say(failed::part().into());
        }
    };
    let copy = move |_| {
        spawn_local(async move {
            if dom::copy(SNIPPET).await.is_ok() {
                toasts.say(said::copied().into());
            }
        });
    };
    view! {
        <p data-testid="built"><b>{said::built(items.into())}</b> " " {if vectors { said::with_vectors() } else { said::without_vectors() }}</p>
        {omitted}
        <h2>{said::first()}</h2>
        <ul class="tiles" data-testid="try-first">{cards}</ul>
        <h2>{said::steps()}</h2>
        <ol class="stack">
            <li>
                <p>{said::step_pack()}</p>
                <button type="button" class="button primary" data-testid="try-download" on:click=download>{said::download()}</button>
            </li>
            <li><p>{said::step_embed()} " " <code>{EMBED}</code></p></li>
            <li>
                <p>{said::step_snippet()}</p>
                <pre data-testid="snippet" tabindex="0"><code>{SNIPPET}</code></pre>
                <button type="button" class="button" on:click=copy>{said::copy()}</button>
            </li>
        </ol>
    }
    .into_any()
}
