//! A person who likes what they just named.

use super::{
    evidence::{Evidence, Signals},
    ranker::Ranker,
};
use crate::catalog::ItemIx;

impl Ranker<'_> {
    /// The ranker for the same person, had they liked these just now.
    pub fn after_liking(&self, liked: &[ItemIx]) -> Self {
        let mut signals = self.signals.clone().into_owned();
        let said = Signals::liking(liked).evidence.into_iter();
        signals.evidence.extend(said.map(|evidence| Evidence { session: true, ..evidence }));
        Self::new(self.basis, signals, self.worth, self.novelty, &|_| true).heeding(self.topics.clone())
    }
}
