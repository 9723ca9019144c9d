//! A person's history as other services hand it out: the bytes of an export → what the person did, said as a few kinds of
//! acts. Nothing is asked of any network, and nothing in a file makes a reader panic: what cannot be used is counted by reason,
//! with one place for each.
//!
//! A file is unpacked (`unpack`) and taken apart into rows (`rows`); what it is, is told by the names of its columns, against one
//! list of declarations (`sources`), by which each row is read (`table`). What is told twice is told once (`once`).

pub mod entry;
pub mod ids;
pub mod matching;
mod once;
pub mod read;
mod rows;
mod sources;
pub mod summary;
mod table;
mod titles;
mod unpack;
mod when;

pub use entry::{Choices, Entry, FileTold, History, Kind, LeftOut, Place, Question, Rating, Why};
pub use matching::{Match, Matcher};
pub use read::read;
pub use summary::{Deed, Found, Order, Summary};
