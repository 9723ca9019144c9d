//! Which words are denied ("not", "without"), and which are only wished for ("ideally").

use super::{
    super::tokens::{Token, phrase},
    grammar::Grammar,
};

/// For each token, whether it is denied.
pub fn polarity(tokens: &[Token], grammar: &Grammar) -> Vec<bool> {
    let mut denied = vec![false; tokens.len()];
    let mut at = 0;
    while at < tokens.len() {
        let Some(used) = denial(tokens, at, grammar) else {
            at += 1;
            continue;
        };
        let mut reach = at + used;
        while reach < tokens.len() && !ends(tokens, at + used, reach, grammar) {
            reach += 1;
        }
        denied.iter_mut().take(reach).skip(at + used).for_each(|token| *token = true);
        // A denial inside a denial was read with it: "nothing without subtitles" is beyond this grammar.
        at = reach.max(at + used);
    }
    for at in 1..tokens.len() {
        // "gluten-free", "ad free"
        let hyphen = usize::from(tokens.get(at - 1).is_some_and(|token| token.lower == "-"));
        if tokens.get(at).is_some_and(|token| token.lower == "free")
            && let Some(word) =
                at.checked_sub(1 + hyphen).filter(|before| hyphen == 1 || free_of(tokens, *before, grammar))
            && let Some(denied) = denied.get_mut(word)
        {
            *denied = true;
        }
    }
    denied
}

/// Whether "X free" without a hyphen is said of what things are free of.
fn free_of(tokens: &[Token], at: usize, grammar: &Grammar) -> bool {
    tokens.get(at).is_some_and(|token| grammar.is_free_of(&token.word))
}

fn denial(tokens: &[Token], at: usize, grammar: &Grammar) -> Option<usize> {
    let used = grammar.denials.iter().find_map(|words| phrase(tokens, at, words))?;
    let next = |skip: usize| tokens.get(at + used + skip).map_or("", |token| token.lower.as_str());
    let first = tokens.get(at)?.lower.as_str();
    // "not only", "no preference", "don't mind", "less than", "no more than" deny nothing; "don't want" and "don't like"
    // deny what follows.
    let idle = match first {
        "not" | "no" => {
            matches!(
                next(0),
                "only"
                    | "just"
                    | "preference"
                    | "matter"
                    | "idea"
                    | "more"
                    | "less"
                    | "longer"
                    | "later"
                    | "older"
                    | "newer"
                    | "fewer"
                    | "too"
                    | "necessarily"
                    | "problem"
                    | "over"
                    | "under"
                    | "above"
                    | "below"
            )
        }
        "less" => next(0) == "than" || next(0) == "expensive",
        "dont" | "doesnt" | "cant" | "cannot" | "wont" => {
            matches!(next(0), "mind" | "care" | "matter" | "know" | "have" | "wait")
        }
        _ => false,
    };
    (!idle).then_some(used)
}

fn ends(tokens: &[Token], from: usize, at: usize, grammar: &Grammar) -> bool {
    let Some(token) = tokens.get(at) else { return true };
    let word = |at: usize| tokens.get(at).map_or("", |token| token.lower.as_str());
    if token.is_break() {
        return true;
    }
    // The verb and the article of the denial itself: "don't want a", "not a", "nothing that is".
    let opening = at <= from + 2
        && tokens.get(from..at).is_some_and(|before| {
            before.iter().all(|token| {
                matches!(
                    token.lower.as_str(),
                    "want"
                        | "like"
                        | "need"
                        | "a"
                        | "an"
                        | "that"
                        | "anything"
                        | "with"
                        | "is"
                        | "to"
                        | "be"
                        | "too"
                )
            })
        });
    if opening
        && matches!(
            token.lower.as_str(),
            "a" | "an" | "anything" | "something" | "with" | "that" | "like" | "in" | "on" | "from" | "for"
        )
    {
        return false;
    }
    if token.lower == "," {
        // "no horror, war or romance" goes on; "no horror, under two hours" does not.
        return !list_goes_on(tokens, at + 1, grammar);
    }
    if token.lower == "and" {
        return matches!(
            word(at + 1),
            "a" | "an"
                | "under"
                | "over"
                | "at"
                | "in"
                | "on"
                | "from"
                | "with"
                | "less"
                | "more"
                | "i"
                | "it"
                | "not"
                | "no"
                | "for"
                | "preferably"
                | "ideally"
        );
    }
    // "not part of a series"
    let of = at.checked_sub(1).is_some_and(|before| word(before) == "of");
    grammar.denial_ends.contains(&token.lower.as_str()) && !of
}

/// Whether a list that a comma stands in ends with "or" or "nor" before anything else begins.
fn list_goes_on(tokens: &[Token], from: usize, grammar: &Grammar) -> bool {
    let ahead = tokens.iter().skip(from).take(8);
    let mut ahead =
        ahead.take_while(|token| !token.is_break() && !grammar.denial_ends.contains(&token.lower.as_str()));
    ahead.any(|token| matches!(token.lower.as_str(), "or" | "nor" | "no"))
}

/// For each token, whether it stands in a clause that only wishes.
pub fn hedged(tokens: &[Token], grammar: &Grammar) -> Vec<bool> {
    let mut soft = vec![false; tokens.len()];
    let is_end = |token: &Token| token.is_break() || matches!(token.lower.as_str(), "," | "but");
    let mut from = 0;
    for at in 0..=tokens.len() {
        if at < tokens.len() && !tokens.get(at).is_some_and(is_end) {
            continue;
        }
        let hedge = (from..at)
            .find(|inside| grammar.hedges.iter().any(|words| phrase(tokens, *inside, words).is_some()));
        if let Some(hedge) = hedge {
            // "a comedy, ideally short" hedges what follows; "short if possible" what stands before.
            let after =
                grammar.hedges.iter().filter_map(|words| phrase(tokens, hedge, words)).max().unwrap_or(1)
                    + hedge;
            let range = if after < at { after..at } else { from..at };
            soft.iter_mut().take(range.end).skip(range.start).for_each(|token| *token = true);
        }
        from = at + 1;
    }
    soft
}
