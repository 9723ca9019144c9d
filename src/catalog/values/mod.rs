//! Single values: what a cell, an element or a member of JSON says, in whichever of the world's forms it is written. Every
//! reader is total: what says nothing is none.

pub mod calendar;
pub mod date;
pub mod json;
pub mod link;
pub mod list;
pub mod number;

use crate::catalog::Fault;

/// How exports write that there is nothing.
const MISSING: &[&str] = &[
    "",
    "-",
    "--",
    "–",
    "—",
    "?",
    "\\n",
    "na",
    "n/a",
    "#n/a",
    "n.a.",
    "nan",
    "null",
    "(null)",
    "<null>",
    "none",
    "nil",
    "undefined",
];

/// Whether a text stands for nothing.
pub fn is_missing(text: &str) -> bool {
    let text = text.trim();
    text.len() < 10 && MISSING.contains(&text.to_ascii_lowercase().as_str())
}

/// A count that may have a fraction (a decayed one, say), but no sign.
///
/// # Errors
/// If it is negative or not finite.
pub fn popularity(number: f64) -> Result<f64, Fault> {
    let sound = number.is_finite() && number >= 0.0;
    sound.then_some(number).ok_or(Fault::Negative)
}

/// A language's tag (BCP 47): `pt_BR` → `pt-BR`. A language's name is none.
pub fn language(text: &str) -> Option<String> {
    let tag = text.trim().replace('_', "-");
    let mut parts = tag.split('-');
    let is_word = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let first = parts.next().unwrap_or_default();
    let sound = (2..=3).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| is_word(part, 8));
    sound.then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_nothing_are_known_in_any_case_and_words_are_none() {
        for text in ["", " NA ", "n/a", "\\N", "NULL", "None", "-", "—", "NaN", "#N/A"] {
            assert!(is_missing(text), "{text}");
        }
        for text in ["0", "no", "Nan Goldin", "Null Island", "--force"] {
            assert!(!is_missing(text), "{text}");
        }
    }

    #[test]
    fn a_tag_is_a_language_and_a_name_is_none() {
        let told: Vec<_> = ["en", "pt_BR", "zh-Hant-TW", "French", "x", "e1", "en-"].map(language).into();
        let wanted = [Some("en"), Some("pt-BR"), Some("zh-Hant-TW"), None, None, None, None];
        assert_eq!(told, wanted.map(|tag| tag.map(str::to_owned)));
    }
}
