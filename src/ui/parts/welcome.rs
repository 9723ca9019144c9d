//! The first ten seconds: what this catalogue is, and a few topics to begin with.

use leptos::prelude::*;

use super::{
    super::{
        dom,
        state::{engine::EngineState, router::HEADING, topics::TopicsState},
        words::welcome as said,
    },
    picture::picture,
};
use crate::engine::protocol::{OfferedTopic, Topic};

/// Whether the person was welcomed: once is enough.
const WELCOMED: &str = "penchant-welcomed";
const PICTURE_PX: u16 = 40;

/// Whether it is for this person: of whom nothing is known, and who was not welcomed before.
pub fn is_due(topics: &TopicsState) -> bool {
    topics.held.track();
    topics.offered.with_value(|offered| !offered.is_empty()) && dom::stored(WELCOMED).is_none()
}

/// Whoever is known already is not welcomed later either; and when the app opens next, no room is kept for it.
pub fn skip_known(topics: &'static TopicsState) {
    Effect::new(move || {
        if topics.held.with(Option::is_some) && topics.offered.with_value(Vec::is_empty) {
            dom::store(WELCOMED, Some("yes"));
        }
    });
}

/// A place among the cards.
pub fn welcome(engine: &'static EngineState, topics: &'static TopicsState) -> AnyView {
    let offered = topics.offered.get_value();
    let open = RwSignal::new(true);
    let chosen = RwSignal::new(Vec::<Topic>::new());
    let over = move || {
        dom::store(WELCOMED, Some("yes"));
        open.set(false);
        dom::focus(HEADING);
    };
    let show = move |_| {
        topics.begin(chosen.get_untracked());
        over();
    };
    let lead = engine.status.with_untracked(|status| said::lead(status.items.into(), &status.catalog));
    let offers = offered.into_iter().map(|of| offer(of, chosen)).collect_view();
    view! {
        <li class="welcome" data-testid="welcome" hidden=move || !open.get()>
            <h2 id="welcome-title">{lead}</h2>
            <div class="offers">{offers}</div>
            <p class="row-of-buttons">
                <button
                    type="button"
                    class="button primary"
                    data-testid="welcome-show"
                    disabled=move || chosen.with(Vec::is_empty)
                    on:click=show
                >
                    {said::show()}
                </button>
                <button type="button" class="button" data-testid="welcome-skip" on:click=move |_| over()>{said::skip()}</button>
            </p>
        </li>
    }
    .into_any()
}

fn offer(OfferedTopic { topic, item, image }: OfferedTopic, chosen: RwSignal<Vec<Topic>>) -> AnyView {
    let name = topic.value.clone();
    let is_chosen = {
        let topic = topic.clone();
        move || chosen.with(|chosen| chosen.contains(&topic)).to_string()
    };
    let press = move |_| {
        chosen.update(|chosen| match chosen.iter().position(|other| *other == topic) {
            Some(at) => drop(chosen.remove(at)),
            None => chosen.push(topic.clone()),
        });
    };
    view! {
        <button type="button" class="offer" data-testid="offer" aria-pressed=is_chosen on:click=press>
            {picture(&item, &name, image, PICTURE_PX)} <span>{name.clone()}</span>
        </button>
    }
    .into_any()
}
