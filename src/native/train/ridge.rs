//! Factors for items that nobody in the log had: a ridge regression from what their texts mean to factors.

use rayon::prelude::*;

use crate::embed::quant::Int8Vectors;
use penchant_kernels::linalg::{Cholesky, add_outer, dot};

/// Ridge values tried, per known item.
const RIDGES: [f64; 4] = [0.001, 0.003, 0.01, 0.03];
/// Fewer known items than this teach nothing.
const FEWEST: usize = 50;

/// Fills the rows of `factors` (`dim` numbers per item) of items that are not `known` from the vectors of all; the
/// ridge is the one that predicts a held-out fifth of the known items best. Leaves them as they are if too few are
/// known.
pub fn fill(factors: &mut [f64], dim: usize, known: &[bool], vectors: &Int8Vectors) {
    let mut items: Vec<usize> = (0..known.len()).filter(|&item| known[item]).collect();
    if items.len() < FEWEST || vectors.len() != known.len() || items.len() == known.len() {
        return;
    }
    fastrand::Rng::with_seed(3).shuffle(&mut items);
    let (held, rest) = items.split_at(items.len() / 5);
    let error = |ridge: f64| {
        let map = fit(factors, dim, rest, vectors, ridge)?;
        let of_item = |&item: &usize| -> f64 {
            let row = &factors[item * dim..(item + 1) * dim];
            apply(&map, vectors, item).iter().zip(row).map(|(a, b)| (a - b).powi(2)).sum()
        };
        Some(held.iter().map(of_item).sum::<f64>())
    };
    let errors = RIDGES.iter().filter_map(|&ridge| Some((error(ridge)?, ridge)));
    let Some((_, ridge)) = errors.min_by(|a, b| a.0.total_cmp(&b.0)) else { return };
    let Some(map) = fit(factors, dim, &items, vectors, ridge) else { return };
    for item in (0..known.len()).filter(|&item| !known[item]) {
        factors[item * dim..(item + 1) * dim].copy_from_slice(&apply(&map, vectors, item));
    }
}

/// One column of coefficients per factor; the last coefficient is the constant.
fn fit(
    factors: &[f64],
    dim: usize,
    items: &[usize],
    vectors: &Int8Vectors,
    ridge: f64,
) -> Option<Vec<Vec<f64>>> {
    let width = vectors.dim + 1;
    let mut left = vec![0.0; width * width];
    let mut right = vec![vec![0.0; width]; dim];
    for &item in items {
        let input = input(vectors, item);
        add_outer(&mut left, &input, 1.0);
        for (column, target) in right.iter_mut().zip(&factors[item * dim..(item + 1) * dim]) {
            column.iter_mut().zip(&input).for_each(|(sum, x)| *sum += x * target);
        }
    }
    for i in 0..vectors.dim {
        left[i * width + i] += ridge * items.len() as f64;
    }
    left[width * width - 1] += 1e-9;
    let factor = Cholesky::new(left, width)?;
    right.par_iter_mut().for_each(|column| factor.solve(column));
    Some(right)
}

fn apply(map: &[Vec<f64>], vectors: &Int8Vectors, item: usize) -> Vec<f64> {
    let input = input(vectors, item);
    map.iter().map(|column| dot(column, &input)).collect()
}

fn input(vectors: &Int8Vectors, item: usize) -> Vec<f64> {
    let mut row: Vec<f64> = vectors.dequantize(item).into_iter().map(f64::from).collect();
    row.push(1.0);
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_item_gets_the_factors_that_its_text_implies() {
        let (items, width) = (200, 8);
        let mut rng = fastrand::Rng::with_seed(5);
        let rows: Vec<f32> = (0..items * width).map(|_| rng.f32() - 0.5).collect();
        let vectors = Int8Vectors::quantize(&rows, width);
        let truth: Vec<f64> = (0..items)
            .flat_map(|i| {
                let v = vectors.dequantize(i);
                [f64::from(v[0] - v[1]), 0.3 + f64::from(v[2])]
            })
            .collect();
        let known: Vec<bool> = (0..items).map(|i| i >= 10).collect();
        let mut factors = truth.clone();
        factors[..20].fill(0.0);
        fill(&mut factors, 2, &known, &vectors);
        for (guess, truth) in factors.iter().zip(&truth) {
            assert!((guess - truth).abs() < 0.05, "{guess} is not {truth}");
        }
    }
}
