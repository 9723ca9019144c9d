//! Shelves: what there is beside the day's dozen, each by what puts it there.

use penchant_kernels::order::Order;
use rustc_hash::FxHashSet;

use super::{
    feed,
    protocol::{Arrangement, Card, Shelf, ShelfKind, ShelfView},
    snapshot::Snapshot,
};
use crate::{
    catalog::{Item, ItemIx},
    memory::{
        InteractionKind,
        interaction::{ItemKey, Placement},
    },
};

/// The shelves below those of followed topics, in order.
const OTHERS: [ShelfKind; 5] =
    [ShelfKind::More, ShelfKind::New, ShelfKind::Sources, ShelfKind::Back, ShelfKind::Other];
/// Cards of a shelf.
const CARDS: usize = 8;
/// Topics that have a shelf.
const TOPICS: usize = 3;
/// Candidates among which a shelf's cards are sought.
const LOOKED_AT: usize = 60;
/// Cosine below which an item is not like another.
const ALIKE: f32 = 0.48;
/// Items of one kind among what is outside of what is liked.
const OF_A_KIND: usize = 2;

/// The shelves that have something on them, and those that are hidden. The things that are `taken` stand elsewhere.
pub fn shelves(
    snapshot: &Snapshot<'_>,
    taken: FxHashSet<ItemIx>,
    slate: u64,
) -> (Vec<ShelfView>, Vec<Shelf>) {
    let arranged = snapshot.person.shelves();
    let is = |shelf: &Shelf, wanted| {
        arranged.iter().any(|(other, arrangement)| other == shelf && *arrangement == wanted)
    };
    let followed = snapshot.topics();
    let followed = followed.followed().take(TOPICS);
    let mut all: Vec<Shelf> =
        followed.map(|(topic, _)| Shelf { kind: ShelfKind::Followed, topic: Some(topic.clone()) }).collect();
    all.extend(OTHERS.map(Shelf::from));
    let (hidden, mut shown): (Vec<Shelf>, Vec<Shelf>) =
        all.into_iter().partition(|shelf| is(shelf, Arrangement::Hidden));
    shown.order_by_key(|shelf| !is(shelf, Arrangement::Pinned));
    let mut filler = Filler { snapshot, taken };
    let fill = |(number, shelf): (u64, Shelf)| {
        let (like, cards) = filler.fill(&shelf, slate + number);
        let pinned = is(&shelf, Arrangement::Pinned);
        (!cards.is_empty()).then_some(ShelfView { shelf, like, pinned, cards })
    };
    ((1..).zip(shown).filter_map(fill).collect(), hidden)
}

struct Filler<'s, 'a> {
    snapshot: &'s Snapshot<'a>,
    /// Things that stand somewhere already.
    taken: FxHashSet<ItemIx>,
}

impl Filler<'_, '_> {
    /// The cards of a shelf, and the title of the item that it goes by.
    fn fill(&mut self, shelf: &Shelf, slate: u64) -> (Option<String>, Vec<Card>) {
        let library = self.snapshot.library;
        let mut like = None;
        let items = match shelf.kind {
            ShelfKind::Followed => {
                self.best(shelf.topic.as_ref().map(|topic| library.items_of(topic)).unwrap_or_default())
            }
            ShelfKind::More => match self.liked_last() {
                Some((ix, item)) => {
                    like = Some(item.title.to_show().clone());
                    let alike = |other: ItemIx| {
                        library.space.as_ref().is_none_or(|space| space.similarity(ix, other) > ALIKE)
                    };
                    let open = |other| alike(other) && self.is_open(other) && self.can_be_had(other);
                    let hits = library.hybrid().similar(&[ix], LOOKED_AT, &open);
                    hits.into_iter().map(|hit| hit.ix).collect()
                }
                None => Vec::new(),
            },
            ShelfKind::New => self.latest(),
            ShelfKind::Sources => {
                self.best((library.catalog.own() as ItemIx..).take(library.added()).collect())
            }
            ShelfKind::Back => self.unjudged(),
            ShelfKind::Other => self.outside(),
        };
        let mut shown: Vec<ItemIx> = Vec::new();
        for ix in items {
            if shown.len() < CARDS && self.taken.insert(library.families.variant(ix)) {
                shown.push(ix);
            }
        }
        // What was opened or saved before is no recommendation.
        let recommended = shelf.kind != ShelfKind::Back;
        let cards = feed::cards(self.snapshot, &shown, &|position| {
            recommended.then_some(Placement { slate, position, propensity: 1.0, sources: None })
        });
        (like, cards)
    }

