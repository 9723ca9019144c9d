//! Durable storage.

use std::rc::Rc;

use futures_util::future::{FutureExt, LocalBoxFuture};

use crate::{
    engine::protocol::MemoryPlace,
    store::{Store, StoreError},
};

/// Where memory is kept on the device.
pub trait Storage {
    /// Opens durable storage; called again, it tries again.
    ///
    /// # Errors
    /// When storage cannot be opened here, as for [`MemoryPlace::Nowhere`].
    fn open(&self, place: MemoryPlace) -> LocalBoxFuture<'_, Result<Rc<dyn Store>, StoreError>>;

    /// Bytes that this origin keeps on the device, if the browser tells.
    fn used_bytes(&self) -> LocalBoxFuture<'_, Option<u64>>;
}

/// The same store for every place; none is a browser that keeps nothing.
#[derive(Clone)]
pub struct OneStore(pub Option<Rc<dyn Store>>);

impl Storage for OneStore {
    fn open(&self, _: MemoryPlace) -> LocalBoxFuture<'_, Result<Rc<dyn Store>, StoreError>> {
        let none = || StoreError::Unavailable("a private window".into());
        std::future::ready(self.0.clone().ok_or_else(none)).boxed_local()
    }

    fn used_bytes(&self) -> LocalBoxFuture<'_, Option<u64>> {
        std::future::ready(None).boxed_local()
    }
}
