//! A dialog: the browser's own `<dialog>`, which keeps focus inside, closes on Escape, and gives focus back.

use leptos::{html, prelude::*};
use web_sys::MouseEvent;

use super::super::{dom, state::router::HEADING};

/// A modal dialog that is open while `open` says so. `on_close` is told when the person closes it.
pub fn modal(
    testid: &'static str,
    labelled_by: &'static str,
    open: Signal<bool>,
    on_close: impl Fn() + 'static,
    content: AnyView,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        let open = open.get();
        let Some(dialog) = dialog.get() else { return };
        if open && !dialog.open() {
            // Fails only for a dialog that is already open otherwise.
            let _ = dialog.show_modal();
        } else if !open && dialog.open() {
            dialog.close();
        }
    });
    // The dialog fills itself, so a click on the dialog element itself is one on the backdrop.
    let on_backdrop = move |event: MouseEvent| {
        if let Some(dialog) = dialog.get_untracked()
            && event.target().as_ref() == Some(dialog.as_ref())
        {
            dialog.close();
        }
    };
    let closed = move |_| {
        on_close();
        // What opened it may be gone by now: the feed goes on behind it.
        request_animation_frame(|| {
            if dom::is_unfocused() {
                dom::focus(HEADING);
            }
        });
    };
    view! {
        <dialog
            class="dialog"
            node_ref=dialog
            data-testid=testid
            aria-labelledby=labelled_by
            on:close=closed
            on:click=on_backdrop
        >
            <div class="dialog-body">{content}</div>
        </dialog>
    }
}
