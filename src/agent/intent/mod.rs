//! What a person says → what is to hold of the items: without any model, by a grammar for quantities and denials, and by
//! the words that the catalogue itself uses.
//!
//! A text is read in the order of certainty, over one row of tokens; a pass marks what it has understood. First what is
//! named: titles and people. Then quantities with their units, then values, then words that value. What is left orders what fits,
//! or says nothing: only a demand excludes. The passes are methods of `reader::TextReader`, one file a kind of meaning; how each
//! word is meant (demanded, wished, denied, or none of it) is read before, clause by clause (`clauses`).

mod acts;
mod ages;
mod clauses;
mod columns;
pub mod command;
mod grammar;
mod heard;
mod makers;
mod marked;
mod numbers;
mod opinions;
pub mod parts;
pub mod past;
mod quantity;
mod reader;
mod reading;
mod scales;
mod series;
mod slips;
pub mod speech;
mod stated;
mod titles;
mod told;
mod values;
mod wishes;
mod years;

use self::{
    clauses::Clauses,
    grammar::{Grammar, words},
    reader::TextReader,
    speech::SpeechAct,
    told::Stories,
};
pub use self::{
    heard::{Heard, HeardAs, MEANT},
    reader::Context,
    reading::{Reading, Set, UnreadComparison},
};
use super::{
    marks::Marked,
    tokens::{LONGEST, Token, phrase, tokens},
    vocabulary::{FieldIx, Vocabulary},
};
use crate::catalog::Item;

/// Reads a text over the words of a catalogue. What it corrects of itself is replaced.
pub fn read(text: &str, vocabulary: &Vocabulary, items: &[Item], context: Context<'_>) -> Reading {
    let grammar = Grammar::english();
    let shouted = !text.chars().any(char::is_lowercase);
    let mut tokens = tokens(text);
    let foreign = |recalls| words::read(&tokens, grammar, vocabulary, recalls);
    let mut read = foreign(false);
    if let Some((_, said)) = &read
        && acts::may_recall(said, grammar)
    {
        read = foreign(true);
    }
    let language = read.as_ref().map(|(code, _)| *code);
    if let Some((_, read)) = read {
        tokens = read;
    }
    let act = acts::act(&tokens, grammar);
    if act.is_some_and(|act| act.is_talk() || matches!(act, SpeechAct::Why | SpeechAct::Back)) {
        return Reading { act, language, ..Reading::default() };
    }
    // What is asked of memory is about when it was done, not about when things were made.
    let asked = act == Some(SpeechAct::Recall) && context.today > 0;
    let past = asked.then(|| past::past(&tokens, grammar, context.today)).flatten();
    let past = past.map(|(span, rest)| {
        tokens = rest;
        span
    });
    let did = (act == Some(SpeechAct::Recall)).then(|| acts::done(&mut tokens, grammar)).flatten();
    slips::mend(&mut tokens, grammar, vocabulary, context.near);
    let mut reading: Option<Reading> = None;
    for part in corrected(&tokens, grammar) {
        let said = |context| read_part(part.to_vec(), shouted, grammar, vocabulary, items, context);
        reading = Some(match reading {
            None => said(context),
            Some(before) => {
                let newer = said(Context { corrects: Some(&before), ..context });
                before.clone().then(Reading { instead: true, ..newer }, vocabulary, items)
            }
        });
    }
    let mut reading = reading.unwrap_or_default();
    if let Some(mark) = did.filter(|_| reading.marks.is_empty()) {
        reading.marks.push(Marked { mark, wanted: true, days: None });
    }
    reading.anew = act.is_none() && acts::stands_alone(&tokens, grammar, &reading, vocabulary);
    Reading { act, past, language, cut: text.chars().nth(LONGEST).is_some(), ..reading }
}

/// The text before a correction, and each text that corrects.
fn corrected<'a>(tokens: &'a [Token], grammar: &Grammar) -> Vec<&'a [Token]> {
    let mut parts = Vec::new();
    let mut from = 0;
    let mut at = 0;
    while at < tokens.len() {
        match grammar.corrections.iter().find_map(|words| phrase(tokens, at, words)) {
            Some(used) => {
                parts.extend(tokens.get(from..at));
                at += used;
                from = at;
            }
            None => at += 1,
        }
    }
    parts.extend(tokens.get(from..));
    parts
}

fn read_part(
    tokens: Vec<Token>,
    shouted: bool,
    grammar: &'static Grammar,
    vocabulary: &Vocabulary,
    items: &[Item],
    context: Context<'_>,
) -> Reading {
    let Clauses { denied, soft, hedged, aside } = Clauses::of(&tokens, grammar, shouted);
    let told = Stories::of(&tokens, grammar);
    let mut reader = TextReader {
        polarity: denied,
        soft,
        hedged,
        used: aside,
        told,
        taken: Vec::new(),
        unread: Vec::new(),
        heard: Vec::new(),
        tokens,
        grammar,
        vocabulary,
        items,
        context,
        shouted,
        reading: Reading::default(),
    };
    reader.indifference();
    reader.pointing();
    reader.popular();
    reader.titles();
    reader.opinions();
    reader.known_series();
    reader.occasions();
    reader.marks();
    reader.stories();
    reader.sets();
    reader.ages();
    reader.quantities();
    reader.values();
    reader.scales();
    reader.wishes();
    reader.names();
    reader.comparisons();
    reader.hints();
    reader.rest();
    reader.finish()
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
    said.kind.clear();
    said
}
