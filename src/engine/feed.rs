//! Requests that are answered with a slate, each card with its reason.

use fastrand::Rng;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::{
    cards::few,
    failures::not_found,
    library::Library,
    protocol::{Card, Cause, Dials, Failure, Feed, Reason, Similar, Slate},
    shown::{ShownCard, ShownSlate},
    snapshot::Snapshot,
};
use crate::{
    catalog::{
        ItemIx,
        pack::{Catalog, top},
    },
    index::quota,
    memory::interaction::{Placement, Seq},
    recommend::{
        Kinds, Ranker, Scored,
        ranker::ScorePart,
        slate::{self, Policy, SlatePosition},
        source_weights::SOURCES,
    },
};

/// Labels of an item that a reason looks for in others.
const LABELS: usize = 12;
/// Titles named in a reason.
const NAMED: usize = 2;
/// Cards that the page shows before the engine has come (index.html).
const AT_ONCE: usize = 9;
/// Places that a window shows: so many are filled with what is liked already before what does not suit is shown.
const WINDOW: usize = 12;
/// How long ago something was liked, at least, to be brought back.
const DAY_MS: i64 = 86_400_000;
/// Candidates ranked beyond what is shown: for diversity, exploration and copies.
const BEYOND: usize = 130;

/// A slate for the person as they are now.
pub fn feed(snapshot: &Snapshot<'_>, call: Feed) -> Result<Slate, Failure> {
    let own;
    let ranker = match call.exclude.is_empty() {
        true => snapshot.ranker(),
        false => {
            let shown = shown(snapshot.library, &call);
            own = snapshot.ranker_among(&|ix| !shown.contains(&ix) && !snapshot.is_denied(ix));
            &own
        }
    };
    let dials = snapshot.person.dials;
    let Places { places, more } = places(snapshot, ranker, &call, dials, snapshot.seed);
    let items: FxHashMap<Seq, ItemIx> = ranker.signals().evidence.iter().map(|e| (e.seq, e.ix)).collect();
    // 53 bits: what a JavaScript number holds.
    let id = Rng::with_seed(snapshot.seed).u64(1..1 << 53);
    let stand: Vec<ItemIx> = places.iter().map(|place| place.scored.ix).collect();
    let kept = places
        .iter()
        .zip(ranker.parts_of(&stand))
        .map(|(SlatePosition { scored, .. }, parts)| ShownCard { ix: scored.ix, score: scored.score, parts });
    let shown = ShownSlate {
        id,
        dials,
        now_ms: snapshot.now_ms,
        seed: snapshot.seed,
        topics: ranker.topics().clone(),
        clock: snapshot.person.log.iter().next_back().map_or(0, |act| act.seq.clock),
        revision: snapshot.library.revision(),
        cards: kept.collect(),
        call,
    };
    let before = shown.call.exclude.len();
    let cards = (before..).zip(places.iter().zip(&shown.cards)).filter_map(|(position, (place, kept))| {
        let ix = place.scored.ix;
        // What is brought back is no recommendation.
        let placement = (!ranker.is_decided(ix)).then(|| Placement {
            slate: id,
            position: position as u16,
            propensity: place.propensity,
            // Thousandths of a score are more than anybody can tell apart, and short in the log.
            sources: Some(
                SOURCES.into_iter().zip(ranker.sources(ix).map(|x| (x * 1000.0).round() / 1000.0)).collect(),
            ),
        });
        snapshot.cards.card(ix, reason(snapshot, &items, ranker, (place, &kept.parts)), placement)
    });
    let slate = Slate { id, cards: cards.collect(), more };
    snapshot.shown.keep(shown);
    Ok(slate)
}

/// What stands where, and whether more could.
pub struct Places {
    /// In order.
    pub places: Vec<SlatePosition>,
    more: bool,
}

/// What the page shows already.
pub fn shown(library: &Library, call: &Feed) -> Vec<ItemIx> {
    call.exclude.iter().filter_map(|id| library.catalog.ix(id)).collect()
}

