//! Long work in the worker: the page hears how far it is, and can stop it.

use std::rc::Rc;

use futures_util::future::{FutureExt, LocalBoxFuture};

use super::{
    ports::{Page, Pause, Ports},
    protocol::{BuildProgress, Event, Failure, Stage},
};
use crate::catalog::pace::{Pace, Stopped};

/// Bytes that are read between two pauses: some hundredths of a second.
const CHUNK: usize = 256 << 10;

/// Tells the page, and listens to it. The default is heard by nobody and goes on to the end.
#[derive(Clone, Default)]
pub struct Pacer {
    way: Option<(Rc<dyn Page>, Rc<dyn Pause>)>,
    /// Bytes at the last pause.
    paused: usize,
}

impl Pacer {
    /// Work that the page waits for.
    pub fn new(ports: &Ports) -> Self {
        Self { way: Some((ports.page.clone(), ports.pause.clone())), paused: 0 }
    }

    /// So many of so many items are embedded; each takes long enough for a pause.
    ///
    /// # Errors
    /// If the work is to be stopped.
    pub async fn embedded(&self, done: usize, of: usize) -> Result<(), Stopped> {
        match self.tell(Stage::Embedding, done, of) {
            Some(pause) => pause.await,
            None => Ok(()),
        }
    }

    fn tell(
        &self,
        stage: Stage,
        done: usize,
        of: usize,
    ) -> Option<LocalBoxFuture<'static, Result<(), Stopped>>> {
        let (page, pause) = self.way.as_ref()?;
        page.emit(Event::Progress(BuildProgress { stage, done: done as u64, of: of as u64 }));
        Some(pause.pause().map(|stop| if stop { Err(Stopped) } else { Ok(()) }).boxed_local())
    }
}

impl Pace for Pacer {
    fn turn(&mut self, done: usize, of: usize) -> Option<LocalBoxFuture<'static, Result<(), Stopped>>> {
        if done < self.paused + CHUNK {
            return None;
        }
        self.paused = done;
        self.tell(Stage::Reading, done, of)
    }
}

/// The page wanted it no more.
pub fn stopped(_: Stopped) -> Failure {
    Failure::Stopped
}
