//! What a task wants done next, and how it ends.

use crate::{
    agent::llm::PlanDraft,
    consent::{EgressRequest, ledger::TransferFailure},
    engine::{
        ports::PackInMemory,
        protocol::egress::{PageTask, WhyNot},
    },
    lookup::{Claim, NoClaim},
};

/// Names a task, by who began it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TaskId {
    /// The page, which chose the number.
    Page(PageTask),
    /// A step of a plan; the number is drawn by chance.
    Plan(u64),
}

/// What a task wants done.
pub enum Do {
    /// Ask for consent, then send.
    Send {
        /// What.
        request: Box<EgressRequest>,
        /// Whether the person may be asked.
        ask: bool,
    },
    /// Stop what is under way.
    Abort(TransferFailure),
    /// Show more of a planner's text.
    Say(String),
    /// What was shown is void.
    Repair,
    /// No more.
    End(Done),
}

/// How a task ended; what needs more than consent is the engine's.
#[derive(Debug)]
pub enum Done {
    /// A plan, with what was replaced put back.
    Plan {
        /// Checked in its form.
        plan: PlanDraft,
        /// Which planner made it.
        tier: String,
    },
    /// No plan.
    NoPlan(WhyNot),
    /// An encyclopedia's answer.
    Claim {
        /// Under which it is kept.
        key: String,
        /// The answer.
        claim: Result<Claim, NoClaim>,
    },
    /// A picture, by its content one that a browser shows without running anything.
    Picture {
        /// MIME type.
        kind: &'static str,
        /// The file.
        bytes: Vec<u8>,
    },
    /// All files of a pack.
    Pack {
        /// Absolute URL of the manifest.
        url: String,
        /// By their paths.
        files: PackInMemory,
    },
    /// It did not come about.
    Failed(WhyNot),
}
