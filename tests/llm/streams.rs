//! Answers, cut anywhere.

use std::{collections::BTreeMap, fs, path::Path};

use penchant::agent::llm::{
    WireFormat,
    stream::{Decoder, LONGEST_LINE, LONGEST_TEXT},
    wire::{Delta, UnreadableAnswer},
};
use proptest::prelude::*;
use serde::Deserialize;

use super::{KINDS, provider};

#[derive(Deserialize)]
struct Expected {
    kind: WireFormat,
    /// None where it depends on where the answer broke off.
    text: Option<String>,
    end: String,
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/llm")
}

fn expected() -> BTreeMap<String, Expected> {
    serde_json::from_slice(&fs::read(folder().join("expected.json")).unwrap()).unwrap()
}

/// The text and how the answer ended, fed in pieces.
fn read<'a>(kind: WireFormat, pieces: impl IntoIterator<Item = &'a [u8]>) -> (String, String) {
    let provider = provider(kind);
    let mut decoder = Decoder::new(&provider);
    let (mut text, mut end) = (String::new(), "nothing".to_owned());
    let mut take = |deltas: Vec<Delta>| {
        for delta in deltas {
            match delta {
                Delta::Text(piece) => text.push_str(&piece),
                // What is said first counts, as in an exchange.
                _ if end != "nothing" => {}
                Delta::Done => end = "done".into(),
                Delta::Cut => end = "cut".into(),
                Delta::Refused => end = "refused".into(),
                Delta::Failed(complaint) => end = format!("failed: {complaint}"),
                Delta::Unreadable(UnreadableAnswer::Garbage) => end = "garbage".into(),
                Delta::Unreadable(UnreadableAnswer::TooLong) => end = "too long".into(),
            }
        }
    };
    for piece in pieces {
        take(decoder.feed(&provider, piece));
    }
    take(decoder.finish(&provider));
    (text, end)
}

#[test]
fn each_recorded_answer_is_read_as_it_should_be() {
    let names: Vec<String> = expected().into_keys().collect();
    for entry in fs::read_dir(folder()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let known = names.contains(&name) || name == "expected.json" || name.ends_with("request.txt");
        assert!(known, "{name} is expected by nobody");
    }
    for (name, expected) in expected() {
        let bytes = fs::read(folder().join(&name)).unwrap();
        let (text, end) = read(expected.kind, [bytes.as_slice()]);
        assert_eq!(end, expected.end, "{name}");
        if let Some(whole) = expected.text {
            assert_eq!(text, whole, "{name}");
        }
    }
}

#[test]
fn where_an_answer_is_cut_makes_no_difference() {
    for (name, expected) in expected() {
        let bytes = fs::read(folder().join(&name)).unwrap();
        let whole = read(expected.kind, [bytes.as_slice()]);
        for at in 0..=bytes.len() {
            let (a, b) = bytes.split_at(at);
            assert_eq!(read(expected.kind, [a, b]), whole, "{name} at {at}");
        }
        assert_eq!(read(expected.kind, bytes.chunks(1)), whole, "{name}, byte by byte");
    }
}

#[test]
fn what_has_no_end_is_not_kept() {
    for kind in KINDS {
        let provider = provider(kind);
        for endless in ["a".repeat(1000), format!("data: {}\n", "a".repeat(990)), "{\"a\":".repeat(200)] {
            let mut decoder = Decoder::new(&provider);
            let failed = |delta: &Delta| matches!(delta, Delta::Unreadable(_));
            let stopped =
                (0..10_000).find(|_| decoder.feed(&provider, endless.as_bytes()).iter().any(failed));
            assert!(stopped.is_some_and(|calls| calls <= 2 * LONGEST_LINE / 1000), "{kind:?} took it all");
            assert_eq!(decoder.feed(&provider, b"\n"), [], "and goes on after that");
        }
        let line = match kind {
            WireFormat::OpenAi => {
                r#"data: {"choices":[{"delta":{"content":"aaaaaaaaaaaaaaaa"}}]}"#.to_owned() + "\n\n"
            }
            WireFormat::Anthropic => {
                r#"data: {"type":"content_block_delta","delta":{"partial_json":"aaaaaaaaaaaaaaaa"}}"#
                    .to_owned()
                    + "\n\n"
            }
            WireFormat::Ollama => r#"{"message":{"content":"aaaaaaaaaaaaaaaa"}}"#.to_owned() + "\n",
        };
        let (text, end) = read(kind, (0..LONGEST_TEXT).map(|_| line.as_bytes()));
        assert_eq!((text.len(), end.as_str()), (LONGEST_TEXT, "too long"), "{kind:?}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_panic_and_the_same_in_pieces(
        kind in prop::sample::select(&KINDS[..]),
        bytes in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..200),
            "(data: |event: |\\{|\\}|\"|:|,|\\[DONE\\]|\n|\r|choices|delta|content|error|null|[a-z ]){0,60}".prop_map(String::into_bytes),
        ],
        size in 1..9_usize,
    ) {
        prop_assert_eq!(read(kind, bytes.chunks(size)), read(kind, [bytes.as_slice()]));
    }
}
