//! What has been put before the person often enough without being taken up: an item, a maker's items, a kind of items.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{evidence::Signals, kinds::Kinds};
use crate::catalog::ItemIx;

/// What a doubling of unanswered views of the item takes.
const ITEM: f32 = 0.04;
/// What having been opened takes: it is known by now.
const OPENED: f32 = 0.08;
/// What a doubling of unanswered views of its maker's items takes.
const CREATOR: f32 = 0.02;
/// What a doubling of unanswered views of its kind, beyond what that kind's share of the catalogue makes likely, takes.
const KIND: f32 = 0.015;
/// Unanswered views that one item taken up makes good.
const ANSWER: f32 = 3.0;

/// Tired of what, and how much.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fatigue {
    items: FxHashMap<ItemIx, f32>,
    creators: FxHashMap<u32, f32>,
    kinds: FxHashMap<u16, f32>,
}

impl Fatigue {
    /// From what was shown and what was taken up.
    pub fn new(signals: &Signals, kinds: &Kinds) -> Self {
        let taken: FxHashSet<ItemIx> =
            signals.evidence.iter().filter(|e| e.weight > 0.0).map(|e| e.ix).collect();
        let mut out = Self::default();
        let mut all = 0.0;
        for (ix, exposure) in &signals.exposure {
            let known = if exposure.opened { OPENED } else { 0.0 };
            out.items.insert(*ix, ITEM * (1.0 + exposure.views).log2() + known);
            let views = if taken.contains(ix) { -ANSWER } else { exposure.views };
            all += exposure.views;
            if let Some(creator) = kinds.creator(*ix) {
                *out.creators.entry(creator).or_default() += views;
            }
            for kind in kinds.kinds(*ix) {
                *out.kinds.entry(*kind).or_default() += views;
            }
        }
        for (kind, views) in &mut out.kinds {
            *views -= all * kinds.share.get(usize::from(*kind)).copied().unwrap_or(0.0);
        }
        out.creators.values_mut().for_each(|views| *views = CREATOR * (1.0 + views.max(0.0)).log2());
        out.kinds.values_mut().for_each(|views| *views = KIND * (1.0 + views.max(0.0)).log2());
        out
    }

    /// What the item itself, and what its maker and kind, take from its score; both at most 0.
    pub fn of(&self, ix: ItemIx, kinds: &Kinds) -> (f32, f32) {
        let item = self.items.get(&ix).copied().unwrap_or(0.0);
        let creator = kinds.creator(ix).and_then(|creator| self.creators.get(&creator)).copied();
        let kind =
            kinds.kinds(ix).iter().filter_map(|kind| self.kinds.get(kind)).copied().fold(0.0, f32::max);
        (-item, -(creator.unwrap_or(0.0) + kind))
    }
}
