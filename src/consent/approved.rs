//! The proof that something may leave.

use super::{EgressRequest, GrantId, ReceiptId};

/// Something that a person has approved and that the ledger holds, durably, as about to be sent. It lets one sending
/// happen: it is neither `Clone` nor `Copy`.
///
/// Nobody but this room can make one, not by its fields:
///
/// ```compile_fail,E0451
/// use penchant::consent::{Approved, EgressRequest, Purpose, ReceiptId, Scopes};
/// let item = EgressRequest::get("https://a.example/", Purpose::Lookup, Scopes::default()).unwrap();
/// let forged = Approved { item, receipt: ReceiptId { node: 1, n: 1 } };
/// ```
///
/// nor by a constructor, nor by copying one that was used:
///
/// ```compile_fail,E0599
/// use penchant::consent::{Approved, EgressRequest};
/// fn twice(approved: Approved<EgressRequest>) -> [Approved<EgressRequest>; 2] {
///     [approved.clone(), approved]
/// }
/// ```
///
/// nor out of a permit, without the ledger:
///
/// ```compile_fail,E0624
/// use penchant::consent::{Approved, EgressRequest, Permit, ReceiptId};
/// fn unrecorded(permit: Permit) -> Approved<EgressRequest> {
///     permit.recorded_as(ReceiptId { node: 1, n: 1 })
/// }
/// ```
///
/// What can be done with one is to read it:
///
/// ```
/// use penchant::consent::{Approved, EgressRequest};
/// fn size(approved: &Approved<EgressRequest>) -> usize {
///     approved.get().message().len()
/// }
/// ```
#[derive(Debug, PartialEq)]
pub struct Approved<T> {
    item: T,
    receipt: ReceiptId,
}

impl<T> Approved<T> {
    /// What was approved.
    pub fn get(&self) -> &T {
        &self.item
    }

    /// Where the ledger says so.
    pub fn receipt(&self) -> ReceiptId {
        self.receipt
    }
}

/// A person's "yes" to one request, by an answer or by a grant. It is not in the ledger yet, so it sends nothing.
#[derive(Debug, PartialEq)]
pub struct Permit {
    request: EgressRequest,
    grant: Option<GrantId>,
}

impl Permit {
    pub(super) fn new(request: EgressRequest, grant: Option<GrantId>) -> Self {
        Self { request, grant }
    }

    /// What was permitted.
    pub fn request(&self) -> &EgressRequest {
        &self.request
    }

    /// By which grant; none if for this once.
    pub fn grant(&self) -> Option<GrantId> {
        self.grant
    }

    pub(super) fn recorded_as(self, receipt: ReceiptId) -> Approved<EgressRequest> {
        Approved { item: self.request, receipt }
    }
}
