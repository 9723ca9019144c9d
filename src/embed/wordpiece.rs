//! BERT's uncased tokenizer: clean, split, and cut words into the longest known pieces (Schuster and Nakajima 2012;
//! Devlin et al. 2019). A test holds it to the `tokenizers` crate, token for token; here because that crate would be
//! the largest part of the worker.

use std::collections::HashMap;

use unicode_categories::UnicodeCategories;
use unicode_normalization::UnicodeNormalization;

use super::EmbedError;

/// Characters beyond which a word is unknown.
const LONGEST_WORD: usize = 100;
const CONTINUES: &str = "##";

/// A vocabulary of word pieces.
#[derive(Debug, Clone)]
pub struct WordPiece {
    pieces: HashMap<Box<str>, u32>,
    unknown: u32,
    start: u32,
    end: u32,
}

impl WordPiece {
    /// Reads a `vocab.txt`: one piece a line, its id the line's number from 0.
    ///
    /// # Errors
    /// [`EmbedError::Load`] if one of the special tokens is missing.
    pub fn from_vocab(text: &str) -> Result<Self, EmbedError> {
        let pieces: HashMap<Box<str>, u32> = text.lines().map(Box::from).zip(0..).collect();
        let special = |name: &str| {
            let missing = || EmbedError::Load(format!("the vocabulary has no {name}"));
            pieces.get(name).copied().ok_or_else(missing)
        };
        Ok(Self { unknown: special("[UNK]")?, start: special("[CLS]")?, end: special("[SEP]")?, pieces })
    }

    /// `[CLS]`, the text's pieces, `[SEP]`; pieces beyond `max_tokens` in all are cut.
    pub fn encode(&self, text: &str, max_tokens: usize) -> Vec<u32> {
        let room = max_tokens.saturating_sub(2);
        let mut ids = vec![self.start];
        for word in words(text) {
            if ids.len() > room {
                break;
            }
            self.cut(&word, &mut ids);
        }
        ids.truncate(room + 1);
        ids.push(self.end);
        ids
    }

    /// Longest match first; a word with any unknown rest is unknown as a whole.
    fn cut(&self, word: &str, ids: &mut Vec<u32>) {
        let before = ids.len();
        if word.chars().count() > LONGEST_WORD {
            ids.push(self.unknown);
            return;
        }
        let mut rest = word;
        while !rest.is_empty() {
            let prefix = if rest.len() == word.len() { "" } else { CONTINUES };
            let ends = rest.char_indices().map(|(at, letter)| at + letter.len_utf8()).rev();
            let known = ends
                .filter_map(|end| rest.split_at_checked(end))
                .find_map(|(piece, after)| Some((*self.pieces.get(&*format!("{prefix}{piece}"))?, after)));
            let Some((id, after)) = known else {
                ids.truncate(before);
                ids.push(self.unknown);
                return;
            };
            ids.push(id);
            rest = after;
        }
    }
}

/// Lower-cased words without accents; each punctuation mark and each ideograph is a word of its own.
fn words(text: &str) -> Vec<String> {
    let clean = text.chars().filter(|c| *c != '\0' && *c != '\u{fffd}' && !is_control(*c));
    let plain = clean.nfd().filter(|c| !c.is_mark_nonspacing()).flat_map(char::to_lowercase);
    let mut words = Vec::new();
    let mut word = String::new();
    for letter in plain {
        let alone = is_punctuation(letter) || is_ideograph(letter);
        if (alone || letter.is_whitespace()) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if alone {
            words.push(letter.into());
        } else if !letter.is_whitespace() {
            word.push(letter);
        }
    }
    words.extend((!word.is_empty()).then_some(word));
    words
}

/// Tab and line ends count as space.
fn is_control(c: char) -> bool {
    !matches!(c, '\t' | '\n' | '\r') && c.is_other()
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() || c.is_punctuation()
}

/// The blocks of CJK ideographs as BERT counts them; kana and hangul are not among them.
fn is_ideograph(c: char) -> bool {
    matches!(u32::from(c),
        0x4E00..=0x9FFF | 0x3400..=0x4DBF | 0x20000..=0x2A6DF | 0x2A700..=0x2B73F
        | 0x2B740..=0x2B81F | 0x2B920..=0x2CEAF | 0xF900..=0xFAFF | 0x2F800..=0x2FA1F)
}
