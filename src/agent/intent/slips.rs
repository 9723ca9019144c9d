//! Slips of the finger: a word that no item has and no grammar knows is read as the one that a single slip leads to.

use super::{super::tokens::Token, grammar::Grammar};
use crate::{
    agent::vocabulary::{MOST_DERIVED, Place, Vocabulary},
    index::text::fold,
};

/// Shorter words are near too many others.
const SHORTEST: usize = 5;
/// Tokens from a number within which a slip may be in a comparison or unit.
const REACH: usize = 3;

/// Mends the words in which somebody slipped.
pub fn mend(
    tokens: &mut [Token],
    grammar: &Grammar,
    vocabulary: &Vocabulary,
    has: Option<&dyn Fn(&str) -> bool>,
) {
    let Some(has) = has else { return };
    for at in 0..tokens.len() {
        let Some(token) = tokens.get(at) else { continue };
        let lower = token.lower.clone();
        let known = || grammar.knows(&lower) || grammar.is_generic(&token.word) || has(&lower);
        if lower.chars().count() < SHORTEST || token.number().is_some() || !token.is_word() || known() {
            continue;
        }
        let typed: Vec<char> = lower.chars().collect();
        let near =
            |word: &str| word.len() >= SHORTEST && is_one_slip(&typed, &word.chars().collect::<Vec<_>>());
        let counted = tokens.iter().skip(at.saturating_sub(REACH)).take(2 * REACH + 1);
        let counted = counted.into_iter().any(|token| token.number().is_some());
        let of_grammar =
            || grammar.measuring().filter(|_| counted).find(|word| near(word)).map(str::to_owned);
        let of_values = || {
            let fields = vocabulary.fields.iter();
            let fields =
                fields.filter(|field| field.place == Place::Facet && field.values.len() <= MOST_DERIVED);
            let texts = fields.flat_map(|field| &field.values).map(|value| value.text.to_lowercase());
            let mut words = texts.flat_map(|text| text.split(' ').map(str::to_owned).collect::<Vec<_>>());
            words.find(|word| near(word) || near(&format!("{word}s")))
        };
        let of_denials = || grammar.denials.iter().find(|word| near(word)).map(|word| (*word).to_owned());
        if let Some(meant) = of_values().or_else(of_grammar).or_else(of_denials)
            && let Some(token) = tokens.get_mut(at)
        {
            token.word = fold(&meant);
            token.lower = meant;
        }
    }
}

/// Whether one letter too many, too few or another one, or two that changed places, lead from one word to the other.
fn is_one_slip(a: &[char], b: &[char]) -> bool {
    let before = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (a.get(before..).unwrap_or_default(), b.get(before..).unwrap_or_default());
    let after = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    match (a.get(..a.len() - after), b.get(..b.len() - after)) {
        (Some([] | [_]), Some([] | [_])) => true,
        (Some([a, b]), Some([c, d])) => a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_forgiven_and_two_are_not() {
        let slip =
            |a: &str, b: &str| is_one_slip(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>());
        for (typed, meant, expected) in [
            ("wester", "western", true),
            ("westernn", "western", true),
            ("wesfern", "western", true),
            ("ewstern", "western", true),
            ("western", "western", true),
            ("wetsren", "western", false),
            ("east", "western", false),
        ] {
            assert_eq!(slip(typed, meant), expected, "{typed}");
        }
    }
}
