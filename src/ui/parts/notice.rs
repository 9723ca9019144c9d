//! What stands where content would, when there is none: empty, failed, missing.

use leptos::{html, prelude::*};

use super::super::{dom, words};
use crate::engine::protocol::Failure;

/// A button's label, and what it does.
pub type Action = (&'static str, Box<dyn Fn()>);

/// Why something could not be shown, in the place of it, and what to do.
pub fn failed(failure: &Failure, action: Option<Action>) -> AnyView {
    stating(words::failed::part(), told(failure), action)
}

/// A failure in words, and below it what a browser or host said of it.
pub fn told(failure: &Failure) -> AnyView {
    let quote = words::failure::quote(failure)
        .map(|said| view! { <blockquote class="quote"><bdi>{said.to_owned()}</bdi></blockquote> });
    view! {
        <p class="warn">{words::failure(failure)}</p>
        {quote}
    }
    .into_any()
}

/// A heading, a sentence, and at most one thing to do.
pub fn notice(title: &'static str, hint: String, action: Option<Action>) -> AnyView {
    stating(title, view! { <p>{hint}</p> }.into_any(), action)
}

fn stating(title: &'static str, told: AnyView, action: Option<Action>) -> AnyView {
    let action = action.map(|(label, act)| {
        view! { <button type="button" class="button primary" on:click=move |_| act()>{label}</button> }
    });
    view! {
        <section class="notice">
            <h2>{title}</h2>
            {told}
            {action}
        </section>
    }
    .into_any()
}

/// The tiles that stood here before the app came, with what was shown in them; else as many empty ones.
pub fn first_cards(count: usize) -> AnyView {
    let Some(tiles) = dom::take_tiles() else { return skeleton_cards(count) };
    let place = NodeRef::<html::Div>::new();
    place.on_load(move |place| {
        let _ = place.append_child(&tiles);
    });
    view! { <div node_ref=place></div> }.into_any()
}

/// Tiles of the size of cards, while they are on their way.
pub fn skeleton_cards(count: usize) -> AnyView {
    let card = || {
        view! {
            <li class="card skeleton">
                <div class="card-top">
                    <span class="picture bone"></span>
                    <span class="card-name">
                        <span class="bone line"></span>
                        <span class="bone line short"></span>
                    </span>
                </div>
                <span class="card-summary">
                    <span class="bone line"></span>
                    <span class="bone line"></span>
                </span>
            </li>
        }
    };
    view! { <ul class="grid" aria-hidden="true">{(0..count).map(|_| card()).collect_view()}</ul> }.into_any()
}
