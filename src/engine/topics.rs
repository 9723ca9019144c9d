//! Requests about the topics that the person holds.

use penchant_kernels::order::Order;
use rustc_hash::FxHashSet;

use super::{
    cards::labels,
    failures::full,
    library::Library,
    person::MOST_TOPICS,
    protocol::{
        Because, Failure, Forget, Hold, HoldTopics, OfferedTopic, OwnRule, RuleTold, Topic, TopicTold,
        TopicsView,
    },
    session::{Opened, Session},
    snapshot::Snapshot,
};
use crate::{
    agent::{
        measure::Measure,
        vocabulary::{Bound, Place},
    },
    catalog::{Item, ItemIx},
    memory::InteractionKind,
    recommend::HeldTopic,
};

/// What a "not for me" is called.
const NOT_FOR_ME: &str = InteractionKind::NotInterested { reason: None }.name();

/// Topics of an item that less can be asked of.
const TOPICS: usize = 3;

/// Topics of an item that are named.
const MOST_NAMED: usize = 5;

/// Topics that are offered, and the share of the items that none of them has.
const MOST_OFFERED: usize = 6;
const LARGEST_OFFERED: f32 = 0.6;

/// Takes up what the person wants of topics and says of items, and tells how it stands.
pub async fn hold(session: &mut Session, call: HoldTopics) -> Result<TopicsView, Failure> {
    let HoldTopics { mut change, of, say, end } = call;
    let (id, now_ms) = (session.ports.entropy.random() >> 12, session.ports.clock.now_ms());
    let Opened { person, library, .. } = session.opened()?;
    let (held, rules) = (person.topics(), person.rules());
    let more =
        change.iter().filter(|(topic, hold)| hold.is_some() && held.iter().all(|held| held.topic != *topic));
    let most = held.len().max(rules.len() + usize::from(say.is_some()));
    if most.max(held.len() + more.count()) > MOST_TOPICS {
        return Err(full(MOST_TOPICS));
    }
    if let Some(rule) = &say
        && rule.because == Because::Topic
    {
        // What was said last counts.
        let topic = Topic { facet: rule.facet.clone(), value: rule.name.clone() };
        let follows = |held: &HeldTopic| held.topic == topic && held.hold == Hold::Follow;
        change.extend(held.iter().any(follows).then_some((topic, None)));
    }
    let followed = |rule: &OwnRule| {
        let is = |(topic, hold): &(Topic, Option<Hold>)| {
            *hold == Some(Hold::Follow) && (&topic.facet, &topic.value) == (&rule.facet, &rule.name)
        };
        rule.because == Because::Topic && change.iter().any(is)
    };
    let ended = rules.iter().filter(|rule| {
        Some(rule.id) == end
            || !rule.holds(now_ms)
            || followed(rule)
            || say.as_ref().is_some_and(|say| rule.is_overruled_by(say))
    });
    let ended: Vec<u64> = ended.map(|rule| rule.id).collect();
    let said = say.map(|rule| rule.from(now_ms));
    person.hold(&change, &ended, said.as_ref()).await?;
    if let Some(rule) = said.filter(|rule| !rule.because.lifts()) {
        // A reason that is a rule speaks of more than the item, and not against its kind.
        let unexplained = Forget::Mark { item: rule.item, kind: NOT_FOR_ME.into() };
        person.forget(&unexplained, &library.catalog.manifest.id).await?;
    }
    let snapshot = session.snapshot()?;
    let topics = snapshot.topics();
    let told = topics.held.iter().map(|(held, items)| TopicTold {
        topic: held.topic.clone(),
        hold: held.hold,
        items: items.len() as u32,
    });
    let rules = topics.rules.iter().rev();
    let ix = of.and_then(|item| snapshot.library.catalog.ix(&item));
    Ok(TopicsView {
        held: told.collect(),
        rules: rules
            .map(|(rule, items)| RuleTold { rule: rule.clone(), items: items.len() as u32 })
            .collect(),
        offers: ix.map(|ix| offers(&snapshot, ix, id)).unwrap_or_default(),
        offered: offered(&snapshot),
    })
}

/// Large topics that have little in common, each with a well-known item that has a picture, if any has: for somebody who has
/// neither done nor said anything yet.
fn offered(snapshot: &Snapshot<'_>) -> Vec<OfferedTopic> {
    let Snapshot { library, person, cards, .. } = snapshot;
    let (kinds, mut offered) = (&library.kinds, Vec::<OfferedTopic>::new());
    let is_new = person.log.iter().all(|act| matches!(act.kind, InteractionKind::View));
    if !is_new || !snapshot.topics().is_empty() {
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

/// What can be said of an item: what each would keep out or put forward, numbered from `id` on.
fn offers(snapshot: &Snapshot<'_>, ix: ItemIx, id: u64) -> Vec<OwnRule> {
    let library = snapshot.library;
    let Some(item) = library.item(ix) else { return Vec::new() };
    let key = library.key(item);
    let mut offers = Vec::new();
    let mut offer = |because, name: &str, facet: Option<String>, least| {
        offers.push(OwnRule {
            id: id + offers.len() as u64,
            because,
            catalog: key.catalog.to_owned(),
            item: item.id.clone(),
            name: name.to_owned(),
            facet,
            least,
            at_ms: 0,
            until_ms: None,
        });
    };
    let title = item.title.to_show().as_str();
    offer(Because::Seen, title, None, None);
    offer(Because::NotNow, title, None, None);
    if let Some((name, minutes)) = length(library, item) {
        offer(Because::TooLong, name, None, Some(minutes));
    }
    let maker = item.creator.as_ref().map(|creator| creator.to_show().as_str());
    let maker = maker.filter(|maker| !maker.trim().is_empty());
    if let Some(maker) = maker {
        offer(Because::Maker, maker, None, None);
    }
    for Topic { facet, value } in of_item(snapshot, ix).into_iter().take(TOPICS) {
        offer(Because::Topic, &value, facet, None);
    }
    offer(Because::Similar, title, None, None);
    offer(Because::More, title, None, None);
    if let Some(maker) = maker {
        offer(Because::MoreByMaker, maker, None, None);
    }
    offers.into_iter().map(|rule| rule.from(snapshot.now_ms)).collect()
}

/// How long an item takes, by the name of the number that says so.
fn length<'a>(library: &'a Library, item: &Item) -> Option<(&'a str, f64)> {
    let columns = [Measure::Time, Measure::Pages].into_iter().flat_map(|of| library.vocabulary().columns(of));
    let mut numbers =
        columns.filter(|(_, field, numbers)| field.place == Place::Number && numbers.bound != Bound::Least);
    numbers.find_map(|(_, field, _)| Some((field.name.as_str(), *item.numbers.get(&field.name)?)))
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
