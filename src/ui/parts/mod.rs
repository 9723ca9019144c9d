//! What pages are built from.

pub mod card;
pub mod companions;
pub mod consent;
pub mod deliberate;
pub mod dials;
pub mod digest;
pub mod elsewhere;
pub mod filters;
pub mod icon;
pub mod keeping;
pub mod long_work;
pub mod marks;
pub mod modal;
pub mod notice;
pub mod picture;
pub mod plan;
pub mod planner;
pub mod recent;
pub mod record;
pub mod remembered;
pub mod row;
pub mod sorting;
pub mod toast;
pub mod topics;
pub mod welcome;
pub mod why;
