//! Search as one types, with facets to narrow it down. The address holds the question, so it can be kept and shared.

use std::time::Duration;

use leptos::{html, leptos_dom::helpers::debounce, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent, SubmitEvent};

use super::{
    super::{
        dom,
        model::route::{Route, SearchQuery},
        parts::{
            filters::filters,
            icon,
            more::more,
            notice::{self, notice},
            recent::recent,
            row::row,
            sorting::sorting,
        },
        state::{
            cards::CardsState,
            engine::{EngineState, Phase},
            found::{Found, PAGE},
            memory::Memory,
            router::{FIELD, Router},
        },
        words::{self, chrome, search as said},
    },
    heading,
};
use crate::{
    engine::protocol::{Act, Card, ModelState, Search},
    memory::{InteractionKind, Subject, Surface},
};

const TYPING: Duration = Duration::from_millis(80);

/// The page.
pub fn page(
    engine: &'static EngineState,
    router: &'static Router,
    cards: CardsState,
    found: Found,
    memory: &'static Memory,
) -> AnyView {
    let query = Memo::new(move |last: Option<&SearchQuery>| match router.route.get() {
        Route::Search(query) => query,
        // Leaving: what is shown stays as it is.
        _ => last.cloned().unwrap_or_default(),
    });
    // Not before the engine has said how things stand.
    Effect::new(move || {
        if engine.phase.get() == Phase::Ready {
            engine.load_model_unasked();
        }
    });
    if !router.returned.get_value() {
        found.limit.set(PAGE);
    }
    Effect::new(move || {
        let SearchQuery { text, filters, sort } = query.get();
        let limit = found.limit.get().max(PAGE);
        // What was forgotten is offered no more.
        memory.changes.track();
        found.results.ask(engine, Search { query: text, filters, limit, sort }, move |results| {
            cards.marks.learn(&results.cards, Surface::Search);
            cards.marks.learn(&results.near, Surface::Search);
            results
        });
    });
    let list = NodeRef::<html::Ul>::new();
    view! {
        <div class="search" on:keydown=move |event| walk(list, &event)>
            <div class="search-head">
                {heading(said::title())}
                {field(router, cards, found, query)}
                {tier(engine)}
                {recent(memory, found, query)}
            </div>
            {filters(engine, router, found, query)}
            // In a region that is there before them: see the page that takes goals.
            <p class="off-screen" role="status" data-testid="announced">{move || announced(found)}</p>
            <div class="results" data-testid="search-results" aria-busy=move || found.results.busy.get().to_string()>
                {results(router, cards, found, query, list)}
            </div>
        </div>
    }
    .into_any()
}

fn field(
    router: &'static Router,
    cards: CardsState,
    found: Found,
    query: Memo<SearchQuery>,
) -> impl IntoView {
    let change = move |text: String| {
        // Typing may have been overtaken by a link, and by one that leads back.
        let searching = router.route.with_untracked(|route| matches!(route, Route::Search(_)));
        if let Some(query) = query.try_get_untracked().filter(|_| searching) {
            found.limit.set(PAGE);
            router.rename(Route::Search(SearchQuery { text, ..query }));
        }
    };
    let ask = StoredValue::new_local(debounce(TYPING, change));
    let input = NodeRef::<html::Input>::new();
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(input) = input.get_untracked() {
            change(input.value());
        }
        remember(cards, found, query);
    };
    let text = Memo::new(move |_| query.get().text);
    let clear = move |_| {
        router.rename(Route::Search(SearchQuery { text: String::new(), ..query.get_untracked() }));
        dom::focus(FIELD);
    };
    view! {
        <form class="field" role="search" on:submit=send>
            {icon::icon(icon::SEARCH)}
            <input
                type="search"
                node_ref=input
                id=FIELD
                data-testid="search-input"
                aria-label=said::label()
                placeholder=said::placeholder()
                title=said::keys()
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                enterkeyhint="search"
                prop:value=move || text.get()
                on:input=move |event| ask.update_value(|ask| ask(event_target_value(&event)))
            />
            <button
                type="button"
                class="quiet icon-button"
                aria-label=said::clear_text()
                hidden=move || text.with(String::is_empty)
                on:click=clear
            >
                {icon::icon(icon::CLOSE)}
            </button>
        </form>
    }
}

