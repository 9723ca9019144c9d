//! What another app shared, or a file that the app was opened with: said what it is, and what can be done with it. Whatever was
//! shared may come from another site as well: it is asked about before anything of it is opened.

use leptos::{html, prelude::*, task::spawn_local};
use web_sys::{Blob, SubmitEvent, Url};

use super::{
    super::{
        model::{
            route::{Route, SearchQuery},
            text::readable,
        },
        parts::{deliberate::deliberate, notice::notice},
        state::{
            history::HistoryState,
            inbox::Inbox,
            memory::{self, Memory},
            router::Router,
            toasts::Toasts,
        },
        words::{self, device as said, search},
    },
    page_head,
};
use crate::{
    browser::inbox::{self, Handed, Shared},
    engine::protocol::LARGEST_BUILD,
};

/// Longer texts are searched for by their beginning: no query is longer.
const QUERY: usize = 200;
/// Bytes of a text that are read, and characters of it that are shown.
const READ: u32 = 64 << 10;
const SHOWN: usize = 2_000;
/// Bytes of a picture that is shown.
const LARGEST_PICTURE: usize = 32 << 20;

/// Ends of names of what may be a history of another service.
const HISTORIES: &[&str] = &["zip", "gz", "xml", "html", "htm", "opml", "tsv", "nfo"];

/// The page.
pub fn page(
    memory: &'static Memory,
    history: &'static HistoryState,
    router: &'static Router,
    inbox: Inbox,
    toasts: Toasts,
) -> AnyView {
    let asked = RwSignal::new_local(Shared::default());
    let handed = RwSignal::new_local(None::<Vec<Handed>>);
    let look = move || {
        spawn_local(async move {
            let opened = inbox.handed.try_update_untracked(std::mem::take).unwrap_or_default();
            // Where the browser keeps nothing for us, nothing can have been shared.
            let shared = inbox::take().await.unwrap_or_default();
            if !shared.things.is_empty() {
                asked.try_set(shared);
            }
            if !opened.is_empty() || handed.try_with_untracked(Option::is_none) == Some(true) {
                handed.try_set(Some(opened));
            }
        });
    };
    Effect::new(move || {
        inbox.handed.track();
        look();
    });
    let show_all = move || {
        let Shared { things, .. } = asked.try_update(std::mem::take).unwrap_or_default();
        handed.update(|handed| handed.get_or_insert_default().extend(things));
    };
    let throw_away = move |_| asked.set(Shared::default());
    let question = move || {
        let shared = asked.get();
        (!shared.things.is_empty()).then(|| {
            view! {
                <section class="panel" data-testid="handed-question">
                    {question(shared)}
                    <p class="row-of-buttons">
                        <button type="button" class="button" data-testid="handed-drop" on:click=throw_away>{said::throw_away()}</button>
                        {deliberate("button primary", "handed-show", said::show_it(), show_all)}
                    </p>
                </section>
            }
        })
    };
    let list = move || match handed.get() {
        None => ().into_any(),
        Some(all) if all.is_empty() => asked
            .with(|asked| asked.things.is_empty())
            .then(|| notice(said::handed_nothing(), said::handed_nothing_hint().into(), None))
            .into_any(),
        Some(all) => {
            let each = all
                .into_iter()
                .map(|one| view! { <li class="panel">{show(memory, history, router, inbox, toasts, one)}</li> })
                .collect_view();
            view! { <ul>{each}</ul> }.into_any()
        }
    };
    view! {
        <div class="handed" data-testid="handed-page">
            {page_head(said::handed(), said::handed_hint())}
            {question}
            {list}
        </div>
    }
    .into_any()
}

/// What was shared and by whom, nothing of it opened.
fn question(shared: Shared) -> AnyView {
    let whence = match &shared.from {
        Some(site) => said::from_site(site),
        None => said::from_unknown().into(),
    };
    let line = |thing: Handed| {
        let (name, size) = match thing {
            Handed::Text(text) => (said::a_text().to_owned(), text.size()),
            Handed::File { name, blob } => (name, blob.size()),
        };
        view! { <li class="handed-line"><bdi>{name}</bdi> " " <span class="fine">{words::size(size as u64)}</span></li> }
    };
    view! {
        <h2>{said::look_at_it()}</h2>
        <p>{whence}</p>
        <ul>{shared.things.into_iter().map(line).collect_view()}</ul>
    }
    .into_any()
}

