//! What has been put before the person without being taken up.
//!
//! Impressions discount a score by how many there were and how long ago the last was (Lee et al., "Modeling Impression
//! Discounting in Large-scale Recommender Systems", KDD 2014). Here the discount fades in days and takes a share of what a
//! score has above the least that suits: so it moves an item back among its like, and never behind what does not suit.

/// Most of what stands above the floor that is taken.
const MOST: f32 = 0.3;

/// The share that is taken from an item that was seen so often, from 0 to `MOST`.
pub fn share(views: f32) -> f32 {
    MOST * (1.0 - (-views).exp2())
}
