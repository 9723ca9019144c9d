//! Carries a plan out, step by step. It knows no clock, network or store: it says what it needs next ([`Next`]) and is
//! told what came of it. What a budget or the policy does not allow does not happen, and the trace says so.
//!
//! - `run`: the plan under way: whose turn it is, what is left of the budget, the trace.
//! - `tools`: the tools that only read, and what they have found so far.
//! - `answer`: what came of it, every item checked, or what it would take.

mod answer;
mod run;
mod tools;

pub use answer::PlanAnswer;
pub use run::{Executor, Next, StepFailure, StepOutcome, TraceEntry};
