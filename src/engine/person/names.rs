//! The names of entries of lists.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// The name of an entry that has a number: of a fixed width, so that names sort as the numbers do.
pub(super) fn number(id: u64) -> String {
    format!("{id:016x}")
}

/// The name of an entry that has a name of its own, in ASCII.
pub(super) fn encoded(name: &str) -> String {
    utf8_percent_encode(name, NON_ALPHANUMERIC).to_string()
}
