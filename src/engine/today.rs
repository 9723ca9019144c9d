//! The day's dozen: made when a day is first opened, of what suits and was never shown, and kept until the day is over.

use fastrand::Rng;

use super::{
    day::{DOZEN, Dozen},
    feed,
    protocol::{Card, Dials, Failure, GetToday, Reason, TodayView},
    session::Session,
    shelves,
    snapshot::Snapshot,
};
use crate::{catalog::ItemIx, index::quota, memory::interaction::Placement};

/// Candidates among which the dozen is chosen.
const LOOKED_AT: usize = 140;
/// How different from each other they are for somebody of whom nothing is known.
const VARIED: f32 = 0.6;

/// Arranges a shelf, if that is asked for, and shows the day.
pub async fn today(
    session: &mut Session,
    GetToday { day, arrange }: GetToday,
) -> Result<Box<TodayView>, Failure> {
    if let Some((shelf, arrangement)) = arrange {
        session.opened()?.person.arrange(shelf, arrangement).await?;
    }
    let snapshot = session.snapshot()?;
    let catalog = snapshot.library.catalog.manifest.id.clone();
    let kept = snapshot.person.dozens();
    let of_catalog = kept.as_ref().ok().and_then(|dozens| dozens.get(&catalog));
    let (dozen, is_new) = match of_catalog {
        Some(dozen) if dozen.day == day => (dozen.clone(), false),
        before => (made(&snapshot, day, before), true),
    };
    let view = view(&snapshot, &dozen);
    // A dozen of nothing is none: what is done until later may make one. Where what was kept cannot be read, it stays.
    if let (true, false, Ok(mut dozens)) = (is_new, dozen.items.is_empty(), kept) {
        dozens.insert(catalog, dozen);
        session.opened()?.person.set_dozens(&dozens).await?;
    }
    Ok(Box::new(view))
}

fn made(snapshot: &Snapshot<'_>, day: i64, before: Option<&Dozen>) -> Dozen {
    let (library, ranker) = (snapshot.library, snapshot.ranker());
    let log = &snapshot.person.log;
    let was_before = |id: &String| before.is_some_and(|dozen| dozen.items.contains(id));
    let fresh = |ix: ItemIx| {
        let never = |item| log.of_item(library.key(item)).next().is_none();
        !snapshot.is_denied(ix) && library.item(ix).is_some_and(|item| never(item) && !was_before(&item.id))
    };
    let candidates = ranker.candidates(library.neighbours(), &fresh).into_iter();
    let [suiting, _] = feed::ranked_apart(library, ranker, candidates, LOOKED_AT);
    let (suiting, _) = quota::part(suiting, DOZEN, |scored| library.source(scored.ix));
    let varied = ranker.signals().amount() == 0.0 && ranker.topics().lifted().next().is_none();
    let mut dials = Dials { exploration: 0.0, ..snapshot.person.dials };
    if varied {
        dials.diversity = VARIED;
    }
    let places = feed::fill(library, ranker, suiting, DOZEN, dials, &[], snapshot.seed);
    let ids = places.iter().filter_map(|place| library.item(place.scored.ix)).map(|item| item.id.clone());
    Dozen {
        day,
        slate: Rng::with_seed(snapshot.seed ^ day.unsigned_abs()).u64(1..1 << 52),
        items: ids.collect(),
        varied,
        before: before.map(|dozen| (dozen.day, dozen.items.clone())),
    }
}

fn view(snapshot: &Snapshot<'_>, dozen: &Dozen) -> TodayView {
    let ixs = |ids: &[String]| -> Vec<ItemIx> {
        ids.iter().filter_map(|id| snapshot.library.catalog.ix(id)).collect()
    };
    let cards = |items: &[ItemIx], placed: bool| -> Vec<Card> {
        feed::cards(snapshot, items, &|position| {
            placed.then_some(Placement { slate: dozen.slate, position, propensity: 1.0, sources: None })
        })
    };
    let items = ixs(&dozen.items);
    let (before_day, before) =
        dozen.before.as_ref().map_or_else(Default::default, |(day, ids)| (*day, ixs(ids)));
    let thing = |ix: &ItemIx| snapshot.library.families.variant(*ix);
    let taken = items.iter().chain(&before).map(thing).collect();
    let (shelves, hidden) = shelves::shelves(snapshot, taken, dozen.slate);
    let mut shown = cards(&items, true);
    if dozen.varied {
        // What is learnt since speaks of other cards than these.
        for (card, ix) in shown.iter_mut().zip(&items) {
            card.reason = Reason::Popular { counts: snapshot.library.popularity(*ix) };
        }
    }
    // What a rule keeps out since gives up its place.
    let topics = snapshot.topics();
    let mut stays = items.iter().map(|ix| topics.against(*ix).next().is_none());
    shown.retain(|_| stays.next().unwrap_or(true));
    TodayView {
        dozen: shown,
        varied: dozen.varied,
        before: cards(&before, false),
        before_day,
        shelves,
        hidden,
    }
}
