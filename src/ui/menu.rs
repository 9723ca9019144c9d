//! The menu: every place that the navigation has no room for, colours and language.

use leptos::{html, prelude::*};

use super::{
    model::route::Route,
    parts::icon,
    theme,
    words::{chrome, device, leaves, phrases::things, sources, standing},
};

/// Its element, by which its button names it.
const MENU: &str = "menu";

/// The button and what it opens; `language` stands at the end. The browser closes it: by Escape, and by a press elsewhere.
pub fn menu(language: AnyView) -> AnyView {
    let panel = NodeRef::<html::Nav>::new();
    let close = move |_| {
        // Fails where it is closed.
        let _ = panel.get_untracked().map(|panel| panel.hide_popover());
    };
    let places = [
        ("menu-things", Route::Things(Vec::new()), things::title()),
        ("menu-memory", Route::Memory, chrome::memory()),
        ("menu-may", Route::May, standing::title()),
        ("menu-sources", Route::Sources, sources::title()),
        ("menu-leaves", Route::Leaves, leaves::title()),
        ("menu-device", Route::Device, device::title()),
        ("menu-try", Route::Try, device::trial()),
    ];
    let link = |(testid, route, label): (&'static str, Route, &'static str)| {
        view! { <a href=route.href() data-testid=testid on:click=close>{label}</a> }
    };
    view! {
        <button
            type="button"
            class="quiet icon-button"
            data-testid="menu"
            aria-label=chrome::menu()
            title=chrome::menu()
            popovertarget=MENU
        >
            {icon::icon(icon::MENU)}
        </button>
        <nav id=MENU class="menu" aria-label=chrome::menu() node_ref=panel popover="auto">
            {places.map(link).collect_view()}
            {theme::toggle()}
            {language}
        </nav>
    }
    .into_any()
}
