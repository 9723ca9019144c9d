//! Searches that led somewhere, to be sought again or forgotten.

use leptos::prelude::*;

use super::{
    super::{
        model::route::{Route, SearchQuery},
        state::{found::Found, memory::Memory},
        words::{chrome, memory as forgetting, search as said},
    },
    icon,
};
use crate::engine::protocol::Forget;

/// The latest searches, as long as nothing is typed.
pub fn recent(memory: &'static Memory, found: Found, query: Memo<SearchQuery>) -> AnyView {
    let recent = Memo::new(move |_| {
        let told = found.results.answer.with(|answer| Some(answer.as_ref()?.as_ref().ok()?.recent.clone()));
        told.filter(|_| query.with(|query| query.text.is_empty())).unwrap_or_default()
    });
    let sought = move |text: String| {
        let again = SearchQuery { text: text.clone(), ..SearchQuery::default() };
        let label = chrome::act_on(forgetting::forget(), &text);
        let shown = text.clone();
        let forget = move |_| memory.forget(Forget::Search { text: text.clone() });
        view! {
            <li class="chip">
                <a href=Route::Search(again).href()>{shown}</a>
                <button
                    type="button"
                    class="quiet icon-button"
                    data-testid="forget-search"
                    aria-label=label
                    title=forgetting::forget()
                    on:click=forget
                >
                    {icon::icon(icon::CLOSE)}
                </button>
            </li>
        }
        .into_any()
    };
    view! {
        <section class="recent" aria-labelledby="recent-title" hidden=move || recent.with(Vec::is_empty)>
            <h2 id="recent-title" class="fine">{said::recent()}</h2>
            <ul class="chips" data-testid="recent">
                {move || recent.get().into_iter().map(sought).collect_view()}
            </ul>
        </section>
    }
    .into_any()
}
