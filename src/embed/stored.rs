//! Vectors as they are kept, and handed to where a pack is written.

use serde::{Deserialize, Serialize};

use super::{ModelSpec, quant::Int8Vectors};

/// Vectors, and the model that made them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StoredVectors {
    /// Which model's.
    pub model: ModelSpec,
    codes: Vec<i8>,
    scales: Vec<f32>,
}

impl StoredVectors {
    /// What a model made.
    pub fn new(model: ModelSpec, Int8Vectors { data, scales, .. }: Int8Vectors) -> Self {
        Self { model, codes: data, scales }
    }

    /// The model, and its vectors; none where the parts do not fit together.
    pub fn into_parts(self) -> Option<(ModelSpec, Int8Vectors)> {
        let vectors = Int8Vectors::new(self.model.dim, self.codes, self.scales)?;
        Some((self.model, vectors))
    }

    /// The vector at a position; none for a position outside, or where the parts do not fit together.
    pub fn row(&self, at: usize) -> Option<(&[i8], f32)> {
        Some((self.codes.chunks_exact(self.model.dim.max(1)).nth(at)?, *self.scales.get(at)?))
    }
}
