//! Topics to follow, to ask less of, to mute: the control that stands beside each, and the list of all that are held.

use leptos::prelude::*;

use super::super::{
    model::route::{Route, SearchQuery},
    state::topics::TopicsState,
    words::{self, topics as said},
};
use crate::engine::protocol::{Hold, Topic, TopicTold};

const HOLDS: [(&str, Hold); 3] = [("follow", Hold::Follow), ("less", Hold::Less), ("mute", Hold::Mute)];

/// A topic by its name, with what the person wants of it.
pub fn topic(topics: &'static TopicsState, topic: Topic) -> AnyView {
    topics.look_once();
    let query = SearchQuery::default();
    let query = match &topic.facet {
        Some(facet) => query.toggled(facet, &topic.value),
        None => SearchQuery { text: topic.value.clone(), ..query },
    };
    let (href, name) = (Route::Search(query).href(), topic.value.clone());
    let label = words::chrome::act_on(said::control(), &name);
    let named = topic.value.clone();
    let held = {
        let topic = topic.clone();
        Memo::new(move |_| topics.of(&topic))
    };
    let value = move || {
        let hold = held.get();
        HOLDS.iter().find(|(_, of)| Some(*of) == hold).map_or("", |(name, _)| name)
    };
    let choose = move |event| {
        let chosen = event_target_value(&event);
        let hold = HOLDS.iter().find(|(name, _)| *name == chosen).map(|(_, hold)| *hold);
        topics.hold(topic.clone(), hold);
    };
    let options = HOLDS.map(|(name, hold)| view! { <option value=name>{words::hold(hold)}</option> });
    view! {
        <span class="topic" data-testid="topic" data-topic=named>
            <a class="chip" href=href>{name}</a>
            <select class="hold" data-testid="hold" data-hold=value aria-label=label prop:value=value on:change=choose>
                <option value="">{said::neutral()}</option>
                {options}
            </select>
        </span>
    }
    .into_any()
}

/// Several topics, one beside the other.
pub fn named(topics: &'static TopicsState, all: Vec<Topic>) -> AnyView {
    let all = all.into_iter().map(|of| topic(topics, of)).collect_view();
    view! { <div class="chips" role="group" aria-label=said::title()>{all}</div> }.into_any()
}

/// All topics that are held, each with what it does.
pub fn held(topics: &'static TopicsState) -> AnyView {
    topics.look();
    let line = move |told: TopicTold| {
        let does = words::does(told.hold, told.items);
        view! { <li class="line" data-testid="held">{topic(topics, told.topic)} <span class="fine">{does}</span></li> }
    };
    let none = Memo::new(move |_| topics.held.with(|held| held.iter().flatten().next().is_none()));
    let list = move || {
        let all = topics.held.get().unwrap_or_default();
        view! { <ul class="lines">{all.into_iter().map(line).collect_view()}</ul> }
    };
    view! {
        <section id="topics" aria-labelledby="topics-title" data-testid="topics">
            <h2 id="topics-title">{said::title()}</h2>
            <p class="fine">{move || if none.get() { said::none() } else { said::hint() }}</p>
            {list}
        </section>
    }
    .into_any()
}
