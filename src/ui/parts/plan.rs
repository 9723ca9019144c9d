//! A plan: who made it, what became of each step, what it waits for, and how to change it.

use leptos::{html, prelude::*};
use web_sys::SubmitEvent;

use super::{
    super::{
        dom,
        state::{conversation::ConversationState, toasts::Toasts},
        words::{self, failed, planning as said},
    },
    elsewhere::cited,
};
use crate::engine::protocol::conversation::{Asking, ConversationView, StepTold};

/// What a saved plan is called.
const TRACE_FILE: &str = "penchant-plan.json";

/// What the plan did without a yes, and what it waits for.
pub fn waiting(talk: &'static ConversationState, told: &ConversationView) -> AnyView {
    view! { {acted(talk, told)} {waits(talk, told)} }.into_any()
}

/// What the plan waits for: a yes or no, an answer, a look-up.
fn waits(talk: &'static ConversationState, told: &ConversationView) -> Option<AnyView> {
    if let Some(step) = told.confirm {
        let wants = told.steps.get(step as usize).map(said::wants).unwrap_or_default();
        let say = move |yes| move |_| talk.ask(Asking::Confirm { step, yes });
        let spent = told
            .budget_spent
            .then(|| view! { <p class="fine" data-testid="budget-spent">{said::budget_spent()}</p> });
        return Some(
            view! {
                <section class="panel ask-question" data-testid="confirm" role="group" aria-label=wants.clone()>
                    <h2>{wants.clone()}</h2>
                    {spent}
                    <p class="row-of-buttons">
                        <button type="button" class="button" data-testid="confirm-no" on:click=say(false)>{said::no()}</button>
                        <button type="button" class="button primary" data-testid="confirm-yes" on:click=say(true)>{said::yes()}</button>
                    </p>
                </section>
            }
            .into_any(),
        );
    }
    if let Some(text) = &told.asks {
        return Some(question(talk, text.to_show().clone()));
    }
    told.looking_up.then(|| view! { <p role="status">{said::looking_up()}</p> }.into_any())
}

/// A planner's own question, shown as the stranger's text that it is.
fn question(talk: &'static ConversationState, text: String) -> AnyView {
    let input = NodeRef::<html::Input>::new();
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(input) = input.get_untracked() {
            talk.ask(Asking::Answer { text: input.value() });
        }
    };
    view! {
        <section class="panel ask-question" data-testid="planner-asks">
            <p class="fine">{said::stranger()}</p>
            <blockquote class="quote">{text}</blockquote>
            <form class="ask-form" on:submit=send>
                <input type="text" class="ask-field" node_ref=input aria-label=said::your_answer() maxlength="500" autocomplete="off" />
                <button type="submit" class="button primary">{said::send()}</button>
            </form>
        </section>
    }
    .into_any()
}

/// Who planned, the steps, and who else might plan.
pub fn plan(talk: &'static ConversationState, toasts: Toasts, told: &ConversationView) -> AnyView {
    let fell_back = said::fell_back(told)
        .map(|text| view! { <p class="banner" role="status" data-testid="fell-back">{text}</p> });
    let last = told.steps.len() as u32;
    let steps =
        told.steps.iter().enumerate().map(|(at, told)| step(talk, at as u32, last, told)).collect_view();
    let trace = told.clone();
    let save = move |_| {
        if dom::download_json(TRACE_FILE, &trace).is_err() {
            toasts.say(failed::part().to_owned());
        }
    };
    let claims = told.claims.clone();
    let looked_up = (!claims.is_empty()).then(|| {
        let shown = claims.into_iter().map(cited).collect_view();
        view! { <section aria-label=said::looked_up()><h2>{said::looked_up()}</h2> {shown}</section> }
    });
    view! {
        {looked_up}
        {fell_back}
        <p class="fine" data-testid="tier" data-tier=told.tier.clone()>{said::tier(told)}</p>
        <details class="ask-how" data-testid="plan">
            <summary>{said::how()}</summary>
            <ol class="lines">{steps}</ol>
            <button type="button" class="button" data-testid="save-trace" on:click=save>{said::save_trace()}</button>
        </details>
        {others(talk, told)}
    }
    .into_any()
}

