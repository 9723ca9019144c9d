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
/// Sessions of having seen its card that having opened an item counts as: it is known by now.
const OPENED: f32 = 2.0;
/// Most that passing acts say of one item together, however often it was opened and however long it stood open.
const MOST_IMPLICIT: f32 = 0.35;
/// The reason of a "not for me" that hides an item and says nothing against it.
pub const HAVE_IT: &str = "have_it";
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
    /// In how many sessions the item was seen, each decayed by its age; to have opened it counts as `OPENED` more.
    pub views: f32,
    session: Option<u64>,
    opened: Option<u64>,
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
    /// The moment that they are of; 0 where none is known.
    pub now_ms: i64,
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

    /// Whether they say nothing of what the person wants or does not want.
    pub fn is_empty(&self) -> bool {
        self.evidence.is_empty() && self.decided.is_empty()
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
        let mut signals = Self { elsewhere, now_ms, ..Self::default() };
        let mut implicit: FxHashMap<ItemIx, f32> = FxHashMap::default();
        // Whether the latest word on an item, like or "not for me", was for it.
        let mut word: FxHashMap<ItemIx, bool> = FxHashMap::default();
        let mut given_up: FxHashSet<ItemIx> = FxHashSet::default();
        for act in acts {
            let Some(key) = act.item() else { continue };
            let here = ix_of(key);
            let Some(ix) = here.or_else(|| signals.elsewhere.ix(key)) else { continue };
            let days = (now_ms.saturating_sub(act.at_ms) as f64 / DAY_MS).max(0.0);
            match &act.kind {
                _ if here.is_none() => {}
                // What is on the screen now has not been passed over yet: to load it again changes nothing.
                InteractionKind::View | InteractionKind::Open if act.session == session => {}
                InteractionKind::View | InteractionKind::Open => {
                    let exposure = signals.exposure.entry(ix).or_default();
                    let (last, counts) = match act.kind {
                        InteractionKind::Open => (&mut exposure.opened, OPENED),
                        _ => (&mut exposure.session, 1.0),
                    };
                    if last.replace(act.session) != Some(act.session) {
                        exposure.views += counts * (-days / FATIGUE_HALF_LIFE_DAYS).exp2() as f32;
                    }
                }
                InteractionKind::Like
                | InteractionKind::Save
                | InteractionKind::Have
                | InteractionKind::Finished
                | InteractionKind::Stopped
                | InteractionKind::Dislike
                | InteractionKind::NotInterested { .. }
                | InteractionKind::Dismiss => {
                    signals.decided.insert(ix);
                }
                InteractionKind::Dwell { .. } | InteractionKind::Search => {}
            }
            let mut weight = base_weight(&act.kind);
            match &act.kind {
                InteractionKind::Like | InteractionKind::Save | InteractionKind::Dislike => {
                    word.insert(ix, weight > 0.0);
                }
                InteractionKind::NotInterested { .. } if weight < 0.0 => {
                    word.insert(ix, false);
                }
                InteractionKind::Finished => drop(given_up.remove(&ix)),
                InteractionKind::Stopped => drop(given_up.insert(ix)),
                InteractionKind::Open | InteractionKind::Dwell { .. } => {
                    let said = implicit.entry(ix).or_default();
                    weight = weight.min(MOST_IMPLICIT - *said).max(0.0);
                    *said += weight;
                }
                _ => {}
            }
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
        // What was taken back says nothing; what passing acts said of the item goes with a "not for me", too.
        signals.evidence.retain(|e| word.get(&e.ix).is_none_or(|liked| *liked == (e.weight > 0.0)));
        // To give up on a thing takes back what having it and looking at it said; it says nothing against its kind.
        signals
            .evidence
            .retain(|e| !given_up.contains(&e.ix) || matches!(e.kind, "like" | "save" | "dislike"));
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
/// because an open tab is not devotion. To have a thing already says nothing against it.
fn base_weight(kind: &InteractionKind) -> f32 {
    match kind {
        InteractionKind::Like => 1.0,
        InteractionKind::Save => 0.9,
        InteractionKind::Finished => 0.8,
        InteractionKind::Have => 0.6,
        InteractionKind::Open => 0.15,
        InteractionKind::Dwell { ms } => 0.35 * (*ms as f32 / 60_000.0).min(1.0),
        InteractionKind::Dismiss => -0.15,
        InteractionKind::NotInterested { reason: Some(reason) } if reason == HAVE_IT => 0.0,
        InteractionKind::NotInterested { .. } => -0.7,
        InteractionKind::Dislike => -1.0,
        InteractionKind::Stopped | InteractionKind::View | InteractionKind::Search => 0.0,
    }
}
