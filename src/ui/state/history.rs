//! A history from another service, on its way into memory.

use leptos::{prelude::*, task::spawn_local};
use web_sys::Blob;

use super::{
    super::words::{self, device, history as said},
    engine::EngineState,
    memory::{self, Memory},
    toasts::Toasts,
};
use crate::{
    browser::inbox,
    engine::protocol::{
        Failure, Imported,
        history::{Bring, Choices, HistoryFile, HistoryView, LARGEST_HISTORY},
    },
};

/// How far a history has come.
#[derive(Clone)]
pub enum Bringing {
    /// It is being read.
    Reading,
    /// It was read, and can be looked at.
    Read(Box<HistoryView>),
}

/// A history that is looked at.
pub struct HistoryState {
    engine: &'static EngineState,
    memory: &'static Memory,
    toasts: Toasts,
    /// How far it has come; none where there is none.
    pub bringing: RwSignal<Option<Bringing>>,
    /// What the person has decided of it.
    pub choices: RwSignal<Choices>,
    /// Whether what only a title says to be an item is taken for it.
    pub by_title: RwSignal<bool>,
    files: StoredValue<Vec<(String, Blob)>, LocalStorage>,
}

impl HistoryState {
    /// There is none.
    pub fn new(engine: &'static EngineState, memory: &'static Memory, toasts: Toasts) -> Self {
        Self {
            engine,
            memory,
            toasts,
            bringing: RwSignal::new(None),
            choices: RwSignal::default(),
            by_title: RwSignal::new(false),
            files: StoredValue::new_local(Vec::new()),
        }
    }

    /// Takes files with their names: an export of this app at once, anything else to be looked at first.
    pub fn take(&'static self, files: Vec<(String, Blob)>) {
        spawn_local(async move {
            if let [(_, file)] = files.as_slice()
                && memory::is_export(file).await
            {
                return self.memory.import(file.clone());
            }
            let size = files.iter().map(|(_, file)| file.size()).sum();
            if let Some(told) = device::too_large_for(size, LARGEST_HISTORY) {
                return self.memory.imported.set(told);
            }
            self.choices.set(Choices::default());
            self.by_title.set(false);
            self.files.set_value(files);
            self.look();
        });
    }

    /// Decides something, and looks at the history anew.
    pub fn decide(&'static self, change: impl FnOnce(&mut Choices)) {
        self.choices.update(change);
        self.look();
    }

    fn look(&'static self) {
        let chosen = self.files.get_value();
        if chosen.is_empty() {
            return;
        }
        self.memory.imported.set(String::new());
        self.bringing.set(Some(Bringing::Reading));
        spawn_local(async move {
            let mut files = Vec::with_capacity(chosen.len());
            for (name, file) in chosen {
                match inbox::bytes(&file).await {
                    Ok(bytes) => files.push(HistoryFile { name, bytes }),
                    Err(told) => return self.fail(told),
                }
            }
            let choices = self.choices.get_untracked();
            match self.engine.ask(Bring::Look { files, choices }).await {
                Ok(view) => self.bringing.set(Some(Bringing::Read(view))),
                Err(Failure::Stopped) => self.fail(String::new()),
                Err(failure) => self.fail(words::failure(&failure)),
            }
        });
    }

    fn fail(&self, told: String) {
        self.bringing.set(None);
        self.memory.imported.set(told);
    }

    /// Remembers it, says what came in, and offers to take it back.
    pub fn keep(&'static self) {
        let by_title = self.by_title.get_untracked();
        self.bringing.set(Some(Bringing::Reading));
        spawn_local(async move {
            match self.engine.ask(Bring::Keep { by_title }).await {
                Ok(view) => {
                    self.let_go();
                    let HistoryView { added, known, forgotten, .. } = *view;
                    let told = device::imported(&Imported { added, known, forgotten, ..Imported::default() });
                    self.memory.imported.set(told.clone());
                    self.memory.touched();
                    if added > 0 {
                        self.toasts.offer(told, words::chrome::undo(), move || self.undo());
                    }
                }
                Err(failure) => self.fail(words::failure(&failure)),
            }
        });
    }

    fn undo(&'static self) {
        spawn_local(async move {
            match self.engine.ask(Bring::Undo).await {
                Ok(_) => {
                    self.memory.imported.set(said::taken_back().into());
                    self.memory.touched();
                }
                Err(failure) => self.toasts.say(words::failure(&failure)),
            }
        });
    }

    /// Wants it no more.
    pub fn drop(&'static self) {
        if self.bringing.with_untracked(Option::is_none) {
            return;
        }
        self.let_go();
        spawn_local(async move {
            let _ = self.engine.ask(Bring::Drop).await;
        });
    }

    fn let_go(&self) {
        self.bringing.set(None);
        self.files.set_value(Vec::new());
    }
}
