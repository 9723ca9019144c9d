//! What is remembered and what is made of it; all of it can be taken back.

use std::{collections::HashMap, time::Duration};

use leptos::{leptos_dom::helpers::debounce, prelude::*, task::spawn_local};

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

use super::{
    super::{
        dom, language,
        model::route::Route,
        parts::{
            bringing,
            deliberate::deliberate,
            dropped,
            modal::modal,
            notice,
            record::track_record,
            remembered::{acts, forget_button, keep_focus, of, sign},
            topics,
        },
        state::{
            engine::EngineState, history::HistoryState, memory::Memory, toasts::Toasts, topics::TopicsState,
        },
        words::{self, chrome, failed, memory as said},
    },
    heading, waiting,
};
use crate::{
    engine::protocol::{Export, InterestView, SupportingAct},
    memory::{InteractionKind, interaction::Seq},
};

/// Files of an export, as it is and under a passphrase.
const EXPORT_FILE: &str = "penchant-memory.zip";
const SEALED_FILE: &str = "penchant-memory.sealed";
/// Evidence shown before more is asked for.
const EVIDENCE: usize = 4;
const SETTLED: Duration = Duration::from_millis(60);

/// The page.
pub fn page(
    engine: &'static EngineState,
    memory: &'static Memory,
    history: &'static HistoryState,
    held: &'static TopicsState,
    toasts: Toasts,
) -> AnyView {
    memory.look();
    // Several changes in a row are one change to look at.
    let again = StoredValue::new_local(debounce(SETTLED, move |()| memory.look()));
    Effect::new(move |first: Option<()>| {
        memory.changes.track();
        if first.is_some() {
            again.update_value(|again| again(()));
        }
    });
    keep_focus(memory);
    memory.imported.set(String::new());
    memory.passphrase.set(String::new());
    let failure = Memo::new(move |_| {
        memory.view.answer.with(|answer| answer.as_ref().and_then(|a| a.as_ref().err().cloned()))
    });
    let known = Memo::new(move |_| memory.view.answer.with(Option::is_some));
    let body = move || {
        match (failure.get(), known.get()) {
        (Some(failure), _) => {
            notice::failed(&failure, Some((chrome::retry(), Box::new(move || memory.look()))))
        }
        (None, false) => waiting(),
        _ => view! {
            {beliefs(memory, held)}
            {topics::held(held)}
            {track_record(engine, memory)}
            {acts(memory)}
            <p class="fine">
                {said::beside()}
                " "
                <a href=Route::Things(Vec::new()).href() data-testid="to-things">{words::phrases::things::title()}</a>
                " · "
                <a href=Route::May.href()>{words::standing::title()}</a>
                " · "
                <a href=Route::Sources.href()>{words::sources::title()}</a>
            </p>
        }
        .into_any(),
    }
    };
    view! {
        <div
            class="memory"
            data-testid="memory-page"
        >
            <header class="page-head">
                <div>
                    {heading(said::title())}
                    <p class="lead">{said::lead()}</p>
                </div>
                {controls(engine, memory, history, toasts)}
            </header>
            <p class="fine history-hint" data-testid="history-hint">{words::history::hint()}</p>
            <p class="imported" role="status" data-testid="imported">{move || memory.imported.get()}</p>
            {body}
            {bringing::dialog(engine, history)}
        </div>
    }
    .into_any()
}

