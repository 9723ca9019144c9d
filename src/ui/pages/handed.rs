//! What another app shared, or a file that the app was opened with: said what it is, and what can be done with it.

use leptos::{html, prelude::*, task::spawn_local};
use web_sys::{Blob, SubmitEvent, Url};

use super::{
    super::{
        app::App,
        model::route::{Query, Route},
        parts::notice::notice,
        words::{device as said, search},
    },
    page_head,
};
use crate::{
    browser::inbox::{self, Handed},
    engine::protocol::{Request, Response},
};

/// Longer texts are searched for by their beginning: no query is longer.
const QUERY: usize = 200;

/// The page.
pub fn page(app: App) -> AnyView {
    let handed = RwSignal::new_local(None::<Vec<Handed>>);
    let look = move || {
        spawn_local(async move {
            let mut all = app.handed.try_update_untracked(std::mem::take).unwrap_or_default();
            // Where the browser keeps nothing for us, nothing can have been shared.
            all.extend(inbox::take().await.unwrap_or_default());
            if !all.is_empty() || handed.with_untracked(Option::is_none) {
                handed.set(Some(all));
            }
        });
    };
    Effect::new(move || {
        app.handed.track();
        look();
    });
    let list = move || match handed.get() {
        None => ().into_any(),
        Some(all) if all.is_empty() => {
            notice(said::handed_nothing(), said::handed_nothing_hint().into(), None)
        }
        Some(all) => {
            let each =
                all.into_iter().map(|one| view! { <li class="panel">{show(app, one)}</li> }).collect_view();
            view! { <ul>{each}</ul> }.into_any()
        }
    };
    view! {
        <div class="handed" data-testid="handed-page">
            {page_head(said::handed(), said::handed_hint())}
            {list}
        </div>
    }
    .into_any()
}

fn show(app: App, handed: Handed) -> AnyView {
    match handed {
        Handed::Text(text) => words(&text),
        Handed::File { name, blob } => {
            let kind = name.rsplit_once('.').map(|(_, kind)| kind.to_ascii_lowercase()).unwrap_or_default();
            match (blob.type_().as_str(), kind.as_str()) {
                (image, _) if image.starts_with("image/") => picture(app, &blob),
                ("text/plain", _) => plain(blob),
                (_, "csv" | "json" | "jsonl" | "ndjson") => data(app, name, blob),
                _ => view! { <h2>{name}</h2> <p>{said::unknown_file()}</p> }.into_any(),
            }
        }
    }
}

fn words(text: &str) -> AnyView {
    let query: String = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(QUERY).collect();
    let search = Route::Search(Query { text: query, filters: Vec::new() }).href();
    view! {
        <p class="quote" data-testid="handed-text">{text.to_owned()}</p>
        <a class="button primary" href=search>{said::look_for()}</a>
    }
    .into_any()
}

fn plain(blob: Blob) -> AnyView {
    let text = RwSignal::new(String::new());
    spawn_local(async move {
        let bytes = inbox::bytes(&blob).await.unwrap_or_default();
        text.set(String::from_utf8_lossy(&bytes).into_owned());
    });
    (move || text.with(|text| words(text))).into_any()
}

fn picture(app: App, blob: &Blob) -> AnyView {
    let url = Url::create_object_url_with_blob(blob).unwrap_or_default();
    let shown = url.clone();
    on_cleanup(move || drop(Url::revoke_object_url(&url)));
    let input = NodeRef::<html::Input>::new();
    let search = move |event: SubmitEvent| {
        event.prevent_default();
        let text = input.get_untracked().map(|input| input.value()).unwrap_or_default();
        app.router.go(&Route::Search(Query { text, filters: Vec::new() }));
    };
    view! {
        <img class="handed-picture" src=shown alt=said::picture() data-testid="handed-picture"/>
        <p>{said::picture_hint()}</p>
        <form class="field" role="search" on:submit=search>
            <input type="search" node_ref=input aria-label=search::label() placeholder=search::placeholder() enterkeyhint="search"/>
        </form>
    }
    .into_any()
}

fn data(app: App, name: String, blob: Blob) -> AnyView {
    let memory = RwSignal::new_local(None::<String>);
    let known = RwSignal::new(false);
    let read = blob.clone();
    spawn_local(async move {
        let text = String::from_utf8(inbox::bytes(&read).await.unwrap_or_default()).unwrap_or_default();
        memory.set(text.get(..200).unwrap_or(&text).contains("\"penchant-memory\"").then_some(text));
        known.set(true);
    });
    let take_in = move |_| {
        let Some(json) = memory.get_untracked() else { return };
        spawn_local(async move {
            match app.ask(Request::Import { json }).await {
                Ok(Response::Imported { added, left_out }) => app.toasts.say(said::imported(added, left_out)),
                Ok(_) => {}
                Err(failure) => app.toasts.say(failure.message),
            }
        });
    };
    let file = StoredValue::new_local((name.clone(), blob));
    let to_try = move |_| {
        app.to_try.set_value(Some(file.get_value()));
        app.router.go(&Route::Try);
    };
    let what = move || {
        match (known.get(), memory.with(Option::is_some)) {
        (false, _) => ().into_any(),
        (true, true) => view! {
            <p>{said::memory_file()}</p>
            <button type="button" class="button primary" data-testid="take-in" on:click=take_in>{said::take_in()}</button>
        }
        .into_any(),
        (true, false) => view! {
            <p>{said::items_file()}</p>
            <button type="button" class="button primary" data-testid="to-try" on:click=to_try>{said::try_it()}</button>
        }
        .into_any(),
    }
    };
    view! {
        <h2>{name}</h2>
        {what}
    }
    .into_any()
}
