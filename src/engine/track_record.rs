//! How well the ranking has done for this person, on their own history: prequential evaluation, computed on the device
//! from the log and kept nowhere.

use std::collections::HashSet;

use penchant_kernels::order::Order;

use super::{
    derived::learnt,
    feed,
    library::Library,
    protocol::{Failure, GetTrackRecord, TrackRecord},
    snapshot::Snapshot,
};
use crate::{
    catalog::ItemIx,
    memory::{Interaction, InteractionKind},
    recommend::{Ranker, evidence::Signals},
};

/// Picks looked at.
const PICKS: usize = 50;
/// Places that count as found.
const PLACES: usize = 10;

/// Looks for each of the latest picks in the ranking as it would have been just before the person first touched the
/// item in that session: with what was remembered then, by the clock of then.
pub fn track_record(snapshot: &Snapshot<'_>, _: GetTrackRecord) -> Result<TrackRecord, Failure> {
    let (library, person) = (snapshot.library, snapshot.person);
    let log: Vec<&Interaction> = person.log.by_time();
    let all = snapshot.learnt();
    let mut record = TrackRecord {
        places: PLACES as u32,
        worth: all.worth.sources,
        popularity: all.worth.popularity,
        learnt_from: all.pairs,
        ..TrackRecord::default()
    };
    for (before, pick, ix) in picks(library, &log) {
        let (Some(at), Some(known)) = (log.get(before), log.get(..before)) else { continue };
        let acts = || known.iter().copied();
        let signals =
            Signals::gather(acts(), |key| library.ix(key), snapshot.elsewhere(), at.session, at.at_ms);
        let worth = learnt(library, acts()).worth;
        let ranker = Ranker::new(library.basis(), &signals, worth, person.dials.novelty, &|_| true);
        // What was recommended stood where its card stood.
        let ranked = match log.get(pick).and_then(|act| act.placement.as_ref()) {
            Some(placement) => usize::from(placement.position) < PLACES,
            None => {
                let candidates = ranker.candidates(library.neighbours(), &|_| true);
                let ranked = feed::ranked(library, &ranker, &candidates, 4 * PLACES);
                ranked.iter().take(PLACES).any(|scored| scored.ix == ix)
            }
        };
        let open = |ix: &ItemIx| !signals.decided.contains(ix) && !library.rules.hides(*ix);
        let mut popular: Vec<ItemIx> = (0..library.prior.len() as ItemIx).filter(open).collect();
        let of = |ix: &ItemIx| library.prior.get(*ix as usize).copied().unwrap_or(0.0);
        popular.order_by(|a, b| of(b).total_cmp(&of(a)).then(a.cmp(b)));
        record.picks += 1;
        record.ranked += u32::from(ranked);
        record.popular += u32::from(popular.iter().take(PLACES).any(|other| *other == ix));
    }
    Ok(record)
}

/// The latest picks, each with the position in the log at which the person first touched the item in that session, and its
/// own. An item that was decided on before is no pick that could have been recommended.
fn picks(library: &Library, log: &[&Interaction]) -> Vec<(usize, usize, ItemIx)> {
    let mut decided = HashSet::new();
    let mut picks: Vec<(usize, ItemIx)> = Vec::new();
    for (at, act) in log.iter().enumerate() {
        let Some(ix) = act.item().and_then(|key| library.ix(key)) else { continue };
        match act.kind {
            InteractionKind::Like | InteractionKind::Save if decided.insert(ix) => {
                picks.push((at, ix));
            }
            InteractionKind::Have
            | InteractionKind::Finished
            | InteractionKind::Stopped
            | InteractionKind::Dislike
            | InteractionKind::NotInterested { .. }
            | InteractionKind::Dismiss => {
                decided.insert(ix);
            }
            _ => {}
        }
    }
    let latest = picks.split_off(picks.len().saturating_sub(PICKS));
    let first_touch = |at: usize| {
        let pick = log.get(at)?;
        let touched = |other: &&Interaction| {
            other.session == pick.session
                && other.subject == pick.subject
                && !matches!(other.kind, InteractionKind::View)
        };
        log.iter().position(touched)
    };
    latest.into_iter().map(|(at, ix)| (first_touch(at).unwrap_or(at), at, ix)).collect()
}
