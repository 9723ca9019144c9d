//! The day's dozen and the shelves, as the page shows them.

use leptos::{prelude::*, task::spawn_local};

use super::{
    super::{
        dom,
        model::time::Local,
        words::{self, today as said},
    },
    asked::LatestAnswer,
    engine::EngineState,
    marks::ItemMarks,
    toasts::Toasts,
};
use crate::{
    engine::protocol::{Arrangement, Card, GetToday, Shelf, TodayView},
    memory::Surface,
};

/// Where focus goes when the shelf that it was on is gone.
pub const SHELVES: &str = "shelves";

/// The day.
pub struct TodayState {
    engine: &'static EngineState,
    marks: &'static ItemMarks,
    toasts: Toasts,
    /// What was last shown of it, kept while other pages are.
    pub view: LatestAnswer<TodayView>,
}

impl TodayState {
    /// Not opened.
    pub fn new(engine: &'static EngineState, marks: &'static ItemMarks, toasts: Toasts) -> Self {
        Self { engine, marks, toasts, view: LatestAnswer::default() }
    }

    /// Opens the day, or looks at it again.
    pub fn open(&'static self) {
        self.view.ask(self.engine, call(None), |view| self.taken(*view));
    }

    /// Arranges a shelf; to hide one is offered to be taken back. `title` is what it is called.
    pub fn arrange(&'static self, shelf: Shelf, title: String, arrangement: Arrangement) {
        spawn_local(async move {
            match self.engine.ask(call(Some((shelf.clone(), arrangement)))).await {
                Ok(view) => {
                    self.view.answer.set(Some(Ok(self.taken(*view))));
                    if arrangement == Arrangement::Hidden {
                        let back = move || self.arrange(shelf.clone(), String::new(), Arrangement::Usual);
                        self.toasts.offer(said::hidden(&title), words::chrome::undo(), back);
                    }
                    request_animation_frame(|| {
                        if dom::is_unfocused() {
                            dom::focus(SHELVES);
                        }
                    });
                }
                Err(failure) => self.toasts.say(words::failure(&failure)),
            }
        });
    }

    fn taken(&self, view: TodayView) -> TodayView {
        let learn = |cards: &[Card]| self.marks.learn(cards, Surface::Feed);
        view.shelves.iter().for_each(|shelf| learn(&shelf.cards));
        learn(&view.before);
        learn(&view.dozen);
        view
    }
}

/// Of the day that it is now, where the person is.
fn call(arrange: Option<(Shelf, Arrangement)>) -> GetToday {
    let now = dom::now_ms() as i64;
    GetToday { day: Local::new(now, dom::ahead_of_utc(now)).day, arrange }
}
