//! Sums over rows of small integers and over whole columns of scores.

/// Adds `weight · values[i]` to `column[targets[i]]` for every `i`. A target outside of the column is passed over.
pub fn scatter(column: &mut [f32], targets: &[u32], values: &[i8], weight: f32) {
    for (&target, &value) in targets.iter().zip(values) {
        if let Some(score) = column.get_mut(target as usize) {
            *score += weight * f32::from(value);
        }
    }
}

/// Adds `weight · source` to `sum`, place by place; the shorter one decides.
pub fn add_scaled(sum: &mut [f32], source: &[f32], weight: f32) {
    for (score, value) in sum.iter_mut().zip(source) {
        *score += weight * value;
    }
}

/// Puts the values of those targets into `out` that have a place in it: `places` has one more than it for every target, and 0
/// for those that have none.
pub fn pick(out: &mut [i8], targets: &[u32], values: &[i8], places: &[u16]) {
    for (&target, &value) in targets.iter().zip(values) {
        let place = places.get(target as usize).map_or(0, |place| usize::from(*place));
        if let Some(out) = place.checked_sub(1).and_then(|at| out.get_mut(at)) {
            *out = value;
        }
    }
}
