//! What is said unasked when the app opens: little, each with why now, and one press stops its kind.

use leptos::prelude::*;

use super::{
    super::{
        dom,
        model::time::Local,
        state::{cards::CardsState, digest::DigestState},
        words::{self, standing as said},
    },
    icon,
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
            let titles: Vec<&str> = found.iter().map(|suggested| suggested.card.title.as_str()).collect();
            let titles = words::formats::all_of(&titles);
            let rows = found.into_iter().map(|suggested| suggestion(digest, cards, suggested)).collect_view();
            view! {
                // One line: the feed is what the page was opened for.
                <section class="panel digest" aria-labelledby="digest-title" data-testid="digest">
                    <details>
                        <summary data-testid="digest-open">
                            <h2 id="digest-title">{said::since_here()}</h2>
                            " "
                            <span class="fine">{titles}</span>
                        </summary>
                        <ul class="lines">{rows}</ul>
                    </details>
                    <button
                        type="button"
                        class="quiet icon-button"
                        data-testid="digest-hide"
                        aria-label=said::hide()
                        title=said::hide()
                        on:click=move |_| digest.hide()
                    >
                        {icon::icon(icon::CLOSE)}
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
