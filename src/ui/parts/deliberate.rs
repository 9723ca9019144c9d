//! A button for consent, and for what cannot be undone. A press of it counts only once the button has been in view, in its
//! place and uncovered, for as long as it takes to see it: what opens under a finger, or lies below another window, is not
//! decided by a press that was meant for something else.

use std::time::Duration;

use js_sys::{Array, Object, Reflect};
use leptos::{html, prelude::*};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{IntersectionObserver, IntersectionObserverEntry};

use super::super::{dom, words::chrome};

/// How long it has to have been in view.
const TO_SEE: Duration = Duration::from_millis(600);
/// How long where the browser takes it for covered. Not for ever: inverted colours over the whole page look the same to it.
const TO_SEE_COVERED: Duration = Duration::from_secs(3);
/// Milliseconds between two looks for whether something covers it; browsers demand at least so many.
const LOOK: f64 = 100.0;
/// Share of the button that has to be in view.
const MOST_OF_IT: f64 = 0.5;
/// What moves things, or hides them, without the button's doing.
const UNSETTLING: [&str; 4] = ["resize", "focus", "blur", "visibilitychange"];

/// How much of the button the person can see.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    Nothing,
    Covered,
    Whole,
}

/// The button. It looks, and is announced, as one that cannot be pressed until a press counts.
pub fn deliberate(
    class: &'static str,
    testid: &'static str,
    label: &'static str,
    press: impl Fn() + 'static,
) -> AnyView {
    // Apart, so that there is one of it, whatever is pressed.
    made(class, testid, label, Box::new(press))
}

fn made(class: &'static str, testid: &'static str, label: &'static str, press: Box<dyn Fn()>) -> AnyView {
    let button = NodeRef::<html::Button>::new();
    let settled = settled(button);
    let hasty = RwSignal::new(false);
    let pressed = move |_| match settled.get_untracked() {
        true => press(),
        false => hasty.set(true),
    };
    let told = move || (hasty.get() && !settled.get()).then(chrome::too_soon);
    Effect::new(move || {
        if settled.get() {
            hasty.set(false);
        }
    });
    view! {
        <button
            type="button"
            class=class
            node_ref=button
            data-testid=testid
            aria-disabled=move || (!settled.get()).to_string()
            on:click=pressed
        >
            {label}
        </button>
        <span class="off-screen" role="status">{told}</span>
    }
    .into_any()
}

/// Whether the button has been in view for long enough.
fn settled(button: NodeRef<html::Button>) -> RwSignal<bool> {
    let settled = RwSignal::new(false);
    let seen = StoredValue::new(Seen::Nothing);
    let turn = StoredValue::new(0_u32);
    let begin_anew = move || {
        settled.try_set(false);
        let now = turn.try_update_value(|turn| {
            *turn += 1;
            *turn
        });
        let wait = match seen.try_get_value() {
            None | Some(Seen::Nothing) => return,
            Some(_) if dom::is_hidden() => return,
            Some(Seen::Covered) => TO_SEE_COVERED,
            Some(Seen::Whole) => TO_SEE,
        };
        let check = move || {
            if turn.try_get_value() == now {
                settled.try_set(true);
            }
        };
        set_timeout(check, wait);
    };
    for event in UNSETTLING {
        let listener = window_event_listener_untyped(event, move |_| begin_anew());
        on_cleanup(move || listener.remove());
    }
    let look = move |now: Seen| {
        if seen.try_update_value(|seen| std::mem::replace(seen, now) != now) == Some(true) {
            begin_anew();
        }
    };
    button.on_load(move |element: web_sys::HtmlButtonElement| match observe(&element, look) {
        Some(observer) => {
            let observer = StoredValue::new_local(observer);
            on_cleanup(move || observer.with_value(IntersectionObserver::disconnect));
        }
        None => look(Seen::Whole),
    });
    settled
}

/// Tells `look` how much of the button is seen, whenever that changes. None where the browser cannot tell.
fn observe(button: &web_sys::Element, look: impl Fn(Seen) + 'static) -> Option<IntersectionObserver> {
    let changed = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        // Several are the button's past; the last is how it is now.
        let entry: IntersectionObserverEntry =
            entries.get(entries.length().saturating_sub(1)).unchecked_into();
        look(match () {
            () if entry.intersection_ratio() < MOST_OF_IT => Seen::Nothing,
            // Only where the browser looks for what covers it is this not `undefined`.
            () if Reflect::get(&entry, &"isVisible".into()).is_ok_and(|is| is == JsValue::FALSE) => {
                Seen::Covered
            }
            () => Seen::Whole,
        });
    });
    // `web-sys` knows only the older options.
    let options = Object::new();
    let thresholds = Array::of3(&0.into(), &MOST_OF_IT.into(), &1.into());
    for (name, value) in
        [("threshold", thresholds.into()), ("trackVisibility", JsValue::TRUE), ("delay", LOOK.into())]
    {
        Reflect::set(&options, &name.into(), &value).ok()?;
    }
    let observer =
        IntersectionObserver::new_with_options(changed.as_ref().unchecked_ref(), options.unchecked_ref());
    changed.forget();
    let observer = observer.ok()?;
    observer.observe(button);
    Some(observer)
}