fn show(
    memory: &'static Memory,
    history: &'static HistoryState,
    router: &'static Router,
    inbox: Inbox,
    toasts: Toasts,
    handed: Handed,
) -> AnyView {
    match handed {
        Handed::Text(blob) => plain(blob),
        Handed::File { name, blob } => {
            let kind = name.rsplit_once('.').map(|(_, kind)| kind.to_ascii_lowercase()).unwrap_or_default();
            match (blob.type_().as_str(), kind.as_str()) {
                (image, _) if image.starts_with("image/") => {
                    match said::too_large_for(blob.size(), LARGEST_PICTURE) {
                        Some(told) => named(name, told),
                        None => picture(router, &blob),
                    }
                }
                // By its name first: many a system shares a table as plain text.
                (_, "csv" | "json" | "jsonl" | "ndjson") => {
                    data(memory, history, router, inbox, toasts, name, blob)
                }
                (_, kind) if HISTORIES.contains(&kind) => view! {
                    <h2 class="clip">{name.clone()}</h2>
                    {to_history(history, router, name, blob)}
                }
                .into_any(),
                ("text/plain", _) => plain(blob),
                _ => named(name, said::unknown_file().into()),
            }
        }
    }
}

/// A file that may be a history of another service: taken to where it is looked at.
fn to_history(history: &'static HistoryState, router: &'static Router, name: String, blob: Blob) -> AnyView {
    let file = StoredValue::new_local((name, blob));
    let take = move |_| {
        history.take(vec![file.get_value()]);
        router.go(&Route::Memory);
    };
    view! {
        <p>
            <button type="button" class="button" data-testid="to-history" on:click=take>{said::take_in()}</button>
        </p>
    }
    .into_any()
}

fn named(name: String, told: String) -> AnyView {
    view! { <h2 class="clip">{name}</h2> <p data-testid="handed-refused">{told}</p> }.into_any()
}

/// A text: as much of it as a person reads and a search takes.
fn plain(blob: Blob) -> AnyView {
    let text = RwSignal::new(None::<Option<String>>);
    let rest = blob.size() > f64::from(READ);
    spawn_local(async move {
        let bytes = inbox::head(&blob, READ).await.unwrap_or_default();
        text.try_set(Some(readable(&bytes)));
    });
    let shown = move |text: String| {
        let query = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(QUERY).collect();
        let search = Route::Search(SearchQuery { text: query, ..SearchQuery::default() }).href();
        let beginning: String = text.chars().take(SHOWN).collect();
        let cut = rest || beginning.len() < text.len();
        view! {
            <p class="quote" data-testid="handed-text">{beginning}</p>
            {cut.then(|| view! { <p class="fine">{said::beginning_only()}</p> })}
            <a class="button primary" href=search>{said::look_for()}</a>
        }
        .into_any()
    };
    (move || match text.get() {
        None => ().into_any(),
        Some(None) => view! { <p data-testid="handed-refused">{said::no_text()}</p> }.into_any(),
        Some(Some(text)) => shown(text),
    })
    .into_any()
}

fn picture(router: &'static Router, blob: &Blob) -> AnyView {
    let url = Url::create_object_url_with_blob(blob).unwrap_or_default();
    let shown = url.clone();
    on_cleanup(move || drop(Url::revoke_object_url(&url)));
    let input = NodeRef::<html::Input>::new();
    let search = move |event: SubmitEvent| {
        event.prevent_default();
        let text = input.get_untracked().map(|input| input.value()).unwrap_or_default();
        router.go(&Route::Search(SearchQuery { text, ..SearchQuery::default() }));
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

fn data(
    memory: &'static Memory,
    history: &'static HistoryState,
    router: &'static Router,
    inbox: Inbox,
    toasts: Toasts,
    name: String,
    blob: Blob,
) -> AnyView {
    // None until its beginning was read.
    let is_memory = RwSignal::new(None::<bool>);
    let working = RwSignal::new(false);
    let file = StoredValue::new_local((name.clone(), blob.clone()));
    spawn_local(async move {
        is_memory.try_set(Some(memory::is_export(&blob).await));
    });
    let take_in = move || {
        if working.get_untracked() {
            return;
        }
        working.set(true);
        spawn_local(async move {
            let (_, blob) = file.get_value();
            toasts.say(memory.take_in(&blob).await);
            working.try_set(false);
        });
    };
    let to_try = move |_| {
        inbox.to_try.set_value(Some(file.get_value()));
        router.go(&Route::Try);
    };
    let what = move || {
        let most = match is_memory.get() {
            None => return ().into_any(),
            Some(true) => memory::LARGEST,
            Some(false) => LARGEST_BUILD,
        };
        match (file.with_value(|(_, blob)| said::too_large_for(blob.size(), most)), is_memory.get()) {
            (Some(told), _) => view! { <p data-testid="handed-refused">{told}</p> }.into_any(),
            (None, Some(true)) => view! {
                <p>{said::memory_file()}</p>
                {deliberate("button primary", "take-in", said::take_in(), take_in)}
                <p role="status">{move || working.get().then(said::working)}</p>
            }
            .into_any(),
            (None, _) => view! {
                {file.with_value(|(name, blob)| to_history(history, router, name.clone(), blob.clone()))}
                <p>{said::items_file()}</p>
                <button type="button" class="button primary" data-testid="to-try" on:click=to_try>{said::try_it()}</button>
            }
            .into_any(),
        }
    };
    view! {
        <h2 class="clip">{name}</h2>
        {what}
    }
    .into_any()
}
