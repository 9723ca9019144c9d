//! A person's standing permission.

use serde::{Deserialize, Serialize};

use super::{EgressRequest, Purpose, Recipient, Scopes};
use crate::store::record::RecordKind;

/// The kind of record that a [`Grant`] is kept as.
pub const GRANT: RecordKind<Grant> = RecordKind::new("grant");

/// 30 days, in milliseconds.
pub const THIRTY_DAYS_MS: i64 = 30 * 24 * 60 * 60 * 1000;

/// Names a grant: below 2^53, so that a page can hold it.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct GrantId(pub u64);

impl GrantId {
    /// From a number that nobody can foresee.
    pub fn new(random: u64) -> Self {
        Self(random >> 11)
    }

    /// The storage key of the grant.
    pub(super) fn key(self) -> String {
        format!("{}/{:014x}", GRANT.name, self.0)
    }

    /// Reads what [`GrantId::key`] wrote.
    pub(super) fn from_key(key: &str) -> Option<Self> {
        let id = key.strip_prefix(GRANT.name)?.strip_prefix('/')?;
        u64::from_str_radix(id, 16).ok().map(Self)
    }
}

/// How long a grant holds.
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "GrantTerm"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Term {
    /// As long as this tab is open.
    Session,
    /// Until this moment, by the device's clock.
    Until(i64),
}

/// One recipient may be sent some kinds of data for one purpose, for a time.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// Its name.
    pub id: GrantId,
    /// To whom.
    pub recipient: Recipient,
    /// What for.
    pub purpose: Purpose,
    /// Kinds of data.
    pub scopes: Scopes,
    /// How long.
    pub term: Term,
    /// When it was given.
    pub given_at_ms: i64,
}

impl Grant {
    /// Whether it holds now. A clock that stands before the moment of giving has been set back: that asks again.
    pub fn holds(&self, now_ms: i64) -> bool {
        match self.term {
            Term::Session => true,
            Term::Until(end) => self.given_at_ms <= now_ms && now_ms < end,
        }
    }

    /// Whether it lets this request through now.
    pub fn covers(&self, request: &EgressRequest, now_ms: i64) -> bool {
        self.recipient == *request.recipient()
            && self.purpose == request.purpose()
            && self.scopes.cover(request.scopes())
            && self.holds(now_ms)
    }
}
