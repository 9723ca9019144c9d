//! What writer and reader of a block go by.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::memory::{
    about::About,
    interaction::{Interaction, Seq, Surface},
    name::Name,
};

/// What several blocks have in common: it is held once.
#[derive(Default)]
pub struct SharedParts<'a> {
    pub names: FxHashMap<&'a str, Name>,
    /// By the bytes that they were read from, and their model's.
    pub abouts: FxHashMap<(&'a str, &'a [u8]), Arc<About>>,
}

/// Bits of an act's first byte: what is as with the act before, and what there is.
pub mod flag {
    pub const SAME_NODE: u8 = 1;
    pub const SAME_SESSION: u8 = 1 << 1;
    pub const RECORDED: u8 = 1 << 2;
    pub const PLACEMENT: u8 = 1 << 3;
    pub const SOURCES: u8 = 1 << 4;
    pub const ABOUT: u8 = 1 << 5;
    pub const TEXT: u8 = 1 << 6;
}

/// The kinds with nothing beside them, after the two that have: by their place.
pub const DWELL: usize = 0;
pub const NOT_INTERESTED: usize = 1;
pub const PLAIN: usize = 2;

/// By their place. Only ever added to.
pub const SURFACES: [Surface; 6] =
    [Surface::Feed, Surface::Item, Surface::Similar, Surface::Search, Surface::Memory, Surface::Import];

/// What the next act is told against.
pub struct Before {
    pub seq: Seq,
    pub at_ms: i64,
    pub session: u64,
}

impl Before {
    /// Before the first act.
    pub const NOTHING: Self = Self { seq: Seq { clock: 0, node: 0 }, at_ms: 0, session: 0 };

    /// Before the one that follows this.
    pub fn after(act: &Interaction) -> Self {
        Self { seq: act.seq, at_ms: act.at_ms, session: act.session }
    }
}
