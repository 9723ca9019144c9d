//! Series that somebody knows whole: "I've watched all of the Lonely River ones", "they've seen every Distant Orchard film".

use super::{
    super::{
        tokens::folded,
        vocabulary::{FieldIx, Place},
    },
    heard::HeardAs,
    reader::{SURE, TextReader},
};
use crate::catalog::ItemIx;

impl TextReader<'_> {
    /// Notes every item as seen that has the name of such a series in its title. A name that no title has says nothing: what is
    /// known is no topic.
    pub fn known_series(&mut self) {
        for at in 0..self.tokens.len() {
            let goes_on = at.checked_sub(1).is_some_and(|before| self.is_name(before));
            if goes_on || !self.is_name(at) || !self.is_known_whole(at) {
                continue;
            }
            let count = (at..self.tokens.len()).take_while(|nth| self.is_name(*nth)).count();
            // Who made them is read with the values.
            let words: Vec<&str> = (at..at + count).map(|nth| self.word(nth)).collect();
            let is_maker = |(field, ..): &(FieldIx, usize, usize)| {
                self.vocabulary
                    .field(*field)
                    .is_some_and(|field| field.names || field.place == Place::Creator)
            };
            if self.by(at) || self.vocabulary.values_at(&words).iter().any(is_maker) {
                continue;
            }
            let has = |title: &str| folded(title).windows(count).any(|window| window == words);
            let items = (0..).zip(self.items).filter(|(_, item)| has(item.title.to_compare()));
            let known: Vec<ItemIx> = items.map(|(ix, _)| ix).collect();
            if let Some(first) = known.first() {
                self.hear(at, HeardAs::Seen(*first), SURE);
            }
            self.reading.seen.extend(known);
            self.take(at, count);
        }
    }
}
