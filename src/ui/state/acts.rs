//! What the person does, handed to memory. Marks show at once and are taken back if memory refuses.

use leptos::{prelude::*, task::spawn_local};

use super::{super::words, engine::EngineState, feed::FeedState, marks::ItemMarks, toasts::Toasts};
use crate::{
    engine::protocol::{
        Act, Failure, Feed as Wanted, Forget, ForgetActs, Lesson, Marks, Record, Recorded, Slate,
    },
    memory::{InteractionKind, Subject, Surface},
};

/// A mark that the person sets and takes away with one button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// More like this.
    Like,
    /// Keep for later.
    Save,
    /// I have it.
    Have,
    /// Done with it.
    Finished,
    /// Given up.
    Stopped,
    /// Not for me.
    Reject,
}

impl Mark {
    /// Whether it stands.
    pub fn stands(self, marks: Marks) -> bool {
        match self {
            Self::Like => marks.liked,
            Self::Save => marks.saved,
            Self::Have => marks.had,
            Self::Finished => marks.finished,
            Self::Stopped => marks.stopped,
            Self::Reject => marks.rejected,
        }
    }

    /// As the engine will see it: the latest of like and "not for me" counts, and of done and given up.
    fn set(self, mut marks: Marks, on: bool) -> Marks {
        match self {
            Self::Like => (marks.liked, marks.rejected) = (on, marks.rejected && !on),
            Self::Save => marks.saved = on,
            Self::Have => marks.had = on,
            Self::Finished => (marks.finished, marks.stopped) = (on, marks.stopped && !on),
            Self::Stopped => (marks.stopped, marks.finished) = (on, marks.finished && !on),
            Self::Reject => (marks.rejected, marks.liked) = (on, marks.liked && !on),
        }
        marks
    }

    fn kind(self) -> InteractionKind {
        match self {
            Self::Like => InteractionKind::Like,
            Self::Save => InteractionKind::Save,
            Self::Have => InteractionKind::Have,
            Self::Finished => InteractionKind::Finished,
            Self::Stopped => InteractionKind::Stopped,
            Self::Reject => InteractionKind::NotInterested { reason: None },
        }
    }
}

/// What the person does about items.
pub struct Acts {
    engine: &'static EngineState,
    marks: &'static ItemMarks,
    feed: &'static FeedState,
    toasts: Toasts,
}

impl Acts {
    /// Acts are handed to `engine`, and show in `marks` and `feed`.
    pub fn new(
        engine: &'static EngineState,
        marks: &'static ItemMarks,
        feed: &'static FeedState,
        toasts: Toasts,
    ) -> Self {
        Self { engine, marks, feed, toasts }
    }

    /// Sets the mark if it doesn't stand, takes it away if it does.
    pub fn toggle(&'static self, item: &str, mark: Mark, surface: Surface) {
        let marks = self.marks.of(item);
        let before = marks.get_untracked();
        let on = !mark.stands(before);
        marks.set(mark.set(before, on));
        self.marks.begin_act(item);
        // What the feed becomes comes with the answer.
        let feed = self.feed.follow(item);
        let act = on.then(|| self.act(item, mark.kind(), surface));
        let item = item.to_owned();
        spawn_local(async move {
            let call = feed.as_ref().map(|following| following.call.clone());
            let answer = match act {
                Some(act) => {
                    let recorded = self.remember(Record { acts: vec![act], feed: call, tell: true }).await;
                    recorded.map(|recorded| {
                        self.tell(&recorded.learnt, &item, mark, surface);
                        recorded.slate
                    })
                }
                None => {
                    let what = Forget::Mark { item: item.clone(), kind: mark.kind().name().into() };
                    self.forgotten(what, call).await.map(|(_, slate)| slate)
                }
            };
            self.marks.end_act(&item);
            if let Err(failure) = &answer {
                self.marks.of(&item).set(before);
                self.toasts.say(words::failure(failure));
            }
            if let Some(following) = feed {
                self.feed.followed(following, answer.ok().flatten()).await;
            }
        });
    }

    /// Says in a line what was learnt by a mark, which can be taken back there.
    fn tell(&'static self, learnt: &[Lesson], item: &str, mark: Mark, surface: Surface) {
        let item = item.to_owned();
        self.toasts.offer(words::learnt(learnt), words::chrome::undo(), move || {
            if mark.stands(self.marks.of(&item).get_untracked()) {
                self.toggle(&item, mark, surface);
            }
        });
    }

    /// Remembers acts.
    async fn remember(&self, acts: Record) -> Result<Recorded, Failure> {
        let recorded = self.engine.ask(acts).await?;
        self.engine.status.set(recorded.status.clone());
        Ok(recorded)
    }

    /// Forgets, and returns how many acts are gone; with what the feed becomes without them, if that is asked for.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn forgotten(
        &self,
        what: Forget,
        feed: Option<Wanted>,
    ) -> Result<(u32, Option<Slate>), Failure> {
        let forgotten = self.engine.ask(ForgetActs { what, feed }).await?;
        self.engine.status.set(forgotten.status);
        Ok((forgotten.count, forgotten.slate))
    }

    /// Replaces a "not for me" by one with a reason.
    pub fn tell_why_not(&'static self, item: &str, reason: &'static str, surface: Surface) {
        let told = self.act(item, InteractionKind::NotInterested { reason: Some(reason.into()) }, surface);
        let plain = Forget::Mark { item: item.into(), kind: Mark::Reject.kind().name().into() };
        let marks = self.marks.of(item);
        spawn_local(async move {
            let forgotten = self.forgotten(plain, None).await.map(drop);
            let was_forgotten = forgotten.is_ok();
            let answer =
                if was_forgotten { self.remember(plainly(vec![told])).await.map(drop) } else { forgotten };
            if let Err(failure) = answer {
                marks.update(|marks| marks.rejected = !was_forgotten);
                self.toasts.say(words::failure(&failure));
            }
        });
    }

    /// Remembers acts that need no answer on the page.
    pub fn note(&'static self, acts: Vec<Act>) {
        spawn_local(async move {
            // Views and time spent are worth keeping, not worth a notice when they can't be: the banner says so once.
            let _ = self.remember(plainly(acts)).await;
        });
    }

    /// An act on an item, with the recommendation that led to it.
    pub fn act(&self, item: &str, kind: InteractionKind, surface: Surface) -> Act {
        let placement = self.marks.placement(surface, item);
        Act { kind, subject: Subject::Item(item.into()), surface, placement, at_ms: None }
    }
}

/// Acts that are remembered, and no more asked for.
fn plainly(acts: Vec<Act>) -> Record {
    Record { acts, feed: None, tell: false }
}
