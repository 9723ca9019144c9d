//! Requests about the topics that the person holds.

use super::{
    cards::labels,
    failures::full,
    person::MOST_TOPICS,
    protocol::{Failure, HoldTopics, Topic, TopicTold, TopicsView},
    session::Session,
    snapshot::Snapshot,
};
use crate::catalog::ItemIx;

/// Topics of an item that are named.
const MOST_NAMED: usize = 5;

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
    Ok(TopicsView { held: told.collect() })
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
