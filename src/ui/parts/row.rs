//! An item in one line: in search results and among similar ones.

use leptos::{html, prelude::*};

use super::{
    super::{
        model::route::Route,
        state::{acts::Mark, cards::CardsState},
        words,
    },
    marks::mark_button,
    picture::picture,
};
use crate::{
    engine::protocol::{Card, Reason},
    memory::Surface,
};

const PICTURE_PX: u16 = 56;

/// A row; `opening` is told before its link is followed.
pub fn row(cards: CardsState, card: Card, surface: Surface, opening: impl Fn() + 'static) -> AnyView {
    let place = NodeRef::<html::Li>::new();
    let href = Route::Item(card.id.clone()).href();
    let focus_id = format!("row-{}", card.id);
    // Where every row would give the same reason, it is no reason.
    let reason = matches!(card.reason, Reason::Match { .. } | Reason::Because { .. })
        .then(|| words::reason(&card.reason));
    let source = card.source.as_deref().map(words::sources::from);
    let gone = card.gone.map(|gone| words::gone(gone).to_owned());
    let under = [gone, card.creator.clone(), card.date, card.tags.first().cloned(), source, reason];
    let under = under.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let mark = |mark| mark_button(cards, &card.id, &card.title, mark, surface);
    let marks = (mark(Mark::Like), mark(Mark::Save));
    cards.seen.watch(place, card.id.clone(), surface);
    view! {
        <li class="row" data-testid="card" data-item=card.id.clone() node_ref=place>
            {picture(&card.id, &card.title, card.image, PICTURE_PX)}
            <div class="row-text">
                <h2><a class="stretched row-link" id=focus_id href=href on:click=move |_| opening()>{card.title.clone()}</a></h2>
                <p class="row-summary">{card.summary}</p>
                <p class="row-under">{under}</p>
            </div>
            <div class="row-marks">{marks}</div>
        </li>
    }
    .into_any()
}
