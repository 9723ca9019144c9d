//! Why one item has the score it has.

use penchant_kernels::order::Order;

use super::{
    failures::not_found,
    feed,
    library::Library,
    protocol::{Contribution, Counterfactual, Explain, Explanation, Failure, ReasonSource},
    shown::{ShownCard, ShownSlate},
    snapshot::Snapshot,
    topics,
};
use crate::{
    catalog::ItemIx,
    memory::interaction::Seq,
    recommend::{OwnRule, Ranker, Topics, ranker::ScorePart},
};

/// Places that a counterfactual compares.
const COMPARED: usize = 10;
/// Titles that a counterfactual names on each side.
const CHANGED: usize = 3;

/// Why one item has the score it has, and what would be without the act that speaks for it most: of the card of a slate as
/// that was made, else of the item as it stands now.
pub fn explain(snapshot: &Snapshot<'_>, Explain { item, slate }: Explain) -> Result<Explanation, Failure> {
    let library = snapshot.library;
    let ix = library.catalog.ix(&item).ok_or_else(|| not_found(&item))?;
    // What is brought back names no slate: it is no recommendation. It stands in one all the same.
    let of_slate = slate.is_some() || snapshot.ranker().is_decided(ix);
    let find = || snapshot.shown.find(slate, ix, library.revision(), &snapshot.person.log);
    Ok(match of_slate.then(find).flatten() {
        Some((slate, at)) => shown(snapshot, item, &slate, at),
        None => now(snapshot, item, ix),
    })
}

/// Of a card, as it stands on the screen.
fn shown(snapshot: &Snapshot<'_>, item: String, slate: &ShownSlate, at: usize) -> Explanation {
    let library = snapshot.library;
    let Some(ShownCard { ix, score, parts }) = slate.cards.get(at) else { return Explanation::default() };
    let before = slate.call.exclude.len();
    let place = |at: usize| (before + at + 1) as u32;
    let without = strongest(parts).map(|seq| {
        let kept = feed::shown(library, &slate.call);
        let ranker = snapshot.ranker_then(slate, seq, &|ix| !kept.contains(&ix));
        let places = feed::places(snapshot, &ranker, &slate.call, slate.dials, slate.seed).places;
        let without: Vec<ItemIx> = places.iter().map(|place| place.scored.ix).collect();
        let with: Vec<ItemIx> = slate.cards.iter().map(|card| card.ix).collect();
        let rank = without.iter().position(|other| other == ix).map(place);
        (rank, counterfactual(library, &with, &without))
    });
    let (rank_without_top, without_top) = without.unzip();
    Explanation {
        item,
        score: *score,
        contributions: contributions(snapshot, &slate.topics, *ix, parts.clone()),
        topics: topics::of_item(snapshot, *ix),
        kept_out: kept_out(snapshot, *ix),
        rank: place(at),
        rank_without_top: rank_without_top.flatten(),
        without_top,
    }
}

/// Of an item, as it stands now.
fn now(snapshot: &Snapshot<'_>, item: String, ix: ItemIx) -> Explanation {
    let library = snapshot.library;
    let full = snapshot.ranker();
    let parts = full.parts(ix);
    let ranked = all(full, library, ix);
    let without = strongest(&parts).map(|seq| {
        let without = all(&snapshot.ranker_without(seq), library, ix);
        (rank_of(&without, ix), counterfactual(library, &ranked, &without))
    });
    let (rank_without_top, without_top) = without.unzip();
    Explanation {
        item,
        score: full.score(ix).score,
        contributions: contributions(snapshot, full.topics(), ix, parts),
        topics: topics::of_item(snapshot, ix),
        kept_out: kept_out(snapshot, ix),
        rank: rank_of(&ranked, ix),
        rank_without_top,
        without_top,
    }
}

/// The act that speaks for an item most.
fn strongest(parts: &[(ScorePart, f32)]) -> Option<Seq> {
    let acts = parts.iter().filter_map(|(part, value)| match part {
        ScorePart::Act(seq) if *value > 0.0 => Some((*seq, *value)),
        _ => None,
    });
    acts.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0))).map(|(seq, _)| seq)
}

fn contributions(
    snapshot: &Snapshot<'_>,
    topics: &Topics,
    ix: ItemIx,
    parts: Vec<(ScorePart, f32)>,
) -> Vec<Contribution> {
    let named = parts.into_iter().filter_map(|(part, value)| {
        let source = source(snapshot, topics, ix, part)?;
        Some(Contribution { source, value })
    });
    let mut named: Vec<Contribution> = named.collect();
    named.order_by(|a, b| b.value.abs().total_cmp(&a.value.abs()));
    named
}

/// The person's rules against an item.
fn kept_out(snapshot: &Snapshot<'_>, ix: ItemIx) -> Vec<OwnRule> {
    snapshot.topics().against(ix).cloned().collect()
}

/// Every candidate, best first, with `ix` among them whatever has been decided about it.
fn all(ranker: &Ranker<'_>, library: &Library, ix: ItemIx) -> Vec<ItemIx> {
    let mut candidates = ranker.candidates(library.neighbours(), &|_| true);
    if let Err(at) = candidates.binary_search(&ix) {
        candidates.insert(at, ix);
    }
    ranker.rank(&candidates).into_iter().map(|scored| scored.ix).collect()
}

/// 1-based place of an item in a ranking.
fn rank_of(ranked: &[ItemIx], ix: ItemIx) -> u32 {
    ranked.iter().take_while(|other| **other != ix).count() as u32 + 1
}

fn counterfactual(library: &Library, with: &[ItemIx], without: &[ItemIx]) -> Counterfactual {
    let head = |ranked: &[ItemIx]| ranked.iter().take(COMPARED).copied().collect::<Vec<_>>();
    let (with, without) = (head(with), head(without));
    let titles = |of: &[ItemIx], not: &[ItemIx]| -> Vec<String> {
        let changed = of.iter().filter(|ix| !not.contains(ix)).take(CHANGED);
        changed.filter_map(|ix| library.item(*ix)).map(|item| item.title.to_show().clone()).collect()
    };
    Counterfactual { places: COMPARED as u32, leave: titles(&with, &without), enter: titles(&without, &with) }
}

fn source(snapshot: &Snapshot<'_>, topics: &Topics, ix: ItemIx, part: ScorePart) -> Option<ReasonSource> {
    Some(match part {
        ScorePart::Act(seq) => {
            let kind = snapshot.person.log.get(seq).map(|act| act.kind.name().to_owned()).unwrap_or_default();
            let (title, catalog) = snapshot.named(seq);
            ReasonSource::Act { seq, kind, title, catalog }
        }
        ScorePart::Popularity => ReasonSource::Popularity { counts: snapshot.library.popularity(ix) },
        ScorePart::Novelty => ReasonSource::Novelty,
        ScorePart::Topic(number) => {
            if let Some(rule) = topics.rule(number) {
                return Some(ReasonSource::More { name: rule.name.clone() });
            }
            let (held, _) = topics.held.get(number)?;
            ReasonSource::Topic { topic: held.topic.value.clone(), hold: held.hold }
        }
        ScorePart::Fatigue => ReasonSource::Fatigue,
        ScorePart::Kind(kind) => ReasonSource::Kind {
            name: snapshot.library.kinds.names.get(usize::from(kind)).cloned().unwrap_or_default(),
        },
        ScorePart::Owner(rule) => ReasonSource::Owner {
            label: snapshot.library.rules.labels.get(rule).cloned().unwrap_or_default(),
        },
    })
}
