//! Facets to narrow a search down by, each value with how many of what was found have it.

use leptos::prelude::*;
use web_sys::MouseEvent;

use super::{
    super::{
        model::route::{Route, SearchQuery},
        state::{
            engine::EngineState,
            found::{Found, PAGE},
            router::Router,
        },
        words::{self, search as said},
    },
    icon,
};
use crate::engine::protocol::FacetInfo;

/// Values of a facet that are shown before the rest is asked for.
const VALUES: usize = 8;

/// The facets. Until something was found they are counted over the whole catalogue.
pub fn filters(
    engine: &'static EngineState,
    router: &'static Router,
    found: Found,
    query: Memo<SearchQuery>,
) -> AnyView {
    let facets = Memo::new(move |_| {
        let found = found.results.answer.with(|answer| Some(answer.as_ref()?.as_ref().ok()?.facets.clone()));
        found.unwrap_or_else(|| engine.status.with(|status| status.facets.clone()))
    });
    let open = RwSignal::new(false);
    let chosen = move || match query.with(SearchQuery::chosen) {
        0 => said::filters().to_owned(),
        count => format!("{} ({})", said::filters(), words::formats::count(count as u64)),
    };
    let names = Memo::new(move |_| {
        facets.with(|facets| facets.iter().map(|facet| facet.name.clone()).collect::<Vec<_>>())
    });
    let groups =
        move || names.get().into_iter().map(|name| facet(router, found, query, facets, name)).collect_view();
    view! {
        <aside class="filters" class:open=open aria-label=said::filters()>
            <div class="filters-bar">
                <span class="fine filters-name" aria-hidden="true">{said::filters()}</span>
                <button
                    type="button"
                    class="button filters-toggle"
                    aria-expanded=move || open.get().to_string()
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    {icon::icon(icon::TUNE)}
                    {chosen}
                </button>
                {clear_filters(router, query)}
            </div>
            <div class="facets">{groups}</div>
        </aside>
    }
    .into_any()
}

fn clear_filters(router: &'static Router, query: Memo<SearchQuery>) -> impl IntoView {
    let clear =
        move |_| router.rename(Route::Search(SearchQuery { filters: Vec::new(), ..query.get_untracked() }));
    view! {
        <button type="button" class="link" hidden=move || query.with(SearchQuery::chosen) == 0 on:click=clear>
            {said::clear()}
        </button>
    }
}

fn facet(
    router: &'static Router,
    found: Found,
    query: Memo<SearchQuery>,
    facets: Memo<Vec<FacetInfo>>,
    name: String,
) -> AnyView {
    let all = RwSignal::new(false);
    let label = words::asking::plain(&name);
    let values = {
        let name = name.clone();
        Memo::new(move |_| {
            let of = |facets: &Vec<FacetInfo>| {
                Some(facets.iter().find(|facet| facet.name == name)?.values.clone())
            };
            facets.with(of).unwrap_or_default()
        })
    };
    let chip = move |(at, value): (usize, String)| {
        let (facet, wanted) = (name.clone(), value.clone());
        let pressed = {
            let (facet, wanted) = (facet.clone(), wanted.clone());
            Memo::new(move |_| query.with(|query| query.has(&facet, &wanted)))
        };
        let count = {
            let wanted = wanted.clone();
            move || {
                let of =
                    |values: &Vec<(String, u32)>| Some(values.iter().find(|(value, _)| *value == wanted)?.1);
                words::formats::count(values.with(of).unwrap_or_default().into())
            }
        };
        let toggle = move |_: MouseEvent| {
            found.limit.set(PAGE);
            router.rename(Route::Search(query.with_untracked(|query| query.toggled(&facet, &wanted))));
        };
        let folded = move || at >= VALUES && !all.get() && !pressed.get();
        view! {
            <button
                type="button"
                class="chip"
                data-testid="value"
                aria-pressed=move || pressed.get().to_string()
                hidden=folded
                on:click=toggle
            >
                {value} <span class="count">{count}</span>
            </button>
        }
        .into_any()
    };
    let hidden = move || values.with(Vec::len).saturating_sub(VALUES);
    // Where only counts change the buttons stay, and with them focus.
    let names = Memo::new(move |_| {
        values.with(|values| values.iter().map(|(value, _)| value.clone()).collect::<Vec<_>>())
    });
    let chips = move || names.get().into_iter().enumerate().map(&chip).collect_view();
    view! {
        <div class="facet" role="group" aria-label=label.clone() hidden=move || values.with(Vec::is_empty)>
            <h2>{label.clone()}</h2>
            <div class="chips">
                {chips}
                <button
                    type="button"
                    class="link"
                    hidden=move || all.get() || hidden() == 0
                    on:click=move |_| all.set(true)
                >
                    {move || format!("+{}", words::formats::count(hidden() as u64))}
                </button>
            </div>
        </div>
    }
    .into_any()
}