/// What was done without a yes, said where it is not missed, with what takes it back.
fn acted(talk: &'static ConversationState, told: &ConversationView) -> Option<AnyView> {
    let acts: Vec<_> = (0..).zip(&told.steps).filter(|(_, step)| step.tell).collect();
    let line = |(at, step): &(u32, &StepTold)| {
        view! { <li class="line"><span class="line-text">{said::step_told(step)}</span> {undo(talk, *at, step)}</li> }
    };
    (!acts.is_empty()).then(|| {
        view! {
            <section class="panel ask-question" role="status" data-testid="acted">
                <p>{said::acted()}</p>
                <ul class="lines">{acts.iter().map(line).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

fn undo(talk: &'static ConversationState, at: u32, told: &StepTold) -> Option<AnyView> {
    let undo = move |_| talk.ask(Asking::Undo { step: at });
    told.undo.then(|| {
        view! { <button type="button" class="button" data-testid="undo-step" on:click=undo>{said::undo()}</button> }
            .into_any()
    })
}

fn step(talk: &'static ConversationState, at: u32, last: u32, told: &StepTold) -> AnyView {
    let label = said::step_told(told);
    let named = |act: &str| words::chrome::act_on(act, &label);
    let revise = move |keep, reword| talk.ask(Asking::Revise { keep, reword });
    let without = move |_| revise((0..last).filter(|other| *other != at).collect(), None);
    let earlier = move |_| {
        let mut keep: Vec<u32> = (0..last).collect();
        keep.swap(at as usize, at as usize - 1);
        revise(keep, None);
    };
    let change = told.text.as_ref().map(|text| {
        let input = NodeRef::<html::Input>::new();
        let again = move |event: SubmitEvent| {
            event.prevent_default();
            let words = input.get_untracked().map(|input| input.value()).unwrap_or_default();
            if !words.trim().is_empty() {
                revise((0..last).collect(), Some((at, words)));
            }
        };
        view! {
            <details class="step-words">
                <summary aria-label=named(said::change())>{said::change()}</summary>
                <form class="form" on:submit=again>
                    <input
                        type="text"
                        class="text"
                        node_ref=input
                        data-testid="step-words"
                        aria-label=said::with_words()
                        maxlength="200"
                        autocomplete="off"
                        value=text.to_show().clone()
                    />
                    <p class="row-of-buttons"><button type="submit" class="button" data-testid="reword">{said::with_words()}</button></p>
                </form>
            </details>
        }
    });
    view! {
        <li class="line" data-testid="step">
            <div class="line-text">{label.clone()} {change}</div>
            <span class="row-of-buttons">
                {(!told.tell).then(|| undo(talk, at, told))}
                {(at > 0).then(|| view! { <button type="button" class="button" aria-label=named(said::earlier()) title=said::earlier() on:click=earlier>"↑"</button> })}
                <button type="button" class="button" data-testid="drop-step" aria-label=named(said::without()) title=said::without() on:click=without>"×"</button>
            </span>
        </li>
    }
    .into_any()
}

/// Models that might plan instead: the one that is set up, and the browser's own.
fn others(talk: &'static ConversationState, told: &ConversationView) -> AnyView {
    if let Some(task) = told.consulting {
        let so_far = move || talk.said_so_far(task);
        let stop = move |_| talk.stop(task);
        return view! {
            <section class="panel" data-testid="consulting" aria-busy="true">
                <p role="status">{said::thinking()}</p>
                {move || so_far().map(|text| view! { <pre class="message">{text}</pre> })}
                <button type="button" class="button" data-testid="consult-stop" on:click=stop>{said::stop()}</button>
            </section>
        }
        .into_any();
    }
    let model = told.can_plan.clone().map(|model| {
        view! {
            <button type="button" class="button" data-testid="consult" on:click=move |_| talk.consult()>
                {said::ask_planner(&model)}
            </button>
        }
    });
    let own = move || {
        talk.own_model.get().then(|| {
            view! { <button type="button" class="button" data-testid="consult-own" on:click=move |_| talk.ask_own()>{said::ask_own()}</button> }
        })
    };
    view! { <p class="row-of-buttons">{model} {own}</p> }.into_any()
}
