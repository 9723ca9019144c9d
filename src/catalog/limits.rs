//! How large what comes in may be: each limit once, with its reason. What is too large is seen by its size, before
//! anything is made of it.

use super::Item;
use crate::untrusted::Untrusted;

/// Bytes of an id. It is a key in every table of memory, and an address at the longest.
pub const ID: usize = 512;
/// Bytes of a title, of a creator: a card shows two lines, and a browser that is to lay out more takes its time.
pub const LINE: usize = 2_000;
/// Bytes of a description: thirty pages. A model reads the first hundred words of it, a card the first line.
pub const DESCRIPTION: usize = 100_000;
/// Bytes of an address: the most that hosts commonly take.
pub const ADDRESS: usize = 8_000;
/// Bytes of all labels of one kind (tags, facets, names of numbers) of an item. Each is a word of the search.
pub const LABELS: usize = 20_000;
/// Bytes of a language's tag (BCP 47 asks for 35).
pub const LANGUAGE: usize = 64;
/// Bytes of one item in a file: more than the fields together may have, with room for their escapes.
pub const RECORD: usize = 1 << 20;
/// Bytes of a file that is read in a page: it is held in memory, with what is made of it, several times over.
pub const PAGE_FILE: usize = 50 << 20;
/// Bytes of a file that the command line tool reads: it is held in memory once.
pub const TOOL_FILE: u64 = 4 << 30;
/// Bytes of one file of a pack: a worker has 4 GiB for all of them. A million vectors have 388 MB.
pub const PACK_FILE: u64 = 1 << 30;
/// Components of a vector: the widest text models have 4,096, and sums over so many codes still fit 32 bits.
pub const DIM: usize = 16_384;
/// Popularity: beyond, an `f64` counts no longer.
pub const POPULARITY: f64 = 9_007_199_254_740_992.0;

/// Cuts texts that are too long, takes away what cannot be cut (half an address is another address), and names the fields.
/// The id is left as it is: half an id is another item.
pub fn cut(item: &mut Item) -> Vec<&'static str> {
    let mut named = Vec::new();
    let mut note = |field, is_cut: bool| named.extend(is_cut.then_some(field));
    note("title", cut_text(&mut item.title, LINE));
    note("description", cut_text(&mut item.description, DESCRIPTION));
    note("creator", item.creator.as_mut().is_some_and(|text| cut_text(text, LINE)));
    for (field, address) in [("url", &mut item.url), ("image", &mut item.image)] {
        note(field, address.take_if(|text| text.to_compare().len() > ADDRESS).is_some());
    }
    note("language", item.language.take_if(|tag| tag.len() > LANGUAGE).is_some());
    let mut room = LABELS;
    note("tags", keep_within(&mut room, item.tags.to_tidy()));
    let (mut room, mut is_cut) = (LABELS, false);
    item.facets.to_tidy().retain(|name, values| {
        let fits = takes(&mut room, name.len());
        is_cut |= !fits || keep_within(&mut room, values);
        fits && !values.is_empty()
    });
    note("facets", is_cut);
    let (mut room, before) = (LABELS, item.numbers.len());
    item.numbers.retain(|name, _| takes(&mut room, name.len()));
    note("numbers", item.numbers.len() < before);
    named
}

/// Cuts at the last whole character; whether there was anything to cut.
fn cut_text(text: &mut Untrusted<String>, most: usize) -> bool {
    let text = text.to_tidy();
    let is_long = text.len() > most;
    text.truncate(text.floor_char_boundary(most));
    is_long
}

/// Keeps the labels that there is room for, from the first; whether any had to go.
fn keep_within(room: &mut usize, labels: &mut Vec<String>) -> bool {
    let before = labels.len();
    labels.retain(|label| takes(room, label.len()));
    labels.len() < before
}

fn takes(room: &mut usize, bytes: usize) -> bool {
    let left = room.checked_sub(bytes);
    // Once something has no place, nothing behind it has: what is kept is a beginning.
    *room = left.unwrap_or(0);
    left.is_some()
}
