//! What the person has, wants and has written down, as the page holds it.

use std::collections::HashMap;

use leptos::{prelude::*, task::spawn_local};

use super::{super::words, asked::LatestAnswer, engine::EngineState, marks::ItemMarks, toasts::Toasts};
use crate::{
    engine::protocol::things::{Things, ThingsView},
    memory::Surface,
};

/// What the person keeps of an item: a note, and names of collections.
pub type Kept = (String, Vec<String>);

/// The person's things.
pub struct ThingsState {
    engine: &'static EngineState,
    marks: &'static ItemMarks,
    toasts: Toasts,
    /// As last told.
    pub view: LatestAnswer<ThingsView>,
    /// What is on its way to memory, by the item: what is changed next rests on it.
    keeping: RwSignal<HashMap<String, Kept>>,
}

impl ThingsState {
    /// Nothing of it is known yet.
    pub fn new(engine: &'static EngineState, marks: &'static ItemMarks, toasts: Toasts) -> Self {
        Self { engine, marks, toasts, view: LatestAnswer::default(), keeping: RwSignal::default() }
    }

    /// Asks what there is.
    pub fn look(&'static self) {
        self.ask(self.view, Things::View);
    }

    /// Asks for a list that somebody shared.
    pub fn look_at(&'static self, view: LatestAnswer<ThingsView>, items: Vec<String>) {
        self.ask(view, Things::Shared { items });
    }

    fn ask(&'static self, view: LatestAnswer<ThingsView>, call: Things) {
        view.ask(self.engine, call, move |told| {
            self.learn(&told);
            *told
        });
    }

    fn learn(&self, told: &ThingsView) {
        for thing in &told.things {
            self.marks.learn(std::slice::from_ref(&thing.card), Surface::Memory);
        }
    }

    /// What is kept of an item now.
    pub fn of(&self, item: &str) -> Kept {
        let kept = |told: &ThingsView| {
            let thing = told.things.iter().find(|thing| thing.card.id == item)?;
            Some((thing.note.clone(), thing.collections.clone()))
        };
        if let Some(kept) = self.keeping.with(|keeping| keeping.get(item).cloned()) {
            return kept;
        }
        let found = self.view.answer.with(|answer| kept(answer.as_ref()?.as_ref().ok()?));
        found.unwrap_or_default()
    }

    /// Keeps this of an item, in the place of what was kept `before`, and offers to take that back.
    pub fn keep(&'static self, item: String, before: Kept, now: Kept) {
        if before == now {
            return;
        }
        self.keeping.update(|keeping| drop(keeping.insert(item.clone(), now.clone())));
        spawn_local(async move {
            let (note, collections) = now.clone();
            let answer = self.engine.ask(Things::Keep { item: item.clone(), note, collections }).await;
            let latest = self.keeping.with_untracked(|keeping| keeping.get(&item) == Some(&now));
            if let Ok(told) = &answer {
                self.learn(told);
                self.view.answer.set(Some(Ok(ThingsView::clone(told))));
            }
            if latest {
                self.keeping.update(|keeping| drop(keeping.remove(&item)));
            }
            match answer {
                Ok(_) => {
                    self.toasts.offer(
                        words::phrases::things::kept().into(),
                        words::chrome::undo(),
                        move || {
                            self.keep(item.clone(), now.clone(), before.clone());
                        },
                    );
                }
                Err(failure) => self.toasts.say(words::failure(&failure)),
            }
        });
    }
}
