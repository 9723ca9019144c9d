//! The service worker, as the page sees it: it brings the app without a network, and newer builds of it.

use std::{cell::Cell, rc::Rc};

use futures_channel::oneshot;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    MessageChannel, MessageEvent, RegistrationOptions, ServiceWorkerContainer, ServiceWorkerRegistration,
    ServiceWorkerState, ServiceWorkerUpdateViaCache,
};

const SCRIPT: &str = "sw.js";

/// What happened to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkerChange {
    /// A newer build is here as a whole, and waits to be let in.
    Waiting,
    /// A build other than the page's has taken over.
    TookOver,
}

/// The registration. Clones share it.
#[derive(Clone)]
pub struct ServiceWorker {
    registration: ServiceWorkerRegistration,
}

impl ServiceWorker {
    /// Registers it for the folder that the page is in. `on_change` is called for as long as the page lives.
    ///
    /// # Errors
    /// Where the browser has none, or refuses: then the app needs the network.
    pub async fn register(on_change: impl Fn(WorkerChange) + 'static) -> Result<Self, JsValue> {
        let container = container()?;
        let on_change = Rc::new(on_change);
        // A first service worker that takes a page in is no change of build.
        let controlled = Cell::new(container.controller().is_some());
        let told = on_change.clone();
        let taken = Closure::<dyn FnMut()>::new(move || {
            if controlled.replace(true) {
                told(WorkerChange::TookOver);
            }
        });
        container.set_oncontrollerchange(Some(taken.as_ref().unchecked_ref()));
        taken.forget();

        let options = RegistrationOptions::new();
        options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
        let registration = JsFuture::from(container.register_with_options(SCRIPT, &options)).await?;
        // Browsers under a policy against service workers, and some extensions, answer with nothing.
        if registration.is_undefined() {
            return Err("this browser keeps no service workers here".into());
        }
        let this = Self { registration: registration.unchecked_into() };
        if this.registration.waiting().is_some() {
            on_change(WorkerChange::Waiting);
        }
        let here = this.clone();
        let found = Closure::<dyn FnMut()>::new(move || here.follow(on_change.clone()));
        this.registration.set_onupdatefound(Some(found.as_ref().unchecked_ref()));
        found.forget();
        Ok(this)
    }

    /// Looks whether the host has a newer build.
    pub fn look_for_update(&self) {
        // Without a network there is none to be had.
        let _ = self.registration.update();
    }

    /// Lets the newer build in. Every tab then hears [`WorkerChange::TookOver`].
    pub fn let_in(&self) {
        if let Some(waiting) = self.registration.waiting() {
            let _ = waiting.post_message(&"take over".into());
        }
    }

    /// Whether the packs are kept: then the app needs no network. Those that are not are fetched first.
    ///
    /// # Errors
    /// What the browser says.
    pub async fn has_packs(&self) -> Result<bool, JsValue> {
        let ready = JsFuture::from(container()?.ready()?).await?;
        let Some(active) = ready.unchecked_into::<ServiceWorkerRegistration>().active() else {
            return Ok(false);
        };
        let channel = MessageChannel::new()?;
        let (answered, answer) = oneshot::channel();
        let hear = Closure::once_into_js(move |event: MessageEvent| answered.send(event.data().is_truthy()));
        channel.port1().set_onmessage(Some(hear.unchecked_ref()));
        active.post_message_with_transferable(&"has packs".into(), &Array::of1(&channel.port2()))?;
        // One of an earlier build does not answer; then it is not known.
        Ok(answer.await.unwrap_or(false))
    }

    fn follow(&self, on_change: Rc<impl Fn(WorkerChange) + 'static>) {
        let (Some(installing), Ok(container)) = (self.registration.installing(), container()) else { return };
        let worker = installing.clone();
        let moved = Closure::<dyn FnMut()>::new(move || {
            // Without a controller it is the first, which waits for nobody.
            if worker.state() == ServiceWorkerState::Installed && container.controller().is_some() {
                on_change(WorkerChange::Waiting);
            }
        });
        installing.set_onstatechange(Some(moved.as_ref().unchecked_ref()));
        moved.forget();
    }
}

fn container() -> Result<ServiceWorkerContainer, JsValue> {
    let navigator = web_sys::window().ok_or("no window")?.navigator();
    // Absent on pages that came over an unprotected connection.
    match js_sys::Reflect::has(&navigator, &"serviceWorker".into()) {
        Ok(true) => Ok(navigator.service_worker()),
        _ => Err("this browser has no service workers here".into()),
    }
}
