//! What is said unasked when the app opens: little, each with why now, and one press stops its kind.

use leptos::{prelude::*, task::spawn_local};

use super::{
    super::{
        app::{App, Phase},
        dom,
        model::time::Local,
        words::{self, standing as said},
    },
    row::row,
};
use crate::{
    engine::protocol::standing::{Digest, GetDigest, Stand, Suggested, Why},
    memory::Surface,
};

/// The section; nothing where there is nothing to say.
pub fn digest(app: App) -> impl IntoView {
    let said_now = app.digest;
    // Once for as long as the page is open: to come back to the feed is not to open the app. Not before there is an engine.
    Effect::new(move || {
        if app.phase.get() == Phase::Ready && said_now.with_untracked(Option::is_none) {
            said_now.set(Some(Vec::new()));
            look(app);
        }
    });
    move || {
        let found = said_now.get().unwrap_or_default();
        (!found.is_empty()).then(|| {
            let rows = found.into_iter().map(|suggested| suggestion(app, suggested)).collect_view();
            view! {
                <section class="panel digest" aria-labelledby="digest-title" data-testid="digest">
                    <h2 id="digest-title">{said::since_here()}</h2>
                    <ul class="lines">{rows}</ul>
                    <button type="button" class="button" data-testid="digest-hide" on:click=move |_| said_now.set(Some(Vec::new()))>
                        {said::hide()}
                    </button>
                </section>
            }
        })
    }
}

/// Nobody asked for it: that it could not be had is no news.
fn look(app: App) {
    spawn_local(async move {
        let now = dom::now_ms() as i64;
        let Local { day, minute } = Local::new(now, dom::ahead_of_utc(now));
        let call = GetDigest { day, minute: minute as u16 };
        if let Ok(Digest { suggestions: found }) = app.ask(call).await {
            let cards: Vec<_> = found.iter().map(|suggested| suggested.card.clone()).collect();
            app.learn(&cards, Surface::Feed);
            app.digest.set(Some(found));
        }
    });
}

fn suggestion(app: App, suggested: Suggested) -> impl IntoView {
    let kind = suggested.why.kind();
    let since = match &suggested.why {
        Why::Watched { since_ms, .. } => *since_ms,
        Why::Saved { at_ms } => *at_ms,
    };
    let local = |at_ms| Local::new(at_ms, dom::ahead_of_utc(at_ms));
    let day = words::day_inside(local(since).name(local(dom::now_ms() as i64).day));
    let why = said::why(&suggested.why, &day);
    let stop = move |_| {
        app.digest.update(|digest| {
            digest.get_or_insert_default().retain(|other| other.why.kind() != kind);
        });
        spawn_local(async move {
            let told = match app.ask(Stand::Stop { kind, stopped: true }).await {
                Ok(_) => said::stopped().to_owned(),
                Err(failure) => failure.message,
            };
            app.toasts.say(told);
        });
    };
    view! {
        {row(app, suggested.card, Surface::Feed, || ())}
        <li class="line" data-testid="why-now">
            <span class="line-text fine">{why}</span>
            <button type="button" class="button danger-quiet" data-testid="stop-kind" on:click=stop>{said::stop_kind()}</button>
        </li>
    }
}
