//! The language of the page. `static/web/app/theme.ts` chooses it before the first paint, by the same key: what the person chose, else the
//! first of the browser's languages that there is. English is in the code; the others are a file each.

use gloo_net::http::Request;
use leptos::prelude::*;

use super::{
    dom,
    model::languages::{ENGLISH, LANGUAGES, Language},
    words::{chrome, formats, table},
};

const KEY: &str = "penchant-language";

/// Which messages the code knows by their numbers: a file of another build would say something else.
const MESSAGES: &str = env!("PENCHANT_MESSAGES");

/// Fetches the messages of the page's language. Without them it is English.
pub async fn learn() {
    let tag = current();
    let mut known = LANGUAGES.into_iter().map(|language| language.tag);
    let Some(tag) = known.find(|known| *known == tag && *known != ENGLISH) else {
        formats::speak(locale(ENGLISH));
        return;
    };
    match messages(tag).await {
        Some(messages) => {
            let right_to_left = document()
                .document_element()
                .is_some_and(|root| root.get_attribute("dir").as_deref() == Some("rtl"));
            table::speak(kept(messages), right_to_left);
            formats::speak(locale(tag));
        }
        None => {
            if let Some(root) = document().document_element() {
                let _ = root.set_attribute("lang", ENGLISH);
                let _ = root.set_attribute("dir", "ltr");
            }
        }
    }
}

async fn messages(tag: &str) -> Option<String> {
    let response = Request::get(&format!("locales/{tag}-{MESSAGES}.txt")).send().await.ok()?;
    if response.ok() { response.text().await.ok() } else { None }
}

/// The language as it is written where the person lives.
fn locale(tag: &'static str) -> &'static str {
    let own = window().navigator().languages();
    let own = own.iter().filter_map(|own| own.as_string());
    own.into_iter().find(|own| own.split('-').next() == Some(tag)).map_or(tag, kept)
}

/// What is said for as long as the page is open is kept for as long.
fn kept(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

/// The tag of the language that the page speaks.
pub fn current() -> String {
    document().document_element().and_then(|root| root.get_attribute("lang")).unwrap_or_default()
}

/// Where the person chooses another. The page opens anew in it, at the same place: `reopen` does that.
pub fn choice(reopen: impl Fn() + 'static) -> AnyView {
    let now = current();
    let choose = move |event| {
        dom::store(KEY, Some(&event_target_value(&event)));
        reopen();
    };
    let options = LANGUAGES.map(|Language { tag, name, .. }| {
        view! { <option value=tag lang=tag selected=tag == now>{name}</option> }
    });
    view! {
        <select class="text" data-testid="language" aria-label=chrome::language() on:change=choose>
            {options.collect_view()}
        </select>
    }
    .into_any()
}
