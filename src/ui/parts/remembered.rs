//! The acts that are remembered: narrowed down by words, kind and time, and forgotten one by one or as many as are shown.

use std::collections::HashSet;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, MouseEvent};

use super::{
    super::{
        dom,
        model::{
            route::Route,
            time::{Local, Span, by_day},
        },
        state::{memory::Memory, router::HEADING},
        words::{self, chrome, memory as said},
    },
    icon,
    modal::modal,
    more::more,
    picture::picture,
};
use crate::{
    engine::protocol::{Forget, MemoryView, RememberedAct},
    memory::{InteractionKind, interaction::Seq},
};

/// Acts shown before more are asked for.
const PAGE: usize = 60;
const PICTURE_PX: u16 = 40;
/// Id of the field by which acts are found.
const FIND: &str = "acts-find";

/// What is remembered, through `pick`; the empty answer until there is one.
pub fn of<T: Default + PartialEq + Send + Sync + 'static>(
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

/// The act's icon; a screen reader hears the word.
pub fn sign(kind: &InteractionKind) -> AnyView {
    let path = match kind {
        InteractionKind::Like => icon::HEART,
        InteractionKind::Save => icon::SAVE,
        InteractionKind::Have => icon::HAVE,
        InteractionKind::Finished => icon::FINISHED,
        InteractionKind::Stopped => icon::STOPPED,
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
/// the last, else to the field by which the list is narrowed down, or the heading.
pub fn keep_focus(memory: &'static Memory) {
    Effect::new(move || {
        memory.view.answer.track();
        let Some((section, at)) = memory.forgetting.try_update_value(Option::take).flatten() else { return };
        request_animation_frame(move || {
            let buttons = forget_buttons(&section);
            let next = buttons.get(at).or_else(|| buttons.last());
            let lost = dom::is_unfocused() && next.is_none_or(|next| next.focus().is_err());
            // Where nothing is remembered any more, the field is hidden and takes no focus.
            if lost && (!dom::focus(FIND) || dom::is_unfocused()) {
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

/// The button that forgets one act.
pub fn forget_button(memory: &'static Memory, seq: Seq, title: &str) -> AnyView {
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

/// By what the list is narrowed down.
#[derive(Clone, Default, PartialEq)]
struct Wanted {
    /// Folded words, each of which a title has to hold.
    words: Vec<String>,
    group: Option<&'static str>,
    span: Span,
}

/// The section of the memory page.
pub fn acts(memory: &'static Memory) -> AnyView {
    let acts = of(memory, |memory| memory.acts.clone());
    let wanted = RwSignal::new(Wanted::default());
    let limit = RwSignal::new(PAGE);
    let narrow = move |change: &dyn Fn(&mut Wanted)| {
        wanted.update(change);
        limit.set(PAGE);
    };
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
    let chosen = Memo::new(move |_| {
        wanted.with(|wanted| wanted.group.filter(|group| groups.with(|all| all.contains(group))))
    });
    let chip = move |value: Option<&'static str>, label: &'static str| {
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || (chosen.get() == value).to_string()
                on:click=move |_| narrow(&|wanted| wanted.group = value)
            >
                {label}
            </button>
        }
        .into_any()
    };
    let chips = move || groups.get().into_iter().map(|group| chip(Some(group), group)).collect_view();
    let matching = Memo::new(move |_| {
        let (wanted, group, today) = (wanted.get(), chosen.get(), today());
        let holds = |act: &&RememberedAct| {
            group.is_none_or(|group| words::kind_group(&act.kind) == group)
                && wanted.span.holds(local(act).day, today)
                && (wanted.words.is_empty() || {
                    let title = dom::folded(&act.title);
                    wanted.words.iter().all(|word| title.contains(word))
                })
        };
        acts.with(|acts| acts.iter().filter(holds).cloned().collect::<Vec<_>>())
    });
    let days = move || {
        let mut shown = matching.get();
        if shown.is_empty() {
            return view! { <p class="fine">{said::no_acts_of_kind()}</p> }.into_any();
        }
        shown.truncate(limit.get());
        let today = today();
        let day = move |(day, acts): (i64, Vec<RememberedAct>)| {
            let name = words::day(Local { day, minute: 0 }.name(today));
            let rows = acts.into_iter().map(|act| remembered(memory, act)).collect_view();
            view! { <section class="day"><h3>{name}</h3> <ul class="acts">{rows}</ul></section> }
        };
        by_day(shown, local).into_iter().map(day).collect_view().into_any()
    };
    let longer = move || {
        more(
            move || matching.with(Vec::len) > limit.get(),
            || false,
            move || limit.update(|limit| *limit += PAGE),
        )
    };
    let find = move |event| {
        let words: Vec<String> =
            dom::folded(&event_target_value(&event)).split_whitespace().map(str::to_owned).collect();
        narrow(&|wanted| wanted.words.clone_from(&words));
    };
    let age = move |event| {
        let span = Span::named(&event_target_value(&event));
        narrow(&|wanted| wanted.span = span);
    };
    let spans = [said::any_time(), words::phrases::day::today(), said::last_days(), said::older()];
    let spans = Span::ALL
        .into_iter()
        .zip(spans)
        .map(|(span, label)| view! { <option value=span.name()>{label}</option> });
    let any = Memo::new(move |_| acts.with(|acts| !acts.is_empty()));
    let narrowing = view! {
        <div class="narrow" hidden=move || !any.get()>
            <input
                type="search"
                class="text"
                id=FIND
                data-testid="find-acts"
                aria-label=said::find()
                placeholder=said::find()
                autocomplete="off"
                spellcheck="false"
                on:input=find
            />
            <label class="sorting fine">
                {said::when()} " "
                <select data-testid="when" on:change=age>{spans.collect_view()}</select>
            </label>
        </div>
    }
    .into_any();
    let list = move || match any.get() {
        false => view! { <p class="fine">{said::no_acts()}</p> }.into_any(),
        true => view! {
            <div class="chips" role="group" aria-label=said::filter()>{chip(None, said::all())} {chips}</div>
            {forget_these(memory, acts, matching)}
            {days}
            {longer()}
        }
        .into_any(),
    };
    view! {
        <section id="acts" aria-labelledby="acts-title">
            <h2 id="acts-title">{said::acts()}</h2>
            {narrowing}
            {list}
        </section>
    }
    .into_any()
}

/// How many acts the list is narrowed down to, and the button that forgets those.
fn forget_these(
    memory: &'static Memory,
    acts: Memo<Vec<RememberedAct>>,
    matching: Memo<Vec<RememberedAct>>,
) -> AnyView {
    let count = Memo::new(move |_| matching.with(Vec::len) as u64);
    let some = Memo::new(move |_| count.get() > 0 && count.get() < acts.with(Vec::len) as u64);
    let sure = RwSignal::new(false);
    let forget = move |_| {
        sure.set(false);
        let section = document().get_element_by_id("acts");
        memory.forgetting.set_value(section.map(|section| (section, 0)));
        memory.forget(Forget::These {
            seqs: matching.with_untracked(|acts| acts.iter().map(|act| act.seq).collect()),
        });
    };
    let question = view! {
        <h2 id="these-title">{move || said::forget_these_sure(&words::remembered(count.get() as usize, None))}</h2>
        <p>{said::forget_these_means()}</p>
        <p class="end">
            <button type="button" class="button" autofocus on:click=move |_| sure.set(false)>{chrome::cancel()}</button>
            <button type="button" class="button danger" data-testid="confirm-forget-these" on:click=forget>{said::forget()}</button>
        </p>
    };
    // Away rather than hidden: what is away has lost focus at once.
    let button = move || {
        some.get().then(|| {
            view! {
                <button
                    type="button"
                    class="button danger-quiet"
                    data-testid="forget-these"
                    aria-haspopup="dialog"
                    on:click=move |_| sure.set(true)
                >
                    {move || said::forget_these(&words::formats::count(count.get()))}
                </button>
            }
        })
    };
    view! {
        <div class="narrowed">
            <p class="fine" role="status">{move || some.get().then(|| words::remembered(count.get() as usize, None))}</p>
            {button}
        </div>
        {modal("these-dialog", "these-title", sure.into(), move || sure.set(false), question.into_any())}
    }
    .into_any()
}

fn today() -> i64 {
    let now = dom::now_ms() as i64;
    Local::new(now, dom::ahead_of_utc(now)).day
}

fn local(act: &RememberedAct) -> Local {
    Local::new(act.at_ms, dom::ahead_of_utc(act.at_ms))
}

fn remembered(memory: &'static Memory, mut act: RememberedAct) -> AnyView {
    let time = words::clock(local(&act));
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
            <time class="fine">{time}</time>
            {forget}
        </li>
    }
    .into_any()
}
