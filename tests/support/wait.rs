//! Waiting for the engine without an executor.

use std::task::{Context, Poll, Waker};

/// Polls until it is ready: the fakes want to be polled again, but wait for nothing.
pub fn wait<T>(future: impl Future<Output = T>) -> T {
    let mut future = std::pin::pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
    }
}
