//! The order in which what is scored stands.

use std::cmp::Ordering;

use super::ranker::{Ranker, Scored};
use crate::catalog::ItemIx;

impl Ranker<'_> {
    /// Whether nobody can have the item any more: then it stands behind everything else, whatever its score.
    pub fn is_gone(&self, ix: ItemIx) -> bool {
        self.basis.ends.gone(ix, self.signals.now_ms).is_some()
    }

    /// Puts the best first, ties by lower index, and last what nobody can have any more.
    pub(super) fn order(&self, scored: &mut [Scored]) {
        let gone = |of: &Scored| self.is_gone(of.ix);
        scored.sort_by(|a, b| gone(a).cmp(&gone(b)).then_with(|| better(a, b)));
    }
}

fn better(a: &Scored, b: &Scored) -> Ordering {
    b.score.total_cmp(&a.score).then(a.ix.cmp(&b.ix))
}
