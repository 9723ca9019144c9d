//! Requests that are answered with a slate, each card with its reason.

use fastrand::Rng;
use rustc_hash::{FxBuildHasher, FxHashMap};

use super::{
    cards::few,
    failures::not_found,
    library::Library,
    protocol::{Cause, Failure, Feed, Reason, Similar, Slate},
    snapshot::Snapshot,
};
use crate::{
    catalog::ItemIx,
    index::quota,
    memory::interaction::{Placement, Seq},
    recommend::{
        Ranker, Scored,
        ranker::ScorePart,
        slate::{self, Policy, SlatePosition},
        source_weights::SOURCES,
    },
};

/// Titles named in a reason.
const NAMED: usize = 2;
/// Candidates ranked beyond what is shown: for diversity, exploration and copies.
const BEYOND: usize = 130;

/// A slate for the person as they are now.
pub fn feed(snapshot: &Snapshot<'_>, Feed { limit, exclude }: Feed) -> Result<Slate, Failure> {
    let (library, dials, limit) = (snapshot.library, snapshot.person.dials, few(limit));
    let mut rng = Rng::with_seed(snapshot.seed);
    let exclude: Vec<ItemIx> = exclude.iter().filter_map(|id| library.catalog.ix(id)).collect();
    let open = |ix: ItemIx| !exclude.contains(&ix) && !snapshot.is_denied(ix);
    let first = exclude.is_empty();
    let own;
    let ranker = match first {
        true => snapshot.ranker(),
        false => {
            own = snapshot.ranker_among(&open);
            &own
        }
    };
    let signals = ranker.signals();
    let candidates = ranker.candidates(library.neighbours(), &open);
    let more = candidates.len() > limit;
    let mut ranked = ranked(library, ranker, &candidates, limit + BEYOND);
    let pinned: Vec<ItemIx> = match first {
        true => library
            .rules
            .pinned()
            .iter()
            .map(|(ix, _)| *ix)
            .filter(|ix| !signals.decided.contains(ix) && open(*ix))
            .collect(),
        false => Vec::new(),
    };
    ranked.retain(|scored| !pinned.contains(&scored.ix));
    let (ranked, _) = quota::part(ranked, limit, |scored| library.source(scored.ix));
    let wanted = slate::wanted_mix(&library.kinds, signals);
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
    let certain = |ix: ItemIx| SlatePosition { scored: ranker.score(ix), propensity: 1.0, explored: false };
    let mut places: Vec<SlatePosition> = pinned.into_iter().take(limit).map(certain).collect();
    places.extend(slate::fill(ranked, &policy, &mut rng));
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
        snapshot.cards.card(ix, reason(snapshot, &items, ranker, &place), Some(placement))
    });
    Ok(Slate { id, cards: shown.collect(), more })
}

/// The best `most` candidates, best first, without those that are all but copies of a better one.
pub fn ranked(library: &Library, ranker: &Ranker<'_>, candidates: &[ItemIx], most: usize) -> Vec<Scored> {
    let ranked = ranker.best(candidates, most);
    match &library.space {
        Some(space) => slate::collapse_copies(ranked, space, slate::SAME),
        None => ranked,
    }
}

/// Items like one item, best first. Diversity and exploration have no say: the person asked for what is close.
pub fn similar(snapshot: &Snapshot<'_>, Similar { item, limit }: Similar) -> Result<Slate, Failure> {
    let (library, limit) = (snapshot.library, few(limit));
    let ix = library.catalog.ix(&item).ok_or_else(|| not_found(&item))?;
    let rejected = |other: ItemIx| {
        library.item(other).is_none_or(|item| snapshot.person.marks(library.key(item)).rejected)
    };
    let hits = library.hybrid().similar(&[ix], limit, &|other| !rejected(other));
    let shown = hits.iter().filter_map(|hit| snapshot.cards.card(hit.ix, Reason::Similar, None)).collect();
    Ok(Slate { id: 0, cards: shown, more: false })
}

fn reason(
    snapshot: &Snapshot<'_>,
    items: &FxHashMap<Seq, ItemIx>,
    ranker: &Ranker<'_>,
    place: &SlatePosition,
) -> Reason {
    if place.explored {
        return Reason::Explore;
    }
    let parts = ranker.parts(place.scored.ix);
    let total: f32 = parts.iter().map(|(_, value)| value.max(0.0)).sum();
    let of = |wanted: fn(&ScorePart) -> bool| -> f32 {
        parts.iter().filter(|(part, _)| wanted(part)).map(|(_, value)| value.max(0.0)).sum()
    };
    if of(|part| matches!(part, ScorePart::Act(_))) <= of(|part| matches!(part, ScorePart::Popularity)) {
        return Reason::Popular;
    }
    // One item may be behind several acts (opened, then liked): name it once, with all they add.
    let mut shares: FxHashMap<ItemIx, (f32, Seq)> =
        FxHashMap::with_capacity_and_hasher(parts.len(), FxBuildHasher);
    for (part, value) in &parts {
        if let (ScorePart::Act(seq), true) = (part, *value > 0.0)
            && let Some(ix) = items.get(seq)
        {
            shares.entry(*ix).or_insert((0.0, *seq)).0 += value / total;
        }
    }
    let mut shares: Vec<(ItemIx, (f32, Seq))> = shares.into_iter().collect();
    let greatest = |shares: &[(ItemIx, (f32, Seq))]| {
        let by_share = |a: &usize, b: &usize| {
            let (a, b) = (&shares[*a], &shares[*b]);
            a.1.0.total_cmp(&b.1.0).then(b.0.cmp(&a.0))
        };
        (0..shares.len()).max_by(by_share)
    };
    let causes = (0..NAMED).filter_map(|_| {
        let (_, (share, seq)) = shares.swap_remove(greatest(&shares)?);
        let (title, catalog) = snapshot.named(seq);
        Some(Cause { title, catalog, share })
    });
    Reason::Because { items: causes.collect() }
}
