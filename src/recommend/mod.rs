//! Memory + catalogue → slate.
//!
//! `evidence` weighs what is remembered, `interests` groups it, `ranker` scores candidates as a sum of contributions
//! (so that every explanation is exact), `slate` orders them: exploration and diversity, with the probability of each
//! choice written down. Everything is a pure function of its arguments and a seed.

pub mod affinity;
pub mod basis;
mod centre;
pub mod collab;
mod collaborative;
pub mod elsewhere;
pub mod evidence;
pub mod families;
pub mod fatigue;
pub mod feedback;
mod gathered;
mod in_order;
pub mod interests;
mod item_standing;
pub mod kinds;
mod preference;
pub mod ranker;
pub mod rules;
pub mod slate;
pub mod source_weights;
mod suits;
mod supposed;
pub mod topics;

pub use basis::Basis;
pub use centre::Tastes;
pub use elsewhere::Elsewhere;
pub use evidence::{Evidence, Exposure};
pub use families::Families;
pub use feedback::{Because, OwnRule};
pub use interests::Interest;
pub use kinds::Kinds;
pub use ranker::{Ranker, ScorePart, Scored};
pub use rules::Rules;
pub use source_weights::{Learned, SourceWeights};
pub use topics::{HeldTopic, Hold, Topic, Topics};
