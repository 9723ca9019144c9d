//! What is said beside requests: a greeting, thanks, what the app can do, why, a step back, and words that point at the last
//! answer.

use super::{
    super::tokens::{Token, phrase},
    grammar::Grammar,
    reader::TextReader,
    speech::SpeechAct,
};
use crate::catalog::ItemIx;

/// What a text does beside asking for something. A greeting or thanks before a request is a part of it.
pub fn act(tokens: &[Token], grammar: &Grammar) -> Option<SpeechAct> {
    let lists = [
        (SpeechAct::ForgetAll, &grammar.forget_all),
        (SpeechAct::Recall, &grammar.recall),
        (SpeechAct::Help, &grammar.help),
        (SpeechAct::Compare, &grammar.compare),
        (SpeechAct::Why, &grammar.why),
        (SpeechAct::Back, &grammar.back),
    ];
    let said = |list: &[&'static str]| {
        (0..tokens.len()).any(|at| list.iter().any(|words| phrase(tokens, at, words).is_some()))
    };
    let whole = |list: &[&'static str]| {
        let ends = |used: usize| {
            tokens.iter().skip(used).all(|token| !token.is_word() || grammar.is_stop(&token.lower))
        };
        list.iter().any(|words| phrase(tokens, 0, words).is_some_and(ends))
    };
    let found = lists.into_iter().find(|(act, list)| match act {
        SpeechAct::Why | SpeechAct::Back | SpeechAct::Help => whole(list),
        _ => said(list),
    });
    if let Some((act, _)) = found {
        return Some(act);
    }
    // Nothing but what is said between people.
    let mut at = 0;
    let mut act = None;
    while at < tokens.len() {
        let of = |list: &[&'static str]| list.iter().find_map(|words| phrase(tokens, at, words));
        let idle = tokens.get(at).is_some_and(|token| !token.is_word() || token.idle);
        if let Some(used) = of(&grammar.greetings) {
            (act, at) = (act.or(Some(SpeechAct::Greeting)), at + used);
        } else if let Some(used) = of(&grammar.thanks) {
            (act, at) = (act.or(Some(SpeechAct::Thanks)), at + used);
        } else if let Some(used) = of(&grammar.small_talk) {
            at += used;
        } else if idle {
            at += 1;
        } else {
            return None;
        }
    }
    act
}

impl TextReader<'_> {
    /// "more like the second one", "not that one": points at what was shown last.
    pub fn pointing(&mut self) {
        for at in 0..self.tokens.len() {
            let Some((ix, used)) = self.pointed_at(at) else { continue };
            let list = if self.denied(at) { &mut self.reading.unlike } else { &mut self.reading.like };
            if !list.contains(&ix) {
                list.push(ix);
            }
            self.take(at, used);
            self.take_cue(at);
        }
    }

    fn pointed_at(&self, at: usize) -> Option<(ItemIx, usize)> {
        let last = self.context.last;
        let led = usize::from(matches!(self.lower(at), "the" | "that" | "this"));
        let word = self.lower(at + led);
        let nth = self.grammar.ordinals.iter().position(|ordinal| *ordinal == word);
        let one = matches!(self.lower(at + led + 1), "one" | "")
            || self.tokens.get(at + led + 1).is_some_and(Token::is_break);
        match (nth, word) {
            (Some(nth), _) if led == 1 && one => Some((*last.get(nth)?, led + 2)),
            (None, "last") if led == 1 && one => Some((*last.last()?, led + 2)),
            (None, "one") if matches!(self.lower(at), "that" | "this") => Some((*last.first()?, led + 1)),
            _ => None,
        }
    }
}
