//! What each remembered act says about what the person wants.

use std::{borrow::Cow, sync::Arc};

use rustc_hash::{FxHashMap, FxHashSet};

use super::elsewhere::Elsewhere;
use crate::{
    catalog::ItemIx,
    memory::{
        Interaction, InteractionKind,
        interaction::{ItemKey, Seq},
    },
};

/// Days after which an act counts half.
const HALF_LIFE_DAYS: f64 = 120.0;
/// Days after which having seen a card counts half.
const FATIGUE_HALF_LIFE_DAYS: f64 = 2.0;
const DAY_MS: f64 = 86_400_000.0;

/// One act about an item of this catalogue, or of another that has a place in it, weighed.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// The act that says so.
    pub seq: Seq,
    /// The item that the act is about; of another catalogue, its place in [`Elsewhere`].
    pub ix: ItemIx,
    /// The name of the kind of act.
    pub kind: &'static str,
    /// Positive: wants more of it. In [-1, 1], decayed by age.
    pub weight: f32,
    /// Done in the current session.
    pub session: bool,
}

/// How often an item was put before the person without being taken up.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Exposure {
    /// How often the item was seen, each time decayed by its age.
    pub views: f32,
    /// Whether the item was opened at least once.
    pub opened: bool,
}

/// Everything that ranking needs to know of memory.
#[derive(Debug, Clone, Default)]
pub struct Signals {
    /// What each act says, oldest first.
    pub evidence: Vec<Evidence>,
    /// Items seen or opened.
    pub exposure: FxHashMap<ItemIx, Exposure>,
    /// Items the person has decided on (liked, saved, rejected, put aside): not to be recommended again.
    pub decided: FxHashSet<ItemIx>,
    /// Where evidence of other catalogues stands.
    pub elsewhere: Arc<Elsewhere>,
}

impl Signals {
    /// Of somebody who has liked these, oldest first, and done nothing else.
    pub fn liking(history: &[ItemIx]) -> Self {
        let like = |(clock, ix): (u64, &ItemIx)| Evidence {
            seq: Seq { clock, node: 0 },
            ix: *ix,
            kind: "like",
            weight: 1.0,
            session: false,
        };
        Self {
            evidence: (1..).zip(history).map(like).collect(),
            decided: history.iter().copied().collect(),
            ..Self::default()
        }
    }

    /// The amount of positive evidence: one like of today is 1.
    pub fn amount(&self) -> f32 {
        self.evidence.iter().map(|e| e.weight.max(0.0)).sum()
    }

    /// Weighs acts, in the order in which they happened, as of `now_ms`. Acts about items that the catalogue does not have say
    /// what the person wants where the items have a place `elsewhere`, and nothing else; without one they stay remembered and
    /// say nothing here. A clock that was set back makes an act new, never negative in age.
    pub fn gather<'a>(
        acts: impl Iterator<Item = &'a Interaction>,
        ix_of: impl Fn(ItemKey<'_>) -> Option<ItemIx>,
        elsewhere: Arc<Elsewhere>,
        session: u64,
        now_ms: i64,
    ) -> Self {
        let mut signals = Self { elsewhere, ..Self::default() };
        for act in acts {
            let Some(key) = act.item() else { continue };
            let here = ix_of(key);
            let Some(ix) = here.or_else(|| signals.elsewhere.ix(key)) else { continue };
            let days = (now_ms.saturating_sub(act.at_ms) as f64 / DAY_MS).max(0.0);
            match &act.kind {
                _ if here.is_none() => {}
                InteractionKind::View => {
                    let seen = (-days / FATIGUE_HALF_LIFE_DAYS).exp2() as f32;
                    signals.exposure.entry(ix).or_default().views += seen;
                }
                InteractionKind::Open => signals.exposure.entry(ix).or_default().opened = true,
                InteractionKind::Like
                | InteractionKind::Save
                | InteractionKind::Dislike
                | InteractionKind::NotInterested { .. }
                | InteractionKind::Dismiss => {
                    signals.decided.insert(ix);
                }
                InteractionKind::Dwell { .. } | InteractionKind::Search => {}
            }
            let weight = base_weight(&act.kind);
            if weight != 0.0 {
                signals.evidence.push(Evidence {
                    seq: act.seq,
                    ix,
                    kind: act.kind.name(),
                    weight: weight * (-days / HALF_LIFE_DAYS).exp2() as f32,
                    session: act.session == session,
                });
            }
        }
        signals
    }
}

impl<'a> From<&'a Signals> for Cow<'a, Signals> {
    fn from(signals: &'a Signals) -> Self {
        Cow::Borrowed(signals)
    }
}

impl From<Signals> for Cow<'_, Signals> {
    fn from(signals: Signals) -> Self {
        Cow::Owned(signals)
    }
}

/// What an act says on the day it is done. Explicit acts outweigh any number of glances; time on a page is bounded,
/// because an open tab is not devotion.
fn base_weight(kind: &InteractionKind) -> f32 {
    match kind {
        InteractionKind::Like => 1.0,
        InteractionKind::Save => 0.9,
        InteractionKind::Open => 0.15,
        InteractionKind::Dwell { ms } => 0.35 * (*ms as f32 / 60_000.0).min(1.0),
        InteractionKind::Dismiss => -0.15,
        InteractionKind::NotInterested { .. } => -0.7,
        InteractionKind::Dislike => -1.0,
        InteractionKind::View | InteractionKind::Search => 0.0,
    }
}
