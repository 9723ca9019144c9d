//! What pages are built from.

pub mod card;
pub mod consent;
pub mod deliberate;
pub mod dials;
pub mod digest;
pub mod elsewhere;
pub mod icon;
pub mod long_work;
pub mod marks;
pub mod modal;
pub mod notice;
pub mod picture;
pub mod plan;
pub mod planner;
pub mod record;
pub mod row;
pub mod toast;
pub mod why;
