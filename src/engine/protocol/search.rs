//! Search.

use serde::{Deserialize, Serialize};

use super::{item::Card, status::FacetInfo};

/// Search by words, and by meaning where the model is ready.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Search {
    /// As typed; empty finds everything that passes the filters, most popular first.
    pub query: String,
    /// All must hold.
    pub filters: Vec<FacetFilter>,
    /// Cards wanted.
    pub limit: u16,
    /// In which order.
    #[serde(default)]
    #[cfg_attr(test, ts(optional, as = "Option<Sort>"))]
    pub sort: Sort,
}

/// An order of search results.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// What matches best; without a query, what is most popular.
    #[default]
    Relevance,
    /// By title.
    Title,
    /// By date, the latest first; items without one last.
    Newest,
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
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Results {
    /// The query they answer.
    pub query: String,
    /// Best first.
    pub cards: Vec<Card>,
    /// Items that match in all.
    pub total: u32,
    /// Whether meaning was used.
    pub semantic: bool,
    /// The query as it was taken, where no item has a word as it was typed: the words that a slip or two lead to.
    pub meant: Option<String>,
    /// What comes near, where nothing was found.
    pub near: Vec<Card>,
    /// Values of facets with how many of what was found have each, most first; those of a facet that is filtered by as if it
    /// were not.
    pub facets: Vec<FacetInfo>,
    /// Whether there are dates to sort by.
    pub dated: bool,
    /// The latest searches that are remembered, where nothing was typed, the last one first.
    pub recent: Vec<String>,
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
