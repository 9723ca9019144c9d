//! What the person does, handed to memory. Marks show at once and are taken back if memory refuses.

use leptos::{prelude::*, task::spawn_local};

use super::{app::App, words};
use crate::{
    browser::{broadcast::Broadcast, idb, kept},
    engine::protocol::{
        Act, Failure, FailureKind, Feed, Forget, ForgetActs, Marks, MemoryState, Record, Slate, UndoForget,
        Unkept,
    },
    memory::{Kind, Subject, Surface},
};

/// A mark that the person sets and takes away with one button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// More like this.
    Like,
    /// Keep for later.
    Save,
    /// Not for me.
    Reject,
}

impl Mark {
    /// Whether it stands.
    pub fn stands(self, marks: Marks) -> bool {
        match self {
            Self::Like => marks.liked,
            Self::Save => marks.saved,
            Self::Reject => marks.rejected,
        }
    }

    /// As the engine will see it: the latest of like and "not for me" counts.
    fn set(self, mut marks: Marks, on: bool) -> Marks {
        match self {
            Self::Like => (marks.liked, marks.rejected) = (on, marks.rejected && !on),
            Self::Save => marks.saved = on,
            Self::Reject => (marks.rejected, marks.liked) = (on, marks.liked && !on),
        }
        marks
    }

    fn kind(self) -> Kind {
        match self {
            Self::Like => Kind::Like,
            Self::Save => Kind::Save,
            Self::Reject => Kind::NotInterested { reason: None },
        }
    }

    /// Name of the kind as in its JSON.
    fn name(self) -> &'static str {
        match self {
            Self::Like => "like",
            Self::Save => "save",
            Self::Reject => "not_interested",
        }
    }
}

impl App {
    /// Sets the mark if it doesn't stand, takes it away if it does.
    pub fn toggle(self, item: &str, mark: Mark, surface: Surface) {
        let marks = self.marks(item);
        let before = marks.get_untracked();
        let on = !mark.stands(before);
        marks.set(mark.set(before, on));
        self.begin_act(item);
        // What the feed becomes comes with the answer.
        let feed = self.feed.follow(self, item, surface);
        let act = on.then(|| self.act(item, mark.kind(), surface));
        let item = item.to_owned();
        spawn_local(async move {
            let call = feed.as_ref().map(|following| following.call.clone());
            let answer = match act {
                Some(act) => self.remember(vec![act], call).await,
                None => {
                    let what = Forget::Mark { item: item.clone(), kind: mark.name().into() };
                    self.forgotten(what, call).await.map(|(_, slate)| slate)
                }
            };
            self.end_act(&item);
            if let Err(failure) = &answer {
                self.marks(&item).set(before);
                self.toasts.say(failure.message.clone());
            }
            if let Some(following) = feed {
                self.feed.followed(self, following, answer.ok().flatten()).await;
            }
        });
    }

    /// Remembers acts; with what the feed becomes by them, if that is asked for.
    async fn remember(self, acts: Vec<Act>, feed: Option<Feed>) -> Result<Option<Slate>, Failure> {
        let recorded = self.ask(Record { acts, feed }).await?;
        self.status.set(recorded.status);
        Ok(recorded.slate)
    }

    /// Forgets, and returns how many acts are gone; with what the feed becomes without them, if that is asked for.
    async fn forgotten(self, what: Forget, feed: Option<Feed>) -> Result<(u32, Option<Slate>), Failure> {
        let forgotten = self.ask(ForgetActs { what, feed }).await?;
        self.status.set(forgotten.status);
        Ok((forgotten.count, forgotten.slate))
    }

