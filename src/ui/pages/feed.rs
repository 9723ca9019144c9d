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
                        Place::Back => end(said::suits_end(), said::back()),
                        Place::End(heading) => end(heading, said::further()),
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

/// What stands in the list: cards, what begins with somebody new, where what is new and suits ends, and where what suits does.
#[derive(Clone)]
enum Place {
    Card(Box<Card>),
    Welcome,
    Back,
    End(&'static str),
}

impl Place {
    fn key(&self) -> Result<String, u8> {
        match self {
            Self::Card(card) => Ok(card.id.clone()),
            Self::Welcome => Err(0),
            Self::Back => Err(1),
            Self::End(_) => Err(2),
        }
    }
}

fn places(cards: &[Card], welcomes: bool) -> Vec<Place> {
    // Where nothing suits, nothing ends.
    let first = |is: fn(&Card) -> bool| cards.iter().position(is).filter(|at| *at > 0);
    let back = first(|card| card.reason == Reason::Back);
    let end = first(|card| matches!(card.reason, Reason::Beyond { .. }));
    let mut places: Vec<Place> = cards.iter().map(|card| Place::Card(Box::new(card.clone()))).collect();
    let heading = if back.is_some() { said::beyond() } else { said::suits_end() };
    for (at, place) in [(end, Place::End(heading)), (back, Place::Back)] {
        if let Some(at) = at {
            places.insert(at, place);
        }
    }
    if welcomes {
        places.insert(ROW.min(cards.len()), Place::Welcome);
    }
    places
}

fn end(heading: &'static str, lead: &'static str) -> AnyView {
    view! {
        <li class="end-of" data-testid="suits-end">
            <h2>{heading}</h2>
            <p class="lead">{lead}</p>
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
