//! A text as words.

/// A word without the punctuation around it, and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Word<'a> {
    pub text: &'a str,
    pub start: usize,
    pub end: usize,
    /// Whether a sentence or clause ends behind it.
    pub stop: bool,
}

impl Word<'_> {
    /// Whether it begins with a capital and goes on in letters, as names do.
    pub fn is_capitalised(&self) -> bool {
        let mut letters = self.text.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'))
    }

    pub fn lower(&self) -> String {
        self.text.to_lowercase()
    }
}

/// The words of a text, in order.
pub fn words(text: &str) -> Vec<Word<'_>> {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '@' | '#');
    let mut words = Vec::new();
    let mut at = 0;
    for token in text.split_inclusive(char::is_whitespace) {
        let start = at;
        at += token.len();
        let Some(first) = token.find(inside) else { continue };
        let last = token.char_indices().rev().find(|(_, c)| inside(*c));
        let Some(end) = last.map(|(i, c)| i + c.len_utf8()) else { continue };
        let behind = token.get(end..).unwrap_or_default();
        words.push(Word {
            text: token.get(first..end).unwrap_or_default(),
            start: start + first,
            end: start + end,
            stop: behind.contains([',', '.', ';', ':', '!', '?', ')', '"', '\n']),
        });
    }
    words
}
