//! The agent: goals that it has to solve or to decline, what it may do, and plans that were made to break it.
#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should say where"
)]

#[path = "agent/bundles.rs"]
mod bundles;
#[path = "agent/executor.rs"]
mod executor;
#[path = "agent/followups.rs"]
mod followups;
#[path = "agent/frames.rs"]
mod frames;
#[path = "agent/goals.rs"]
mod goals;
#[path = "agent/hostile.rs"]
mod hostile;
#[path = "agent/kinds.rs"]
mod kinds;
#[path = "agent/order.rs"]
mod order;
#[path = "agent/policy.rs"]
mod policy;
#[path = "agent/reading.rs"]
mod reading;
#[path = "agent/readings.rs"]
mod readings;
#[path = "agent/stories.rs"]
mod stories;
#[path = "agent/titles.rs"]
mod titles;
#[path = "agent/units.rs"]
mod units;

use std::{collections::BTreeMap, fs, path::Path};

use futures_util::future::{FutureExt, LocalBoxFuture};
use penchant::{
    catalog::{
        pack::{
            PackError, PackSource,
            manifest::MANIFEST,
            writer::{self, Contents},
        },
        read::{self, FileReading},
        text,
    },
    engine::library::Library,
};

struct Files(BTreeMap<String, Vec<u8>>);

impl PackSource for Files {
    fn read<'a>(&'a self, path: &'a str) -> LocalBoxFuture<'a, Result<Vec<u8>, PackError>> {
        std::future::ready(Ok(self.0[path].clone())).boxed_local()
    }
}

/// A catalogue of JSON lines, opened.
fn library(items: &Path) -> Library {
    opened(&fs::read(items).expect("the catalogue"))
}

/// A catalogue of these items, opened.
fn library_of(items: impl Iterator<Item = serde_json::Value>) -> Library {
    opened(items.map(|item| item.to_string()).collect::<Vec<_>>().join("\n").as_bytes())
}

fn opened(file: &[u8]) -> Library {
    let FileReading { mut items, problems: errors, .. } =
        read::file(file, text::utf8_only).expect("it is text");
    assert!(errors.is_empty(), "{errors:?}");
    writer::by_popularity(&mut items);
    let contents = Contents { id: "test".into(), title: "Test".into(), items, ..Contents::default() };
    let files = writer::write(&contents).expect("a sound catalogue");
    let source = Files(files.into_iter().collect());
    Library::open(MANIFEST.into(), &source).now_or_never().expect("it is in memory").expect("a sound pack")
}

fn fixture(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/goals").join(name)
}
