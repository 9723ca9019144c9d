//! Which cards were in view long enough to be seen: at least half of a card, for at least a second, in a page that is
//! itself visible. Once per card and slate; handed to memory in batches.

use std::{
    cell::RefCell,
    collections::{HashMap, HashSet},
    rc::Rc,
    time::Duration,
};

use leptos::{html, prelude::*};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{Element, Event, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

use super::{app::App, dom};
use crate::{
    engine::protocol::Act,
    memory::{Kind, Surface},
};

const LONG_ENOUGH: Duration = Duration::from_millis(1_000);
const BATCH: Duration = Duration::from_millis(1_500);

/// Cards under observation.
#[derive(Clone)]
pub struct Seen {
    inner: Rc<Inner>,
}

struct Inner {
    observer: RefCell<Option<IntersectionObserver>>,
    /// Which surface each observed item is on.
    watched: RefCell<HashMap<String, Surface>>,
    /// Since when an item has been in view; a new number for each coming into view.
    in_view: RefCell<HashMap<String, f64>>,
    recorded: RefCell<HashSet<(u64, String)>>,
    batch: RefCell<Vec<Act>>,
}

/// Has it noticed when the card of `item` at `place` is in view.
pub fn watch(app: App, place: NodeRef<html::Li>, item: String, surface: Surface) {
    place.on_load(move |element: web_sys::HtmlLiElement| {
        app.seen.with_value(|seen| seen.watch(&element, &item, surface));
        let element = StoredValue::new_local(element);
        on_cleanup(move || {
            element.with_value(|element| app.seen.with_value(|seen| seen.unwatch(element, &item)))
        });
    });
}

impl Seen {
    /// Observes nothing yet.
    pub fn new() -> Self {
        let inner = Inner {
            observer: RefCell::default(),
            watched: RefCell::default(),
            in_view: RefCell::default(),
            recorded: RefCell::default(),
            batch: RefCell::default(),
        };
        Self { inner: Rc::new(inner) }
    }

    /// Starts observing for `app`.
    pub fn start(&self, app: App) {
        let this = self.clone();
        let changed = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            for entry in entries {
                let entry: IntersectionObserverEntry = entry.unchecked_into();
                this.moved(app, &entry.target(), entry.is_intersecting());
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_threshold(&JsValue::from_f64(0.5));
        let observer =
            IntersectionObserver::new_with_options(changed.as_ref().unchecked_ref(), &options).ok();
        *self.inner.observer.borrow_mut() = observer;
        changed.forget();
        let this = self.clone();
        dom::listen(&document(), "visibilitychange", move |_: Event| this.visibility(app));
    }

    /// Observes the card of `item`.
    pub fn watch(&self, element: &Element, item: &str, surface: Surface) {
        self.inner.watched.borrow_mut().insert(item.into(), surface);
        if let Some(observer) = self.inner.observer.borrow().as_ref() {
            observer.observe(element);
        }
    }

    /// Lets go of a card.
    pub fn unwatch(&self, element: &Element, item: &str) {
        self.inner.in_view.borrow_mut().remove(item);
        if let Some(observer) = self.inner.observer.borrow().as_ref() {
            observer.unobserve(element);
        }
    }

    /// Drops what was seen and not handed over.
    pub fn forget(&self) {
        self.inner.batch.take();
        self.inner.in_view.take();
        self.inner.recorded.take();
    }

    fn moved(&self, app: App, element: &Element, visible: bool) {
        let Some(item) = element.get_attribute("data-item") else {
            return;
        };
        if visible {
            self.wait(app, item);
        } else {
            self.inner.in_view.borrow_mut().remove(&item);
        }
    }

    fn wait(&self, app: App, item: String) {
        let since = dom::now_ms();
        self.inner.in_view.borrow_mut().insert(item.clone(), since);
        let this = self.clone();
        let check = move || {
            let stayed = this.inner.in_view.borrow().get(&item) == Some(&since);
            if stayed && !dom::is_hidden() {
                this.record(app, item);
            }
        };
        set_timeout(check, LONG_ENOUGH);
    }

    fn record(&self, app: App, item: String) {
        let Some(surface) = self.inner.watched.borrow().get(&item).copied() else {
            return;
        };
        // Only what was recommended: views of search results say nothing about recommendations.
        let Some(placement) = app.placement(surface, &item) else {
            return;
        };
        if !self.inner.recorded.borrow_mut().insert((placement.slate, item.clone())) {
            return;
        }
        let first = self.inner.batch.borrow().is_empty();
        self.inner.batch.borrow_mut().push(app.act(&item, Kind::View, surface));
        if first {
            let this = self.clone();
            set_timeout(move || this.flush(app), BATCH);
        }
    }

    /// Hands over what was seen so far.
    pub fn flush(&self, app: App) {
        let acts = self.inner.batch.take();
        if !acts.is_empty() {
            app.note(acts);
        }
    }

    /// Time with the page hidden does not count; cards still in view when it comes back start anew.
    fn visibility(&self, app: App) {
        if dom::is_hidden() {
            self.flush(app);
        } else {
            let items: Vec<String> = self.inner.in_view.borrow().keys().cloned().collect();
            for item in items {
                self.wait(app, item);
            }
        }
    }
}
