//! What other hosts have to do with an item: its picture there, and what encyclopedias say of it. Only when pressed, and
//! only with permission.

use leptos::{prelude::*, task::spawn_local};

use super::{
    super::{
        dom,
        model::{text::host, time::Local},
        state::sharing::SharingState,
        words::{self, failed, leaves as said},
    },
    picture::picture,
};
use crate::engine::protocol::{
    Card,
    egress::{Claim, Egress as Demand, Ending, LookupSource},
};

const PICTURE_PX: u16 = 256;

/// What came of a press.
#[derive(Clone)]
enum Came {
    Nothing,
    Asking,
    Claim(Claim),
    Picture(String),
    Told(String),
}

/// The section of an item's page.
pub fn elsewhere(outside: &'static SharingState, card: &Card) -> AnyView {
    let came = RwSignal::new(Came::Nothing);
    let item = StoredValue::new(card.id.clone());
    let ask = move |demand: Demand, task| {
        came.set(Came::Asking);
        spawn_local(async move {
            let end = match outside.see_through(task, demand).await {
                Ok(Ending::Claim { claim, .. }) => Came::Claim(claim),
                Ok(Ending::Picture { url }) => Came::Picture(url),
                Ok(Ending::NoClaim { why }) => Came::Told(said::no_claim(why).into()),
                Ok(Ending::Failed { why }) => Came::Told(said::why_not(&why)),
                Ok(_) => Came::Told(failed::part().into()),
                Err(failure) => Came::Told(words::failure(&failure)),
            };
            came.try_set(end);
        });
    };
    let look_up = move |source: LookupSource, testid: &'static str| {
        let press = move |_| {
            let task = outside.task();
            ask(Demand::Lookup { task, item: item.get_value(), source }, task);
        };
        view! { <button type="button" class="button" data-testid=testid on:click=press>{said::source(source)}</button> }
    };
    let show_picture = card.picture_host.as_deref().map(|host| {
        let label = said::show_picture(host);
        let press = move |_| {
            let task = outside.task();
            ask(Demand::Picture { task, item: item.get_value(), ask: true }, task);
        };
        view! {
            <button type="button" class="button" data-testid="show-picture" on:click=press>
                {label}
            </button>
        }
    });
    let id = card.id.clone();
    let shown = move || match came.get() {
        Came::Nothing => ().into_any(),
        Came::Asking => view! { <p class="fine">{said::testing()}</p> }.into_any(),
        Came::Told(text) => view! { <p>{text}</p> }.into_any(),
        Came::Picture(url) => {
            view! { <span class="large">{picture(&id, "", Some(url), PICTURE_PX)}</span> }.into_any()
        }
        Came::Claim(claim) => cited(claim),
    };
    view! {
        <section class="elsewhere stack" data-testid="elsewhere">
            <h2>{said::look_up()}</h2>
            <p class="row-of-buttons">
                {look_up(LookupSource::Wikipedia, "ask-wikipedia")} {look_up(LookupSource::Wikidata, "ask-wikidata")} {show_picture}
            </p>
            <div role="status" data-testid="elsewhere-told">{shown}</div>
        </section>
    }
    .into_any()
}

/// A claim never stands without who makes it and how old it is.
pub fn cited(claim: Claim) -> AnyView {
    let now = dom::now_ms() as i64;
    let local = |at_ms| Local::new(at_ms, dom::ahead_of_utc(at_ms));
    let asked = words::day_inside(local(claim.asked_at_ms).name(local(now).day));
    let label = format!("{} · {}", said::source(claim.source), claim.title.to_show());
    let freshness = said::freshness(host(&claim.cited), claim.revised.as_deref(), &asked);
    view! {
        <figure class="claim" data-testid="claim">
            <blockquote class="quote">{claim.text.to_show().clone()}</blockquote>
            <figcaption class="fine">
                <a href=claim.cited target="_blank" rel="noopener noreferrer external">{label}</a>
                " " {freshness}
            </figcaption>
        </figure>
    }
    .into_any()
}
