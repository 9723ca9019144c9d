//! What the engine needs from the outside.

use std::rc::Rc;

use futures_util::future::LocalBoxFuture;

use super::protocol::{Event, MemoryPlace};
use crate::{
    catalog::pack::PackSource,
    consent::{Approved, EgressRequest},
    store::{Store, StoreError},
};

/// The platform the engine runs on: the worker in the browser, a fake in tests.
pub trait Platform {
    /// Milliseconds since the Unix epoch by the device's clock.
    fn now_ms(&self) -> i64;

    /// A number that nobody can foresee.
    fn random(&self) -> u64;

    /// The files of a pack, given the absolute URL of its manifest.
    fn pack(&self, manifest: &str) -> Rc<dyn PackSource>;

    /// The absolute URL of a file of that pack.
    fn pack_file(&self, manifest: &str, path: &str) -> String;

    /// Opens durable storage; none for [`MemoryPlace::Nowhere`]. Called again, it tries again.
    fn store(&self, place: MemoryPlace) -> LocalBoxFuture<'_, Result<Rc<dyn Store>, StoreError>>;

    /// Bytes this origin keeps on the device, if the platform tells.
    fn stored_bytes(&self) -> LocalBoxFuture<'_, Option<u64>>;

    /// Begins to load the embedding model and returns at once; the platform then calls
    /// [`super::Engine::model_progress`] and, once, [`super::Engine::model_loaded`].
    fn load_model(&self, folder: &str, runtime: &str);

    /// Tells the page.
    fn emit(&self, event: Event);

    /// Tells the engines of other tabs that memory has changed; they then call [`super::Engine::memory_changed`].
    fn memory_written(&self);

    /// Sends an approved request to its recipient, and stops reading the answer after `most` bytes. The platform then
    /// calls [`super::Engine::gate_said`] with the same number. False where there is no way out: then nothing was sent.
    fn transmit(&self, _transfer: u64, _approved: Approved<EgressRequest>, _most: u64) -> bool {
        false
    }

    /// Breaks a transfer off, if it is not over; nothing more is said of it. True if it certainly never left.
    fn abort(&self, _transfer: u64) -> bool {
        false
    }

    /// Calls [`super::Engine::tick`] after so many milliseconds, or a little later.
    fn wake_in(&self, _ms: u32) {}

    /// An address, within this browser, of bytes to be shown.
    fn object_url(&self, _bytes: &[u8], _kind: &str) -> Option<String> {
        None
    }
}

/// What the gate says of a transfer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GateEvent {
    /// It was handed to the network.
    Sent,
    /// The answer begins.
    Head {
        /// HTTP status.
        status: u16,
    },
    /// Bytes of it.
    Chunk(Vec<u8>),
    /// It is complete.
    End,
    /// It was longer than allowed, and broken off.
    TooLong,
    /// The network, the recipient, or the browser on their behalf, broke it off.
    Failed,
    /// It certainly never left.
    NeverSent,
    /// It never left, because the key that it names is not held: keys live as long as the page.
    NoKey,
}
