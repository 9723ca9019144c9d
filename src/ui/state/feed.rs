//! The feed as it stands on the page: asked for, merged, and kept while other pages are shown.

use leptos::{prelude::*, task::spawn_local};

use super::{
    super::{
        dom,
        model::feed::{kept, merge},
        words,
    },
    engine::EngineState,
    glide::Glide,
    marks::ItemMarks,
    router::Router,
    toasts::Toasts,
};
use crate::{
    engine::protocol::{Card, Dials, Failure, Feed as Wanted, Reason, SetDials, Slate},
    memory::Surface,
};

/// Cards asked for at a time.
pub const PAGE: usize = 24;

/// Cards that fill a window, shown at first.
const FOLD: usize = PAGE / 2;
/// Cards that a phone builds between two frames or so.
const STEP: usize = 4;

/// The feed.
pub struct FeedState {
    engine: &'static EngineState,
    marks: &'static ItemMarks,
    router: &'static Router,
    toasts: Toasts,
    /// In order.
    pub cards: RwSignal<Vec<Card>>,
    /// Whether the first answer has come.
    pub loaded: RwSignal<bool>,
    /// Whether an answer is awaited.
    pub busy: RwSignal<bool>,
    /// Whether more could be had.
    pub more: RwSignal<bool>,
    /// Why the last asking failed.
    pub failed: RwSignal<Option<Failure>>,
    /// Why what is in view is not what would be shown now; none where it is.
    pub outdated: RwSignal<Option<Outdated>>,
    /// Whether something done on another page should show when the feed is next shown.
    stale: StoredValue<bool>,
    turn: StoredValue<u32>,
}

impl FeedState {
    /// Nothing asked for yet.
    pub fn new(
        engine: &'static EngineState,
        marks: &'static ItemMarks,
        router: &'static Router,
        toasts: Toasts,
    ) -> Self {
        Self {
            engine,
            marks,
            router,
            toasts,
            cards: RwSignal::default(),
            loaded: RwSignal::new(false),
            busy: RwSignal::new(false),
            more: RwSignal::new(false),
            failed: RwSignal::new(None),
            outdated: RwSignal::new(None),
            stale: StoredValue::new(false),
            turn: StoredValue::new(0),
        }
    }

    /// The feed is shown. Someone who comes back finds the cards where they were, and what changed below the fold.
    pub fn shown(&'static self) {
        let back = self.router.returned.get_value();
        let stale = self.stale.try_update_value(std::mem::take).unwrap_or(false);
        if !self.loaded.get_untracked() || (stale && !back) {
            self.refresh(0);
        } else if stale {
            // Before the first paint nothing can be measured.
            request_animation_frame(move || self.refresh(self.above_the_fold()));
        }
    }

    /// An act on an item is on its way: where the feed is shown, what is in view stays, and what follows then is to be asked
    /// for with the act. None where it is not: then it is asked for when it is.
    pub fn follow(&'static self, item: &str) -> Option<Following> {
        if !self.router.at_feed() || !self.loaded.get_untracked() {
            self.stale.set_value(true);
            return None;
        }
        let at = self.cards.with_untracked(|cards| cards.iter().position(|card| card.id == item));
        self.following(self.above_the_fold().max(at.map_or(0, |at| at + 1)))
    }

    /// What follows has come with the answer to an act; without it, it is asked for.
    pub async fn followed(&'static self, following: Following, slate: Option<Slate>) {
        match slate {
            Some(slate) => self.take(following, Ok(slate)).await,
            None if self.turn.get_value() == following.turn => self.refresh(following.keep),
            None => {}
        }
    }

    /// Drops the cards: they were made for somebody who is forgotten.
    pub fn forget(&self) {
        self.turn.update_value(|turn| *turn += 1);
        self.cards.set(Vec::new());
        self.loaded.set(false);
    }

    /// Memory changed as a whole.
    pub fn renew(&'static self) {
        if self.router.at_feed() { self.refresh(0) } else { self.stale.set_value(true) }
    }

    /// Something was learnt beside the cards: what is in view stays where the feed is shown.
    pub fn learnt(&'static self) {
        match self.router.at_feed() && self.loaded.get_untracked() {
            true => self.refresh(self.above_the_fold()),
            false => self.stale.set_value(true),
        }
    }

    /// Memory changed in another tab. Nothing moves under the eyes of someone who reads.
    pub fn changed_elsewhere(&'static self) {
        if !self.router.at_feed() {
            self.stale.set_value(true);
        } else if dom::is_hidden() {
            self.refresh(0);
        } else {
            self.outdated.set(Some(Outdated::Elsewhere));
        }
    }

