//! One item, whole.

use leptos::prelude::*;
use web_sys::Event;

use super::{
    super::{
        dom,
        model::text::{Block, blocks, host, outward},
        parts::{
            companions::companions, elsewhere::elsewhere, feedback::feedback, icon, keeping::keeping,
            marks::all_marks, notice, picture::picture, row::row, topics::topic,
        },
        state::{
            acts::Acts,
            asked::LatestAnswer,
            cards::CardsState,
            engine::EngineState,
            router::{HEADING, Router},
            sharing::SharingState,
            things::ThingsState,
            topics::TopicsState,
        },
        words::{self, asking, chrome, formats, item as said},
    },
    heading, missing,
};
use crate::{
    engine::protocol::{Card, Details, Failure, GetDetails, Similar, Slate, Topic},
    memory::{InteractionKind, Surface},
};

const PICTURE_PX: u16 = 128;
const SIMILAR: u16 = 8;
/// Shorter stays say nothing.
const SHORTEST_DWELL_MS: f64 = 500.0;
/// Longer stays say no more.
const LONGEST_DWELL_MS: f64 = 180_000.0;
/// What shows that somebody is there.
const SIGNS_OF_LIFE: [&str; 4] = ["pointermove", "pointerdown", "keydown", "scroll"];
/// For how long after a sign of life somebody may be reading.
const VOUCHED_MS: f64 = 20_000.0;

/// The page of the item with this id.
pub fn page(
    engine: &'static EngineState,
    router: &'static Router,
    cards: CardsState,
    outside: &'static SharingState,
    things: &'static ThingsState,
    id: String,
) -> AnyView {
    things.look();
    let details = LatestAnswer::<Details>::default();
    let ask = {
        let id = id.clone();
        move || {
            details.ask(engine, GetDetails { item: id.clone() }, move |details| {
                cards.marks.learn(std::slice::from_ref(&details.card), Surface::Item);
                *details
            });
        }
    };
    ask();
    remember_opening(router, cards, details, id.clone());
    let goes_with = companions(engine, cards, id.clone(), SIMILAR);
    let similar = similar(engine, cards, id);
    let body = move || match details.answer.get() {
        None => waiting(),
        Some(Ok(details)) => whole(router, cards, outside, things, details),
        Some(Err(Failure::NotFound { .. })) => missing::page(),
        Some(Err(failure)) => notice::failed(&failure, Some((chrome::retry(), Box::new(ask.clone())))),
    };
    view! {
        <article class="item" data-testid="item-page">{body}</article>
        {similar}
        {goes_with}
    }
    .into_any()
}

fn waiting() -> AnyView {
    view! {
        <div class="item-head" aria-hidden="true">
            <span class="picture large bone"></span>
            <div class="item-name">
                <span class="bone line title"></span>
                <span class="bone line short"></span>
            </div>
        </div>
    }
    .into_any()
}

fn whole(
    router: &'static Router,
    cards: CardsState,
    outside: &'static SharingState,
    things: &'static ThingsState,
    details: Details,
) -> AnyView {
    let card = details.card;
    router.item_title.set(Some(card.title.clone()));
    if router.previous.with_value(Option::is_some) {
        // While the item was on its way there was no heading for the router to give focus to.
        request_animation_frame(|| {
            if dom::is_unfocused() {
                dom::focus(HEADING);
            }
        });
    }
    let link = details.url.as_deref().and_then(outward).map(|url| {
        let label = said::opens_new(host(url));
        view! {
            <a class="button" href=url.to_owned() target="_blank" rel="noopener noreferrer external" aria-label=label>
                {icon::icon(icon::OUT)} <span class="clip">{host(url).to_owned()}</span>
            </a>
        }
    });
    // Descriptions often begin with the summary, which stands above already.
    let repeats = |block: &Block| matches!(block, Block::Paragraph(text) if *text == card.summary);
    let prose = blocks(&details.description).into_iter().skip_while(repeats).map(block).collect_view();
    let asked = card.clone();
    view! {
        <header class="item-head">
            <span class="large">{picture(&card.id, &card.title, card.image.clone(), PICTURE_PX)}</span>
            <div class="item-name">
                {heading(card.title.clone())}
                {card.creator.clone().map(|creator| view! { <p class="card-under">{creator}</p> })}
                {card.gone.map(|gone| view! { <p class="card-owner" data-testid="gone">{words::gone(gone)}</p> })}
                {card.source.as_deref().map(|source| view! { <p class="card-owner">{words::sources::from(source)}</p> })}
                <p class="lead">{card.summary.clone()}</p>
            </div>
            <div class="item-acts">
                {all_marks(cards, &card.id, &card.title, Surface::Item)}
                <button
                    type="button"
                    class="reason"
                    data-testid="why"
                    aria-haspopup="dialog"
                    on:click=move |_| cards.why.set(Some(asked.clone()))
                >
                    {icon::icon(icon::LEAN)}
                    <span>{said::why()}</span>
                </button>
                {feedback(cards.topics, &card.id, |_| ())}
                {link}
            </div>
        </header>
        <div class="item-keeping">{keeping(things, &card.id, &card.title)}</div>
        <div class="item-body">
            <div class="prose">{prose}</div>
            {facts(cards.topics, details.facets, details.numbers)}
        </div>
        {elsewhere(outside, &card)}
    }
    .into_any()
}

