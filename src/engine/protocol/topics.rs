//! Topics that the person holds: they follow them, ask less of them, or mute them.

use serde::{Deserialize, Serialize};

pub use crate::recommend::{
    feedback::{Because, OwnRule},
    topics::{HeldTopic, Hold, Topic},
};

/// Hold topics so from now on, or let go of them; answered with all that are held.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct HoldTopics {
    /// What changes: a topic, and what the person wants of it; none where they let go of it. Without any, it is a look.
    pub change: Vec<(Topic, Option<Hold>)>,
    /// An item, to be told what can be said of it.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub of: Option<String>,
    /// Something that could be said of an item, as it was offered: from now on it holds.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub say: Option<OwnRule>,
    /// The rule of this number is taken back.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub end: Option<u64>,
}

/// The topics that the person holds, and their rules.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct TopicsView {
    /// In the order of their names.
    pub held: Vec<TopicTold>,
    /// What they said of items and still holds, the latest first.
    pub rules: Vec<RuleTold>,
    /// What can be said of the item that was asked about.
    pub offers: Vec<OwnRule>,
    /// To begin with, for somebody who has neither done nor said anything yet.
    pub offered: Vec<OfferedTopic>,
}

/// A topic that is offered.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferedTopic {
    /// Which.
    pub topic: Topic,
    /// A well-known item of it.
    pub item: String,
    /// Absolute URL of that item's picture.
    pub image: Option<String>,
}

/// A topic that is held, with what that does here.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicTold {
    /// Which.
    pub topic: Topic,
    /// What the person wants of it.
    pub hold: Hold,
    /// Items of the open catalogue that it lifts, holds back or hides.
    pub items: u32,
}

/// A rule that holds, with what that does here.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RuleTold {
    /// Which.
    pub rule: OwnRule,
    /// Items of the open catalogue that it keeps out or puts forward.
    pub items: u32,
}
