//! What is said beside requests: a greeting, thanks, what the app can do, why, a step back, and words that point at the last
//! answer.

use super::{
    super::{
        constraint::{Constraint, Test},
        marks::OwnMark,
        measure::{Degree, scale},
        tokens::{Token, phrase},
        vocabulary::{Place, Vocabulary},
    },
    grammar::Grammar,
    quantity,
    reader::TextReader,
    reading::Reading,
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
    let begin = tokens.iter().position(Token::is_word).unwrap_or_default();
    let whole = |list: &[&'static str]| {
        let ends = |used: usize| {
            tokens.iter().skip(begin + used).all(|token| !token.is_word() || grammar.is_stop(&token.lower))
        };
        list.iter().any(|words| phrase(tokens, begin, words).is_some_and(ends))
    };
    let states =
        |at: usize| tokens.get(at).is_some_and(|token| matches!(token.lower.as_str(), "are" | "is" | ":"));
    let asks = |list: &[&'static str]| {
        (0..tokens.len()).any(|at| {
            list.iter().any(|words| phrase(tokens, at, words).is_some_and(|used| !states(at + used)))
        })
    };
    let found = lists.into_iter().find(|(act, list)| match act {
        // "my likes are" states them.
        SpeechAct::Recall => asks(list) || recalls(tokens, grammar).is_some(),
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

/// Whether a text may ask what is remembered.
pub fn may_recall(tokens: &[Token], grammar: &Grammar) -> bool {
    let lists = [&grammar.recall_heads, &grammar.recall];
    let said =
        |at: usize| lists.iter().any(|list| list.iter().any(|words| phrase(tokens, at, words).is_some()));
    (0..tokens.len()).any(said)
}

/// Where somebody asks what they did, and what that was: "what did I last winter like".
fn recalls(tokens: &[Token], grammar: &Grammar) -> Option<(usize, usize, usize, OwnMark)> {
    let heads = |at: usize| grammar.recall_heads.iter().find_map(|words| phrase(tokens, at, words));
    let (at, used) = (0..tokens.len()).find_map(|at| Some((at, heads(at)?)))?;
    let did = |at: usize| {
        let lower = tokens.get(at)?.lower.as_str();
        grammar.recall_verbs.iter().find(|(verb, _)| *verb == lower).map(|(_, mark)| (at, *mark))
    };
    let (verb, mark) = (at + used..tokens.len()).find_map(did)?;
    Some((at, used, verb, mark))
}

/// What somebody asks that they did; the words that ask it say nothing more.
pub fn done(tokens: &mut Vec<Token>, grammar: &Grammar) -> Option<OwnMark> {
    let about = (0..tokens.len())
        .find_map(|at| Some((at, grammar.recall_about.iter().find_map(|words| phrase(tokens, at, words))?)));
    if let Some((at, used)) = about {
        tokens.drain(at..at + used);
        return None;
    }
    let (at, used, verb, mark) = recalls(tokens, grammar)?;
    tokens.remove(verb);
    tokens.drain(at..at + used);
    Some(mark)
}

/// Whether a text is a request by itself: it asks for something of a kind, and nothing ties it to what was said before.
pub fn stands_alone(tokens: &[Token], grammar: &Grammar, reading: &Reading, vocabulary: &Vocabulary) -> bool {
    let is_kind = |constraint: &Constraint| {
        let field = constraint.field().and_then(|ix| vocabulary.field(ix));
        matches!(constraint.test, Test::Is(_)) && field.is_some_and(|field| field.place == Place::Facet)
    };
    let asked_for =
        !reading.like.is_empty() || !reading.topic.is_empty() || reading.constraints.iter().any(is_kind);
    let lower = |at: usize| tokens.get(at).map_or("", |token| token.lower.as_str());
    let of = |at: usize, list: &[&'static str]| list.iter().find_map(|words| phrase(tokens, at, words));
    // Greetings, thanks and "now" stand before a request, and say nothing of it.
    let mut first = 0;
    while let Some(token) = tokens.get(first) {
        let beside = [&grammar.greetings, &grammar.thanks, &grammar.small_talk]
            .into_iter()
            .find_map(|list| of(first, list));
        let idle = !token.is_word() || matches!(token.lower.as_str(), "now" | "then" | "next" | "so");
        match beside.or(idle.then_some(1)) {
            Some(used) => first += used,
            None => break,
        }
    }
    let numbered = quantity::number(tokens, first, grammar).is_some();
    let opens = numbered
        || tokens.get(first).is_some_and(|token| grammar.is_generic(&token.word))
        || matches!(lower(first), "a" | "an" | "some")
        || (first..tokens.len()).any(|at| of(at, &grammar.openings).is_some());
    let is_tie = |at: usize| match lower(at) {
        "more" | "less" | "fewer" => lower(at + 1) != "than",
        "one" => !matches!(lower(at + 1), "of" | "hundred" | "hour" | "day" | "minute"),
        "too" => tokens.get(at + 1).is_none_or(|next| !next.is_word()),
        word if scale(word).is_some_and(|scale| scale.degree == Degree::Comparative) => {
            lower(at + 1) != "than"
        }
        _ => of(at, &grammar.ties).is_some(),
    };
    asked_for && opens && of(first, &grammar.fragments).is_none() && !(first..tokens.len()).any(is_tie)
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
        if let ("number" | "#", Some(nth)) = (self.lower(at), self.tokens.get(at + 1).and_then(Token::number))
        {
            return Some((*last.get((nth as usize).checked_sub(1)?)?, 2));
        }
        let idle = |at: usize| self.tokens.get(at).is_some_and(|token| token.is_break() || token.idle);
        let and_another = matches!(self.lower(at + led + 1), "and" | "or")
            && self.grammar.ordinals.contains(&self.lower(at + led + 3));
        let one = matches!(self.lower(at + led + 1), "one" | "") || idle(at + led + 1) || and_another;
        match (nth, word) {
            (Some(nth), _) if led == 1 && one => Some((*last.get(nth)?, led + 2)),
            (None, "last") if led == 1 && one => Some((*last.last()?, led + 2)),
            (None, "one") if matches!(self.lower(at), "that" | "this") => Some((*last.first()?, led + 1)),
            // "more like that"
            (None, _)
                if led == 1
                    && self.lower(at.wrapping_sub(2)) == "more"
                    && self.tokens.get(at + led).is_none_or(Token::is_break) =>
            {
                Some((*last.first()?, led))
            }
            _ => None,
        }
    }
}
