//! One thing that the person did or said. The log of interactions is the only truth: everything else that memory
//! shows is derived from it and can be rebuilt.

use std::{borrow::Cow, collections::BTreeMap, sync::Arc};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use super::about::About;
use crate::store::record::RecordKind;

/// The kind of record that an [`Interaction`] is kept as, in its first form; [`Interaction::record`] is the form of each.
pub const INTERACTION: RecordKind<Interaction> = RecordKind::new("interaction");

/// The largest integer that a page can hold exactly: 2^53 − 1.
pub const LARGEST_INTEGER: u64 = (1 << 53) - 1;
/// The furthest moment from the Unix epoch that a browser's clock can name, in milliseconds.
pub const FURTHEST_MS: i64 = 8_640_000_000_000_000;

/// Whether a moment is one that a page can show.
pub fn is_moment(ms: i64) -> bool {
    ms.unsigned_abs() <= FURTHEST_MS.unsigned_abs()
}

/// What was done.
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "ActKind"))]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum InteractionKind {
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
        #[cfg_attr(test, ts(optional))]
        reason: Option<String>,
    },
    /// "I have it": nothing to recommend any more, and a taste that was shown.
    Have,
    /// Done with it, to the end.
    Finished,
    /// Given up before the end.
    Stopped,
    /// Put aside without judgement.
    Dismiss,
    /// A search; the subject is its text.
    Search,
}

// Not derived: what serde derives for a tagged enum reads a copy of what it is given first, and is many times as large.
impl<'de> Deserialize<'de> for InteractionKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Fields {
            kind: String,
            #[serde(default)]
            ms: Option<u32>,
            #[serde(default)]
            reason: Option<String>,
        }
        let Fields { kind, ms, reason } = Fields::deserialize(deserializer)?;
        let plain = [
            Self::View,
            Self::Open,
            Self::Save,
            Self::Like,
            Self::Dislike,
            Self::Have,
            Self::Finished,
            Self::Stopped,
            Self::Dismiss,
            Self::Search,
        ];
        match (kind.as_str(), ms) {
            ("dwell", Some(ms)) => Ok(Self::Dwell { ms }),
            ("not_interested", _) => Ok(Self::NotInterested { reason }),
            (name, _) => {
                let known = plain.into_iter().find(|kind| kind.name() == name);
                known.ok_or_else(|| D::Error::custom("no kind of act"))
            }
        }
    }
}

impl InteractionKind {
    /// Whether the person speaks their mind with it, rather than passes by.
    pub fn is_explicit(&self) -> bool {
        use InteractionKind::{Dislike, Finished, Have, Like, NotInterested, Save, Stopped};
        matches!(self, Like | Save | Have | Finished | Stopped | Dislike | NotInterested { .. })
    }

    /// Its name as in its JSON form.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::View => "view",
            Self::Dwell { .. } => "dwell",
            Self::Open => "open",
            Self::Save => "save",
            Self::Like => "like",
            Self::Dislike => "dislike",
            Self::NotInterested { .. } => "not_interested",
            Self::Have => "have",
            Self::Finished => "finished",
            Self::Stopped => "stopped",
            Self::Dismiss => "dismiss",
            Self::Search => "search",
        }
    }
}

/// What it was done to.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// [`crate::catalog::Item::id`]; items outlive packs, so never a position.
    Item(String),
    /// What the person typed.
    Text(String),
}

/// Where it was done.
#[cfg_attr(test, derive(ts_rs::TS))]
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

/// What other people's histories, folded with the person's, gave to a score.
pub const COLLABORATIVE: &str = "collaborative";
/// What likeness to what the person took up gave to a score.
pub const CONTENT: &str = "content";
/// What the prior that goes for everybody gave to a score.
pub const PRIOR: &str = "prior";
/// The score sources that acts of the first builds list by position.
const FIRST_SOURCES: [&str; 3] = [COLLABORATIVE, CONTENT, PRIOR];

/// What each source gave to an item's score when it was recommended, before its weight, by the source's name. A source
/// that this build does not know stays in the act; one that an act does not name gave nothing.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SourceScores(#[cfg_attr(test, ts(type = "{ [key in string]: number }"))] Box<[(SourceName, f32)]>);