    /// Whether an item may be recommended here.
    fn is_open(&self, ix: ItemIx) -> bool {
        !self.taken.contains(&self.snapshot.library.families.variant(ix))
            && !self.snapshot.ranker().hides(ix)
            && !self.snapshot.is_denied(ix)
    }

    fn can_be_had(&self, ix: ItemIx) -> bool {
        self.snapshot.gone(ix).is_none()
    }

    /// The best of these, best first.
    fn best(&self, mut items: Vec<ItemIx>) -> Vec<ItemIx> {
        items.retain(|ix| self.is_open(*ix) && self.can_be_had(*ix));
        let ranked = feed::ranked(self.snapshot.library, self.snapshot.ranker(), &items, LOOKED_AT);
        ranked.into_iter().map(|scored| scored.ix).collect()
    }

    /// The item that was liked or saved last, and still is.
    fn liked_last(&self) -> Option<(ItemIx, &Item)> {
        let Snapshot { library, person, .. } = self.snapshot;
        let acts = person.log.by_time().into_iter().rev();
        let liked = acts.filter(|act| matches!(act.kind, InteractionKind::Like | InteractionKind::Save));
        let standing = |key: ItemKey<'_>| {
            let marks = person.marks(key);
            (marks.liked || marks.saved) && !marks.rejected
        };
        let ix = liked.filter_map(|act| act.item()).filter(|key| standing(*key));
        let ix = ix.filter_map(|key| library.ix(key)).next()?;
        Some((ix, library.item(ix)?))
    }

    /// What suits and has a date, the latest first.
    fn latest(&self) -> Vec<ItemIx> {
        let ranker = self.snapshot.ranker();
        let items = (0..).zip(&self.snapshot.library.catalog.items);
        let mut dated: Vec<(&str, ItemIx)> =
            items.filter_map(|(ix, item)| Some((item.date.as_deref()?, ix))).collect();
        dated.order_by(|a, b| b.0.cmp(a.0).then(a.1.cmp(&b.1)));
        let latest = dated.into_iter().map(|(_, ix)| ix);
        latest
            .filter(|ix| self.is_open(*ix) && self.can_be_had(*ix) && ranker.suits(*ix))
            .take(LOOKED_AT)
            .collect()
    }

    /// What was saved or opened and nothing more was said of, the latest first.
    fn unjudged(&self) -> Vec<ItemIx> {
        let Snapshot { library, person, .. } = self.snapshot;
        let acts = person.log.by_time().into_iter().rev();
        let touched = acts.filter(|act| matches!(act.kind, InteractionKind::Save | InteractionKind::Open));
        let unjudged = |key: &ItemKey<'_>| {
            let marks = person.marks(*key);
            !marks.liked && !marks.rejected
        };
        let items = touched.filter_map(|act| act.item()).filter(unjudged);
        let topics = self.snapshot.topics();
        items
            .filter_map(|key| library.ix(key))
            .filter(|ix| !topics.mutes(*ix) && !library.rules.hides(*ix) && !self.snapshot.is_denied(*ix))
            .collect()
    }

    /// The best of other kinds than those of what is liked or followed; nothing as long as nothing is liked.
    fn outside(&self) -> Vec<ItemIx> {
        let (library, ranker) = (self.snapshot.library, self.snapshot.ranker());
        let kinds = &library.kinds;
        let liked: FxHashSet<u16> = (ranker.signals().evidence.iter())
            .filter(|evidence| evidence.weight > 0.0)
            .flat_map(|evidence| kinds.kinds(evidence.ix))
            .copied()
            .collect();
        if liked.is_empty() {
            return Vec::new();
        }
        let other = |ix: &ItemIx| {
            let of = kinds.kinds(*ix);
            !of.is_empty()
                && of.iter().all(|kind| !liked.contains(kind))
                && ranker.topics().amount(*ix) <= 0.0
        };
        let candidates = ranker.candidates(library.neighbours(), &|ix| other(&ix));
        let mut counts = vec![0; kinds.names.len()];
        let mut items = self.best(candidates);
        items.retain(|ix| {
            let few = |kind: &u16| counts.get(usize::from(*kind)).is_some_and(|count| *count < OF_A_KIND);
            let fits = kinds.kinds(*ix).iter().all(few);
            for kind in kinds.kinds(*ix).iter().filter(|_| fits) {
                counts[usize::from(*kind)] += 1;
            }
            fits
        });
        items
    }
}
