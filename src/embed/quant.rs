//! Vectors in one byte a component: symmetric quantisation with one scale per vector.

/// `n` vectors of `dim` components; component ≈ `scale × data`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Int8Vectors {
    /// Components of a vector.
    pub dim: usize,
    /// Row-major, `n × dim`, each in [-127, 127].
    pub data: Vec<i8>,
    /// One per vector.
    pub scales: Vec<f32>,
}

impl Int8Vectors {
    /// Takes parts that belong together; none if their lengths do not agree, or a scale is not a number.
    pub fn new(dim: usize, data: Vec<i8>, scales: Vec<f32>) -> Option<Self> {
        let fits = dim > 0 && dim.checked_mul(scales.len()) == Some(data.len());
        let sound = scales.iter().all(|scale| scale.is_finite()) && !data.contains(&i8::MIN);
        (fits && sound).then_some(Self { dim, data, scales })
    }

    /// Rounds rows to the nearest of 255 steps: each component is off by at most half its row's scale.
    /// A trailing part of a row is dropped.
    pub fn quantize(rows: &[f32], dim: usize) -> Self {
        let mut vectors = Self { dim, ..Self::default() };
        for row in rows.chunks_exact(dim.max(1)) {
            let (codes, scale) = quantize_row(row);
            vectors.data.extend(codes);
            vectors.scales.push(scale);
        }
        vectors
    }

    /// Vectors held.
    pub fn len(&self) -> usize {
        self.scales.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.scales.is_empty()
    }

    /// One vector's codes; empty outside the range.
    pub fn row(&self, ix: usize) -> &[i8] {
        self.data.get(ix * self.dim..(ix + 1) * self.dim).unwrap_or_default()
    }

    /// One vector; empty outside the range.
    pub fn dequantize(&self, ix: usize) -> Vec<f32> {
        let scale = self.scales.get(ix).copied().unwrap_or(0.0);
        self.row(ix).iter().map(|code| f32::from(*code) * scale).collect()
    }
}

/// One row's codes and scale. A row of zeros, or one that holds something that is no number, becomes zeros.
pub fn quantize_row(row: &[f32]) -> (Vec<i8>, f32) {
    let largest = row.iter().fold(0.0f32, |most, x| most.max(x.abs()));
    if largest == 0.0 || !row.iter().all(|x| x.is_finite()) {
        return (vec![0; row.len()], 0.0);
    }
    let scale = largest / 127.0;
    (row.iter().map(|x| (x / scale).round().clamp(-127.0, 127.0) as i8).collect(), scale)
}
