//! Memory + catalogue → slate.
//!
//! `evidence` weighs what is remembered, `interests` groups it, `ranker` scores candidates as a sum of contributions
//! (so that every explanation is exact), `slate` orders them: exploration and diversity, with the probability of each
//! choice written down. Everything is a pure function of its arguments and a seed.

pub mod collab;
mod crowd;
pub mod elsewhere;
pub mod evidence;
pub mod fatigue;
pub mod interests;
pub mod kinds;
pub mod learned;
pub mod ranker;
pub mod rules;
pub mod slate;

pub use elsewhere::Elsewhere;
pub use evidence::{Evidence, Exposure};
pub use interests::Interest;
pub use kinds::Kinds;
pub use learned::{Learned, Worth};
pub use ranker::{Basis, Part, Ranker, Scored};
pub use rules::Rules;
