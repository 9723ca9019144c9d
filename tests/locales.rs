//! Every language says everything that English says, with the same things in it and every form that its counts take.

#![allow(clippy::expect_used, clippy::panic)]

use std::{collections::BTreeSet, fs, path::Path};

#[path = "../xtask/src/messages.rs"]
mod messages;

use messages::{Message, Piece};

/// Languages, with the plural categories that the CLDR has for whole numbers.
const LANGUAGES: [(&str, &[&str]); 6] = [
    ("en", &["one", "other"]),
    ("de", &["one", "other"]),
    ("fr", &["one", "many", "other"]),
    ("es", &["one", "many", "other"]),
    ("ar", &["zero", "one", "two", "few", "many", "other"]),
    ("ja", &["other"]),
];

fn read(tag: &str) -> Vec<Message> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("static/locales/{tag}.ftl"));
    messages::read(&fs::read_to_string(file).expect("a file of messages")).expect("messages")
}

fn variables(message: &Message) -> BTreeSet<&str> {
    message.variables().into_iter().collect()
}

fn text(pieces: &[Piece]) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Variable(name) => format!("{{{name}}}"),
    };
    pieces.iter().map(piece).collect()
}

#[test]
fn every_file_is_a_language_that_can_be_chosen() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/locales");
    let files: BTreeSet<String> = fs::read_dir(folder)
        .expect("the folder of languages")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(files, LANGUAGES.iter().map(|(tag, _)| format!("{tag}.ftl")).collect());
    let languages = include_str!("../static/web/protocol/languages.ts");
    let tags: Vec<String> = LANGUAGES.iter().map(|(tag, _)| format!("'{tag}'")).collect();
    assert!(languages.contains(&format!("[{}]", tags.join(", "))), "the scripts know other ones");
}

#[test]
fn every_language_has_the_messages_of_english_and_their_variables() {
    let english = read("en");
    for (tag, _) in LANGUAGES {
        let language = read(tag);
        let names = |of: &[Message]| of.iter().map(|message| message.id.clone()).collect::<BTreeSet<_>>();
        assert_eq!(names(&language), names(&english), "{tag}");
        for message in &language {
            let original = english.iter().find(|other| other.id == message.id).expect("it is there");
            assert_eq!(variables(message), variables(original), "{tag}: {}", message.id);
            assert_eq!(message.count, original.count, "{tag}: {}", message.id);
        }
        messages::short(&english, &language).expect("a short form");
    }
}

#[test]
fn every_form_that_a_count_takes_is_there() {
    for (tag, categories) in LANGUAGES {
        for message in read(tag).iter().filter(|message| message.count.is_some()) {
            let keys: BTreeSet<&str> = message.forms.iter().map(|(key, _)| key.as_str()).collect();
            let by_number = keys.iter().any(|key| key.parse::<u64>().is_ok());
            for category in categories.iter().filter(|category| !by_number || **category == "other") {
                assert!(keys.contains(category), "{tag}: {} has no form `{category}`", message.id);
            }
            let known = |key: &&str| categories.contains(key) || key.parse::<u64>().is_ok();
            assert!(keys.iter().all(known), "{tag}: {} has forms that the language has not", message.id);
        }
    }
}

#[test]
fn nothing_was_left_in_english() {
    // Names, signs, and sentences that stay as they are since they are typed as they are.
    let same = |text: &str| {
        let letters = text.split(['{', '}']).step_by(2).collect::<String>();
        letters.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count() < 3
    };
    let english = read("en");
    for (tag, _) in LANGUAGES.into_iter().filter(|(tag, _)| *tag != "en") {
        for message in read(tag).iter().filter(|message| message.id != "leaves-test-goal") {
            let original = english.iter().find(|other| other.id == message.id).expect("it is there");
            let (said, was) = (message.forms.last().expect("a form"), original.forms.last().expect("a form"));
            let (said, was) = (text(&said.1), text(&was.1));
            assert!(said != was || same(&was), "{tag}: {} is English: {said}", message.id);
        }
    }
}

#[test]
fn files_of_another_build_have_another_name() {
    let versions = ["a\nb", "b\na", "a", ""].map(messages::version);
    assert_eq!(BTreeSet::from(versions.clone()).len(), versions.len());
}

#[test]
fn a_file_that_asks_for_more_than_is_understood_is_refused_by_name() {
    for (file, name) in [
        ("a-b = { NUMBER($n) }", "a-b"),
        (
            "a-b = { $n ->\n    [one] { $n ->\n        [one] x\n       *[other] y\n    }\n   *[other] z\n}",
            "a-b",
        ),
        ("a-b = { -term }\n-term = x", "a-b"),
    ] {
        let refused = messages::read(file).err().unwrap_or_else(|| panic!("it was read: {file}"));
        assert!(refused.contains(name), "{refused}");
    }
    let (english, other) =
        (messages::read("a-b = x").expect("read"), messages::read("a-b = { $y }").expect("read"));
    assert_eq!(messages::short(&english, &other).err().as_deref(), Some("a-b: there is no $y"));
}
