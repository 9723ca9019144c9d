//! In which order results are shown.

use leptos::prelude::*;

use super::super::{
    model::route::{Route, SearchQuery, order, sorted},
    state::{found::Found, router::Router},
    words::search as said,
};
use crate::engine::protocol::Sort;

/// The choice; by date where there are dates.
pub fn sorting(router: &'static Router, found: Found, query: Memo<SearchQuery>) -> AnyView {
    let dated = Memo::new(move |_| {
        found.results.answer.with(|answer| matches!(answer, Some(Ok(found)) if found.dated))
    });
    let choose = move |event| {
        let sort = sorted(&event_target_value(&event));
        router.rename(Route::Search(SearchQuery { sort, ..query.get_untracked() }));
    };
    let option = move |sort: Sort, label: &'static str| {
        let selected = move || query.with(|query| query.sort == sort);
        view! { <option value=order(sort) selected=selected>{label}</option> }.into_any()
    };
    view! {
        <label class="sorting fine">
            {said::sort()} " "
            <select data-testid="sort" on:change=choose>
                {option(Sort::Relevance, said::by_relevance())}
                {option(Sort::Title, said::by_title())}
                {move || dated.get().then(|| option(Sort::Newest, said::by_newest()))}
            </select>
        </label>
    }
    .into_any()
}
