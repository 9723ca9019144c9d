//! What the page is built from, mounted in a real browser: what a person sees of it, and what a press does.
#![cfg(target_family = "wasm")]
#![allow(clippy::unwrap_used, reason = "a helper that fails fails its test")]

use std::{
    cell::Cell,
    panic,
    rc::Rc,
    sync::atomic::{AtomicBool, Ordering},
};

use leptos::{mount::mount_to, prelude::*};
use penchant::{
    engine::protocol::GetStatus,
    memory::Surface,
    ui::{
        pages::sources,
        parts::{deliberate::deliberate, marks::mark_button, notice::notice, toast::toasts},
        state::{
            acts::{Acts, Mark},
            cards::CardsState,
            engine::EngineState,
            feed::FeedState,
            marks::ItemMarks,
            router::Router,
            seen::Seen,
            toasts::Toasts,
            topics::TopicsState,
        },
    },
};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{FileList, HtmlElement, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

/// What is mounted on a page of its own, and goes with it.
struct Mounted {
    root: HtmlElement,
    /// None once it was left.
    view: Option<Box<dyn std::any::Any>>,
}

impl Mounted {
    fn new<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Self {
        let root: HtmlElement = document().create_element("main").unwrap().unchecked_into();
        document().body().unwrap().append_child(&root).unwrap();
        let view = mount_to(root.clone(), view);
        Self { root, view: Some(Box::new(view)) }
    }

    fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length()).map(|at| found.item(at).unwrap().unchecked_into()).collect()
    }

    fn one(&self, selector: &str) -> HtmlElement {
        let mut found = self.all(selector);
        assert_eq!(found.len(), 1, "{selector} in {}", self.root.inner_html());
        found.remove(0)
    }

    fn text(&self) -> String {
        self.root.text_content().unwrap()
    }

    /// As when another page is opened.
    fn leave(&mut self) {
        self.view = None;
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.leave();
        self.root.remove();
    }
}

/// The page shows what became of signals by then.
async fn shown() {
    leptos::task::tick().await;
    leptos::task::tick().await;
}

/// Handles as the app makes them. Nothing here has the app's policy, so that its engine refuses to start: every question
/// fails.
fn without_engine() -> (&'static EngineState, CardsState, Toasts) {
    fn lent<T>(handle: T) -> &'static T {
        Box::leak(Box::new(handle))
    }
    let (engine, marks, router) =
        (lent(EngineState::start()), lent(ItemMarks::default()), lent(Router::default()));
    let toasts = Toasts::default();
    let feed = lent(FeedState::new(engine, marks, router, toasts));
    let acts = lent(Acts::new(engine, marks, feed, toasts));
    let seen = lent(Seen::new(engine, marks, acts));
    let topics = lent(TopicsState::new(engine, feed, toasts));
    (engine, CardsState { marks, acts, seen, topics, why: RwSignal::new(None) }, toasts)
}

#[wasm_bindgen_test]
async fn a_notice_offers_one_thing_to_do_and_does_it_when_pressed() {
    let pressed = Rc::new(Cell::new(0));
    let press = Rc::clone(&pressed);
    let page = Mounted::new(move || {
        notice(
            "Nothing",
            "is here.".into(),
            Some(("Look again", Box::new(move || press.set(press.get() + 1)))),
        )
    });
    assert_eq!(page.one("h2").text_content().unwrap(), "Nothing");
    page.one("button").click();
    assert_eq!(pressed.get(), 1);
    let page = Mounted::new(|| notice("Nothing", "is here.".into(), None));
    assert!(page.all("button").is_empty());
}

#[wasm_bindgen_test]
async fn an_offer_stands_for_the_last_thing_done_and_is_gone_once_it_was_taken() {
    let owner = Owner::new();
    let notices = owner.with(Toasts::default);
    let page = Mounted::new(move || toasts(notices));
    let taken = RwSignal::new(Vec::new());
    let offer =
        |name: &'static str| notices.offer(name.into(), "Undo", move || taken.update(|all| all.push(name)));
    offer("first");
    notices.say("said".into());
    offer("second");
    shown().await;
    assert_eq!(page.all("li").len(), 2, "{}", page.text());
    page.one("[data-testid=undo]").click();
    shown().await;
    assert_eq!(taken.get_untracked(), ["second"]);
    assert_eq!(page.one("li span").text_content().unwrap(), "said");
    page.one(".toast-close").click();
    shown().await;
    assert!(page.all("li").is_empty());
}

#[wasm_bindgen_test]
async fn a_deliberate_button_hears_no_press_before_it_was_seen_and_says_so() {
    let pressed = RwSignal::new(0);
    let page =
        Mounted::new(move || deliberate("button", "yes", "Yes", move || pressed.update(|count| *count += 1)));
    let button = page.one("[data-testid=yes]");
    assert_eq!(button.get_attribute("aria-disabled").unwrap(), "true");
    assert_eq!(page.one("[role=status]").text_content().unwrap(), "");
    button.click();
    shown().await;
    assert_eq!(pressed.get_untracked(), 0);
    assert_ne!(page.one("[role=status]").text_content().unwrap(), "");
}

#[wasm_bindgen_test]
async fn a_mark_shows_at_once_everywhere_and_is_taken_back_with_a_word_if_memory_refuses() {
    let owner = Owner::new();
    let (engine, cards, notices) = owner.with(without_engine);
    let button = move || mark_button(cards, "item", "Title", Mark::Like, Surface::Search);
    let page = Mounted::new(move || (button(), button(), toasts(notices)));
    let stands = || {
        page.all("[data-testid=like]")
            .iter()
            .map(|one| one.get_attribute("aria-pressed").unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(stands(), ["false", "false"]);
    page.all("[data-testid=like]")[0].click();
    shown().await;
    assert_eq!(stands(), ["true", "true"]);
    // Questions are answered in order.
    assert!(engine.ask(GetStatus {}).await.is_err());
    shown().await;
    assert_eq!(stands(), ["false", "false"]);
    assert_eq!(page.all(".toast").len(), 1);
}

#[wasm_bindgen_test]
async fn a_page_may_be_left_while_it_reads_a_file() {
    static PANICKED: AtomicBool = AtomicBool::new(false);
    let told = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        PANICKED.store(true, Ordering::Relaxed);
        told(info);
    }));
    let owner = Owner::new();
    let (engine, _, notices) = owner.with(without_engine);
    let mut page = Mounted::new(move || sources::page(engine, notices));
    let files: FileList =
        js_sys::eval("const all = new DataTransfer(); all.items.add(new File(['[]'], 'a.json')); all.files")
            .unwrap()
            .unchecked_into();
    let file = files.get(0).unwrap();
    page.one("[data-testid=source-file]").unchecked_ref::<HtmlInputElement>().set_files(Some(&files));
    page.one("[data-testid=source-add]").click();
    shown().await;
    page.leave();
    // What was read before is read by then, and what was asked before is answered.
    JsFuture::from(file.text()).await.unwrap();
    assert!(engine.ask(GetStatus {}).await.is_err());
    shown().await;
    assert!(!PANICKED.load(Ordering::Relaxed));
}
