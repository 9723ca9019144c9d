//! The frame around every page: header, navigation, notices, and what is shown while nothing else can be.

use std::time::Duration;

use leptos::{mount::mount_to, prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent};

use super::{
    app::App,
    dom, language, menu,
    model::route::{Route, SearchQuery},
    network,
    pages::{
        ask, autonomy, connect, device, feed, handed, item, memory, missing, search, sharing, sources,
        things, today, try_site,
    },
    parts::{
        consent, dropped, icon,
        notice::{self, Action, notice},
        toast::toasts,
        why,
    },
    state::{
        engine::{EngineState, Phase},
        router::{FIELD, HEADING, Router},
        versions::Versions,
    },
    words::{self, NAME, chrome, failed},
};
use crate::{
    browser::{inbox, install},
    engine::protocol::{Failure, MemoryState},
};

/// Where it is kept, until the person has read it, that the browser deleted their memory.
const LOST: &str = "penchant-memory-lost";
/// Whether anything was remembered here when this was last looked at.
const REMEMBERS: &str = "penchant-remembers";
/// Acts after which the app has been of use.
const OF_USE: u32 = 20;
/// Whether the person was asked to install it: once is enough.
const ASKED: &str = "penchant-install-asked";

/// Replaces the boot skeleton by the app.
pub fn mount() {
    let Some(root) = document().get_element_by_id("app").and_then(|root| root.dyn_into::<HtmlElement>().ok())
    else {
        return;
    };
    let begin = async move {
        language::learn().await;
        show(root);
    };
    // Apart from the start of the code itself, which keeps a phone busy enough.
    // Leptos has nothing to run it on before it is mounted.
    set_timeout(move || wasm_bindgen_futures::spawn_local(begin), Duration::ZERO);
}

fn show(root: HtmlElement) {
    dom::keep_tiles(&root);
    root.set_text_content(None);
    mount_to(root, || {
        let app = App::start();
        dom::listen(&window(), "keydown", move |event: KeyboardEvent| slash(app.router, &event));
        dropped::anywhere(app.history, app.router);
        when_idle(app);
        from_outside(app);
        // What is explained is of the page that is left.
        Effect::new(move || {
            app.router.visit.track();
            app.cards.why.set(None);
        });
        shell(app)
    })
    .forget();
}

fn shell(app: App) -> AnyView {
    view! {
           <button type="button" class="skip button" on:click=move |_| {
    dom::focus(HEADING);
    }>{chrome::skip()}</button>
           <header class="top">
               <a class="wordmark" href=Route::Feed.href()>
                   <svg class="logo" viewBox="0 0 32 32" aria-hidden="true">
                       <path d="M9 27V5"></path>
                       <path class="lean" d="M14.5 27L23 5"></path>
                   </svg>
                   <span>{NAME}</span>
               </a>
               {navigation(app.router)}
               <div class="top-end">{network::indicator(app.engine, app.router)} {menu::menu(language::choice(move || app.versions.start_afresh()))}</div>
           </header>
           {banners(app.engine, app.versions)}
           <main>{content(app)}</main>
           {foot(app.engine, app.versions)}
           {why::dialog(app.engine, app.cards)}
           {consent::dialog(app.outside)}
           {toasts(app.toasts)}
       }
    .into_any()
}

fn navigation(router: &'static Router) -> impl IntoView {
    let link = move |testid: &'static str, route: Route, path: &'static str, label: &'static str| {
        let href = route.href();
        let here =
            move || router.route.with(|now| std::mem::discriminant(now) == std::mem::discriminant(&route));
        view! {
            <a href=href data-testid=testid aria-current=move || here().then_some("page")>
                {icon::icon(path)}
                <span>{label}</span>
            </a>
        }
    };
    view! {
        <nav class="nav" aria-label=chrome::main_nav()>
            {link("nav-feed", Route::Feed, icon::FEED, chrome::feed())}
            {link("nav-today", Route::Today, icon::TODAY, words::today::nav())}
            {link("nav-search", Route::Search(SearchQuery::default()), icon::SEARCH, chrome::search())}
            {link("nav-ask", Route::Ask, icon::ASK, words::asking::nav())}
            {link("nav-memory", Route::Memory, icon::MEMORY, chrome::memory())}
            {link("nav-leaves", Route::Leaves, icon::SHIELD, words::leaves::nav())}
        </nav>
    }
}

