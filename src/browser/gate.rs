//! The gate: both ends of the way out. `static/web/app/gate.ts` is what stands between them.
//!
//! The page puts the gate's sandboxed frame into itself and hands each side a port; then it can neither send through it
//! nor read what passes. The engine's end takes [`Approved`] requests and nothing else. Keys go from the page to the gate
//! alone.

use std::{cell::RefCell, rc::Rc};

use futures_channel::mpsc::UnboundedSender;
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{Event, HtmlElement, HtmlIFrameElement, MessageChannel, MessageEvent, MessagePort};

use super::wire;
use crate::{
    agent::llm::Secret,
    consent::{Approved, EgressRequest, Recipient, request::HeaderValue},
    engine::ports::{GateEvent, GateMessage, TransferId},
};

/// The engine's end.
pub struct GatePort {
    heard: UnboundedSender<(TransferId, GateEvent)>,
    /// None until the gate has said that it is open.
    port: RefCell<Option<MessagePort>>,
    /// Requests that wait for the gate to open.
    waiting: RefCell<Vec<JsValue>>,
}

impl GatePort {
    /// Not open yet. What is said of transfers goes to `heard`.
    pub fn new(heard: UnboundedSender<(TransferId, GateEvent)>) -> Self {
        Self { heard, port: RefCell::default(), waiting: RefCell::default() }
    }

    /// Sends. Returns whether the gate is open; if not, the request waits until it is.
    pub fn send(&self, transfer: TransferId, approved: &Approved<EgressRequest>, most: u64) -> bool {
        let message = message(transfer, approved.get(), most);
        match self.port.borrow().as_ref() {
            Some(port) => {
                if port.post_message(&message).is_err() {
                    let _ = self.heard.unbounded_send((transfer, GateEvent::NeverSent));
                }
                true
            }
            None => {
                self.waiting.borrow_mut().push(message);
                false
            }
        }
    }

    /// Breaks a transfer off. Returns whether it still waited here, so that it certainly never left.
    pub fn abort(&self, transfer: TransferId) -> bool {
        let waited = |message: &JsValue| number(message, "id") == Some(transfer.0 as f64);
        let before = self.waiting.borrow().len();
        self.waiting.borrow_mut().retain(|message| !waited(message));
        if let Some(port) = self.port.borrow().as_ref() {
            let message = object(&[("id", (transfer.0 as f64).into()), ("abort", true.into())]);
            let _ = port.post_message(&message);
        }
        self.waiting.borrow().len() < before
    }

    /// The page has put the gate up, and this is the way to it. Nothing is sent before the gate says that it is open: it
    /// may not be there, without a network for one.
    pub fn connect(self: &Rc<Self>, port: MessagePort) {
        let (gate, way) = (self.clone(), port.clone());
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if has(&event.data(), "open") {
                gate.open(way.clone());
            } else if let Some(said) = decoded(&event.data()) {
                // The queue is only closed when the worker ends.
                let _ = gate.heard.unbounded_send(said);
            }
        });
        port.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        on_message.forget();
    }

    fn open(&self, port: MessagePort) {
        for message in self.waiting.take() {
            let _ = port.post_message(&message);
        }
        *self.port.borrow_mut() = Some(port);
    }
}

fn has(data: &JsValue, name: &str) -> bool {
    Reflect::get(data, &name.into()).is_ok_and(|value| value.is_truthy())
}

fn message(transfer: TransferId, request: &EgressRequest, most: u64) -> JsValue {
    let headers: Array = request
        .headers()
        .iter()
        .map(|(name, value)| {
            let (value, keyed) = match value {
                HeaderValue::Plain(value) => (value.as_str(), false),
                HeaderValue::Key { prefix } => (*prefix, true),
            };
            Array::of3(&(*name).into(), &value.into(), &keyed.into())
        })
        .collect();
    object(&[
        ("id", (transfer.0 as f64).into()),
        ("origin", request.recipient().origin().into()),
        ("url", request.url().into()),
        ("method", request.method().name().into()),
        ("headers", headers.into()),
        ("body", Uint8Array::from(request.body()).into()),
        ("most", (most as f64).into()),
    ])
}

