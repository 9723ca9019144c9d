//! Requests that are answered with a slate, and why a slate is what it is.

use fastrand::Rng;

use super::{
    cards::Cards,
    library::Library,
    person::{Person, item_of},
    protocol::{Contribution, Explanation, Reason, Slate, Source},
};
use crate::{
    catalog::ItemIx,
    memory::interaction::{Placement, Seq},
    recommend::{
        Ranker, Scored,
        evidence::Signals,
        ranker::Part,
        slate::{self, Place},
    },
};

/// Cosine beyond which two items are all but the same text.
const SAME: f32 = 0.97;
/// Titles named in a reason.
const NAMED: usize = 2;

/// A slate for the person as they are now.
pub fn feed(cards: &Cards<'_>, now_ms: i64, exclude: &[ItemIx], limit: usize, rng: &mut Rng) -> Slate {
    let (library, person) = (cards.library, cards.person);
    let signals = signals(library, person, now_ms);
    let ranker = ranker(library, person, &signals);
    let candidates = ranker.candidates(library.neighbours(), &|ix| !exclude.contains(&ix));
    let mut ranked = ranker.rank(&candidates);
    if let Some(space) = &library.space {
        ranked = slate::collapse_copies(ranked, space, SAME);
    }
    let more = ranked.len() > limit;
    let dials = person.dials;
    let places = slate::fill(ranked, library.space.as_ref(), limit, dials.diversity, dials.exploration, rng);
    // 53 bits: what a JavaScript number holds.
    let id = rng.u64(1..1 << 53);
    let shown = places.into_iter().enumerate().filter_map(|(position, place)| {
        let placement = Placement { slate: id, position: position as u16, propensity: place.propensity };
        cards.card(place.scored.ix, reason(library, person, &place), Some(placement))
    });
    Slate { id, cards: shown.collect(), more }
}

/// Items like one item, best first. Diversity and exploration have no say: the person asked for what is close.
pub fn similar(cards: &Cards<'_>, ix: ItemIx, limit: usize) -> Slate {
    let library = cards.library;
    let rejected =
        |other: ItemIx| library.item(other).is_none_or(|item| cards.person.marks(&item.id).rejected);
    let hits = match (&library.space, library.neighbours()) {
        (Some(space), Some(index)) => {
            let query = space.vectors().dequantize(ix as usize);
            index.search(&query, limit, &|other| other != ix && !rejected(other))
        }
        // A pack without vectors: what shares its words.
        _ => {
            let text = library.item(ix).map(|item| item.embedding_text()).unwrap_or_default();
            library.text().search(&text, limit, &|other| other != ix && !rejected(other))
        }
    };
    let shown = hits.iter().filter_map(|hit| cards.card(hit.ix, Reason::Similar, None)).collect();
    Slate { id: 0, cards: shown, more: false }
}

/// Why one item has the score it has, and where it would stand without the act that speaks for it most.
pub fn explain(cards: &Cards<'_>, now_ms: i64, ix: ItemIx) -> Explanation {
    let (library, person) = (cards.library, cards.person);
    let signals = signals(library, person, now_ms);
    let full = ranker(library, person, &signals);
    let scored = full.score(ix);
    let top = scored
        .parts
        .iter()
        .filter(|(_, value)| *value > 0.0)
        .filter_map(|(part, value)| match part {
            Part::Act(seq) => Some((*seq, *value)),
            _ => None,
        })
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(seq, _)| seq);
    let rank_without_top = top.map(|seq| {
        let without = signals_without(library, person, now_ms, Some(seq));
        rank_of(&ranker(library, person, &without), library, ix)
    });
    let mut contributions: Vec<Contribution> = scored
        .parts
        .iter()
        .map(|(part, value)| Contribution { source: source(library, person, *part), value: *value })
        .collect();
    contributions.sort_by(|a, b| b.value.abs().total_cmp(&a.value.abs()));
    Explanation {
        item: library.item(ix).map(|item| item.id.clone()).unwrap_or_default(),
        score: scored.score,
        contributions,
        rank: rank_of(&full, library, ix),
        rank_without_top,
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
    let acts = person.log.iter().filter(|other| Some(other.seq) != act);
    Signals::gather(acts, |id| library.catalog.ix(id), session, now_ms)
}

/// The ranker for a person, with their dials.
pub fn ranker<'a>(library: &'a Library, person: &Person, signals: &'a Signals) -> Ranker<'a> {
    Ranker::new(library.space.as_ref(), &library.mean, &library.prior, signals, person.dials.novelty)
}

/// 1-based place of an item among the candidates, itself included.
fn rank_of(ranker: &Ranker<'_>, library: &Library, ix: ItemIx) -> u32 {
    let own = ranker.score(ix).score;
    let candidates = ranker.candidates(library.neighbours(), &|other| other != ix);
    let better =
        ranker.rank(&candidates).iter().filter(|s| s.score > own || (s.score == own && s.ix < ix)).count();
    better as u32 + 1
}

fn reason(library: &Library, person: &Person, place: &Place) -> Reason {
    if place.explored {
        return Reason::Explore;
    }
    let Scored { parts, .. } = &place.scored;
    let total: f32 = parts.iter().map(|(_, value)| value.max(0.0)).sum();
    let of = |wanted: fn(&Part) -> bool| -> f32 {
        parts.iter().filter(|(part, _)| wanted(part)).map(|(_, value)| value.max(0.0)).sum()
    };
    if of(|part| matches!(part, Part::Act(_))) <= of(|part| matches!(part, Part::Popularity)) {
        return Reason::Popular;
    }
    // One item may be behind several acts (opened, then liked): name it once, with all they add.
    let mut items: Vec<(String, f32)> = Vec::new();
    for (part, value) in parts {
        let (Part::Act(seq), true) = (part, *value > 0.0) else { continue };
        let title = title(library, person, *seq);
        match items.iter_mut().find(|(known, _)| *known == title) {
            Some((_, share)) => *share += value / total,
            None => items.push((title, value / total)),
        }
    }
    items.sort_by(|a, b| b.1.total_cmp(&a.1));
    items.truncate(NAMED);
    Reason::Because { items }
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
    }
}

/// The title of the item that an act is about.
pub fn title(library: &Library, person: &Person, seq: Seq) -> String {
    let id = person.log.get(seq).and_then(item_of).unwrap_or_default();
    let item = library.catalog.ix(id).and_then(|ix| library.item(ix));
    item.map_or_else(|| id.to_owned(), |item| item.title.clone())
}
