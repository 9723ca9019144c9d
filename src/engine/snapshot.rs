//! Memory and catalogue as one request sees them. What is derived from them is worked out when first asked for, and once.

use std::{cell::OnceCell, rc::Rc, sync::Arc};

use super::{
    cards::CardMaker,
    catalog_view::{CatalogView, Meanings},
    derived::{Derived, Learnt, learnt, other_catalog, title},
    library::Library,
    person::Person,
    ports::Packs,
    shown::{ShownSlate, ShownSlates},
};
use crate::{
    catalog::{Gone, ItemIx},
    memory::{interaction::Seq, log::SESSION_PAUSE_MS},
    recommend::{Elsewhere, Ranker, Topics, evidence::Signals},
};

const YEAR_MS: f64 = 31_556_952_000.0;

/// What a request that changes nothing is answered from.
pub struct Snapshot<'a> {
    /// The catalogue.
    pub library: &'a Library,
    /// The person's memory.
    pub person: &'a Person,
    /// Items as the page shows them.
    pub cards: CardMaker<'a>,
    /// The time of the request.
    pub now_ms: i64,
    /// Where the request's chance comes from.
    pub seed: u64,
    /// The slates that the page was given.
    pub shown: &'a ShownSlates,
    derived: &'a Derived,
    view: OnceCell<CatalogView<'a>>,
    against: OnceCell<Rc<[ItemIx]>>,
}

impl<'a> Snapshot<'a> {
    /// A snapshot of now.
    pub fn new(
        (library, person, derived, shown): (&'a Library, &'a Person, &'a Derived, &'a ShownSlates),
        packs: &'a dyn Packs,
        now_ms: i64,
        seed: u64,
    ) -> Self {
        let cards = CardMaker { library, person, packs, now_ms };
        let (view, against) = (OnceCell::new(), OnceCell::new());
        Self { library, person, cards, now_ms, seed, shown, derived, view, against }
    }

    /// The catalogue as the person sees it.
    pub fn view(&self) -> &CatalogView<'a> {
        self.view.get_or_init(|| view_of((self.library, self.person, self.derived), self.now_ms, None))
    }

    /// The ranker for the person.
    pub fn ranker(&self) -> &Ranker<'a> {
        self.view().ranker()
    }

    /// What the person's acts taught.
    pub fn learnt(&self) -> Learnt {
        self.derived.learnt(self.library, self.person)
    }

    /// Why nobody can have an item any more, if so.
    pub fn gone(&self, ix: ItemIx) -> Option<Gone> {
        self.library.ends.gone(ix, self.now_ms)
    }

    /// The topics that the person holds, and the rules that they made.
    pub fn topics(&self) -> Arc<Topics> {
        self.derived.holding.of(self.library, self.person, self.now_ms)
    }

    /// Whether a note of the person's speaks against an item.
    pub fn is_denied(&self, ix: ItemIx) -> bool {
        self.against
            .get_or_init(|| self.derived.against.of(self.library, self.person))
            .binary_search(&ix)
            .is_ok()
    }

    /// The ranker for the person where only items that `open` admits are ranked.
    pub fn ranker_among(&self, open: &dyn Fn(ItemIx) -> bool) -> Ranker<'a> {
        ranker((self.library, self.person, self.derived), self.now_ms, open)
    }

    /// The ranker as if one act had never happened: not only its weight is gone, the item it decided on may be recommended
    /// again.
    pub fn ranker_without(&self, act: Seq) -> Ranker<'a> {
        let signals = signals((self.library, self.person, self.derived), self.now_ms, Some(act));
        let acts = self.person.log.by_time().into_iter().filter(|other| other.seq != act);
        let worth = learnt(self.library, acts).worth;
        Ranker::new(self.library.basis(), signals, worth, self.person.dials.novelty, &|_| true)
            .heeding(self.topics())
    }

    /// The ranker that made a slate, as if one act had never happened.
    pub fn ranker_then(&self, slate: &ShownSlate, act: Seq, open: &dyn Fn(ItemIx) -> bool) -> Ranker<'a> {
        let (library, log) = (self.library, &self.person.log);
        let known = || {
            let acts = log.by_time().into_iter();
            acts.filter(|other| other.seq != act && other.seq.clock <= slate.clock)
        };
        let session = known().next_back().map_or(0, |last| {
            match last.at_ms.abs_diff(slate.now_ms) < SESSION_PAUSE_MS {
                true => last.session,
                false => slate.now_ms.max(0).unsigned_abs(),
            }
        });
        let signals =
            Signals::gather(known(), |key| library.ix(key), self.elsewhere(), session, slate.now_ms);
        let worth = learnt(library, known()).worth;
        Ranker::new(library.basis(), signals, worth, slate.dials.novelty, open).heeding(slate.topics.clone())
    }

    /// The title of the item that an act is about, and the name of its catalogue if that is another one.
    pub fn named(&self, seq: Seq) -> (String, Option<String>) {
        let log = &self.person.log;
        let of = |act| (title(self.library, log, act), other_catalog(self.library, log, act));
        log.get(seq).map(of).unwrap_or_default()
    }

    /// Where items of other catalogues stand in this one.
    pub fn elsewhere(&self) -> Arc<Elsewhere> {
        self.derived.elsewhere(self.library, self.person)
    }
}

/// The catalogue as the person sees it now: the dearest thing that a request makes. In a conversation it goes by what words
/// meant in it and by its seed, and knows what the person liked.
pub fn view_of<'a>(
    (library, person, derived): (&'a Library, &Person, &Derived),
    now_ms: i64,
    talk: Option<(Meanings, u64)>,
) -> CatalogView<'a> {
    derived.count_view();
    let view = CatalogView::new(library, ranker((library, person, derived), now_ms, &|_| true));
    match talk {
        Some((meanings, seed)) => {
            let (liked, marks) = (derived.liked(library, person), derived.marks(library, person));
            view.with_meanings(meanings).with_liked(liked).with_marks(marks, now_ms).with_seed(seed)
        }
        None => view,
    }
}

fn ranker<'a>(
    (library, person, derived): (&'a Library, &Person, &Derived),
    now_ms: i64,
    open: &dyn Fn(ItemIx) -> bool,
) -> Ranker<'a> {
    let (basis, worth) = (library.basis(), derived.learnt(library, person).worth);
    let signals = signals((library, person, derived), now_ms, None);
    let moment = (person.log.session_at(now_ms), now_ms);
    let tastes = derived.tastes(moment, || Ranker::tastes(&basis, &signals));
    let topics = derived.holding.of(library, person, now_ms);
    let open = |ix| open(ix) && !topics.mutes(ix);
    Ranker::with_tastes(tastes, basis, signals.into(), worth, person.dials.novelty, &open)
        .heeding(topics.clone())
}

/// The year by the device's clock.
pub fn year(now_ms: i64) -> i32 {
    1970 + (now_ms as f64 / YEAR_MS) as i32
}

/// What memory says about the items of this catalogue, without one act.
fn signals(
    (library, person, derived): (&Library, &Person, &Derived),
    now_ms: i64,
    without: Option<Seq>,
) -> Signals {
    let session = person.log.session_at(now_ms);
    let acts = person.log.by_time().into_iter().filter(|act| Some(act.seq) != without);
    let elsewhere = derived.elsewhere(library, person);
    Signals::gather(acts, |key| library.ix(key), elsewhere, session, now_ms)
}
