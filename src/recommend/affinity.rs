//! Which kinds the person leans to: log-odds of a kind among what they like against its share of the catalogue, less the
//! same among what they turned down.
//!
//! Both counts are smoothed towards what the catalogue would make likely, so that one "not for me" says next to nothing of
//! its kind, and many say much where little of the kind is liked: what is turned down counts in proportion to what is
//! liked there.

use super::{evidence::Signals, kinds::Kinds};
use crate::catalog::ItemIx;

/// Acts whose kinds are thought to be those of the catalogue, before the first one.
const PRIOR: f32 = 3.0;
/// Least share of the catalogue that a kind is thought to have: of rare kinds, too, one act says little.
const RAREST: f32 = 0.02;

/// What each kind is worth to the person, in nats, and whether it was turned down more than the catalogue makes likely.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Affinity(Vec<(f32, bool)>);

impl Affinity {
    /// From what was liked and what was turned down.
    pub fn new(signals: &Signals, kinds: &Kinds) -> Self {
        let mut counts = vec![(0.0, 0.0); kinds.names.len()];
        let (mut liked, mut against) = (0.0, 0.0);
        for e in &signals.evidence {
            if e.weight > 0.0 {
                liked += e.weight
            } else {
                against -= e.weight
            }
            for kind in signals.elsewhere.kinds(e.ix).unwrap_or_else(|| kinds.kinds(e.ix)) {
                let Some((pro, contra)) = counts.get_mut(usize::from(*kind)) else { continue };
                if e.weight > 0.0 { *pro += e.weight } else { *contra -= e.weight }
            }
        }
        let odds = |count: f32, of: f32, share: f32| ((count / share + PRIOR) / (of + PRIOR)).ln();
        let value = |((pro, contra), share): (&(f32, f32), &f32)| {
            let against = odds(*contra, against, share.max(RAREST));
            (odds(*pro, liked, share.max(RAREST)) - against, against > 0.0)
        };
        Self(counts.iter().zip(&kinds.share).map(value).collect())
    }

    /// What an item's kinds are worth, and whether they were turned down: the one that speaks most for it, and the one that
    /// was turned down most, where that is another and outweighs what is liked there.
    pub fn of(&self, ix: ItemIx, kinds: &Kinds) -> impl Iterator<Item = (u16, f32, bool)> + use<> {
        let worth =
            |kind: &u16| self.0.get(usize::from(*kind)).map(|(value, against)| (*kind, *value, *against));
        let all = || kinds.kinds(ix).iter().filter_map(worth);
        let best = all().reduce(|best, next| if next.1 > best.1 { next } else { best });
        let turned_down = all().filter(|(_, value, against)| *against && *value < 0.0);
        let worst = turned_down.reduce(|worst, next| if next.1 < worst.1 { next } else { worst });
        let worst = worst.filter(|worst| best.is_some_and(|best| best.0 != worst.0));
        let worst = worst.map(|(kind, value, against)| (kind, 0.5 * value, against));
        best.into_iter().chain(worst)
    }
}
