//! What the person says of an item beside their mark on it, "less of this, because …" and "more of this", as rules: each says
//! what it keeps out or puts forward, and until when.

use serde::{Deserialize, Serialize};

const DAY_MS: i64 = 86_400_000;

/// Why less is wanted, or more.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Because {
    /// It was seen elsewhere: it, and its variants, are no recommendation any more.
    Seen,
    /// It takes too long: nothing that takes as long.
    TooLong,
    /// Not now: it, and its variants, for some days.
    NotNow,
    /// Nothing by its maker.
    Maker,
    /// Nothing of its topic.
    Topic,
    /// It is too much like what is known: nothing that is close to it.
    Similar,
    /// More that is like it.
    More,
    /// More by its maker.
    MoreByMaker,
}

impl Because {
    /// Whether more is wanted.
    pub fn lifts(self) -> bool {
        matches!(self, Self::More | Self::MoreByMaker)
    }

    /// For how many days it holds; until it is taken back, if none.
    pub fn days(self) -> Option<i64> {
        match self {
            Self::Seen => None,
            Self::NotNow => Some(7),
            Self::Similar | Self::More => Some(30),
            Self::TooLong => Some(90),
            Self::Topic | Self::MoreByMaker => Some(180),
            Self::Maker => Some(365),
        }
    }
}

/// What the person said of an item, and what follows from it.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OwnRule {
    /// Names it.
    pub id: u64,
    /// Why.
    pub because: Because,
    /// The catalogue of the item that it was said of.
    pub catalog: String,
    /// That item.
    pub item: String,
    /// What it goes by: the maker, the topic, the name of the number that says how long things are; else the item's title.
    pub name: String,
    /// The facet whose value the topic is; none for a tag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub facet: Option<String>,
    /// From which number on it takes too long.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub least: Option<f64>,
    /// When it was said, in milliseconds since the Unix epoch.
    pub at_ms: i64,
    /// When it ends; when it is taken back, if none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub until_ms: Option<i64>,
}

impl OwnRule {
    /// The rule as it holds when it is said at a moment.
    pub fn from(self, at_ms: i64) -> Self {
        let until_ms = self.because.days().map(|days| at_ms.saturating_add(days * DAY_MS));
        Self { at_ms, until_ms, ..self }
    }

    /// Whether it holds at a moment.
    pub fn holds(&self, now_ms: i64) -> bool {
        self.until_ms.is_none_or(|until| now_ms < until)
    }

    /// Whether another one is about the same, for it or against it: what was said last counts.
    pub fn is_overruled_by(&self, other: &Self) -> bool {
        self.subject() == other.subject()
    }

    fn subject(&self) -> (Because, Option<&str>, &str, &str, String) {
        let because = match self.because {
            Because::More => Because::Similar,
            Because::MoreByMaker => Because::Maker,
            because => because,
        };
        let (catalog, item) = match because {
            Because::Maker | Because::Topic => ("", ""),
            Because::TooLong => (self.catalog.as_str(), ""),
            _ => (self.catalog.as_str(), self.item.as_str()),
        };
        (because, self.facet.as_deref(), catalog, item, self.name.to_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(because: Because, item: &str, name: &str) -> OwnRule {
        OwnRule {
            id: 1,
            because,
            catalog: "films".into(),
            item: item.into(),
            name: name.into(),
            facet: None,
            least: None,
            at_ms: 0,
            until_ms: None,
        }
    }

    #[test]
    fn a_rule_ends_when_it_says() {
        for because in [Because::Seen, Because::NotNow, Because::Maker, Because::More] {
            let said = rule(because, "a", "A").from(DAY_MS);
            let last = because.days().map(|days| (1 + days) * DAY_MS);
            assert_eq!(said.until_ms, last);
            assert!(said.holds(last.unwrap_or(i64::MAX) - 1), "{because:?}");
            assert!(last.is_none_or(|last| !said.holds(last)), "{because:?}");
        }
    }

    #[test]
    fn what_is_said_last_of_the_same_counts() {
        use Because::{Maker, More, MoreByMaker, NotNow, Seen, Similar, TooLong};
        let of = |because, item, name| rule(because, item, name);
        for (a, b, same) in [
            (of(Maker, "a", "Jane Doe"), of(Maker, "b", "jane doe"), true),
            (of(Maker, "a", "Jane Doe"), of(Maker, "a", "John Doe"), false),
            (of(NotNow, "a", "A"), of(NotNow, "a", "A"), true),
            (of(NotNow, "a", "A"), of(NotNow, "b", "A"), false),
            (of(NotNow, "a", "A"), of(Seen, "a", "A"), false),
            (of(TooLong, "a", "minutes"), of(TooLong, "b", "minutes"), true),
            (of(Maker, "a", "Jane Doe"), of(MoreByMaker, "b", "Jane Doe"), true),
            (of(Similar, "a", "A"), of(More, "a", "A"), true),
        ] {
            assert_eq!(a.is_overruled_by(&b), same, "{a:?} {b:?}");
        }
    }
}
