//! What ranking rests on besides the person.

use super::{collab::CollabRanker, families::Families, kinds::Kinds, rules::Rules};
use crate::{catalog::gone::Ends, index::flat::FlatIndex};

/// What ranking rests on besides the person: everything that is derived from the catalogue alone.
#[derive(Clone, Copy)]
pub struct Basis<'a> {
    /// Item vectors, if the pack has any.
    pub space: Option<&'a FlatIndex>,
    /// Mean vector of the catalogue; empty without vectors.
    pub mean: &'a [f32],
    /// Popularity of every item in [0, 1].
    pub prior: &'a [f32],
    /// The owner's collaborative weights, if the pack has any.
    pub collab: Option<&'a CollabRanker>,
    /// The items' kinds.
    pub kinds: &'a Kinds,
    /// Which of them are of one family.
    pub families: &'a Families,
    /// The owner's disclosed rules.
    pub rules: &'a Rules,
    /// When items cease to be had.
    pub ends: &'a Ends,
}
