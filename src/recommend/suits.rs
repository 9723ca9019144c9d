//! What suits the person, and so is a recommendation.

use super::{item_standing::ItemStanding, preference::Preference, ranker::Ranker};
use crate::catalog::ItemIx;

/// The likeness from which on an item is among what suits, for somebody of whom enough is known: fatigue moves none below it.
const SUITS: f32 = 0.3;
/// The score that suits where the owner's log knows the item: the most that costs none of what people of the log take up of
/// the first twenty (validation; `docs/quality.md`).
const SUITS_OF_LOG: f32 = 0.3;
/// The share of what somebody turns down from which on it is no more asked what the log says of an item, but what they took up and
/// turned down, as of all else: the log knows nothing of what is turned down. Of .05, .1, .15 and .25 the first three are one on the
/// people with films that it was chosen on, and the last has more wrong cards; .1 leaves room for acts to age.
const PICKY: f32 = 0.1;

impl Ranker<'_> {
    /// Whether what is known of the person speaks for the item: only then it is a recommendation. Of somebody of whom
    /// nothing is known, everything may please them.
    pub fn suits(&self, ix: ItemIx) -> bool {
        self.fits(&self.standing(ix))
    }

    pub(super) fn fits(&self, of: &ItemStanding<'_>) -> bool {
        let [others, likeness, prior] = of.sources;
        let against = of.against.map_or(0.0, |(_, value)| value);
        let known = if self.crowd.is_some() { self.amount } else { self.personal };
        if known == 0.0 {
            return of.topics > 0.0 || (of.topics == 0.0 && self.topics.lifted().next().is_none());
        }
        // What is followed suits: the person said so.
        if of.topics > 0.0 {
            return true;
        }
        let kinds = self.basis.kinds;
        let learn = || Preference::learn(&self.signals, self.points(), kinds);
        let preference = self.tastes.preference.get_or_init(learn);
        // How much of what is expected of what suits has to be expected of the item.
        let is_expected =
            |share: f32| preference.of(of.ix, self.points(), kinds) + of.topics >= share * preference.least();
        // What the person's own acts speak for suits, whatever the log says.
        if is_expected(1.0) {
            return true;
        }
        if !self.is_of_log(of.ix) {
            return false;
        }
        // Who turns much down is not like the people of the log; and as far as their own acts foresaw what they took up, those tell
        // what of the log's is theirs.
        let apart = (self.pickiest / PICKY).min(1.0).max(preference.foreseen());
        others + prior + likeness + against + of.topics > SUITS_OF_LOG * (1.0 - apart) && is_expected(apart)
    }

    /// What suits, as far as anything is known: by likeness, or by the whole score where the log knows the item.
    pub(super) fn floor(&self, ix: ItemIx) -> f32 {
        match self.is_of_log(ix) {
            true => SUITS_OF_LOG,
            false => self.personal * SUITS,
        }
    }
}
