//! Why an item has its score: the addends as bars from a common zero, and what would be without the largest.

use leptos::prelude::*;

use super::{
    super::{
        model::bars::{Bar, bars},
        state::{asked::LatestAnswer, cards::CardsState, engine::EngineState, topics::TopicsState},
        words::{self, chrome},
    },
    feedback::feedback,
    modal::modal,
    notice, topics,
};
use crate::engine::protocol::{Card, Explain, Explanation, ReasonSource};

const MOST_BARS: usize = 9;

/// The dialog; open while `cards` names a card to explain.
pub fn dialog(engine: &'static EngineState, cards: CardsState) -> impl IntoView {
    let (shown, held) = (cards.why, cards.topics);
    let open = Signal::derive(move || shown.with(Option::is_some));
    // Stays while the dialog closes, so that it does not empty before it is gone.
    let last = Memo::new(move |last: Option<&Option<Card>>| shown.get().or_else(|| last.cloned().flatten()));
    let content = move || last.get().map(|card| why(engine, held, &card));
    let content = view! {
        {content}
        <p class="end">
            <button type="button" class="button" on:click=move |_| shown.set(None)>{chrome::close()}</button>
        </p>
    };
    modal("why-dialog", "why-title", open, move || shown.set(None), content.into_any())
}

fn why(engine: &'static EngineState, held: &'static TopicsState, card: &Card) -> AnyView {
    let explained = LatestAnswer::<Explanation>::default();
    let item = card.id.clone();
    let slate = card.placement.as_ref().map(|placement| placement.slate);
    explained.ask(engine, Explain { item, slate }, |explanation| explanation);
    let body = move || match explained.answer.get() {
        None => view! { <p class="fine why-wait">{words::why::loading()}</p> }.into_any(),
        Some(Ok(explanation)) => chart(held, &explanation),
        Some(Err(failure)) => notice::told(&failure),
    };
    view! {
        <h2 id="why-title">{words::why::title(&card.title)}</h2>
        <p class="lead">{words::reason(&card.reason)}</p>
        {card.gone.map(|gone| view! { <p data-testid="steps-back">{words::steps_back(gone)}</p> })}
        <div class="why-body" aria-live="polite">{body}</div>
        {feedback(held, &card.id, |_| ())}
    }
    .into_any()
}

fn chart(held: &'static TopicsState, explanation: &Explanation) -> AnyView {
    let is_act = |source: &ReasonSource| matches!(source, ReasonSource::Act { .. });
    let strongest =
        explanation.contributions.iter().find(|addend| addend.value > 0.0 && is_act(&addend.source));
    let without = strongest.filter(|_| explanation.without_top.is_some()).map(
        |strongest| view! { " " {words::rank_without(&strongest.source, explanation.rank_without_top)} },
    );
    let changes = explanation.without_top.as_ref().and_then(words::counterfactual);
    let rows = bars(&explanation.contributions, MOST_BARS).into_iter().map(bar).collect_view();
    let kept_out = explanation.kept_out.iter().map(|rule| {
        view! { <p data-testid="kept-out">{words::topics::kept_out(&words::rule_until(rule))}</p> }
    });
    view! {
        {kept_out.collect_view()}
        <p>{words::rank(explanation.rank)} {without}</p>
        {changes.map(|changes| view! { <p class="fine" data-testid="counterfactual">{changes}</p> })}
        <ul class="bars">{rows}</ul>
        <p class="bars-sum"><span>{words::why::sum()}</span> <span>{words::signed(explanation.score)}</span></p>
        <p class="fine">{words::why::exact()}</p>
        {topics::named(held, explanation.topics.clone())}
    }
    .into_any()
}

fn bar(bar: Bar) -> impl IntoView {
    let label = bar.source.as_ref().map_or_else(|| words::why::smaller(bar.count as u64), words::source);
    let length = |share: f32| format!("{:.2}%", share * 100.0);
    view! {
        <li class="bar" class:against=bar.value.is_sign_negative()>
            <span class="bar-label">{label}</span>
            <span class="bar-value">{words::signed(bar.value)}</span>
            <span class="bar-track" aria-hidden="true">
                <span
                    class="bar-fill"
                    style=("margin-inline-start", length(bar.start))
                    style=("inline-size", length(bar.length))
                ></span>
            </span>
        </li>
    }
}