/// The page at the current route; a page outlives changes of the question in its address.
fn content(app: App) -> impl IntoView {
    let place = Memo::new(move |_| match app.router.route.get() {
        Route::Search(_) => Route::Search(SearchQuery::default()),
        other => other,
    });
    let failure = Memo::new(move |_| match app.engine.phase.get() {
        Phase::Failed(failure) => Some(failure),
        _ => None,
    });
    // Pages ask at once; the engine answers when it is open.
    let App {
        engine,
        router,
        toasts,
        feed,
        cards,
        found,
        conversation,
        digest,
        memory,
        outside,
        inbox,
        things: own,
        ..
    } = app;
    move || match failure.get() {
        Some(failure) => unavailable(app, &failure),
        None => match place.get() {
            Route::Feed => feed::page(engine, feed, cards, digest),
            Route::Today => today::page(cards, app.today),
            Route::Item(id) => item::page(engine, router, cards, outside, own, id),
            Route::Search(_) => search::page(engine, router, cards, found, memory),
            Route::Ask => ask::page(engine, conversation, cards, toasts),
            Route::Memory => memory::page(engine, memory, app.history, cards.topics, toasts),
            Route::Things(shared) => things::page(own, cards, memory, toasts, router, shared),
            Route::May => autonomy::page(engine, feed, toasts),
            Route::Sources => sources::page(engine, toasts),
            Route::Leaves => sharing::page(engine, outside, memory, feed, toasts),
            Route::Device => device::page(app.keep, app.versions.kept, app.install_offered),
            Route::Handed => handed::page(memory, app.history, router, inbox, toasts),
            Route::Try => try_site::page(engine, inbox, toasts),
            Route::Connect(site) => connect::page(&site),
            Route::Missing => missing::page(),
        },
    }
}

fn unavailable(app: App, failure: &Failure) -> AnyView {
    let reload = || drop(window().location().reload());
    let (title, hint) = match failure {
        Failure::Pack { .. } => (failed::pack(), failed::pack_hint()),
        Failure::Mismatch => (failed::mismatch(), failed::mismatch_hint()),
        Failure::Unguarded => (failed::unguarded(), failed::unguarded_hint()),
        // It has been there before.
        _ if app.engine.status.with_untracked(|status| status.items > 0) => {
            (failed::stopped(), failed::stopped_hint())
        }
        _ => (failed::engine(), failed::engine_hint()),
    };
    // What has a title and a hint of its own needs no sentence more.
    let detail = (!matches!(failure, Failure::Mismatch | Failure::Unguarded)).then(|| notice::told(failure));
    let action: Action = match failure {
        Failure::Mismatch => (chrome::reload(), Box::new(reload)),
        _ => (chrome::retry(), Box::new(move || app.outside.open_engine())),
    };
    view! {
        <div class="unavailable" role="alert">
            {notice(title, hint.into(), Some(action))}
            {detail}
        </div>
    }
    .into_any()
}

fn banners(engine: &'static EngineState, versions: &'static Versions) -> impl IntoView {
    let online = RwSignal::new(dom::is_online());
    dom::listen(&window(), "online", move |_: Event| online.set(true));
    dom::listen(&window(), "offline", move |_: Event| online.set(false));
    let memory = Memo::new(move |_| engine.status.with(|status| status.memory.clone()));
    let dismissed = RwSignal::new(None::<MemoryState>);
    let unreadable =
        Memo::new(move |_| engine.status.with(|status| words::unreadable_notice(&status.unreadable)));
    // It stays as long as it is so: until then nothing may leave.
    let unreadable = move || {
        let text = unreadable.get()?;
        Some(view! { <p class="banner warn" data-testid="unreadable"><span>{text}</span></p> })
    };
    let told = RwSignal::new(dom::stored(LOST));
    let tell = move |what: &'static str| {
        dom::store(LOST, Some(what));
        told.set(Some(what.to_owned()));
    };
    let remembered = Memo::new(move |_| {
        engine.status.with(|status| (!status.catalog.is_empty()).then_some(status.remembered))
    });
    // What is remembered goes with all else that the browser keeps for this origin, but for this one mark.
    Effect::new(move |before: Option<Option<u32>>| {
        let now = remembered.get();
        let state = memory.get();
        match now {
            Some(0) if before.flatten().is_some() || state == MemoryState::Lost => {
                dom::store(REMEMBERS, None)
            }
            Some(0) if state == MemoryState::Durable && dom::stored(REMEMBERS).is_some() => {
                dom::store(REMEMBERS, None);
                tell("evicted");
            }
            Some(1..) => dom::store(REMEMBERS, Some("yes")),
            _ => {}
        }
        now
    });
    Effect::new(move || match memory.get() {
        MemoryState::Lost => tell("yes"),
        MemoryState::Restored => tell("mended"),
        MemoryState::Recopied => tell("recopied"),
        _ => {}
    });
    let closable = move |testid: &'static str, text: String, close: Box<dyn Fn()>| {
        view! {
            <p class="banner warn" data-testid=testid>
                <span>{text}</span>
                <button type="button" class="quiet icon-button" aria-label=chrome::close() on:click=move |_| close()>
                    {icon::icon(icon::CLOSE)}
                </button>
            </p>
        }
    };
    let loss = move || {
        let read = move || {
            dom::store(LOST, None);
            told.set(None);
        };
        let (testid, text) = match told.get()?.as_str() {
            "mended" => ("memory-mended", words::memory::mended()),
            "recopied" => ("memory-recopied", words::memory::recopied()),
            "evicted" => ("memory-evicted", words::memory::evicted()),
            _ => ("memory-lost", words::memory::lost()),
        };
        Some(closable(testid, text.into(), Box::new(read)))
    };
    let notice = move || {
        let state = memory.get();
        let text = words::memory_notice(&state).filter(|_| dismissed.get().as_ref() != Some(&state))?;
        Some(closable("memory-notice", text, Box::new(move || dismissed.set(Some(state.clone())))))
    };
    view! {
        <div class="banners" role="status">
            {move || (!online.get()).then(|| view! { <p class="banner">{chrome::offline()}</p> })}
            {newer(versions)}
            {unreadable}
            {loss}
            {notice}
        </div>
    }
}

