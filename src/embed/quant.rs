//! Vectors in one byte a component: symmetric quantisation with one scale per vector.

/// `n` vectors of `dim` components; component ≈ `scale × data`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Int8Vectors {
    /// How many components a vector has.
    pub dim: usize,
    /// Row-major, `n × dim`, each in [-127, 127].
    pub data: Vec<i8>,
    /// The step of each vector: its components are multiples of this.
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
        if dim > 0 {
            vectors.data.reserve_exact(rows.len());
            for row in rows.chunks_exact(dim) {
                let scale = step(row, 127.0);
                vectors.data.extend(row.iter().map(|x| code(*x, scale, 127.0) as i8));
                vectors.scales.push(scale);
            }
        }
        vectors
    }

    /// The number of vectors held.
    pub fn len(&self) -> usize {
        self.scales.len()
    }

    /// Whether there are no vectors.
    pub fn is_empty(&self) -> bool {
        self.scales.is_empty()
    }

    /// One vector's codes; empty outside the range.
    pub fn row(&self, ix: usize) -> &[i8] {
        // Not by chunks, which divide each time: this is asked thousands of times a ranking.
        let rest = ix.checked_mul(self.dim).and_then(|from| self.data.get(from..));
        rest.and_then(|rest| rest.get(..self.dim)).unwrap_or_default()
    }

    /// One vector; empty outside the range.
    pub fn dequantize(&self, ix: usize) -> Vec<f32> {
        let scale = self.scales.get(ix).copied().unwrap_or(0.0);
        self.row(ix).iter().map(|code| f32::from(*code) * scale).collect()
    }
}

/// A vector in two bytes a component, to be compared with [`Int8Vectors`]: rounding it costs nothing beside the rounding
/// of the rows, and the dot product with a row still fits 32 bits.
#[derive(Debug, Clone, PartialEq)]
pub struct Int16Vector {
    /// Component ≈ `scale × codes`; the absolute codes times 127 add to less than 2^31.
    pub codes: Vec<i16>,
    /// The step of the vector: its components are multiples of this.
    pub scale: f32,
}

impl Int16Vector {
    /// Rounds to the nearest step.
    pub fn quantize(vector: &[f32]) -> Self {
        let room = i32::MAX as usize / 127 / vector.len().max(1);
        let most = room.min(i16::MAX as usize) as f32;
        let scale = step(vector, most);
        Self { codes: vector.iter().map(|x| code(*x, scale, most) as i16).collect(), scale }
    }
}

/// What one code stands for, so that the largest component gets the code `most`. 0, and so all codes 0, for a vector of
/// zeros and for one that holds something that is no number.
fn step(vector: &[f32], most: f32) -> f32 {
    let largest = vector.iter().fold(0.0f32, |largest, x| largest.max(x.abs()));
    if vector.iter().all(|x| x.is_finite()) { largest / most } else { 0.0 }
}

fn code(x: f32, step: f32, most: f32) -> f32 {
    if step > 0.0 { (x / step).round().clamp(-most, most) } else { 0.0 }
}
