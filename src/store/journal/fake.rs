//! The journal's files in memory, for tests. A crash of the device leaves of what was not flushed whatever comes first, the
//! last write of it torn; one holder at a time has them, whoever waits is polled until its turn comes.

use std::{
    cell::{Cell, RefCell},
    future::poll_fn,
    rc::Rc,
    task::Poll,
};

use futures_util::future::{FutureExt, LocalBoxFuture};

use super::files::{HeldFiles, JournalFiles, Slot};
use crate::store::StoreError;

#[derive(Debug, Clone)]
enum Write {
    Bytes(Slot, u64, Vec<u8>),
    Cut(Slot, u64),
}

impl Write {
    fn slot(&self) -> Slot {
        match self {
            Self::Bytes(slot, ..) | Self::Cut(slot, _) => *slot,
        }
    }
}

#[derive(Debug, Default)]
struct State {
    /// As readers see them.
    files: RefCell<[Vec<u8>; 2]>,
    /// As a crash of the device leaves them, without anything that is not flushed.
    durable: RefCell<[Vec<u8>; 2]>,
    unflushed: RefCell<Vec<Write>>,
    held: Cell<bool>,
    gone: Cell<bool>,
    room: Cell<Option<u64>>,
    forgets_flushes: Cell<bool>,
}

/// A handle to files in memory; clones are handles to the same files, as two tabs have them.
#[derive(Debug, Clone, Default)]
pub struct MemoryFiles(Rc<State>);

impl MemoryFiles {
    /// The device crashes: of what was not flushed, `kept` writes stay, and half of the next.
    pub fn crash(&self, kept: usize) {
        let writes = self.0.unflushed.take();
        let mut files = self.0.durable.borrow().clone();
        for (nth, write) in writes.into_iter().enumerate().take(kept + 1) {
            match write {
                Write::Bytes(slot, at, mut bytes) => {
                    let half = if nth == kept { bytes.len() / 2 } else { bytes.len() };
                    bytes.truncate(half);
                    overwrite(file(&mut files, slot), at, &bytes);
                }
                Write::Cut(slot, size) if nth < kept => file(&mut files, slot).truncate(size as usize),
                Write::Cut(..) => {}
            }
        }
        self.0.files.replace(files.clone());
        self.0.durable.replace(files);
        self.0.held.set(false);
    }

    /// Writes that a crash could lose.
    pub fn unflushed(&self) -> usize {
        self.0.unflushed.borrow().len()
    }

    /// Changes the bytes of the files behind everybody's back.
    pub fn alter(&self, change: impl FnOnce(&mut [Vec<u8>; 2])) {
        change(&mut self.0.files.borrow_mut());
        self.0.durable.replace(self.0.files.borrow().clone());
        self.0.unflushed.take();
    }

    /// All bytes there are, of both files.
    pub fn bytes(&self) -> Vec<u8> {
        self.0.files.borrow().concat()
    }

    /// Whether the platform has no such files from now on.
    pub fn set_gone(&self, gone: bool) {
        self.0.gone.set(gone);
    }

    /// How many bytes the files may have, together.
    pub fn set_room(&self, room: Option<u64>) {
        self.0.room.set(room);
    }

    /// From now on nothing is flushed: what a test plants to see whether it is caught.
    pub fn forget_flushes(&self) {
        self.0.forgets_flushes.set(true);
    }
}

fn file(files: &mut [Vec<u8>; 2], slot: Slot) -> &mut Vec<u8> {
    let [a, b] = files;
    match slot {
        Slot::A => a,
        Slot::B => b,
    }
}

fn overwrite(file: &mut Vec<u8>, at: u64, bytes: &[u8]) {
    let at = at as usize;
    file.resize(file.len().max(at + bytes.len()), 0);
    file.splice(at..at + bytes.len(), bytes.iter().copied());
}

impl JournalFiles for MemoryFiles {
    fn hold(&self) -> LocalBoxFuture<'_, Result<Box<dyn HeldFiles>, StoreError>> {
        async move {
            if self.0.gone.get() {
                return Err(StoreError::Unavailable("no such files here".into()));
            }
            poll_fn(|context| {
                if !self.0.held.replace(true) {
                    return Poll::Ready(());
                }
                context.waker().wake_by_ref();
                Poll::Pending
            })
            .await;
            Ok(Box::new(Held(self.clone())) as Box<dyn HeldFiles>)
        }
        .boxed_local()
    }
}

struct Held(MemoryFiles);

impl Drop for Held {
    fn drop(&mut self) {
        self.0.0.held.set(false);
    }
}

impl HeldFiles for Held {
    fn size(&self, slot: Slot) -> Result<u64, StoreError> {
        Ok(file(&mut self.0.0.files.borrow_mut(), slot).len() as u64)
    }

    fn read(&self, slot: Slot, at: u64, bytes: &mut [u8]) -> Result<usize, StoreError> {
        let mut files = self.0.0.files.borrow_mut();
        let found = file(&mut files, slot).get(at as usize..).unwrap_or_default();
        let read = found.len().min(bytes.len());
        bytes.iter_mut().zip(found).for_each(|(byte, found)| *byte = *found);
        Ok(read)
    }

    fn write(&self, slot: Slot, at: u64, bytes: &[u8]) -> Result<(), StoreError> {
        let state = &self.0.0;
        let grown = {
            let mut files = state.files.borrow_mut();
            let grows = (at + bytes.len() as u64).saturating_sub(file(&mut files, slot).len() as u64);
            files.iter().map(|file| file.len() as u64).sum::<u64>() + grows
        };
        if state.room.get().is_some_and(|room| grown > room) {
            return Err(StoreError::Quota);
        }
        overwrite(file(&mut state.files.borrow_mut(), slot), at, bytes);
        state.unflushed.borrow_mut().push(Write::Bytes(slot, at, bytes.to_owned()));
        Ok(())
    }

    fn cut(&self, slot: Slot, size: u64) -> Result<(), StoreError> {
        file(&mut self.0.0.files.borrow_mut(), slot).truncate(size as usize);
        self.0.0.unflushed.borrow_mut().push(Write::Cut(slot, size));
        Ok(())
    }

    fn flush(&self, slot: Slot) -> Result<(), StoreError> {
        let state = &self.0.0;
        if !state.forgets_flushes.get() {
            let flushed = file(&mut state.files.borrow_mut(), slot).clone();
            *file(&mut state.durable.borrow_mut(), slot) = flushed;
            state.unflushed.borrow_mut().retain(|write| write.slot() != slot);
        }
        Ok(())
    }
}
