//! What a person says → what is to hold of the items: without any model, by a grammar for quantities and denials, and by
//! the words that the catalogue itself uses.
//!
//! Reading is several passes over one row of tokens; a pass marks the tokens that it has understood, and what is left at
//! the end is what the items should be about. The passes are methods of `reader::Reader`, one file a kind of meaning:
//! `numbers`, `values`, `wishes`.

pub mod command;
mod grammar;
mod numbers;
pub mod parts;
mod polarity;
mod quantity;
mod reader;
mod reading;
mod values;
mod wishes;

use self::{grammar::Grammar, reader::TextReader};
pub use self::{
    reader::Context,
    reading::{Reading, Set},
};
use super::{
    tokens::tokens,
    vocabulary::{FieldIx, Vocabulary},
};
use crate::catalog::Item;

/// Reads a text over the words of a catalogue.
pub fn read(text: &str, vocabulary: &Vocabulary, items: &[Item], context: Context<'_>) -> Reading {
    let tokens = tokens(text);
    let grammar = Grammar::english();
    let mut reader = TextReader {
        polarity: polarity::polarity(&tokens, grammar),
        soft: polarity::hedged(&tokens, grammar),
        used: vec![false; tokens.len()],
        tokens,
        grammar,
        vocabulary,
        items,
        context,
        reading: Reading::default(),
    };
    reader.indifference();
    reader.titles();
    reader.sets();
    reader.quantities();
    reader.values();
    reader.scales();
    reader.wishes();
    reader.names();
    reader.hints();
    reader.rest();
    reader.reading
}

/// Reads the answer to a question about a field. What it does not settle is settled all the same: there is no preference.
pub fn read_reply(text: &str, about: Option<FieldIx>, vocabulary: &Vocabulary, items: &[Item]) -> Reading {
    let context = Context { asked: about, ..Context::default() };
    let mut said = read(text, vocabulary, items, context);
    let settled = about.is_none_or(|field| said.settles(field)) || said.hard().next().is_some();
    if !settled {
        said.indifferent.extend(about);
    }
    // An answer is about what was asked; its other words are no topic.
    said.topic.clear();
    said
}
