//! memory + catalogue → slate: candidates, ranking, re-ranking, explanation.

pub mod collab;