/// The sources of this build are not written out in every act of a life.
type SourceName = Cow<'static, str>;

impl SourceScores {
    /// What a source gave; 0 where the act does not name it.
    pub fn get(&self, source: &str) -> f32 {
        self.iter().find(|(name, _)| *name == source).map_or(0.0, |(_, score)| score)
    }

    /// Every source with what it gave, in the order of their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, f32)> {
        self.0.iter().map(|(source, score)| (source.as_ref(), *score))
    }
}

impl<S: Into<String>> FromIterator<(S, f32)> for SourceScores {
    /// Scores that are not finite are left out: they have no form in a record, and nothing can be learnt from them.
    fn from_iter<I: IntoIterator<Item = (S, f32)>>(scores: I) -> Self {
        let finite = scores.into_iter().filter(|(_, score)| score.is_finite());
        let by_name: BTreeMap<String, f32> = finite.map(|(source, score)| (source.into(), score)).collect();
        let known = |name: String| match FIRST_SOURCES.into_iter().find(|known| *known == name) {
            Some(known) => Cow::Borrowed(known),
            None => Cow::Owned(name),
        };
        Self(by_name.into_iter().map(|(source, score)| (known(source), score)).collect())
    }
}

impl Serialize for SourceScores {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for SourceScores {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(BTreeMap::<String, f32>::deserialize(deserializer)?.into_iter().collect())
    }
}

/// Which recommendation led to an act: what off-policy evaluation needs.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(from = "PlacementForms")]
pub struct Placement {
    /// Identifies the slate.
    pub slate: u64,
    /// 0-based position in the slate.
    pub position: u16,
    /// Probability with which the policy put this item here, in (0, 1].
    pub propensity: f32,
    /// What the weights of the score sources are learnt from. Absent in acts of the oldest builds.
    #[serde(rename = "scores", default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub sources: Option<SourceScores>,
}

impl Placement {
    /// Whether the propensity is a probability that can be divided by, and the slate a number that a page can hold.
    pub fn is_sound(&self) -> bool {
        self.propensity > 0.0 && self.propensity <= 1.0 && self.slate <= LARGEST_INTEGER
    }
}

/// Every form in which a placement was ever written.
#[derive(Deserialize)]
struct PlacementForms {
    slate: u64,
    position: u16,
    propensity: f32,
    #[serde(default)]
    scores: Option<SourceScores>,
    /// Scores by position. One that was not finite was written as `null`.
    #[serde(default)]
    sources: Option<Vec<Option<f32>>>,
}

impl From<PlacementForms> for Placement {
    fn from(forms: PlacementForms) -> Self {
        let PlacementForms { slate, position, propensity, scores, sources } = forms;
        let by_position = |scores: Vec<Option<f32>>| {
            let named = FIRST_SOURCES.into_iter().zip(scores);
            named.filter_map(|(source, score)| Some((source, score?))).collect()
        };
        let sources = scores.or_else(|| sources.map(by_position));
        Self { slate, position, propensity, sources }
    }
}

/// A unique place in the order of all interactions, over tabs and sessions: a Lamport clock, ties by node.
#[cfg_attr(test, derive(ts_rs::TS))]
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
        let exact = |part: &str| part.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        let (clock, rest) = key.split_at_checked(16)?;
        let node = rest.strip_prefix('-').filter(|node| node.len() == 8 && exact(node) && exact(clock))?;
        Some(Self { clock: u64::from_str_radix(clock, 16).ok()?, node: u32::from_str_radix(node, 16).ok()? })
    }
}

/// The catalogue name under which items stand that the person added: they are the same beside every catalogue.
pub const ADDED: &str = "added";

/// What an item is told apart by, over all catalogues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemKey<'a> {
    /// The manifest's `id`, or [`ADDED`].
    pub catalog: &'a str,
    /// [`crate::catalog::Item::id`] in that catalogue.
    pub id: &'a str,
}

impl<'a> ItemKey<'a> {
    /// The key of an item in a catalogue. Whatever the catalogue, `added/…` names an item that the person added.
    pub fn new(catalog: &'a str, id: &'a str) -> Self {
        Self { catalog: if id.starts_with("added/") { ADDED } else { catalog }, id }
    }
}

