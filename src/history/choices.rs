//! What only the person can tell of their history.

use serde::{Deserialize, Serialize};

use crate::catalog::values::date::Order;

/// What a file leaves open, and only the person can tell.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum HistoryQuestion {
    /// Whether the day or the month comes first in its dates.
    DayMonth {
        /// A date that can be read either way.
        example: String,
    },
    /// Whose of several profiles is meant.
    Profile {
        /// Their names.
        names: Vec<String>,
    },
    /// The columns are none that is known, and are read as their names suggest.
    Columns,
}

/// What the person has decided.
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "HistoryChoices"))]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choices {
    /// Whether the day comes before the month.
    pub day_first: Option<bool>,
    /// The profile that is theirs.
    pub profile: Option<String>,
    /// Whether columns that are not known are read as their names suggest.
    pub columns: bool,
}

impl Choices {
    pub(super) fn order(&self) -> Order {
        match self.day_first {
            Some(true) => Order::Day,
            Some(false) => Order::Month,
            None => Order::Unknown,
        }
    }
}
