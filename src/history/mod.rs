//! A person's history as other services hand it out: the bytes of an export → what the person did, said as a few kinds of
//! acts. Nothing is asked of any network, and nothing in a file makes a reader panic: what cannot be used is counted by reason,
//! with one place for each.
//!
//! A file is unpacked (`unpack`) and taken apart into rows (`rows`); what it is, is told by the names of its columns, against one
//! list of declarations (`sources`, `table`), by which each row is read (`reading`). What is told twice is told once (`once`), what
//! it speaks of is looked for in a catalogue (`matching`), and what is to be remembered of it are `deeds`.

pub mod called;
pub mod deeds;
pub mod ids;
pub mod matching;
pub mod read;
pub mod summary;

mod activity;
mod block;
mod cells;
mod choices;
mod entry;
mod json_rows;
mod left_out;
mod names;
mod once;
mod page_rows;
mod reading;
mod rows;
mod sources;
mod table;
mod titles;
mod told;
mod unpack;
mod when;
mod xml_rows;

pub use choices::{Choices, HistoryQuestion};
pub use deeds::{Deed, HistoryFound, HistoryOrder};
pub use entry::{HistoryEntry, Kind, Rating};
pub use left_out::{HistoryLeftOut, HistoryPlace, HistoryWhy};
pub use matching::{ItemMatch, Matcher};
pub use read::read;
pub use summary::HistorySummary;
pub use told::{FileTold, History};
