//! How much what is known of one thing says of another.

/// Covariances of one thing with many: `exp((cosine - 1) / reach) + shared · (exp((cosine - 1) / 2 reach) + alone)`, by the cosines
/// with them (which are replaced) and by what they share with it, from 0 to 1.
pub fn covariances(cosines: &mut [f32], shared: &[f32], reach: f32, alone: f32) {
    for (cosine, shared) in cosines.iter_mut().zip(shared) {
        // As far as twice the reach; its square is as far as the reach.
        let far = ((*cosine - 1.0) / (2.0 * reach)).exp();
        *cosine = far * far + shared * (far + alone);
    }
}
