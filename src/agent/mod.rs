//! From a goal to a plan to an answer.

pub mod llm;
