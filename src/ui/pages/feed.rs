//! Recommendations.

use leptos::prelude::*;

use super::{
    super::{
        dom,
        parts::{
            card::card,
            dials::dials,
            digest,
            notice::{self, notice, skeleton_cards},
            welcome::welcome,
        },
        state::{
            cards::CardsState,
            digest::DigestState,
            engine::EngineState,
            feed::{FeedState, Outdated, PAGE},
            router::HEADING,
        },
        words::{chrome, feed as said},
    },
    heading,
};
use crate::engine::protocol::Reason;

/// The page.
pub fn page(
    engine: &'static EngineState,
    feed: &'static FeedState,
    cards: CardsState,
    digest: &'static DigestState,
) -> AnyView {
    // Asked first, it is known when the first cards come: what stands above them comes with them.
    cards.topics.look();
    feed.shown();
    let remembered = Memo::new(move |_| engine.status.with(|status| status.remembered));
    // What stands above the cards stays with them: a line less would move them.
    let leans = Memo::new(move |said: Option<&bool>| match (feed.outdated.get(), said) {
        (Some(Outdated::Learnt), Some(said)) => *said,
        _ => feed.cards.with(|cards| cards.iter().any(|card| matches!(card.reason, Reason::Because { .. }))),
    });
    let lead =
        move || if leans.get() { said::follows(remembered.get().into()) } else { said::start().to_owned() };
    view! {
        <header class="page-head">
            <div>
                {heading(said::title())}
                <p class="lead">{lead}</p>
            </div>
            {dials(engine, feed)}
        </header>
        {outdated(feed)}
        {digest::digest(digest, cards)}
        {content(engine, feed, cards)}
    }
    .into_any()
}

fn content(engine: &'static EngineState, feed: &'static FeedState, cards: CardsState) -> AnyView {
    let empty = Memo::new(move |_| feed.cards.with(Vec::is_empty));
    let list = move || {
        view! {
            {welcome(engine, cards.topics)}
            <ul class="grid" data-testid="feed" aria-busy=move || feed.busy.get().to_string()>
                <For each=move || feed.cards.get() key=|card| card.id.clone() let:item>
                    {card(cards, item.clone(), feed.reason(&item))}
                </For>
            </ul>
            {more(feed)}
        }
        .into_any()
    };
    let failed_first = Memo::new(move |_| feed.failed.with(Option::is_some) && !feed.loaded.get());
    (move || match (failed_first.get(), feed.loaded.get(), empty.get()) {
        (true, ..) => {
            let again = move || feed.refresh(0);
            let failed = |failure| notice::failed(&failure, Some((chrome::retry(), Box::new(again))));
            feed.failed.get_untracked().map_or_else(|| ().into_any(), failed)
        }
        (_, false, _) => skeleton_cards(PAGE / 2),
        (_, _, true) => notice(said::empty(), said::empty_hint().into(), None),
        _ => list(),
    })
    .into_any()
}

fn more(feed: &'static FeedState) -> impl IntoView {
    move || {
        feed.more.get().then(|| {
            view! {
                <p class="centre">
                    <button type="button" class="button" disabled=move || feed.busy.get() on:click=move |_| feed.extend()>
                        {chrome::more()}
                    </button>
                </p>
            }
        })
    }
}

fn outdated(feed: &'static FeedState) -> impl IntoView {
    let renew = move |_| {
        feed.refresh(0);
        window().scroll_to_with_x_and_y(0.0, 0.0);
        dom::focus(HEADING);
    };
    let offer = move |why: Outdated| {
        let why = match why {
            Outdated::Elsewhere => said::changed(),
            Outdated::Learnt => said::below(),
        };
        view! {
            <p class="banner">
                <span>{why}</span>
                <button type="button" class="link" data-testid="renew" on:click=renew>{said::update()}</button>
            </p>
        }
    };
    // It lies above the cards and takes no place: nothing moves under the eyes of who reads.
    view! { <div class="afloat" role="status">{move || feed.outdated.get().map(offer)}</div> }
}
