//! What is remembered and what is made of it; all of it can be taken back.

use std::{
    collections::{HashMap, HashSet},
    time::Duration,
};

use leptos::{leptos_dom::helpers::debounce, prelude::*, task::spawn_local};

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, MouseEvent};

use super::{
    super::{
        dom,
        model::{
            route::Route,
            time::{Local, by_day},
        },
        parts::{
            deliberate::deliberate, icon, modal::modal, notice, picture::picture, record::track_record,
            topics,
        },
        state::{engine::EngineState, memory::Memory, router::HEADING, toasts::Toasts, topics::TopicsState},
        words::{self, chrome, failed, memory as said},
    },
    heading, waiting,
};
use crate::{
    engine::protocol::{Export, Forget, InterestView, MemoryView, RememberedAct, SupportingAct},
    memory::{InteractionKind, interaction::Seq},
};

/// Acts shown before more are asked for.
const PAGE: usize = 60;
const EXPORT_FILE: &str = "penchant-memory.json";
/// Evidence shown before more is asked for.
const EVIDENCE: usize = 4;
const SETTLED: Duration = Duration::from_millis(60);
const PICTURE_PX: u16 = 40;

/// The page.
pub fn page(
    engine: &'static EngineState,
    memory: &'static Memory,
    held: &'static TopicsState,
    toasts: Toasts,
) -> AnyView {
    memory.look();
    // Several changes in a row are one change to look at.
    let again = StoredValue::new_local(debounce(SETTLED, move |()| memory.look()));
    Effect::new(move |first: Option<()>| {
        memory.changes.track();
        if first.is_some() {
            again.update_value(|again| again(()));
        }
    });
    keep_focus(memory);
    let failure = Memo::new(move |_| {
        memory.view.answer.with(|answer| answer.as_ref().and_then(|a| a.as_ref().err().cloned()))
    });
    let known = Memo::new(move |_| memory.view.answer.with(Option::is_some));
    let body = move || match (failure.get(), known.get()) {
        (Some(failure), _) => {
            notice::failed(&failure, Some((chrome::retry(), Box::new(move || memory.look()))))
        }
        (None, false) => waiting(),
        _ => view! {
            {beliefs(memory, held)}
            {topics::held(held)}
            {track_record(engine, memory)}
            {acts(memory)}
            <p class="fine">
                {said::beside()}
                " "
                <a href=Route::May.href()>{words::standing::title()}</a>
                " · "
                <a href=Route::Sources.href()>{words::sources::title()}</a>
            </p>
        }
        .into_any(),
    };
    view! {
        <div class="memory" data-testid="memory-page">
            <header class="page-head">
                <div>
                    {heading(said::title())}
                    <p class="lead">{said::lead()}</p>
                </div>
                {controls(engine, memory, toasts)}
            </header>
            {body}
        </div>
    }
    .into_any()
}

/// What is remembered, through `pick`; the empty answer until there is one.
fn of<T: Default + PartialEq + Send + Sync + 'static>(
    memory: &'static Memory,
    pick: impl Fn(&MemoryView) -> T + Send + Sync + 'static,
) -> Memo<T> {
    Memo::new(move |_| {
        memory.view.answer.with(|answer| match answer {
            Some(Ok(memory)) => pick(memory),
            _ => T::default(),
        })
    })
}

fn controls(engine: &'static EngineState, memory: &'static Memory, toasts: Toasts) -> impl IntoView {
    let totals = of(memory, |memory| (memory.acts.len(), memory.bytes));
    let sure = RwSignal::new(false);
    let export = move |_| {
        spawn_local(async move {
            match engine.ask(Export {}).await {
                Ok(exported) => {
                    if dom::download(EXPORT_FILE, "application/json", &exported.json).is_err() {
                        toasts.say(failed::part().into());
                    }
                }
                Err(failure) => toasts.say(words::failure(&failure)),
            }
        });
    };
    let forget = move || {
        sure.set(false);
        memory.forget_everything();
    };
    let question = view! {
        <h2 id="forget-title">{said::forget_all_sure()}</h2>
        <p>{move || said::forget_all_means(totals.get().0 as u64)}</p>
        <p>{said::forget_all_beside()}</p>
        <p class="end">
            <button type="button" class="button" autofocus on:click=move |_| sure.set(false)>{chrome::cancel()}</button>
            {deliberate("button danger", "confirm-forget-all", said::forget_all_yes(), forget)}
        </p>
    };
    view! {
        <div class="controls">
            <p class="fine">{move || { let (acts, bytes) = totals.get(); words::remembered(acts, bytes) }}</p>
            <button type="button" class="button" on:click=export>{said::export()}</button>
            <button
                type="button"
                class="button danger-quiet"
                data-testid="forget-all"
                aria-haspopup="dialog"
                on:click=move |_| sure.set(true)
            >
                {said::forget_all()}
            </button>
        </div>
        {modal("forget-dialog", "forget-title", sure.into(), move || sure.set(false), question.into_any())}
    }
}

