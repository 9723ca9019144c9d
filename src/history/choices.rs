//! What only the person can tell of their history.

use serde::{Deserialize, Deserializer, Serialize, de::Error};

use crate::catalog::values::date::Order;

/// What a file leaves open, and only the person can tell.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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

// Not derived: what serde derives for a tagged enum reads a copy of what it is given first, and is many times as large.
impl<'de> Deserialize<'de> for HistoryQuestion {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Fields {
            r#type: String,
            #[serde(default)]
            example: Option<String>,
            #[serde(default)]
            names: Option<Vec<String>>,
        }
        match Fields::deserialize(deserializer)? {
            Fields { r#type, example: Some(example), .. } if r#type == "day_month" => {
                Ok(Self::DayMonth { example })
            }
            Fields { r#type, names: Some(names), .. } if r#type == "profile" => Ok(Self::Profile { names }),
            Fields { r#type, .. } if r#type == "columns" => Ok(Self::Columns),
            _ => Err(D::Error::custom("no question of a history")),
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_read_as_it_was_written() {
        let day_month = HistoryQuestion::DayMonth { example: "03/04/2021".into() };
        let profile = HistoryQuestion::Profile { names: vec!["A".into(), "B".into()] };
        for question in [day_month, profile, HistoryQuestion::Columns] {
            let json = serde_json::to_string(&question).unwrap();
            assert_eq!(serde_json::from_str::<HistoryQuestion>(&json).unwrap(), question);
        }
    }
}
