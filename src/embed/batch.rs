//! Token ids → model input, hidden states → sentence vectors: the same for every runtime.

use super::EmbedError;

/// Inputs of a BERT-like model, row-major, padded to the longest row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// How many texts the batch holds.
    pub rows: usize,
    /// Tokens per row, padding included.
    pub width: usize,
    /// Token ids, `rows` × `width`; 0 pads the shorter texts.
    pub ids: Vec<i64>,
    /// 1 where there is a token.
    pub mask: Vec<i64>,
    /// All zero: one segment.
    pub types: Vec<i64>,
}

impl Batch {
    /// Lays out encoded texts.
    pub fn new(texts: Vec<Vec<u32>>) -> Self {
        let rows = texts.len();
        let width = texts.iter().map(Vec::len).max().unwrap_or(0);
        let mut batch = Self {
            rows,
            width,
            ids: vec![0; rows * width],
            mask: vec![0; rows * width],
            types: vec![0; rows * width],
        };
        for (row, tokens) in texts.iter().enumerate() {
            let ids = batch.ids.iter_mut().skip(row * width);
            let mask = batch.mask.iter_mut().skip(row * width);
            for ((token, id), mask) in tokens.iter().zip(ids).zip(mask) {
                *id = i64::from(*token);
                *mask = 1;
            }
        }
        batch
    }
}

/// Mean of the hidden states under the mask, scaled to unit length: what sentence-transformers does for this model.
/// `hidden` is `rows × width × dim`; the result `rows × dim`.
///
/// # Errors
/// [`EmbedError::Shape`] if the model returned anything else.
pub fn pool(hidden: &[f32], batch: &Batch, dim: usize) -> Result<Vec<f32>, EmbedError> {
    let want = batch.rows * batch.width * dim;
    if hidden.len() != want {
        return Err(EmbedError::Shape { got: hidden.len(), want });
    }
    let mut vectors = vec![0.0; batch.rows * dim];
    let states = hidden.chunks_exact(dim.max(1)).zip(&batch.mask);
    for (at, (state, _)) in states.enumerate().filter(|(_, (_, mask))| **mask != 0) {
        let row = at / batch.width * dim;
        for (sum, x) in vectors.iter_mut().skip(row).zip(state) {
            *sum += x;
        }
    }
    for row in vectors.chunks_exact_mut(dim.max(1)) {
        let length = row.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-12);
        row.iter_mut().for_each(|x| *x /= length);
    }
    Ok(vectors)
}
