//! Topics that the person holds, what they said of items, and what they have let go of: that does not come back with an older
//! export.

use std::collections::BTreeSet;

use penchant_kernels::order::Order;

use super::{
    Person,
    names::{encoded, number},
};
use crate::{
    engine::protocol::Failure,
    memory::log::beside::Changes,
    recommend::{HeldTopic, Hold, OwnRule, Topic},
    store::{StoreError, record::RecordKind},
};

pub(super) const TOPIC: RecordKind<HeldTopic> = RecordKind::new("topic");
pub(super) const RULE: RecordKind<OwnRule> = RecordKind::new("rule");
/// That an entry of a list was taken away. The record's name is the list's and the entry's: no content is kept.
const GONE: RecordKind<()> = RecordKind::new("gone");

impl Person {
    /// The topics that the person holds, in the order of their names.
    pub fn topics(&self) -> Vec<HeldTopic> {
        self.log.entries(&TOPIC).read.into_iter().map(|(_, held)| held).collect()
    }

    /// What the person said of items, in the order in which they said it, whether it still holds or not.
    pub fn rules(&self) -> Vec<OwnRule> {
        let mut rules: Vec<OwnRule> =
            self.log.entries(&RULE).read.into_iter().map(|(_, rule)| rule).collect();
        rules.order_by_key(|rule| (rule.at_ms, rule.id));
        rules
    }

    /// Holds topics, or lets go of them, ends rules, and makes one. Whatever another tab did meanwhile stays.
    ///
    /// # Errors
    /// [`Failure::Memory`] if it could not be written; then nothing has changed.
    pub async fn hold(
        &mut self,
        change: &[(Topic, Option<Hold>)],
        ended: &[u64],
        said: Option<&OwnRule>,
    ) -> Result<(), Failure> {
        let mut changes = Changes::default();
        self.put_topics(&mut changes, change)?;
        for id in ended {
            self.log.put_entry(&mut changes, &RULE, &number(*id), None)?;
            self.put_gone(&mut changes, RULE.name, &number(*id), true)?;
        }
        self.put_rules(&mut changes, said)?;
        match changes.is_empty() {
            true => Ok(()),
            false => self.change(changes).await,
        }
    }

    /// Takes in topics and rules of a document.
    ///
    /// # Errors
    /// As [`Person::hold`].
    pub(super) async fn take_in_held(
        &mut self,
        topics: Vec<HeldTopic>,
        rules: &[OwnRule],
    ) -> Result<(), Failure> {
        let mut changes = Changes::default();
        let topics: Vec<_> = topics.into_iter().map(|held| (held.topic, Some(held.hold))).collect();
        self.put_topics(&mut changes, &topics)?;
        self.put_rules(&mut changes, rules)?;
        self.change(changes).await
    }

    fn put_topics(&self, changes: &mut Changes, all: &[(Topic, Option<Hold>)]) -> Result<(), StoreError> {
        for (topic, hold) in all {
            let name = topic_name(topic);
            let held = hold.map(|hold| HeldTopic { topic: topic.clone(), hold });
            self.log.put_entry(changes, &TOPIC, &name, held.as_ref())?;
            self.put_gone(changes, TOPIC.name, &name, held.is_none())?;
        }
        Ok(())
    }

    fn put_rules<'r>(
        &self,
        changes: &mut Changes,
        rules: impl IntoIterator<Item = &'r OwnRule>,
    ) -> Result<(), StoreError> {
        for rule in rules {
            let name = number(rule.id);
            self.log.put_entry(changes, &RULE, &name, Some(rule))?;
            self.put_gone(changes, RULE.name, &name, false)?;
        }
        Ok(())
    }

    /// Adds to `changes` whether an entry of a list was taken away.
    ///
    /// # Errors
    /// Where a newer build has written so in a form that this one cannot read.
    pub(super) fn put_gone(
        &self,
        changes: &mut Changes,
        list: &str,
        name: &str,
        gone: bool,
    ) -> Result<(), StoreError> {
        self.log.put_entry(changes, &GONE, &format!("{list}.{name}"), gone.then_some(&()))
    }

    /// The entries that were taken away, by their list and name.
    pub(super) fn gone(&self) -> BTreeSet<String> {
        self.log.entries(&GONE).read.into_iter().map(|(name, ())| name).collect()
    }
}

/// The name of a topic's entry.
pub(super) fn topic_name(topic: &Topic) -> String {
    format!("{}.{}", encoded(topic.facet.as_deref().unwrap_or_default()), encoded(&topic.value))
}
