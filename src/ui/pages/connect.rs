//! Consent for a site's frame to follow the person's memory: asked in a window of the app's own, where no other site can
//! draw over the question.

use leptos::prelude::*;

use super::{
    super::{parts::deliberate::deliberate, words::device as said},
    heading,
};
use crate::browser::opener;

/// The page, about a site's origin.
pub fn page(site: &str) -> AnyView {
    let answered = RwSignal::new(None::<bool>);
    let waits = opener::waits();
    let yes = move || answered.set(Some(opener::allow()));
    let no = move |_| opener::close();
    let question = move || match (waits, answered.get()) {
        (_, Some(true)) => view! { <p role="status">{said::connect_done()}</p> }.into_any(),
        (false, _) | (_, Some(false)) => view! { <p>{said::connect_alone()}</p> }.into_any(),
        (true, None) => view! {
            <p>{said::connect_hint()}</p>
            <p class="end">
                <button type="button" class="button" on:click=no>{said::connect_no()}</button>
                {deliberate("button primary", "allow", said::connect_yes(), yes)}
            </p>
        }
        .into_any(),
    };
    view! {
        <section class="panel" data-testid="connect-page">
            {heading(said::asks(site))}
            {question}
        </section>
    }
    .into_any()
}
