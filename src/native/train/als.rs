//! Implicit alternating least squares (Hu, Koren, Volinsky 2008; regularised and scaled as in Rendle et al. 2022,
//! "Revisiting the performance of iALS").
//!
//! Minimises `Σ_observed (1 − u·v)² + α Σ_all (u·v)² + λ (Σ (|I_u| + α n) |u|² + Σ (|U_v| + α m) |v|²)`.

use rayon::prelude::*;

use penchant_kernels::linalg::{Cholesky, add_outer};

/// Costs of an unobserved pair that are compared, beside the one that the search starts from, and then of large factors.
const UNOBSERVED: [f64; 4] = [0.1, 0.03, 0.01, 0.003];
const REGULARISATION: [f64; 2] = [0.003, 0.03];

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

/// Of several costs, first of unobserved pairs and then of large factors, the fit of which `found` says most. What is right for a
/// small dense log drowns the few acts of each person in a large sparse one: there the factors would be all but zero.
pub fn fit_best(
    histories: &[Vec<u32>],
    items: usize,
    start: AlsOptions,
    found: impl Fn(&ItemModel) -> f64,
    tick: &dyn Fn(usize, usize),
) -> (AlsOptions, ItemModel) {
    let mut winner = (start, fit(histories, items, &start, &|_, _| ()));
    let mut most = found(&winner.1);
    let unobserved = UNOBSERVED.map(|value| (value, true));
    let regularisation = REGULARISATION.map(|value| (value, false));
    let of = UNOBSERVED.len() + REGULARISATION.len();
    for (done, (value, is_unobserved)) in (1..).zip(unobserved.into_iter().chain(regularisation)) {
        let options = match is_unobserved {
            true => AlsOptions { unobserved: value, ..winner.0 },
            false => AlsOptions { regularisation: value, ..winner.0 },
        };
        let model = fit(histories, items, &options, &|_, _| ());
        let value = found(&model);
        if value > most {
            (most, winner) = (value, (options, model));
        }
        tick(done, of);
    }
    winner
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn factors_of_a_large_catalogue_of_which_everybody_has_little_say_something() {
        const ITEMS: u32 = 4000;
        let (items, per_taste) = (ITEMS as usize, 20);
        let mut rng = fastrand::Rng::with_seed(3);
        let mut history = || -> Vec<u32> {
            let taste = rng.u32(..ITEMS / per_taste);
            (0..6).map(|_| taste * per_taste + rng.u32(..per_taste)).collect()
        };
        let people: Vec<Vec<u32>> = (0..2000).map(|_| history()).collect();
        let start = AlsOptions { dim: 8, unobserved: 0.3, regularisation: 0.01, sweeps: 5 };
        let size = |model: &ItemModel| model.items.iter().map(|x| x * x).sum::<f64>() / items as f64;
        // How much nearer items are to one of their taste than to one of another.
        let found = |model: &ItemModel| -> f64 {
            let row = |item: u32| &model.items[item as usize * 8..][..8];
            let product = |a: u32, b: u32| row(a).iter().zip(row(b)).map(|(x, y)| x * y).sum::<f64>();
            let nearer = (0..ITEMS - per_taste).step_by(per_taste as usize);
            nearer.map(|item| product(item, item + 1) - product(item, item + per_taste)).sum()
        };
        assert!(size(&fit(&people, items, &start, &|_, _| ())) < 1e-3);
        let (options, model) = fit_best(&people, items, start, found, &|_, _| ());
        assert!(options.unobserved < 0.1 && size(&model) > 0.01, "{options:?}: {}", size(&model));
    }
}
