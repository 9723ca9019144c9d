//! Sources that the person adds to the catalogue.

use leptos::{html, prelude::*, task::spawn_local};
use web_sys::{HtmlInputElement, SubmitEvent};

use super::{
    super::{
        dom,
        model::{
            route::{Route, SearchQuery},
            time::Local,
        },
        parts::{long_work, notice},
        state::{asked::LatestAnswer, engine::EngineState, toasts::Toasts},
        words::{self, chrome, sources as said},
    },
    page_head, waiting,
};
use crate::{
    browser::inbox,
    engine::protocol::{
        FacetFilter, Failure, FileFault, ModelState,
        failure::Problem,
        sources::{LARGEST, SourceTold, Sources, SourcesView},
    },
};

/// The facet by which the items of a source are found.
const FACET: &str = "source";
/// What a pasted text is called where it has no name.
const PASTED: &str = "pasted";

/// The page.
pub fn page(engine: &'static EngineState, toasts: Toasts) -> AnyView {
    let view = LatestAnswer::<SourcesView>::default();
    ask(engine, view, Sources::View);
    // The model may come while the page is open.
    Effect::new(move || {
        let ready = engine.status.with(|status| status.model == ModelState::Ready);
        let waits = view.answer.with(|answer| matches!(answer, Some(Ok(view)) if view.waits));
        if ready && waits {
            ask(engine, view, Sources::Embed);
        }
    });
    let list = move || match view.answer.get() {
        None => waiting(),
        Some(Err(failure)) => notice::failed(
            &failure,
            Some((chrome::retry(), Box::new(move || ask(engine, view, Sources::View)))),
        ),
        Some(Ok(told)) => listed(engine, toasts, view, told.sources),
    };
    view! {
        <div class="leaves" data-testid="sources-page">
            {page_head(said::title(), said::lead())}
            {form(engine, view)}
            <section class="panel" aria-labelledby="added-title" data-testid="sources">
                <h2 id="added-title">{said::list()}</h2>
                {list}
            </section>
        </div>
    }
    .into_any()
}

fn ask(engine: &'static EngineState, view: LatestAnswer<SourcesView>, request: Sources) {
    view.ask(engine, request, |view| *view);
}

