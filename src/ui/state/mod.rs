//! What the page holds, by concern: each file has a handle with a few fields, made once when the app starts, and there for as
//! long as the page. A handle has those that it rests on, which know nothing of it:
//!
//! ```text
//! history
//! memory   cards          versions
//! seen     topics         today
//! acts     conversation   digest
//! feed     outside        found    things
//! asked    inbox          keep     glide
//! engine   marks          router   toasts
//! ```

pub mod acts;
pub mod asked;
pub mod cards;
pub mod conversation;
pub mod digest;
pub mod engine;
pub mod feed;
pub mod found;
pub mod glide;
pub mod history;
pub mod inbox;
pub mod keep;
pub mod marks;
pub mod memory;
pub mod router;
pub mod seen;
pub mod sharing;
pub mod things;
pub mod toasts;
pub mod today;
pub mod topics;
pub mod versions;
