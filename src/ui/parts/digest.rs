//! What is said unasked when the app opens: little, each with why now, and one press stops its kind.

use leptos::prelude::*;

use super::{
    super::{
        dom,
        model::time::Local,
        state::{cards::CardsState, digest::DigestState},
        words::{self, standing as said},
    },
    row::row,
};
use crate::{
    engine::protocol::standing::{Suggested, Why},
    memory::Surface,
};

/// The section; nothing where there is nothing to say.
pub fn digest(digest: &'static DigestState, cards: CardsState) -> impl IntoView {
    Effect::new(move || digest.look_once());
    move || {
        let found = digest.said.get().unwrap_or_default();
        (!found.is_empty()).then(|| {
            let rows = found.into_iter().map(|suggested| suggestion(digest, cards, suggested)).collect_view();
            view! {
                <section class="panel digest" aria-labelledby="digest-title" data-testid="digest">
                    <h2 id="digest-title">{said::since_here()}</h2>
                    <ul class="lines">{rows}</ul>
                    <button type="button" class="button" data-testid="digest-hide" on:click=move |_| digest.hide()>
                        {said::hide()}
                    </button>
                </section>
            }
        })
    }
}

fn suggestion(digest: &'static DigestState, cards: CardsState, suggested: Suggested) -> impl IntoView {
    let kind = suggested.why.kind();
    let since = match &suggested.why {
        Why::Watched { since_ms, .. } => *since_ms,
        Why::Saved { at_ms } => *at_ms,
    };
    let local = |at_ms| Local::new(at_ms, dom::ahead_of_utc(at_ms));
    let day = words::day_inside(local(since).name(local(dom::now_ms() as i64).day));
    let why = said::why(&suggested.why, &day);
    let stop = move |_| digest.stop(kind);
    view! {
        {row(cards, suggested.card, Surface::Feed, || ())}
        <li class="line" data-testid="why-now">
            <span class="line-text fine">{why}</span>
            <button type="button" class="button danger-quiet" data-testid="stop-kind" on:click=stop>{said::stop_kind()}</button>
        </li>
    }
}
