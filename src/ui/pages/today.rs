//! The day's dozen, with an end, and shelves beside it.

use leptos::prelude::*;

use super::{
    super::{
        dom,
        model::time::Local,
        parts::{
            card::card,
            icon,
            notice::{self, notice, skeleton_cards},
            row::row,
        },
        state::{
            cards::CardsState,
            today::{SHELVES, TodayState},
        },
        words::{self, chrome, today as said},
    },
    heading,
};
use crate::{
    engine::protocol::{Arrangement, Card, Shelf, ShelfView, TodayView},
    memory::Surface,
};

/// Cards that stand there while the dozen is on its way.
const AWAITED: usize = 12;

/// The page.
pub fn page(cards: CardsState, today: &'static TodayState) -> AnyView {
    today.open();
    let answer = today.view.answer;
    let failure = Memo::new(move |_| answer.with(|answer| answer.as_ref()?.as_ref().err().cloned()));
    let known = Memo::new(move |_| answer.with(Option::is_some));
    let dozen = of(today, |view| view.dozen.clone());
    let varied = of(today, |view| view.varied);
    let lead = move || if varied.get() { said::start() } else { said::lead() };
    let body = move || match (failure.get(), known.get()) {
        (Some(failure), _) => {
            notice::failed(&failure, Some((chrome::retry(), Box::new(move || today.open()))))
        }
        (None, false) => skeleton_cards(AWAITED),
        _ => whole(cards, today, dozen),
    };
    view! {
        <header class="page-head"><div>{heading(said::title())} <p class="lead">{lead}</p></div></header>
        {body}
    }
    .into_any()
}

/// What is shown of the day, through `pick`; the empty answer until there is one.
fn of<T: Default + PartialEq + Send + Sync + 'static>(
    today: &'static TodayState,
    pick: impl Fn(&TodayView) -> T + Send + Sync + 'static,
) -> Memo<T> {
    Memo::new(move |_| {
        today.view.answer.with(|answer| match answer {
            Some(Ok(view)) => pick(view),
            _ => T::default(),
        })
    })
}

fn whole(cards: CardsState, today: &'static TodayState, dozen: Memo<Vec<Card>>) -> AnyView {
    let beside = of(today, |view| TodayView { dozen: Vec::new(), ..view.clone() });
    let twelve = move || match dozen.get() {
        none if none.is_empty() => notice(said::none(), said::none_hint().into(), None),
        dozen => {
            let card = |item: Card| card(cards, item.clone(), Signal::stored(item.reason));
            view! {
                <ul class="grid" data-testid="dozen">{dozen.into_iter().map(card).collect_view()}</ul>
                <p class="centre day-end" data-testid="day-end">{said::end()}</p>
            }
            .into_any()
        }
    };
    let shelves = move || {
        let TodayView { before, before_day, shelves, hidden, .. } = beside.get();
        let mut shown = Vec::new();
        if !before.is_empty() {
            let now = dom::now_ms() as i64;
            let day = Local { day: before_day, minute: 0 }.name(Local::new(now, dom::ahead_of_utc(now)).day);
            let title = said::before(&words::day_inside(day));
            shown.push(strip(cards, "before", title, None, ().into_any(), before));
        }
        shown.extend(shelves.into_iter().map(|view| shelf(cards, today, view)));
        shown.push(put_away(today, hidden));
        shown
    };
    view! {
        {twelve}
        <div id=SHELVES class="shelves" tabindex="-1">{shelves}</div>
    }
    .into_any()
}

fn shelf(cards: CardsState, today: &'static TodayState, view: ShelfView) -> AnyView {
    let title = said::shelf(&view.shelf, view.like.as_deref());
    let button =
        |label: &'static str, testid: &'static str, to: Arrangement, pressed: Option<&'static str>| {
            let (shelf, name) = (view.shelf.clone(), title.clone());
            let press = move |_| today.arrange(shelf.clone(), name.clone(), to);
            view! {
                <button
                    type="button"
                    class="button"
                    data-testid=testid
                    aria-label=chrome::act_on(label, &title)
                    aria-pressed=pressed
                    on:click=press
                >
                    {label}
                </button>
            }
            .into_any()
        };
    let pin = match view.pinned {
        true => button(said::pin(), "pin", Arrangement::Usual, Some("true")),
        false => button(said::pin(), "pin", Arrangement::Pinned, Some("false")),
    };
    let hide = button(said::hide(), "hide", Arrangement::Hidden, None);
    let buttons = view! { <p class="row-of-buttons">{pin} {hide}</p> }.into_any();
    strip(cards, "shelf", title, Some(said::why(view.shelf.kind)), buttons, view.cards)
}

/// Items in a row that scrolls sideways; whatever has focus in it comes into view.
fn strip(
    cards: CardsState,
    testid: &'static str,
    title: String,
    why: Option<&'static str>,
    buttons: AnyView,
    items: Vec<Card>,
) -> AnyView {
    let rows = items.into_iter().map(|card| row(cards, card, Surface::Feed, || ())).collect_view();
    let label = title.clone();
    view! {
        <section class="shelf" aria-label=label data-testid=testid>
            <header class="shelf-head">
                <div><h2>{title}</h2> {why.map(|why| view! { <p class="fine">{why}</p> })}</div>
                {buttons}
            </header>
            <ul class="strip">{rows}</ul>
        </section>
    }
    .into_any()
}

/// The shelves that are hidden, each with the way back.
fn put_away(today: &'static TodayState, hidden: Vec<Shelf>) -> AnyView {
    if hidden.is_empty() {
        return ().into_any();
    }
    let chips = hidden.into_iter().map(|shelf| {
        let title = said::shelf(&shelf, None);
        let label = chrome::act_on(said::show(), &title);
        let press = move |_| today.arrange(shelf.clone(), String::new(), Arrangement::Usual);
        view! {
            <button type="button" class="chip" data-testid="show" aria-label=label on:click=press>
                {icon::icon(icon::EYE)} {title}
            </button>
        }
    });
    view! {
        <section class="put-away" aria-label=said::hidden_shelves() data-testid="hidden-shelves">
            <h2>{said::hidden_shelves()}</h2>
            <div class="chips">{chips.collect_view()}</div>
        </section>
    }
    .into_any()
}