/// Fills the places of a slate. What suits comes first, in whatever order diversity, balance and chance make of it. Where it has
/// run out, what the person likes is brought back; what does not suit, and would be shown only for want of anything else, comes
/// behind all of it, the nearest first.
pub fn places(snapshot: &Snapshot<'_>, ranker: &Ranker<'_>, call: &Feed, dials: Dials, seed: u64) -> Places {
    let (library, limit) = (snapshot.library, few(call.limit));
    let shown = shown(library, call);
    let open = |ix: ItemIx| !shown.contains(&ix) && !snapshot.is_denied(ix);
    let candidates = ranker.candidates(library.neighbours(), &open);
    let more = candidates.len() > limit;
    let pinned = if shown.is_empty() { first(library, ranker, dials) } else { Vec::new() };
    let pinned = pinned.into_iter().filter(|ix| !ranker.hides(*ix) && !ranker.is_gone(*ix) && open(*ix));
    let pinned: Vec<ItemIx> = pinned.take(limit).collect();
    let candidates = candidates.into_iter().filter(|ix| !pinned.contains(ix));
    let [suiting, rest] = ranked_apart(library, ranker, candidates, limit + BEYOND);
    let (suiting, _) = quota::part(suiting, limit, |scored| library.source(scored.ix));
    let before: Vec<ItemIx> = shown.iter().chain(&pinned).copied().collect();
    let certain = |scored: Scored| SlatePosition { scored, propensity: 1.0, explored: false };
    let room = limit.saturating_sub(pinned.len());
    let mut places: Vec<SlatePosition> = pinned.into_iter().map(|ix| certain(ranker.score(ix))).collect();
    places.extend(fill(library, ranker, suiting, room, dials, &before, seed));
    let missing = limit.saturating_sub(places.len());
    if missing > 0 {
        let things: FxHashSet<ItemIx> =
            places.iter().map(|place| library.families.variant(place.scored.ix)).collect();
        let rest = rest.into_iter().filter(|scored| !things.contains(&library.families.variant(scored.ix)));
        let room = WINDOW.saturating_sub(call.exclude.len() + places.len());
        places.extend(liked_before(snapshot, ranker, &open).into_iter().take(room.min(missing)).map(certain));
        let missing = limit.saturating_sub(places.len());
        places.extend(rest.take(missing).map(certain));
    }
    Places { places, more }
}

/// What stands first whatever the ranking says: what the owner puts there. Of somebody of whom nothing is known, and who has
/// turned no dial, it is what the page has shown them already, before there was an engine to ask.
fn first(library: &Library, ranker: &Ranker<'_>, dials: Dials) -> Vec<ItemIx> {
    let stranger = ranker.signals().is_empty() && ranker.topics().is_empty();
    if stranger && dials == Dials::default() {
        let Catalog { items, manifest, .. } = &library.catalog;
        return top::first(items, &manifest.rules).into_iter().take(AT_ONCE).map(|(ix, _)| ix).collect();
    }
    library.rules.pinned().iter().map(|(ix, _)| *ix).collect()
}

/// What the person liked or saved before this day and neither has nor gave up, the best first: what was seen of late stands
/// further back.
fn liked_before(snapshot: &Snapshot<'_>, ranker: &Ranker<'_>, open: &dyn Fn(ItemIx) -> bool) -> Vec<Scored> {
    let Snapshot { library, person, now_ms, .. } = snapshot;
    let welcome = |ix: &ItemIx| {
        let marks = library.item(*ix).map(|item| person.marks(library.key(item)));
        let wanted =
            marks.is_some_and(|marks| !(marks.rejected || marks.had || marks.finished || marks.stopped));
        let can_be_had = !ranker.is_gone(*ix);
        wanted && can_be_had && open(*ix) && !library.rules.hides(*ix) && !ranker.topics().mutes(*ix)
    };
    let evidence = ranker.signals().evidence.iter();
    let is_old = |seq| person.log.get(seq).is_some_and(|act| now_ms.saturating_sub(act.at_ms) >= DAY_MS);
    let liked = evidence.filter(|e| matches!(e.kind, "like" | "save") && is_old(e.seq)).map(|e| e.ix);
    let mut liked: Vec<ItemIx> = liked.collect();
    liked.sort_unstable();
    liked.dedup();
    liked.retain(welcome);
    ranked(library, ranker, &liked, WINDOW)
}

/// Fills `limit` places from what suits, best first; the items `before` stand before the first.
pub fn fill(
    library: &Library,
    ranker: &Ranker<'_>,
    suiting: Vec<Scored>,
    limit: usize,
    dials: Dials,
    before: &[ItemIx],
    seed: u64,
) -> Vec<SlatePosition> {
    let policy = Policy {
        limit,
        diversity: dials.diversity,
        exploration: dials.exploration,
        calibration: dials.calibration,
        space: library.space.as_ref(),
        kinds: &library.kinds,
        wanted: &slate::wanted_mix(&library.kinds, ranker.signals()),
        spread: &|ix| ranker.spread(ix),
        families: &library.families,
        before,
    };
    slate::fill(suiting, &policy, &mut Rng::with_seed(seed))
}

