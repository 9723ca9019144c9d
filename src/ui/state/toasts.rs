//! Short notices, with at most one thing to do about them, which go away by themselves.

use std::{sync::Arc, time::Duration};

use leptos::prelude::*;

const SHOWN: Duration = Duration::from_secs(8);

/// A button's label, and what it does.
pub type Action = (&'static str, Arc<dyn Fn() + Send + Sync>);

/// One notice.
#[derive(Clone)]
pub struct Toast {
    /// Its number.
    pub id: u32,
    /// What it says.
    pub text: String,
    /// What can be done about it.
    pub action: Option<Action>,
}

/// The notices that are shown.
#[derive(Clone, Copy, Default)]
pub struct Toasts {
    /// In the order in which they came.
    pub list: RwSignal<Vec<Toast>>,
    next: StoredValue<u32>,
    /// Whether pointer or focus rests on them: then none goes away by itself.
    pub held: RwSignal<bool>,
}

impl Toasts {
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

    /// Takes one away.
    pub fn dismiss(self, id: u32) {
        self.list.update(|list| list.retain(|toast| toast.id != id));
    }
}
