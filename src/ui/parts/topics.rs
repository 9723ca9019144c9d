//! Topics to follow, to ask less of, to mute: the control that stands beside each, and the list of all that are held.

use leptos::prelude::*;

use super::{
    super::{
        model::route::{Route, SearchQuery},
        state::topics::TopicsState,
        words::{self, topics as said},
    },
    feedback::rules,
};
use crate::engine::protocol::{Hold, Topic, TopicTold};

/// What can be wanted of a topic, by the values of the control.
const HOLDS: [(&str, Option<Hold>); 4] =
    [("", None), ("follow", Some(Hold::Follow)), ("less", Some(Hold::Less)), ("mute", Some(Hold::Mute))];

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
    let named = name.clone();
    let topic = StoredValue::new(topic);
    let held = move || topic.with_value(|topic| topics.told(topic)).map(|told| told.hold);
    let value = move || HOLDS.iter().find(|(_, hold)| *hold == held()).map_or("", |(value, _)| value);
    let choose = move |event| {
        let chosen = event_target_value(&event);
        let hold = HOLDS.iter().find(|(value, _)| *value == chosen).and_then(|(_, hold)| *hold);
        topics.hold(topic.get_value(), hold);
    };
    let option = |(value, hold): (&'static str, Option<Hold>)| {
        view! { <option value=value prop:selected=move || held() == hold>{words::hold(hold)}</option> }
    };
    view! {
        <span class="topic" data-testid="topic" data-topic=named>
            <a class="chip" href=href>{name}</a>
            <select class="hold" data-testid="hold" data-hold=value aria-label=label on:change=choose>
                {HOLDS.map(option)}
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
    // A line stays as long as its topic is held, in whatever way.
    let all = Memo::new(move |_| {
        let of = |told: &TopicTold| told.topic.clone();
        topics.held.with(|held| held.iter().flatten().map(of).collect::<Vec<_>>())
    });
    let line = move |held: Topic| {
        let of = held.clone();
        let does = move || topics.told(&of).map(|told| words::does(told.hold, told.items));
        view! { <li class="line" data-testid="held">{topic(topics, held)} <span class="fine">{does}</span></li> }
    };
    let lines = move || all.get().into_iter().map(line).collect_view();
    let hint = move || if all.with(Vec::is_empty) { said::none() } else { said::hint() };
    view! {
        <section id="topics" aria-labelledby="topics-title" data-testid="topics">
            <h2 id="topics-title">{said::title()}</h2>
            <p class="fine">{hint}</p>
            <ul class="lines">{lines}</ul>
            {rules(topics)}
        </section>
    }
    .into_any()
}
