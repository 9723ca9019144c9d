//! The order in which what is scored stands.

use std::cmp::Ordering;

use super::{
    item_standing::ItemStanding,
    ranker::{Ranker, Scored},
};
use crate::catalog::ItemIx;

/// Items of a ranking of which it is asked whether they suit: more than anybody is shown.
const LOOKED_AT: usize = 400;

impl Ranker<'_> {
    /// Whether nobody can have the item any more: then it stands behind everything else, whatever its score.
    pub fn is_gone(&self, ix: ItemIx) -> bool {
        self.basis.ends.gone(ix, self.signals.now_ms).is_some()
    }

    /// Scores the candidates: the first `most` that suit and can be had, and the others; each best first, ties by lower index.
    /// Only of the best `LOOKED_AT` it is asked whether they suit.
    pub fn rank_apart(&self, candidates: impl Iterator<Item = ItemIx>, most: usize) -> [Vec<Scored>; 2] {
        let standing = |ix| {
            let of = self.standing(ix);
            (self.scored(&of), of)
        };
        let mut ranked: Vec<(Scored, ItemStanding<'_>)> = candidates.map(standing).collect();
        ranked.sort_by(|a, b| better(&a.0, &b.0));
        let [mut suiting, mut others] = [Vec::new(), Vec::new()];
        for (place, (scored, of)) in ranked.into_iter().enumerate() {
            let asked = suiting.len() < most && place < LOOKED_AT;
            let suits = asked && !self.is_gone(scored.ix) && self.fits(&of);
            (if suits { &mut suiting } else { &mut others }).push(scored);
        }
        self.order(&mut others);
        [suiting, others]
    }

    /// The best `most` candidates, best first, ties by lower index: the head of [`Ranker::rank`].
    pub fn best(&self, candidates: &[ItemIx], most: usize) -> Vec<Scored> {
        let mut ranked = self.rank(candidates);
        ranked.truncate(most);
        ranked
    }

    /// Scores the candidates, best first, ties by lower index; what nobody can have any more stands last.
    pub fn rank(&self, candidates: &[ItemIx]) -> Vec<Scored> {
        let mut ranked: Vec<Scored> = candidates.iter().map(|ix| self.score(*ix)).collect();
        self.order(&mut ranked);
        ranked
    }

    /// Puts the best first, ties by lower index, and last what nobody can have any more.
    fn order(&self, scored: &mut [Scored]) {
        let gone = |of: &Scored| self.is_gone(of.ix);
        scored.sort_by(|a, b| gone(a).cmp(&gone(b)).then_with(|| better(a, b)));
    }
}

fn better(a: &Scored, b: &Scored) -> Ordering {
    b.score.total_cmp(&a.score).then(a.ix.cmp(&b.ix))
}
