//! What is worked out from memory and catalogue and does not age: kept from one request to the next for as long as neither
//! has changed, and dropped with what it rests on.

use std::{
    cell::{Cell, OnceCell, RefCell},
    rc::Rc,
    sync::Arc,
};

use super::{against::Against, catalog_view::MarkMade, holding::Holding, library::Library, person::Person};
use crate::{
    agent::marks::OwnMark,
    memory::{Interaction, InteractionKind, Log, Seq},
    recommend::{Elsewhere, Learned, Ranker, SourceWeights, Tastes},
};

const HOUR_MS: i64 = 3_600_000;

/// What a revision of memory and catalogue gives.
#[derive(Default)]
pub struct Derived {
    /// Of memory and of the catalogue.
    revision: (u64, u64),
    learnt: OnceCell<Learnt>,
    liked: OnceCell<Rc<[String]>>,
    marks: OnceCell<Rc<[MarkMade]>>,
    elsewhere: OnceCell<Arc<Elsewhere>>,
    /// The acts that items of other catalogues are known by.
    foreign: Vec<Seq>,
    tastes: RefCell<Option<HeldTastes>>,
    /// Items that the person's notes speak against.
    pub against: Against,
    /// Topics that the person holds.
    pub holding: Holding,
    views: Cell<u64>,
}

/// What the person is after, and the session and hour in which that was found.
struct HeldTastes {
    moment: (u64, i64),
    tastes: Arc<Tastes>,
}

/// What acts taught about the worth of each source.
#[derive(Debug, Clone, Copy)]
pub struct Learnt {
    /// The worth.
    pub worth: SourceWeights,
    /// Comparisons that it was learnt from.
    pub pairs: u32,
}

impl Derived {
    /// Drops what rests on another revision.
    pub fn renew(&mut self, library: &Library, person: &Person) {
        let revision = (person.log.revision(), library.revision());
        if self.revision != revision {
            let foreign: Vec<Seq> = library.foreign(&person.log).iter().map(|(act, ..)| act.seq).collect();
            // Most acts are on items of this catalogue, and move no other's.
            let holds = self.revision.1 == revision.1 && self.foreign == foreign;
            let elsewhere = if holds { std::mem::take(&mut self.elsewhere) } else { OnceCell::new() };
            let (against, holding) = (std::mem::take(&mut self.against), std::mem::take(&mut self.holding));
            let views = self.views.clone();
            *self = Self { revision, foreign, elsewhere, against, holding, views, ..Self::default() };
        }
    }

    /// Where items of other catalogues stand in this one.
    pub fn elsewhere(&self, library: &Library, person: &Person) -> Arc<Elsewhere> {
        self.elsewhere.get_or_init(|| Arc::new(library.elsewhere(&person.log))).clone()
    }

    /// What the person's acts taught.
    pub fn learnt(&self, library: &Library, person: &Person) -> Learnt {
        *self.learnt.get_or_init(|| learnt(library, person.log.by_time().into_iter()))
    }

    /// Titles that the person liked or saved, the latest first.
    pub fn liked(&self, library: &Library, person: &Person) -> Rc<[String]> {
        let liked = || {
            person
                .log
                .iter()
                .rev()
                .filter(|act| matches!(act.kind, InteractionKind::Like | InteractionKind::Save))
        };
        self.liked.get_or_init(|| liked().map(|act| title(library, &person.log, act)).collect()).clone()
    }

    /// The marks that stand on items of the catalogue, the latest first.
    pub fn marks(&self, library: &Library, person: &Person) -> Rc<[MarkMade]> {
        let made = || {
            let acts = person.log.by_time().into_iter().rev();
            let made = acts.filter_map(|act| {
                let (key, mark) = (act.item()?, mark(&act.kind)?);
                let marks = person.marks(key);
                let stands = match mark {
                    OwnMark::Liked => marks.liked,
                    OwnMark::Saved => marks.saved && !marks.rejected,
                    OwnMark::Known => true,
                };
                stands.then_some(MarkMade { ix: library.ix(key)?, mark, at_ms: act.at_ms })
            });
            made.collect()
        };
        self.marks.get_or_init(made).clone()
    }

    /// What the person is after in a session, as `find` finds it: acts age alike, and in an hour by too little to tell.
    pub fn tastes(&self, (session, now_ms): (u64, i64), find: impl FnOnce() -> Tastes) -> Arc<Tastes> {
        let moment = (session, now_ms.div_euclid(HOUR_MS));
        let mut held = self.tastes.borrow_mut();
        match held.as_ref().filter(|held| held.moment == moment) {
            Some(held) => held.tastes.clone(),
            None => held.insert(HeldTastes { moment, tastes: Arc::new(find()) }).tastes.clone(),
        }
    }

    /// How many views of the catalogue were made: what a request costs most.
    pub fn views(&self) -> u64 {
        self.views.get()
    }

    /// Counts a view of the catalogue.
    pub fn count_view(&self) {
        self.views.set(self.views.get() + 1);
    }
}

/// What acts taught about the worth of each source.
pub fn learnt<'a>(library: &Library, acts: impl DoubleEndedIterator<Item = &'a Interaction>) -> Learnt {
    let basis = library.basis();
    let learned = Learned::from_acts(acts, |key| library.ix(key), |ix| Ranker::popularity(&basis, ix));
    Learnt { worth: learned.worth(), pairs: learned.pairs() }
}

/// The title of the item that an act is about, or what it is about in other words.
pub fn title(library: &Library, log: &Log, act: &Interaction) -> String {
    let Some(key) = act.item() else { return String::new() };
    let item = library.ix(key).and_then(|ix| library.item(ix));
    let title = item.map(|item| &item.title).or_else(|| Some(&log.about(act.seq)?.title));
    title.map_or_else(|| key.id.to_owned(), |title| title.to_show().clone())
}

/// The name of the catalogue that an act's item is of, if that is another one and is known.
pub fn other_catalog(library: &Library, log: &Log, act: &Interaction) -> Option<String> {
    let here = library.ix(act.item()?).is_some();
    log.about(act.seq).filter(|_| !here).map(|about| about.catalog.to_show().clone())
}

fn mark(kind: &InteractionKind) -> Option<OwnMark> {
    Some(match kind {
        InteractionKind::Like => OwnMark::Liked,
        InteractionKind::Save => OwnMark::Saved,
        InteractionKind::Have | InteractionKind::Finished | InteractionKind::Stopped => OwnMark::Known,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tastes_are_found_once_an_hour_of_a_session() {
        let derived = Derived::default();
        let found = Cell::new(0);
        let at = |session, now_ms| {
            derived.tastes((session, now_ms), || {
                found.set(found.get() + 1);
                Tastes::default()
            });
            found.get()
        };
        let times = [(1, 0), (1, HOUR_MS - 1), (1, HOUR_MS), (2, HOUR_MS), (2, HOUR_MS + 1)];
        assert_eq!(times.map(|(session, now_ms)| at(session, now_ms)), [1, 1, 2, 3, 3]);
    }
}
