use std::{fs, path::Path, sync::OnceLock};

use futures_util::FutureExt;
use penchant::{
    embed::{EmbedError, Embedder, model},
    native::onnx::OnnxEmbedder,
};

use super::{model_folder, texts};

fn embed(texts: &[String]) -> Vec<Vec<f32>> {
    let mut embedder = OnnxEmbedder::load(&model_folder()).expect("the model loads");
    let vectors = embedder.embed(texts).now_or_never().expect("it never waits").expect("it embeds");
    assert_eq!(vectors.len(), texts.len() * embedder.spec().dim);
    vectors.chunks_exact(embedder.spec().dim).map(<[f32]>::to_vec).collect()
}

/// Embedded all at once, for every test here.
fn together() -> &'static [Vec<f32>] {
    static VECTORS: OnceLock<Vec<Vec<f32>>> = OnceLock::new();
    VECTORS.get_or_init(|| embed(&texts()))
}

fn cosine(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

#[test]
fn vectors_are_those_of_the_reference_runtime() {
    let reference: Vec<Vec<f32>> = serde_json::from_str(include_str!("../fixtures/embed/onnxruntime.json"))
        .expect("the fixture is JSON");
    assert_eq!(reference.len(), together().len());
    for ((text, vector), expected) in texts().iter().zip(together()).zip(reference) {
        for (x, y) in vector.iter().zip(expected) {
            assert!((x - y).abs() < 1e-5, "{text:?}: {x} where onnxruntime has {y}");
        }
    }
}

#[test]
fn vectors_have_length_one() {
    for vector in together() {
        assert!((cosine(vector, vector) - 1.0).abs() < 1e-5);
    }
}

#[test]
fn company_in_a_batch_changes_nothing() {
    let alone: Vec<String> = texts().into_iter().step_by(9).collect();
    let places = (0..texts().len()).step_by(9);
    for (text, place) in alone.iter().zip(places) {
        let vector = embed(std::slice::from_ref(text)).remove(0);
        assert!(cosine(&vector, &together()[place]) > 0.99999, "{text:?}");
    }
}

#[test]
fn what_means_the_same_is_close_and_what_does_not_is_not() {
    let at = |text: &str| {
        let place = texts().iter().position(|t| t == text).expect("the fixture has it");
        &together()[place][..]
    };
    let close = cosine(
        at("Free software to draw vector graphics"),
        at("Vector graphics drawing software that is free"),
    );
    let far = cosine(at("Free software to draw vector graphics"), at("Everything about cats"));
    assert!(close > 0.8 && far < 0.2, "{close} and {far}");
}

#[test]
fn nothing_to_embed_is_no_error() {
    assert!(embed(&[]).is_empty());
}

#[test]
fn another_model_under_the_same_name_is_refused() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join("model.onnx"), "not the model").expect("it is writable");
    fs::copy(model_folder().join("vocab.txt"), folder.path().join("vocab.txt")).expect("it is writable");
    let error = OnnxEmbedder::load(folder.path()).err().expect("it is refused");
    assert!(matches!(&error, EmbedError::Load(reason) if reason.contains("SHA-256")), "{error}");
}

#[test]
fn a_missing_file_is_named() {
    let error = OnnxEmbedder::load(Path::new("/nowhere")).err().expect("there is none");
    assert!(error.to_string().contains("model.onnx"), "{error}");
}

/// The browser's runtime is compared with this one by the journeys, which read the file.
#[test]
fn the_vectors_are_left_for_the_browser_to_compare_with() {
    assert_eq!(together().first().map(Vec::len), Some(model::minilm().dim));
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("native-vectors.json");
    fs::write(&file, serde_json::to_string(together()).expect("numbers are JSON")).expect("it is writable");
}