fn form(engine: &'static EngineState, view: LatestAnswer<SourcesView>) -> impl IntoView {
    let (name, pasted) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let input = NodeRef::<html::Input>::new();
    let working = RwSignal::new(false);
    let outcome = RwSignal::new(None::<Result<(String, Vec<Problem>), Failure>>);
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let file = input.get_untracked().and_then(|input: HtmlInputElement| input.files()?.get(0));
        let (called, typed) = (name.get_untracked(), pasted.get_untracked());
        working.set(true);
        outcome.set(None);
        // The page may be left meanwhile: from here on its signals are only tried.
        spawn_local(async move {
            let read = match file {
                Some(file) => bytes_of(&file).await.map(|bytes| (file.name(), bytes)),
                None => Ok((PASTED.to_owned(), typed.into_bytes())),
            };
            let added = match read {
                Ok((_, bytes)) if bytes.len() > LARGEST => Err(too_large()),
                Ok((file, bytes)) => {
                    engine.ask(Sources::Add { name: called, file, bytes }).await.map(|told| *told)
                }
                Err(failure) => Err(failure),
            };
            working.try_set(false);
            if matches!(added, Err(Failure::Stopped)) {
                return;
            }
            outcome.try_set(Some(added.map(|told| {
                let last = told.sources.last();
                let line =
                    last.map(|source| said::added(source.items.into(), &source.name)).unwrap_or_default();
                let left_out = told.left_out.clone();
                view.answer.try_set(Some(Ok(told)));
                name.try_set(String::new());
                pasted.try_set(String::new());
                if let Some(input) = input.try_get_untracked().flatten() {
                    input.set_value("");
                }
                (line, left_out)
            })));
        });
    };
    // Nobody waits for it any more.
    on_cleanup(move || {
        if working.try_get_untracked() == Some(true) {
            engine.stop();
        }
    });
    let shown = move || match outcome.get() {
        None if working.get() => long_work::shown(engine),
        None => ().into_any(),
        Some(Err(failure)) => {
            view! { <div data-testid="source-failed">{notice::told(&failure)}</div> }.into_any()
        }
        Some(Ok((line, left_out))) => {
            let rows =
                left_out.iter().map(|row| view! { <li>{words::failure::problem(row)}</li> }).collect_view();
            let rows = (!left_out.is_empty()).then(|| {
                view! { <details><summary>{said::left_out()}</summary><ul class="fine">{rows}</ul></details> }
            });
            view! { <p data-testid="source-added">{line}</p> {rows} }.into_any()
        }
    };
    view! {
        <section class="panel" aria-labelledby="add-title">
            <h2 id="add-title">{said::add_title()}</h2>
            <form class="form" on:submit=add>
                <label class="stack">
                    <span>{said::file()}</span>
                    <input
                        type="file"
                        node_ref=input
                        data-testid="source-file"
                        accept=".xml,.rss,.atom,.json,.jsonld,.jsonl,.ndjson,.csv,.tsv,.txt,.html,.htm"
                    />
                </label>
                <label class="stack">
                    <span>{said::paste()}</span>
                    <textarea
                        class="text"
                        rows="3"
                        data-testid="source-text"
                        autocomplete="off"
                        spellcheck="false"
                        prop:value=move || pasted.get()
                        on:input=move |event| pasted.set(event_target_value(&event))
                    ></textarea>
                </label>
                <label class="stack">
                    <span>{said::name()}</span>
                    <input
                        type="text"
                        class="text"
                        maxlength="60"
                        data-testid="source-name"
                        autocomplete="off"
                        prop:value=move || name.get()
                        on:input=move |event| name.set(event_target_value(&event))
                    />
                </label>
                <p class="row-of-buttons">
                    <button type="submit" class="button primary" data-testid="source-add" disabled=working>
                        {move || if working.get() { said::adding() } else { said::add() }}
                    </button>
                </p>
            </form>
            <div role="status">{shown}</div>
        </section>
    }
}

/// The content of a file.
async fn bytes_of(file: &web_sys::File) -> Result<Vec<u8>, Failure> {
    if file.size() > LARGEST as f64 {
        return Err(too_large());
    }
    inbox::bytes(file).await.map_err(|said| Failure::file(FileFault::Unread { said }))
}

fn too_large() -> Failure {
    Failure::file(FileFault::TooLarge { most: LARGEST as u64 })
}

fn listed(
    engine: &'static EngineState,
    toasts: Toasts,
    view: LatestAnswer<SourcesView>,
    sources: Vec<SourceTold>,
) -> AnyView {
    if sources.is_empty() {
        return view! { <p class="fine">{said::none()}</p> }.into_any();
    }
    let rows = sources.into_iter().map(|source| {
        let SourceTold { name, items, added_ms, embedded } = source;
        let local = |at_ms| Local::new(at_ms, dom::ahead_of_utc(at_ms));
        let day = words::day_inside(local(added_ms).name(local(dom::now_ms() as i64).day));
        let filters = vec![FacetFilter { facet: FACET.into(), values: vec![name.clone()] }];
        let look = Route::Search(SearchQuery { filters, ..SearchQuery::default() }).href();
        let label = chrome::act_on(said::remove(), &name);
        let shown = name.clone();
        let remove = move |_| {
            ask(engine, view, Sources::Remove { name: name.clone() });
            toasts.offer(said::removed(&name), chrome::undo(), move || ask(engine, view, Sources::Undo));
        };
        view! {
            <li class="line">
                <span class="line-text">
                    <b>{shown}</b> " "
                    <span class="fine">{said::line(items.into(), &day)} {(!embedded).then(|| format!("; {}", said::by_words()))}</span>
                </span>
                <a class="button" href=look>{said::look()}</a>
                <button type="button" class="button danger-quiet" aria-label=label on:click=remove>{said::remove()}</button>
            </li>
        }
    });
    view! { <ul class="lines">{rows.collect_view()}</ul> }.into_any()
}
