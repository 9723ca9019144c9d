//! What the engine needs from the outside: one small port a service, each with its fake beside it.

mod clock;
mod entropy;
mod files;
mod gate;
mod model;
mod objects;
mod packs;
mod page;
mod pause;
mod storage;
mod tabs;
mod timer;

use std::rc::Rc;

pub use clock::{Clock, ManualClock};
pub use entropy::{Entropy, SeededEntropy};
pub use files::{Files, FilesError, FilesHere, FoundInFile, KeepOrder, PackMade, PackOrder};
pub use gate::{Gate, GateEvent, GateMessage, NoGate, TransferId};
pub use model::{ModelLoader, NoModel};
pub use objects::{DescribedUrls, ObjectUrls};
pub use packs::{PackInMemory, Packs};
pub use page::{Page, RecordingPage};
pub use pause::{CountedPauses, Pause};
pub use storage::{OneStore, Storage};
pub use tabs::{RecordingTabs, Tabs};
pub use timer::{RecordingTimer, Timer};

/// The services that the engine runs on: the worker's in the browser, fakes in tests.
#[derive(Clone)]
pub struct Ports {
    /// The device's clock.
    pub clock: Rc<dyn Clock>,
    /// Randomness.
    pub entropy: Rc<dyn Entropy>,
    /// Catalogues of this origin.
    pub packs: Rc<dyn Packs>,
    /// Durable storage.
    pub storage: Rc<dyn Storage>,
    /// The loader of the embedding model.
    pub model: Rc<dyn ModelLoader>,
    /// The page that listens to this engine.
    pub page: Rc<dyn Page>,
    /// The turn of others, in the middle of long work.
    pub pause: Rc<dyn Pause>,
    /// The engines of other tabs.
    pub tabs: Rc<dyn Tabs>,
    /// The way out to other hosts.
    pub gate: Rc<dyn Gate>,
    /// The timer.
    pub timer: Rc<dyn Timer>,
    /// Addresses of bytes within this browser.
    pub objects: Rc<dyn ObjectUrls>,
    /// The reading room, and the making of packs.
    pub files: Rc<dyn Files>,
}
