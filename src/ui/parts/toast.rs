//! Short notices at the foot of the page, spoken by screen readers, with at most one thing to do about them.

use std::{sync::Arc, time::Duration};

use leptos::prelude::*;

use super::super::words::chrome;
use super::icon;

const SHOWN: Duration = Duration::from_secs(8);

/// A button's label, and what it does.
type Action = (&'static str, Arc<dyn Fn() + Send + Sync>);

#[derive(Clone)]
struct Toast {
    id: u32,
    text: String,
    action: Option<Action>,
}

/// The notices that are shown.
#[derive(Clone, Copy)]
pub struct Toasts {
    list: RwSignal<Vec<Toast>>,
    next: StoredValue<u32>,
    /// Whether pointer or focus rests on them: then none goes away by itself.
    held: RwSignal<bool>,
}

impl Toasts {
    /// None.
    pub fn new() -> Self {
        Self { list: RwSignal::default(), next: StoredValue::new(0), held: RwSignal::new(false) }
    }

    /// Says something.
    pub fn say(self, text: String) {
        self.push(text, None);
    }

    /// Says something and offers one thing to do.
    pub fn offer(self, text: String, label: &'static str, action: impl Fn() + Send + Sync + 'static) {
        self.push(text, Some((label, Arc::new(action))));
    }

    /// Takes back what was offered.
    pub fn withdraw(self) {
        self.list.update(|list| list.retain(|toast| toast.action.is_none()));
    }

    fn push(self, text: String, action: Option<Action>) {
        let id = self.next.get_value();
        self.next.set_value(id + 1);
        self.list.update(|list| {
            // An offer to undo stands for the last thing done only.
            list.retain(|toast| toast.action.is_none() && toast.text != text);
            list.push(Toast { id, text, action });
        });
        self.expire(id);
    }

    fn expire(self, id: u32) {
        set_timeout(
            move || if self.held.get_untracked() { self.expire(id) } else { self.dismiss(id) },
            SHOWN,
        );
    }

    fn dismiss(self, id: u32) {
        self.list.update(|list| list.retain(|toast| toast.id != id));
    }

    /// Where they are shown.
    pub fn view(self) -> impl IntoView {
        let toast = move |toast: Toast| {
            let id = toast.id;
            let action = toast.action.map(|(label, action)| {
                let act = move |_| {
                    self.dismiss(id);
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
                        on:click=move |_| { self.held.set(false); self.dismiss(id); }
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
                on:pointerenter=move |_| self.held.set(true)
                on:pointerleave=move |_| self.held.set(false)
                on:focusin=move |_| self.held.set(true)
                on:focusout=move |_| self.held.set(false)
            >
                <ul>
                    <For each=move || self.list.get() key=|toast| toast.id children=toast />
                </ul>
            </div>
        }
    }
}
