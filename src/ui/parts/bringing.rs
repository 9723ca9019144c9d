//! A history from another service, shown before anything of it is remembered.

use leptos::prelude::*;

use super::{
    super::{
        dom,
        state::{
            engine::EngineState,
            history::{Bringing, HistoryState},
        },
        words::{chrome, formats, history as said, memory},
    },
    long_work,
    modal::modal,
};
use crate::engine::protocol::history::{HistoryQuestion, HistoryView};

/// The id of its heading.
const TITLE: &str = "history-title";

/// The dialog; it is open while there is a history to look at.
pub fn dialog(engine: &'static EngineState, history: &'static HistoryState) -> impl IntoView {
    let open = Signal::derive(move || history.bringing.with(Option::is_some));
    let content = move || match history.bringing.get() {
        None => ().into_any(),
        Some(Bringing::Reading) => view! {
            <h2 id=TITLE>{memory::import()}</h2>
            {long_work::shown(engine)}
        }
        .into_any(),
        Some(Bringing::Read(view)) => {
            // What had focus while it was read is gone.
            request_animation_frame(|| {
                dom::focus(TITLE);
            });
            shown(history, *view)
        }
    };
    let body = view! { <div class="history" data-testid="history">{content}</div> };
    modal("history-dialog", TITLE, open, move || history.drop(), body.into_any())
}

fn shown(history: &'static HistoryState, view: HistoryView) -> AnyView {
    let HistoryView { summary, catalog, matched, by_title, unknown, .. } = view;
    let asks = !summary.questions.is_empty();
    let sources: Vec<&str> = summary.sources.iter().map(String::as_str).collect();
    let count = |count: u32| formats::count(count.into());
    let counts = summary.counts.iter().map(|(kind, number)| said::line(said::kind(*kind), &count(*number)));
    let span = summary.span.map(|(from, to)| said::span(&said::day(from), &said::day(to)));
    let rows = summary.first.iter().map(|row| {
        let maker = row.maker.as_ref().map(|maker| format!(" · {}", maker.to_show()));
        let year = row.year.map(|year| format!(" ({year})"));
        view! {
            <li>
                <bdi>{row.title.to_show().clone()}</bdi>
                {year} <bdi>{maker}</bdi>
                <span class="fine">" " {said::row(row)}</span>
            </li>
        }
    });
    let left_out: Vec<String> = summary.left_out.iter().map(said::left_out_of).collect();
    let left_out = (!left_out.is_empty()).then(|| {
        let lines = left_out.into_iter().map(|line| view! { <li><bdi>{line}</bdi></li> }).collect_view();
        view! { <details data-testid="history-left-out"><summary>{said::left_out()}</summary><ul class="fine">{lines}</ul></details> }
    });
    let columns: Vec<&str> = summary.private.iter().map(|(column, _)| column.as_str()).collect();
    let private = (!columns.is_empty()).then(|| said::private(&formats::all_of(&columns)));
    let undated = (summary.undated > 0).then(|| said::undated(&count(summary.undated)));
    let questions = summary.questions.iter().map(|question| asked(history, question)).collect_view();
    let only_shown = summary.questions.iter().all(|question| *question == HistoryQuestion::Columns);
    let also = (by_title > 0).then(|| {
        let set = move |event| history.by_title.set(event_target_checked(&event));
        view! {
            <label data-testid="history-by-title"><input type="checkbox" on:change=set/> " " {said::by_title()}</label>
        }
    });
    view! {
        <h2 id=TITLE tabindex="-1">{said::title(&formats::all_of(&sources))}</h2>
        <p class="fine">{said::lead()}</p>
        <p data-testid="history-counts">{counts.collect::<Vec<_>>().join(" · ")}</p>
        <p>{span}</p>
        <h3>{said::first()}</h3>
        <ul data-testid="history-first">{rows.collect_view()}</ul>
        <p data-testid="history-matched">{said::in_catalogue(&catalog, &count(matched), &count(by_title), &count(unknown))}</p>
        {(unknown > 0).then(|| view! { <p class="fine">{said::unknown_hint()}</p> })}
        {also}
        <p class="fine">{undated}</p>
        <p class="fine" data-testid="history-private">{private}</p>
        {left_out}
        {questions}
        <p class="end">
            <button type="button" class="button" on:click=move |_| history.drop()>{chrome::cancel()}</button>
            <button
                type="button"
                class="button primary"
                data-testid="history-keep"
                disabled=asks && !only_shown
                on:click=move |_| history.keep()
            >
                {said::keep()}
            </button>
        </p>
    }
    .into_any()
}

fn asked(history: &'static HistoryState, question: &HistoryQuestion) -> AnyView {
    let answer = |text: String, act: Box<dyn Fn()>| {
        view! { <button type="button" class="button" on:click=move |_| act()>{text}</button> }
    };
    let (told, answers) = match question {
        HistoryQuestion::Columns => (said::ask_columns().to_owned(), Vec::new()),
        HistoryQuestion::DayMonth { example } => {
            let answers =
                [(said::day_first(), true), (said::month_first(), false)].map(|(text, day_first)| {
                    let decide = move || history.decide(|choices| choices.day_first = Some(day_first));
                    answer(text.to_owned(), Box::new(decide))
                });
            (said::ask_day_month(example), Vec::from(answers))
        }
        HistoryQuestion::Profile { names } => {
            let answers = names.iter().map(|name| {
                let chosen = name.clone();
                let decide = move || {
                    let profile = Some(chosen.clone());
                    history.decide(|choices| choices.profile = profile);
                };
                answer(name.clone(), Box::new(decide))
            });
            (said::ask_profile().to_owned(), answers.collect())
        }
    };
    view! {
        <div role="group" data-testid="history-question">
            <p>{told}</p>
            <p class="row-of-buttons">{answers}</p>
        </div>
    }
    .into_any()
}
