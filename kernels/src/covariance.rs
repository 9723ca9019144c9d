//! How much what is known of one thing says of another.

use std::f32::consts::{LN_2, LOG2_E};

/// Covariances of one thing with many: `exp((cosine - 1) / reach) + shared · (exp((cosine - 1) / 2 reach) + alone)`, by the cosines
/// with them (which are replaced) and by what they share with it, from 0 to 1.
pub fn covariances(cosines: &mut [f32], shared: &[f32], reach: f32, alone: f32) {
    let narrow = 1.0 / (2.0 * reach);
    for (cosine, shared) in cosines.iter_mut().zip(shared) {
        // As far as twice the reach; its square is as far as the reach.
        let far = exp((*cosine - 1.0) * narrow);
        *cosine = far * far + shared * (far + alone);
    }
}

/// `exp(x)`, within 3e-6 of its value for x in [-80, 80], without a branch or a call, so that four are computed at once. What lies
/// below is next to nothing.
fn exp(x: f32) -> f32 {
    let exponent = (x * LOG2_E).clamp(-126.0, 126.0);
    let whole = (exponent + 0.5).floor();
    // Of what is left, in [-ln 2 / 2, ln 2 / 2], five terms of the series.
    let rest = (exponent - whole) * LN_2;
    let series =
        1.0 + rest * (1.0 + rest * (0.5 + rest * (1.0 / 6.0 + rest * (1.0 / 24.0 + rest * (1.0 / 120.0)))));
    f32::from_bits(((whole as i32 + 127) as u32) << 23) * series
}

#[cfg(test)]
mod tests {
    use super::exp;

    #[test]
    fn it_is_the_exponential_function() {
        for step in -8_000..=8_000 {
            let x = step as f32 / 100.0;
            let (near, exact) = (f64::from(exp(x)), f64::from(x).exp());
            assert!((near / exact - 1.0).abs() < 1e-5, "{x}: {near} for {exact}");
        }
        for nothing in [f32::NEG_INFINITY, -1e30] {
            assert!(exp(nothing) < 1e-37, "{nothing}");
        }
    }
}
