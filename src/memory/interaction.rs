//! One thing that the person did or said. The log of interactions is the only truth: everything else that memory
//! shows is derived from it and can be rebuilt.

use std::sync::Arc;

use serde::{Deserialize, Serialize, Serializer};

pub use super::placement::{COLLABORATIVE, CONTENT, LARGEST_INTEGER, PRIOR, Placement, SourceScores};
use super::{about::About, name::Name};
use crate::store::record::RecordKind;

/// The kind of record that an [`Interaction`] is kept as, in its first form; [`Interaction::record`] is the form of each.
pub const INTERACTION: RecordKind<Interaction> = RecordKind::new("interaction");

/// The furthest moment from the Unix epoch that a browser's clock can name, in milliseconds.
pub const FURTHEST_MS: i64 = 8_640_000_000_000_000;

/// Whether a moment is one that a page can show.
pub fn is_moment(ms: i64) -> bool {
    ms.unsigned_abs() <= FURTHEST_MS.unsigned_abs()
}

/// What was done.
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "ActKind"))]
// What serde derives for a tagged enum reads a copy of what it is given first, and is many times as large.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", try_from = "KindFields")]
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

#[derive(Deserialize)]
struct KindFields {
    kind: String,
    #[serde(default)]
    ms: Option<u32>,
    #[serde(default)]
    reason: Option<String>,
}

impl TryFrom<KindFields> for InteractionKind {
    type Error = &'static str;

    fn try_from(KindFields { kind, ms, reason }: KindFields) -> Result<Self, Self::Error> {
        match (kind.as_str(), ms) {
            ("dwell", Some(ms)) => Ok(Self::Dwell { ms }),
            ("not_interested", _) => Ok(Self::NotInterested { reason }),
            (name, _) => {
                let known = Self::PLAIN.into_iter().find(|kind| kind.name() == name);
                known.ok_or("no kind of act")
            }
        }
    }
}

impl InteractionKind {
    /// The kinds with nothing beside them. Blocks name them by their place: only ever added to.
    pub(super) const PLAIN: [Self; 10] = [
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
    Item(#[cfg_attr(test, ts(type = "string"))] Name),
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
#[serde(try_from = "InteractionFields")]
pub struct Interaction {
    /// Its place in the order of writing, and its identity.
    pub seq: Seq,
    /// When it happened, in milliseconds since the Unix epoch.
    pub at_ms: i64,
    /// When it was written down, by the device's clock, if that was not when it happened: an act of long ago that was
    /// brought in from elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recorded_ms: Option<i64>,
    /// A stretch of use without a long pause, named by the moment of its start.
    pub session: u64,
    /// Which catalogue (the manifest's `id`).
    pub catalog: Name,
    /// What was done.
    #[serde(flatten)]
    pub kind: InteractionKind,
    /// To what.
    pub subject: Subject,
    /// Where.
    pub surface: Surface,
    /// From which recommendation, if from one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub placement: Option<Box<Placement>>,
    /// What the item was, where the person spoke their mind about it.
    #[serde(serialize_with = "shared", skip_serializing_if = "Option::is_none")]
    pub about: Option<Arc<About>>,
}

/// An act as it is read: what serde derives for flattened fields reads a copy of everything first.
#[derive(Deserialize)]
struct InteractionFields {
    seq: Seq,
    at_ms: i64,
    #[serde(default)]
    recorded_ms: Option<i64>,
    session: u64,
    catalog: Name,
    kind: String,
    #[serde(default)]
    ms: Option<u32>,
    #[serde(default)]
    reason: Option<String>,
    subject: Subject,
    surface: Surface,
    #[serde(default)]
    placement: Option<Box<Placement>>,
    #[serde(default)]
    about: Option<About>,
}

impl TryFrom<InteractionFields> for Interaction {
    type Error = &'static str;

    fn try_from(fields: InteractionFields) -> Result<Self, Self::Error> {
        let InteractionFields {
            seq, at_ms, recorded_ms, session, catalog, subject, surface, placement, ..
        } = fields;
        let (about, kind) = (fields.about.map(Arc::new), (fields.kind, fields.ms, fields.reason));
        let kind = KindFields { kind: kind.0, ms: kind.1, reason: kind.2 }.try_into()?;
        Ok(Self { seq, at_ms, recorded_ms, session, catalog, kind, subject, surface, placement, about })
    }
}

/// What is held once by many is written by each.
fn shared<S: Serializer>(about: &Option<Arc<About>>, serializer: S) -> Result<S::Ok, S::Error> {
    about.as_deref().serialize(serializer)
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
    use super::InteractionKind::{self, Dwell, NotInterested};

    #[test]
    fn whatever_was_done_is_read_as_it_was_written() {
        let turned_down = [None, Some("looks_poor".to_owned())].map(|reason| NotInterested { reason });
        for kind in InteractionKind::PLAIN.into_iter().chain(turned_down).chain([Dwell { ms: 7 }]) {
            let json = serde_json::to_string(&kind).unwrap();
            assert!(json.contains(&format!("\"{}\"", kind.name())), "{json}");
            assert_eq!(serde_json::from_str::<InteractionKind>(&json).unwrap(), kind, "{json}");
        }
        for nothing in [r#"{"kind":"hum"}"#, r#"{"kind":"dwell"}"#, "{}"] {
            serde_json::from_str::<InteractionKind>(nothing).unwrap_err();
        }
    }
}
