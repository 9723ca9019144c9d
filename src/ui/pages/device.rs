//! What of the app is on this device, and what can be.

use leptos::{prelude::*, task::spawn_local};

use super::{
    super::{
        app::App,
        keep::Doing,
        model::keeping::Progress,
        words::{chrome, device as said},
    },
    page_head,
};
use crate::browser::install;

/// The page.
pub fn page(app: App) -> AnyView {
    app.keep.look();
    view! {
        <div class="device" data-testid="device-page">
            {page_head(said::TITLE, said::LEAD)}
            <section class="panel">
                <h2>{said::OFFLINE}</h2>
                <p>{said::OFFLINE_HINT}</p>
                {offline(app)}
            </section>
            <section class="panel">
                <h2>{said::INSTALL}</h2>
                <p>{said::INSTALL_HINT}</p>
                {installing(app)}
            </section>
        </div>
    }
    .into_any()
}

fn offline(app: App) -> impl IntoView {
    let keep = app.keep;
    let state = Memo::new(move |_| match keep.doing.get() {
        Doing::Looking => "looking",
        Doing::Nothing if keep.progress.get().is_whole() => "whole",
        Doing::Nothing => "partial",
        Doing::Fetching => "fetching",
        Doing::Paused => "paused",
        Doing::Failed(_) => "failed",
    });
    let line = move || {
        let Progress { kept, total } = keep.progress.get();
        match (keep.doing.get(), state.get()) {
            (Doing::Looking, _) => said::LOOKING.to_owned(),
            (Doing::Failed(reason), _) => said::keep_failed(&reason),
            (_, "whole") => said::kept(total),
            (Doing::Nothing, _) if kept == 0 => String::new(),
            _ => said::kept_of(kept, total),
        }
    };
    let button = move || match state.get() {
        "partial" => {
            let Progress { kept, total } = keep.progress.get();
            said::keep(total - kept)
        }
        "fetching" => said::PAUSE.into(),
        "paused" => said::RESUME.into(),
        _ => chrome::RETRY.into(),
    };
    let press = move |_| if state.get_untracked() == "fetching" { keep.pause() } else { keep.start() };
    let persistent = move || {
        let agreed = keep.persistent.get().filter(|_| state.get() == "whole")?;
        Some(if agreed { said::PERSISTENT } else { said::NOT_PERSISTENT })
    };
    view! {
        <div class="keep" data-testid="keep" data-state=state>
            <p role="status">{line}</p>
            <progress
                aria-label=said::PROGRESS
                hidden=move || !matches!(state.get(), "fetching" | "paused")
                max=move || keep.progress.get().total.max(1).to_string()
                value=move || keep.progress.get().kept.to_string()
            ></progress>
            <p class="fine">{persistent}</p>
            <button
                type="button"
                class="button primary"
                data-testid="keep-button"
                hidden=move || matches!(state.get(), "looking" | "whole")
                on:click=press
            >
                {button}
            </button>
            <button
                type="button"
                class="button"
                data-testid="keep-remove"
                hidden=move || state.get() != "whole"
                on:click=move |_| keep.remove()
            >
                {said::REMOVE}
            </button>
        </div>
    }
}

fn installing(app: App) -> impl IntoView {
    let ask = move |_| {
        spawn_local(async move {
            // A refusal needs no words: the person has just given it.
            let _ = install::ask().await;
            app.install_offered.set(install::offered());
        });
    };
    move || {
        match (install::is_installed(), app.install_offered.get()) {
        (true, _) => view! { <p class="fine">{said::INSTALLED}</p> }.into_any(),
        (false, true) => view! {
            <button type="button" class="button" data-testid="install" on:click=ask>{said::INSTALL_BUTTON}</button>
        }
        .into_any(),
        (false, false) => view! { <p class="fine">{said::NOT_OFFERED}</p> }.into_any(),
    }
    }
}
