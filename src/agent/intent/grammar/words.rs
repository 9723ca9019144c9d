//! Other languages: what their words are in the grammar's own. A language is a table of phrases, one line an English one; a
//! text is read as what its phrases come to. Names and values of the catalogue stay as they stand.
//!
//! `~` begins a line of words that say nothing. An English phrase behind `<` goes before what the words stand behind, as in
//! languages that put "under" after the number; one behind `#` is meant after a number only; one behind `@` where memory is asked
//! and nowhere else; `,` parts.

use std::{
    collections::{BTreeSet, HashMap},
    sync::OnceLock,
};

use penchant_kernels::order::Order;

use super::Grammar;
use crate::{
    agent::{
        tokens::{Token, tokens},
        vocabulary::Vocabulary,
    },
    index::text::{fold, plain},
};

/// The words of a language that is read beside English.
pub struct Lexicon {
    /// Its code.
    pub code: &'static str,
    /// First word → phrases that begin with it, those of more words first.
    phrases: HashMap<String, Vec<Phrase>>,
    /// Nothing parts its words.
    unparted: bool,
    /// Letters of its longest phrase.
    longest: usize,
}

struct Phrase {
    words: Vec<String>,
    english: &'static str,
}

/// What a phrase begins with that is meant where memory is asked.
const RECALLED: char = '@';
/// Beginnings that Arabic writes together with a word, and ends that say what it is to the others.
const ARTICLES: [&str; 10] = ["وال", "بال", "لل", "ال", "و", "ب", "ل", "ف", "ك", "من"];
const ENDS: [&str; 2] = ["ا", "ة"];
/// German puts what something is behind what it is of: "Horrorfilm".
const HEADS: [&str; 10] =
    ["filme", "filmen", "film", "spiele", "spielen", "spiel", "romane", "roman", "komodien", "komodie"];

/// The languages that are read beside English.
pub fn all() -> &'static [Lexicon] {
    static ALL: OnceLock<Vec<Lexicon>> = OnceLock::new();
    ALL.get_or_init(|| {
        let tables = [
            ("de", include_str!("words/de.txt")),
            ("fr", include_str!("words/fr.txt")),
            ("es", include_str!("words/es.txt")),
            ("ja", include_str!("words/ja.txt")),
            ("ar", include_str!("words/ar.txt")),
        ];
        tables.map(|(code, table)| Lexicon::of(code, table)).into()
    })
}

/// A token's word as the tables have it.
fn key(text: &str) -> String {
    plain(text).chars().filter(|c| !('\u{64b}'..='\u{65f}').contains(c) && *c != '\u{640}').collect()
}

impl Lexicon {
    fn of(code: &'static str, table: &'static str) -> Self {
        let unparted = code == "ja";
        let mut language = Self { code, phrases: HashMap::new(), unparted, longest: 0 };
        for (english, foreign) in table.lines().filter_map(|line| line.split_once(" = ")) {
            for phrase in foreign.split(", ") {
                let words: Vec<String> = match unparted {
                    true => vec![key(phrase)],
                    false => tokens(phrase)
                        .iter()
                        .filter(|token| token.is_word())
                        .map(|token| key(&token.lower))
                        .collect(),
                };
                language.longest = language.longest.max(phrase.chars().count());
                if let Some(first) = words.first() {
                    language.phrases.entry(first.clone()).or_default().push(Phrase { words, english });
                }
            }
        }
        let first =
            |phrase: &Phrase| (std::cmp::Reverse(phrase.words.len()), !phrase.english.starts_with(RECALLED));
        language.phrases.values_mut().for_each(|known| known.order_by_key(first));
        language
    }

    /// The phrase that tokens begin with, and how many it takes.
    fn phrase_at(&self, tokens: &[Token], at: usize, recalls: bool) -> Option<(&'static str, usize)> {
        let first = key(&tokens.get(at)?.lower);
        // Over hyphens: "celui-là" is "celui là".
        let fits = |phrase: &Phrase| {
            if phrase.english.starts_with(RECALLED) && !recalls {
                return None;
            }
            let mut end = at + 1;
            for word in phrase.words.iter().skip(1) {
                end += usize::from(tokens.get(end)?.lower == "-");
                if key(&tokens.get(end)?.lower) != *word {
                    return None;
                }
                end += 1;
            }
            Some((phrase.english.trim_start_matches(RECALLED), end - at))
        };
        let known = |first: &str| self.phrases.get(first)?.iter().find_map(fits);
        known(&first).or_else(|| {
            let bare = |word: &str| {
                let ended = ENDS.iter().filter_map(|end| word.strip_suffix(end)).find_map(&known);
                known(word).or(ended)
            };
            let articles = ARTICLES.iter().filter_map(|article| first.strip_prefix(article));
            (self.code == "ar")
                .then(|| bare(&first).or_else(|| articles.into_iter().find_map(bare)))
                .flatten()
        })
    }
}

/// The language that a text is in, and the text in the grammar's own; none where it is in no other language. Whether it asks memory
/// has been found out before.
pub fn read(
    text: &[Token],
    grammar: &Grammar,
    vocabulary: &Vocabulary,
    recalls: bool,
) -> Option<(&'static str, Vec<Token>)> {
    let parted = part(text, recalls);
    let (hits, language) = all()
        .iter()
        .map(|language| (hits(&parted, language, grammar, vocabulary), language))
        .max_by_key(|(hits, _)| *hits)?;
    let words = parted.iter().filter(|token| token.is_word()).count();
    (hits >= 2 || (hits > 0 && 2 * hits >= words))
        .then(|| (language.code, transferred(&parted, language, grammar, vocabulary, recalls)))
}

