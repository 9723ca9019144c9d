//! Short notices at the foot of the page, spoken by screen readers.

use leptos::prelude::*;

use super::{
    super::{
        state::toasts::{Toast, Toasts},
        words::chrome,
    },
    icon,
};

/// Where they are shown.
pub fn toasts(toasts: Toasts) -> impl IntoView {
    let toast = move |toast: Toast| {
        let id = toast.id;
        let action = toast.action.map(|(label, action)| {
            let act = move |_| {
                toasts.dismiss(id);
                action();
            };
            view! { <button type="button" class="toast-action" data-testid="undo" on:click=act>{label}</button> }
        });
        view! {
            <li class="toast">
                <span>{toast.text}</span>
                {action}
                <button
                    type="button"
                    class="toast-close"
                    aria-label=chrome::close()
                    on:click=move |_| { toasts.held.set(false); toasts.dismiss(id); }
                >
                    {icon::icon(icon::CLOSE)}
                </button>
            </li>
        }
    };
    view! {
        <div
            class="toasts"
            role="status"
            aria-live="polite"
            aria-label=chrome::notices()
            on:pointerenter=move |_| toasts.held.set(true)
            on:pointerleave=move |_| toasts.held.set(false)
            on:focusin=move |_| toasts.held.set(true)
            on:focusout=move |_| toasts.held.set(false)
        >
            <ul>
                <For each=move || toasts.list.get() key=|toast| toast.id children=toast />
            </ul>
        </div>
    }
}
