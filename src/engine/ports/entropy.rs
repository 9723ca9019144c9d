//! Randomness.

use std::cell::RefCell;

/// A source of randomness.
pub trait Entropy {
    /// A number that nobody can foresee.
    fn random(&self) -> u64;
}

/// Randomness that a seed foretells, for tests.
#[derive(Debug)]
pub struct SeededEntropy(RefCell<fastrand::Rng>);

impl SeededEntropy {
    /// The numbers that follow from a seed.
    pub fn new(seed: u64) -> Self {
        Self(RefCell::new(fastrand::Rng::with_seed(seed)))
    }
}

impl Entropy for SeededEntropy {
    fn random(&self) -> u64 {
        self.0.borrow_mut().u64(..)
    }
}
