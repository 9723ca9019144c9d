//! A goal in the person's words: how it was read, what keeps it, and what would help.

use leptos::{html, prelude::*};
use web_sys::SubmitEvent;

use super::{
    super::{
        dom,
        parts::{icon, notice, plan, recalled::recalled, row::row},
        state::{
            cards::CardsState,
            conversation::ConversationState,
            engine::{EngineState, Phase},
            router::FIELD,
            toasts::Toasts,
        },
        words::asking as said,
    },
    heading,
};
use crate::{
    engine::protocol::{
        Card,
        conversation::{Asking, Chip, Choice, ConversationView, GoalOffer, Question, Reply},
    },
    memory::Surface,
};

/// The page. What was said stays while other pages are looked at.
pub fn page(
    engine: &'static EngineState,
    talk: &'static ConversationState,
    cards: CardsState,
    toasts: Toasts,
) -> AnyView {
    // Not before the engine has said how things stand.
    Effect::new(move || {
        if engine.phase.get() == Phase::Ready {
            talk.restore();
            engine.load_model_unasked();
        }
    });
    talk.look_for_own_model();
    let told = Memo::new(move |_| match talk.told.answer.get() {
        Some(Ok(told)) => told,
        _ => ConversationView::default(),
    });
    let begun = Memo::new(move |_| told.with(|told| !told.said.is_empty()));
    let failure = Memo::new(move |_| {
        talk.told.answer.with(|answer| answer.as_ref().and_then(|a| a.as_ref().err().cloned()))
    });
    let trouble = move || {
        failure.get().map(|failure| {
            notice::failed(
                &failure,
                Some((said::start_over(), Box::new(move || talk.ask(Asking::StartOver)))),
            )
        })
    };
    view! {
        <div class="ask" data-testid="ask">
            {heading(said::title())}
            <p class="lead">{said::lead()}</p>
            <ol class="said" hidden=move || !begun.get()>
                <For each=move || told.get().said.into_iter().enumerate() key=|(at, text)| (*at, text.clone()) let:line>
                    <li>{line.1}</li>
                </For>
            </ol>
            {field(talk, begun)}
            {move || (!begun.get()).then(|| examples(engine, talk))}
            {move || told.with(|told| told.act).map(|act| view! { <p class="panel" data-testid="act">{said::act(act)}</p> })}
            {move || told.with(how_read).map(|how| view! { <p class="fine" data-testid="how-read">{how}</p> })}
            {move || chips(talk, &told.get().chips)}
            {move || told.get().question.map(|asked| question(talk, asked))}
            <p class="off-screen" role="status" data-testid="announced">{move || told.with(announced)}</p>
            <div data-testid="told" aria-busy=move || talk.told.busy.get().to_string()>
                {trouble}
                {move || begun.get().then(|| found(talk, cards, toasts, &told.get()))}
            </div>
        </div>
    }
    .into_any()
}

/// What has come, in a region that is there before it: what comes together with its region, screen readers may miss.
fn announced(told: &ConversationView) -> String {
    match (told.said.is_empty() || !told.searched, told.cards.len() as u64) {
        (true, _) => String::new(),
        (false, 0) => said::nothing().into(),
        (false, count) => said::fit(count),
    }
}

/// In which language it was read, and that not all of it was.
fn how_read(told: &ConversationView) -> Option<String> {
    let language = told.language.as_deref().and_then(said::read_in);
    let unmeant = told.unmeant.then(|| said::unmeant().to_owned());
    let cut = told.cut.then(|| said::cut().to_owned());
    let how: Vec<String> = language.into_iter().chain(unmeant).chain(cut).collect();
    (!how.is_empty()).then(|| how.join(" "))
}

fn field(talk: &'static ConversationState, begun: Memo<bool>) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(input) = input.get_untracked() else { return };
        let text = input.value().trim().to_owned();
        if !text.is_empty() {
            input.set_value("");
            talk.ask(Asking::Say { text });
        }
    };
    let over = move |_| {
        talk.ask(Asking::StartOver);
        dom::focus(FIELD);
    };
    view! {
        <form class="ask-form" on:submit=send>
            <input
                type="text"
                class="ask-field"
                node_ref=input
                id=FIELD
                data-testid="ask-input"
                aria-label=said::label()
                placeholder=move || if begun.get() { said::more() } else { said::placeholder() }
                autocomplete="off"
                enterkeyhint="send"
            />
            <button type="submit" class="button primary" data-testid="ask-send">{said::send()}</button>
            <button type="button" class="button" data-testid="ask-over" hidden=move || !begun.get() on:click=over>
                {said::start_over()}
            </button>
        </form>
    }
}

