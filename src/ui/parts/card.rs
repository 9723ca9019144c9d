//! A card of the feed.

use leptos::{html, prelude::*};

use super::{
    super::{
        dom,
        model::route::Route,
        state::{acts::Mark, cards::CardsState},
        words,
    },
    feedback::feedback,
    icon,
    marks::{mark_button, undo_id},
    picture::picture,
};
use crate::{
    engine::protocol::{Card, OwnRule, Reason},
    memory::Surface,
};

const PICTURE_PX: u16 = 72;

/// A card with what can be done about it. A rejected one gives its place to a quiet note of the same size.
pub fn card(cards: CardsState, card: Card, reason: Signal<Reason>) -> AnyView {
    let marks = RwSignal::from(cards.marks.of(&card.id));
    let rejected = Memo::new(move |_| marks.get().rejected);
    let place = NodeRef::<html::Li>::new();
    cards.seen.watch(place, card.id.clone(), Surface::Feed);
    let id = card.id.clone();
    let content = move || if rejected.get() { hidden(cards, &card) } else { shown(cards, &card, reason) };
    view! {
        <li class="card" class:hidden=rejected data-testid="card" data-item=id node_ref=place>{content}</li>
    }
    .into_any()
}

fn shown(cards: CardsState, card: &Card, reason: Signal<Reason>) -> AnyView {
    let href = Route::Item(card.id.clone()).href();
    let focus_id = title_id(&card.id);
    let under = [card.creator.clone(), card.tags.first().cloned()];
    let under = under.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let mark = |mark| mark_button(cards, &card.id, &card.title, mark, Surface::Feed);
    let asked = card.clone();
    view! {
        <div class="card-top">
            {picture(&card.id, &card.title, card.image.clone(), PICTURE_PX)}
            <div class="card-name">
                <h2><a class="stretched" id=focus_id href=href>{card.title.clone()}</a></h2>
                <p class="card-under">{under}</p>
            </div>
        </div>
        {card.owner.as_deref().map(|label| view! { <p class="card-owner" data-testid="owner">{words::card::owner(label)}</p> })}
        {card.source.as_deref().map(|source| view! { <p class="card-owner" data-testid="source">{words::sources::from(source)}</p> })}
        {(card.variants > 1).then(|| view! { <p class="card-owner" data-testid="variants">{words::card::variants(card.variants.into())}</p> })}
        {card.gone.map(|gone| view! { <p class="card-owner" data-testid="gone">{words::gone(gone)}</p> })}
        <p class="card-summary">{card.summary.clone()}</p>
        <button
            type="button"
            class="reason"
            data-testid="why"
            aria-haspopup="dialog"
            title=words::why::title(&card.title)
            on:click=move |_| cards.why.set(Some(asked.clone()))
        >
            {icon::icon(icon::LEAN)}
            <span>{move || words::reason(&reason.get())}</span>
        </button>
        <div class="card-marks">{mark(Mark::Like)} {mark(Mark::Reject)} {mark(Mark::Have)} {mark(Mark::Save)}</div>
    }
    .into_any()
}

fn hidden(cards: CardsState, card: &Card) -> AnyView {
    let told = RwSignal::new(false);
    // By which it is hidden.
    let rule = StoredValue::new(None);
    let marks = cards.marks.of(&card.id);
    let said = move |by: Option<&OwnRule>| {
        rule.set_value(by.map(|rule| rule.id));
        told.set(by.is_some());
        marks.update(|marks| marks.rejected = by.is_some());
    };
    let undo = |have: bool| {
        let id = card.id.clone();
        move |_| {
            if let Some(rule) = rule.get_value() {
                cards.topics.end(rule);
            }
            cards.acts.toggle(&id, Mark::Reject, Surface::Feed);
            if have {
                cards.acts.toggle(&id, Mark::Have, Surface::Feed);
            }
            let title = title_id(&id);
            request_animation_frame(move || {
                dom::focus(&title);
            });
        }
    };
    let reason = |(stored, label): (&'static str, &'static str)| {
        let id = card.id.clone();
        let tell = move |_| {
            told.set(true);
            cards.acts.tell_why_not(&id, stored, Surface::Feed);
        };
        view! { <button type="button" class="chip" on:click=tell>{label}</button> }
    };
    let reasons = words::reasons().map(reason).collect_view();
    view! {
        <p class="hidden-line">
            <span role="status">{words::card::hidden()}</span>
            " "
            <button type="button" class="link" id=undo_id(&card.id) data-testid="undo" on:click=undo(false)>{words::chrome::undo()}</button>
        </p>
        <p class="hidden-title">{card.title.clone()}</p>
        <p class="fine" hidden=move || !told.get()>{words::card::noted()}</p>
        <div class="hidden-reasons" hidden=move || told.get()>
            <p class="fine">{words::card::tell_why()}</p>
            <div class="chips">
                {reasons}
                <button type="button" class="chip" on:click=undo(true)>{words::card::have_it()}</button>
            </div>
            {feedback(cards.topics, &card.id, said)}
        </div>
    }
    .into_any()
}

fn title_id(item: &str) -> String {
    format!("card-{item}")
}
