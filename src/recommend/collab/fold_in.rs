//! A visitor's factors from a few events: the maximum a posteriori under the training users' Gaussian.
//!
//! An event of weight `w` for item `v` observes `v·u = 1` with variance `noise / w`; every item, seen or not, also
//! observes `v·u = 0` with variance `noise / unobserved`; the prior is the mean and covariance of the users in the
//! log. An event against an item observes a small negative value. For a given history the posterior mean is linear
//! in the observed values, so the part of each event in each score is exact.

use penchant_kernels::linalg::{Cholesky, add_outer, dot};

use super::weights::{Factors, Prior};

/// What does not depend on the visitor, computed once per pack.
#[derive(Debug, Clone)]
pub struct FoldIn {
    dim: usize,
    /// Inverse of the prior covariance.
    precision: Vec<f64>,
    /// `precision · mean`.
    shift: Vec<f64>,
    /// Sum of `v vᵀ` over all items.
    gram: Vec<f64>,
}

/// One visitor, folded in.
#[derive(Debug, Clone)]
pub struct Folded {
    factor: Cholesky,
    prior: Vec<f64>,
    /// Per event: its item's factors times observed value over variance.
    pulls: Vec<Vec<f64>>,
    user: Vec<f64>,
}

impl FoldIn {
    /// `None` if there are no factors, or the prior is not a covariance.
    pub fn new(factors: &Factors, prior: &Prior) -> Option<Self> {
        let dim = factors.dim();
        if dim == 0 {
            return None;
        }
        let mut covariance: Vec<f64> = prior.covariance.iter().map(|&x| f64::from(x)).collect();
        let trace: f64 = (0..dim).map(|i| covariance[i * dim + i]).sum();
        // Directions in which the users hardly differ would otherwise make the inverse blow up on rounding.
        let ridge = (trace / dim as f64).max(1e-9) * 1e-4;
        for i in 0..dim {
            covariance[i * dim + i] += ridge;
        }
        let precision = Cholesky::new(covariance, dim)?.inverse();
        let mean: Vec<f64> = prior.mean.iter().map(|&x| f64::from(x)).collect();
        let shift = precision.chunks_exact(dim).map(|row| dot(row, &mean)).collect();
        let mut gram = vec![0.0; dim * dim];
        for item in 0..factors.scales.len() as u32 {
            add_outer(&mut gram, &factors.row(item), 1.0);
        }
        Some(Self { dim, precision, shift, gram })
    }

    /// Folds `(item, weight, observed value)` in; weights are in (0, 1]. `None` only if rounding defeats the
    /// decomposition.
    pub fn fold(
        &self,
        factors: &Factors,
        events: &[(u32, f64, f64)],
        noise: f64,
        unobserved: f64,
    ) -> Option<Folded> {
        let mut a = self.precision.clone();
        for (cell, gram) in a.iter_mut().zip(&self.gram) {
            *cell += gram * unobserved / noise;
        }
        let mut user = self.shift.clone();
        let mut pulls = Vec::with_capacity(events.len());
        for &(item, weight, value) in events {
            let mut row = factors.row(item);
            // An observed item is in the sum over all items too; its small weight there is replaced, not added.
            add_outer(&mut a, &row, (weight - unobserved).max(0.0) / noise);
            for (x, b) in row.iter_mut().zip(&mut user) {
                *x *= weight * value / noise;
                *b += *x;
            }
            pulls.push(row);
        }
        let factor = Cholesky::new(a, self.dim)?;
        factor.solve(&mut user);
        Some(Folded { factor, prior: self.shift.clone(), pulls, user })
    }
}

impl Folded {
    /// The visitor's factors.
    pub fn user(&self) -> &[f64] {
        &self.user
    }

    /// What the factors would be from the prior alone, given how much was observed: the part of [`Folded::user`] that
    /// no event brought.
    pub fn baseline(&self) -> Vec<f64> {
        let mut user = self.prior.clone();
        self.factor.solve(&mut user);
        user
    }

    /// Posterior variance of the score of an item with these factors: how little the events say about it.
    pub fn variance(&self, item: &[f64]) -> f64 {
        let mut direction = item.to_vec();
        self.factor.solve(&mut direction);
        dot(item, &direction).max(0.0)
    }

    /// What the prior and each event, in the order folded, give to an item with these factors. The sum is the item's
    /// score.
    pub fn parts(&self, item: &[f64]) -> (f64, Vec<f64>) {
        if item.is_empty() {
            return (0.0, vec![0.0; self.pulls.len()]);
        }
        let mut direction = item.to_vec();
        self.factor.solve(&mut direction);
        (dot(&self.prior, &direction), self.pulls.iter().map(|pull| dot(pull, &direction)).collect())
    }
}
