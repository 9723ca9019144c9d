//! What the pack ships: everything that a browser needs to rank by collaborative evidence, and nothing about a
//! single person of the log.

use penchant_kernels::linalg::mixed_dot;

use super::{Blend, Grain, sparse::Sparse};

/// Largest magnitude of a scale, a mean or a covariance.
const LARGEST: f32 = 1e12;

/// The weights, over the items of one catalogue by position.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    /// Per item, in [0, 1]: `ln(1 + people) / ln(1 + most people)`.
    pub popularity: Vec<f32>,
    /// Item factors of implicit ALS.
    pub factors: Factors,
    /// The training users as a Gaussian over factors.
    pub prior: Prior,
    /// "Liked together and came next": the pruned linear model.
    pub links: Sparse,
    /// "Followed within ten steps", directed.
    pub rules: Sparse,
    /// How the sources are weighed.
    pub blend: Blend,
}

/// `dim` factors per item as small integers, with one scale per item. A row of zeros says nothing about its item.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Factors {
    pub(super) dim: usize,
    pub(super) grain: Grain,
    pub(super) scales: Vec<f32>,
    pub(super) values: Vec<i8>,
}

/// Mean and covariance of the training users' factors: what is known about a visitor before the first event.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Prior {
    /// The mean of each of the `dim` factors.
    pub mean: Vec<f32>,
    /// `dim` × `dim`, row-major, symmetric.
    pub covariance: Vec<f32>,
}

impl Factors {
    /// Quantises `rows`, `dim` numbers per item, to int8 by the largest magnitude of each row.
    pub fn quantise(dim: usize, rows: &[f32]) -> Self {
        Self::quantise_to(Grain::Int8, dim, rows)
    }

    /// The same to any grain.
    pub fn quantise_to(grain: Grain, dim: usize, rows: &[f32]) -> Self {
        let mut out = Self { dim, grain, scales: Vec::new(), values: Vec::with_capacity(rows.len()) };
        for row in rows.chunks_exact(dim.max(1)) {
            let largest = row.iter().filter(|x| x.is_finite()).fold(0.0f32, |most, x| most.max(x.abs()));
            let scale = largest / grain.most();
            out.scales.push(scale);
            out.values.extend(row.iter().map(|x| if scale > 0.0 { (x / scale).round() as i8 } else { 0 }));
        }
        out
    }

    /// How finely they are kept in a file.
    pub fn grain(&self) -> Grain {
        self.grain
    }

    /// Factors per item.
    pub fn dim(&self) -> usize {
        self.dim
    }

    /// The factors of one item, dequantised; empty if there is no such item.
    pub fn row(&self, item: u32) -> Vec<f64> {
        let at = item as usize;
        let Some(&scale) = self.scales.get(at) else { return Vec::new() };
        let scale = f64::from(scale);
        self.values[at * self.dim..(at + 1) * self.dim].iter().map(|&q| f64::from(q) * scale).collect()
    }

    /// Inner product of `user` with every item.
    pub fn scores(&self, user: &[f64]) -> Vec<f32> {
        let user: Vec<f32> = user.iter().map(|&x| x as f32).collect();
        let rows = self.values.chunks_exact(self.dim.max(1));
        rows.zip(&self.scales).map(|(row, scale)| scale * mixed_dot(row, &user)).collect()
    }
}

impl Weights {
    /// Number of items.
    pub fn items(&self) -> usize {
        self.popularity.len()
    }

    /// The first inconsistency between the parts, if any.
    pub(super) fn fault(&self) -> Option<&'static str> {
        let (n, dim) = (self.items(), self.factors.dim);
        // Beyond, sums of products are no numbers any more. Counts that were trained elsewhere reach 1e9.
        let finite = |values: &[f32]| values.iter().all(|x| x.abs() <= LARGEST);
        let checks = [
            (self.popularity.iter().all(|p| (0.0..=1.0).contains(p)), "popularity out of range"),
            (self.factors.scales.len() == n && self.factors.values.len() == n * dim, "size of the factors"),
            (self.prior.mean.len() == dim && self.prior.covariance.len() == dim * dim, "size of the prior"),
            (finite(&self.factors.scales) && finite(&self.prior.mean), "factors out of range"),
            (finite(&self.prior.covariance), "prior out of range"),
            (self.links.items() == n && self.rules.items() == n, "size of a matrix"),
            (finite(&self.links.scales) && finite(&self.rules.scales), "scales out of range"),
            (self.blend.is_valid(), "blend out of range"),
        ];
        checks.into_iter().find(|(holds, _)| !holds).map(|(_, what)| what)
    }
}
