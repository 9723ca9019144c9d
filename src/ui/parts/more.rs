//! The button that shows more of a list.

use leptos::prelude::*;

use super::super::words::chrome;

/// The button, while there `is_more`; nobody can press it while what it asked for `is_awaited`.
pub fn more(
    is_more: impl Fn() -> bool + Send + 'static,
    is_awaited: impl Fn() -> bool + Copy + Send + Sync + 'static,
    show: impl Fn() + Copy + Send + 'static,
) -> AnyView {
    let button = move || {
        is_more().then(|| {
            view! {
                <p class="centre">
                    <button type="button" class="button" disabled=is_awaited on:click=move |_| show()>{chrome::more()}</button>
                </p>
            }
        })
    };
    button.into_any()
}
