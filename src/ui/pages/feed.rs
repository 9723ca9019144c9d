//! Recommendations.

use leptos::prelude::*;

use super::{
    super::{
        app::App,
        feed::PAGE,
        parts::{
            card::card,
            dials::dials,
            digest::digest,
            notice::{notice, skeleton_cards},
        },
        words::{chrome, failed, feed as said},
    },
    heading,
};
use crate::engine::protocol::Reason;

/// The page.
pub fn page(app: App) -> AnyView {
    let feed = app.feed;
    feed.shown(app, app.router.returned.get_value());
    let remembered = Memo::new(move |_| app.status.with(|status| status.remembered));
    let leans = Memo::new(move |_| {
        feed.cards.with(|cards| cards.iter().any(|card| matches!(card.reason, Reason::Because { .. })))
    });
    let lead =
        move || if leans.get() { said::follows(remembered.get().into()) } else { said::start().to_owned() };
    view! {
        <header class="page-head">
            <div>
                {heading(said::title())}
                <p class="lead">{lead}</p>
            </div>
            {dials(app)}
        </header>
        {outdated(app)}
        {digest(app)}
        {content(app)}
    }
    .into_any()
}

fn content(app: App) -> AnyView {
    let feed = app.feed;
    let empty = Memo::new(move |_| feed.cards.with(Vec::is_empty));
    let list = move || {
        view! {
            <ul class="grid" data-testid="feed" aria-busy=move || feed.busy.get().to_string()>
                <For each=move || feed.cards.get() key=|card| card.id.clone() let:item>
                    {card(app, item.clone(), feed.reason(&item))}
                </For>
            </ul>
            {more(app)}
        }
        .into_any()
    };
    let failed_first = Memo::new(move |_| feed.failed.with(Option::is_some) && !feed.loaded.get());
    (move || match (failed_first.get(), feed.loaded.get(), empty.get()) {
        (true, ..) => {
            let why = feed.failed.get_untracked().map(|failure| failure.message).unwrap_or_default();
            notice(failed::part(), why, Some((chrome::retry(), Box::new(move || feed.refresh(app, 0)))))
        }
        (_, false, _) => skeleton_cards(PAGE / 2),
        (_, _, true) => notice(said::empty(), said::empty_hint().into(), None),
        _ => list(),
    })
    .into_any()
}

fn more(app: App) -> impl IntoView {
    let feed = app.feed;
    move || {
        feed.more.get().then(|| {
            view! {
                <p class="centre">
                    <button type="button" class="button" disabled=move || feed.busy.get() on:click=move |_| feed.extend(app)>
                        {chrome::more()}
                    </button>
                </p>
            }
        })
    }
}

fn outdated(app: App) -> impl IntoView {
    let feed = app.feed;
    let bar = move || {
        view! {
            <p class="banner" role="status">
                <span>{said::changed()}</span>
                <button type="button" class="link" on:click=move |_| feed.refresh(app, 0)>{said::update()}</button>
            </p>
        }
    };
    move || feed.outdated.get().then(bar)
}
