//! Implicit alternating least squares (Hu, Koren, Volinsky 2008; regularised and scaled as in Rendle et al. 2022,
//! "Revisiting the performance of iALS").
//!
//! Minimises `Σ_observed (1 − u·v)² + α Σ_all (u·v)² + λ (Σ (|I_u| + α n) |u|² + Σ (|U_v| + α m) |v|²)`.

use rayon::prelude::*;

use penchant_kernels::linalg::{Cholesky, add_outer};

/// The hyper-parameters of a fit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AlsOptions {
    /// Factors per item.
    pub dim: usize,
    /// α: weight of an unobserved pair.
    pub unobserved: f64,
    /// λ: weight of the squared factors, against factors that only fit noise.
    pub regularisation: f64,
    /// Passes over users and items.
    pub sweeps: usize,
}

/// What is kept of a fit: nothing about a single user.
#[derive(Debug, Clone)]
pub struct ItemModel {
    /// `dim` numbers per item.
    pub items: Vec<f64>,
    /// Mean of the users' factors.
    pub mean: Vec<f64>,
    /// Covariance of the users' factors, `dim` × `dim`.
    pub covariance: Vec<f64>,
}

/// Fits factors; `tick(done, of)` is called after each sweep. The same input gives the same factors on any number
/// of cores.
pub fn fit(
    histories: &[Vec<u32>],
    items: usize,
    options: &AlsOptions,
    tick: &dyn Fn(usize, usize),
) -> ItemModel {
    let dim = options.dim;
    let mut audience: Vec<Vec<u32>> = vec![Vec::new(); items];
    for (user, history) in (0u32..).zip(histories) {
        for &item in history {
            audience[item as usize].push(user);
        }
    }
    let mut rng = fastrand::Rng::with_seed(0x5eed);
    let spread = 0.2 / (dim as f64).sqrt();
    let mut item_factors: Vec<f64> = (0..items * dim).map(|_| (rng.f64() - 0.5) * spread).collect();
    let mut user_factors = Vec::new();
    for sweep in 0..options.sweeps {
        user_factors = half_sweep(histories, &item_factors, options);
        item_factors = half_sweep(&audience, &user_factors, options);
        tick(sweep + 1, options.sweeps);
    }
    if options.sweeps > 0 {
        user_factors = half_sweep(histories, &item_factors, options);
    }
    let (mean, covariance) = moments(&user_factors, dim);
    ItemModel { items: item_factors, mean, covariance }
}

/// Solves for one side given the other: row `r` has observed the rows `observed[r]` of `fixed`.
fn half_sweep(observed: &[Vec<u32>], fixed: &[f64], options: &AlsOptions) -> Vec<f64> {
    let dim = options.dim;
    let row_of = |at: u32| &fixed[at as usize * dim..(at as usize + 1) * dim];
    let mut gram = vec![0.0; dim * dim];
    for row in fixed.chunks_exact(dim) {
        add_outer(&mut gram, row, options.unobserved);
    }
    let all = options.unobserved * (fixed.len() / dim.max(1)) as f64;
    let mut out = vec![0.0; observed.len() * dim];
    out.par_chunks_exact_mut(dim).zip(observed).for_each(|(solution, seen)| {
        if seen.is_empty() {
            return;
        }
        let mut a = gram.clone();
        for &at in seen {
            add_outer(&mut a, row_of(at), 1.0);
            solution.iter_mut().zip(row_of(at)).for_each(|(b, x)| *b += x);
        }
        let ridge = options.regularisation * (seen.len() as f64 + all);
        (0..dim).for_each(|i| a[i * dim + i] += ridge);
        match Cholesky::new(a, dim) {
            Some(factor) => factor.solve(solution),
            None => solution.fill(0.0),
        }
    });
    out
}

fn moments(rows: &[f64], dim: usize) -> (Vec<f64>, Vec<f64>) {
    let count = (rows.len() / dim.max(1)).max(1) as f64;
    let mut mean = vec![0.0; dim];
    for row in rows.chunks_exact(dim) {
        mean.iter_mut().zip(row).for_each(|(m, x)| *m += x / count);
    }
    let mut covariance = vec![0.0; dim * dim];
    for row in rows.chunks_exact(dim) {
        let centred: Vec<f64> = row.iter().zip(&mean).map(|(x, m)| x - m).collect();
        add_outer(&mut covariance, &centred, 1.0 / count);
    }
    for i in 0..dim {
        for j in 0..i {
            covariance[j * dim + i] = covariance[i * dim + j];
        }
    }
    (mean, covariance)
}