/// Says that there is a newer version, once there is.
fn newer(versions: &'static Versions) -> impl IntoView {
    let label =
        move || if versions.agreed.get() { words::device::updating() } else { words::device::update() };
    move || {
        versions.waits.get().then(|| {
            view! {
                <p class="banner" data-testid="newer">
                    <span>{words::device::newer()}</span>
                    <button
                        type="button"
                        class="button"
                        data-testid="update"
                        disabled=move || versions.agreed.get()
                        on:click=move |_| versions.agree()
                    >
                        {label}
                    </button>
                </p>
            }
        })
    }
}

fn foot(engine: &'static EngineState, versions: &'static Versions) -> impl IntoView {
    let catalog = Memo::new(move |_| {
        engine.status.with(|status| {
            (
                status.catalog.clone(),
                status.items,
                status.licence.clone(),
                status.attribution.clone(),
                status.owner_rules.clone(),
            )
        })
    });
    let lines = move || {
        let (name, items, licence, attribution, rules) = catalog.get();
        (items > 0).then(|| {
            view! {
                <p>
                    {chrome::catalog(items.into(), &name)} " · "
                    <a href=Route::Sources.href() data-testid="to-sources">{words::sources::title()}</a>
                </p>
                <p>{attribution}</p>
                {(!rules.is_empty()).then(|| view! { <p>{words::owner_rules(&rules)}</p> })}
                <p>{licence}</p>
            }
        })
    };
    view! {
        <footer class="foot">
            {lines}
            {move || versions.kept.get().then(|| view! { <p>{words::device::works_offline()}</p> })}
        </footer>
    }
}

/// What the system and the browser hand over: files to open, and the offer to install, which is passed on only once
/// the app has been of use.
fn from_outside(app: App) {
    inbox::on_files(move |files| {
        app.inbox.handed.update(|handed| handed.extend(files));
        app.router.go(&Route::Handed);
    });
    dom::listen(&window(), install::OFFERED, move |_: Event| app.install_offered.set(true));
    Effect::new(move || {
        let of_use = app.engine.status.with(|status| status.remembered >= OF_USE);
        // Not together with what is said of an act, which would take its place.
        let quiet = app.toasts.list.with(Vec::is_empty);
        if of_use && quiet && app.install_offered.get() && dom::stored(ASKED).is_none() {
            dom::store(ASKED, Some("yes"));
            app.toasts.offer(
                words::device::install_offer().into(),
                words::device::install_button(),
                move || {
                    spawn_local(async move {
                        let _ = install::ask().await;
                        app.install_offered.set(install::offered());
                    });
                },
            );
        }
    });
}

/// `/` goes to the search field, unless one is typing.
fn slash(router: &'static Router, event: &KeyboardEvent) {
    let typing =
        event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()).is_some_and(|target| {
            matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
                || target.is_content_editable()
        });
    if event.key() != "/" || typing || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    event.prevent_default();
    if !dom::focus(FIELD) {
        router.go(&Route::Search(SearchQuery::default()));
        // The router gives focus to the heading in the next frame; the field takes it after that.
        request_animation_frame(|| {
            request_animation_frame(|| {
                dom::focus(FIELD);
            })
        });
    }
}

/// What is worth having before it is asked for, but not before the feed: meaning (where data is not dear), and the app
/// itself for when there is no network.
fn when_idle(app: App) {
    Effect::new(move |watched: Option<bool>| {
        let ready = app.engine.phase.get() == Phase::Ready;
        if ready && watched != Some(true) {
            dom::when_idle(move || app.versions.watch());
        }
        ready || watched == Some(true)
    });
    Effect::new(move || {
        if app.feed.loaded.get() {
            dom::when_idle(move || app.engine.load_model_unasked());
        }
    });
}
