//! Search.

use serde::{Deserialize, Serialize};

use super::item::Card;

/// Search by words, and by meaning where the model is ready.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Search {
    /// As typed; empty finds everything that passes the filters, most popular first.
    pub query: String,
    /// All must hold.
    pub filters: Vec<FacetFilter>,
    /// Cards wanted.
    pub limit: u16,
}

/// One hard filter: the item's facet holds one of the values.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetFilter {
    /// Name as in the pack.
    pub facet: String,
    /// Any of these.
    pub values: Vec<String>,
}

/// Search results.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Results {
    /// The query they answer.
    pub query: String,
    /// Best first.
    pub cards: Vec<Card>,
    /// Items that match in all.
    pub total: u32,
    /// Whether meaning was used.
    pub semantic: bool,
}

/// The model's vectors of texts, for measurement and tests.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Embed {
    /// The texts.
    pub texts: Vec<String>,
}

/// Unit vectors, concatenated in the order of the texts.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Vectors {
    /// Components of each.
    pub dim: u32,
    /// `dim` values per text.
    pub values: Vec<f32>,
}
