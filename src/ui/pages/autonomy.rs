//! How much the agent does of its own accord, what it keeps in mind, and when it may speak up.

use leptos::prelude::*;

use super::{
    super::{
        dom,
        model::time::Local,
        parts::notice,
        state::{asked::LatestAnswer, engine::EngineState, feed::FeedState, toasts::Toasts},
        words::{self, chrome, planning, standing as said},
    },
    page_head, waiting,
};
use crate::engine::protocol::standing::{
    ACTS_PER_DAY, Autonomy, Level, MOST, Quiet, Stand, StandingView, SuggestionKind, Tool,
};

const KINDS: [SuggestionKind; 2] = [SuggestionKind::Watched, SuggestionKind::Saved];
/// Hours of silence that are offered first: ten at night to seven.
const USUAL_QUIET: Quiet = Quiet { from: 22 * 60, to: 7 * 60 };

/// The page.
pub fn page(engine: &'static EngineState, feed: &'static FeedState, toasts: Toasts) -> AnyView {
    let view = LatestAnswer::<StandingView>::default();
    stand(engine, view, Stand::View);
    let body = move || match view.answer.get() {
        None => waiting(),
        Some(Err(failure)) => notice::failed(
            &failure,
            Some((chrome::retry(), Box::new(move || stand(engine, view, Stand::View)))),
        ),
        Some(Ok(standing)) => view! {
            {autonomy(engine, view, &standing.autonomy, standing.acts_left)}
            {notes(engine, feed, view, &standing)}
            {watches(engine, view, &standing)}
            {unasked(engine, toasts, view, &standing)}
        }
        .into_any(),
    };
    view! {
        <div class="leaves" data-testid="may-page">
            {page_head(said::title(), said::lead())}
            {body}
        </div>
    }
    .into_any()
}

fn stand(engine: &'static EngineState, view: LatestAnswer<StandingView>, request: Stand) {
    view.ask(engine, request, |standing| *standing);
}

fn autonomy(
    engine: &'static EngineState,
    view: LatestAnswer<StandingView>,
    set: &Autonomy,
    acts_left: u32,
) -> impl IntoView {
    let (all, now) = (set.clone(), set.level);
    let choose = move |event| {
        let level = at(&event_target_value(&event));
        stand(engine, view, Stand::SetAutonomy { autonomy: Autonomy { level, ..all.clone() } });
    };
    let place = Level::ALL.iter().position(|level| *level == now).unwrap_or_default();
    let rows = Tool::ALL.iter().map(|tool| row(engine, view, set, *tool)).collect_view();
    // Told where some tool has a budget.
    let budget = Tool::ALL.iter().any(|tool| set.level_of(*tool) == Level::ActsWithinBudget).then(|| {
        let left = said::acts_left(&acts_left.to_string(), &ACTS_PER_DAY.to_string());
        view! { <p class="fine" data-testid="acts-left">{left}</p> }
    });
    view! {
        <section class="panel" aria-labelledby="dial-title">
            <h2 id="dial-title">{said::dial()}</h2>
            <p><output for="autonomy" data-testid="level">{said::level(now)}</output></p>
            <input
                type="range"
                id="autonomy"
                data-testid="autonomy"
                min="0"
                max=Level::ALL.len() - 1
                step="1"
                prop:value=place.to_string()
                aria-labelledby="dial-title"
                aria-valuetext=said::level(now)
                on:change=choose
            />
            {budget}
            <p class="fine">{said::separate()}</p>
            <details data-testid="table">
                <summary>{said::table()}</summary>
                <div class="table-scroll" tabindex="0" role="region" aria-label=said::table()>
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{said::tool()}</th>
                                <th scope="col">{said::asked()}</th>
                                <th scope="col">{said::unasked()}</th>
                                <th scope="col">{said::level_of()}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </details>
        </section>
    }
}

fn at(place: &str) -> Level {
    place.parse::<usize>().ok().and_then(|place| Level::ALL.get(place).copied()).unwrap_or_default()
}

/// What becomes of one tool, and the level that it alone may have.
fn row(
    engine: &'static EngineState,
    view: LatestAnswer<StandingView>,
    set: &Autonomy,
    tool: Tool,
) -> impl IntoView {
    let asked = said::verdict(set.when_asked(tool));
    let unasked = if set.runs_unasked(tool) { said::does() } else { said::refuses() };
    let own = set.tools.get(&tool).copied();
    let all = set.clone();
    let choose = move |event| {
        let mut autonomy = all.clone();
        match event_target_value(&event).as_str() {
            "" => drop(autonomy.tools.remove(&tool)),
            place => drop(autonomy.tools.insert(tool, at(place))),
        }
        stand(engine, view, Stand::SetAutonomy { autonomy });
    };
    let options = Level::ALL.iter().enumerate().map(|(place, level)| {
        view! { <option value=place.to_string() selected=own == Some(*level)>{said::level(*level)}</option> }
    });
    let name = planning::of(tool);
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td>{asked}</td>
            <td>{unasked}</td>
            <td>
                <select class="text" aria-label=chrome::act_on(said::level_of(), name) on:change=choose>
                    <option value="" selected=own.is_none()>{said::as_above()}</option>
                    {options.collect_view()}
                </select>
            </td>
        </tr>
    }
}

fn day(at_ms: i64) -> String {
    let local = |at_ms| Local::new(at_ms, dom::ahead_of_utc(at_ms));
    words::day_inside(local(at_ms).name(local(dom::now_ms() as i64).day))
}

