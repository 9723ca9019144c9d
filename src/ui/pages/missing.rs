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
            {heading(chrome::missing())}
            <p>{chrome::missing_hint()}</p>
            <a class="button primary" href=Route::Feed.href()>{chrome::to_feed()}</a>
        </section>
    }
    .into_any()
}
