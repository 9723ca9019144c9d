//! From which recommendation an act came.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The largest integer that a page can hold exactly: 2^53 − 1.
pub const LARGEST_INTEGER: u64 = (1 << 53) - 1;

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
pub struct SourceScores(#[cfg_attr(test, ts(type = "{ [key in string]: number }"))] KeptScores);

/// Most acts of a life name the first sources and no others: those take no room of their own.
#[derive(Debug, Clone)]
struct KeptScores {
    /// In the order of [`FIRST_SOURCES`]; not a number where there is none.
    first: [f32; 3],
    others: Option<Box<LaterScores>>,
}

/// Those of sources that came later, by their names.
#[derive(Debug, Clone, Default, PartialEq)]
struct LaterScores(BTreeMap<String, f32>);

impl Default for KeptScores {
    fn default() -> Self {
        Self { first: [f32::NAN; 3], others: None }
    }
}

impl PartialEq for KeptScores {
    fn eq(&self, other: &Self) -> bool {
        let bits = |scores: &Self| scores.first.map(|score| (!score.is_nan()).then_some(score));
        bits(self) == bits(other) && self.others == other.others
    }
}

impl SourceScores {
    /// What a source gave; 0 where the act does not name it.
    pub fn get(&self, source: &str) -> f32 {
        self.iter().find(|(name, _)| *name == source).map_or(0.0, |(_, score)| score)
    }

    /// Sets what a source gave, unless it is not finite.
    pub(super) fn put(&mut self, source: &str, score: f32) {
        let mut first = FIRST_SOURCES.into_iter().zip(&mut self.0.first);
        match first.find(|(name, _)| *name == source) {
            _ if !score.is_finite() => {}
            Some((_, place)) => *place = score,
            None => drop(self.0.others.get_or_insert_default().0.insert(source.to_owned(), score)),
        }
    }

    /// Every source with what it gave, the first ones first, and then in the order of their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, f32)> {
        let first = FIRST_SOURCES.into_iter().zip(self.0.first).filter(|(_, score)| !score.is_nan());
        let others = self.0.others.iter().flat_map(|others| others.0.iter());
        first.chain(others.map(|(source, score)| (source.as_str(), *score)))
    }
}

impl<S: AsRef<str>> FromIterator<(S, f32)> for SourceScores {
    /// Scores that are not finite are left out: they have no form in a record, and nothing can be learnt from them.
    fn from_iter<I: IntoIterator<Item = (S, f32)>>(scores: I) -> Self {
        let mut all = Self::default();
        scores.into_iter().for_each(|(source, score)| all.put(source.as_ref(), score));
        all
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