fn beliefs(memory: &'static Memory, held: &'static TopicsState) -> impl IntoView {
    let interests = of(memory, |memory| {
        let kinds: HashMap<Seq, InteractionKind> =
            memory.acts.iter().map(|act| (act.seq, act.kind.clone())).collect();
        (memory.interests.clone(), kinds)
    });
    let list = move || {
        let (interests, kinds) = interests.get();
        if interests.is_empty() {
            return view! { <p class="fine">{said::no_beliefs()}</p> }.into_any();
        }
        let cards =
            interests.into_iter().map(|interest| belief(memory, held, interest, &kinds)).collect_view();
        view! { <ul class="beliefs">{cards}</ul> }.into_any()
    };
    view! {
        <section id="beliefs" aria-labelledby="beliefs-title">
            <h2 id="beliefs-title">{said::beliefs()}</h2>
            <p class="fine">{said::beliefs_hint()}</p>
            {list}
        </section>
    }
}

fn belief(
    memory: &'static Memory,
    held: &'static TopicsState,
    interest: InterestView,
    kinds: &HashMap<Seq, InteractionKind>,
) -> AnyView {
    let strength = words::percent(interest.strength);
    let width = format!("{:.1}%", interest.strength.clamp(0.0, 1.0) * 100.0);
    let proof = |evidence: SupportingAct| proof(memory, kinds.get(&evidence.seq), evidence);
    let mut evidence = interest.evidence;
    let more = evidence.split_off(EVIDENCE.min(evidence.len()));
    let shown = evidence.into_iter().map(proof).collect_view();
    let more = (!more.is_empty()).then(|| {
        let summary = said::more_evidence(&words::formats::count(more.len() as u64));
        let rest = more.into_iter().map(proof).collect_view();
        view! { <details><summary class="link">{summary}</summary> <ul class="proofs">{rest}</ul></details> }
    });
    view! {
        <li class="belief" data-testid="interest">
            <h3>{interest.label}</h3>
            {interest.session.then(|| view! { <span class="badge">{said::this_visit()}</span> })}
            <div class="strength" title=said::strength()>
                <span class="strength-track" aria-hidden="true">
                    <span class="strength-fill" style=("inline-size", width)></span>
                </span>
                <span class="fine"><span class="off-screen">{said::strength()}" "</span>{strength}</span>
            </div>
            {topics::named(held, interest.topics)}
            <ul class="proofs">{shown}</ul>
            {more}
        </li>
    }
    .into_any()
}

fn proof(memory: &'static Memory, kind: Option<&InteractionKind>, evidence: SupportingAct) -> AnyView {
    let title = words::titled(&evidence.title, evidence.catalog.as_deref());
    let forget = forget_button(memory, evidence.seq, &title);
    let title = match evidence.item {
        Some(item) => view! { <a href=Route::Item(item).href() class="clip">{title}</a> }.into_any(),
        None => view! { <span class="clip">{title}</span> }.into_any(),
    };
    view! {
        <li class="proof">
            {kind.map(sign)}
            {title}
            <span class="fine">{words::percent(evidence.share)}</span>
            {forget}
        </li>
    }
    .into_any()
}

/// The act's icon; a screen reader hears the word.
fn sign(kind: &InteractionKind) -> AnyView {
    let path = match kind {
        InteractionKind::Like => icon::HEART,
        InteractionKind::Save => icon::SAVE,
        InteractionKind::Dislike | InteractionKind::NotInterested { .. } | InteractionKind::Dismiss => {
            icon::REJECT
        }
        InteractionKind::Open => icon::OUT,
        InteractionKind::Dwell { .. } => icon::CLOCK,
        InteractionKind::View => icon::EYE,
        InteractionKind::Search => icon::SEARCH,
    };
    let done = words::done(kind);
    view! { <span class="act-sign" title=done.clone()>{icon::icon(path)} <span class="off-screen">{done.clone()}</span></span> }.into_any()
}

/// Where focus goes once the row of the pressed button is gone: to what stands in its place, to the last row where it was
/// the last, else to the heading.
fn keep_focus(memory: &'static Memory) {
    Effect::new(move || {
        memory.view.answer.track();
        let Some((section, at)) = memory.forgetting.try_update_value(Option::take).flatten() else { return };
        request_animation_frame(move || {
            let buttons = forget_buttons(&section);
            let next = buttons.get(at).or_else(|| buttons.last());
            if dom::is_unfocused() && next.is_none_or(|next| next.focus().is_err()) {
                dom::focus(HEADING);
            }
        });
    });
}

