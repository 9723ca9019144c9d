//! The slates that the page was last given, as they were made: what is explained is what stands on the screen.
//!
//! They hold numbers and the names of acts, in this tab's working memory only. One that rests on an act that is forgotten
//! explains nothing any more.

use std::{cell::RefCell, collections::VecDeque, rc::Rc, sync::Arc};

use super::protocol::{Dials, Feed};
use crate::{
    catalog::ItemIx,
    memory::Log,
    recommend::{ScorePart, Topics},
};

/// Slates kept: a page grows its feed by one with each act and each "more".
const KEPT: usize = 24;

/// What was shown.
#[derive(Debug, Default)]
pub struct ShownSlates(RefCell<VecDeque<Rc<ShownSlate>>>);

/// A slate, with what it was made from.
#[derive(Debug)]
pub struct ShownSlate {
    /// Identifies it.
    pub id: u64,
    /// What was asked for.
    pub call: Feed,
    /// The controls of then.
    pub dials: Dials,
    /// When it was made.
    pub now_ms: i64,
    /// Where its chance came from.
    pub seed: u64,
    /// The topics that were held then: addends name them by number.
    pub topics: Arc<Topics>,
    /// The last act that was remembered then.
    pub clock: u64,
    /// Tells one state of what stands beside the pack's items from another: positions are of that one.
    pub revision: u64,
    /// The cards, in order.
    pub cards: Vec<ShownCard>,
}

/// A card of a slate.
#[derive(Debug)]
pub struct ShownCard {
    /// The item.
    pub ix: ItemIx,
    /// The score by which it was ranked.
    pub score: f32,
    /// The addends of the score.
    pub parts: Vec<(ScorePart, f32)>,
}

impl ShownSlates {
    /// Keeps a slate, and lets go of the oldest.
    pub fn keep(&self, slate: ShownSlate) {
        let mut kept = self.0.borrow_mut();
        kept.retain(|other| other.id != slate.id || other.call != slate.call);
        kept.push_front(Rc::new(slate));
        kept.truncate(KEPT);
    }

    /// The slate with the item's card in it, the latest if none is named, and the place of the card; none if it is kept no more,
    /// or rests on what is forgotten.
    pub fn find(
        &self,
        id: Option<u64>,
        ix: ItemIx,
        revision: u64,
        log: &Log,
    ) -> Option<(Rc<ShownSlate>, usize)> {
        let kept = self.0.borrow();
        let slates =
            kept.iter().filter(|slate| id.is_none_or(|id| slate.id == id) && slate.revision == revision);
        let mut found =
            slates.filter_map(|slate| Some((slate, slate.cards.iter().position(|card| card.ix == ix)?)));
        let (slate, at) = found.next()?;
        let remembered = |part: &ScorePart| match part {
            ScorePart::Act(seq) => log.get(*seq).is_some(),
            _ => true,
        };
        let whole = slate.cards.get(at)?.parts.iter().all(|(part, _)| remembered(part));
        whole.then(|| (slate.clone(), at))
    }

    /// Lets go of all.
    pub fn forget(&self) {
        self.0.borrow_mut().clear();
    }
}
