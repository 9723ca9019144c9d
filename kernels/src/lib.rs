//! The inner loops of search and ranking. They stand apart so that they are compiled for speed while all else in the
//! browser is compiled for size: the work is done by plain functions over slices, and by no generic ones, whose code would be
//! made where they are called.

pub mod cluster;
pub mod covariance;
pub mod dot;
pub mod linalg;
pub mod order;
pub mod product;
pub mod sparse;
pub mod top;