/// Which tier of understanding is on.
fn tier(engine: &'static EngineState) -> impl IntoView {
    let model = Memo::new(move |_| engine.status.with(|status| status.model.clone()));
    let share = move || match model.get() {
        ModelState::Loading { done, total } if total > 0 => {
            format!("{:.1}%", 100.0 * done as f64 / total as f64)
        }
        _ => "0%".into(),
    };
    let state = move || match model.get() {
        ModelState::Idle => "idle",
        ModelState::Loading { .. } => "loading",
        ModelState::Ready => "ready",
        ModelState::Failed { .. } => "failed",
    };
    let can_load = move || matches!(model.get(), ModelState::Idle | ModelState::Failed { .. });
    view! {
        <div class="tier" data-testid="model-state" data-state=state>
            <span>{move || model.with(words::model)}</span>
            <button type="button" class="link" hidden=move || !can_load() on:click=move |_| engine.load_model()>
                {said::load_model()}
            </button>
            <span class="tier-track" aria-hidden="true">
                <span class="tier-fill" style=("inline-size", share)></span>
            </span>
        </div>
    }
}

fn announced(found: Found) -> String {
    found.results.answer.with(|answer| match answer {
        Some(Ok(found)) if found.cards.is_empty() => said::nothing().into(),
        Some(Ok(found)) => {
            let count = words::found(found.cards.len(), found.total, &found.query);
            match found.meant.as_deref().map(said::meant) {
                Some(meant) => format!("{count} {meant}"),
                None => count,
            }
        }
        _ => String::new(),
    })
}

fn results(
    router: &'static Router,
    cards: CardsState,
    found: Found,
    query: Memo<SearchQuery>,
    list: NodeRef<html::Ul>,
) -> AnyView {
    let answered = Memo::new(move |_| found.results.answer.with(|answer| answer.as_ref().map(Result::is_ok)));
    let total = Memo::new(move |_| {
        found.results.answer.with(|answer| match answer {
            Some(Ok(found)) => (found.cards.len(), found.total, found.query.clone()),
            _ => (0, 0, String::new()),
        })
    });
    let nothing = Memo::new(move |_| total.with(|(shown, _, _)| *shown == 0));
    let list_of = move || {
        found.results.answer.with(|answer| match answer {
            Some(Ok(found)) => found.cards.clone(),
            _ => Vec::new(),
        })
    };
    let longer = move || {
        more(
            move || total.with(|(shown, total, _)| (*shown as u32) < *total),
            move || found.results.busy.get(),
            move || found.limit.update(|limit| *limit = (*limit).max(PAGE).saturating_add(PAGE)),
        )
    };
    (move || match (answered.get(), nothing.get()) {
        (None, _) => waiting(),
        (Some(false), _) => {
            let again = move || found.limit.update(|_| {});
            let failed = |failure| notice::failed(&failure, Some((chrome::retry(), Box::new(again))));
            found.results.answer.get_untracked().and_then(Result::err).map_or_else(|| ().into_any(), failed)
        }
        (_, true) => empty(router, cards, found, query),
        _ => view! {
            <div class="results-head">
                <p class="fine">
                    {move || total.with(|(shown, total, asked)| words::found(*shown, *total, asked))}
                </p>
                {meant(router, found, query)}
                {sorting(router, found, query)}
            </div>
            <ul class="rows" node_ref=list>
                <For each=list_of key=|card| (card.id.clone(), words::reason(&card.reason)) let:card>
                    {row(cards, card, Surface::Search, move || remember(cards, found, query))}
                </For>
            </ul>
            {longer()}
        }
        .into_any(),
    })
    .into_any()
}

