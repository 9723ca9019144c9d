//! Memory as a whole: what the page shows of it, and how what is remembered is taken back.

use leptos::{prelude::*, task::spawn_local};
use web_sys::{Blob, Element};

use super::{
    super::words, acts::Acts, asked::LatestAnswer, engine::EngineState, feed::FeedState,
    sharing::SharingState, toasts::Toasts,
};
use crate::{
    browser::{broadcast::Broadcast, idb, inbox, journal, kept},
    engine::protocol::{Failure, Forget, GetMemory, Import, MemoryState, MemoryView, UndoForget, Unkept},
};

/// Bytes of an export that is taken in.
pub const LARGEST: usize = 200 << 20;

/// Bytes by which a file says that it is an export.
const HEAD: u32 = 400;

/// Whether a file is an export of this app, by its beginning.
pub async fn is_export(file: &Blob) -> bool {
    let head = inbox::head(file, HEAD).await.unwrap_or_default();
    let head = String::from_utf8_lossy(&head);
    ["penchant-memory", "portable-ai-memory", "memory-store.json"].iter().any(|name| head.contains(name))
}

/// Memory as a whole.
pub struct Memory {
    engine: &'static EngineState,
    outside: &'static SharingState,
    feed: &'static FeedState,
    acts: &'static Acts,
    toasts: Toasts,
    /// What is remembered, kept while other pages are shown.
    pub view: LatestAnswer<MemoryView>,
    /// Grows whenever memory changed, by whomever.
    pub changes: RwSignal<u32>,
    /// The place of the button by which something is being forgotten: its list, and where in it.
    pub forgetting: StoredValue<Option<(Element, usize)>, LocalStorage>,
    /// What came of the last import, in words.
    pub imported: RwSignal<String>,
    /// What exports are encrypted under; empty for nothing.
    pub passphrase: RwSignal<String>,
    /// Drops what the page holds of the person.
    let_go: StoredValue<Option<Box<dyn Fn()>>, LocalStorage>,
}

impl Memory {
    /// Nothing of it is known yet.
    pub fn new(
        engine: &'static EngineState,
        outside: &'static SharingState,
        feed: &'static FeedState,
        acts: &'static Acts,
        toasts: Toasts,
    ) -> Self {
        Self {
            engine,
            outside,
            feed,
            acts,
            toasts,
            view: LatestAnswer::default(),
            changes: RwSignal::new(0),
            forgetting: StoredValue::new_local(None),
            imported: RwSignal::new(String::new()),
            passphrase: RwSignal::new(String::new()),
            let_go: StoredValue::new_local(None),
        }
    }

    /// Has `let_go` called when everything was forgotten: it drops what the page holds of the person.
    pub fn on_all_forgotten(&self, let_go: impl Fn() + 'static) {
        self.let_go.set_value(Some(Box::new(let_go)));
    }

    /// Everything was forgotten, here or in another tab.
    pub fn all_gone(&'static self) {
        self.let_go.with_value(|let_go| let_go.iter().for_each(|let_go| let_go()));
        self.touched();
    }

    /// Asks what is remembered.
    pub fn look(&'static self) {
        self.view.ask(self.engine, GetMemory {}, |memory| memory);
    }

    /// Memory changed in another tab.
    pub fn changed_elsewhere(&'static self) {
        self.changes.update(|changes| *changes += 1);
        self.feed.changed_elsewhere();
    }

    /// Forgets, says so, and offers to put it back.
    pub fn forget(&'static self, what: Forget) {
        spawn_local(async move {
            match self.acts.forgotten(what, None).await {
                Ok((count, _)) => {
                    self.touched();
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
                Err(failure) => self.toasts.say(words::failure(&failure)),
            }
        });
    }

    /// Forgets everything there is of the person, wherever it is, and says what of it could be had back.
    pub fn forget_everything(&'static self) {
        spawn_local(async move {
            match self.all_forgotten().await {
                Ok(acts) => {
                    self.all_gone();
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
    async fn all_forgotten(&self) -> Result<u32, String> {
        let unopened = self.engine.status.with_untracked(|status| match status.memory {
            MemoryState::Volatile { why } => why != Unkept::Closed,
            _ => false,
        });
        let acts = match self.acts.forgotten(Forget::Everything, None).await {
            // What cannot be opened or emptied can still be removed as a whole.
            Err(Failure::Memory { .. }) => self.remove_memory().await.map(|()| 0)?,
            _ if unopened => self.remove_memory().await.map(|()| 0)?,
            Ok((count, _)) => count,
            Err(failure) => return Err(words::failure(&failure)),
        };
        // Where the browser keeps nothing for this page, there is nothing to remove.
        let _ = kept::remove_traces().await;
        Ok(acts)
    }

    async fn remove_memory(&self) -> Result<(), String> {
        // The second copy first: nothing may come back from it.
        let removed = match journal::remove().await {
            Ok(()) => idb::remove(idb::DATABASE).await,
            failed => failed,
        };
        removed.map_err(|_| words::memory::not_removed().to_owned())?;
        // Other tabs read anew what they hold.
        if let Ok(channel) = Broadcast::join(|| ()) {
            channel.announce();
        }
        self.outside.open_engine();
        Ok(())
    }

    /// Takes an exported document in, and says what came of it.
    pub fn import(&'static self, file: Blob) {
        self.imported.set(words::device::working().into());
        spawn_local(async move { self.imported.set(self.take_in(&file).await) });
    }

    /// Takes an exported document in; what came of it, in words. What comes in is in the feed at once.
    pub async fn take_in(&'static self, file: &Blob) -> String {
        if let Some(told) = words::device::too_large_for(file.size(), LARGEST) {
            return told;
        }
        let file = match inbox::bytes(file).await {
            Ok(file) => file,
            Err(told) => return told,
        };
        match self.engine.ask(Import { file, passphrase: self.passphrase.get_untracked() }).await {
            Ok(imported) => {
                self.touched();
                words::device::imported(&imported)
            }
            Err(failure) => words::failure(&failure),
        }
    }

    fn undo_forget(&'static self) {
        spawn_local(async move {
            match self.engine.ask(UndoForget {}).await {
                Ok(recorded) => {
                    let before = self.engine.status.with_untracked(|status| status.remembered);
                    let acts = recorded.status.remembered.saturating_sub(before);
                    self.engine.status.set(recorded.status);
                    self.touched();
                    self.toasts.say(words::memory::restored(&words::remembered(acts as usize, None)));
                }
                Err(failure) => self.toasts.say(words::failure(&failure)),
            }
        });
    }

    /// Memory changed as a whole: whatever is shown of it is asked for anew.
    pub fn touched(&'static self) {
        self.changes.update(|changes| *changes += 1);
        self.feed.renew();
    }
}
