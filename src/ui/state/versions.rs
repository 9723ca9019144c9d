//! Newer versions of the app: wait, say so, and when the person agrees, write what is still to be written and start
//! afresh, once, in every tab.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};
use web_sys::Event;

use super::{super::dom, seen::Seen};
use crate::browser::service_worker::{ServiceWorker, WorkerChange};

const LOOK_EVERY: Duration = Duration::from_secs(60 * 60);
/// An engine that does not answer keeps nobody from the new version for longer.
const PATIENCE: Duration = Duration::from_secs(3);

/// How far a newer version has come.
pub struct Versions {
    seen: &'static Seen,
    worker: StoredValue<Option<ServiceWorker>, LocalStorage>,
    /// Whether one waits to be let in.
    pub waits: RwSignal<bool>,
    /// Whether the person has agreed.
    pub agreed: RwSignal<bool>,
    /// Whether this version and its catalogue are on the device, so that no network is needed to open them.
    pub kept: RwSignal<bool>,
}

impl Versions {
    /// None known.
    pub fn new(seen: &'static Seen) -> Self {
        Self {
            seen,
            worker: StoredValue::new_local(None),
            waits: RwSignal::new(false),
            agreed: RwSignal::new(false),
            kept: RwSignal::new(false),
        }
    }

    /// Registers the service worker, and looks for newer versions from now on.
    pub fn watch(&'static self) {
        let on_change = move |change| match change {
            WorkerChange::Waiting => self.waits.set(true),
            WorkerChange::TookOver => self.start_afresh(),
        };
        spawn_local(async move {
            // Where there can be none, the app needs the network and is otherwise the same.
            let Ok(worker) = ServiceWorker::register(on_change).await else { return };
            self.worker.set_value(Some(worker.clone()));
            let look = worker.clone();
            dom::listen(&document(), "visibilitychange", move |_: Event| {
                if !dom::is_hidden() {
                    look.look_for_update();
                }
            });
            let look = worker.clone();
            set_interval(move || look.look_for_update(), LOOK_EVERY);
            let look = move || {
                let worker = worker.clone();
                spawn_local(async move { self.kept.set(worker.has_packs().await.unwrap_or(false)) });
            };
            look();
            dom::listen(&window(), "online", move |_: Event| {
                if !self.kept.get_untracked() {
                    look();
                }
            });
        });
    }

    /// Lets the newer version in.
    pub fn agree(&self) {
        self.agreed.set(true);
        self.worker.with_value(|worker| worker.iter().for_each(ServiceWorker::let_in));
    }

    /// Reloads the page once everything that was done in it is durable.
    pub fn start_afresh(&self) {
        let reload = || drop(window().location().reload());
        set_timeout(reload, PATIENCE);
        let seen = self.seen;
        spawn_local(async move {
            seen.settle().await;
            reload();
        });
    }
}
