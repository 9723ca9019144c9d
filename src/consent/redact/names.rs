//! Persons: by what stands before them, and by the commonest given names.

use super::{
    RedactionKind, Span,
    words::{Word, words},
};

/// Given names that are common in several countries and are no common words or titles. One a line.
const GIVEN: &str = include_str!("given.txt");

/// Words of a name after the one that gave it away, at most.
const MOST_PARTS: usize = 2;

/// Persons that are named.
pub fn names(text: &str) -> Vec<Span> {
    let words = words(text);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let from = introduced(&words, at).or_else(|| is_given(word).then_some(at));
        let last = from.and_then(|from| whole(&words, from).map(|last| (from, last)));
        match last.and_then(|(from, last)| Some((words.get(from)?, words.get(last)?, last))) {
            Some((first, end, last)) => {
                found.push((RedactionKind::Name, first.start, without_genitive(end)));
                at = last + 1;
            }
            None => at += 1,
        }
    }
    found
}

/// The last word of the name that begins at `from`; none if that is no name.
fn whole(words: &[Word<'_>], from: usize) -> Option<usize> {
    let first = words.get(from).filter(|word| word.is_capitalised())?;
    let mut last = from;
    if !first.stop && !is_genitive(first) {
        for (at, word) in words.iter().enumerate().skip(from + 1).take(MOST_PARTS) {
            if !word.is_capitalised() || word.lower() == "i" {
                break;
            }
            last = at;
            if word.stop || is_genitive(word) {
                break;
            }
        }
    }
    Some(last)
}

/// Where a name has to begin because of the words at `at`.
fn introduced(words: &[Word<'_>], at: usize) -> Option<usize> {
    let lower = |offset: usize| words.get(at + offset).map(Word::lower).unwrap_or_default();
    let (first, second, third) = (lower(0), lower(1), lower(2));
    let pair = [first.as_str(), second.as_str()];
    if TITLES.contains(&first.as_str()) {
        return Some(at + 1);
    }
    if ["name is", "call me", "name's", "ich heiße", "m'appelle", "me llamo", "mi chiamo"]
        .iter()
        .any(|intro| *intro == pair.join(" ") || *intro == first)
    {
        return Some(at + if first.contains('\'') { 1 } else { 2 });
    }
    if first == "je" && second == "m'appelle" {
        return Some(at + 2);
    }
    if OWNERS.contains(&first.as_str()) {
        if KIN.contains(&second.as_str()) {
            return Some(at + 2);
        }
        // "my best friend Anna", "my little brother Tom".
        if KIN.contains(&third.as_str()) {
            return Some(at + 3);
        }
    }
    None
}

fn is_given(word: &Word<'_>) -> bool {
    let bare = word.text.strip_suffix("'s").or_else(|| word.text.strip_suffix("’s")).unwrap_or(word.text);
    word.is_capitalised() && GIVEN.lines().any(|name| name == bare)
}

fn is_genitive(word: &Word<'_>) -> bool {
    word.text.ends_with("'s") || word.text.ends_with("’s")
}

fn without_genitive(word: &Word<'_>) -> usize {
    match word.text {
        text if text.ends_with("'s") => word.end - 2,
        text if text.ends_with("’s") => word.end - '’'.len_utf8() - 1,
        _ => word.end,
    }
}

const TITLES: [&str; 18] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "prof",
    "professor",
    "herr",
    "herrn",
    "frau",
    "madame",
    "monsieur",
    "mme",
    "señor",
    "señora",
    "sir",
    "signor",
    "signora",
];

const OWNERS: [&str; 22] = [
    "my", "our", "his", "her", "their", "mein", "meine", "meinem", "meinen", "meiner", "unser", "unsere",
    "mon", "ma", "mes", "mi", "mis", "mio", "mia", "with", "meu", "minha",
];

const KIN: [&str; 68] = [
    "wife",
    "husband",
    "partner",
    "girlfriend",
    "boyfriend",
    "fiancé",
    "fiancée",
    "son",
    "daughter",
    "mother",
    "mum",
    "mom",
    "father",
    "dad",
    "brother",
    "sister",
    "grandmother",
    "grandfather",
    "grandma",
    "grandpa",
    "aunt",
    "uncle",
    "cousin",
    "nephew",
    "niece",
    "friend",
    "boss",
    "colleague",
    "neighbour",
    "neighbor",
    "teacher",
    "doctor",
    "kid",
    "child",
    "baby",
    "roommate",
    "flatmate",
    "frau",
    "mann",
    "sohn",
    "tochter",
    "mutter",
    "vater",
    "bruder",
    "schwester",
    "oma",
    "opa",
    "tante",
    "onkel",
    "freund",
    "freundin",
    "chef",
    "chefin",
    "kollege",
    "kollegin",
    "femme",
    "mari",
    "fils",
    "fille",
    "mère",
    "père",
    "frère",
    "sœur",
    "ami",
    "amie",
    "esposa",
    "marido",
    "hijo",
];
