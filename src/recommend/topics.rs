//! Topics that the person follows, asks less of, or has muted: what they say outright, beside what their acts say.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use super::feedback::OwnRule;
use crate::catalog::ItemIx;

/// What to follow a topic adds to the score of its items: a little more than popularity alone gives to the most popular
/// item, so that what is followed comes first for somebody of whom nothing else is known.
const FOLLOWED: f32 = 0.36;
/// What to ask less of a topic takes from the score of its items: about what two nats of leaning away would.
const LESS: f32 = -0.2;
/// What each further topic that an item has counts beside the one before it.
const FURTHER: f32 = 0.5;

/// What items have in common, in the words of their catalogue. It means the same in every catalogue that has the words.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Topic {
    /// The facet whose value it is; none for a tag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub facet: Option<String>,
    /// The value or the tag.
    pub value: String,
}

/// What the person wants of a topic.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hold {
    /// To see of it.
    Follow,
    /// To see less of it.
    Less,
    /// To be recommended nothing of it.
    Mute,
}

/// A topic, and what the person wants of it.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldTopic {
    /// Which.
    pub topic: Topic,
    /// What they want of it.
    pub hold: Hold,
}

/// What is held of topics and said of items, worked out for the items of one catalogue.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Topics {
    /// Each topic that is held, with its items in ascending order.
    pub held: Vec<(HeldTopic, Vec<ItemIx>)>,
    /// Each rule, with its items in ascending order.
    pub rules: Vec<(OwnRule, Vec<ItemIx>)>,
    /// `(topic, amount)` that is added to the score of an item, topics by number and rules behind them.
    amounts: FxHashMap<ItemIx, Vec<(usize, f32)>>,
    muted: FxHashSet<ItemIx>,
}

impl Topics {
    /// Works it out; both lists are with the items of each in ascending order.
    pub fn new(held: Vec<(HeldTopic, Vec<ItemIx>)>, rules: Vec<(OwnRule, Vec<ItemIx>)>) -> Self {
        let (mut amounts, mut muted) =
            (FxHashMap::<ItemIx, Vec<(usize, f32)>>::default(), FxHashSet::default());
        let holds = held.iter().map(|(held, items)| (held.hold, items));
        let said = rules.iter().map(|(rule, items)| match rule.because.lifts() {
            true => (Hold::Follow, items),
            false => (Hold::Mute, items),
        });
        for (number, (hold, items)) in holds.chain(said).enumerate() {
            let first = match hold {
                Hold::Follow => FOLLOWED,
                Hold::Less => LESS,
                Hold::Mute => {
                    muted.extend(items);
                    continue;
                }
            };
            for ix in items {
                let of = amounts.entry(*ix).or_default();
                let alike = of.iter().filter(|(_, amount)| (*amount > 0.0) == (first > 0.0)).count();
                of.push((number, first * FURTHER.powi(alike as i32)));
            }
        }
        Self { held, rules, amounts, muted }
    }

    /// Whether nothing is held or said.
    pub fn is_empty(&self) -> bool {
        self.held.is_empty() && self.rules.is_empty()
    }

    /// What topics and rules add to the score of an item, each by its number.
    pub fn of(&self, ix: ItemIx) -> impl Iterator<Item = (usize, f32)> {
        self.amounts.get(&ix).into_iter().flatten().copied()
    }

    /// What they add in all.
    pub fn amount(&self, ix: ItemIx) -> f32 {
        self.of(ix).map(|(_, amount)| amount).sum()
    }

    /// The rule of a number.
    pub fn rule(&self, number: usize) -> Option<&OwnRule> {
        self.rules.get(number.checked_sub(self.held.len())?).map(|(rule, _)| rule)
    }

    /// Whether an item is not to be recommended.
    pub fn mutes(&self, ix: ItemIx) -> bool {
        self.muted.contains(&ix)
    }

    /// Whether an item is not to be shown beside another one: it is of a muted topic, or kept out by a rule, and the other is not.
    pub fn mutes_beside(&self, ix: ItemIx, beside: ItemIx) -> bool {
        let of = |items: &[ItemIx], ix| items.binary_search(&ix).is_ok();
        let apart = |items: &[ItemIx]| of(items, ix) && !of(items, beside);
        self.mutes(ix)
            && (self.held.iter().any(|(held, items)| held.hold == Hold::Mute && apart(items))
                || self.rules.iter().any(|(rule, items)| !rule.because.lifts() && apart(items)))
    }

    /// The rules that keep an item out.
    pub fn against(&self, ix: ItemIx) -> impl Iterator<Item = &OwnRule> {
        let against = self
            .rules
            .iter()
            .filter(move |(rule, items)| !rule.because.lifts() && items.binary_search(&ix).is_ok());
        against.map(|(rule, _)| rule)
    }

    /// The items of each topic that is followed.
    pub fn followed(&self) -> impl Iterator<Item = (&Topic, &[ItemIx])> {
        let followed = self.held.iter().filter(|(held, _)| held.hold == Hold::Follow);
        followed.map(|(held, items)| (&held.topic, items.as_slice()))
    }

    /// The items of all that is put forward: candidates, whatever else speaks for them.
    pub fn lifted(&self) -> impl Iterator<Item = &[ItemIx]> {
        let rules = self.rules.iter().filter(|(rule, _)| rule.because.lifts());
        self.followed().map(|(_, items)| items).chain(rules.map(|(_, items)| items.as_slice()))
    }
}

#[cfg(test)]
mod tests {
    use super::{super::feedback::Because, *};

    #[test]
    fn each_further_topic_of_an_item_counts_half_and_each_way_by_itself() {
        let held = |value: &str, hold, items: &[ItemIx]| {
            (HeldTopic { topic: Topic { facet: None, value: value.into() }, hold }, items.to_vec())
        };
        let all = vec![
            held("a", Hold::Follow, &[0]),
            held("b", Hold::Less, &[0]),
            held("c", Hold::Follow, &[0]),
            held("d", Hold::Mute, &[1]),
        ];
        let topics = Topics::new(all, Vec::new());
        let of: Vec<_> = topics.of(0).collect();
        assert_eq!(of, [(0, FOLLOWED), (1, LESS), (2, FOLLOWED / 2.0)]);
        assert_eq!((topics.mutes(0), topics.mutes(1), topics.of(1).count()), (false, true, 0));
    }

    #[test]
    fn what_is_kept_out_stands_beside_what_is_kept_out_with_it() {
        let said = |because, items: &[ItemIx]| {
            let rule = OwnRule {
                id: 1,
                because,
                catalog: String::new(),
                item: String::new(),
                name: String::new(),
                facet: None,
                least: None,
                at_ms: 0,
                until_ms: None,
            };
            (rule, items.to_vec())
        };
        let muted = HeldTopic { topic: Topic { facet: None, value: "a".into() }, hold: Hold::Mute };
        let rules = vec![said(Because::Maker, &[1, 2]), said(Because::More, &[2, 5])];
        let topics = Topics::new(vec![(muted, vec![3, 4])], rules);
        let beside = |a, b| !topics.mutes_beside(a, b);
        for (a, b, shown) in [(1, 2, true), (1, 0, false), (3, 4, true), (3, 1, false), (0, 1, true)] {
            assert_eq!(beside(a, b), shown, "{a} beside {b}");
        }
        assert_eq!(topics.of(5).collect::<Vec<_>>(), [(2, FOLLOWED)]);
        assert_eq!(topics.rule(2).map(|rule| rule.because), Some(Because::More));
        assert_eq!((topics.rule(0), topics.against(1).count(), topics.against(5).count()), (None, 1, 0));
    }
}
