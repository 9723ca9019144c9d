//! BERT's uncased tokenizer: clean, split, and cut words into the longest known pieces (Schuster and Nakajima 2012;
//! Devlin et al. 2019). A test holds it to the `tokenizers` crate, token for token; here because that crate would be
//! the largest part of the worker.

use std::collections::HashMap;

use super::EmbedError;

/// A text without control characters and accents (decomposed as Unicode's NFD, without nonspacing marks), with spaces around
/// each sign of punctuation. Tab and line ends count as space. In a page the browser knows the world's letters, on the command line a
/// library.
pub type Bare = fn(&str) -> String;

/// Characters beyond which a word is unknown.
const LONGEST_WORD: usize = 100;

/// A vocabulary of word pieces.
#[derive(Debug, Clone)]
pub struct WordPiece {
    /// Pieces that begin a word.
    first: HashMap<Box<str>, u32>,
    /// Pieces that continue one, without the `##` that marks them in the file.
    later: HashMap<Box<str>, u32>,
    bare: Bare,
    unknown: u32,
    start: u32,
    end: u32,
}

impl WordPiece {
    /// Reads a `vocab.txt`: one piece a line, its id the line's number from 0.
    ///
    /// # Errors
    /// [`EmbedError::Altered`] if one of the special tokens is missing.
    pub fn from_vocab(text: &str, bare: Bare) -> Result<Self, EmbedError> {
        let (mut first, mut later) = (HashMap::new(), HashMap::new());
        for (line, id) in text.lines().zip(0..) {
            match line.strip_prefix("##") {
                Some(piece) => later.insert(piece.into(), id),
                None => first.insert(line.into(), id),
            };
        }
        let missing = EmbedError::Altered("the vocabulary lacks [CLS], [SEP] or [UNK]");
        let special = |name: &str| first.get(name).copied().ok_or(missing.clone());
        Ok(Self {
            unknown: special("[UNK]")?,
            start: special("[CLS]")?,
            end: special("[SEP]")?,
            first,
            later,
            bare,
        })
    }

    /// `[CLS]`, the text's pieces, `[SEP]`; pieces beyond `max_tokens` in all (at least 2) are cut. A text that spells
    /// out a special token gets the pieces of its letters: text cannot pose as structure.
    pub fn encode(&self, text: &str, max_tokens: usize) -> Vec<u32> {
        let most = max_tokens.saturating_sub(1).max(1);
        let mut ids = vec![self.start];
        let mut word = String::new();
        let clean: String = text.chars().filter(|c| !matches!(c, '\0' | '\u{fffd}')).collect();
        for letter in (self.bare)(&clean).chars().flat_map(char::to_lowercase) {
            let alone = letter.is_ascii_punctuation() || is_ideograph(letter);
            if !alone && !letter.is_whitespace() {
                word.push(letter);
                continue;
            }
            self.cut(&word, &mut ids);
            word.clear();
            if alone {
                self.cut(letter.encode_utf8(&mut [0; 4]), &mut ids);
            }
            if ids.len() >= most {
                break;
            }
        }
        self.cut(&word, &mut ids);
        ids.truncate(most);
        ids.push(self.end);
        ids
    }

    /// Longest match first; a word with any unknown rest is unknown as a whole.
    fn cut(&self, word: &str, ids: &mut Vec<u32>) {
        if word.chars().count() > LONGEST_WORD {
            ids.push(self.unknown);
            return;
        }
        let before = ids.len();
        let (mut pieces, mut rest) = (&self.first, word);
        while !rest.is_empty() {
            let ends = rest.char_indices().map(|(at, letter)| at + letter.len_utf8()).rev();
            let mut cuts = ends.filter_map(|end| rest.split_at_checked(end));
            let Some((id, after)) = cuts.find_map(|(piece, after)| Some((*pieces.get(piece)?, after))) else {
                ids.truncate(before);
                ids.push(self.unknown);
                return;
            };
            ids.push(id);
            (pieces, rest) = (&self.later, after);
        }
    }
}

/// The blocks of CJK ideographs as BERT counts them (with its gap before U+2B920); kana and hangul are not among them.
fn is_ideograph(c: char) -> bool {
    matches!(u32::from(c),
        0x4E00..=0x9FFF | 0x3400..=0x4DBF | 0x20000..=0x2A6DF | 0x2A700..=0x2B73F
        | 0x2B740..=0x2B81F | 0x2B920..=0x2CEAF | 0xF900..=0xFAFF | 0x2F800..=0x2FA1F)
}
