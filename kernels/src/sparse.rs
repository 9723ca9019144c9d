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

/// The value of `target` in a row whose targets ascend; none if it is not among them.
pub fn find(targets: &[u32], values: &[i8], target: u32) -> Option<i8> {
    targets.binary_search(&target).ok().and_then(|at| values.get(at).copied())
}
