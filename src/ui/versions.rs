//! Newer versions of the app: wait, say so, and when the person agrees, write what is still to be written and start
//! afresh, once, in every tab.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};
use web_sys::Event;

use super::{
    app::App,
    dom,
    words::device::{newer, update, updating},
};
use crate::browser::service_worker::{Change, ServiceWorker};

const LOOK_EVERY: Duration = Duration::from_secs(60 * 60);
/// An engine that does not answer keeps nobody from the new version for longer.
const PATIENCE: Duration = Duration::from_secs(3);

/// How far a newer version has come.
#[derive(Clone, Copy)]
pub struct Versions {
    worker: StoredValue<Option<ServiceWorker>, LocalStorage>,
    waits: RwSignal<bool>,
    agreed: RwSignal<bool>,
}

impl Versions {
    /// None known.
    pub fn new() -> Self {
        Self {
            worker: StoredValue::new_local(None),
            waits: RwSignal::new(false),
            agreed: RwSignal::new(false),
        }
    }

    /// Registers the service worker, and looks for newer versions from now on.
    pub fn watch(self, app: App) {
        let on_change = move |change| match change {
            Change::Waiting => self.waits.set(true),
            Change::TookOver => start_afresh(app),
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
            if !worker.served_page {
                // It tries again whenever the catalogue is opened.
                let _ = worker.keep_packs().await;
            }
        });
    }

    /// Says that there is a newer version, once there is.
    pub fn banner(self) -> impl IntoView {
        let agree = move |_| {
            self.agreed.set(true);
            self.worker.with_value(|worker| worker.iter().for_each(ServiceWorker::let_in));
        };
        let label = move || if self.agreed.get() { updating() } else { update() };
        move || {
            self.waits.get().then(|| {
                view! {
                    <p class="banner" data-testid="newer">
                        <span>{newer()}</span>
                        <button
                            type="button"
                            class="button"
                            data-testid="update"
                            disabled=move || self.agreed.get()
                            on:click=agree
                        >
                            {label}
                        </button>
                    </p>
                }
            })
        }
    }
}

/// Reloads the page once everything that was done in it is durable.
fn start_afresh(app: App) {
    let reload = || drop(window().location().reload());
    set_timeout(reload, PATIENCE);
    spawn_local(async move {
        app.settle().await;
        reload();
    });
}