fn waiting() -> AnyView {
    let row = || {
        view! {
            <li class="row skeleton">
                <span class="picture bone"></span>
                <div class="row-text"><span class="bone line short"></span> <span class="bone line"></span></div>
            </li>
        }
    };
    view! {
        <p class="fine">"\u{a0}"</p>
        <ul class="rows" aria-hidden="true">{(0..8).map(|_| row()).collect_view()}</ul>
    }
    .into_any()
}

/// What was meant, where that is not what was typed.
fn meant(router: &'static Router, found: Found, query: Memo<SearchQuery>) -> AnyView {
    let shown = move || {
        let meant = found.results.answer.with(|answer| answer.as_ref()?.as_ref().ok()?.meant.clone());
        meant.map(|text| {
            let label = said::meant(&text);
            let take = move |_| {
                router.rename(Route::Search(SearchQuery { text: text.clone(), ..query.get_untracked() }));
                dom::focus(FIELD);
            };
            view! { <button type="button" class="link" data-testid="meant" on:click=take>{label}</button> }
                .into_any()
        })
    };
    shown.into_any()
}

fn empty(router: &'static Router, cards: CardsState, found: Found, query: Memo<SearchQuery>) -> AnyView {
    let clear = move || {
        let query = query.get_untracked();
        router.rename(Route::Search(SearchQuery { filters: Vec::new(), ..query }));
    };
    let told = match query.with_untracked(SearchQuery::chosen) {
        0 => notice(said::nothing(), said::nothing_hint().into(), None),
        _ => notice(said::nothing(), said::nothing_filtered().into(), Some((said::clear(), Box::new(clear)))),
    };
    let near = move || {
        let near: Vec<Card> = found.results.answer.with(|answer| match answer {
            Some(Ok(found)) => found.near.clone(),
            _ => Vec::new(),
        });
        (!near.is_empty()).then(|| {
            let rows = near.into_iter().map(|card| row(cards, card, Surface::Search, || ())).collect_view();
            view! {
                <section aria-labelledby="near-title" data-testid="near">
                    <h2 id="near-title">{said::near()}</h2>
                    <ul class="rows">{rows}</ul>
                </section>
            }
            .into_any()
        })
    };
    view! { {told} {near} }.into_any()
}

/// Remembers a search that led somewhere: one that was sent, or from which a result was opened.
fn remember(cards: CardsState, found: Found, query: Memo<SearchQuery>) {
    let text = query.get_untracked().text.trim().to_owned();
    if !text.is_empty() && found.remembered.get_value() != text {
        found.remembered.set_value(text.clone());
        cards.acts.note(vec![Act {
            kind: InteractionKind::Search,
            subject: Subject::Text(text),
            surface: Surface::Search,
            placement: None,
            at_ms: None,
        }]);
    }
}

/// Arrow keys move from the field through the results and back; Enter follows the link that has focus.
fn walk(list: NodeRef<html::Ul>, event: &KeyboardEvent) {
    let step = match event.key().as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        _ => return,
    };
    let Some(target) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let in_field = target.id() == FIELD;
    if !in_field && !target.class_list().contains("row-link") {
        return;
    }
    let Some(links) = list.get_untracked().and_then(|list| list.query_selector_all(".row-link").ok()) else {
        return;
    };
    let links: Vec<HtmlElement> =
        (0..links.length()).filter_map(|at| links.item(at)?.dyn_into().ok()).collect();
    let at = links.iter().position(|link| *link == target).map_or(-1, |at| at as i32);
    event.prevent_default();
    let next = at + step;
    if next < 0 {
        if !in_field {
            dom::focus(FIELD);
        }
    } else if let Some(link) = links.get(next as usize) {
        // Fails for no element that is on the page.
        let _ = link.focus();
    }
}