fn controls(
    engine: &'static EngineState,
    memory: &'static Memory,
    history: &'static HistoryState,
    toasts: Toasts,
) -> impl IntoView {
    let totals = of(memory, |memory| {
        (memory.acts.iter().filter(|act| act.kind != InteractionKind::View).count(), memory.bytes)
    });
    let sure = RwSignal::new(false);
    let export = move |_| {
        spawn_local(async move {
            let passphrase = memory.passphrase.get_untracked();
            let name = if passphrase.is_empty() { EXPORT_FILE } else { SEALED_FILE };
            match engine.ask(Export { language: Some(language::current()), passphrase }).await {
                Ok(exported) => {
                    if dom::download_bytes(name, "application/octet-stream", &exported.file).is_err() {
                        toasts.say(failed::part().into());
                    }
                }
                Err(failure) => toasts.say(words::failure(&failure)),
            }
        });
    };
    let forget = move || {
        sure.set(false);
        memory.forget_everything();
    };
    let chosen = move |event: Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
            return;
        };
        if let Some(files) = input.files() {
            history.take(dropped::named(&files));
        }
        // The same file may be chosen again.
        input.set_value("");
    };
    let question = view! {
        <h2 id="forget-title">{said::forget_all_sure()}</h2>
        <p>{move || said::forget_all_means(totals.get().0 as u64)}</p>
        <p>{said::forget_all_beside()}</p>
        <p class="end">
            <button type="button" class="button" autofocus on:click=move |_| sure.set(false)>{chrome::cancel()}</button>
            {deliberate("button danger", "confirm-forget-all", said::forget_all_yes(), forget)}
        </p>
    };
    view! {
        <div class="controls">
            <p class="fine">{move || { let (acts, bytes) = totals.get(); words::remembered(acts, bytes) }}</p>
            <label class="passphrase">
                <span class="fine">{said::passphrase()}</span>
                <input
                    type="password"
                    class="text"
                    autocomplete="off"
                    data-testid="passphrase"
                    aria-describedby="passphrase-hint"
                    prop:value=move || memory.passphrase.get()
                    on:input=move |event| memory.passphrase.set(event_target_value(&event))
                />
            </label>
            <p class="fine" id="passphrase-hint" hidden=move || memory.passphrase.with(String::is_empty)>
                {said::passphrase_hint()}
            </p>
            <button type="button" class="button" on:click=export>{said::export()}</button>
            <label class="button file-button">
                {said::import()}
                <input type="file" class="off-screen" multiple data-testid="import" on:change=chosen/>
            </label>
            <button
                type="button"
                class="button danger-quiet"
                data-testid="forget-all"
                aria-haspopup="dialog"
                on:click=move |_| sure.set(true)
            >
                {said::forget_all()}
            </button>
        </div>
        {modal("forget-dialog", "forget-title", sure.into(), move || sure.set(false), question.into_any())}
    }
}

fn beliefs(memory: &'static Memory, held: &'static TopicsState) -> impl IntoView {
    let interests = of(memory, |memory| {
        let kinds: HashMap<Seq, InteractionKind> =
            memory.acts.iter().map(|act| (act.seq, act.kind.clone())).collect();
        (memory.interests.clone(), kinds)
    });
    let list = move || {
        let (interests, kinds) = interests.get();
        if interests.is_empty() {
            return view! { <p class="fine">{said::no_beliefs()}</p> }.into_any();
        }
        let cards =
            interests.into_iter().map(|interest| belief(memory, held, interest, &kinds)).collect_view();
        view! { <ul class="beliefs">{cards}</ul> }.into_any()
    };
    view! {
        <section id="beliefs" aria-labelledby="beliefs-title">
            <h2 id="beliefs-title">{said::beliefs()}</h2>
            <p class="fine">{said::beliefs_hint()}</p>
            {list}
        </section>
    }
}

fn belief(
    memory: &'static Memory,
    held: &'static TopicsState,
    interest: InterestView,
    kinds: &HashMap<Seq, InteractionKind>,
) -> AnyView {
    let strength = words::percent(interest.strength);
    let width = format!("{:.1}%", interest.strength.clamp(0.0, 1.0) * 100.0);
    let proof = |evidence: SupportingAct| proof(memory, kinds.get(&evidence.seq), evidence);
    let mut evidence = interest.evidence;
    let more = evidence.split_off(EVIDENCE.min(evidence.len()));
    let shown = evidence.into_iter().map(proof).collect_view();
    let more = (!more.is_empty()).then(|| {
        let summary = said::more_evidence(&words::formats::count(more.len() as u64));
        let rest = more.into_iter().map(proof).collect_view();
        view! { <details><summary class="link">{summary}</summary> <ul class="proofs">{rest}</ul></details> }
    });
    view! {
        <li class="belief" data-testid="interest">
            <h3>{interest.label}</h3>
            {interest.session.then(|| view! { <span class="badge">{said::this_visit()}</span> })}
            <div class="strength" title=said::strength()>
                <span class="strength-track" aria-hidden="true">
                    <span class="strength-fill" style=("inline-size", width)></span>
                </span>
                <span class="fine"><span class="off-screen">{said::strength()}" "</span>{strength}</span>
            </div>
            {topics::named(held, interest.topics)}
            <ul class="proofs">{shown}</ul>
            {more}
        </li>
    }
    .into_any()
}

fn proof(memory: &'static Memory, kind: Option<&InteractionKind>, evidence: SupportingAct) -> AnyView {
    let title = words::titled(&evidence.title, evidence.catalog.as_deref());
    let forget = forget_button(memory, evidence.seq, &title);
    let title = match evidence.item {
        Some(item) => view! { <a href=Route::Item(item).href() class="clip">{title}</a> }.into_any(),
        None => view! { <span class="clip">{title}</span> }.into_any(),
    };
    view! {
        <li class="proof">
            {kind.map(sign)}
            {title}
            <span class="fine">{words::percent(evidence.share)}</span>
            {forget}
        </li>
    }
    .into_any()
}
