//! The buttons by which a person says what they think of an item.

use leptos::prelude::*;

use super::{
    super::{
        dom,
        state::{acts::Mark, cards::CardsState},
        words,
    },
    icon,
};
use crate::memory::Surface;

/// Like, "not for me", save and the rest: pressed while the mark stands.
pub fn mark_button(cards: CardsState, item: &str, title: &str, mark: Mark, surface: Surface) -> AnyView {
    let (testid, path, label) = match mark {
        Mark::Like => ("like", icon::HEART, words::card::like()),
        Mark::Save => ("save", icon::SAVE, words::card::save()),
        Mark::Have => ("have", icon::HAVE, words::card::have_it()),
        Mark::Finished => ("finished", icon::FINISHED, words::memory::kind_finished()),
        Mark::Stopped => ("stopped", icon::STOPPED, words::memory::kind_stopped()),
        Mark::Reject => ("not-for-me", icon::REJECT, words::card::reject()),
    };
    let marks = RwSignal::from(cards.marks.of(item));
    let pressed = move || if mark.stands(marks.get()) { "true" } else { "false" };
    let name = words::chrome::act_on(label, title);
    let item = item.to_owned();
    let press = move |_| {
        cards.acts.toggle(&item, mark, surface);
        if mark == Mark::Reject {
            // In the feed the button is gone with its card; focus goes on to what stands in its place.
            let undo = undo_id(&item);
            request_animation_frame(move || {
                dom::focus(&undo);
            });
        }
    };
    view! {
        <button
            type="button"
            class="mark"
            data-testid=testid
            aria-pressed=pressed
            aria-label=name
            title=label
            on:click=press
        >
            {icon::icon(path)}
            <span class="mark-label" aria-hidden="true">{label}</span>
        </button>
    }
    .into_any()
}

/// Every mark there is on an item; how it ended, once it was had.
pub fn all_marks(cards: CardsState, item: &str, title: &str, surface: Surface) -> AnyView {
    let marks = RwSignal::from(cards.marks.of(item));
    let had = Memo::new(move |_| {
        let marks = marks.get();
        marks.had || marks.finished || marks.stopped
    });
    let (id, name) = (item.to_owned(), title.to_owned());
    let ended = move || {
        had.get().then(|| {
            [Mark::Finished, Mark::Stopped].map(|mark| mark_button(cards, &id, &name, mark, surface))
        })
    };
    let first = [Mark::Like, Mark::Reject, Mark::Save, Mark::Have];
    view! {
        <div class="card-marks">
            {first.map(|mark| mark_button(cards, item, title, mark, surface))}
            {ended}
        </div>
    }
    .into_any()
}

/// Id of the button that takes back a "not for me".
pub fn undo_id(item: &str) -> String {
    format!("undo-{item}")
}
