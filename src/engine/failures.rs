//! Failures that several kinds of request share.

use super::protocol::{Defect, Failure, ModelFault};

/// Nothing can be answered before memory and catalogue are open.
pub fn not_started() -> Failure {
    Failure::internal(Defect::NotOpen)
}

/// What is added to a list that holds as much as it can: said before anything of it is dropped.
pub fn full(most: usize) -> Failure {
    Failure::Full { most: most as u32 }
}

/// The catalogue has no such item.
pub fn not_found(id: &str) -> Failure {
    Failure::NotFound { item: id.to_owned() }
}

/// The model is needed and cannot be used.
pub fn no_model(why: impl Into<ModelFault>) -> Failure {
    Failure::Model { why: why.into() }
}
