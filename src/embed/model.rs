//! The model that ships.

use super::ModelSpec;

/// `all-MiniLM-L6-v2` with int8 weights (Apache-2.0; Reimers and Gurevych's sentence-transformers). Its card allows 256
/// tokens; 128 hold what describes an item, at half the time.
pub fn minilm() -> ModelSpec {
    ModelSpec {
        id: "all-MiniLM-L6-v2-int8".into(),
        sha256: "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6".into(),
        dim: 384,
        max_tokens: 128,
    }
}