/// Goals to begin with, of the words of the catalogue.
fn examples(engine: &'static EngineState, talk: &'static ConversationState) -> AnyView {
    let goals = engine.status.with(|status| said::goals(talk.known(), status.facets.first()));
    let example = |goal: GoalOffer| {
        let text = goal.text.clone();
        let press = move |_| {
            talk.ask(Asking::Example(goal.clone()));
        };
        view! { <button type="button" class="chip" data-testid="ask-example" on:click=press>{text}</button> }
    };
    let shown = goals.into_iter().map(example).collect_view();
    view! {
        <section aria-label=said::examples()>
            <p class="fine">{said::examples()}</p>
            <div class="chips">{shown}</div>
        </section>
    }
    .into_any()
}

fn chips(talk: &'static ConversationState, chips: &[Chip]) -> Option<AnyView> {
    let chip = |(at, chip): (usize, &Chip)| {
        let label = said::chip(chip);
        let named = said::take_back(&label);
        let drop = move |_| talk.ask(Asking::Drop { chip: at as u32 });
        view! {
            <button type="button" class="chip" data-testid="chip" aria-label=named on:click=drop>
                {label} {icon::icon(icon::CLOSE)}
            </button>
        }
    };
    let shown = chips.iter().enumerate().map(chip).collect_view();
    (!chips.is_empty()).then(|| {
        view! {
            <section aria-label=said::read_as()>
                <p class="fine">{said::read_as()}</p>
                <div class="chips">{shown}</div>
            </section>
        }
        .into_any()
    })
}

fn question(talk: &'static ConversationState, asked: Question) -> AnyView {
    let title = said::asked(&asked);
    let Question { facet, offers, .. } = asked;
    let button = move |choice: Choice| {
        let label = said::reply(&choice);
        // A value is the catalogue's own word.
        let testid = if matches!(choice.reply, Reply::Is(_)) { "reply-value" } else { "reply" };
        let tell = move |_| talk.ask(Asking::Reply { choice: choice.clone() });
        view! { <button type="button" class="chip" data-testid=testid on:click=tell>{label}</button> }
    };
    let indifferent = Choice { facet, reply: Reply::NoPreference };
    let offers = offers.into_iter().chain([indifferent]).map(button).collect_view();
    view! {
        <section class="panel ask-question" data-testid="question" aria-label=title.clone()>
            <h2>{title.clone()}</h2>
            <div class="chips">{offers}</div>
        </section>
    }
    .into_any()
}

fn found(
    talk: &'static ConversationState,
    cards: CardsState,
    toasts: Toasts,
    told: &ConversationView,
) -> AnyView {
    let rows = |shown: &[Card]| {
        shown.iter().map(|card| row(cards, card.clone(), Surface::Search, || ())).collect_view()
    };
    let sum = told
        .sum
        .as_ref()
        .map(|(name, sum, limit)| view! { <p class="fine">{said::sum_of(name, *sum, *limit)}</p> });
    let results = match told.cards.is_empty() {
        false => view! {
            <p class="fine">{said::fit(told.cards.len() as u64)}</p>
            {sum}
            <ul class="rows">{rows(&told.cards)}</ul>
        }
        .into_any(),
        true => view! {
            <section class="panel" data-testid="abstained">
                <h2>{said::nothing()}</h2>
                <div class="chips">{would_take(talk, told)}</div>
            </section>
            <h2>{said::nearest()}</h2>
            <ul class="rows">{rows(&told.nearest)}</ul>
        }
        .into_any(),
    };
    if let Some(memory) = &told.recalled {
        return view! { {recalled((**memory).clone())} {plan::plan(talk, toasts, told)} }.into_any();
    }
    let nothing_yet = told.confirm.is_some() && told.cards.is_empty();
    view! {
        {plan::waiting(talk, told)}
        {(!nothing_yet && told.searched).then_some(results)}
        {plan::plan(talk, toasts, told)}
    }
    .into_any()
}

/// Conditions without which something would fit.
fn would_take(talk: &'static ConversationState, told: &ConversationView) -> AnyView {
    let option = |(chip, count): &(Chip, u32)| {
        let at = told.chips.iter().position(|other| other == chip)?;
        let label = said::without((*count).into(), &said::chip(chip));
        Some(view! {
            <button type="button" class="chip" on:click=move |_| talk.ask(Asking::Drop { chip: at as u32 })>{label}</button>
        })
    };
    let options: Vec<_> = told.would_take.iter().filter_map(option).collect();
    match options.is_empty() {
        true => view! { <p class="fine">{said::not_enough()}</p> }.into_any(),
        false => options.into_any(),
    }
}
