//! Redaction: what is found, what is left alone, and that it can be put back.

use std::collections::BTreeMap;

use penchant::consent::redact::{RedactionKind, Redactor};
use proptest::prelude::*;

/// Lines of `tests/fixtures/redaction`: personal stretches stand as `{kind:text}`.
fn cases() -> Vec<(String, Vec<(String, String)>)> {
    let lines = include_str!("../fixtures/redaction/goals.txt").lines();
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let (mut text, mut marked, mut rest) = (String::new(), Vec::new(), line);
            while let Some((before, after)) = rest.split_once('{') {
                let (inside, behind) = after.split_once('}').expect("a closing brace");
                let (kind, secret) = inside.split_once(':').expect("a kind");
                text.push_str(before);
                text.push_str(secret);
                marked.push((kind.to_owned(), secret.to_owned()));
                rest = behind;
            }
            text.push_str(rest);
            (text, marked)
        })
        .collect()
}

#[test]
fn what_is_personal_is_replaced_and_the_rest_is_left_alone() {
    let private = ["Rosebud".to_owned(), "Fort Halstead".to_owned()];
    let (mut personal, mut missed, mut words, mut lost) = (0, Vec::new(), 0, Vec::new());
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for (text, marked) in cases() {
        let redacted = Redactor::new(&private).redact(&text);
        let left = redacted.text();
        for (kind, secret) in &marked {
            personal += 1;
            *kinds.entry(kind.clone()).or_default() += 1;
            if left.contains(secret.as_str()) {
                missed.push(format!("{kind} “{secret}” in: {left}"));
            }
        }
        let secrets: String = marked.iter().map(|(_, secret)| format!(" {secret} ")).collect();
        let swapped: String = redacted
            .pieces
            .iter()
            .filter(|p| p.alias.is_some())
            .map(|p| format!(" {} ", p.original))
            .collect();
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            let personal = secrets.split(|c: char| !c.is_alphanumeric()).any(|secret| secret == word);
            words += usize::from(!personal);
            if !personal && swapped.split(|c: char| !c.is_alphanumeric()).any(|swapped| swapped == word) {
                lost.push(format!("“{word}” in: {left}"));
            }
        }
    }
    println!("{personal} personal stretches {kinds:?}: {} missed\n{}", missed.len(), missed.join("\n"));
    println!("{words} other words: {} replaced\n{}", lost.len(), lost.join("\n"));
    assert!(personal >= 60 && words >= 400, "{personal}, {words}");
    assert!(missed.len() * 10 <= personal, "{} of {personal} missed", missed.len());
    assert!(lost.len() * 50 <= words, "{} of {words} replaced", lost.len());
}

#[test]
fn the_same_thing_gets_the_same_alias_in_every_text() {
    let mut redactor = Redactor::new(&["Rosebud".into()]);
    let first = redactor.redact("Write to anna@example.org about rosebud").text();
    assert_eq!(first, "Write to <email-1> about <private-1>");
    assert_eq!(redactor.redact("anna@example.org, bob@example.org").text(), "<email-1>, <email-2>");
    assert_eq!(redactor.restore("Ask <email-2>, not <email-9>."), "Ask bob@example.org, not <email-9>.");
}

#[test]
fn a_person_who_writes_an_alias_gets_it_back() {
    let mut redactor = Redactor::new(&[]);
    let redacted = redactor.redact("call <phone-1>, that is +44 20 7946 0958");
    assert!(!redacted.text().contains("7946"));
    assert_eq!(redactor.restore(&redacted.text()), "call <phone-1>, that is +44 20 7946 0958");
}

#[test]
fn a_question_for_an_encyclopedia_keeps_no_alias() {
    let redacted = Redactor::new(&["Rosebud".into()]).redact("Citizen Kane Rosebud (call +44 20 7946 0958)");
    assert_eq!(redacted.stripped(), "Citizen Kane (call )");
    assert!(redacted.changed());
}

fn texts() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        ".{0,12}",
        "[A-Z][a-z]{2,7} ",
        "my (wife|son) [A-Z][a-z]{2,6}[,. ]",
        "[a-z]{1,6}@[a-z]{2,6}\\.(com|org)",
        "\\+?[0-9][0-9 ()./-]{3,16}",
        "<(name|id|phone)-[0-9]{1,2}>",
        "[0-9]{1,3} [A-Z][a-z]{3,7} (Street|Road), [A-Z]{2}[0-9] [0-9][A-Z]{2} ",
        "Rosebud",
    ];
    prop::collection::vec(part, 0..8).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn putting_back_is_exact(texts in prop::collection::vec(texts(), 1..4)) {
        let mut redactor = Redactor::new(&["rosebud".into()]);
        let redacted: Vec<_> = texts.iter().map(|text| redactor.redact(text)).collect();
        for (text, redacted) in texts.iter().zip(&redacted) {
            prop_assert_eq!(&redactor.restore(&redacted.text()), text);
            let whole: String = redacted.pieces.iter().map(|piece| piece.original.as_str()).collect();
            prop_assert_eq!(&whole, text);
        }
    }

    #[test]
    fn whatever_is_listed_never_leaves(before in ".{0,20}", word in "[a-zA-Zäöüß]{3,10}( [a-z]{2,6})?", after in ".{0,20}") {
        let text = format!("{before} {} {after}", word.to_uppercase());
        let left = Redactor::new(std::slice::from_ref(&word)).redact(&text).text();
        let as_word = |text: &str| {
            let text = format!(" {} ", text.to_lowercase().replace(|c: char| !c.is_alphanumeric(), " "));
            text.contains(&format!(" {} ", word.to_lowercase()))
        };
        // Letters that change their number when they change case ("ß" → "SS") are other letters.
        prop_assume!(word.to_uppercase().to_lowercase() == word.to_lowercase());
        prop_assert!(!as_word(&left), "{}", left);
    }

    #[test]
    fn aliases_say_nothing_of_what_they_stand_for(text in texts()) {
        for piece in Redactor::new(&[]).redact(&text).pieces {
            if let Some((kind, alias)) = piece.alias {
                let words = ["private", "name", "email", "phone", "address", "id"];
                let inner = alias.trim_matches(['<', '>']);
                let (word, number) = inner.split_once('-').unwrap();
                prop_assert!(words.contains(&word) && number.parse::<u32>().is_ok());
                prop_assert!(kind != RedactionKind::Private);
            }
        }
    }
}
