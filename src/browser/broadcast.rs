//! A word to the other tabs: memory has changed. It carries nothing but that; what changed is read from the store.

use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{BroadcastChannel, Event};

const CHANNEL: &str = "penchant-memory";

/// A place on the channel between the tabs of this origin. Closed when dropped.
pub struct Broadcast {
    channel: BroadcastChannel,
    /// Held because the channel calls it.
    _listener: Closure<dyn FnMut(Event)>,
}

impl Broadcast {
    /// Joins, and calls `on_change` whenever another tab announces; never for an announcement of its own.
    ///
    /// # Errors
    /// What the browser says where the channel is not allowed.
    pub fn join(mut on_change: impl FnMut() + 'static) -> Result<Self, JsValue> {
        let channel = BroadcastChannel::new(CHANNEL)?;
        let listener = Closure::<dyn FnMut(Event)>::new(move |_| on_change());
        channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        Ok(Self { channel, _listener: listener })
    }

    /// Tells the other tabs. One that cannot be told finds out at its next opening.
    pub fn announce(&self) {
        let _ = self.channel.post_message(&JsValue::NULL);
    }
}

impl Drop for Broadcast {
    fn drop(&mut self) {
        self.channel.set_onmessage(None);
        self.channel.close();
    }
}