fn line(
    engine: &'static EngineState,
    view: LatestAnswer<StandingView>,
    text: &str,
    at_ms: i64,
    away: impl Fn() -> Stand + Send + 'static,
) -> impl IntoView {
    let label = chrome::act_on(said::remove(), text);
    view! {
        <li class="line">
            <span class="line-text"><b>{text.to_owned()}</b> <span class="fine">{said::since(&day(at_ms))}</span></span>
            <button type="button" class="button danger-quiet" aria-label=label on:click=move |_| stand(engine, view, away())>
                {said::remove()}
            </button>
        </li>
    }
}

fn notes(
    engine: &'static EngineState,
    feed: &'static FeedState,
    view: LatestAnswer<StandingView>,
    standing: &StandingView,
) -> impl IntoView {
    let rows = standing.notes.iter().map(|note| {
        let id = note.id;
        let away = move || {
            // What the note kept out of the feed may be in it again.
            feed.renew();
            Stand::RemoveNote { id }
        };
        line(engine, view, &note.text, note.at_ms, away)
    });
    let none = standing.notes.is_empty().then(|| view! { <p class="fine">{said::no_notes()}</p> });
    view! {
        <section class="panel" aria-labelledby="notes-title" data-testid="notes">
            <h2 id="notes-title">{said::notes()}</h2>
            {none}
            <ul class="lines">{rows.collect_view()}</ul>
        </section>
    }
}

fn watches(
    engine: &'static EngineState,
    view: LatestAnswer<StandingView>,
    standing: &StandingView,
) -> impl IntoView {
    let rows = standing.watches.iter().map(|watch| {
        let id = watch.id;
        line(engine, view, &watch.text, watch.since_ms, move || Stand::RemoveWatch { id })
    });
    let none = standing.watches.is_empty().then(|| view! { <p class="fine">{said::no_watches()}</p> });
    let full = (standing.watches.len() >= MOST).then(|| {
        view! { <p class="fine" data-testid="watches-full">{said::full(&words::formats::count(MOST as u64))}</p> }
    });
    let room = full.is_none();
    let text = RwSignal::new(String::new());
    let add = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let text = text.get_untracked().trim().to_owned();
        if !text.is_empty() {
            stand(engine, view, Stand::AddWatch { text });
        }
    };
    view! {
        <section class="panel" aria-labelledby="watches-title" data-testid="watches">
            <h2 id="watches-title">{said::watches()}</h2>
            {none}
            <ul class="lines">{rows.collect_view()}</ul>
            {full}
            <form class="form" hidden=!room on:submit=add>
                <label class="stack">
                    <span>{said::watch_for()}</span>
                    <input
                        type="text"
                        class="text"
                        data-testid="watch-text"
                        maxlength="200"
                        autocomplete="off"
                        prop:value=move || text.get()
                        on:input=move |event| text.set(event_target_value(&event))
                    />
                </label>
                <p class="row-of-buttons"><button type="submit" class="button" data-testid="watch-add">{said::add()}</button></p>
            </form>
        </section>
    }
}

/// When it may speak up.
fn unasked(
    engine: &'static EngineState,
    toasts: Toasts,
    view: LatestAnswer<StandingView>,
    standing: &StandingView,
) -> impl IntoView {
    let kinds = KINDS.map(|kind| {
        let stopped = standing.stopped.contains(&kind);
        let change =
            move |event| stand(engine, view, Stand::Stop { kind, stopped: !event_target_checked(&event) });
        view! {
            <label class="tick">
                <input type="checkbox" prop:checked=!stopped on:change=change />
                <span>{said::kind(kind)}</span>
            </label>
        }
    });
    let per_day = RwSignal::new(standing.per_day);
    let quiet = RwSignal::new(standing.quiet);
    let hour = |minute: u16| format!("{:02}:{:02}", minute / 60 % 24, minute % 60);
    let minute = |text: &str| {
        let (hours, minutes) = text.split_once(':')?;
        Some(hours.parse::<u16>().ok()? * 60 + minutes.parse::<u16>().ok()?)
    };
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        stand(
            engine,
            view,
            Stand::SetQuiet { quiet: quiet.get_untracked(), per_day: per_day.get_untracked() },
        );
        toasts.say(said::saved().to_owned());
    };
    let set = move |change: fn(&mut Quiet, u16)| {
        move |event| {
            let Some(minute) = minute(&event_target_value(&event)) else {
                quiet.set(None);
                return;
            };
            let mut now = quiet.get_untracked().unwrap_or(USUAL_QUIET);
            change(&mut now, minute);
            quiet.set(Some(now));
        }
    };
    let shown =
        move |pick: fn(Quiet) -> u16| move || quiet.get().map(|quiet| hour(pick(quiet))).unwrap_or_default();
    view! {
        <section class="panel" aria-labelledby="unasked-title" data-testid="unasked">
            <h2 id="unasked-title">{said::unasked_title()}</h2>
            <div class="stack">{kinds.collect_view()}</div>
            <form class="form" on:submit=save>
                <label class="stack">
                    <span>{said::per_day()}</span>
                    <input
                        type="number"
                        class="text"
                        min="0"
                        max="20"
                        data-testid="per-day"
                        prop:value=move || per_day.get().to_string()
                        on:input=move |event| per_day.set(event_target_value(&event).parse().unwrap_or_default())
                    />
                </label>
                <label class="stack">
                    <span>{said::quiet_from()}</span>
                    <input type="time" class="text" data-testid="quiet-from" prop:value=shown(|quiet| quiet.from) on:input=set(|quiet, minute| quiet.from = minute) />
                </label>
                <label class="stack">
                    <span>{said::quiet_to()}</span>
                    <input type="time" class="text" data-testid="quiet-to" prop:value=shown(|quiet| quiet.to) on:input=set(|quiet, minute| quiet.to = minute) />
                </label>
                <p class="row-of-buttons"><button type="submit" class="button" data-testid="save-quiet">{said::save()}</button></p>
            </form>
        </section>
    }
}
