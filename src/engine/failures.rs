//! Failures that several kinds of request share.

use super::protocol::{Failure, FailureKind};
use crate::store::StoreError;

/// Nothing can be answered before memory and catalogue are open.
pub fn not_started() -> Failure {
    Failure { kind: FailureKind::Internal, message: "The catalogue is not open yet.".into() }
}

/// What is added to a list that holds as much as it can: said before anything of it is dropped.
pub fn full(most: usize) -> Failure {
    Failure { kind: FailureKind::Full, message: format!("There are {most} already. Remove one first.") }
}

/// The catalogue has no such item.
pub fn not_found(id: &str) -> Failure {
    Failure {
        kind: FailureKind::NotFound, message: format!("There is no item “{id}” in this catalogue.")
    }
}

/// The model is needed and cannot be used.
pub fn no_model(why: &str) -> Failure {
    Failure { kind: FailureKind::Model, message: format!("The model can't be used. {why}") }
}

/// The store refused.
pub fn not_kept(error: StoreError) -> Failure {
    Failure { kind: FailureKind::Memory, message: format!("This could not be kept: {error}.") }
}
