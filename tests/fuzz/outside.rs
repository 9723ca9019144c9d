//! What stands between the engine and other hosts.

use penchant::{
    consent::{
        EgressRequest, Purpose, Recipient, Scopes,
        request::{HeaderValue, MOST_BYTES},
    },
    engine::ports::{GateEvent, GateMessage},
};
use serde_bytes::ByteBuf;

use super::targets::text;

pub use super::brought::history;

/// What the gate says of a transfer.
pub fn gate_message(bytes: &[u8]) {
    let Ok(message) = serde_json::from_slice::<GateMessage>(bytes) else { return };
    let (chunk, status) = (message.chunk.clone(), message.status);
    match message.event() {
        Some((_, GateEvent::Chunk(bytes))) => assert_eq!(Some(bytes), chunk.map(ByteBuf::into_vec)),
        Some((_, GateEvent::Head { status: told })) => assert_eq!(Some(told), status),
        _ => {}
    }
}

/// What would leave. The first line is an address, the second the value of a header, the rest a body: what the person sees
/// of it is its head, and then the body.
pub fn egress_request(bytes: &[u8]) {
    let mut parts = bytes.splitn(3, |byte| *byte == b'\n');
    let mut next = || parts.next().unwrap_or_default();
    let (url, value, body) = (text(next()), text(next()), next().to_vec());
    let headers =
        vec![("x-first", HeaderValue::Plain(value)), ("x-second", HeaderValue::Key { prefix: "Bearer " })];
    let request = EgressRequest::post(&url, Purpose::Plan, Scopes::default(), headers, body.clone());
    let Ok(request) = request else { return };
    let message = request.message();
    assert!(message.len() <= MOST_BYTES, "{} bytes", message.len());
    let head = message.strip_suffix(body.as_slice()).expect("the body is its end");
    let lines: Vec<&[u8]> = head.split(|byte| *byte == b'\n').collect();
    assert_eq!(lines.len(), 5, "a line that nobody wrote: {:?}", text(head));
    assert!(lines[1].starts_with(b"x-first: ") && lines[2].starts_with(b"x-second: Bearer "));
    assert_eq!(Recipient::split(&request.url()).map(|(to, _)| to).as_ref(), Ok(request.recipient()));
}