    /// Replaces a "not for me" by one with a reason.
    pub fn tell_why_not(self, item: &str, reason: &'static str, surface: Surface) {
        let told = self.act(item, Kind::NotInterested { reason: Some(reason.into()) }, surface);
        let plain = Forget::Mark { item: item.into(), kind: Mark::Reject.name().into() };
        let marks = self.marks(item);
        spawn_local(async move {
            let forgotten = self.forgotten(plain, None).await.map(drop);
            let was_forgotten = forgotten.is_ok();
            let answer =
                if was_forgotten { self.remember(vec![told], None).await.map(drop) } else { forgotten };
            if let Err(failure) = answer {
                marks.update(|marks| marks.rejected = !was_forgotten);
                self.toasts.say(failure.message);
            }
        });
    }

    /// Remembers acts that need no answer on the page.
    pub fn note(self, acts: Vec<Act>) {
        spawn_local(async move {
            // Views and time spent are worth keeping, not worth a notice when they can't be: the banner says so once.
            let _ = self.remember(acts, None).await;
        });
    }

    /// An act on an item, with the recommendation that led to it.
    pub fn act(self, item: &str, kind: Kind, surface: Surface) -> Act {
        let placement = self.placement(surface, item);
        Act { kind, subject: Subject::Item(item.into()), surface, placement, at_ms: None }
    }

    /// Forgets, says so, and offers to put it back.
    pub fn forget(self, what: Forget) {
        spawn_local(async move {
            match self.forgotten(what, None).await {
                Ok((count, _)) => {
                    self.memory_touched();
                    if count > 0 {
                        self.toasts.offer(
                            words::memory::forgotten(count.into()),
                            words::chrome::undo(),
                            move || self.undo_forget(),
                        );
                    } else {
                        self.toasts.say(words::memory::forgotten(count.into()));
                    }
                }
                Err(failure) => self.toasts.say(failure.message),
            }
        });
    }

    /// Forgets everything there is of the person, wherever it is, and says what of it could be had back.
    pub fn forget_everything(self) {
        spawn_local(async move {
            match self.all_forgotten().await {
                Ok(acts) => {
                    self.let_go();
                    self.memory_touched();
                    match acts {
                        0 => self.toasts.say(words::memory::forgotten_all().into()),
                        acts => self.toasts.offer(
                            words::memory::forgotten_all_but(&words::remembered(acts as usize, None)),
                            words::chrome::undo(),
                            move || self.undo_forget(),
                        ),
                    }
                }
                Err(told) => self.toasts.say(told),
            }
        });
    }

    /// Returns how many acts can be had back; what went wrong, in words.
    async fn all_forgotten(self) -> Result<u32, String> {
        let unopened = self.status.with_untracked(|status| match status.memory {
            MemoryState::Volatile { why, .. } => why != Unkept::Closed,
            _ => false,
        });
        let acts = match self.forgotten(Forget::Everything, None).await {
            // What cannot be opened or emptied can still be removed as a whole.
            Err(Failure { kind: FailureKind::Memory, .. }) => self.remove_memory().await.map(|()| 0)?,
            _ if unopened => self.remove_memory().await.map(|()| 0)?,
            Ok((count, _)) => count,
            Err(failure) => return Err(failure.message),
        };
        // Where the browser keeps nothing for this page, there is nothing to remove.
        let _ = kept::remove_traces().await;
        Ok(acts)
    }

    async fn remove_memory(self) -> Result<(), String> {
        idb::remove(idb::DATABASE).await.map_err(|_| words::memory::not_removed().to_owned())?;
        // Other tabs read anew what they hold.
        if let Ok(channel) = Broadcast::join(|| ()) {
            channel.announce();
        }
        self.open();
        Ok(())
    }

    fn undo_forget(self) {
        spawn_local(async move {
            match self.ask(UndoForget {}).await {
                Ok(recorded) => {
                    self.status.set(recorded.status);
                    self.memory_touched();
                    self.toasts.say(words::memory::restored(&words::remembered(recorded.seqs.len(), None)));
                }
                Err(failure) => self.toasts.say(failure.message),
            }
        });
    }

    /// Memory changed as a whole: whatever is shown of it is asked for anew.
    pub fn memory_touched(self) {
        self.memory_changes.update(|changes| *changes += 1);
        self.feed.renew(self);
    }
}
