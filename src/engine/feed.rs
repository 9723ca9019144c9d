//! Requests that are answered with a slate, and why a slate is what it is.

use fastrand::Rng;
use rustc_hash::FxHashMap;

use super::{
    cards::Cards,
    library::Library,
    person::Person,
    protocol::{Contribution, Counterfactual, Explanation, Reason, Slate, Source},
};
use crate::{
    catalog::ItemIx,
    index::quota,
    memory::{
        Interaction,
        interaction::{Placement, Seq},
    },
    recommend::{
        Learned, Ranker, Scored, Worth,
        evidence::Signals,
        learned::SOURCES,
        ranker::Part,
        slate::{self, Place, Policy},
    },
};

/// Cosine beyond which two items are all but the same text.
pub const SAME: f32 = 0.97;
/// Titles named in a reason.
const NAMED: usize = 2;
/// Candidates ranked beyond what is shown: for diversity, exploration and copies.
const BEYOND: usize = 130;
/// Places that a counterfactual compares.
const COMPARED: usize = 10;
/// Titles that a counterfactual names on each side.
const CHANGED: usize = 3;

/// A slate for the person as they are now.
pub fn feed(cards: &Cards<'_>, now_ms: i64, exclude: &[ItemIx], limit: usize, rng: &mut Rng) -> Slate {
    let (library, person) = (cards.library, cards.person);
    let signals = signals(library, person, now_ms);
    let open = |ix: ItemIx| !exclude.contains(&ix);
    let ranker = Ranker::new(
        library.basis(),
        &signals,
        learned(library, person.log.by_time().into_iter()).worth(),
        person.dials.novelty,
        &open,
    );
    let candidates = ranker.candidates(library.neighbours(), &open);
    let more = candidates.len() > limit;
    let mut ranked = ranked(library, &ranker, &candidates, limit + BEYOND);
    let first = exclude.is_empty();
    let pinned: Vec<ItemIx> = match first {
        true => library
            .rules
            .pinned()
            .iter()
            .map(|(ix, _)| *ix)
            .filter(|ix| !signals.decided.contains(ix))
            .collect(),
        false => Vec::new(),
    };
    ranked.retain(|scored| !pinned.contains(&scored.ix));
    let (ranked, _) = quota::part(ranked, limit, |scored| library.source(scored.ix));
    let dials = person.dials;
    let wanted = slate::wanted_mix(&library.kinds, &signals);
    let policy = Policy {
        limit: limit.saturating_sub(pinned.len()),
        diversity: dials.diversity,
        exploration: dials.exploration,
        calibration: dials.calibration,
        space: library.space.as_ref(),
        kinds: &library.kinds,
        wanted: &wanted,
        spread: &|ix| ranker.spread(ix),
    };
    let items: FxHashMap<Seq, ItemIx> = signals.evidence.iter().map(|e| (e.seq, e.ix)).collect();
    let certain = |ix: ItemIx| Place { scored: ranker.score(ix), propensity: 1.0, explored: false };
    let mut places: Vec<Place> = pinned.into_iter().take(limit).map(certain).collect();
    places.extend(slate::fill(ranked, &policy, rng));
    // 53 bits: what a JavaScript number holds.
    let id = rng.u64(1..1 << 53);
    let shown = places.into_iter().enumerate().filter_map(|(position, place)| {
        let ix = place.scored.ix;
        let placement = Placement {
            slate: id,
            position: position as u16,
            propensity: place.propensity,
            // Thousandths of a score are more than anybody can tell apart, and short in the log.
            sources: Some(
                SOURCES.into_iter().zip(ranker.sources(ix).map(|x| (x * 1000.0).round() / 1000.0)).collect(),
            ),
        };
        cards.card(ix, reason(library, &items, &ranker, &place), Some(placement))
    });
    Slate { id, cards: shown.collect(), more }
}

/// The best `most` candidates, best first, without those that are all but copies of a better one.
pub fn ranked(library: &Library, ranker: &Ranker<'_>, candidates: &[ItemIx], most: usize) -> Vec<Scored> {
    let ranked = ranker.best(candidates, most);
    match &library.space {
        Some(space) => slate::collapse_copies(ranked, space, SAME),
        None => ranked,
    }
}

/// Items like one item, best first. Diversity and exploration have no say: the person asked for what is close.
pub fn similar(cards: &Cards<'_>, ix: ItemIx, limit: usize) -> Slate {
    let library = cards.library;
    let rejected =
        |other: ItemIx| library.item(other).is_none_or(|item| cards.person.marks(library.key(item)).rejected);
    let hits = library.hybrid().similar(&[ix], limit, &|other| !rejected(other));
    let shown = hits.iter().filter_map(|hit| cards.card(hit.ix, Reason::Similar, None)).collect();
    Slate { id: 0, cards: shown, more: false }
}

/// Why one item has the score it has, and what would be without the act that speaks for it most.
pub fn explain(cards: &Cards<'_>, now_ms: i64, ix: ItemIx) -> Explanation {
    let (library, person) = (cards.library, cards.person);
    let now = signals(library, person, now_ms);
    let full = ranker(library, person, &now, None);
    let parts = full.parts(ix);
    let top = parts
        .iter()
        .filter(|(_, value)| *value > 0.0)
        .filter_map(|(part, value)| match part {
            Part::Act(seq) => Some((*seq, *value)),
            _ => None,
        })
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
        .map(|(seq, _)| seq);
    let ranked = all(&full, library, ix);
    let without = top.map(|seq| {
        let signals = signals_without(library, person, now_ms, Some(seq));
        let ranked_without = all(&ranker(library, person, &signals, Some(seq)), library, ix);
        (rank_of(&ranked_without, ix), counterfactual(library, &ranked, &ranked_without))
    });
    let mut contributions: Vec<Contribution> = parts
        .into_iter()
        .map(|(part, value)| Contribution { source: source(library, person, part), value })
        .collect();
    contributions.sort_by(|a, b| b.value.abs().total_cmp(&a.value.abs()));
    let (rank_without_top, without_top) = without.unzip();
    Explanation {
        item: library.item(ix).map(|item| item.id.clone()).unwrap_or_default(),
        score: full.score(ix).score,
        contributions,
        rank: rank_of(&ranked, ix),
        rank_without_top,
        without_top,
    }
}