/// Cards of items as they stand now, each with its reason; `placement` by the place in the list.
pub fn cards(
    snapshot: &Snapshot<'_>,
    items: &[ItemIx],
    placement: &dyn Fn(u16) -> Option<Placement>,
) -> Vec<Card> {
    let ranker = snapshot.ranker();
    let known: FxHashMap<Seq, ItemIx> = ranker.signals().evidence.iter().map(|e| (e.seq, e.ix)).collect();
    let card = |(position, (ix, parts)): (u16, (&ItemIx, Vec<_>))| {
        let place = SlatePosition { scored: ranker.score(*ix), propensity: 1.0, explored: false };
        snapshot.cards.card(*ix, reason(snapshot, &known, ranker, (&place, &parts)), placement(position))
    };
    (0..).zip(items.iter().zip(ranker.parts_of(items))).filter_map(card).collect()
}

/// The best candidates that suit, and the best of the others: `most` each, as [`ranked`].
pub fn ranked_apart(
    library: &Library,
    ranker: &Ranker<'_>,
    candidates: impl Iterator<Item = ItemIx>,
    most: usize,
) -> [Vec<Scored>; 2] {
    ranker.rank_apart(candidates, most).map(|ranked| things(library, ranked, most))
}

/// The best `most` candidates, best first, without those that are all but copies of a better one.
pub fn ranked(library: &Library, ranker: &Ranker<'_>, candidates: &[ItemIx], most: usize) -> Vec<Scored> {
    things(library, ranker.rank(candidates), most)
}

/// The first `most` of a ranking, without those that are all but copies of a better one.
fn things(library: &Library, mut ranked: Vec<Scored>, most: usize) -> Vec<Scored> {
    let mut things = FxHashSet::default();
    ranked.truncate(most);
    ranked.retain(|scored| things.insert(library.families.variant(scored.ix)));
    match &library.space {
        Some(space) => slate::collapse_copies(ranked, space, slate::SAME),
        None => ranked,
    }
}

/// Items like one item, best first. Diversity and exploration have no say: the person asked for what is close.
pub fn similar(snapshot: &Snapshot<'_>, Similar { item, limit }: Similar) -> Result<Slate, Failure> {
    let ix = snapshot.library.catalog.ix(&item).ok_or_else(|| not_found(&item))?;
    let found = like(snapshot, ix, limit).into_iter();
    let shown = found.filter_map(|ix| snapshot.cards.card(ix, Reason::Similar, None)).collect();
    Ok(Slate { id: 0, cards: shown, more: false })
}

/// The items that are most like one, without those that are not to be shown beside it; what nobody can have any more stands last.
pub fn like(snapshot: &Snapshot<'_>, ix: ItemIx, limit: u16) -> Vec<ItemIx> {
    let (library, limit) = (snapshot.library, few(limit));
    let near = |most: usize, gone: bool| {
        let fits = |other| snapshot.gone(other).is_some() == gone && is_welcome(snapshot, ix, other);
        library.hybrid().similar(&[ix], most, &fits)
    };
    let mut hits = near(limit, false);
    if hits.len() < limit && !library.ends.is_empty() {
        hits.extend(near(limit - hits.len(), true));
    }
    hits.into_iter().map(|hit| hit.ix).collect()
}

/// Whether an item may be shown beside another one: it was not turned down, nor is it of a muted topic or kept out by a rule. Who
/// looks at an item of such a topic sees what is like it.
pub fn is_welcome(snapshot: &Snapshot<'_>, beside: ItemIx, ix: ItemIx) -> bool {
    let Some(item) = snapshot.library.item(ix) else { return false };
    !snapshot.person.marks(snapshot.library.key(item)).rejected && !snapshot.topics().mutes_beside(ix, beside)
}

