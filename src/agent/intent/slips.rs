//! Slips of the finger: a word that no item has and no grammar knows is read as the one that a single slip leads to.

use super::{super::tokens::Token, grammar::Grammar, reader::NearWords};
use crate::{
    agent::vocabulary::{Field, MOST_DERIVED, Place, Vocabulary},
    index::{spelling, text::fold},
};

/// Shorter words are near too many others, unless the words beside them make one value of them.
const SHORTEST: usize = 5;
const SHORTEST_IN_VALUE: usize = 3;
/// Tokens from a number within which a slip may be in a comparison or unit.
const REACH: usize = 3;
/// Words of a title before the one in which somebody slipped, at most.
const TITLE: usize = 4;

/// Mends the words in which somebody slipped.
pub fn mend(
    tokens: &mut [Token],
    grammar: &Grammar,
    vocabulary: &Vocabulary,
    near_words: Option<NearWords<'_>>,
) {
    let Some(near_words) = near_words else { return };
    for at in 0..tokens.len() {
        let Some(token) = tokens.get(at) else { continue };
        let lower = token.lower.clone();
        let known = grammar.knows(&lower) || grammar.is_generic(&token.word);
        let letters = lower.chars().count();
        if letters < SHORTEST_IN_VALUE || token.number().is_some() || !token.is_word() || known {
            continue;
        }
        if letters < SHORTEST {
            if let Some(meant) = near_words(&lower).and_then(|_| in_value(tokens, at, vocabulary))
                && let Some(token) = tokens.get_mut(at)
            {
                (token.word, token.lower, token.mended) = (fold(&meant), meant, true);
            }
            continue;
        }
        let Some(near_words) = near_words(&lower) else { continue };
        let typed: Vec<char> = lower.chars().collect();
        let near =
            |word: &str| word.len() >= SHORTEST && spelling::distance(&typed, word, 1, false).is_some();
        let counted = tokens.iter().skip(at.saturating_sub(REACH)).take(2 * REACH + 1);
        let counted = counted.into_iter().any(|token| token.number().is_some());
        let of_grammar =
            || grammar.measuring().filter(|_| counted).find(|word| near(word)).map(str::to_owned);
        let of_values = || {
            let words = |text: String| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
            let mut words = labels(vocabulary).flat_map(words);
            words.find(|word| near(word) || near(&format!("{word}s")))
        };
        let of_denials = || grammar.denials.iter().find(|word| near(word)).map(|word| (*word).to_owned());
        let of_titles = || near_words.into_iter().find(|word| is_in_title(tokens, at, word, vocabulary));
        if let Some(meant) = of_values().or_else(of_grammar).or_else(of_denials).or_else(of_titles)
            && let Some(token) = tokens.get_mut(at)
        {
            token.word = fold(&meant);
            token.lower = meant;
            token.mended = true;
        } else if grammar.stop_words().any(near)
            && let Some(token) = tokens.get_mut(at)
        {
            // Filler with a slip in it says as little.
            token.idle = true;
        }
    }
}

/// The values of facets that are labels, and no names of everybody.
fn labels(vocabulary: &Vocabulary) -> impl Iterator<Item = String> {
    let is_label = |field: &&Field| field.place == Place::Facet && field.values.len() <= MOST_DERIVED;
    let fields = vocabulary.fields.iter().filter(is_label);
    fields.flat_map(|field| &field.values).map(|value| value.text.to_lowercase())
}

/// The word in place of a token with which it and those beside it are a whole value, as in "board game" with its `a` left out.
fn in_value(tokens: &[Token], at: usize, vocabulary: &Vocabulary) -> Option<String> {
    let typed: Vec<char> = tokens.get(at)?.lower.chars().collect();
    labels(vocabulary).find_map(|text| {
        let words: Vec<&str> = text.split(' ').collect();
        let meant = words.iter().enumerate().find(|(nth, word)| {
            let beside = |(other, text): (usize, &&str)| {
                let token = (at + other).checked_sub(*nth).and_then(|place| tokens.get(place));
                other == *nth || token.is_some_and(|token| token.lower == **text)
            };
            word.chars().count() >= SHORTEST_IN_VALUE
                && spelling::distance(&typed, word, 1, false).is_some()
                && words.iter().enumerate().all(beside)
        });
        meant.filter(|_| words.len() > 1).map(|(_, word)| (*word).to_owned())
    })
}

/// Whether "like" or "seen" stands right before.
fn is_led(tokens: &[Token], at: usize) -> bool {
    let grammar = Grammar::english();
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    before.is_some_and(|before| {
        [&grammar.like, &grammar.seen]
            .into_iter()
            .flatten()
            .any(|words| words.rsplit(' ').next() == Some(&before.lower))
    })
}

/// Whether the words around a token make a title, with another one in its place.
fn is_in_title(tokens: &[Token], at: usize, word: &str, vocabulary: &Vocabulary) -> bool {
    (at.saturating_sub(TITLE)..=at).any(|from| {
        let row = tokens.iter().enumerate().skip(from).take(2 * TITLE);
        let row: Vec<&str> = row
            .filter(|(_, token)| token.is_word() && token.lower != "and")
            .map(|(nth, token)| if nth == at { word } else { token.word.as_str() })
            .collect();
        let before = tokens.iter().skip(from).take(at - from);
        let before = before.filter(|token| token.is_word() && token.lower != "and").count();
        // One lower-case word may be any word: "new to the hobby".
        let named =
            |used: usize| used > 1 || tokens.get(at).is_some_and(|token| token.capital) || is_led(tokens, at);
        vocabulary.titled(&row).is_some_and(|(_, used)| used > before && named(used))
    })
}