/// One remembered act.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Interaction {
    /// Its place in the order of writing, and its identity.
    pub seq: Seq,
    /// When it happened, in milliseconds since the Unix epoch.
    pub at_ms: i64,
    /// When it was written down, by the device's clock, if that was not when it happened: an act of long ago that was
    /// brought in from elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded_ms: Option<i64>,
    /// A stretch of use without a long pause, named by the moment of its start.
    pub session: u64,
    /// Which catalogue (the manifest's `id`).
    pub catalog: String,
    /// What was done.
    #[serde(flatten)]
    pub kind: InteractionKind,
    /// To what.
    pub subject: Subject,
    /// Where.
    pub surface: Surface,
    /// From which recommendation, if from one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub placement: Option<Box<Placement>>,
    /// What the item was, where the person spoke their mind about it.
    #[serde(default, with = "shared", skip_serializing_if = "Option::is_none")]
    pub about: Option<Arc<About>>,
}

/// What is held once by many is written by each.
mod shared {
    use super::*;

    pub fn serialize<S: Serializer>(about: &Option<Arc<About>>, serializer: S) -> Result<S::Ok, S::Error> {
        about.as_deref().serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Arc<About>>, D::Error> {
        Ok(Option::<About>::deserialize(deserializer)?.map(Arc::new))
    }
}

impl Interaction {
    /// The item that the act is about, if it is about one.
    pub fn item(&self) -> Option<ItemKey<'_>> {
        match &self.subject {
            Subject::Item(id) => Some(ItemKey::new(&self.catalog, id)),
            Subject::Text(_) => None,
        }
    }

    /// The form that the act is written in: the first in which there were acts of its kind, so that an older build reads what
    /// it knows, and leaves alone what it does not.
    pub fn record(&self) -> RecordKind<Self> {
        match self.kind {
            InteractionKind::Have | InteractionKind::Finished | InteractionKind::Stopped => {
                INTERACTION.in_form(0, 2)
            }
            _ => INTERACTION,
        }
    }

    /// The act with what cannot be kept left out of it: a placement that is not sound, a score that is not finite, more of
    /// an item than an act holds.
    pub fn kept(self) -> Self {
        let about = self.about.map(|about| Arc::new(Arc::unwrap_or_clone(about).kept()));
        Self { placement: self.placement.filter(|placement| placement.is_sound()), about, ..self }
    }

    /// What about the act no page could show or no log could hold, if anything.
    pub fn unsound(&self) -> Option<&'static str> {
        if !is_moment(self.at_ms) || self.recorded_ms.is_some_and(|ms| !is_moment(ms)) {
            Some("at_ms is not a moment")
        } else if self.session > LARGEST_INTEGER {
            Some("session is out of range")
        } else if self.seq.clock > LARGEST_CLOCK {
            Some("seq.clock is out of range")
        } else if self.placement.as_ref().is_some_and(|placement| !placement.is_sound()) {
            Some("placement is not one of a slate")
        } else {
            None
        }
    }
}

/// The largest clock value that a document may name: far beyond what any log reaches, below where a page would round.
pub const LARGEST_CLOCK: u64 = 1 << 52;
/// Clock values beyond this are no log's own: they keep their place in the order, and nobody counts on from them. So one
/// foreign act at the end of all numbers cannot leave the next one without a number.
pub const LARGEST_OWN_CLOCK: u64 = 1 << 47;

#[cfg(test)]
mod tests {
    use super::InteractionKind::{self, *};

    #[test]
    fn whatever_was_done_is_read_as_it_was_written() {
        let turned_down = [None, Some("looks_poor".to_owned())].map(|reason| NotInterested { reason });
        let plain = [View, Open, Save, Like, Dislike, Have, Finished, Stopped, Dismiss, Search];
        for kind in plain.into_iter().chain(turned_down).chain([Dwell { ms: 7 }]) {
            let json = serde_json::to_string(&kind).unwrap();
            assert!(json.contains(&format!("\"{}\"", kind.name())), "{json}");
            assert_eq!(serde_json::from_str::<InteractionKind>(&json).unwrap(), kind, "{json}");
        }
        for nothing in [r#"{"kind":"hum"}"#, r#"{"kind":"dwell"}"#, "{}"] {
            serde_json::from_str::<InteractionKind>(nothing).unwrap_err();
        }
    }
}
