//! How an item stands with a person.

use super::{centre::Centre, source_weights::SourceVector};
use crate::catalog::ItemIx;

/// How an item stands with the person, worked out once for all that is asked of it.
pub struct ItemStanding<'r> {
    /// The item.
    pub ix: ItemIx,
    /// The interest that fits it best.
    pub near: Option<&'r Centre>,
    /// What was turned down more than once and is nearer to it than all that is liked, with what that takes from it.
    pub against: Option<(&'r Centre, f32)>,
    /// What each source gives it.
    pub sources: SourceVector,
    /// What the topics that the person holds add.
    pub topics: f32,
    /// The score before fatigue and what is no matter of taste.
    pub untired: f32,
}
