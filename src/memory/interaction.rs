//! One thing that the person did or said. The log of interactions is the only truth: everything else that memory
//! shows is derived from it and can be rebuilt.

use serde::{Deserialize, Serialize};

/// What was done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Kind {
    /// A card was in view long enough to be seen.
    View,
    /// Time spent on an item's page.
    Dwell {
        /// Milliseconds in the foreground.
        ms: u32,
    },
    /// The item's page was opened.
    Open,
    /// Kept for later.
    Save,
    /// "More like this."
    Like,
    /// "I dislike this": strong, about the item.
    Dislike,
    /// "Not for me": hide it, and show less of its kind.
    NotInterested {
        /// One of a closed set shown in the interface, if the person picked one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// Put aside without judgement.
    Dismiss,
    /// A search; the subject is its text.
    Search,
}

impl Kind {
    /// Its name as in its JSON form.
    pub fn name(&self) -> &'static str {
        match self {
            Self::View => "view",
            Self::Dwell { .. } => "dwell",
            Self::Open => "open",
            Self::Save => "save",
            Self::Like => "like",
            Self::Dislike => "dislike",
            Self::NotInterested { .. } => "not_interested",
            Self::Dismiss => "dismiss",
            Self::Search => "search",
        }
    }
}

/// What it was done to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// [`crate::catalog::Item::id`]; items outlive packs, so never a position.
    Item(String),
    /// What the person typed.
    Text(String),
}

/// Where it was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Surface {
    /// The feed.
    Feed,
    /// An item's page.
    Item,
    /// Similar items on an item's page.
    Similar,
    /// Search results.
    Search,
    /// The memory page.
    Memory,
    /// Brought in from a file.
    Import,
}

/// Sources of a score whose worth to a person is learnt.
pub const SOURCES: usize = 3;
/// What each source gave to an item when it was recommended, before its weight: other people's histories folded with
/// the person's, likeness to what the person took up, and the prior that goes for everybody.
pub type SourceScores = [f32; SOURCES];

/// Which recommendation led to it: what off-policy evaluation needs.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Placement {
    /// Identifies the slate.
    pub slate: u64,
    /// 0-based position in it.
    pub position: u16,
    /// Probability with which the policy put this item here, in (0, 1].
    pub propensity: f32,
    /// What spoke for the item; what the weights of the sources are learnt from. Absent in acts of older builds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sources: Option<SourceScores>,
}

impl Placement {
    /// Whether the propensity is a probability that can be divided by.
    pub fn is_sound(&self) -> bool {
        self.propensity > 0.0 && self.propensity <= 1.0
    }
}

/// A unique place in the order of all interactions, over tabs and sessions: a Lamport clock, ties by node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Seq {
    /// Larger than every clock value the writer had seen.
    pub clock: u64,
    /// Random per writer (per tab).
    pub node: u32,
}

impl Seq {
    /// The storage key: fixed width, so that keys sort as their interactions do.
    pub fn key(self) -> String {
        format!("{:016x}-{:08x}", self.clock, self.node)
    }

    /// Reads what [`Seq::key`] wrote, and nothing else.
    pub fn from_key(key: &str) -> Option<Self> {
        let (clock, node) = key.split_once('-')?;
        let seq =
            Self { clock: u64::from_str_radix(clock, 16).ok()?, node: u32::from_str_radix(node, 16).ok()? };
        (seq.key() == key).then_some(seq)
    }
}

/// One remembered act.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Interaction {
    /// Its place in the order, and its identity.
    pub seq: Seq,
    /// Milliseconds since the Unix epoch by the device's clock; shown and used for decay, never for order.
    pub at_ms: i64,
    /// A stretch of use without a long pause.
    pub session: u64,
    /// Which catalogue (the manifest's `id`).
    pub catalog: String,
    /// What was done.
    #[serde(flatten)]
    pub kind: Kind,
    /// To what.
    pub subject: Subject,
    /// Where.
    pub surface: Surface,
    /// From which recommendation, if from one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub placement: Option<Placement>,
}
