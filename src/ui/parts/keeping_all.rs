//! Keeping on the device what is large and not needed to open the app: the language model and the pictures.

use leptos::prelude::*;

use super::super::{
    model::keeping::Progress,
    state::keep::{Doing, Keep},
    words::{self, chrome, device as said},
};
use crate::browser::fetch::Unfetched;

fn unfetched(why: &Unfetched) -> String {
    match why {
        Unfetched::Status(status) => words::failure::fetch_status(&status.to_string()),
        Unfetched::Other => words::failure::fetch_other().into(),
        Unfetched::Said(said) => words::failure::fetch_said(said),
    }
}

/// Whether all is kept, how far it has come, and the button that goes on with it.
pub fn keeping_all(keep: &'static Keep) -> AnyView {
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
            (Doing::Looking, _) => said::looking().to_owned(),
            (Doing::Failed(why), _) => said::keep_failed(&unfetched(&why)),
            (_, "whole") => said::kept(&words::size(total)),
            (Doing::Nothing, _) if kept == 0 => String::new(),
            _ => said::kept_of(kept, total),
        }
    };
    let button = move || match state.get() {
        "partial" => {
            let Progress { kept, total } = keep.progress.get();
            said::keep(&words::size(total - kept))
        }
        "fetching" => said::pause().into(),
        "paused" => said::resume().into(),
        _ => chrome::retry().into(),
    };
    let press = move |_| if state.get_untracked() == "fetching" { keep.pause() } else { keep.start() };
    let persistent = move || {
        let agreed = keep.persistent.get().filter(|_| state.get() == "whole")?;
        Some(if agreed { said::persistent() } else { said::not_persistent() })
    };
    view! {
        <div class="keep" data-testid="keep" data-state=state>
            <p role="status">{line}</p>
            <progress
                aria-label=said::progress()
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
                {said::remove()}
            </button>
        </div>
    }
    .into_any()
}
