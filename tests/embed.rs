//! Text → vector: tokens as the reference tokenizer makes them, vectors as the reference runtime makes them, and what
//! rounding costs.
//!
//! The model is a download, not part of the checkout; these tests fail without it rather than pass unrun.
#![cfg(not(target_family = "wasm"))]
#![allow(clippy::expect_used)] // helpers of tests may fail as tests do

#[path = "embed/multilingual.rs"]
mod multilingual;
#[path = "embed/pooling.rs"]
mod pooling;
#[path = "embed/quantisation.rs"]
mod quantisation;
#[path = "embed/runtime.rs"]
mod runtime;
#[path = "embed/tokens.rs"]
mod tokens;
#[path = "embed/values.rs"]
mod values;

use std::path::{Path, PathBuf};

/// The folder with `model.onnx` and `vocab.txt`.
fn model_folder() -> PathBuf {
    let folder = std::env::var_os("PENCHANT_MODEL_DIR").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("target/site/models/all-MiniLM-L6-v2-int8"),
        PathBuf::from,
    );
    let there = folder.join("model.onnx").is_file() && folder.join("vocab.txt").is_file();
    assert!(there, "no embedding model in {}: run `cargo xtask test`, which fetches it", folder.display());
    folder
}

/// 100 short texts of many kinds, one a line; `onnxruntime.json` beside it holds the first 8 components of each one's
/// vector as Python's `tokenizers` and `onnxruntime` 1.32 compute them from the same model file.
fn texts() -> Vec<String> {
    include_str!("fixtures/embed/texts.txt").lines().map(str::to_owned).collect()
}