/// What memory says about the items of this catalogue.
pub fn signals(library: &Library, person: &Person, now_ms: i64) -> Signals {
    signals_without(library, person, now_ms, None)
}

/// What memory would say if one act had never happened: not only its weight is gone, the item it decided on may be
/// recommended again.
fn signals_without(library: &Library, person: &Person, now_ms: i64, act: Option<Seq>) -> Signals {
    let session = person.log.session_at(now_ms);
    let acts = person.log.by_time().into_iter().filter(|other| Some(other.seq) != act);
    Signals::gather(acts, |key| library.ix(key), session, now_ms)
}

/// What acts taught about the worth of each source.
pub fn learned<'a>(library: &Library, acts: impl DoubleEndedIterator<Item = &'a Interaction>) -> Learned {
    let basis = library.basis();
    Learned::from_acts(acts, |key| library.ix(key), |ix| Ranker::popularity(&basis, ix))
}

/// The ranker for a person, with their dials, as if the act `without` had not happened.
pub fn ranker<'a>(
    library: &'a Library,
    person: &Person,
    signals: &'a Signals,
    without: Option<Seq>,
) -> Ranker<'a> {
    let acts = person.log.by_time().into_iter().filter(|act| Some(act.seq) != without);
    let worth: Worth = learned(library, acts).worth();
    Ranker::new(library.basis(), signals, worth, person.dials.novelty, &|_| true)
}

/// Every candidate, best first, with `ix` among them whatever has been decided about it.
fn all(ranker: &Ranker<'_>, library: &Library, ix: ItemIx) -> Vec<Scored> {
    let mut candidates = ranker.candidates(library.neighbours(), &|_| true);
    if let Err(at) = candidates.binary_search(&ix) {
        candidates.insert(at, ix);
    }
    ranker.rank(&candidates)
}

/// 1-based place of an item in a ranking.
fn rank_of(ranked: &[Scored], ix: ItemIx) -> u32 {
    ranked.iter().take_while(|scored| scored.ix != ix).count() as u32 + 1
}

fn counterfactual(library: &Library, with: &[Scored], without: &[Scored]) -> Counterfactual {
    let head = |ranked: &[Scored]| -> Vec<ItemIx> { ranked.iter().take(COMPARED).map(|s| s.ix).collect() };
    let (with, without) = (head(with), head(without));
    let titles = |of: &[ItemIx], not: &[ItemIx]| -> Vec<String> {
        let changed = of.iter().filter(|ix| !not.contains(ix)).take(CHANGED);
        changed.filter_map(|ix| library.item(*ix)).map(|item| item.title.to_show().clone()).collect()
    };
    Counterfactual { places: COMPARED as u32, leave: titles(&with, &without), enter: titles(&without, &with) }
}

fn reason(library: &Library, items: &FxHashMap<Seq, ItemIx>, ranker: &Ranker<'_>, place: &Place) -> Reason {
    if place.explored {
        return Reason::Explore;
    }
    let parts = ranker.parts(place.scored.ix);
    let total: f32 = parts.iter().map(|(_, value)| value.max(0.0)).sum();
    let of = |wanted: fn(&Part) -> bool| -> f32 {
        parts.iter().filter(|(part, _)| wanted(part)).map(|(_, value)| value.max(0.0)).sum()
    };
    if of(|part| matches!(part, Part::Act(_))) <= of(|part| matches!(part, Part::Popularity)) {
        return Reason::Popular;
    }
    // One item may be behind several acts (opened, then liked): name it once, with all they add.
    let mut shares: FxHashMap<ItemIx, f32> = FxHashMap::default();
    for (part, value) in &parts {
        if let (Part::Act(seq), true) = (part, *value > 0.0)
            && let Some(ix) = items.get(seq)
        {
            *shares.entry(*ix).or_default() += value / total;
        }
    }
    let mut shares: Vec<(ItemIx, f32)> = shares.into_iter().collect();
    shares.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let titled = |(ix, share): (ItemIx, f32)| Some((library.item(ix)?.title.to_show().clone(), share));
    Reason::Because { items: shares.into_iter().take(NAMED).filter_map(titled).collect() }
}

fn source(library: &Library, person: &Person, part: Part) -> Source {
    match part {
        Part::Act(seq) => Source::Act {
            seq,
            kind: person.log.get(seq).map(|act| act.kind.name().to_owned()).unwrap_or_default(),
            title: title(library, person, seq),
        },
        Part::Popularity => Source::Popularity,
        Part::Novelty => Source::Novelty,
        Part::Fatigue => Source::Fatigue,
        Part::KindFatigue => Source::KindFatigue,
        Part::Owner(rule) => {
            Source::Owner { label: library.rules.labels.get(rule).cloned().unwrap_or_default() }
        }
    }
}

/// The title of the item that an act is about.
pub fn title(library: &Library, person: &Person, seq: Seq) -> String {
    let Some(key) = person.log.get(seq).and_then(Interaction::item) else { return String::new() };
    let item = library.ix(key).and_then(|ix| library.item(ix));
    item.map_or_else(|| key.id.to_owned(), |item| item.title.to_show().clone())
}
