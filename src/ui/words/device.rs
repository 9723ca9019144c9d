//! What the page says of the app itself: its versions, what of it is kept on the device, what is handed to it, and how an
//! owner tries it.

pub use super::phrases::device::*;
use super::{chrome, formats::bytes};

/// Part of it is kept.
pub fn kept_of(kept: u64, total: u64) -> String {
    chrome::part_of(&bytes(kept), &bytes(total))
}

/// After an import.
pub fn imported(added: u32, left_out: u32) -> String {
    let added = taken_in(added.into());
    match left_out {
        0 => added,
        _ => format!("{added} {}", not_taken_in(left_out.into())),
    }
}
