//! Titles and names in their one form.

use std::collections::HashSet;

/// A text without accents and other marks.
pub type Plain = fn(&str) -> String;

/// Articles that a title is filed without.
const ARTICLES: &[&str] = &[
    "the", "a", "an", "der", "die", "das", "le", "la", "les", "l", "el", "los", "las", "il", "lo", "gli",
    "de", "het", "o", "os",
];

/// The names that a title goes by, each with whether it is all of it, and the year that stands in it. What stands in brackets behind
/// a title is another name of it, or where it is from.
pub fn names(title: &str, plain: Plain) -> (Vec<(String, bool)>, Option<i32>) {
    let title = title.trim();
    let (title, year) = match title.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) {
        Some((before, year)) if year.len() == 4 && !before.trim().is_empty() => match year.parse::<i32>() {
            Ok(year) => (before.trim(), Some(year)),
            Err(_) => (title, None),
        },
        _ => (title, None),
    };
    let mut names = vec![(filed(title, plain), true)];
    for (sign, whole) in [(" (", true), (" [", true), (": ", false), (" - ", false), ("; ", false)] {
        names.extend(title.split_once(sign).map(|(before, _)| (filed(before, plain), whole)));
    }
    let mut seen = HashSet::new();
    names.retain(|(name, _)| !name.is_empty() && seen.insert(name.clone()));
    (names, year)
}

/// A title in its one form: words in small letters without accents, signs and a leading article ("Matrix, The").
fn filed(title: &str, plain: Plain) -> String {
    let mut words = words(title, plain);
    let comma = title.rsplit_once(", ").map(|(_, last)| last.trim().to_lowercase());
    if words.len() > 1 && comma.is_some_and(|last| ARTICLES.contains(&last.as_str())) {
        words.pop();
    }
    if words.len() > 1 && words.first().is_some_and(|first| ARTICLES.contains(&first.as_str())) {
        words.remove(0);
    }
    words.join(" ")
}

/// The words of a text in small letters, without accents and signs.
pub fn words(text: &str, plain: Plain) -> Vec<String> {
    let plain: String = plain(text).chars().flat_map(char::to_lowercase).collect();
    let plain = plain.replace('&', " and ").replace(['\'', '’'], "");
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
