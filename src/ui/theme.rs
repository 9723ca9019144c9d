//! Light and dark. The browser's preference rules until the person chooses otherwise; `static/web/app/theme.ts` applies that choice
//! before the first paint, by the same key and attribute.

use leptos::prelude::*;

use super::{dom, parts::icon, words::chrome};

const KEY: &str = "penchant-theme";

/// The button that changes between light and dark.
pub fn toggle() -> AnyView {
    let dark = RwSignal::new(is_dark());
    let flip = move |_| {
        dark.update(|dark| *dark = !*dark);
        let chosen = if dark.get_untracked() { "dark" } else { "light" };
        // Who chooses what the system has anyway follows the system again.
        let chosen = (dark.get_untracked() != system_is_dark()).then_some(chosen);
        dom::store(KEY, chosen);
        if let Some(root) = document().document_element() {
            let _ = match chosen {
                Some(theme) => root.set_attribute("data-theme", theme),
                None => root.remove_attribute("data-theme"),
            };
        }
    };
    let label = move || if dark.get() { chrome::to_light() } else { chrome::to_dark() };
    view! {
        <button class="menu-row" type="button" data-testid="theme-toggle" on:click=flip>
            {icon::icon(icon::THEME)} {label}
        </button>
    }
    .into_any()
}

fn is_dark() -> bool {
    match dom::stored(KEY).as_deref() {
        Some("dark") => true,
        Some("light") => false,
        _ => system_is_dark(),
    }
}

fn system_is_dark() -> bool {
    dom::media("(prefers-color-scheme: dark)")
}