fn decoded(data: &JsValue) -> Option<(TransferId, GateEvent)> {
    wire::decode::<GateMessage>(data).ok()?.event()
}

/// The page's end.
#[derive(Clone)]
pub struct Frame {
    frame: HtmlIFrameElement,
    keys: Rc<RefCell<Keys>>,
}

/// The way for keys, and those that wait for it.
#[derive(Default)]
struct Keys {
    port: Option<MessagePort>,
    /// Whether the gate has said that it is open.
    open: bool,
    waiting: Vec<JsValue>,
}

impl Frame {
    /// Puts the gate at `url` into the page. `connect` is handed the engine's way to it, once it is there.
    ///
    /// # Errors
    /// What the browser says.
    pub fn open(url: &str, connect: impl Fn(MessagePort) + 'static) -> Result<Self, JsValue> {
        let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
        let frame: HtmlIFrameElement = document.create_element("iframe")?.unchecked_into();
        // Scripts and nothing else: an origin of its own, without storage, and no way to navigate or to open anything.
        frame.set_attribute("sandbox", "allow-scripts")?;
        // A planner on this machine: browsers ask the person before a page may reach it.
        frame.set_attribute("allow", "local-network-access; loopback-network; local-network")?;
        frame.set_attribute("aria-hidden", "true")?;
        frame.set_tab_index(-1);
        frame.unchecked_ref::<HtmlElement>().set_hidden(true);
        frame.set_src(url);
        let this = Self { frame: frame.clone(), keys: Rc::default() };
        let opened = this.clone();
        let on_load = Closure::<dyn FnMut(Event)>::new(move |_| {
            let _ = opened.connect(&connect);
        });
        frame.set_onload(Some(on_load.as_ref().unchecked_ref()));
        on_load.forget();
        document.body().ok_or(JsValue::NULL)?.append_child(&frame)?;
        Ok(this)
    }

    /// Hands the gate two ports: one for an engine, one for keys.
    fn connect(&self, connect: &dyn Fn(MessagePort)) -> Result<(), JsValue> {
        let (engine, keys) = (MessageChannel::new()?, MessageChannel::new()?);
        let ports = Array::of2(&engine.port2(), &keys.port2());
        let window = self.frame.content_window().ok_or(JsValue::NULL)?;
        // The frame's origin is opaque, so it cannot be named. What is posted holds nothing but the ports, and the page's
        // policy lets the frame go nowhere else.
        window.post_message_with_transfer(&JsValue::NULL, "*", &ports)?;
        let mut held = self.keys.borrow_mut();
        for message in held.waiting.drain(..) {
            keys.port1().post_message(&message)?;
        }
        keys.port1().post_message(&object(&[("ready", true.into())]))?;
        let opened = self.clone();
        let on_open = Closure::once_into_js(move || opened.keys.borrow_mut().open = true);
        keys.port1().set_onmessage(Some(on_open.unchecked_ref()));
        held.port = Some(keys.port1());
        connect(engine.port1());
        Ok(())
    }

    /// Whether something was loaded in its place that does not answer: there was no network to load it by.
    pub fn is_missing(&self) -> bool {
        let held = self.keys.borrow();
        held.port.is_some() && !held.open
    }

    /// Takes the gate away, with the keys that it holds. What is under way breaks off.
    pub fn close(&self) {
        self.frame.remove();
    }

    /// Hands over the key for one recipient, or with none takes it back. It stays in the gate until the page is closed.
    pub fn hold_key(&self, recipient: &Recipient, key: Option<&Secret>) {
        let key = key.map_or(JsValue::NULL, |key| key.expose().into());
        let message = object(&[("origin", recipient.origin().into()), ("key", key)]);
        let mut held = self.keys.borrow_mut();
        match &held.port {
            Some(port) => drop(port.post_message(&message)),
            None => held.waiting.push(message),
        }
    }
}

fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in entries {
        // A plain object takes any property.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

fn number(data: &JsValue, name: &str) -> Option<f64> {
    Reflect::get(data, &name.into()).ok()?.as_f64()
}