/// The buttons that forget, below an element, in order.
fn forget_buttons(section: &Element) -> Vec<HtmlElement> {
    let Ok(found) = section.query_selector_all("[data-testid=forget]") else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}

fn forget_button(memory: &'static Memory, seq: Seq, title: &str) -> AnyView {
    let name = chrome::act_on(said::forget(), title);
    view! {
        <button
            type="button"
            class="quiet icon-button"
            data-testid="forget"
            aria-label=name
            title=said::forget()
            on:click=move |event: MouseEvent| {
                let pressed = event.current_target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
                let section = pressed.as_ref().and_then(|pressed| pressed.closest("section[id]").ok().flatten());
                let place = section.zip(pressed).and_then(|(section, pressed)| {
                    let at = forget_buttons(&section).iter().position(|button| *button == pressed)?;
                    Some((section, at))
                });
                memory.forgetting.set_value(place);
                memory.forget(Forget::One { seq });
            }
        >
            {icon::icon(icon::CLOSE)}
        </button>
    }
    .into_any()
}

fn acts(memory: &'static Memory) -> impl IntoView {
    let acts = of(memory, |memory| memory.acts.clone());
    let group = RwSignal::new(None::<&'static str>);
    let limit = RwSignal::new(PAGE);
    let groups = Memo::new(move |_| {
        let mut seen = HashSet::new();
        acts.with(|acts| {
            acts.iter()
                .map(|act| words::kind_group(&act.kind))
                .filter(|group| seen.insert(*group))
                .collect::<Vec<_>>()
        })
    });
    // A group whose last act is forgotten is no longer offered, nor chosen.
    let chosen = Memo::new(move |_| group.get().filter(|group| groups.with(|groups| groups.contains(group))));
    let chip = move |value: Option<&'static str>, label: &'static str| {
        let choose = move |_| {
            group.set(value);
            limit.set(PAGE);
        };
        view! {
            <button type="button" class="chip" aria-pressed=move || (chosen.get() == value).to_string() on:click=choose>
                {label}
            </button>
        }
    };
    let chips = move || groups.get().into_iter().map(|group| chip(Some(group), group)).collect_view();
    let matching = Memo::new(move |_| {
        let of_group =
            |act: &&RememberedAct| chosen.get().is_none_or(|group| words::kind_group(&act.kind) == group);
        acts.with(|acts| acts.iter().filter(of_group).cloned().collect::<Vec<_>>())
    });
    let days = move || {
        let mut shown = matching.get();
        shown.truncate(limit.get());
        let local = |act: &RememberedAct| Local::new(act.at_ms, dom::ahead_of_utc(act.at_ms));
        let now = dom::now_ms() as i64;
        let today = Local::new(now, dom::ahead_of_utc(now)).day;
        let day = move |(day, acts): (i64, Vec<RememberedAct>)| {
            let name = words::day(Local { day, minute: 0 }.name(today));
            let rows = acts.into_iter().map(|act| remembered(memory, local(&act), act)).collect_view();
            view! { <section class="day"><h3>{name}</h3> <ul class="acts">{rows}</ul></section> }
        };
        by_day(shown, local).into_iter().map(day).collect_view()
    };
    let more = move || {
        (matching.with(Vec::len) > limit.get()).then(|| {
            view! {
                <p class="centre">
                    <button type="button" class="button" on:click=move |_| limit.update(|limit| *limit += PAGE)>
                        {chrome::more()}
                    </button>
                </p>
            }
        })
    };
    let any = Memo::new(move |_| acts.with(|acts| !acts.is_empty()));
    let list = move || match any.get() {
        false => view! { <p class="fine">{said::no_acts()}</p> }.into_any(),
        true => view! {
            <div class="chips" role="group" aria-label=said::filter()>{chip(None, said::all())} {chips}</div>
            {days}
            {more}
        }
        .into_any(),
    };
    view! {
        <section id="acts" aria-labelledby="acts-title">
            <h2 id="acts-title">{said::acts()}</h2>
            {list}
        </section>
    }
}

fn remembered(memory: &'static Memory, local: Local, mut act: RememberedAct) -> impl IntoView {
    act.title = words::titled(&act.title, act.catalog.as_deref());
    let forget = forget_button(memory, act.seq, &act.title);
    let picture = act.item.as_deref().map(|id| picture(id, &act.title, act.image.clone(), PICTURE_PX));
    let subject = match act.item {
        Some(item) => view! { <a href=Route::Item(item).href()>{act.title}</a> }.into_any(),
        None => view! { <q>{act.title}</q> }.into_any(),
    };
    view! {
        <li class="act" data-testid="memory-act">
            {sign(&act.kind)}
            {picture}
            <p class="act-text"><span aria-hidden="true">{words::done(&act.kind)} " "</span> {subject}</p>
            <time class="fine">{words::clock(local)}</time>
            {forget}
        </li>
    }
}
