//! Topics that the person follows, asks less of, or has muted: what they say outright, beside what their acts say.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

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

/// What is held of topics, worked out for the items of one catalogue.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Topics {
    /// Each topic that is held, with its items in ascending order.
    pub held: Vec<(HeldTopic, Vec<ItemIx>)>,
    /// `(topic, amount)` that is added to the score of an item, topics by number.
    amounts: FxHashMap<ItemIx, Vec<(usize, f32)>>,
    muted: FxHashSet<ItemIx>,
}

impl Topics {
    /// Works it out; `items_of` gives the items of a topic in ascending order.
    pub fn new(held: Vec<HeldTopic>, items_of: impl Fn(&Topic) -> Vec<ItemIx>) -> Self {
        let held: Vec<(HeldTopic, Vec<ItemIx>)> = held
            .into_iter()
            .map(|held| {
                let items = items_of(&held.topic);
                (held, items)
            })
            .collect();
        let (mut amounts, mut muted) =
            (FxHashMap::<ItemIx, Vec<(usize, f32)>>::default(), FxHashSet::default());
        for (number, (HeldTopic { hold, .. }, items)) in held.iter().enumerate() {
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
        Self { held, amounts, muted }
    }

    /// What topics add to the score of an item, each by its number.
    pub fn of(&self, ix: ItemIx) -> impl Iterator<Item = (usize, f32)> {
        self.amounts.get(&ix).into_iter().flatten().copied()
    }

    /// What they add in all.
    pub fn amount(&self, ix: ItemIx) -> f32 {
        self.of(ix).map(|(_, amount)| amount).sum()
    }

    /// Whether an item is not to be recommended.
    pub fn mutes(&self, ix: ItemIx) -> bool {
        self.muted.contains(&ix)
    }

    /// The items of each topic that is followed.
    pub fn followed(&self) -> impl Iterator<Item = (&Topic, &[ItemIx])> {
        let followed = self.held.iter().filter(|(held, _)| held.hold == Hold::Follow);
        followed.map(|(held, items)| (&held.topic, items.as_slice()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_further_topic_of_an_item_counts_half_and_each_way_by_itself() {
        let held = |value: &str, hold| HeldTopic { topic: Topic { facet: None, value: value.into() }, hold };
        let all = vec![
            held("a", Hold::Follow),
            held("b", Hold::Less),
            held("c", Hold::Follow),
            held("d", Hold::Mute),
        ];
        let topics = Topics::new(all, |topic| if topic.value == "d" { vec![1] } else { vec![0] });
        let of: Vec<_> = topics.of(0).collect();
        assert_eq!(of, [(0, FOLLOWED), (1, LESS), (2, FOLLOWED / 2.0)]);
        assert_eq!((topics.mutes(0), topics.mutes(1), topics.of(1).count()), (false, true, 0));
    }
}
