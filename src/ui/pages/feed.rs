//! Recommendations.

use leptos::prelude::*;

use super::{
    super::{
        dom,
        parts::{
            card::card,
            dials::dials,
            digest,
            more::more,
            notice::{self, first_cards, notice},
            welcome,
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
use crate::engine::protocol::{Card, Reason};

/// Cards of a wide window's first row, which nothing pushes down (index.html).
const ROW: usize = 3;

/// The page.
pub fn page(
    engine: &'static EngineState,
    feed: &'static FeedState,
    cards: CardsState,
    digest: &'static DigestState,
) -> AnyView {
    // Asked first, it is known when the first cards come: what stands above them comes with them.
    cards.topics.look();
    welcome::skip_known(cards.topics);
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
            <ul class="grid" data-testid="feed" aria-busy=move || feed.busy.get().to_string()>
                <For each=move || feed.cards.with(|shown| places(shown, welcome::is_due(cards.topics))) key=Place::key let:place>
                    {match place {
                        Place::Card(item) => card(cards, (*item).clone(), feed.reason(&item)),
                        Place::Welcome => welcome::welcome(engine, cards.topics),
                        Place::End => end(),
                    }}
                </For>
            </ul>
            {more(move || feed.more.get(), move || feed.busy.get(), move || feed.extend())}
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
        (_, false, _) => first_cards(PAGE / 2),
        (_, _, true) => notice(said::empty(), said::empty_hint().into(), None),
        _ => list(),
    })
    .into_any()
}

/// What stands in the list: cards, what begins with somebody new, and where what speaks for the person ends.
#[derive(Clone)]
enum Place {
    Card(Box<Card>),
    Welcome,
    End,
}

impl Place {
    fn key(&self) -> Result<String, bool> {
        match self {
            Self::Card(card) => Ok(card.id.clone()),
            Self::Welcome => Err(true),
            Self::End => Err(false),
        }
    }
}

fn places(cards: &[Card], welcomes: bool) -> Vec<Place> {
    let beyond = |card: &Card| card.reason == Reason::Beyond;
    // Where nothing suits, nothing ends.
    let end = cards.iter().position(beyond).filter(|at| *at > 0);
    let mut places: Vec<Place> = cards.iter().map(|card| Place::Card(Box::new(card.clone()))).collect();
    if let Some(at) = end {
        places.insert(at, Place::End);
    }
    if welcomes {
        places.insert(ROW.min(cards.len()), Place::Welcome);
    }
    places
}

fn end() -> AnyView {
    view! {
        <li class="end-of" data-testid="suits-end">
            <h2>{said::suits_end()}</h2>
            <p class="lead">{said::further()}</p>
        </li>
    }
    .into_any()
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
