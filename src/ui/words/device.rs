//! What the page says of the app itself: its versions, what of it is kept on the device, what is handed to it, and how an
//! owner tries it.

pub use super::phrases::device::*;
use super::{
    chrome,
    formats::{bytes, count},
};
use crate::engine::protocol::Imported;

/// Part of it is kept.
pub fn kept_of(kept: u64, total: u64) -> String {
    chrome::part_of(&bytes(kept), &bytes(total))
}

/// What to say of a file that is larger than what is read here.
pub fn too_large_for(bytes_of_it: f64, most: usize) -> Option<String> {
    (bytes_of_it > most as f64).then(|| too_large(&bytes(most as u64)))
}

/// After an import: what came in, and what was left out and why.
pub fn imported(imported: &Imported) -> String {
    let Imported { added, known, forgotten, left_out, damaged: broken, unknown: foreign } = imported;
    let (added, known, forgotten, left_out) = (*added, *known, *forgotten, *left_out);
    let some = |count: u32, say: &dyn Fn(u32) -> String| (count > 0).then(|| say(count));
    let told = [
        Some(taken_in(added.into())),
        some(known, &|known| taken_in_before(&count(known.into()))),
        some(forgotten, &|forgotten| stays_forgotten(&count(forgotten.into()))),
        some(left_out, &|left_out| not_taken_in(left_out.into())),
        (!broken.is_empty()).then(|| damaged(&broken.join(", "))),
        (!foreign.is_empty()).then(|| unknown(&foreign.join(", "))),
    ];
    told.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
