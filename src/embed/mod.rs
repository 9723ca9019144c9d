//! Text → vector. The room holds what every runtime shares (model description, tokenizer, pooling, quantisation);
//! the runtimes themselves are adapters: `browser::ort` in the worker, `native::onnx` in the pack builder.

pub mod batch;
pub mod model;
pub mod multilingual;
pub mod quant;
pub mod stored;
pub mod wordpiece;

use futures_util::future::LocalBoxFuture;
use serde::{Deserialize, Serialize};

/// Why a text could not be embedded.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum EmbedError {
    /// The model, its runtime or its vocabulary could not be had, as the browser or the runtime says.
    #[error("the embedding model could not be loaded: {0}")]
    Load(String),
    /// The host answered with a failure.
    #[error("the embedding model could not be loaded: the server answered {0}")]
    Status(u16),
    /// A file is not the one that it should be; which, and why.
    #[error("the embedding model could not be loaded: {0}")]
    Altered(&'static str),
    /// The runtime refused an input or failed on it.
    #[error("the embedding model failed: {0}")]
    Run(String),
    /// The model's output does not have the shape its description promises.
    #[error("the embedding model returned {got} values where {want} were expected")]
    Shape {
        /// How many values the model returned.
        got: usize,
        /// How many values the description of the model promises.
        want: usize,
    },
}

/// What identifies an embedding space. Vectors may be compared only if their specs are equal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelSpec {
    /// The name of the model, for example `all-MiniLM-L6-v2-int8`.
    pub id: String,
    /// Lower-case hexadecimal SHA-256 of the model file.
    pub sha256: String,
    /// How many components a vector of the model has.
    pub dim: usize,
    /// Tokens, special ones included, beyond which a text is cut.
    pub max_tokens: usize,
}

/// The port to a text embedding model.
pub trait Embedder {
    /// The space its vectors live in.
    fn spec(&self) -> &ModelSpec;

    /// One unit vector of `spec().dim` components per text, concatenated in order.
    fn embed<'a>(&'a mut self, texts: &'a [String]) -> LocalBoxFuture<'a, Result<Vec<f32>, EmbedError>>;
}
