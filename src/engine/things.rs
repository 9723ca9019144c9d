//! Requests about what the person has, wants and has written down.

use std::collections::{BTreeMap, BTreeSet};

use penchant_kernels::order::Order;

use super::{
    failures::not_found,
    protocol::{
        Failure, Reason,
        things::{ThingView, Things, ThingsElsewhere, ThingsView},
    },
    session::{Opened, Session},
    snapshot::Snapshot,
};
use crate::{
    catalog::ItemIx,
    memory::{InteractionKind, interaction::ItemKey, thing::Thing},
};

/// Items of a list that somebody shared, and of other catalogues that are named.
const MOST_NAMED: usize = 200;

/// Takes up what the person does, and tells what there is.
pub async fn things(session: &mut Session, call: Things) -> Result<Box<ThingsView>, Failure> {
    match call {
        Things::View => {}
        Things::Shared { items } => return Ok(Box::new(shared(&session.snapshot()?, &items))),
        Things::Keep { item, note, collections } => {
            let at_ms = session.ports.clock.now_ms();
            let Opened { library, person, .. } = session.opened()?;
            let ix = library.catalog.ix(&item).ok_or_else(|| not_found(&item))?;
            let catalog =
                library.item(ix).map(|item| library.key(item).catalog.to_owned()).unwrap_or_default();
            person.keep_thing(Thing { catalog, item, at_ms, note, collections }).await?;
        }
    }
    Ok(Box::new(own(&session.snapshot()?)))
}

/// What the person marked as wanted, liked, had or done with, and what they wrote down.
fn own(snapshot: &Snapshot<'_>) -> ThingsView {
    let Snapshot { library, person, .. } = snapshot;
    let kept = person.things();
    let mut latest: BTreeMap<ItemKey<'_>, i64> = BTreeMap::new();
    let mut at = |key, at_ms: i64| {
        let latest = latest.entry(key).or_insert(at_ms);
        *latest = at_ms.max(*latest);
    };
    for act in person.log.iter() {
        use InteractionKind::{Finished, Have, Like, Save, Stopped};
        if let (Some(key), Like | Save | Have | Finished | Stopped) = (act.item(), &act.kind) {
            at(key, act.at_ms);
        }
    }
    kept.iter().for_each(|thing| at(thing.key(), thing.at_ms));
    let (mut things, mut elsewhere) = (Vec::new(), Vec::new());
    for (key, at_ms) in &latest {
        let thing = library.ix(*key).and_then(|ix| view(snapshot, &kept, ix, *at_ms));
        let marks = person.marks(*key);
        // A like that was taken back by a later "not for me" is none.
        let stands = marks.liked || marks.saved || marks.had || marks.finished || marks.stopped;
        if !stands && kept.iter().all(|thing| thing.key() != *key) {
            continue;
        }
        match thing {
            Some(thing) => things.push(thing),
            None => elsewhere.push((*at_ms, *key)),
        }
    }
    elsewhere.order_by_key(|(at_ms, _)| std::cmp::Reverse(*at_ms));
    let named = elsewhere.iter().filter_map(|(_, key)| {
        let about = person.log.of_item(*key).rev().find_map(|act| act.about.as_ref())?;
        Some((about.title.to_show().clone(), about.catalog.to_show().clone()))
    });
    let elsewhere =
        ThingsElsewhere { count: elsewhere.len() as u32, named: named.take(MOST_NAMED).collect() };
    things.order_by_key(|thing| std::cmp::Reverse(thing.at_ms));
    let collections: BTreeSet<String> = kept.into_iter().flat_map(|thing| thing.collections).collect();
    ThingsView { things, collections: collections.into_iter().collect(), elsewhere }
}

/// The items of a list that somebody shared, as far as this catalogue has them.
fn shared(snapshot: &Snapshot<'_>, items: &[String]) -> ThingsView {
    let kept = snapshot.person.things();
    let asked: Vec<Option<ItemIx>> =
        items.iter().take(MOST_NAMED).map(|id| snapshot.library.catalog.ix(id)).collect();
    let mut seen = BTreeSet::new();
    let found = asked.iter().flatten().filter(|ix| seen.insert(**ix));
    let things: Vec<ThingView> = found.filter_map(|ix| view(snapshot, &kept, *ix, 0)).collect();
    let count = asked.iter().filter(|ix| ix.is_none()).count() as u32;
    let elsewhere = ThingsElsewhere { count, named: Vec::new() };
    ThingsView { things, elsewhere, ..ThingsView::default() }
}

fn view(snapshot: &Snapshot<'_>, kept: &[Thing], ix: ItemIx, at_ms: i64) -> Option<ThingView> {
    let card = snapshot.cards.card(ix, Reason::Asked, None)?;
    let key = snapshot.library.key(snapshot.library.item(ix)?);
    let kept = kept.iter().find(|thing| thing.key() == key);
    let (note, collections) =
        kept.map(|thing| (thing.note.clone(), thing.collections.clone())).unwrap_or_default();
    Some(ThingView { card, at_ms, note, collections })
}
