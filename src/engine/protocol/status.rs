//! How things stand, and what sets them up.

use serde::{Deserialize, Deserializer, Serialize, de::Error};

use super::{egress::Left, failure::ModelFault};
use crate::consent::GrantId;

/// The first message: open memory and the pack. Answered once a feed can be asked for.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Start {
    /// Absolute URL of the pack's `pack.json`, same origin.
    pub pack: String,
    /// Absolute URL of the folder with the model files, same origin.
    pub model: String,
    /// Absolute URL of the folder with the ONNX runtime, same origin.
    pub runtime: String,
    /// Where memory is kept.
    #[serde(default)]
    pub memory: MemoryPlace,
}

/// Where an engine keeps memory.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MemoryPlace {
    /// The person's own, in the app's origin.
    #[default]
    App,
    /// What one site's widget remembers, in that site's origin; never the same as the app's, whatever the origin.
    Site,
    /// In the engine alone: gone with it.
    Nowhere,
    /// Where the page keeps it for the engine, which may not open it itself: a frame on another site.
    Page,
}

/// How things stand.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetStatus {}

/// Load the embedding model, if it is not loaded. Progress comes as events.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoadModel {}

/// Change the dials; they are kept.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SetDials {
    /// The new values.
    pub dials: Dials,
}

/// Where things stand.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Status {
    /// Name of the catalogue.
    pub catalog: String,
    /// Items in it.
    pub items: u32,
    /// Its licence and attribution, for the footer.
    pub licence: String,
    /// Who must be named.
    pub attribution: String,
    /// How meaning is found now.
    pub model: ModelState,
    /// Where memory is kept.
    pub memory: MemoryState,
    /// What of it, beside the acts, cannot be read.
    #[serde(default)]
    pub unreadable: Vec<UnreadableRecord>,
    /// Acts remembered; that a card was in view is none.
    pub remembered: u32,
    /// Current dials.
    pub dials: Dials,
    /// Facets to filter by, most used first.
    pub facets: Vec<FacetInfo>,
    /// What the owner calls their rules, which put items forward or hold them back.
    #[serde(default)]
    pub owner_rules: Vec<String>,
    /// What has left this device, from the ledger.
    pub left: Left,
}

/// The tier of text understanding that is on.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ModelState {
    /// Not asked for yet: words are matched, items are compared by their shipped vectors.
    #[default]
    Idle,
    /// On its way.
    Loading {
        /// Bytes so far.
        done: u64,
        /// Bytes in all; 0 if unknown.
        total: u64,
    },
    /// Meaning and words.
    Ready,
    /// It can't run here; words only.
    Failed {
        /// Why.
        why: ModelFault,
    },
}

// The tagged enums here are read as what they are on the wire, a name and what may stand beside it: what serde derives for
// them reads a copy of the message first, and that is a fiftieth of the page's code.
impl<'de> Deserialize<'de> for ModelState {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Fields {
            state: String,
            #[serde(default)]
            done: u64,
            #[serde(default)]
            total: u64,
            #[serde(default)]
            why: Option<ModelFault>,
        }
        let Fields { state, done, total, why } = Fields::deserialize(deserializer)?;
        match (state.as_str(), why) {
            ("idle", _) => Ok(Self::Idle),
            ("loading", _) => Ok(Self::Loading { done, total }),
            ("ready", _) => Ok(Self::Ready),
            ("failed", Some(why)) => Ok(Self::Failed { why }),
            _ => Err(D::Error::custom("no state of a model")),
        }
    }
}

/// Where memory is kept.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum MemoryState {
    /// On this device, in this browser.
    #[default]
    Durable,
    /// It cannot be read or added to: this tab only.
    Volatile {
        /// Why, and so what the person can do.
        #[serde(default)]
        why: Unkept,
    },
    /// The browser found what was here damaged and deleted it. What comes now is kept.
    Lost,
    /// What was here was gone or behind, and was put back from the second copy: nothing is lost.
    Restored,
    /// The second copy was gone or damaged, and was made anew: nothing is lost.
    Recopied,
    /// Some records could not be read, or are gone.
    Damaged {
        /// How many were set aside, not deleted.
        records: u32,
        /// Of how many acts nothing is left.
        missing: u32,
    },
}

impl<'de> Deserialize<'de> for MemoryState {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Fields {
            state: String,
            #[serde(default)]
            why: Unkept,
            #[serde(default)]
            records: u32,
            #[serde(default)]
            missing: u32,
        }
        let Fields { state, why, records, missing } = Fields::deserialize(deserializer)?;
        match state.as_str() {
            "durable" => Ok(Self::Durable),
            "volatile" => Ok(Self::Volatile { why }),
            "lost" => Ok(Self::Lost),
            "restored" => Ok(Self::Restored),
            "recopied" => Ok(Self::Recopied),
            "damaged" => Ok(Self::Damaged { records, missing }),
            _ => Err(D::Error::custom("no state of memory")),
        }
    }
}

