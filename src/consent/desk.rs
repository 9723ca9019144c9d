//! Who decides: grants first, then the person.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    EgressRequest, Grant, GrantId, Permit, Purpose, Recipient,
    grant::{THIRTY_DAYS_MS, Term},
};

/// What a person says to a request.
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "ConsentAnswer"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsentAnswer {
    /// Not this, and don't ask again for this recipient and purpose while the tab is open, unless the person presses for it.
    No,
    /// These bytes, now.
    Once,
    /// Requests like this one while this tab is open.
    Session,
    /// Requests like this one for 30 days.
    ThirtyDays,
}

/// What becomes of a request.
#[derive(Debug, PartialEq)]
pub enum Decision {
    /// A grant covers it.
    Granted(Permit),
    /// The person has to say.
    Ask(PendingRequest),
    /// The person said no to its recipient and purpose in this tab.
    Refused,
}

/// A request that waits for the person.
#[derive(Debug, PartialEq)]
pub struct PendingRequest {
    request: EgressRequest,
}

impl PendingRequest {
    /// What would leave.
    pub fn request(&self) -> &EgressRequest {
        &self.request
    }
}

/// The grants that hold, and what was refused.
#[derive(Debug, Clone, Default)]
pub struct Desk {
    grants: Vec<Grant>,
    refused: BTreeSet<(Recipient, Purpose)>,
}

impl Desk {
    /// Every grant that holds now.
    pub fn grants(&self, now_ms: i64) -> impl Iterator<Item = &Grant> {
        self.grants.iter().filter(move |grant| grant.holds(now_ms))
    }

    /// What was refused in this tab.
    pub fn refused(&self) -> impl Iterator<Item = &(Recipient, Purpose)> {
        self.refused.iter()
    }

    /// Takes over the grants that outlive this tab, as storage has them now. A grant revoked in another tab is gone.
    pub fn keep(&mut self, kept: Vec<Grant>) {
        self.grants.retain(|grant| grant.term == Term::Session);
        self.grants.extend(kept.into_iter().filter(|grant| grant.term != Term::Session));
    }

    /// Decides. Nothing is permitted by default.
    pub fn decide(&self, request: EgressRequest, now_ms: i64) -> Decision {
        let key = (request.recipient().clone(), request.purpose());
        if self.refused.contains(&key) {
            return Decision::Refused;
        }
        match self.grants.iter().find(|grant| grant.covers(&request, now_ms)) {
            Some(grant) => Decision::Granted(Permit::new(request, Some(grant.id))),
            None => Decision::Ask(PendingRequest { request }),
        }
    }

    /// Takes the person's answer. Returns the permit, and the grant that came with it; the caller keeps the grant in the
    /// ledger and calls [`Desk::add`] once it is there.
    pub fn answer(
        &mut self,
        question: PendingRequest,
        answer: ConsentAnswer,
        id: GrantId,
        now_ms: i64,
    ) -> Option<(Permit, Option<Grant>)> {
        let request = question.request;
        let term = match answer {
            ConsentAnswer::No => {
                self.refused.insert((request.recipient().clone(), request.purpose()));
                return None;
            }
            ConsentAnswer::Once => return Some((Permit::new(request, None), None)),
            ConsentAnswer::Session => Term::Session,
            ConsentAnswer::ThirtyDays => Term::Until(now_ms.saturating_add(THIRTY_DAYS_MS)),
        };
        let grant = Grant {
            id,
            recipient: request.recipient().clone(),
            purpose: request.purpose(),
            scopes: request.scopes(),
            term,
            given_at_ms: now_ms,
        };
        Some((Permit::new(request, Some(id)), Some(grant)))
    }

    /// A grant holds from now on.
    pub fn add(&mut self, grant: Grant) {
        self.grants.push(grant);
    }

    /// A grant holds no longer. False if there was none.
    pub fn revoke(&mut self, id: GrantId) -> bool {
        let before = self.grants.len();
        self.grants.retain(|grant| grant.id != id);
        self.grants.len() < before
    }

    /// The person wants to be asked again.
    pub fn ask_again(&mut self, recipient: &Recipient, purpose: Purpose) {
        self.refused.remove(&(recipient.clone(), purpose));
    }

    /// No grant holds any longer, nothing is refused.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}