/// How many words of a text a language has and English has not.
fn hits(tokens: &[Token], language: &Lexicon, grammar: &Grammar, vocabulary: &Vocabulary) -> usize {
    let mut hits = BTreeSet::new();
    let mut at = 0;
    while at < tokens.len() {
        let found = language.phrase_at(tokens, at, false);
        let Some((english, used)) = found.or_else(|| compound(tokens.get(at)?, language)) else {
            at += 1;
            continue;
        };
        let own = |token: &&Token| {
            english != token.lower
                && !grammar.knows(&token.lower)
                && !grammar.is_generic(&token.word)
                && token.number().is_none()
                && vocabulary.values_at(&[token.word.as_str()]).is_empty()
        };
        hits.extend(tokens.iter().skip(at).take(used).filter(own).map(|token| &token.lower));
        at += used;
    }
    hits.len()
}

fn transferred(
    parted: &[Token],
    language: &Lexicon,
    grammar: &Grammar,
    vocabulary: &Vocabulary,
    recalls: bool,
) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    // Where what a phrase stands behind begins.
    let mut chunk = 0;
    let mut at = 0;
    while let Some(token) = parted.get(at) {
        // "Will Smith" wants nothing in German.
        let row: Vec<&str> = parted.iter().skip(at).take(3).map(|token| token.word.as_str()).collect();
        let is_value = || token.capital && !vocabulary.values_at(&row).is_empty();
        let found = language.phrase_at(parted, at, recalls).filter(|(_, used)| *used > 1 || !is_value());
        let found = found.filter(|(english, _)| {
            !english.starts_with('#') || out.last().is_some_and(|before| before.number().is_some())
        });
        let Some((english, used)) = found.or_else(|| compound(token, language)) else {
            out.push(token.clone());
            if token.is_break() || token.lower == "," {
                chunk = out.len();
            }
            at += 1;
            continue;
        };
        let end = parted.get(at + used - 1).map_or(token.span.1, |last| last.span.1);
        let said = |lower: &str| Token {
            span: (token.span.0, end),
            word: fold(lower),
            lower: lower.to_owned(),
            capital: false,
            idle: false,
            mended: false,
        };
        match english.strip_prefix('<') {
            Some(before) => {
                let words: Vec<Token> = before.split(' ').map(said).collect();
                out.splice(chunk..chunk, words);
                // What is denied ends here: "ホラー以外の短い映画" is short.
                if matches!(before, "not" | "without" | "i dont like") {
                    out.push(said(","));
                }
                chunk = out.len();
            }
            None if english == "~" => {
                // It stays, as a title may have it, and says nothing else.
                let idle = |token: &Token| Token { idle: !grammar.knows(&token.lower), ..token.clone() };
                out.extend(parted.iter().skip(at).take(used).map(idle));
            }
            None if english == "," => chunk = out.len(),
            None => out.extend(english.trim_start_matches('#').split(' ').map(said)),
        }
        at += used;
    }
    out
}

/// "Horrorfilm": what it is of, and what it is; what it is is left to be read as one of the items.
fn compound(token: &Token, language: &Lexicon) -> Option<(&'static str, usize)> {
    let word = key(&token.lower);
    let head = HEADS.iter().filter(|_| language.code == "de").find_map(|head| word.strip_suffix(head))?;
    let plain = |phrase: &&Phrase| !phrase.english.starts_with(RECALLED);
    let of = |word: &str| Some(language.phrases.get(word)?.iter().find(plain)?.english);
    of(head).or_else(|| of(head.strip_suffix('s')?)).map(|english| (english, 1))
}

/// The tokens of a text, words that nothing parts taken apart by the tables of such languages.
fn part(text: &[Token], recalls: bool) -> Vec<Token> {
    let mut out = Vec::new();
    for token in text {
        if token.is_word() && token.lower.chars().any(is_unparted) {
            segment(token, recalls, &mut out);
        } else {
            out.push(token.clone());
        }
    }
    out
}

fn is_unparted(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}')
}

/// The longest phrases of a row of letters, and what stands between them.
fn segment(token: &Token, recalls: bool, out: &mut Vec<Token>) {
    let letters: Vec<char> = token.lower.chars().collect();
    let heard = |phrase: &Phrase| recalls || !phrase.english.starts_with(RECALLED);
    let mut from = 0;
    let push = |out: &mut Vec<Token>, word: String, capital: bool| {
        if !word.is_empty() {
            out.push(Token {
                span: token.span,
                word: fold(&word),
                lower: word,
                capital,
                idle: false,
                mended: false,
            });
        }
    };
    let mut at = 0;
    while at < letters.len() {
        let found = all().iter().filter(|language| language.unparted).find_map(|language| {
            (1..=language.longest.min(letters.len() - at)).rev().find(|length| {
                let word: String = letters.iter().skip(at).take(*length).collect();
                language.phrases.get(&key(&word)).is_some_and(|known| known.iter().any(heard))
            })
        });
        let turns = at > from
            && letters.get(at - 1).is_some_and(|before| is_unparted(*before) != is_unparted(letters[at]));
        if found.is_some() || turns {
            push(out, letters.iter().skip(from).take(at - from).collect(), token.capital && from == 0);
            from = at;
        }
        match found {
            Some(length) => {
                push(out, letters.iter().skip(at).take(length).collect(), false);
                at += length;
                from = at;
            }
            None => at += 1,
        }
    }
    push(out, letters.iter().skip(from).collect(), token.capital && from == 0);
}
