//! The inner loops of search and ranking. They stand apart so that they are compiled for speed while all else in the
//! browser is compiled for size: what is here is a plain function over slices, and no generic one, whose code would be
//! made where it is called.

pub mod cluster;
pub mod dot;
pub mod linalg;
pub mod order;
pub mod sparse;
pub mod top;
