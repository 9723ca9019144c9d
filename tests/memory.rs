//! The log of interactions on a store that fails: what is acknowledged is there once, what is forgotten is not.
#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper that fails fails its test"
)]

#[path = "memory/awaited.rs"]
mod awaited;
#[path = "memory/blocks.rs"]
mod blocks;
#[path = "memory/formats.rs"]
mod formats;
#[path = "memory/keep.rs"]
mod keep;
#[path = "memory/log.rs"]
mod log;
#[path = "memory/model.rs"]
mod model;
#[path = "memory/simulator.rs"]
mod simulator;
#[path = "memory/stores.rs"]
mod stores;
#[path = "memory/twice.rs"]
mod twice;

use std::{
    future::Future,
    pin::pin,
    task::{Context, Poll, Waker},
};

use penchant::memory::{Draft, InteractionKind, Subject, Surface, interaction::ItemKey};

/// Stores in memory never wait for anything but to be polled again.
fn run<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return value;
        }
    }
}

fn act(kind: InteractionKind, item: &str) -> Draft {
    Draft {
        at_ms: None,
        catalog: "films".to_owned(),
        kind,
        subject: Subject::Item(item.into()),
        surface: Surface::Feed,
        placement: None,
        about: None,
    }
}

/// An item of the catalogue that these tests act on.
fn film(id: &str) -> ItemKey<'_> {
    ItemKey::new("films", id)
}

fn like(item: &str) -> Draft {
    act(InteractionKind::Like, item)
}