    /// Goes on where the feed ends.
    pub fn extend(&'static self) {
        self.refresh(usize::MAX);
    }

    /// Turns the dials. What is set is kept, and the feed follows.
    pub fn turn_dials(&'static self, dials: Dials) {
        // Shown at once; the engine's status confirms it.
        self.engine.status.update(|status| status.dials = dials);
        spawn_local(async move {
            match self.engine.ask(SetDials { dials }).await {
                Ok(status) => self.engine.status.set(status),
                Err(failure) => self.toasts.say(words::failure(&failure)),
            }
            self.renew();
        });
    }

    /// The reason of an item's card, as the engine last gave it.
    pub fn reason(&'static self, card: &Card) -> Signal<Reason> {
        let (id, first) = (card.id.clone(), card.reason.clone());
        let latest =
            move |cards: &Vec<Card>| cards.iter().find(|card| card.id == id).map(|card| card.reason.clone());
        Memo::new(move |_| self.cards.with(&latest).unwrap_or_else(|| first.clone())).into()
    }

    /// Asks for what follows the first `keep` cards.
    pub fn refresh(&'static self, keep: usize) {
        let Some(following) = self.following(keep) else { return };
        spawn_local(async move {
            let answer = self.engine.ask(following.call.clone()).await;
            self.take(following, answer).await;
        });
    }

    /// What is to be asked for so that it follows the first `keep` cards; from now on it is awaited, and nothing that was
    /// asked for before.
    fn following(&'static self, keep: usize) -> Option<Following> {
        let turn = self.turn.try_update_value(|turn| {
            *turn += 1;
            *turn
        })?;
        let old = self.cards.get_untracked();
        let exclude = kept(&old, keep, |card| self.is_pinned(keep, card));
        // Of a feed that still unfolds, the rest is asked for, too.
        let limit =
            if keep >= old.len() { PAGE } else { old.len().max(PAGE).saturating_sub(exclude.len()).max(1) };
        self.busy.set(true);
        if keep == 0 {
            self.outdated.set(None);
        }
        Some(Following { turn, keep, call: Wanted { limit: limit as u16, exclude } })
    }

    /// Shows what has come, unless something else was asked for since.
    async fn take(&'static self, Following { turn, keep, .. }: Following, answer: Result<Slate, Failure>) {
        if self.turn.get_value() != turn {
            return;
        }
        match answer {
            Ok(slate) => {
                self.marks.learn(&slate.cards, Surface::Feed);
                self.failed.set(None);
                if self.loaded.get_untracked() {
                    let glide = Glide::measure();
                    let pinned = |card: &Card| self.is_pinned(keep, card);
                    let more = keep >= self.cards.with_untracked(Vec::len);
                    self.cards.update(|cards| *cards = merge(cards, keep, pinned, slate.cards));
                    glide.play();
                    if keep > 0 && !more {
                        self.outdated.set(Some(Outdated::Learnt));
                    }
                } else if !self.unfold(slate.cards, turn).await {
                    return;
                }
                self.more.set(slate.more);
            }
            Err(failure) => self.failed.set(Some(failure)),
        }
        self.busy.set(false);
    }

    /// Shows the first cards, then the rest bit by bit: a phone that builds them all at once hears nobody meanwhile.
    /// False if something else was asked for on the way.
    async fn unfold(&self, cards: Vec<Card>, turn: u32) -> bool {
        let mut rest = cards.into_iter();
        self.cards.set(rest.by_ref().take(FOLD).collect());
        self.loaded.set(true);
        while rest.len() > 0 {
            dom::breathe().await;
            if self.turn.get_value() != turn {
                return false;
            }
            self.cards.update(|cards| cards.extend(rest.by_ref().take(STEP)));
        }
        true
    }

    /// A card with a mark stays where it is, once the first cards stay.
    fn is_pinned(&self, keep: usize, card: &Card) -> bool {
        let marks = self.marks.of(&card.id).get_untracked();
        keep > 0 && (marks.liked || marks.saved || marks.had || marks.rejected)
    }

    /// How many cards are in view or above it.
    fn above_the_fold(&self) -> usize {
        let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
        let below = |element: &web_sys::Element| element.get_bounding_client_rect().top() >= height;
        let cards = Glide::cards();
        cards.iter().position(below).unwrap_or(cards.len())
    }
}

/// Why what is in view is not what would be shown now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outdated {
    /// Memory changed in another tab.
    Elsewhere,
    /// Something was learnt, which shows below only.
    Learnt,
}

/// What is to follow the first cards of a feed.
pub struct Following {
    turn: u32,
    keep: usize,
    /// Asks for it.
    pub call: Wanted,
}
