//! What the person keeps of an item: a note in their words, and the collections that it is in.

use leptos::{html, prelude::*};
use web_sys::SubmitEvent;

use super::super::{
    state::things::{Kept, ThingsState},
    words::{chrome, phrases::things as said},
};
use crate::memory::thing::{NAME, NOTE};

/// The button that shows what is kept of an item, and the note itself.
pub fn keeping(things: &'static ThingsState, item: &str, title: &str) -> AnyView {
    let id = item.to_owned();
    let kept = Memo::new(move |_| things.of(&id));
    let open = RwSignal::new(false);
    let name = chrome::act_on(said::edit(), title);
    let item = item.to_owned();
    view! {
        <p class="thing-note" data-testid="thing-note">{move || kept.with(|(note, _)| note.clone())}</p>
        <p class="fine">{move || kept.with(|(_, collections)| collections.join(" · "))}</p>
        <button
            type="button"
            class="link"
            data-testid="keeping"
            aria-expanded=move || open.get().to_string()
            aria-label=name
            on:click=move |_| open.update(|open| *open = !*open)
        >
            {said::edit()}
        </button>
        {move || open.get().then(|| editor(things, item.clone(), kept))}
    }
    .into_any()
}

fn editor(things: &'static ThingsState, item: String, kept: Memo<Kept>) -> AnyView {
    let item = StoredValue::new(item);
    let keep = move |change: &dyn Fn(&mut Kept)| {
        let before = kept.get_untracked();
        let mut now = before.clone();
        change(&mut now);
        things.keep(item.get_value(), before, now);
    };
    let toggle = move |name: &String| {
        let name = name.clone();
        keep(&|(_, collections)| match collections.iter().position(|other| *other == name) {
            Some(at) => drop(collections.remove(at)),
            None => collections.push(name.clone()),
        });
    };
    let all = Memo::new(move |_| {
        let all = things.view.answer.with(|answer| Some(answer.as_ref()?.as_ref().ok()?.collections.clone()));
        all.unwrap_or_default()
    });
    let chip = move |name: String| {
        let (shown, own) = (name.clone(), name.clone());
        let pressed = move || kept.with(|(_, collections)| collections.contains(&own)).to_string();
        view! {
            <button type="button" class="chip" aria-pressed=pressed on:click=move |_| toggle(&name)>{shown}</button>
        }
        .into_any()
    };
    let field = NodeRef::<html::Input>::new();
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(field) = field.get_untracked() else { return };
        let name = field.value().trim().to_owned();
        if !name.is_empty() && !kept.with_untracked(|(_, collections)| collections.contains(&name)) {
            toggle(&name);
        }
        field.set_value("");
    };
    view! {
        <div class="thing-edit">
            <label class="stack">
                <span>{said::note()}</span>
                <textarea
                    class="text"
                    rows="2"
                    maxlength=NOTE.to_string()
                    data-testid="note"
                    prop:value=move || kept.with(|(note, _)| note.clone())
                    on:change=move |event| {
                        let note = event_target_value(&event).trim().to_owned();
                        keep(&|kept| kept.0.clone_from(&note));
                    }
                ></textarea>
            </label>
            <div class="chips" role="group" aria-label=said::collections()>
                <For each=move || all.get() key=String::clone children=chip/>
            </div>
            <form class="narrow" on:submit=add>
                <input
                    type="text"
                    class="text"
                    node_ref=field
                    maxlength=NAME.to_string()
                    data-testid="collection"
                    aria-label=said::new()
                    placeholder=said::new()
                    autocomplete="off"
                />
                <button type="submit" class="button" data-testid="collect">{said::add()}</button>
            </form>
        </div>
    }
    .into_any()
}