fn block(block: Block) -> AnyView {
    match block {
        Block::Paragraph(text) => view! { <p>{text}</p> }.into_any(),
        Block::List(points) => {
            view! { <ul>{points.into_iter().map(|point| view! { <li>{point}</li> }).collect_view()}</ul> }
                .into_any()
        }
    }
}

fn facts(
    topics: &'static TopicsState,
    facets: Vec<(String, Vec<String>)>,
    numbers: Vec<(String, f64)>,
) -> impl IntoView {
    let facet = |(name, values): (String, Vec<String>)| {
        let links = values.into_iter().map(|value| topic(topics, Topic { facet: Some(name.clone()), value }));
        let links = links.collect_view();
        view! { <div><dt>{asking::plain(&name)}</dt> <dd class="chips">{links}</dd></div> }
    };
    let fact = |(name, value): (String, f64)| {
        view! { <div><dt>{asking::plain(&name)}</dt> <dd>{formats::number(value)}</dd></div> }
    };
    view! {
        <dl class="facts">
            {facets.into_iter().map(facet).collect_view()}
            {numbers.into_iter().map(fact).collect_view()}
        </dl>
    }
}

fn similar(engine: &'static EngineState, cards: CardsState, id: String) -> impl IntoView {
    let similar = LatestAnswer::<Slate>::default();
    similar.ask(engine, Similar { item: id, limit: SIMILAR }, move |slate| {
        cards.marks.learn(&slate.cards, Surface::Similar);
        slate
    });
    let found =
        move || similar.answer.get().and_then(Result::ok).map(|slate| slate.cards).unwrap_or_default();
    move || {
        let rows = |found: Vec<Card>| {
            found.into_iter().map(|card| row(cards, card, Surface::Similar, || {})).collect_view()
        };
        let found = found();
        (!found.is_empty()).then(|| {
            view! {
                <section class="similar" aria-labelledby="similar-title">
                    <h2 id="similar-title">{said::similar()}</h2>
                    <ul class="rows">{rows(found)}</ul>
                </section>
            }
        })
    }
}

/// Remembers that the item was opened, once it is known to exist, and on leaving for how long it was looked at.
fn remember_opening(router: &'static Router, cards: CardsState, details: LatestAnswer<Details>, id: String) {
    let exists = Memo::new(move |_| details.answer.with(|answer| matches!(answer, Some(Ok(_)))));
    let returned = router.returned.get_value();
    let from = router.opened_from();
    let opened = id.clone();
    Effect::new(move || {
        // Coming back to a page is no new interest.
        if exists.get() && !returned {
            cards.acts.note(vec![cards.acts.act(&opened, InteractionKind::Open, from)]);
        }
    });
    let watch = StoredValue::new(Watch::started());
    let visibility =
        window_event_listener_untyped("visibilitychange", move |_: Event| watch.update_value(Watch::turn));
    let alive = SIGNS_OF_LIFE
        .map(|sign| window_event_listener_untyped(sign, move |_: Event| watch.update_value(Watch::turn)));
    let leaving = window_event_listener_untyped("pagehide", {
        let id = id.clone();
        move |_: Event| leave(cards.acts, &id, watch)
    });
    on_cleanup(move || {
        visibility.remove();
        leaving.remove();
        alive.into_iter().for_each(|listener| listener.remove());
        if exists.try_get_untracked() == Some(true) {
            leave(cards.acts, &id, watch);
        }
    });
}

fn leave(acts: &'static Acts, id: &str, watch: StoredValue<Watch>) {
    let looked = watch.try_update_value(Watch::stop).unwrap_or(0.0);
    if looked >= SHORTEST_DWELL_MS {
        acts.note(vec![acts.act(id, InteractionKind::Dwell { ms: looked as u32 }, Surface::Item)]);
    }
}

/// Measures time while the page is visible and somebody is there: each sign of life vouches for a while, and no longer.
struct Watch {
    sum: f64,
    since: Option<f64>,
}

impl Watch {
    fn started() -> Self {
        Self { sum: 0.0, since: (!dom::is_hidden()).then(dom::now_ms) }
    }

    fn turn(&mut self) {
        let now = dom::now_ms();
        self.sum += self.since.take().map_or(0.0, |since| (now - since).clamp(0.0, VOUCHED_MS));
        self.since = (!dom::is_hidden()).then_some(now);
    }

    /// What was measured; the measuring begins anew.
    fn stop(&mut self) -> f64 {
        self.turn();
        std::mem::take(&mut self.sum).min(LONGEST_DWELL_MS)
    }
}
