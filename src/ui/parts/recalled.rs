//! What memory says where it was asked: each act with its day, and what was said outright.

use leptos::prelude::*;

use super::{
    super::{
        dom,
        model::{
            route::Route,
            time::{Local, date},
        },
        words::{self, asking as said, formats},
    },
    remembered::sign,
};
use crate::engine::protocol::{Recalled, RememberedAct};

/// The answer; that nothing is known, where it holds nothing.
pub fn recalled(told: Recalled) -> AnyView {
    let day = |day: i64| formats::date(date(day), true);
    let days = told.span.map(|(first, last)| match first {
        ..0 => said::recalled_until(&day(last)),
        _ => said::recalled_days(&day(first), &day(last)),
    });
    let held = told.topics.iter().map(|held| words::held(&held.topic.value, Some(held.hold)));
    let ruled = told.rules.iter().map(words::rule_until);
    let noted = told.notes.into_iter().map(|note| format!("{} · {}", note.text, called(note.at_ms)));
    let said_so: Vec<String> = noted.chain(held).chain(ruled).collect();
    let nothing = said_so.is_empty() && told.acts.is_empty();
    let counted = (told.total > 0).then(|| words::remembered(told.total as usize, None));
    let under = days.into_iter().chain(counted).collect::<Vec<_>>().join(" · ");
    view! {
        <section data-testid="recalled" aria-labelledby="recalled-title">
            <h2 id="recalled-title">{if nothing { said::recalled_nothing() } else { said::recalled() }}</h2>
            <p class="fine">{under}</p>
            <ul class="acts">
                {said_so.into_iter().map(|text| view! { <li class="act"><p class="act-text">{text}</p></li> }).collect_view()}
                {told.acts.into_iter().map(act).collect_view()}
            </ul>
        </section>
    }
    .into_any()
}

fn act(act: RememberedAct) -> AnyView {
    let title = words::titled(&act.title, act.catalog.as_deref());
    let title = match act.item {
        Some(item) => view! { <a href=Route::Item(item).href()>{title}</a> }.into_any(),
        None => view! { <span>{title}</span> }.into_any(),
    };
    view! {
        <li class="act" data-testid="recalled-act">
            {sign(&act.kind)}
            <p class="act-text">{title}</p>
            <time class="fine">{called(act.at_ms)}</time>
        </li>
    }
    .into_any()
}

/// The day of a moment.
fn called(at_ms: i64) -> String {
    let local = |at_ms| Local::new(at_ms, dom::ahead_of_utc(at_ms));
    words::day(local(at_ms).name(local(dom::now_ms() as i64).day))
}
