//! What an engine stands on that no platform is behind: the fakes of its ports, and a wait without an executor. The
//! evaluator's people and the tests have it.

use std::{
    collections::BTreeMap,
    pin::pin,
    rc::Rc,
    task::{Context, Poll, Waker},
};

use super::{aes::aes, charset};
use crate::{
    engine::ports::{
        CountedPauses, DescribedUrls, FilesHere, ManualClock, NoGate, NoModel, OneStore, PackInMemory, Ports,
        RecordingPage, RecordingTabs, RecordingTimer, SeededEntropy,
    },
    store::Store,
};

/// The fakes that are looked at from outside.
#[derive(Clone)]
pub struct Fakes {
    /// The device's clock, which is set by hand.
    pub clock: Rc<ManualClock>,
    /// What was told to the page.
    pub page: Rc<RecordingPage>,
    /// What was told to other tabs.
    pub tabs: Rc<RecordingTabs>,
    /// How often others had a turn.
    pub pause: Rc<CountedPauses>,
    /// The models that were asked for.
    pub models: Rc<NoModel>,
}

impl Fakes {
    /// With a clock that stands at `at_ms`, in milliseconds since 1970.
    pub fn at(at_ms: i64) -> Self {
        Self {
            clock: Rc::new(ManualClock::at(at_ms)),
            page: Rc::default(),
            tabs: Rc::default(),
            pause: Rc::default(),
            models: Rc::default(),
        }
    }

    /// The ports of one engine: the pack's files by name, its storage if there is any, chance from `seed`, no model and no
    /// way out.
    pub fn ports(&self, files: BTreeMap<String, Vec<u8>>, store: Option<Rc<dyn Store>>, seed: u64) -> Ports {
        Ports {
            clock: self.clock.clone(),
            entropy: Rc::new(SeededEntropy::new(seed)),
            packs: Rc::new(PackInMemory::new(files)),
            storage: Rc::new(OneStore(store)),
            model: self.models.clone(),
            page: self.page.clone(),
            pause: self.pause.clone(),
            tabs: self.tabs.clone(),
            gate: Rc::new(NoGate),
            timer: Rc::new(RecordingTimer::default()),
            objects: Rc::new(DescribedUrls),
            files: Rc::new(FilesHere(charset::LETTERS, aes)),
        }
    }
}

/// Polls until it is ready: the fakes want to be polled again, but wait for nothing.
pub fn wait<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
    }
}
