//! Requests about the topics that the person holds.

use penchant_kernels::order::Order;
use rustc_hash::FxHashSet;

use super::{
    cards::labels,
    failures::full,
    person::MOST_TOPICS,
    protocol::{Failure, HoldTopics, OfferedTopic, Topic, TopicTold, TopicsView},
    session::Session,
    snapshot::Snapshot,
};
use crate::{catalog::ItemIx, memory::InteractionKind};

/// Topics of an item that are named.
const MOST_NAMED: usize = 5;

/// Topics that are offered, and the share of the items that none of them has.
const MOST_OFFERED: usize = 6;
const LARGEST_OFFERED: f32 = 0.6;

/// Takes up what the person wants of topics, and tells how it stands.
pub async fn hold(session: &mut Session, HoldTopics { change }: HoldTopics) -> Result<TopicsView, Failure> {
    let person = &mut session.opened()?.person;
    let held = person.topics();
    let more =
        change.iter().filter(|(topic, hold)| hold.is_some() && held.iter().all(|held| held.topic != *topic));
    if held.len() + more.count() > MOST_TOPICS {
        return Err(full(MOST_TOPICS));
    }
    if !change.is_empty() {
        person.hold_topics(&change).await?;
    }
    let snapshot = session.snapshot()?;
    let topics = snapshot.topics();
    let told = topics.held.iter().map(|(held, items)| TopicTold {
        topic: held.topic.clone(),
        hold: held.hold,
        items: items.len() as u32,
    });
    Ok(TopicsView { held: told.collect(), offered: offered(&snapshot) })
}

/// Large topics that have little in common, each with a well-known item that has a picture, if any has: for somebody who has
/// neither done nor said anything yet.
fn offered(snapshot: &Snapshot<'_>) -> Vec<OfferedTopic> {
    let Snapshot { library, person, cards, .. } = snapshot;
    let (kinds, mut offered) = (&library.kinds, Vec::<OfferedTopic>::new());
    let is_new = person.log.iter().all(|act| matches!(act.kind, InteractionKind::View));
    if !is_new || !snapshot.topics().held.is_empty() {
        return offered;
    }
    let mut named: Vec<(&String, f32)> = kinds.names.iter().zip(kinds.share.iter().copied()).collect();
    // What most items are says nothing.
    named.retain(|(_, share)| *share < LARGEST_OFFERED);
    named.order_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let mut covered = FxHashSet::<ItemIx>::default();
    for (value, _) in named {
        let topic = Topic { facet: kinds.facet.clone(), value: value.clone() };
        let items = library.items_of(&topic);
        let new: Vec<ItemIx> = items.iter().copied().filter(|ix| !covered.contains(ix)).collect();
        if 2 * new.len() <= items.len() {
            continue;
        }
        let known = || new.iter().filter_map(|ix| library.item(*ix));
        let pictured = known().find(|item| cards.picture(item).is_some()).or_else(|| known().next());
        let Some(item) = pictured else { continue };
        offered.push(OfferedTopic { topic, item: item.id.clone(), image: cards.picture(item) });
        covered.extend(items);
        if offered.len() == MOST_OFFERED {
            break;
        }
    }
    offered
}

/// The topics that an item is of: those that are held, then those that its labels name.
pub fn of_item(snapshot: &Snapshot<'_>, ix: ItemIx) -> Vec<Topic> {
    let held = snapshot.topics();
    let held = held.held.iter().filter(|(_, items)| items.binary_search(&ix).is_ok());
    let mut all: Vec<Topic> = held.map(|(held, _)| held.topic.clone()).collect();
    let Some(item) = snapshot.library.item(ix) else { return all };
    // Of a facet whose name says nothing, the kinds are what reasons name.
    let facet = snapshot.library.kinds.facet.as_deref().unwrap_or_default();
    let kinds = item.facet(facet).iter().map(|kind| (Some(facet), kind));
    let labels = labels(item).map(|(facet, label)| (facet.map(|facet| facet as &str), label));
    for (facet, value) in kinds.chain(labels) {
        if all.len() < MOST_NAMED && all.iter().all(|known| known.value != *value) {
            all.push(Topic { facet: facet.map(str::to_owned), value: value.clone() });
        }
    }
    all
}
