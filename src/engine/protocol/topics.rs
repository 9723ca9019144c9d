//! Topics that the person holds: they follow them, ask less of them, or mute them.

use serde::{Deserialize, Serialize};

pub use crate::recommend::topics::{HeldTopic, Hold, Topic};

/// Hold topics so from now on, or let go of them; answered with all that are held.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct HoldTopics {
    /// What changes: a topic, and what the person wants of it; none where they let go of it. Without any, it is a look.
    pub change: Vec<(Topic, Option<Hold>)>,
}

/// The topics that the person holds.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct TopicsView {
    /// In the order of their names.
    pub held: Vec<TopicTold>,
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
