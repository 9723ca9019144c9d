//! "Less of this, because …" and "more of this": what can be said of an item, and the list of all that was said.

use leptos::prelude::*;

use super::super::{
    state::topics::TopicsState,
    words::{self, chrome, topics as said},
};
use crate::engine::protocol::{Hold, OwnRule, RuleTold};

/// What can be said of an item. `then` is told the rule once it holds, and none once it was taken back.
pub fn feedback(
    topics: &'static TopicsState,
    item: &str,
    then: impl Fn(Option<&OwnRule>) + Clone + Send + Sync + 'static,
) -> AnyView {
    let offers = topics.offers(item);
    let choose = move |event| {
        let chosen = event_target_value(&event);
        let chosen =
            offers.with_untracked(|all| all.iter().find(|rule| rule.id.to_string() == chosen).cloned());
        if let Some(rule) = chosen {
            topics.say(rule, then.clone());
        }
    };
    let option = |rule: OwnRule| view! { <option value=rule.id.to_string()>{words::rule(&rule)}</option> };
    let options = move || offers.get().into_iter().map(option).collect_view();
    view! {
        <select class="text" data-testid="feedback" aria-label=said::feedback() on:change=choose>
            <option value="">{said::feedback()}</option>
            {options}
        </select>
    }
    .into_any()
}

/// All that was said of items and holds, each with what it does and a button that takes it back.
pub fn rules(topics: &'static TopicsState) -> AnyView {
    let line = move |RuleTold { rule, items }: RuleTold| {
        let hold = if rule.because.lifts() { Hold::Follow } else { Hold::Mute };
        let (text, id) = (words::rule_until(&rule), rule.id);
        let name = chrome::act_on(chrome::undo(), &text);
        view! {
            <li class="line" data-testid="rule">
                <span class="line-text">{text} <span class="fine">{words::does(hold, items)}</span></span>
                <button type="button" class="button" aria-label=name on:click=move |_| topics.end(id)>
                    {chrome::undo()}
                </button>
            </li>
        }
    };
    let list = move || {
        let rules = topics.rules.get();
        (!rules.is_empty()).then(|| {
            view! {
                <h3>{said::rules()}</h3>
                <p class="fine">{said::rules_hint()}</p>
                <ul class="lines">{rules.into_iter().map(line).collect_view()}</ul>
            }
        })
    };
    list.into_any()
}
