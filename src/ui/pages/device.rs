//! What of the app is on this device, and what can be.

use leptos::{prelude::*, task::spawn_local};

use super::{
    super::{parts::keeping_all, state::keep::Keep, words::device as said},
    page_head,
};
use crate::browser::install;

/// The page.
pub fn page(keep: &'static Keep, kept: RwSignal<bool>, offered: RwSignal<bool>) -> AnyView {
    keep.look();
    view! {
        <div class="device" data-testid="device-page">
            {page_head(said::title(), said::lead())}
            <section class="panel">
                <h2>{said::offline()}</h2>
                <p role="status" data-testid="works-offline" data-state=move || kept.get().to_string()>
                    {move || if kept.get() { said::works_offline() } else { said::not_offline_yet() }}
                </p>
                <p>{said::offline_hint()}</p>
                {keeping_all::keeping_all(keep)}
            </section>
            <section class="panel">
                <h2>{said::install()}</h2>
                <p>{said::install_hint()}</p>
                {installing(offered)}
            </section>
        </div>
    }
    .into_any()
}

fn installing(offered: RwSignal<bool>) -> impl IntoView {
    let ask = move |_| {
        spawn_local(async move {
            // A refusal needs no words: the person has just given it.
            let _ = install::ask().await;
            offered.set(install::offered());
        });
    };
    move || {
        match (install::is_installed(), offered.get()) {
        (true, _) => view! { <p class="fine">{said::installed()}</p> }.into_any(),
        (false, true) => view! {
            <button type="button" class="button" data-testid="install" on:click=ask>{said::install_button()}</button>
        }
        .into_any(),
        (false, false) => view! { <p class="fine">{said::not_offered()}</p> }.into_any(),
    }
    }
}
