//! Which cards were in view long enough to be seen: at least half of a card, for at least a second, in a page that is
//! itself visible. Once per card and slate; handed to memory in batches.

use std::{
    collections::{HashMap, HashSet},
    time::Duration,
};

use leptos::{html, prelude::*};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{Element, Event, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

use super::{super::dom, acts::Acts, engine::EngineState, marks::ItemMarks};
use crate::{
    engine::protocol::{Act, GetStatus},
    memory::{InteractionKind, Surface},
};

const LONG_ENOUGH: Duration = Duration::from_millis(1_000);
const BATCH: Duration = Duration::from_millis(1_500);

/// Cards under observation.
pub struct Seen {
    engine: &'static EngineState,
    marks: &'static ItemMarks,
    acts: &'static Acts,
    observer: StoredValue<Option<IntersectionObserver>, LocalStorage>,
    /// Which surface each observed item is on.
    watched: StoredValue<HashMap<String, Surface>>,
    /// Since when an item has been in view; a new number for each coming into view.
    in_view: StoredValue<HashMap<String, f64>>,
    recorded: StoredValue<HashSet<(u64, String)>>,
    batch: StoredValue<Vec<Act>>,
}

impl Seen {
    /// Observes nothing yet.
    pub fn new(engine: &'static EngineState, marks: &'static ItemMarks, acts: &'static Acts) -> Self {
        Self {
            engine,
            marks,
            acts,
            observer: StoredValue::new_local(None),
            watched: StoredValue::default(),
            in_view: StoredValue::default(),
            recorded: StoredValue::default(),
            batch: StoredValue::default(),
        }
    }

    /// Starts observing.
    pub fn start(&'static self) {
        let changed = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            for entry in entries {
                let entry: IntersectionObserverEntry = entry.unchecked_into();
                self.moved(&entry.target(), entry.is_intersecting());
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_threshold(&JsValue::from_f64(0.5));
        let observer = IntersectionObserver::new_with_options(changed.as_ref().unchecked_ref(), &options);
        self.observer.set_value(observer.ok());
        changed.forget();
        dom::listen(&document(), "visibilitychange", move |_: Event| self.visibility());
    }

    /// Has it noticed when the card of `item` at `place` is in view, for as long as it is on the page.
    pub fn watch(&'static self, place: NodeRef<html::Li>, item: String, surface: Surface) {
        place.on_load(move |element: web_sys::HtmlLiElement| {
            self.watched.update_value(|watched| {
                watched.insert(item.clone(), surface);
            });
            self.observe(&element, IntersectionObserver::observe);
            let element = StoredValue::new_local(element);
            on_cleanup(move || {
                self.in_view.update_value(|in_view| {
                    in_view.remove(&item);
                });
                element.with_value(|element| self.observe(element, IntersectionObserver::unobserve));
            });
        });
    }

    fn observe(&self, element: &Element, how: fn(&IntersectionObserver, &Element)) {
        self.observer.with_value(|observer| observer.iter().for_each(|observer| how(observer, element)));
    }

    /// Drops what was seen and not handed over.
    pub fn forget(&self) {
        self.batch.set_value(Vec::new());
        self.in_view.set_value(HashMap::new());
        self.recorded.set_value(HashSet::new());
    }

    fn moved(&'static self, element: &Element, visible: bool) {
        let Some(item) = element.get_attribute("data-item") else {
            return;
        };
        if visible {
            self.wait(item);
        } else {
            self.in_view.update_value(|in_view| {
                in_view.remove(&item);
            });
        }
    }

    fn wait(&'static self, item: String) {
        let since = dom::now_ms();
        self.in_view.update_value(|in_view| {
            in_view.insert(item.clone(), since);
        });
        let check = move || {
            let stayed = self.in_view.with_value(|in_view| in_view.get(&item) == Some(&since));
            if stayed && !dom::is_hidden() {
                self.record(item);
            }
        };
        set_timeout(check, LONG_ENOUGH);
    }

    fn record(&'static self, item: String) {
        let Some(surface) = self.watched.with_value(|watched| watched.get(&item).copied()) else {
            return;
        };
        // Only what was recommended: views of search results say nothing about recommendations.
        let Some(placement) = self.marks.placement(surface, &item) else {
            return;
        };
        let recorded = (placement.slate, item.clone());
        if self.recorded.try_update_value(|all| all.insert(recorded)) != Some(true) {
            return;
        }
        let first = self.batch.with_value(Vec::is_empty);
        let act = self.acts.act(&item, InteractionKind::View, surface);
        self.batch.update_value(|batch| batch.push(act));
        if first {
            set_timeout(move || self.flush(), BATCH);
        }
    }

    /// Hands over what was seen so far.
    fn flush(&self) {
        let acts = self.batch.try_update_value(std::mem::take).unwrap_or_default();
        if !acts.is_empty() {
            self.acts.note(acts);
        }
    }

    /// Waits until everything that was done so far is remembered.
    pub async fn settle(&self) {
        self.flush();
        // Requests are answered in order: what was asked before has been answered by then.
        let _ = self.engine.ask(GetStatus {}).await;
    }

    /// Time with the page hidden does not count; cards still in view when it comes back start anew.
    fn visibility(&'static self) {
        if dom::is_hidden() {
            self.flush();
        } else {
            let items = self.in_view.with_value(|in_view| in_view.keys().cloned().collect::<Vec<_>>());
            for item in items {
                self.wait(item);
            }
        }
    }
}
