//! The languages of the page.

/// A language that the page speaks.
pub struct Language {
    /// Its tag, which the file of its messages is called by.
    pub tag: &'static str,
    /// Its own name for itself.
    pub name: &'static str,
    /// Whether it is written from right to left.
    pub right_to_left: bool,
}

/// The language in the code, spoken where none of the person's is known.
pub const ENGLISH: &str = "en";

/// Every language, in the order in which they are offered.
pub const LANGUAGES: [Language; 6] = [
    Language { tag: ENGLISH, name: "English", right_to_left: false },
    Language { tag: "de", name: "Deutsch", right_to_left: false },
    Language { tag: "fr", name: "Français", right_to_left: false },
    Language { tag: "es", name: "Español", right_to_left: false },
    Language { tag: "ar", name: "العربية", right_to_left: true },
    Language { tag: "ja", name: "日本語", right_to_left: false },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::protocol::typescript::{is_up_to_date, list};

    #[test]
    fn typescript_has_the_same_languages() {
        let all = list(LANGUAGES.map(|language| language.tag));
        let reversed = LANGUAGES.into_iter().filter(|language| language.right_to_left);
        let reversed = list(reversed.map(|language| language.tag));
        let text = format!(
            "/** Languages of the app; the first is spoken where none fits. */\nexport const LANGUAGES = {all};\n\
             /** Those that are written from right to left. */\nexport const RIGHT_TO_LEFT = {reversed};\n"
        );
        is_up_to_date("languages.ts", &text);
    }
}
