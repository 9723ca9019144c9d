//! An address that leads nowhere.

use leptos::prelude::*;

use super::{
    super::{model::route::Route, words::chrome},
    heading,
};

/// The page.
pub fn page() -> AnyView {
    view! {
        <section class="notice">
            {heading(chrome::MISSING)}
            <p>{chrome::MISSING_HINT}</p>
            <a class="button primary" href=Route::Feed.href()>{chrome::TO_FEED}</a>
        </section>
    }
    .into_any()
}
