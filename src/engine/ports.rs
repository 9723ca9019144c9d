//! What the engine needs from the outside.

use std::rc::Rc;

use futures_util::future::LocalBoxFuture;

use super::protocol::{Event, MemoryPlace};
use crate::{
    catalog::pack::PackSource,
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
}