fn reason(
    snapshot: &Snapshot<'_>,
    items: &FxHashMap<Seq, ItemIx>,
    ranker: &Ranker<'_>,
    (place, parts): (&SlatePosition, &[(ScorePart, f32)]),
) -> Reason {
    if place.explored {
        return Reason::Explore;
    }
    let ix = place.scored.ix;
    // To have it or to put it aside decides on it, too, and so does what was said of a variant.
    let marks = snapshot.library.item(ix).map(|item| snapshot.person.marks(snapshot.library.key(item)));
    if marks.is_some_and(|marks| (marks.liked || marks.saved) && !marks.rejected) {
        return Reason::Back;
    }
    if !ranker.suits(ix) {
        let Kinds { names, share, .. } = &snapshot.library.kinds;
        let of = snapshot.library.kinds.kinds(ix).iter().map(|kind| usize::from(*kind));
        let telling = of.filter_map(|kind| Some((names.get(kind)?, -*share.get(kind)?)));
        return Reason::Beyond { kind: best(telling) };
    }
    let total: f32 = parts.iter().map(|(_, value)| value.max(0.0)).sum();
    let of = |wanted: fn(&ScorePart) -> bool| -> f32 {
        parts.iter().filter(|(part, _)| wanted(part)).map(|(_, value)| value.max(0.0)).sum()
    };
    let (taste, popularity) = (
        of(|part| matches!(part, ScorePart::Act(_) | ScorePart::Kind(_))),
        of(|part| matches!(part, ScorePart::Popularity)),
    );
    let topics = parts.iter().filter_map(|(part, value)| match part {
        ScorePart::Topic(topic) if *value > 0.0 => Some((*topic, *value)),
        _ => None,
    });
    let topic = topics.reduce(|most, next| if next.1 > most.1 { next } else { most });
    if let Some((topic, value)) = topic
        && value >= taste.max(popularity)
    {
        let topics = ranker.topics();
        if let Some((held, _)) = topics.held.get(topic) {
            return Reason::Follows { topic: held.topic.value.clone() };
        }
        if let Some(rule) = topics.rule(topic) {
            return Reason::More { name: rule.name.clone() };
        }
    }
    if taste <= popularity {
        return Reason::Popular { counts: snapshot.library.popularity(ix) };
    }
    // One item may be behind several acts (opened, then liked): name it once, with all they add.
    let mut shares: FxHashMap<ItemIx, (f32, Seq)> =
        FxHashMap::with_capacity_and_hasher(parts.len(), FxBuildHasher);
    for (part, value) in parts {
        if let (ScorePart::Act(seq), true) = (part, *value > 0.0)
            && let Some(ix) = items.get(seq)
        {
            shares.entry(*ix).or_insert((0.0, *seq)).0 += value / total;
        }
    }
    let mut shares: Vec<(ItemIx, (f32, Seq))> = shares.into_iter().collect();
    let shared = shared(snapshot.library, place.scored.ix, &shares);
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
    Reason::Because { shared, items: causes.collect() }
}

/// What an item has in common with most of what speaks for it: the label that most of that bears, and the kind that says
/// most, a rare one more than one that half the catalogue is of.
fn shared(library: &Library, ix: ItemIx, shares: &[(ItemIx, (f32, Seq))]) -> Vec<String> {
    let all: f32 = shares.iter().map(|(_, (share, _))| share).sum();
    let most = |has: &dyn Fn(ItemIx) -> bool| {
        let having = || shares.iter().filter(|(other, _)| has(*other));
        let share = having().map(|(_, (share, _))| share).sum::<f32>() / all;
        (2.0 * share > 1.0 && having().count() > 1).then_some(share)
    };
    let kinds = &library.kinds;
    let kind = kinds.kinds(ix).iter().filter_map(|kind| {
        let share = most(&|other| kinds.kinds(other).contains(kind))?;
        let rare = -kinds.share.get(usize::from(*kind))?.ln();
        Some((kinds.names.get(usize::from(*kind))?, share * rare))
    });
    let tags = |ix: ItemIx| library.item(ix).map_or(&[][..], |item| item.tags.to_show().as_slice());
    let tag = tags(ix).iter().take(LABELS).filter_map(|tag| {
        let same = |other: ItemIx| tags(other).iter().any(|other| other.eq_ignore_ascii_case(tag));
        Some((tag, most(&same)?))
    });
    let kind = best(kind);
    let tag = best(tag);
    let tag = tag.filter(|tag| kind.as_ref().is_none_or(|kind| !kind.eq_ignore_ascii_case(tag)));
    tag.into_iter().chain(kind).collect()
}

/// The name with the largest number, the first of several.
fn best<'a>(named: impl Iterator<Item = (&'a String, f32)>) -> Option<String> {
    named.reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(name, _)| name.clone())
}
