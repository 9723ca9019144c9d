//! Where the person is, by the location's hash; how they came there, and where they stood when they left.

use std::collections::HashMap;

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{Event, History, ScrollRestoration};

use super::super::{
    dom,
    model::route::{Route, SearchQuery},
    words,
};
use crate::memory::Surface;

/// Id of the heading that takes focus when a page opens.
pub const HEADING: &str = "page-title";
/// Id of the search field: takes focus instead where that does not bring up a keyboard on the screen.
pub const FIELD: &str = "search-input";

/// When everything was forgotten last, as far as this tab knows.
const FORGOTTEN: &str = "penchant-forgotten";

/// The router. Links are plain anchors; the browser's history is the truth.
pub struct Router {
    /// Where the person is.
    pub route: RwSignal<Route>,
    /// Whether they came by going back or forward (or by reloading) rather than by a link.
    pub returned: StoredValue<bool>,
    /// Where they were before.
    pub previous: StoredValue<Option<Route>>,
    /// Title of the item shown, for the window's title.
    pub item_title: RwSignal<Option<String>>,
    /// The number of this visit in the history: it changes with the place, and not while what is asked of search is put into the
    /// address.
    pub visit: RwSignal<f64>,
    left: StoredValue<HashMap<u64, Left>>,
}

/// How a page was left.
#[derive(Clone, Default)]
struct Left {
    scroll: f64,
    focus: Option<String>,
}

impl Default for Router {
    /// At the place that the address names.
    fn default() -> Self {
        Self {
            route: RwSignal::new(here()),
            returned: StoredValue::new(false),
            previous: StoredValue::new(None),
            item_title: RwSignal::new(None),
            visit: RwSignal::new(0.0),
            left: StoredValue::default(),
        }
    }
}

impl Router {
    /// Follows the address from now on.
    pub fn follow(&'static self) {
        let (visit, known) = name_visit();
        self.visit.set(visit);
        self.returned.set_value(known);
        if let Ok(history) = window().history() {
            let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
        }
        dom::listen(&window(), "popstate", move |_: Event| self.arrive());
        dom::listen(&window(), "hashchange", move |_: Event| self.arrive());
        Effect::new(move || {
            let title =
                self.route.with(|route| self.item_title.with(|item| words::title(route, item.as_deref())));
            document().set_title(&title);
        });
    }

    /// Goes to a place, as a link would.
    pub fn go(&self, route: &Route) {
        let _ = window().location().set_hash(&route.href());
    }

    /// Renames the place where the person is, without a step in the history.
    pub fn rename(&self, route: Route) {
        if let Ok(history) = window().history() {
            let visit = JsValue::from_f64(self.visit.get_untracked());
            let _ = history.replace_state_with_url(&visit, "", Some(&route.href()));
        }
        self.route.set(route);
    }

    /// Everything was forgotten: no address of this tab says what was searched for. The browser lets a page rewrite only the
    /// address it is at; those before it lose their words when the person comes back to them.
    pub fn forget(&self) {
        dom::store_by_tab(FORGOTTEN, &(dom::now_ms() + 1.0).to_string());
        self.previous.set_value(None);
        if self
            .route
            .with_untracked(|route| matches!(route, Route::Search(query) if *query != SearchQuery::default()))
        {
            self.rename(Route::Search(SearchQuery::default()));
        }
    }

    /// Whether the person is at the feed now.
    pub fn at_feed(&self) -> bool {
        self.route.with_untracked(|route| *route == Route::Feed)
    }

    /// The surface from which the person came to an item's page.
    pub fn opened_from(&self) -> Surface {
        self.previous.with_value(|previous| match previous {
            Some(Route::Feed | Route::Today) => Surface::Feed,
            Some(Route::Search(_) | Route::Ask) => Surface::Search,
            Some(Route::Item(_)) => Surface::Similar,
            Some(Route::Memory | Route::Things(_)) => Surface::Memory,
            Some(
                Route::May
                | Route::Sources
                | Route::Leaves
                | Route::Device
                | Route::Handed
                | Route::Try
                | Route::Connect(_)
                | Route::Missing,
            )
            | None => Surface::Item,
        })
    }

    fn arrive(&'static self) {
        let (visit, returned) = name_visit();
        let leaving = self.visit.get_untracked();
        if visit == leaving {
            return;
        }
        let left = Left { scroll: window().scroll_y().unwrap_or(0.0), focus: dom::focused_id() };
        self.left.update_value(|all| {
            all.insert(leaving.to_bits(), left);
        });
        self.visit.set(visit);
        self.returned.set_value(returned);
        self.previous.set_value(Some(self.route.get_untracked()));
        self.item_title.set(None);
        self.route.set(here());
        let found = self.left.with_value(|all| all.get(&visit.to_bits()).cloned()).filter(|_| returned);
        // The new page stands by the next frame.
        request_animation_frame(move || {
            let Left { scroll, focus } = found.unwrap_or_default();
            window().scroll_to_with_x_and_y(0.0, scroll);
            let typing =
                self.route.with_untracked(|route| matches!(route, Route::Search(_))) && dom::has_mouse();
            let focused = focus.is_some_and(|id| dom::focus(&id)) || (typing && dom::focus(FIELD));
            if !focused {
                dom::focus(HEADING);
            }
        });
    }
}

fn location_hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// The place that the address names. The words of a search from before everything was forgotten go from the address.
fn here() -> Route {
    let route = Route::parse(&location_hash());
    let Route::Search(query) = &route else { return route };
    let Some((history, visit)) =
        window().history().ok().and_then(|history| Some((history.clone(), visit(&history)?)))
    else {
        return route;
    };
    let forgotten = dom::stored_by_tab(FORGOTTEN).and_then(|at| at.parse::<f64>().ok());
    if *query == SearchQuery::default() || forgotten.is_none_or(|at| visit >= at) {
        return route;
    }
    let bare = Route::Search(SearchQuery::default());
    let _ = history.replace_state_with_url(&JsValue::from_f64(visit), "", Some(&bare.href()));
    bare
}

/// The number of the present entry in the history, if it was visited: the time of the first visit, and a fraction by chance.
fn visit(history: &History) -> Option<f64> {
    history.state().ok()?.as_f64()
}

/// The number of this visit in the history, and whether it had one already: then the person has been here before.
/// The browser keeps it with the entry, over reloads too.
fn name_visit() -> (f64, bool) {
    let Ok(history) = window().history() else {
        return (0.0, false);
    };
    if let Some(visit) = visit(&history) {
        return (visit, true);
    }
    let visit = dom::now_ms() + js_sys::Math::random();
    let _ = history.replace_state(&JsValue::from_f64(visit), "");
    (visit, false)
}