/// A part of memory beside the acts that this build cannot read. It is kept as it is.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnreadableRecord {
    /// Which.
    pub part: StoredPart,
    /// Whether a newer build wrote it; otherwise it is damaged.
    pub newer: bool,
}

/// The parts of memory beside the acts.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "part", content = "grant", rename_all = "snake_case")]
pub enum StoredPart {
    /// The words that are never to leave: while they cannot be read, nothing leaves.
    PrivateWords,
    /// How much the agent does of its own accord: while it cannot be read, the least, and nothing leaves.
    Autonomy,
    /// The planner that is set up.
    Provider,
    /// A grant: while it cannot be read, nothing leaves.
    Grant(GrantId),
    /// The chosen encyclopedia.
    Encyclopedia,
    /// The controls of the ranker.
    Dials,
    /// When the agent may speak unasked.
    Suggestions,
    /// A note.
    Notes,
    /// A watch.
    Watches,
    /// A source.
    Sources,
    /// A topic that is held.
    Topics,
    /// The day's dozen.
    Dozen,
    /// How shelves are arranged.
    Shelves,
    /// A note on an item, or the collections that it is in.
    Things,
}

impl<'de> Deserialize<'de> for StoredPart {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Fields {
            part: String,
            #[serde(default)]
            grant: Option<GrantId>,
        }
        let Fields { part, grant } = Fields::deserialize(deserializer)?;
        match (part.as_str(), grant) {
            ("private_words", _) => Ok(Self::PrivateWords),
            ("autonomy", _) => Ok(Self::Autonomy),
            ("provider", _) => Ok(Self::Provider),
            ("grant", Some(grant)) => Ok(Self::Grant(grant)),
            ("encyclopedia", _) => Ok(Self::Encyclopedia),
            ("dials", _) => Ok(Self::Dials),
            ("suggestions", _) => Ok(Self::Suggestions),
            ("notes", _) => Ok(Self::Notes),
            ("watches", _) => Ok(Self::Watches),
            ("sources", _) => Ok(Self::Sources),
            ("topics", _) => Ok(Self::Topics),
            ("dozen", _) => Ok(Self::Dozen),
            ("shelves", _) => Ok(Self::Shelves),
            ("things", _) => Ok(Self::Things),
            _ => Err(D::Error::custom("no part of memory")),
        }
    }
}

/// Why nothing is kept.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unkept {
    /// The browser lets nothing be kept here.
    #[default]
    Closed,
    /// A newer version of the app wrote it, in a form that this one does not know.
    Newer,
    /// An older version of the app is open in another tab and holds it.
    Held,
    /// A part of it is missing.
    Incomplete,
}

/// The controls of the ranker. Each is a weight that the ranker uses as it stands.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Dials {
    /// 0 = best match first, 1 = as different from each other as possible; the MMR trade-off is `1 - diversity`.
    pub diversity: f32,
    /// 0 = well-known first, 1 = lesser-known first; the weight of the popularity discount.
    pub novelty: f32,
    /// Share of places given to exploration, 0 to 0.5.
    pub exploration: f32,
    /// 0 = whatever scores best, 1 = the same mix of kinds as in what was taken up; Steck's λ.
    pub calibration: f32,
}

impl Default for Dials {
    fn default() -> Self {
        Self { diversity: 0.2, novelty: 0.0, exploration: 0.05, calibration: 0.1 }
    }
}

/// A facet and its values.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FacetInfo {
    /// Name as in the pack.
    pub name: String,
    /// Values with the number of items, most used first, at most 24.
    pub values: Vec<(String, u32)>,
}

#[cfg(test)]
mod tests {
    use serde::de::DeserializeOwned;

    use super::*;

    fn there_and_back<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(all: &[T]) {
        for one in all {
            let json = serde_json::to_string(one).unwrap();
            assert_eq!(serde_json::from_str::<T>(&json).unwrap(), *one, "{json}");
        }
    }

    #[test]
    fn whatever_state_there_is_is_read_as_it_was_written() {
        use StoredPart::*;
        let failed = ModelState::Failed { why: ModelFault::Absent };
        there_and_back(&[
            ModelState::Idle,
            ModelState::Loading { done: 1, total: 2 },
            ModelState::Ready,
            failed,
        ]);
        let unkept = [Unkept::Closed, Unkept::Newer, Unkept::Held, Unkept::Incomplete];
        there_and_back(&unkept.map(|why| MemoryState::Volatile { why }));
        there_and_back(&[
            MemoryState::Durable,
            MemoryState::Lost,
            MemoryState::Restored,
            MemoryState::Recopied,
            MemoryState::Damaged { records: 1, missing: 2 },
        ]);
        there_and_back(&[PrivateWords, Autonomy, Provider, Encyclopedia, Dials, Suggestions, Notes, Watches]);
        there_and_back(&[Sources, Topics, Dozen, Shelves, Things, Grant(GrantId(7))]);
        serde_json::from_str::<ModelState>(r#"{"state":"odd"}"#).unwrap_err();
        serde_json::from_str::<StoredPart>(r#"{"part":"grant"}"#).unwrap_err();
    }
}
