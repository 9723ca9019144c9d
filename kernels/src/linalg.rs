//! The one decomposition that folding in needs, for matrices of at most a few hundred rows.

/// Lower Cholesky factor of a symmetric positive definite matrix, row-major.
#[derive(Debug, Clone)]
pub struct Cholesky {
    lower: Vec<f64>,
    dim: usize,
}

impl Cholesky {
    /// Factors `a` (`dim` × `dim`, row-major, only its lower triangle is read); `None` if it is not positive
    /// definite in double precision.
    pub fn new(mut a: Vec<f64>, dim: usize) -> Option<Self> {
        if a.len() != dim * dim {
            return None;
        }
        for i in 0..dim {
            let (above, row) = a.split_at_mut(i * dim);
            let row = &mut row[..dim];
            for j in 0..i {
                let other = &above[j * dim..j * dim + dim];
                row[j] = (row[j] - dot(&row[..j], &other[..j])) / other[j];
            }
            let pivot = row[i] - dot(&row[..i], &row[..i]);
            if !(pivot.is_finite() && pivot > 0.0) {
                return None;
            }
            row[i] = pivot.sqrt();
        }
        Some(Self { lower: a, dim })
    }

    /// Solves `a · x = b` in place.
    pub fn solve(&self, b: &mut [f64]) {
        let n = self.dim;
        for i in 0..n {
            let row = &self.lower[i * n..i * n + n];
            b[i] = (b[i] - dot(&row[..i], &b[..i])) / row[i];
        }
        for i in (0..n).rev() {
            let row = &self.lower[i * n..i * n + n];
            b[i] /= row[i];
            let x = b[i];
            for (below, &l) in b[..i].iter_mut().zip(row) {
                *below -= l * x;
            }
        }
    }

    /// The diagonal of the inverse of the factored matrix, for as much work as the factoring.
    pub fn inverse_diagonal(&self) -> Vec<f64> {
        let n = self.dim;
        // A column of the inverse of the factor, of which nothing stands above the diagonal.
        let mut column = vec![0.0; n];
        let of = |i: usize| {
            for j in i..n {
                let row = &self.lower[j * n..j * n + n];
                let own = f64::from(u8::from(i == j));
                column[j] = (own - dot(&row[i..j], &column[i..j])) / row[j];
            }
            dot(&column[i..], &column[i..])
        };
        (0..n).map(of).collect()
    }

    /// The inverse of the factored matrix, row-major.
    pub fn inverse(&self) -> Vec<f64> {
        let n = self.dim;
        let mut out = vec![0.0; n * n];
        for (i, row) in out.chunks_exact_mut(n.max(1)).enumerate() {
            row[i] = 1.0;
            self.solve(row);
        }
        out
    }
}

/// Inner product. Four partial sums, which the compiler may keep in vector registers: the order of a plain sum is
/// fixed.
pub fn dot(a: &[f64], b: &[f64]) -> f64 {
    let (a4, b4) = (a.chunks_exact(4), b.chunks_exact(4));
    let rest: f64 = a4.remainder().iter().zip(b4.remainder()).map(|(x, y)| x * y).sum();
    let mut sums = [0.0; 4];
    for (x, y) in a4.zip(b4) {
        for lane in 0..4 {
            sums[lane] += x[lane] * y[lane];
        }
    }
    sums.iter().sum::<f64>() + rest
}

/// Inner product of small integers and weights; the shorter one decides. Four partial sums, as in [`dot`].
pub fn mixed_dot(codes: &[i8], weights: &[f32]) -> f32 {
    let ((codes, codes_left), (weights, weights_left)) = (codes.as_chunks::<4>(), weights.as_chunks::<4>());
    let mut sums = [0.0; 4];
    for (code, weight) in codes.iter().zip(weights) {
        for lane in 0..4 {
            sums[lane] += f32::from(code[lane]) * weight[lane];
        }
    }
    let left: f32 = codes_left.iter().zip(weights_left).map(|(code, weight)| f32::from(*code) * weight).sum();
    sums.iter().sum::<f32>() + left
}

/// Adds `scale · row rowᵀ` to the lower triangle of `a`, the only one that [`Cholesky`] reads.
pub fn add_outer(a: &mut [f64], row: &[f64], scale: f64) {
    let dim = row.len();
    for (i, &x) in row.iter().enumerate() {
        let x = x * scale;
        for (cell, &y) in a[i * dim..=i * dim + i].iter_mut().zip(row) {
            *cell += x * y;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_solution_satisfies_its_equation(dim in 1usize..12, seed in any::<u64>()) {
            let mut rng = fastrand::Rng::with_seed(seed);
            let m: Vec<f64> = (0..dim * dim).map(|_| rng.f64() - 0.5).collect();
            let mut a = vec![0.0; dim * dim];
            for i in 0..dim {
                for j in 0..dim {
                    a[i * dim + j] = (0..dim).map(|k| m[i * dim + k] * m[j * dim + k]).sum::<f64>()
                        + if i == j { 0.1 } else { 0.0 };
                }
            }
            let want: Vec<f64> = (0..dim).map(|_| rng.f64() - 0.5).collect();
            let mut b: Vec<f64> = (0..dim).map(|i| dot(&a[i * dim..(i + 1) * dim], &want)).collect();
            let factor = Cholesky::new(a, dim).unwrap();
            factor.solve(&mut b);
            for (x, y) in b.iter().zip(&want) {
                prop_assert!((x - y).abs() < 1e-8);
            }
            let inverse = factor.inverse();
            for (i, x) in factor.inverse_diagonal().into_iter().enumerate() {
                prop_assert!((x - inverse[i * dim + i]).abs() < 1e-8 * x.abs().max(1.0));
            }
        }
    }

    #[test]
    fn what_is_not_positive_definite_is_refused() {
        assert!(Cholesky::new(vec![1.0, 2.0, 2.0, 1.0], 2).is_none());
        assert!(Cholesky::new(vec![f64::NAN], 1).is_none());
        assert!(Cholesky::new(vec![1.0], 2).is_none());
    }
}
