//! What a text tells and does not ask for: "the last western I saw was great", "I grew up in the 80s", "it was funny".

use super::{
    super::tokens::{Token, phrase},
    grammar::Grammar,
};

/// What is told.
pub struct Stories {
    /// Tokens that demand nothing, as they are of a story.
    pub told: Vec<bool>,
    /// Among them those that say how something was, or what the last one was: no mark of theirs chooses anything.
    pub past: Vec<bool>,
}

impl Stories {
    /// What of a text is told.
    pub fn of(tokens: &[Token], grammar: &Grammar) -> Self {
        let lower = |at: usize| tokens.get(at).map_or("", |token| token.lower.as_str());
        let asks = |at: usize| grammar.demanding.contains(&lower(at));
        let ends = |at: usize| {
            tokens.get(at).is_none_or(Token::is_break) || grammar.turns.contains(&lower(at)) || asks(at)
        };
        let mut told = vec![false; tokens.len()];
        let mut past = told.clone();
        let mut begin = 0;
        // Where the latest thing of a kind is spoken of: "the last western".
        let mut latest = None;
        for at in 0..tokens.len() {
            if ends(at) || lower(at) == "," {
                (begin, latest) = (at + 1, None);
                continue;
            }
            if grammar.latest.contains(&lower(at)) {
                latest = latest.or(Some(at));
            }
            let was = grammar.was.contains(&lower(at))
                && !grammar.pursued.contains(&lower(at + 1))
                && !is_made(grammar, lower(at.wrapping_sub(1)), lower(at + 1));
            if was {
                let end =
                    (at + 1..tokens.len()).find(|nth| ends(*nth) || grammar.narrator.contains(&lower(*nth)));
                let (from, to) = (latest.unwrap_or(at), end.unwrap_or(tokens.len()));
                for marks in [&mut told, &mut past] {
                    marks.iter_mut().take(to).skip(from).for_each(|mark| *mark = true);
                }
            }
            let opens = grammar.told.iter().find_map(|words| phrase(tokens, at, words));
            if let Some(used) = opens {
                let end = (at + used..tokens.len()).find(|nth| ends(*nth) || lower(*nth) == ",");
                let to = end.unwrap_or(tokens.len());
                // "I've seen everything by her" is no story.
                let whole = (begin..to).any(|nth| grammar.whole.contains(&lower(nth)));
                let from = latest.unwrap_or(at);
                told.iter_mut().take(to).skip(from).filter(|_| !whole).for_each(|mark| *mark = true);
            }
        }
        Self { told, past }
    }
}

/// "which was made in 1980": what is said of an item, and may be asked for.
fn is_made(grammar: &Grammar, before: &str, after: &str) -> bool {
    let participle = after.len() > 4 && (after.ends_with("ed") || after.ends_with("en"));
    (before.is_empty() || grammar.relative.contains(&before)) && (participle || grammar.made.contains(&after))
}
